"""Sections of the source with the sections of the target that translate them, for what stands between blocks.

Components and shortcodes are no blocks, so the alignment does not say which belong together; the headings around them
do.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from polyglint import Document, Place, Translation, Unit


class Placed(Protocol):
    """Anything with an offset in its document."""

    @property
    def start(self) -> int:
        """The offset."""


Thing = TypeVar("Thing", bound=Placed)


def sections(
    translation: Translation, source: Sequence[Thing], target: Sequence[Thing]
) -> Iterator[tuple[list[Thing], list[Thing]]]:
    """What stands between headings that surely belong together, without the sections that have no partner."""
    pairs, missing, added = _headings(translation)
    ours = _divided(source, [start for start, _ in pairs], missing)
    theirs = _divided(target, [start for _, start in pairs], added)
    for one, other in zip(ours, theirs, strict=True):
        if one or other:
            yield one, other


def _headings(translation: Translation) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Starts of headings: those in pairs, in order on both sides; missing ones; added ones."""
    pairs: list[tuple[int, int]] = []
    missing, added = [], []
    for link in translation.links:
        ours = [unit.start for unit in link.source if unit.kind == "heading"]
        theirs = [unit.start for unit in link.target if unit.kind == "heading"]
        if ours and theirs:
            if link.is_sure and (not pairs or (pairs[-1][0] < ours[0] and pairs[-1][1] < theirs[0])):
                pairs.append((ours[0], theirs[0]))
        elif not (link.source and link.target):
            missing.extend(ours)
            added.extend(theirs)
    return pairs, missing, added


def _divided(things: Sequence[Thing], starts: Sequence[int], alone: Sequence[int]) -> list[list[Thing]]:
    """The things by the starts of their sections; what follows a heading without a partner is left out."""
    divided: list[list[Thing]] = [[] for _ in range(len(starts) + 1)]
    bounds = sorted([(start, True) for start in starts] + [(start, False) for start in alone])
    offsets = [start for start, _ in bounds]
    for thing in things:
        before = bisect_right(offsets, thing.start)
        if not before or bounds[before - 1][1]:
            divided[bisect_right(starts, thing.start)].append(thing)
    return divided


def where_missing(translation: Translation, offset: int) -> Place:
    """Where something at an offset of the source would stand in the target: in its block, or behind the last."""
    return _after(translation.target, ((link.source, link.target) for link in translation.links), offset)


def where_extra(translation: Translation, offset: int) -> Place:
    """Where something at an offset of the target would stand in the source."""
    return _after(translation.source, ((link.target, link.source) for link in translation.links), offset)


def _after(document: Document, pairs: Iterable[tuple[Sequence[Unit], Sequence[Unit]]], offset: int) -> Place:
    before, end = 0, document.body_start
    for units, others in pairs:
        if units and others and units[0].start <= offset < units[-1].end:
            return document.place(others[0].start, others[-1].end)
        if units and others and before <= units[-1].end <= offset:
            before, end = units[-1].end, others[-1].end
    line = document.text.rfind("\n", 0, end) + 1
    if line < end and end > document.body_start:
        return document.place(line, end)
    return first_line(document)


def first_line(document: Document) -> Place:
    """The first line of the body that is not blank."""
    body = document.text[document.body_start :]
    start = document.body_start + len(body) - len(body.lstrip())
    end = document.text.find("\n", start)
    return document.place(start, end if end >= 0 else len(document.text))
