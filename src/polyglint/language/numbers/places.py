"""Where a text may state a number: a quick look at a whole page before the long one at a few of its passages."""

import re
from collections.abc import Iterable

from polyglint.language.numbers.vocabulary import CJK, CJK_NUMERAL, knows_numbers, lowered, number_words

_DIGIT = re.compile(r"\d")
_COMMON_DIGITS = "0123456789０１２３４５６７８９"


def digit_places(text: str, language: str) -> list[int]:
    """The offsets of all digits, in order; of scripts that the language is not written in, they may be left out."""
    if knows_numbers(language):
        return _found(text, _COMMON_DIGITS)
    return [match.start() for match in _DIGIT.finditer(text)]


def number_word_places(text: str, language: str) -> list[int]:
    """Offsets of all spelled-out numbers of three or more, in order, and of what only begins like one."""
    if language in CJK:
        return [match.start() for match in CJK_NUMERAL.finditer(text)]
    small = lowered(text)
    return _found(small, number_words(small, language))


def _found(text: str, pieces: Iterable[str]) -> list[int]:
    """Where any of the pieces stands. Several times faster than a regular expression with this many branches."""
    places = []
    for piece in pieces:
        offset = text.find(piece)
        while offset >= 0:
            places.append(offset)
            offset = text.find(piece, offset + 1)
    return sorted(places)
