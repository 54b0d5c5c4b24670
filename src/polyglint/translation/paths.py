"""The cheapest way through two sequences, and how much dearer the best way is that avoids each of its steps."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from operator import add
from typing import Generic, NamedTuple, TypeVar

_INFINITE = float("inf")
_MARGIN = 3  # cells: so near its bound a way may have been bent by it

Member = TypeVar("Member")
Move = tuple[int, int]  # how many members of either sequence go together
Cell = tuple[int, int]  # how many members of either sequence are behind
Through = tuple[float, Cell, float]  # the least cost of a way through one of some cells, which cell, and the next cost


class Step(NamedTuple):
    """Members of both sequences that go together, by their indices; one side may be empty."""

    source: range
    target: range
    margin: float


class Side(NamedTuple, Generic[Member]):
    """One of the sequences."""

    members: Sequence[Member]
    joined: Sequence[Member | None]  # what each makes with the next one; None where the two cannot be one
    opening: Sequence[float]  # what each costs when it goes with none, and the one before it went with some


class Prices(NamedTuple):
    """What a member costs that goes with none like the one before it, and what joining two costs."""

    extension: float
    merge: float


def cheapest_path(
    source: Side[Member],
    target: Side[Member],
    cost: Callable[[Member, Member], float],
    prices: Prices,
    band: int = 0,
) -> list[Step]:
    """The cheapest steps from the beginning of both sequences to their end: time and space are rows × band.

    `band` bounds how far from the diagonal the way may lead (0: anywhere); where it leads along the bound, the bound is
    doubled. The margin of a step is what the cheapest way without it costs more.
    """
    grid = _Grid(source, target, cost, prices, band)
    path = list(grid.path())
    while band and grid.is_cramped([cell for cell, _ in path]):
        band *= 2
        grid = _Grid(source, target, cost, prices, band)
        path = list(grid.path())
    through, past = grid.through(), grid.past()
    total = through[-1][0]
    return [
        Step(
            range(i, i + down),
            range(j, j + right),
            grid.rival(through[i + j], past[i + j], (i, j), (down, right)) - total,
        )
        for (i, j), (down, right) in path
    ]


class _Grid(Generic[Member]):
    """The cells (i, j) within the band. Rows are lists; `first[i]` is the column of a row's first cell.

    Every cell has three states, after Gotoh ("An improved algorithm for matching biological sequences", 1982): the
    last members went together (0), the last one of the source (1) or of the target (2) went with none. Rows end in
    cells that cost infinitely much, so that a step out of the band, also one to the left, needs no question.
    """

    def __init__(
        self,
        source: Side[Member],
        target: Side[Member],
        cost: Callable[[Member, Member], float],
        prices: Prices,
        band: int,
    ) -> None:
        self.rows, self.columns = len(source.members), len(target.members)
        self.openings = ([*source.opening, _INFINITE], [*target.opening, _INFINITE])
        self.extension = prices.extension
        # At least so far that the band hangs together however steep the diagonal is.
        slope = self.columns // max(self.rows, 1) + 2
        reach = max(band, slope) if band else self.columns
        middles = [i * self.columns // self.rows if self.rows else 0 for i in range(self.rows + 1)]
        self.first = [max(0, middle - reach) for middle in middles]
        self.widths = [
            min(self.columns, middle + reach) + 1 - first for middle, first in zip(middles, self.first, strict=True)
        ]
        self.beyond = [_INFINITE] * (2 * slope + 2)
        self.nowhere = [_INFINITE] * (max(self.widths) + len(self.beyond))
        self.moves = [self._moves(i, source, target, cost, prices.merge) for i in range(self.rows + 1)]
        self.before = self._before()
        self.least = [list(map(min, *states)) for states in self.before]
        self.after = self._after()

    def _moves(
        self, i: int, source: Side[Member], target: Side[Member], cost: Callable[[Member, Member], float], merge: float
    ) -> tuple[list[float], list[float], list[float]]:
        """What the pair, the two of the source and the two of the target cost that begin at each cell of a row."""
        if i == self.rows:
            return self.nowhere, self.nowhere, self.nowhere
        ours, both = source.members[i], source.joined[i]
        columns = range(self.first[i], min(self.first[i] + self.widths[i], self.columns))
        # One more cell where the row reaches the last column: nothing begins there.
        beyond = [_INFINITE, *self.beyond]
        members, joined = target.members, target.joined
        return (
            [*(cost(ours, members[j]) for j in columns), *beyond],
            [*(merge + cost(both, members[j]) for j in columns), *beyond] if both is not None else self.nowhere,
            [*(merge + cost(ours, other) if (other := joined[j]) is not None else _INFINITE for j in columns), *beyond],
        )

    def _blank(self) -> list[list[list[float]]]:
        """For each row, the costs of its cells in each state."""
        return [[[_INFINITE] * width + self.beyond for _ in range(3)] for width in self.widths]

    def _before(self) -> list[list[list[float]]]:
        """The least cost from the beginning to each cell, by state."""
        before = self._blank()
        before[0][0][0] = 0.0
        least: list[list[float]] = []
        extension, other_openings = self.extension, self.openings[1]
        for i, (together, alone, other_alone) in enumerate(before):
            first = self.first[i]
            if i:
                self._come_down(i, before, least)
            for index in range(1, self.widths[i]):
                apart = min(together[index - 1], alone[index - 1]) + other_openings[first + index - 1]
                other_alone[index] = min(other_alone[index - 1] + extension, apart)
            least.append(list(map(min, together, alone, other_alone)))
        return before

    def _come_down(self, i: int, before: list[list[list[float]]], least: list[list[float]]) -> None:
        """Fill a row with the ways that come from the rows above."""
        together, alone, _ = before[i]
        above, (pairs, _, ones_two) = least[i - 1], self.moves[i - 1]
        further, twos_one = (least[i - 2], self.moves[i - 2][1]) if i > 1 else (self.nowhere, self.nowhere)
        above_together, above_alone, above_other = before[i - 1]
        opening, extension = self.openings[0][i - 1], self.extension
        shift = self.first[i] - self.first[i - 1]
        further_shift = self.first[i] - self.first[i - 2] if i > 1 else 0
        for index in range(self.widths[i]):
            at = index + shift
            two = at - 2
            far = index + further_shift - 1
            together[index] = min(
                above[at - 1] + pairs[at - 1],
                further[far] + twos_one[far],
                above[two] + ones_two[two],
            )
            alone[index] = min(above_alone[at] + extension, min(above_together[at], above_other[at]) + opening)

    def _after(self) -> list[list[list[float]]]:
        """The least cost from each cell to the end, by state."""
        after = self._blank()
        extension, (openings, other_openings) = self.extension, self.openings
        for i in range(self.rows, -1, -1):
            together, alone, other_alone = after[i]
            below, below_alone = (after[i + 1][0], after[i + 1][1]) if i < self.rows else (self.nowhere, self.nowhere)
            further = after[i + 2][0] if i + 1 < self.rows else self.nowhere
            pairs, twos_one, ones_two = self.moves[i]
            opening, first = openings[i], self.first[i]
            shift = first - self.first[i + 1] if i < self.rows else 0
            further_shift = first - self.first[i + 2] if i + 1 < self.rows else 0
            for index in range(self.widths[i] - 1, -1, -1):
                if i == self.rows and first + index == self.columns:
                    together[index] = alone[index] = other_alone[index] = 0.0
                    continue
                at = index + shift
                least = min(
                    pairs[index] + below[at + 1],
                    twos_one[index] + further[index + further_shift + 1],
                    ones_two[index] + below[at + 2],
                )
                down, right = below_alone[at], other_alone[index + 1]
                opened, other_opened = opening + down, other_openings[first + index] + right
                together[index] = min(least, opened, other_opened)
                alone[index] = min(least, extension + down, other_opened)
                other_alone[index] = min(least, opened, extension + right)
        return after

    def _cost(self, rows: list[list[list[float]]], i: int, j: int, state: int) -> float:
        if i > self.rows:
            return _INFINITE
        index = j - self.first[i]
        return rows[i][state][index] if 0 <= index < self.widths[i] else _INFINITE

    def _steps(self, i: int, j: int, state: int) -> list[tuple[Move, float]]:
        """The moves from a cell, each with the least cost of a way to the end that begins with it."""
        alone = self.extension if state == 1 else self.openings[0][i]
        other_alone = self.extension if state == 2 else self.openings[1][j]
        index = j - self.first[i]
        return [
            *(
                (move, costs[index] + self._cost(self.after, i + move[0], j + move[1], 0))
                for move, costs in zip(_TOGETHER, self.moves[i], strict=True)
            ),
            ((1, 0), alone + self._cost(self.after, i + 1, j, 1)),
            ((0, 1), other_alone + self._cost(self.after, i, j + 1, 2)),
        ]

    def path(self) -> Iterator[tuple[Cell, Move]]:
        """The cells that the cheapest way leaves, and by which move."""
        i = j = state = 0
        while (i, j) != (self.rows, self.columns):
            (down, right), _ = min(self._steps(i, j, state), key=lambda step: step[1])
            yield (i, j), (down, right)
            i, j = i + down, j + right
            state = 1 if not right else 2 if not down else 0

    def is_cramped(self, cells: Sequence[Cell]) -> bool:
        """Whether the way leads along the bound of the band."""
        for i, j in cells:
            first, after = self.first[i], self.first[i] + self.widths[i]
            if (first and j - first < _MARGIN) or (after <= self.columns and after - j <= _MARGIN):
                return True
        return False

    def through(self) -> list[Through]:
        """For each distance from the beginning, the cheapest ways through cells that far."""
        best: list[Through] = [(_INFINITE, (-1, -1), _INFINITE)] * (self.rows + self.columns + 1)
        for i, (before, after) in enumerate(zip(self.before, self.after, strict=True)):
            totals = [map(add, *states) for states in zip(before, after, strict=True)]
            for distance, total in enumerate(islice(map(min, *totals), self.widths[i]), start=i + self.first[i]):
                least, cell, second = best[distance]
                if total < least:
                    best[distance] = (total, (i, distance - i), least)
                elif total < second:
                    best[distance] = (least, cell, total)
        return best

    def past(self) -> list[float]:
        """For each distance from the beginning, the least cost of a way that has no cell that far."""
        best = [_INFINITE] * (self.rows + self.columns + len(self.beyond) + 2)
        for i, (least, (pairs, twos_one, ones_two)) in enumerate(zip(self.least, self.moves, strict=True)):
            if i == self.rows:
                break
            shift = self.first[i] - self.first[i + 1]
            below = self.after[i + 1][0]
            further = self.after[i + 2][0] if i + 1 < self.rows else self.nowhere
            further_shift = self.first[i] - self.first[i + 2] if i + 1 < self.rows else 0
            for index in range(self.widths[i]):
                distance = i + self.first[i] + index + 1
                here = least[index]
                merged = here + min(
                    twos_one[index] + further[index + further_shift + 1], ones_two[index] + below[index + shift + 2]
                )
                paired = here + pairs[index] + below[index + shift + 1]
                best[distance] = min(best[distance], paired, merged)
                best[distance + 1] = min(best[distance + 1], merged)
        return best

    def rival(self, through: Through, past: float, cell: Cell, move: Move) -> float:
        """The cost of the best way that does not take this move from this cell.

        It passes another cell that is as far from the beginning, or none, or leaves the cell by another move.
        """
        least, least_cell, second = through
        found = [past, second if least_cell == cell else least]
        for state in range(3):
            before = self._cost(self.before, *cell, state)
            found.extend(before + after for other, after in self._steps(*cell, state) if other != move)
        return min(found)


_TOGETHER: tuple[Move, Move, Move] = ((1, 1), (2, 1), (1, 2))
