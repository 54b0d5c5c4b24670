"""Spelled-out numbers in languages that part words by spaces: twenty-one, treinta y uno, quatre-vingt-dix."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from polyglint.language.numbers.figure import Figure
from polyglint.language.numbers.vocabulary import LONGEST_PREFIX, Vocabulary, Word

_WORD = re.compile(r"[^\W\d_]+")
_NEXT = re.compile(r"[ \u00a0-]([^\W\d_]+)")
_TEN, _TWENTY, _HUNDRED = 10.0, 20.0, 100.0
_HALF = 0.5
_SHORTEST = 5  # letters of a word that may be a compound
_ARTICLES = ("a", "an")  # "ten thousand a day" is not 10,001
_AFTER_TEN = frozenset({7.0, 8.0, 9.0})  # dix-sept
_SCORES = frozenset({60.0, 80.0})  # French counts on to 19 from these
_ROMAN = re.compile(r"(?<![\w.])[IVXLC]{2,8}(?=(?:e|ème|er|th|-\w{1,3})?(?!\w))")
_WELL_FORMED = re.compile(r"C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class _Sum(NamedTuple):
    """A number as far as it has been read: what is complete, and the part that a multiplier may still take."""

    start: int
    end: int
    values: tuple[float, ...]
    last: float
    whole: float = 0.0
    is_doubtful: bool = False


def spelled(text: str, words: Vocabulary) -> Iterator[Figure]:
    """The numbers that a text spells out, in order."""
    number: _Sum | None = None
    for match in _WORD.finditer(text):
        word = words.words.get(match[0]) or _compound(match[0], words)
        if word is None:
            continue
        joined = _joined(text, number, match, word, words) if number else None
        if number and not joined:
            yield _figure(text, number, words)
        number = joined or _Sum(match.start(), match.end(), word.values, word.values[0], is_doubtful=word.is_doubtful)
    if number:
        yield _figure(text, number, words)


def _compound(word: str, words: Vocabulary) -> Word | None:
    """What a word that begins with a number counts: doubtful, since "achten" is no eight."""
    if not words.prefixes or len(word) <= _SHORTEST:
        return None
    prefix = next((word[:length] for length in range(LONGEST_PREFIX, 3, -1) if word[:length] in words.prefixes), "")
    return Word((words.prefixes[prefix],), is_doubtful=True) if prefix else None


def _figure(text: str, number: _Sum, words: Vocabulary) -> Figure:
    values = tuple(number.whole + value for value in number.values)
    end, unit = number.end, ""
    if not number.is_doubtful and (match := _NEXT.match(text, end)):
        unit = words.units.get(match[1], "")
        end = match.end() if unit else end
    return Figure(
        number.start,
        end,
        text[number.start : end],
        "number",
        values,
        unit,
        is_word=True,
        is_doubtful=number.is_doubtful,
    )


def _joined(text: str, number: _Sum, match: re.Match[str], word: Word, words: Vocabulary) -> _Sum | None:
    """Both as one number; None where the word begins another one."""
    if text[number.end : match.start()] not in words.joins:
        return None
    value, last = word.values[0], number.last
    if last == _HALF and value == 1.0 and word.is_doubtful:
        return number._replace(end=match.end())  # half a million
    if word.multiplier and match.start() - number.end == 1 and (word.multiplier > last or number.is_doubtful):
        factor = word.multiplier
        total = tuple((number.whole + value) * factor for value in number.values)
        return number._replace(end=match.end(), values=total, last=factor, whole=0.0, is_doubtful=False)
    if last == 4.0 and value == _TWENTY and text[number.end] == "-":
        return number._replace(end=match.end(), values=(80.0,), last=80.0)
    is_teen = last == _TEN and value in _AFTER_TEN and text[number.end] == "-"
    if is_teen or (_adds(last, value) and match[0] not in _ARTICLES):
        whole = number.whole + number.values[0]
        return number._replace(end=match.end(), values=word.values[:1], last=value, whole=whole, is_doubtful=False)
    return None


def _adds(last: float, value: float) -> bool:
    """Whether the second word goes on counting from the first: twenty + one, hundred + five."""
    if last >= _HUNDRED:
        return 1 <= value < min(last, 1000.0)
    limit = _TWENTY if last in _SCORES else _TEN
    return last >= _TWENTY and last % _TEN == 0 and 1 <= value < limit


def roman(cased: str) -> Iterator[Figure]:
    """Roman numerals of two characters or more; doubtful, since XL is a size and CI an abbreviation."""
    for match in _ROMAN.finditer(cased):
        if _WELL_FORMED.fullmatch(match[0]):
            yield Figure(*match.span(), match[0], "number", (_roman_value(match[0]),), is_word=True, is_doubtful=True)


def _roman_value(numeral: str) -> float:
    values = [_ROMAN_VALUES[character] for character in numeral]
    total = 0
    for value, following in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < following else value
    return float(total)
