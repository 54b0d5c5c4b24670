"""What a run of digits and marks may be: 1,234.5 and 1.234,5 and 1 234,5, with all readings where it is not clear."""

import re
from collections.abc import Iterator
from typing import NamedTuple

NO_BREAK = "\N{NO-BREAK SPACE}"
_MARKS = re.compile(rf"[.,'·{NO_BREAK} ]")
_GROUP = 3
_COMMA_LISTS = frozenset({"en", "ja", "ko", "zh"})  # languages in which 2,3 is two numbers, and 1,234 one
_SPACED = frozenset({"bg", "cs", "de", "es", "fi", "fr", "it", "nb", "no", "pl", "pt", "ru", "sk", "sv", "uk"})
_MOST_DIGITS = 15  # more are no amount but an identifier, and beyond what a float tells apart

_TOKEN = re.compile(rf"\d+(?:[.,'·]\d+|{NO_BREAK}\d{{3}}(?!\d))*")
_SPACED_TOKEN = re.compile(rf"\d+(?:[.,'·]\d+|[ {NO_BREAK}]\d{{3}}(?!\d))*")


class Numeral(NamedTuple):
    """Digits with their readings; none where they are a version or an identifier."""

    start: int
    end: int
    values: tuple[float, ...]


def numerals(text: str, language: str) -> Iterator[Numeral]:
    """The numerals of a text in order. Its digits are ASCII, its no-break spaces U+00A0 (see `reading`)."""
    token = _SPACED_TOKEN if language in _SPACED else _TOKEN
    for match in token.finditer(text):
        yield from _read(match[0], match.start(), language)


def _read(token: str, start: int, language: str) -> Iterator[Numeral]:
    values = _values(token, has_comma_lists=language in _COMMA_LISTS)
    if values is not None:
        yield Numeral(start, start + len(token), values)
        return
    # Several numbers in a row. A plain space parts more than a comma does, and a comma more than a point.
    mark = next(mark for mark in (" ", NO_BREAK, ",", "'", "·", ".") if mark in token)
    for piece in token.split(mark):
        yield from _read(piece, start, language)
        start += len(piece) + 1


def _values(token: str, *, has_comma_lists: bool) -> tuple[float, ...] | None:
    """The readings of one numeral, () for an identifier; None where the token holds several numbers."""
    if len(token) > _MOST_DIGITS and token.isdigit():
        return ()
    groups, marks = _MARKS.split(token), _MARKS.findall(token)
    if not marks:
        return (float(token),)
    if len(set(marks)) == 1:
        return _with_one_mark(groups, marks, has_comma_lists=has_comma_lists)
    if marks[-1] in ".,·" and marks.count(marks[-1]) == 1 and _is_grouped(groups[:-1], marks[:-1]):
        return (float("".join(groups[:-1]) + "." + groups[-1]),)
    return None


def _with_one_mark(groups: list[str], marks: list[str], *, has_comma_lists: bool) -> tuple[float, ...] | None:
    grouped = (float("".join(groups)),) if _is_grouped(groups, marks) else ()
    mark = marks[0]
    if len(marks) > 1 or mark in f"' {NO_BREAK}":
        return grouped or (() if mark == "." else None)
    if grouped and (groups[1] == "000" or (mark == "," and has_comma_lists)):
        return grouped
    if mark == "," and has_comma_lists and not groups[0].startswith("0"):
        return None
    return (*grouped, float(f"{groups[0]}.{groups[1]}"))


def _is_grouped(groups: list[str], marks: list[str]) -> bool:
    """Whether the marks part thousands: 1,234,567, or 12,34,567 in India."""
    first, *others = groups
    if not 1 <= len(first) <= _GROUP or first.startswith("0") or len(set(marks)) != 1:
        return False
    if all(len(group) == _GROUP for group in others):
        return True
    return marks[0] == "," and len(others[-1]) == _GROUP and all(len(group) == 2 for group in others[:-1])
