"""Why two literal runs do not mark what stands between them, if they were meant to.

The order of the reasons: escaped, full-width, empty, spaced, not-flanking.
"""

import re
from bisect import bisect_left
from typing import Literal, NamedTuple

from polyglint import Block, Document, Inline
from polyglint_rules.emphasis import cues, shapes
from polyglint_rules.emphasis.runs import MARKUP, OBJECT, Run, is_ideograph

Reason = Literal["escaped", "full-width", "empty", "spaced", "not-flanking"]

_INVISIBLE = "\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
_LABEL_FOLLOWS = (".", "!", "?", "。", "`")
_LONGEST = 300
_EMPHASIS_TAG = re.compile(r"</?(?:strong|b|em|i)\b")
_SHIFTED = re.compile(r"[\W_]\s|[)\]}»”’」』）】》〉、。，．：；！？,;:!?]")  # what no emphasis begins with


class Pair(NamedTuple):
    """Two literal runs that were meant to mark what stands between them, and why they do not."""

    block: Block
    opening: Run
    closing: Run
    reason: Reason
    is_certain: bool = True
    """Whether every marker of this length in the block has its partner: where one is left over, each may be its."""


def reason_of(document: Document, block: Block, opening: Run, closing: Run) -> Reason | None:
    """The one reason that keeps the two from marking anything; none where they were not meant to."""
    inner = document.prose[opening.end : closing.start]
    if opening.length > 3 or len(inner) > _LONGEST or opening.consumed != closing.consumed:
        return None
    if shapes.is_operand(block, opening, closing, inner):
        return None
    if not _is_whole(block, opening, closing) or _is_marked_off(document, opening, closing):
        return None
    reason = _cause(opening, closing, inner)
    is_meant = {
        "escaped": _is_meant_escaped,
        "full-width": _is_meant_wide,
        "empty": _is_meant_empty,
        "spaced": _is_meant_spaced,
        "not-flanking": _is_meant_tight,
    }[reason]
    if (reason == "escaped") != bool(opening.escaped + closing.escaped) or (opening.consumed and reason != "escaped"):
        return None
    if not is_meant(document, block, opening, closing) or cues.is_about_markup(document, block, opening, closing):
        return None
    return reason


def _cause(opening: Run, closing: Run, inner: str) -> Reason:
    bare = inner.strip(_INVISIBLE + MARKUP)
    if not bare.strip():
        return "empty"
    if opening.escaped or closing.escaped:
        return "escaped"
    if not {opening.marker, closing.marker} <= {"*", "_"}:
        return "full-width"
    if bare[0].isspace() or bare[-1].isspace():
        return "spaced"
    return "not-flanking"


def _is_whole(block: Block, opening: Run, closing: Run) -> bool:
    """Whether what stands between is whole: no link or emphasis that begins inside and ends outside, no bold."""
    depth = 0
    for position in range(bisect_left(block.inlines, opening.end, key=_inline_start), len(block.inlines)):
        inline = block.inlines[position]
        if inline.end > closing.start:
            break
        if inline.kind in ("strong_open", "strong_close") and opening.length > 1:
            return False
        if inline.kind == "html" and _EMPHASIS_TAG.match(inline.content):
            return False
        depth += inline.kind.endswith("_open") - inline.kind.endswith("_close")
        if depth < 0:
            return False
    return depth == 0


def _inline_start(inline: Inline) -> int:
    return inline.start


def _is_marked_off(document: Document, opening: Run, closing: Run) -> bool:
    if opening.family == "_" and closing.after == "(":
        return True  # a function that translates: `_("Yes") and _("No")`
    return any(cues.is_quoted(run) or cues.is_pattern(document, run) for run in (opening, closing))


def _is_meant_escaped(document: Document, block: Block, opening: Run, closing: Run) -> bool:
    inner = document.text[opening.end : closing.start]
    is_spaced = inner != inner.strip()
    if opening.length == 1 or (opening.length > 2 and is_spaced):
        return False
    if not any(character.isalnum() for character in inner) or (opening.family == "_" and _is_dunder(inner)):
        return False
    is_mixed = bool(opening.escaped) != bool(closing.escaped)
    if is_mixed and (opening.is_operator or closing.is_operator or opening.before.isalnum()):
        return False
    if not shapes.faces_inward(document, block, opening, closing):
        return False
    # One escaped word inside a sentence about code is more often shown than meant: "use \*\*Default:\*\* everywhere".
    # After a sentence or a piece of code it is a label.
    before = document.text[max(block.text_start, opening.start - _LONGEST) : opening.start].rstrip()
    is_label = opening.leads or is_spaced or " " in inner or opening.consumed > 0 or before.endswith(_LABEL_FOLLOWS)
    return is_label or not cues.has_code(block)


def _is_dunder(inner: str) -> bool:
    """Whether the underscores belong to a name, as in `__init__` and `__FILE__`; `__Note__` is a word."""
    return cues.is_name(inner) and not (inner[0].isupper() and inner[1:].islower())


def _is_meant_wide(document: Document, block: Block, opening: Run, closing: Run) -> bool:
    inner = document.prose[opening.end : closing.start]
    if opening.length != 2 or not shapes.has_text(inner) or inner[0].isspace() != inner[-1].isspace():
        return False
    if _SHIFTED.match(inner) or shapes.is_redacted(document, opening) or shapes.is_redacted(document, closing):
        return False
    # In Chinese and Japanese nothing tells an opening marker from a closing one, and ＊＊ also hides names.
    edges = (opening.leads or not opening.before.isalnum(), not closing.after.isalnum())
    return shapes.faces_inward(document, block, opening, closing) and any(edges)


def _is_meant_empty(document: Document, block: Block, opening: Run, closing: Run) -> bool:
    inner = document.text[opening.end : closing.start]
    if opening.length != 2 or "\n" in inner or opening.escaped + closing.escaped:
        return False
    # Blanks to fill in and ratings come in rows.
    is_only = shapes.count(block.content, opening.marker * 2) == 2
    return is_only and shapes.has_letters(document.prose[block.start : block.end])


def _is_meant_spaced(document: Document, block: Block, opening: Run, closing: Run) -> bool:
    inner = document.prose[opening.end : closing.start]
    is_loose = inner[0].isspace() and inner[-1].isspace()
    if not shapes.has_text(inner) or (opening.length == 3 and is_loose):
        return False
    if opening.length == 1:
        return _is_meant_single(document, block, opening, closing)
    if opening.family == "_" and opening.is_operator and (closing.is_operator or is_loose):
        return False
    return shapes.faces_inward(document, block, opening, closing)


def _is_meant_single(document: Document, block: Block, opening: Run, closing: Run) -> bool:
    """A single marker is too often a footnote, a product or a pointer: only around a whole block, or `_so _`."""
    if shapes.count(block.content, opening.marker) != 2:
        return False
    is_all = opening.start == block.text_start and closing.end == block.text_end
    if opening.family == "*" or is_all:
        return is_all
    inner = document.prose[opening.end : closing.start]
    is_apart = not (opening.before.isalnum() or closing.after.isalnum())
    return is_apart and inner[0].isspace() != inner[-1].isspace() and not cues.has_code(block)


def _is_meant_tight(document: Document, block: Block, opening: Run, closing: Run) -> bool:
    """Whether the pair fails only because of the characters at its borders."""
    inner = document.text[opening.end : closing.start].replace(OBJECT, "")
    if shapes.can_open(opening, inner) and shapes.can_close(closing, inner):
        return False
    if _SHIFTED.match(inner) or not (shapes.has_letters(inner) or cues.has_code(block)):
        return False
    borders = (opening.before, closing.after)
    if opening.length == 2 and shapes.is_run_together(document, opening, closing, inner):
        return True
    if opening.length == 1 or opening.family == "_":
        return shapes.has_ideographs(inner) and any(is_ideograph(border) for border in borders)
    return shapes.faces_inward(document, block, opening, closing)
