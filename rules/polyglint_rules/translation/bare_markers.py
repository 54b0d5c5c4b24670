"""Bold markers that stay visible, where only the source shows that bold was meant.

By the page alone one word between two loose markers may be arithmetic, and a marker without a partner a footnote or a
program's operator. What the rules of the family `emphasis` are sure of is theirs: here is what they leave alone.
"""

import re
from functools import cache

from polyglint import Passage

_MARKER = re.compile(r"\*\*")


@cache
def _loose() -> re.Pattern[str]:
    """One plain word between two markers with spaces on both sides."""
    return re.compile(r"(?<=\s)\*\*[ \t]+[A-Za-z0-9]+[ \t]+\*\*(?=\s)")


@cache
def _sure() -> re.Pattern[str]:
    """A marker right before a word of two letters: `emphasis/unclosed` needs no source for that."""
    return re.compile(r"(?:(?<=[\s(\[«“‘„「『¿¡])|\A)\*\*([^\W\d_][^\s/*]+)")


def bare_markers(passage: Passage) -> tuple[int, int] | None:
    """Where the only markers of a passage that do not mark anything stand, in offsets of its document."""
    shown = [found.span() for found in _MARKER.finditer(passage.prose)]
    if len(shown) not in (1, 2) or "***" in passage.prose:
        return None
    if len(shown) == 1:
        start, end = shown[0]
        return None if _is_told_without_source(passage, start) else (passage.start + start, passage.start + end)
    found = _loose().search(passage.text)
    if found is None or found.start() != shown[0][0] or found.end() != shown[1][1]:
        return None
    return passage.start + found.start(), passage.start + found.end()


def _is_told_without_source(passage: Passage, start: int) -> bool:
    found = _sure().match(passage.text, start)
    if found is None:
        return False
    word = found[1]
    in_program = start > 0 and word.isascii() and word.islower()
    return not (in_program and any(inline.kind == "code" for inline in passage.inlines))
