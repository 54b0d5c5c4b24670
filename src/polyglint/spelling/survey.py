"""The words of a document that no dictionary knows, each once, with what the document says about it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from polyglint.document import MARKUP, OBJECT, Document
from polyglint.language.words import letters_in, script_of, telling_words, words_of
from polyglint.late_pattern import late_pattern
from polyglint.spelling.dictionary import Candidates, Dictionary
from polyglint.spelling.edits import reaccented, slip
from polyglint.spelling.letters import folded
from polyglint.spelling.listed import NOUNS_IN_CAPITALS
from polyglint.values import Json

Kind = Literal["word", "name", "foreign"]
"""What an unknown word most probably is: a word of the language, a name or acronym, a word of another language."""

# Letters with their marks; apostrophes, hyphens and vanishing markup may stand inside.
_WORD = late_pattern(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f]|[\u2060\u00ad'’ʼ\-\u2010\u2011]+(?=[^\W\d_]))*")
# What makes a token of code or of an address of the letters beside it.
_CODE_BEFORE = late_pattern(r"[\w@#/\\.=+$%&*~^·\ufffc-]$")
_CODE_AFTER = late_pattern(r"[\w@#/\\=+$%&*~^·\ufffc]|[.:]\w|-\w|-\ufffc")
_LEAST = 3
_NEAR_LEAST = 4
_REACH = 40  # characters in which the next word begins


class Unknown(NamedTuple):
    """A word that no dictionary knows: folded and as it stands where it is first met."""

    word: str
    form: str
    start: int
    end: int
    times: int
    kind: Kind
    is_prominent: bool = False  # it stands in a heading, in the header or in the file's name
    near: Mapping[str, int] = {}  # known words of the document that are one slip away, with their counts
    may_be_name: bool = False  # blocks begin with it, and it stands nowhere else
    candidates: Candidates = Candidates()  # for words of the language

    def stated(self) -> dict[str, Json]:
        """The word as plain data, as facts hold it; what says nothing is left out."""
        value: dict[str, Json] = {"word": self.word, "form": self.form, "count": self.times}
        if self.is_prominent:
            value["prominent"] = True
        if self.may_be_name:
            value["may_be_name"] = True
        if self.near:
            value["near"] = dict(self.near)
        if any(self.candidates):
            value["candidates"] = [[*words] for words in self.candidates]
        return value


class _Token(NamedTuple):
    text: str
    start: int
    end: int


def unknown_words(document: Document, dictionary: Dictionary, other: Dictionary | None = None) -> Iterator[Unknown]:
    """The unknown words of a document, in order. `other` is the dictionary of the language it is translated from."""
    counts = Counter(_WORD.findall(document.prose))
    script = script_of(document.language)
    strangers = {form for form in counts if _is_question(form, script) and not dictionary.knows(form)}
    if not strangers:
        return
    survey = _Survey(document, dictionary, other, counts)
    found: dict[str, Unknown] = {}
    for form, tokens in survey.tokens(strangers).items():
        told = survey.told(form, tokens)
        earlier = found.get(told.word) if told else None
        if told:
            found[told.word] = told if earlier is None else _merged(earlier, told)
    for told in sorted(found.values(), key=lambda told: told.start):
        yield told._replace(candidates=dictionary.candidates(told.word)) if told.kind == "word" else told


def _stands_free(before: str, after: str) -> bool:
    """Whether no symbol touches the word: beside one it is the rest of a damaged word, or of a formula."""
    return not any(unicodedata.category(symbol)[0] in "SC" and symbol != "\n" for symbol in (before[-1:] + after[:1]))


def _is_question(form: str, script: str) -> bool:
    """Whether a token could be a word of the language: long enough, in its script, not in capitals or camelCase."""
    if (
        len(form) < _LEAST
        or form.isupper()
        or form.endswith("js")
        or not (form[1:].islower() or _has_hyphened_capitals(form))
    ):
        return False
    return not script or letters_in(form, script) == sum(map(str.isalpha, form))


def _has_hyphened_capitals(form: str) -> bool:
    return all(part[1:].islower() or len(part) < 2 for part in re.split(r"[-'’]", form)) and not form[-1:].isupper()


def _merged(one: Unknown, other: Unknown) -> Unknown:
    first, _ = sorted((one, other), key=lambda told: told.start)
    kind: Kind = "word" if "word" in (one.kind, other.kind) else first.kind
    is_prominent = one.is_prominent or other.is_prominent
    may_be_name = all(told.may_be_name or told.kind == "name" for told in (one, other))
    times = one.times + other.times
    return first._replace(times=times, kind=kind, is_prominent=is_prominent, may_be_name=may_be_name)


class _Survey:
    """One look at a document."""

    def __init__(
        self, document: Document, dictionary: Dictionary, other: Dictionary | None, counts: Mapping[str, int]
    ) -> None:
        self.document = document
        self.dictionary = dictionary
        self.other = other
        self.language = document.language
        self.counts = counts
        self.starts = {sentence.start for sentence in document.sentences}
        self.ends = {sentence.end for sentence in document.sentences}

    def tokens(self, forms: set[str]) -> dict[str, list[_Token]]:
        """Where these forms stand as words, not as parts of code or of an address."""
        prose = self.document.prose
        found: dict[str, list[_Token]] = {}
        for match in _WORD.finditer(prose):
            if match[0] not in forms:
                continue
            # At the ends of a block, what stands beside the word belongs to another block.
            before = "" if match.start() in self.starts else prose[max(0, match.start() - 2) : match.start()]
            after = "" if match.end() in self.ends else prose[match.end() : match.end() + 3]
            before, after = before.replace(MARKUP, ""), after.replace(MARKUP, "")
            if not _CODE_BEFORE.search(before) and not _CODE_AFTER.match(after) and _stands_free(before, after):
                found.setdefault(match[0], []).append(_Token(match[0], *match.span()))
        return found

    def told(self, form: str, tokens: list[_Token]) -> Unknown | None:
        """What the document says about one form: where it stands, what it probably is, what is near it."""
        foreign = [token for token in tokens if self._is_foreign(token)]
        first = tokens[0]
        word = self._core(folded(form, self.language))
        kind: Kind = "word"
        if len(foreign) == len(tokens):
            kind = "foreign"
        elif form[0].isupper() and self.language not in NOUNS_IN_CAPITALS and not self._begins(tokens):
            kind = "name"
        near = dict(self._near(word)) if kind == "word" else {}
        return Unknown(
            word,
            form.replace(MARKUP, ""),
            first.start,
            first.end,
            len(tokens),
            kind,
            self._is_prominent(form, tokens),
            near,
            all(map(self._may_be_name, tokens)),
        )

    def _may_be_name(self, token: _Token) -> bool:
        """Whether a block begins with the word, and is no sentence whose first word lacks an accent."""
        prose = self.document.prose
        before = prose[max(0, token.start - _REACH) : token.start]
        if before.rstrip(MARKUP)[-1:] not in ("", OBJECT):
            return False
        following = _NEXT_WORD.match(prose, token.end, token.end + _REACH)
        accented = reaccented(folded(token.text, self.language), self.language)
        return not (following and following[1].islower() and any(map(self.dictionary.knows, accented)))

    def _core(self, word: str) -> str:
        """The part of the word that is not known, where there is one such: `l'élémnet`, `auto-memoized`."""
        parts = [part for part in re.split(r"[-'\u2010\u2011]", word) if part]
        unknown = [part for part in parts if len(part) >= _LEAST and not self.dictionary.knows(part)]
        return unknown[0] if len(parts) > 1 and len(unknown) == 1 else word

    def _begins(self, tokens: list[_Token]) -> bool:
        """Whether the capital stands at the start of a sentence, each time."""
        return all(any(token.start - back in self.starts for back in range(3)) for token in tokens)

    def _is_foreign(self, token: _Token) -> bool:
        """Whether a word of the source language stands there, alone or among others of it."""
        other = self.other
        if other is None or not all(map(other.holds, _parts(token.text))):
            return False
        prose = self.document.prose
        before = _LAST_WORD.search(prose, max(0, token.start - _REACH), token.start)
        after = _NEXT_WORD.match(prose, token.end, token.end + _REACH)
        if any(self._is_only_theirs(match[1]) for match in (before, after) if match):
            return True
        around = words_of(prose[max(0, token.start - _REACH) : token.end + _REACH])
        if not telling_words(other.language, self.language).isdisjoint(around):
            return True
        if _OPENS.search(prose[max(0, token.start - 2) : token.start]):
            return True
        # Alone among words of this language: "version" for "versión" is no loan word.
        word = folded(token.text, self.language)
        return not any(map(self.dictionary.holds, reaccented(word, self.language)))

    def _is_only_theirs(self, word: str) -> bool:
        return bool(self.other and all(map(self.other.holds, _parts(word))) and not self.dictionary.knows(word))

    def _is_prominent(self, form: str, tokens: list[_Token]) -> bool:
        lowered = form.lower()
        if lowered in self.document.path.lower() or lowered in self.document.title.lower():
            return True
        return any((block := self.document.block_at(token.start)) and block.kind == "heading" for token in tokens)

    def _near(self, word: str) -> Iterator[tuple[str, int]]:
        half = max(1, len(word) // 2 - 1)
        start, end = word[:half], word[-half:]
        for form, count in self.counts.items():
            if len(form) >= _NEAR_LEAST and (form.startswith(start) or form.endswith(end)):
                other = folded(form, self.language)
                if slip(word, other, self.language) and self.dictionary.knows(other):
                    yield other, count


_OPENS = late_pattern(r"[\"“«„‘'(\u2060][\u2060\u00a0\u202f]?$")  # what is quoted or set off
_LAST_WORD = late_pattern(r"([^\W\d_]+(?:-[^\W\d_]+)*)[ \n\u2060]+$")
_NEXT_WORD = late_pattern(r"[ \n\u2060]+([^\W\d_]+(?:-[^\W\d_]+)*)")


def _parts(form: str) -> list[str]:
    return folded(form, "").split("-")
