"""What stands inside or around text that one side lacks: the rules of gaps report it, and all that goes with it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from polyglint import Unit
from polyglint_rules.translation.gaps import Gaps


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
