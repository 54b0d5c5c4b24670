"""The text that a reader reads, at the offsets where it stands."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from polyglint.document.blocks import Block
from polyglint.document.inlines import Inline
from polyglint.document.masking import MARKUP, OBJECT
from polyglint.late_pattern import late_pattern

# Tags that only dress their text; all others put something between it.
_DRESSING = late_pattern(r"</?(?:a|abbr|b|em|font|i|kbd|mark|q|s|small|span|strong|sub|sup|u|wbr)\b", re.IGNORECASE)


def prose(masked: str, blocks: Iterable[Block]) -> str:
    """The document with everything that is not running text masked, character for character."""
    pieces: list[str] = []
    cursor = 0
    for block in blocks:
        if not block.has_inlines or not block.content or block.text_start < cursor:
            continue
        pieces.append(OBJECT * (block.text_start - cursor))
        pieces.extend(_marked_up(masked, block.inlines) if block.has_markup else _plain(masked, block))
        cursor = block.text_end
    pieces.append(OBJECT * (len(masked) - cursor))
    text = "".join(pieces)
    # Every place that a rule finds in prose rests on this; a slip must stop the rules, not move their fixes.
    assert len(text) == len(masked), f"prose has {len(text)} characters for {len(masked)}"
    return text


def _plain(masked: str, block: Block) -> Iterator[str]:
    lines = block.lines
    for (begins, offset), (following, next_offset) in pairwise(lines):
        line_end = masked.find("\n", offset, next_offset) + 1 or next_offset
        end = min(offset + following - begins, line_end)
        yield masked[offset:end]
        yield " " * (next_offset - end)
    yield masked[lines[-1][1] : block.text_end]


def masked_prose(text: str, inlines: Iterable[Inline]) -> str:
    """A text of which these are the inlines, in its own offsets, with all but its running text masked."""
    return "".join(_marked_up(text, inlines))


def _marked_up(masked: str, inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        length = inline.end - inline.start
        match inline.kind:
            case "text":
                yield masked[inline.start : inline.end]
            case "break":
                yield _line_break(masked[inline.start : inline.end])
            case "escape":
                yield MARKUP + masked[inline.start + 1 : inline.end]
            case "code" | "image" | "autolink" | "entity":
                yield OBJECT * length
            case "html":
                yield (MARKUP if _DRESSING.match(inline.content) else OBJECT) * length
            case _:
                yield MARKUP * length


def _line_break(source: str) -> str:
    """The line end, and spaces for the markers of containers that begin the next line."""
    return "".join(character if character == "\n" else " " for character in source)


def rendered(inlines: Iterable[Inline]) -> str:
    """The text of inline Markdown as a reader sees it, code included."""
    visible = ("text", "escape", "entity", "code")
    shown = (
        "\n" if inline.kind == "break" else inline.content for inline in inlines if inline.kind in (*visible, "break")
    )
    return "".join(shown).replace(MARKUP, "").replace(OBJECT, "")
