"""What formulas count: words, sentences, syllables and blocks of a stretch of a document."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, takewhile
from types import MappingProxyType
from typing import TypeVar

from polyglint.document import Block, Document, Sentence
from polyglint.document.masking import MARKUP, OBJECT
from polyglint.language.counting import count_words
from polyglint.style.scopes import Stretch

_LONG = 7  # letters of a long word: LIX and most formulas mean more than six
_MANY = 3  # syllables of a word that formulas call polysyllabic


def _text(stretch: Stretch) -> str:
    return stretch.text[stretch.start : stretch.end].replace(OBJECT, " ").replace(MARKUP, "")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@cache
def _vowels() -> re.Pattern[str]:
    return re.compile("[aeiouyáéíóúàèìòùâêîôûäëïöüåæøœãõıаеёиоуыэюяіїєαεηιουω]+", re.IGNORECASE)


def syllables(word: str, language: str = "") -> int:
    """About how many syllables a word has: its groups of vowels, at least one."""
    count = len(_vowels().findall(word))
    # English writes an e that nobody says: "make", "stones", not "table".
    if language == "en" and count > 1 and re.search(r"[^aeiouyl]es?$|[aeiouy]les?$", word, re.IGNORECASE):
        count -= 1
    if language == "ru":
        count = len(re.findall("[аеёиоуыэюя]", word, re.IGNORECASE))  # two vowels are two syllables
    return max(count, 1)


def _words(document: Document, stretch: Stretch) -> int:  # noqa: ARG001  (all counts are asked alike)
    return count_words(_text(stretch))


def _characters(document: Document, stretch: Stretch) -> int:  # noqa: ARG001  (as above)
    return len(" ".join(_text(stretch).split()))


def _sentences(document: Document, stretch: Stretch) -> int:
    return sum(sentence.block.kind == "paragraph" for sentence in _within(document.sentences, stretch))


def _syllables(document: Document, stretch: Stretch) -> int:
    return sum(syllables(word, document.language) for word in _word().findall(_text(stretch)))


def _long_words(document: Document, stretch: Stretch) -> int:  # noqa: ARG001  (as above)
    return sum(len(word) >= _LONG for word in _word().findall(_text(stretch)))


def _polysyllabic(document: Document, stretch: Stretch) -> int:
    return sum(syllables(word, document.language) >= _MANY for word in _word().findall(_text(stretch)))


def _blocks(kind: str, level: int = 0) -> Callable[[Document, Stretch], int]:
    def count(document: Document, stretch: Stretch) -> int:
        return sum(block.kind == kind and level in (0, block.level) for block in _within(document.blocks, stretch))

    return count


_Placed = TypeVar("_Placed", Block, Sentence)


def _within(placed: Sequence[_Placed], stretch: Stretch) -> Iterator[_Placed]:
    """Those that stand in a stretch; they are in the order of their places."""
    first = bisect_left(placed, stretch.start, key=lambda one: one.start)
    ahead = takewhile(lambda one: one.start < stretch.end, islice(placed, first, None))
    return (one for one in ahead if one.end <= stretch.end)


def _inlines(kind: str) -> Callable[[Document, Stretch], int]:
    def count(document: Document, stretch: Stretch) -> int:
        return sum(
            inline.kind == kind
            for block in document.blocks
            if block.has_inlines and block.has_markup and stretch.start <= block.start and block.end <= stretch.end
            for inline in block.inlines
        )

    return count


COUNTS: Mapping[str, Callable[[Document, Stretch], int]] = MappingProxyType({
    "words": _words,
    "characters": _characters,
    "sentences": _sentences,
    "syllables": _syllables,
    "long_words": _long_words,
    "polysyllabic_words": _polysyllabic,
    "paragraphs": _blocks("paragraph"),
    "headings": _blocks("heading"),
    **{f"h{level}": _blocks("heading", level) for level in range(1, 7)},
    "lists": _blocks("list"),
    "items": _blocks("item"),
    "tables": _blocks("table"),
    "quotes": _blocks("quote"),
    "code_blocks": _blocks("code"),
    "links": _inlines("link_open"),
    "images": _inlines("image"),
})  # fmt: skip
