"""The wrong readings of bytes that pages are known to have gone through, and how each is undone.

A reading is a mistake in two parts: bytes were written in one encoding (`written`) and read in another (`read`). To
undo it, encode with the one and decode with the other. ftfy undoes UTF-8 read as ten of these encodings, line by line;
the others, and Windows-1251 and KOI8-R text read as Latin, it does not know, and it takes no evidence from the page. So
the whole chain is ours: one table, one order of evidence, no second opinion that may contradict the first.
"""

import functools
import re
from typing import NamedTuple

_NOT_IN_CODEC = "\uffff"
_HIGH = range(0x80, 0x100)


class Reading(NamedTuple):
    """Bytes written in one encoding and read in another."""

    written: str
    read: str

    def __str__(self) -> str:
        return f"{_NAMES[self.written]} read as {_NAMES[self.read]}"


_NAMES = {
    "utf-8": "UTF-8",
    "cp1252": "Windows-1252",
    "latin-1": "Latin-1",
    "mac-roman": "Mac Roman",
    "cp1251": "Windows-1251",
    "koi8-r": "KOI8-R",
    "cp866": "CP866",
    "mac-cyrillic": "Mac Cyrillic",
    "iso8859-5": "ISO-8859-5",
    "cp437": "CP437",
    "cp850": "CP850",
    "cp1250": "Windows-1250",
    "iso8859-2": "ISO-8859-2",
    "cp1253": "Windows-1253",
    "cp1254": "Windows-1254",
    "cp1257": "Windows-1257",
}

# The most frequent mistakes first: where two readings give the same repair, the earlier one is named.
UTF8_READINGS = tuple(Reading("utf-8", codec) for codec in _NAMES if codec != "utf-8")
CYRILLIC_READINGS = tuple(Reading(written, read) for read in ("cp1252", "latin-1") for written in ("cp1251", "koi8-r"))

# Lead bytes C0, C1 and F5-FF are in no UTF-8 text. Overlong forms and surrogates are left to the decoder.
_SEQUENCE = r"(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})"


def upper_half(codec: str) -> list[str]:
    """The characters of bytes 80 to FF.

    A byte that the codec leaves undefined stands for the control character of that number, as browsers have it: else
    the mistake would not have survived until here.
    """
    decoded = (bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in _HIGH)
    return list(decoded)


@functools.cache
def byte_table(codec: str) -> dict[int, str]:
    """For `str.translate`: each character of the codec's upper half becomes the Latin-1 character of its byte.

    Characters above U+00FF that the codec lacks stay, and are no bytes; those below become a non-character.
    """
    table = dict.fromkeys(_HIGH, _NOT_IN_CODEC)
    for byte, character in zip(_HIGH, upper_half(codec), strict=True):
        table[ord(character)] = chr(byte)
    return table


@functools.cache
def sequences() -> re.Pattern[str]:
    """Stretches of a translated text that are words in UTF-8: sequences, and what is ASCII in any encoding."""
    return re.compile(rf"(?<![0-9A-Za-z])(?:[0-9A-Za-z]*+{_SEQUENCE})+[0-9A-Za-z]*")
