"""Forms and their dictionary forms, front-coded as simplemma ships them and decoded when they are asked for.

A record says how many bytes a form shares with the one before it, what follows them, how many bytes its dictionary form
lacks of it, and what follows those (254 for this number: the same dictionary form as before; 255: all of it follows).
Each length stands before its text, so one pattern cuts a stream at the speed of C into groups: a group begins where few
bytes are shared, so that all its forms begin alike. The stream is kept as it is, and beside it the first form of each
group; who asks for a form decodes the one group that may have it.

The format is simplemma's own affair. So a stream has to be as it is known: its mark, groups from end to end, in order.
For what is otherwise `encoded` makes such a stream of what simplemma says when it is asked, at ten times the price.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate
from os.path import commonprefix

from polyglint.spelling.mapped import Columns, packed

_MAGIC = b"SMFC1"
_FLAGS = (b"\0", b"\1")  # of a stream whose forms are written forwards, or backwards
_AS_BEFORE, _IN_FULL = 254, 255
_SHARED = 6  # bytes, at least, that the forms of a group have in common: with fewer they are many, with more the groups
_BLOCK = 64  # groups whose first forms are looked at together
_LONGEST_END, _LONGEST_LEMMA = 192, 64  # bytes, and one more than any stream has behind what is shared
_LONGEST = 127  # bytes of a form that `encoded` takes: its lengths are one byte each
_KEPT = 4096  # groups that stay decoded


class FrontCodedForms:
    """The forms of a language as a file holds them, each with its dictionary form."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._step = -1 if columns.whole(5) == _FLAGS[1] else 1
        self._starts = columns.whole(0).split(b"\n")
        self._places = array("Q", columns.whole(1))
        self._firsts = lru_cache(_KEPT)(self._read_firsts)
        self._group = lru_cache(_KEPT)(self._read_group)

    def __contains__(self, form: str) -> bool:
        """Whether there is such a form: asked for many that there are not."""
        encoded = form.encode("utf-8", "surrogatepass")[:: self._step]
        return encoded in self._group(self._number(encoded))

    def lemma(self, form: str) -> str | None:
        """The dictionary form of this form; None for one that is not there."""
        encoded = form.encode("utf-8", "surrogatepass")[:: self._step]
        number = self._number(encoded)
        if encoded not in self._group(number):
            return None
        lemma = self._group(number)[encoded]
        while lemma is None and number:
            number -= 1
            *_, lemma = self._group(number).values()
        return (lemma or b"")[:: self._step].decode("utf-8", "replace")

    def _number(self, form: bytes) -> int:
        """The group that has this form, if any has."""
        block = bisect_right(self._starts, form, 1) - 1
        return block * _BLOCK + bisect_right(self._firsts(block), form, 1) - 1

    def _read_firsts(self, block: int) -> list[bytes]:
        return self._columns.part(2, self._places[block], self._places[block + 1]).split(b"\n")[:-1]

    def _read_group(self, number: int) -> dict[bytes, bytes | None]:
        start, end = array("Q", self._columns.part(3, 8 * number, 8 * (number + 2)))
        block, place = divmod(number, _BLOCK)
        return _decoded(self._firsts(block)[place], self._columns.part(4, start, end))


def compiled(stream: bytes) -> bytes:
    """The content of a file with the forms of a stream.

    Raises ValueError for one that is not as it is known, IndexError for the beginning of one.
    """
    flags = stream[len(_MAGIC) : len(_MAGIC) + 1]
    if not stream.startswith(_MAGIC) or flags not in _FLAGS or len(stream) < len(_MAGIC) + 2:
        raise ValueError("not a stream of forms in order")
    _, place = _number(stream, len(_MAGIC) + 1)
    groups = _pattern().findall(stream, place)
    firsts = []
    first = b""
    for group in groups:
        length, start = (group[1], 2) if group[1] < 128 else _number(group, 1)
        first = first[: group[0]] + group[start : start + length]
        firsts.append(first)
    all_firsts = b"\n".join(firsts)
    is_whole = sum(map(len, groups)) == len(stream) - place
    if not is_whole or firsts != sorted(firsts) or all_firsts.count(b"\n") != len(firsts) - 1:
        raise ValueError("not a stream of forms as it is known")
    blocks = [b"\n".join([*firsts[start : start + _BLOCK], b""]) for start in range(0, len(firsts), _BLOCK)]
    return packed(
        b"\n".join(firsts[::_BLOCK]),
        array("Q", accumulate(map(len, blocks), initial=0)).tobytes(),
        b"".join(blocks),
        array("Q", accumulate(map(len, groups), initial=0)).tobytes(),
        stream[place:],
        flags,
    )


def encoded(forms: Mapping[str, str]) -> bytes:
    """A stream with these forms, each with its dictionary form; what is longer than words are is left out."""
    pairs = sorted((form.encode(), lemma.encode()) for form, lemma in forms.items())
    records = []
    before = b""
    for form, lemma in pairs:
        if len(form) <= _LONGEST and len(lemma) < _LONGEST_LEMMA:
            shared = len(commonprefix((before, form)))  # noqa: RUF071  (words, no paths)
            records.append(bytes((shared, len(form) - shared)) + form[shared:] + bytes((_IN_FULL, len(lemma))) + lemma)
            before = form
    return b"".join((_MAGIC, _FLAGS[0], _as_number(len(records)), *records))


def _pattern() -> re.Pattern[bytes]:
    """A record, and those after it that share enough with the one before them."""
    end = b"|".join(re.escape(_as_number(length)) + b".{%d}" % length for length in range(_LONGEST_END))
    lemma = b"|".join(re.escape(_as_number(length)) + b".{%d}" % length for length in range(_LONGEST_LEMMA))
    rest = rb"(?:%b)(?:\xfe|[^\xfe](?:%b))" % (end, lemma)
    return re.compile(rb"[\0-\x7f]%b(?:[%b-\x7f]%b)*+" % (rest, re.escape(bytes((_SHARED,))), rest), re.DOTALL)


def _decoded(first: bytes, group: bytes) -> dict[bytes, bytes | None]:
    """The forms of a group, each with its dictionary form: None where it is that of the form before the group."""
    form = first
    lemma = None
    forms: dict[bytes, bytes | None] = {}
    place = 0
    while place < len(group):
        shared = group[place]
        length, place = (group[place + 1], place + 2) if group[place + 1] < 128 else _number(group, place + 1)
        form = form[:shared] + group[place : place + length] if forms else first
        place += length
        lacking = group[place]
        place += 1
        if lacking != _AS_BEFORE:
            kept = 0 if lacking == _IN_FULL else len(form) - lacking
            end = place + 1 + group[place]
            lemma = form[:kept] + group[place + 1 : end]
            place = end
        forms[form] = lemma
    return forms


def _number(data: bytes, place: int) -> tuple[int, int]:
    """A number of the stream, seven bits a byte, the lowest first; and where what follows it begins."""
    number = shift = 0
    while data[place] > 127:
        number |= (data[place] & 127) << shift
        shift += 7
        place += 1
    return number | data[place] << shift, place + 1


def _as_number(number: int) -> bytes:
    return bytes((number,)) if number < 128 else bytes((number & 127 | 128,)) + _as_number(number >> 7)
