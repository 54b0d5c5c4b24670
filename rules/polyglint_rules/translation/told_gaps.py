"""What stands inside or around text that one side lacks: the rules of gaps report it, and all that goes with it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Protocol

from polyglint import Document, Translation, Unit
from polyglint_rules.translation.gaps import Gap, Gaps, added, missing


class Told:
    """The units of one side, and which of them are reported."""

    def __init__(self, units: Sequence[Unit], gaps: Gaps) -> None:
        self.units = units
        # A tag may stand before the text on its line.
        self.starts = [unit.document.text.rfind("\n", 0, unit.start) + 1 for unit in units]
        self.lacking = frozenset(unit for gap in gaps.found for unit in gap.units)

    def holds(self, start: int, end: int) -> bool:
        """Whether a stretch stands within a unit that is lacking."""
        before = bisect_right(self.starts, start) - 1
        return before >= 0 and self.units[before] in self.lacking and end <= self.units[before].end

    def is_next(self, end: int) -> bool:
        """Whether the unit that follows is lacking."""
        after = bisect_left(self.starts, end)
        return after < len(self.units) and self.units[after] in self.lacking

    def was_last(self, start: int) -> bool:
        """Whether the unit before is lacking."""
        before = bisect_left(self.starts, start) - 1
        return before >= 0 and self.units[before] in self.lacking


class Stands(Protocol):
    """What has a place in a document."""

    @property
    def start(self) -> int: ...


class Unsettled:
    """The sections in which text is missing or was added: what else is other there may have come and gone with it."""

    def __init__(self, translation: Translation) -> None:
        self._documents = (translation.source, translation.target)
        ours = set(_sections(translation.source, _lacking(missing(translation).found)))
        ours.update(_sections(translation.source, _around(added(translation).found)))
        theirs = set(_sections(translation.target, _lacking(added(translation).found)))
        theirs.update(_sections(translation.target, _around(missing(translation).found)))
        self._sections = (ours, theirs)

    def are_around(self, one: Stands, *, side: int) -> bool:
        """Whether something on a side (0 is the source's, 1 the target's) stands in such a section."""
        return bool(self._sections[side].intersection(_sections(self._documents[side], [one])))


def _lacking(gaps: Sequence[Gap]) -> Iterator[Unit]:
    return (unit for gap in gaps for unit in gap.units)


def _around(gaps: Sequence[Gap]) -> Iterator[Unit]:
    return (unit for gap in gaps for unit in (gap.before, gap.after) if unit)


def _sections(document: Document, things: "Iterator[Unit] | Sequence[Stands]") -> Iterator[int]:
    """Where the headings stand that things stand below."""
    for thing in things:
        heading = document.section_of(thing.start)
        yield heading.start if heading else 0
