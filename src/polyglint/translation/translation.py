"""A translation: a source document and one version of it in another language, side by side."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from polyglint.document import Block, Document
from polyglint.translation.alignment import Link, align
from polyglint.translation.outdated import Outdated, basis_of, outdated
from polyglint.translation.passages import Passage, PassageKind, Segment
from polyglint.translation.units import Unit, units

_ROWS = {"row"}
_WITH_INLINES = {"heading", "paragraph"}


class Translation:
    """The two documents of one translation. What a rule does not ask for is not computed."""

    def __init__(self, source: Document, target: Document, basis: bytes | tuple[str, ...] | None = None) -> None:
        """`basis` is the source when the target was last brought up to date.

        Its bytes then, or the lines that a lock keeps of it; None where nothing is known.
        """
        self.source = source
        self.target = target
        self.basis = basis

    def __repr__(self) -> str:
        """What one wants to see in a failing test."""
        return f"<Translation {self.source.path} {self.target.path}>"

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The alignment of the two documents in the order of the target, what is missing there at its place."""
        return align(units(self.source), units(self.target))

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The texts that are surely versions of each other: values of the header, then of the body, in order."""
        return (*self._values(), *self._passages())

    @cached_property
    def code(self) -> tuple[tuple[Block, Block], ...]:
        """The blocks of code that are surely versions of each other."""
        return tuple(
            (link.source[0].block, link.target[0].block)
            for link in self.links
            if link.is_pair and link.is_sure and link.source[0].kind == link.target[0].kind == "code"
        )

    @cached_property
    def outdated(self) -> tuple[Outdated, ...]:
        """The blocks of the target whose source has changed since the target was last brought up to date."""
        if self.basis is None:
            return ()
        basis = basis_of(self.source, self.basis)
        return tuple(outdated(self, basis)) if basis else ()

    def segment_at(self, offset: int) -> Segment | None:
        """The segment around an offset of the target, or None."""
        position = bisect_right(self.segments, offset, key=lambda segment: segment.target.start) - 1
        if position < 0 or offset > self.segments[position].target.end:
            return None
        return self.segments[position]

    def _values(self) -> Iterator[Segment]:
        ours = {entry.keys: entry for entry in self.source.front_matter.entries if isinstance(entry.value, str)}
        catalogue = self.source.catalogue
        for entry in self.target.front_matter.entries:
            if isinstance(entry.value, str) and entry.value:
                original = ours.get(catalogue.counterpart(entry.keys) if catalogue else entry.keys)
                if original and original.value:
                    yield Segment(
                        Passage(self.source, "value", entry=original), Passage(self.target, "value", entry=entry)
                    )

    def _passages(self) -> Iterator[Segment]:
        for link in self.links:
            if not link.is_comparable:
                continue
            kinds = {unit.kind for unit in (*link.source, *link.target)}
            if kinds == _ROWS and link.is_pair:
                yield from self._cells(link.source[0], link.target[0])
            elif kinds <= _WITH_INLINES:
                yield Segment(_passage(link.source), _passage(link.target))

    def _cells(self, source: Unit, target: Unit) -> Iterator[Segment]:
        """The cells of a row, where both have as many."""
        ours, theirs = self._cells_of[0].get(source.block, []), self._cells_of[1].get(target.block, [])
        if len(ours) == len(theirs):
            for cell, other in zip(ours, theirs, strict=True):
                if cell.content and other.content:
                    yield Segment(Passage(self.source, "cell", (cell,)), Passage(self.target, "cell", (other,)))

    @cached_property
    def _cells_of(self) -> tuple[dict[Block, list[Block]], dict[Block, list[Block]]]:
        return _cells_by_row(self.source), _cells_by_row(self.target)


def _cells_by_row(document: Document) -> dict[Block, list[Block]]:
    cells: dict[Block, list[Block]] = {}
    for block in document.blocks:
        if block.kind == "cell" and block.parent:
            cells.setdefault(block.parent, []).append(block)
    return cells


def _passage(side: tuple[Unit, ...]) -> Passage:
    first = side[0]
    kinds: dict[str, PassageKind] = {"item": "item", "quote": "quote"}
    kind: PassageKind = "heading" if first.kind == "heading" else kinds.get(first.container, "paragraph")
    return Passage(first.document, kind, tuple(unit.block for unit in side))
