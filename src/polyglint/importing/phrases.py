"""Regular expressions that stand for a few phrases, as these phrases: `e-?mails?` is four of them."""

from typing import NamedTuple

MOST = 24
_SPECIAL = frozenset("\\^$.|?*+()[]{}")
_PLAIN_ESCAPES = frozenset(".-/'&+*?()[]{}|^$\\ ")


class _Read(NamedTuple):
    phrases: tuple[str, ...]
    end: int


class _EndlessError(ValueError):
    """The expression stands for more than a few phrases."""


def phrases(pattern: str) -> tuple[str, ...]:
    """All phrases that the pattern matches; none where there are too many, or too few to say so."""
    try:
        found = _alternatives(pattern, 0)
    except (_EndlessError, IndexError):
        return ()
    texts = tuple(dict.fromkeys(found.phrases))
    is_whole = found.end == len(pattern)
    return texts if is_whole and all(text.strip() and text == text.strip() for text in texts) else ()


def _alternatives(pattern: str, start: int) -> _Read:
    listed: list[str] = []
    read = _sequence(pattern, start)
    listed.extend(read.phrases)
    while read.end < len(pattern) and pattern[read.end] == "|":
        read = _sequence(pattern, read.end + 1)
        listed.extend(read.phrases)
    return _Read(_few(listed), read.end)


def _sequence(pattern: str, start: int) -> _Read:
    found: tuple[str, ...] = ("",)
    while start < len(pattern) and pattern[start] not in "|)":
        piece = _piece(pattern, start)
        start = piece.end
        options = piece.phrases
        if pattern[start : start + 1] == "?":
            options, start = (*options, ""), start + 1
        if start < len(pattern) and pattern[start] in "*+{?":
            raise _EndlessError
        found = _few([before + after for before in found for after in options])
    return _Read(found, start)


def _piece(pattern: str, start: int) -> _Read:
    character = pattern[start]
    if character == "(":
        return _group(pattern, start)
    if character == "[":
        return _class(pattern, start)
    if character == "\\":
        return _escape(pattern, start)
    if character in _SPECIAL:
        raise _EndlessError
    return _Read((character,), start + 1)


def _group(pattern: str, start: int) -> _Read:
    inside = start + 3 if pattern.startswith("(?:", start) else start + 1
    if pattern.startswith("(?", start) and inside == start + 1:
        raise _EndlessError
    read = _alternatives(pattern, inside)
    if pattern[read.end] != ")":
        raise _EndlessError
    return _Read(read.phrases, read.end + 1)


def _escape(pattern: str, start: int) -> _Read:
    escaped = pattern[start + 1]
    if escaped != "s" and escaped not in _PLAIN_ESCAPES:
        raise _EndlessError
    return _Read((" " if escaped == "s" else escaped,), start + 2)


def _class(pattern: str, start: int) -> _Read:
    end = pattern.index("]", start + 1) if "]" in pattern[start + 1 :] else len(pattern)
    inside = pattern[start + 1 : end]
    if not inside or inside[0] == "^" or "\\" in inside or "[" in inside or "-" in inside[1:-1]:
        raise _EndlessError
    return _Read(tuple(inside), end + 1)


def _few(listed: list[str]) -> tuple[str, ...]:
    if len(listed) > MOST:
        raise _EndlessError
    return tuple(listed)
