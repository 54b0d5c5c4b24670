"""Rules for capitals: headings and items in sentence case, title case, one size of letters, or as a pattern says."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal, NamedTuple

from polyglint.document import Document
from polyglint.document.masking import MARKUP, OBJECT
from polyglint.style.data_rule import DataRule
from polyglint.style.finders import PatternFinder
from polyglint.style.scopes import Stretch
from polyglint.style.wording import shown
from polyglint.values import Edit, Problem

Case = Literal["sentence", "title", "title-chicago", "lower", "upper"]

# AP writes words of up to three letters small, Chicago prepositions of any length.
_SMALL = frozenset({
    "a", "an", "and", "as", "at", "but", "by", "for", "if", "in", "nor", "of", "off", "on", "or", "per", "so",
    "the", "to", "up", "via", "vs", "yet",
})  # fmt: skip
_PREPOSITIONS = frozenset({
    "about", "above", "across", "after", "against", "along", "among", "around", "before", "behind", "below",
    "beneath", "beside", "between", "beyond", "despite", "down", "during", "except", "from", "inside", "into",
    "like", "near", "onto", "out", "outside", "over", "past", "since", "through", "throughout", "till",
    "toward", "towards", "under", "underneath", "until", "upon", "with", "within", "without",
})  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Matching(DataRule):
    """What stands in the scope matches the pattern from end to end."""

    matches: str

    @cached_property
    def _finder(self) -> PatternFinder:
        return PatternFinder((self.matches,), self.ignorecase)

    def check(self, document: Document) -> Iterator[Problem]:
        """Each stretch that does not match and is no exception."""
        known = {*self.exceptions, *self.vocabulary}
        for stretch in self._stretches(document):
            text = shown(stretch.text[stretch.start : stretch.end].replace(OBJECT, ""))
            if text and text not in known and not self._finder.regex.search(text):
                yield self._problem(document, (stretch.start, stretch.end), {"match": text})


class _Word(NamedTuple):
    text: str
    start: int
    is_first: bool  # of the stretch, or behind a mark that begins a new sentence
    is_last: bool


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+(?:['’.&+#-]+[^\W_]+)*")


@cache
def _known_name() -> re.Pattern[str]:
    """A word with a capital in the middle of a sentence: a name, as far as a page can tell."""
    return re.compile(rf"(?<=[^\W\d_A-Z] ){MARKUP}*([^\W\d_]+)")


@dataclass(frozen=True, kw_only=True)
class LetterCase(DataRule):
    """What stands in the scope is written in one case.

    A word with a capital inside it, a digit or no case is left as it is, and so are exceptions and, in sentence case,
    words that the page writes with a capital in the middle of a sentence. `share` of the words must be right.
    """

    case: Case
    small_words: tuple[str, ...]
    share: float

    def check(self, document: Document) -> Iterator[Problem]:
        """Each stretch with words in the wrong case."""
        parts = list(self._stretches(document))
        wrong = [(stretch, words) for stretch in parts if (words := list(self._wrong(stretch)))]
        if not wrong:
            return
        excepted = {text: self._excepted(text) for text in {stretch.text for stretch, _ in wrong}}
        own = {stretch.start for stretch in parts}
        names = _names(document, own) if self.case == "sentence" else frozenset()
        for stretch, words in wrong:
            left = [
                (word, right)
                for word, right in words
                if word.text not in names
                and not any(start <= word.start < end for start, end in excepted[stretch.text])
            ]
            if left and len(left) > round((1 - self.share) * sum(1 for _ in _words(stretch)), 6):
                yield self._problem(document, (stretch.start, stretch.end), *self._repair(document, stretch, left))

    def _repair(
        self, document: Document, stretch: Stretch, wrong: list[tuple[_Word, str]]
    ) -> tuple[dict[str, str], list[Edit]]:
        """What the message shows, and the edits of the single words."""
        text = right = stretch.text[stretch.start : stretch.end]
        for word, better in reversed(wrong):
            at = word.start - stretch.start
            right = right[:at] + better + right[at + len(word.text) :]
        known = {name: shown(shape.replace(OBJECT, "")) for name, shape in (("match", text), ("right", right))}
        edits = [
            Edit(document.place(word.start, word.start + len(word.text)), better)
            for word, better in wrong
            if MARKUP not in word.text
        ]
        return known, edits

    def _wrong(self, stretch: Stretch) -> Iterator[tuple[_Word, str]]:
        for word in _words(stretch):
            right = self._right(word)
            if right != word.text:
                yield word, right

    def _right(self, word: _Word) -> str:
        text = word.text
        match self.case:
            case "lower":
                return text.lower()
            case "upper":
                return text.upper()
            case "sentence":
                if word.is_first or re.split("['’]", text)[0] == "I":
                    return _capital(text)
                return text[:1].lower() + text[1:] if text[:1].isupper() else text
        if text.lower() in self._small:
            return _capital(text) if word.is_first or word.is_last else text.lower()
        return _capital(text)

    @cached_property
    def _small(self) -> frozenset[str]:
        if self.small_words:
            return frozenset(self.small_words)
        return _SMALL | _PREPOSITIONS if self.case == "title-chicago" else _SMALL


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _words(stretch: Stretch) -> Iterator[_Word]:
    """The words whose case can be judged: with letters alone, and no capitals but the first."""
    found = list(_token().finditer(stretch.text, stretch.start, stretch.end))
    for index, match in enumerate(found):
        text = match[0]
        is_plain = not any(character.isdigit() for character in text) and "." not in text
        if not is_plain or any(character.isupper() for character in text[1:]) or text.lower() == text.upper():
            continue
        before = stretch.text[found[index - 1].end() if index else stretch.start : match.start()]
        opens = (index == 0 and OBJECT not in before) or any(mark in before for mark in ".?!:—–|•/")
        yield _Word(text, match.start(), opens, index == len(found) - 1)


def _names(document: Document, own: Set[int]) -> frozenset[str]:
    """The words that the page writes with a capital in the middle of a sentence; not counting what is judged."""
    blocks = (block for block in document.blocks if block.kind in ("paragraph", "cell") and block.content)
    found = (
        match[1]
        for block in blocks
        if block.text_start not in own
        for match in _known_name().finditer(document.prose, block.text_start, block.text_end)
    )
    return frozenset(word for word in found if word[0].isupper())
