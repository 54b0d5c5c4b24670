"""The characters of a text beyond ASCII: what every rule of this family asks first, since most pages hold few of them.

A search costs ten times what copying costs. So these functions let the codecs, which run at memory speed, throw away
what is plain, and search the rest. They remember the last text, so that the rules of this family read a page once.
"""

import re
from functools import lru_cache
from string import ascii_letters

_PRINTABLE = bytes((0x09, 0x0A, *range(0x20, 0x7F)))
_SHAPES = bytes(ord("a") if chr(byte) in ascii_letters else byte for byte in range(0x100))
# Characters without a form of their own, and U+FFFD.
_UNUSUAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ufffd\U000e0000-\U000e0fff]"
)
# From here on looking at each pair by itself costs more than searching the text.
_MANY = 0.01


@lru_cache(maxsize=1)
def special(text: str) -> str:
    """The characters of a text that are not printable ASCII, in order, without what stands between them."""
    return text.encode("utf-8", "surrogatepass").translate(None, _PRINTABLE).decode("utf-8", "surrogatepass")


@lru_cache(maxsize=1)
def unusual(text: str) -> frozenset[str]:
    """The control characters, invisible characters and replacement characters of a text."""
    return frozenset(_UNUSUAL.findall(special(text)))


def has_high_beside_plain(text: str) -> bool:
    """Whether a character beyond ASCII stands beside a plain letter."""
    shapes = text.replace("?", " ").encode("ascii", "replace").translate(_SHAPES)
    return b"a?" in shapes or b"?a" in shapes


@lru_cache(maxsize=1)
def _replaced(text: str) -> bytes:
    """The text with a question mark for each character beyond ASCII, at the same offsets."""
    return text.encode("ascii", "replace")


def has_high_run(text: str, length: int) -> bool:
    """Whether so many characters beyond ASCII, or question marks, stand in a row."""
    return b"?" * length in _replaced(text)


def high_pairs(text: str) -> str:
    """A text that holds all pairs of adjacent characters beyond ASCII, each with its two neighbours.

    Where pairs are few it holds little else, as in most languages in Latin script.
    """
    replaced = _replaced(text)
    if replaced.count(b"??") > _MANY * len(text):
        return text
    pieces = []
    found = replaced.find(b"??")
    while found >= 0:
        if text[found] > "\x7f" and text[found + 1] > "\x7f":
            pieces.append(text[max(0, found - 1) : found + 3])
        found = replaced.find(b"??", found + 1)
    return "\n".join(pieces)
