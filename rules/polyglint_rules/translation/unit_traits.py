"""What is asked of one unit again and again while gaps are judged: whether it is seen, what it is known by, its length.

A unit of the source is asked about for each of its translations.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from polyglint import MARKUP, OBJECT, Unit

_UNITS = 4096  # of a page and its translations
_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_TEXTS = frozenset({"heading", "paragraph", "row", "html"})
_ID = re.compile(r"\{(?:#|/\*)\s*([^}*\s]+)")
_CARD = re.compile(r"[ \t]*<([A-Z]\w*)[ \t]+[\w-]+=\"([^\"]+)\"")
_MARK = re.compile(r"`[^`]{4,}`|\]\([^)\s]{4,}\)")
_LABEL = 12  # characters of a note's label: "Note", "Attention"


@lru_cache(maxsize=_UNITS)
def is_visible(unit: Unit) -> bool:
    """Whether a reader sees anything of it: not so for a line, for a component's tag, for HTML without text."""
    if unit.kind == "html":
        return any(character.isalpha() for character in _TAG.sub("", unit.text))
    if unit.kind in ("heading", "paragraph"):
        content = unit.block.content.strip(f" \t\n{OBJECT}{MARKUP}")
        # A short first line of a quote is the label of a note, which other versions write otherwise.
        return len(content) > (_LABEL if unit.container == "quote" else 0)
    return unit.kind != "break"


@lru_cache(maxsize=_UNITS)
def identity(unit: Unit) -> tuple[str, ...]:
    """What tells a unit in every language: a heading's explicit id, the card whose text it is, else its text."""
    if unit.kind == "heading" and (explicit := _ID.search(unit.document.text, unit.start, unit.end)):
        return (explicit[1],)
    if card := _card(unit.document.text, unit.start):
        return card.groups()
    return (unit.text,) if unit.kind != "break" else ()


def _card(text: str, start: int) -> re.Match[str] | None:
    """The tag on the line before the one on which a unit begins."""
    line_end = text.rfind("\n", 0, start)
    if line_end < 0 or text[line_end + 1 : start].strip(" \t>"):
        return None
    return _CARD.match(text, text.rfind("\n", 0, line_end) + 1, line_end)


def marks(unit: Unit) -> tuple[str, ...]:
    """The code and the link targets of a text, which are the same in every language."""
    return tuple(sorted(_MARK.findall(unit.text)))


def length(units: Sequence[Unit]) -> int:
    """How many characters of text they have."""
    return sum(map(_size, units))


@lru_cache(maxsize=_UNITS)
def _size(unit: Unit) -> int:
    return len(unit.block.content) or unit.end - unit.start if unit.kind in _TEXTS else 0
