"""Words with their frequencies as one mapped file: opened in a millisecond, shared by processes, asked in microseconds.

The sorted words are kept as text, so that none has to be looked at by itself when a million are compiled. A table tells
which word each block of them begins with, and where. No word holds a line end.
"""

import mmap
import os
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from contextlib import suppress
from itertools import accumulate, compress
from operator import ne
from pathlib import Path

_MAGIC = b"polyglint-words2"
_HEAD = len(_MAGIC) + 4 * 8
_BLOCK = 64


class CompactWords:
    """Words as a file holds them."""

    def __init__(self, data: "mmap.mmap | bytes") -> None:
        """Raises ValueError for what is no such file, or not whole."""
        if data[: len(_MAGIC)] != _MAGIC:
            raise ValueError("not a file of words")
        sizes = array("Q", data[len(_MAGIC) : _HEAD])
        if len(sizes) != 4 or len(data) != _HEAD + sum(sizes):
            raise ValueError("a part of a file of words")
        places, firsts, frequencies, blocks = accumulate(sizes[:3], initial=_HEAD)
        self._data = data
        self._places = array("Q", data[places:firsts])
        self._firsts = _decoded(data[firsts:frequencies]).split("\n")
        self._frequencies = memoryview(data)[frequencies:blocks].cast("I")

    def frequency(self, word: str) -> int | None:
        """How often the word was counted, 0 for one that was only listed; None for one that is not there."""
        block = bisect_right(self._firsts, word) - 1
        if block < 0:
            return None
        words = self._data[self._places[block] : self._places[block + 1]]
        at = words.find(_encoded(f"\n{word}\n"))
        return None if at < 0 else self._frequencies[block * _BLOCK + words.count(b"\n", 0, at)]


def compiled(words: Sequence[str], frequencies: Sequence[int]) -> bytes:
    """The content of a file with these words; of two frequencies of a word the later one holds."""
    order = sorted(range(len(words)), key=words.__getitem__)
    ordered = [*map(words.__getitem__, order)]
    is_last = [*map(ne, ordered, ordered[1:]), True]
    kept = [*compress(ordered, is_last)]
    counts = array("I", map(frequencies.__getitem__, compress(order, is_last))).tobytes()
    starts = range(0, len(kept) or 1, _BLOCK)
    blocks = [_encoded("\n".join(["", *kept[start : start + _BLOCK], ""])) for start in starts]
    firsts = _encoded("\n".join(kept[::_BLOCK]))
    start = _HEAD + 8 * (len(blocks) + 1) + len(firsts) + len(counts)
    places = array("Q", accumulate(map(len, blocks), initial=start)).tobytes()
    sizes = array("Q", (len(places), len(firsts), len(counts), sum(map(len, blocks)))).tobytes()
    return b"".join((_MAGIC, sizes, places, firsts, counts, *blocks))


def opened(file: Path) -> CompactWords | None:
    """The words of a file, mapped; None where there is none that can be used."""
    try:
        with file.open("rb") as stream:
            return CompactWords(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):
        return None


def written(file: Path, data: bytes) -> None:
    """Put it there whole, or not at all: a cache that cannot be written costs time, nothing else."""
    temporary = file.with_name(f"{file.name}.{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        temporary.replace(file)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _decoded(text: bytes) -> str:
    return text.decode("utf-8", "surrogatepass")
