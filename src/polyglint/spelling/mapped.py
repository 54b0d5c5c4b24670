"""Columns of bytes as one mapped file of the cache folder: opened in no time, shared by processes."""

import mmap
from array import array
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path

from polyglint.cache_folder import put

_MAGIC, _END = b"polyglint-words4", b"whole"
_SIZE = 8
_KEPT_FILES = 8  # of a language: two for each state of the packages that somebody works with


class Columns:
    """The columns as a file holds them."""

    def __init__(self, data: "mmap.mmap | bytes") -> None:
        """Raises ValueError for what is no such file, or not whole."""
        if data[: len(_MAGIC)] != _MAGIC:
            raise ValueError("not a file of columns")
        count = data[len(_MAGIC)] if len(data) > len(_MAGIC) else 0
        head = len(_MAGIC) + 1 + count * _SIZE
        if len(data) < head:
            raise ValueError("a part of a file of columns")
        self._starts = [*accumulate(array("Q", data[len(_MAGIC) + 1 : head]), initial=head)]
        # A crash of the system may leave a file of the right size that is empty from somewhere on.
        if not count or len(data) != self._starts[-1] + len(_END) or data[-len(_END) :] != _END:
            raise ValueError("a part of a file of columns")
        self._data = data

    def whole(self, column: int) -> bytes:
        """All of a column."""
        return self._data[self._starts[column] : self._starts[column + 1]]

    def part(self, column: int, start: int, end: int) -> bytes:
        """What stands in a column from one offset to another."""
        first = self._starts[column]
        return self._data[first + start : first + end]


def packed(*columns: bytes) -> bytes:
    """The content of a file with these columns."""
    return b"".join((_MAGIC, bytes((len(columns),)), array("Q", map(len, columns)).tobytes(), *columns, _END))


def kept(file: Path, compiled: Callable[[], bytes]) -> Columns:
    """The columns of a file, mapped; where there is none that can be used, it is compiled and put there."""
    if known := opened(file):
        return known
    data = compiled()
    put(file, data, f"{file.name.partition('-')[0]}-*", _KEPT_FILES)
    return opened(file) or Columns(data)


def opened(file: Path) -> Columns | None:
    """The columns of a file, mapped; None where there is none that can be used."""
    try:
        with file.open("rb") as stream:
            return Columns(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):
        return None
