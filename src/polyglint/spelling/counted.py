"""Words that somebody has counted: the lines of pyspellchecker's lists, mapped as they are and asked in microseconds.

A list is JSON with a word a line: `"house": 31081,`. So the lines are what is kept, folded all at once and in order:
none of a hundred thousand words has to be looked at by itself. A table tells which line each block of them begins with,
and where.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from functools import partial
from itertools import compress, filterfalse
from operator import ne

from polyglint.spelling.letters import folded
from polyglint.spelling.mapped import Columns, packed

PER = 1_000_000_000
"""How many words frequencies are told of, so that languages compare."""

_BLOCK = 1 << 8  # bytes of lines that are looked through for a word
_LISTED = 50  # what pyspellchecker says of words that it only lists, which most of its lines are
_COUNT = re.compile(rb'": (\d+),')
_UNLISTED = frozenset('"\\\n')


class CountedWords:
    """Words with their frequencies as a file holds them."""

    def __init__(self, columns: Columns) -> None:
        self._lines = partial(columns.part, 2)
        self._total, *self._places = array("Q", columns.whole(0))
        self._firsts = columns.whole(1).split(b"\n")

    def __contains__(self, word: str) -> bool:
        """Whether there is such a folded word: asked for many that there are not."""
        head = _head(word)
        return head in self._lines_around(head)

    def frequency(self, word: str) -> int | None:
        """How often in a thousand million words this folded one was counted; None for one that is not there."""
        head = _head(word)
        _, found, rest = self._lines_around(head).partition(head)
        return max(1, int(rest.partition(b",")[0]) * PER // self._total) if found else None

    def _lines_around(self, head: bytes) -> bytes:
        block = bisect_right(self._firsts, head[1:], 1)
        return self._lines(self._places[block - 1], self._places[block])


def _head(word: str) -> bytes:
    """What the line of a word begins with, after the end of the one before."""
    return f'\n"{word}": '.encode("utf-8", "surrogatepass")


def line(word: str, count: int) -> bytes:
    """A word as a list has it."""
    return f'"{word}": {count},'.encode("utf-8", "surrogatepass")


def read(line: bytes) -> tuple[str, int]:
    """The word of a line, and its count."""
    word, _, count = line.rpartition(b'": ')
    return word[1:].decode("utf-8", "surrogatepass"), int(count[:-1])


def lines_of(data: bytes, language: str) -> tuple[list[bytes], int]:
    """The lines of a list of pyspellchecker with their words folded, and how many words these lines count."""
    lines = sorted(_lines(data.replace(b"\r\n", b"\n")))
    text = b"\n".join(lines)
    listed = b'": %d,' % _LISTED
    total = _LISTED * text.count(listed) + sum(map(int, _COUNT.findall(text.replace(listed, b""))))
    doubtful = [*filterfalse(bytes.isascii, lines)] if text == text.lower() else lines
    small = folded(b"\n".join(doubtful).decode(), language).encode().split(b"\n") if doubtful else []
    changed = dict(compress(zip(doubtful, small, strict=True), map(ne, doubtful, small)))
    return (_merged(lines, changed) if changed else lines), total


def compiled(lines: Iterable[bytes], total: int) -> bytes:
    """The content of a file with these lines."""
    text = b"\n".join([b"", *sorted(lines), b""])
    places = [0]
    while (place := text.find(b"\n", places[-1] + _BLOCK)) > 0:
        places.append(place)
    if places[-1] < len(text) - 1 or len(places) == 1:
        places.append(len(text) - 1)
    firsts = b"\n".join(text[place + 1 : text.find(b'": ', place) + 3] for place in places[:-1])
    return packed(array("Q", (total or 1, *places)).tobytes(), firsts, text)


def _lines(data: bytes) -> list[bytes]:
    """The lines of a list with a word each, whether it is written as it is known or otherwise."""
    if not data:
        return []
    lines = (data[:-2] + b",").split(b"\n")[1:]
    if b"\\" in data or not len(lines) == data.count(b'\n"') == data.count(b'": ') == data.count(b"\n") - 1:
        import json  # late: for lists of which each word has to be looked at

        return [line(word, count) for word, count in json.loads(data).items() if _UNLISTED.isdisjoint(word)]
    return lines


def _merged(lines: Iterable[bytes], changed: Mapping[bytes, bytes]) -> list[bytes]:
    """The lines with those that folding changes as they became; of words that become one the last one holds."""
    merged = [*filterfalse(changed.__contains__, lines)]
    for new in changed.values():
        head = new[: new.rindex(b'": ') + 3]
        place = bisect_left(merged, head)
        is_there = place < len(merged) and merged[place].startswith(head)
        merged[place : place + is_there] = [new]
    return merged
