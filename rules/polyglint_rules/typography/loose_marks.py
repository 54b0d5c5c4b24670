"""Brackets and quotation marks that found no partner in their own block.

What opens in one paragraph may close in another: a list or a program stands between the two.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from polyglint import Block, Document

_REACH = 4000  # characters: more than a bracket spans that encloses a list


class LooseMark(NamedTuple):
    """A mark that opens or closes nothing in its block."""

    offset: int
    mark: str
    closing: str  # the mark that would close it, or that it is
    is_opening: bool


def by_block(document: Document, pattern: re.Pattern[str]) -> Iterator[tuple[Block, list[re.Match[str]]]]:
    """The matches of a pattern in the prose, block by block."""
    block: Block | None = None
    matches: list[re.Match[str]] = []
    for match in document.search(pattern):
        if block is None or match.start() >= block.text_end:
            if block and matches:
                yield block, matches
            block, matches = document.block_at(match.start()), []
        matches.append(match)
    if block and matches:
        yield block, matches


def lonely(document: Document, loose: list[LooseMark]) -> list[LooseMark]:
    """Those that have no partner in a block nearby either."""
    waiting: list[LooseMark] = []
    left: list[LooseMark] = []
    for mark in loose:
        if mark.is_opening:
            waiting.append(mark)
        elif (partner := _partner(document, waiting, mark)) is not None:
            waiting.remove(partner)
        else:
            left.append(mark)
    return sorted(left + waiting)


def _partner(document: Document, waiting: list[LooseMark], closing: LooseMark) -> LooseMark | None:
    section = document.section_of(closing.offset)
    for opening in reversed(waiting):
        is_near = closing.offset - opening.offset < _REACH and document.section_of(opening.offset) is section
        if is_near and opening.closing == closing.closing:
            return opening
    return None
