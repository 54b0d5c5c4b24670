"""Where one bold piece ends and the next begins."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from polyglint import Block, Document, Inline
from polyglint_rules.emphasis.repair import CLOSED, OPENED, Span, span

ZERO_WIDTH = "\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
# Two patterns, since one that begins with a choice is several times slower.
_SEAMS = tuple(re.compile(rf"{mark}[ {ZERO_WIDTH}]?{mark}(?![*_])") for mark in (r"\*\*", "__"))
_SIGNS = ("****", "** **", "__ __", *ZERO_WIDTH)
_LONE_LETTER = re.compile(r"(?:^|\W)\w$")  # the rest of the word is what somebody does not want to write out


class Seam(NamedTuple):
    """Two bold pieces: their texts, what stands between them, the whole stretch, and what a repair replaces."""

    block: Block
    before: str
    between: str
    after: str
    start: int
    end: int
    spans: tuple[Span, ...]


def seams(document: Document) -> Iterator[Seam]:
    """The seams between pieces of plain bold text that touch, or that one space divides."""
    if not any(sign in document.text for sign in _SIGNS):
        return
    for match in chain.from_iterable(seam.finditer(document.text, document.body_start) for seam in _SEAMS):
        if document.text[match.start() - 1 : match.start()] in ("*", "_", "\\"):
            continue
        block = document.block_at(match.start())
        if block is not None and block.has_inlines:
            seam = _seam(document, block, match.start(), match.end())
            if seam is not None and seam.before.strip() and seam.after.strip():
                yield seam


def _seam(document: Document, block: Block, start: int, end: int) -> Seam | None:
    index = bisect_left(block.inlines, start + 2, key=_inline_end)
    kind = block.inlines[index].kind if index < len(block.inlines) else ""
    around = block.inlines[max(index - 2, 0) : index + 5]
    if kind == "strong_close":
        return _between(document, block, around, start, end) or _open_end(document, block, around, start, end)
    if kind == "text":
        return _inside(document, block, around, start, end) or _open_start(document, block, around, start, end)
    return None


def _inline_end(inline: Inline) -> int:
    return inline.end


def _kinds(inlines: tuple[Inline, ...]) -> str:
    names = {"strong_open": "<", "strong_close": ">", "text": "t"}
    return "".join(names.get(inline.kind, "?") for inline in inlines)


def _between(document: Document, block: Block, around: tuple[Inline, ...], start: int, end: int) -> Seam | None:
    """`**One** **two**`, `**One**<zero width space>**two**`: two pieces that the parser knows."""
    if not _kinds(around).startswith("<t>t<t>") or around[4].end != end:
        return None
    text = document.text
    first, between, second = (text[around[index].start : around[index].end] for index in (1, 3, 5))
    gap = between.strip(ZERO_WIDTH)
    return Seam(block, first, gap, second, around[0].start, around[6].end, (span(block, start, end, gap, gap),))


def _inside(document: Document, block: Block, around: tuple[Inline, ...], start: int, end: int) -> Seam | None:
    """`**Wo****rd**`: the parser sees one bold word with asterisks in it."""
    position = _kinds(around).find("<t>")
    if position < 0 or not around[position + 1].start < start < end < around[position + 1].end:
        return None
    opening, inner, closing = around[position : position + 3]
    before, after = document.text[inner.start : start], document.text[end : inner.end]
    if end - start != 4 or _LONE_LETTER.search(before[-3:]) or "**" in before + after or not after[0].isalpha():
        return None
    return Seam(block, before, "", after, opening.start, closing.end, (span(block, start, end),))


def _open_start(document: Document, block: Block, around: tuple[Inline, ...], start: int, end: int) -> Seam | None:
    """`**One ****two**`: the space makes the first piece lose its markers."""
    kinds = _kinds(around)
    position = kinds.find("t<t>")
    if end - start != 4 or position < 0 or around[position + 1].end != end:
        return None
    head, _, tail, closing = around[position : position + 4]
    opening = document.text.rfind("**", head.start, start)
    before = document.text[opening + 2 : start]
    is_start = opening == block.text_start or document.text[opening - 1].isspace()
    if opening < 0 or not is_start or not before.endswith(" ") or before[0].isspace():
        return None
    spans = (span(block, opening, opening + 2, "**", OPENED[2]), span(block, start, end))
    after = document.text[tail.start : tail.end]
    return Seam(block, before, "", after, opening, closing.end, spans)


def _open_end(document: Document, block: Block, around: tuple[Inline, ...], start: int, end: int) -> Seam | None:
    """`**One**** two**`: the space makes the second piece lose its markers."""
    if end - start != 4 or not _kinds(around).startswith("<t>t") or around[2].start != start:
        return None
    opening, inner, _, rest = around[:4]
    closing = document.text.find("**", end, rest.end)
    after = document.text[end:closing]
    if closing < 0 or not after.startswith(" ") or after[-1:].isspace():
        return None
    before = document.text[inner.start : inner.end]
    spans = (span(block, start, end), span(block, closing, closing + 2, "**", CLOSED[2]))
    return Seam(block, before, "", after, opening.start, closing + 2, spans)
