"""Bold markers that stay visible, where only the source shows that bold was meant.

By the page alone one word between two loose markers may be arithmetic, and a marker without a partner a footnote. What
the rules of the family `emphasis` are sure of is theirs: here is what they leave alone.
"""

import re
from functools import cache

from polyglint import Passage


@cache
def _loose() -> re.Pattern[str]:
    """One plain word between two markers with spaces on both sides."""
    return re.compile(r"(?<=\s)\*\*[ \t]+[A-Za-z0-9]+[ \t]+\*\*(?=\s)")


@cache
def _opening() -> re.Pattern[str]:
    """A marker before something that begins no word of two letters."""
    return re.compile(r"(?:(?<=[\s(\[«“‘„「『¿¡])|\A)\*\*(?=[^\W\d_](?:\s|\Z)|\d)")


def bare_markers(passage: Passage) -> tuple[int, int] | None:
    """Where the only markers of a passage that do not mark anything stand, in offsets of its document."""
    shown = [found.start() for found in re.finditer(r"\*\*", passage.prose)]
    if len(shown) not in (1, 2) or "***" in passage.prose:
        return None
    found = (_loose() if len(shown) == 2 else _opening()).search(passage.text)
    if found is None or found.start() != shown[0] or found.end() != shown[-1] + 2:
        return None
    return passage.start + found.start(), passage.start + found.end()
