"""What shows that a text is in the language of the source: its function words, or its script.

One foreign word in a translation is a name, a term or a command. Words that only grammar needs ("the", "which",
"для") come with whole phrases, so a few of them, among words that are written small, are evidence.
"""

import re
from functools import cache
from typing import NamedTuple

from polyglint import MARKUP, OBJECT, function_words, letters_in, script_of, telling_words, words_of

_PLAIN = re.compile(r"[^\W\d_]{3,}")
_UNCASED = frozenset({"hebrew", "arabic", "devanagari", "thai", "hangul", "kana", "han"})
_PLAIN_SHARE = 0.28  # of all words; fewer are among names and dates
_LONG = 8  # words: names, terms and commands are shorter, or have capitals
_FEW_HITS = 6  # words that are looked for one by one
_TITLE = 4  # words: a name of a work has fewer
_SHORT_UNCASED = 6  # letters of a script without capitals that are more than a name


@cache
def _heading() -> re.Pattern[str]:
    """Words and the marks between them: no figures, code, brackets, or capitals inside words.

    Abbreviations may stand anywhere but in the first place.
    """
    return re.compile(r"[A-Z][a-z]*(?:['’][a-z]+)?(?:[,:]? (?:[A-Z]?[a-z]+(?:['’-][a-z]+)*|[A-Z]{2,5}s?))+[?!.:]?")


class Tongues(NamedTuple):
    """The two languages of a translation, and what tells them apart."""

    source: str
    target: str
    ours: frozenset[str]  # function words of the source language that the target language does not have
    theirs: frozenset[str]
    english: frozenset[str]  # what speaks for English, where that is neither: the language of most quotations
    source_script: str  # where the script tells the source language: "" for one in Latin letters, or in the same script
    target_script: str  # "" where both have the same script

    def may_stand_in(self, prose: str, hits: frozenset[str] | None = None) -> bool:
        """Whether it is worth a closer look: quick, and true for every text in the source language.

        `hits` are those of the page that the text is a part of.
        """
        if self.source_script:
            return letters_in(prose, self.source_script) >= _SHORT_UNCASED
        if hits is not None and len(hits) <= _FEW_HITS and not any(word in prose for word in hits):
            return False
        # Words are split at any white space; what clings to one does not matter among several.
        return not self.ours.isdisjoint(prose.split())

    def hits(self, prose: str) -> frozenset[str]:
        """The words that tell the source language, of a whole page."""
        return frozenset() if self.source_script else self.ours.intersection(prose.split())

    def may_be_heading(self, content: str) -> bool:
        """Whether a heading may be one that was left although it has no word that tells the source language."""
        return bool(self.target_script and not self.source_script and _heading().fullmatch(content))

    def is_heading(self, content: str) -> bool:
        """Whether a heading that is the same as its source was left: it has words that no name or command has."""
        if self.source_script or not _heading().fullmatch(content):
            return False
        evidence = self._evidence(content)
        if evidence.theirs or evidence.words < 2 or (self.english and evidence.kinds == 0):
            return False
        if self.target_script:
            return evidence.plain >= 1 or (evidence.kinds >= 1 and evidence.words >= _TITLE)
        return evidence.kinds >= 1 and evidence.plain >= 2 and evidence.words >= _TITLE

    def is_source(self, text: str, *, is_same: bool) -> bool:
        """Whether the text is in the source language. One that is the same as its source needs less evidence."""
        if self.source_script:
            return self._has_script(text, is_same=is_same)
        evidence = self._evidence(text)
        if self.target_script:
            return evidence.is_other_script(is_same=is_same)
        return evidence.is_other_words(is_same=is_same)

    def may_be_source(self, text: str, *, fewest: int) -> bool:
        """Whether a short text that is the same as its source looks like it: less than evidence, more than a name.

        `fewest` are the function words and words without capitals that it must have in another script.
        """
        if self.source_script:
            return False
        evidence = self._evidence(text)
        if self.english and not self.english.isdisjoint(words_of(text)):
            return False
        if self.target_script:
            return evidence.theirs == 0 and evidence.words >= 2 and evidence.kinds + evidence.plain >= fewest
        return evidence.words >= 3 and evidence.kinds >= 1 and evidence.plain >= 1 and evidence.theirs == 0

    def _has_script(self, text: str, *, is_same: bool) -> bool:
        count = letters_in(text, self.source_script)
        letters = sum(character.isalpha() for character in text)
        if count < _SHORT_UNCASED * (1 if is_same else 2) or count < 0.8 * letters:
            return False
        return self.source_script in _UNCASED or plain_words(text) >= 2

    def _evidence(self, text: str) -> "Evidence":
        words = words_of(text)
        ours = [word for word in words if word in self.ours]
        if self.target_script:
            theirs = letters_in(text, self.target_script)
        else:
            theirs = sum(word in self.theirs for word in words)
        if self.english and sum(word in self.english for word in words) >= len(ours):
            ours = []
        return Evidence(len(words), plain_words(text), len(set(ours)), len(ours), theirs)


class Evidence(NamedTuple):
    """What counts for and against the source language in a text."""

    words: int
    plain: int  # words of three letters and more without capitals: no names
    kinds: int  # different telling words of the source language
    ours: int  # all telling words of the source language
    theirs: int  # telling words of the target language, or letters of its script

    @property
    def is_long(self) -> bool:
        """Whether it is so much running text that a single telling word will do."""
        return self.kinds >= 1 and self.words >= _LONG and self.plain >= 0.5 * self.words

    def is_other_words(self, *, is_same: bool) -> bool:
        """For languages that share a script."""
        if is_same:
            if self.is_long and self.theirs == 0:
                return True
            return self.plain >= max(3, _PLAIN_SHARE * self.words) and self.kinds >= 2 and self.ours > self.theirs
        return (
            self.words >= 6
            and self.kinds >= 3
            and self.plain >= max(3, 0.4 * self.words)
            and self.ours >= 0.25 * self.words
            and self.theirs <= 0.1 * self.words
        )

    def is_other_script(self, *, is_same: bool) -> bool:
        """For a source in Latin letters and a translation in others."""
        if is_same:
            return self.plain >= max(2, _PLAIN_SHARE * self.words) and self.kinds >= 1 and self.theirs <= 2
        return (
            self.words >= 5
            and self.kinds >= 2
            and self.plain >= max(3, 0.4 * self.words)
            and self.ours >= 0.2 * self.words
            and self.theirs <= 0.2 * self.words
        )


@cache
def tongues(source: str, target: str) -> Tongues | None:
    """The two languages of a translation; None where nothing is known that tells them apart."""
    scripts = script_of(source), script_of(target)
    if "" in scripts or source == target or set(scripts) == {"kana", "han"}:
        return None
    ours, theirs = telling_words(source, target), telling_words(target, source)
    english = telling_words("en", source) - function_words(target) if "en" not in (source, target) else frozenset()
    if scripts[0] == scripts[1]:
        return Tongues(source, target, ours, theirs, english, "", "") if ours and theirs else None
    return Tongues(source, target, ours, theirs, english, "" if scripts[0] == "latin" else scripts[0], scripts[1])


def plain_text(prose: str) -> str:
    """A stretch of prose as running text: without markup, a space for code and the like."""
    return " ".join(prose.replace(MARKUP, "").replace(OBJECT, " ").split())


def plain_words(text: str) -> int:
    """How many words of three letters and more are written small: no names, no starts of sentences."""
    return sum(word.islower() for word in _PLAIN.findall(text))
