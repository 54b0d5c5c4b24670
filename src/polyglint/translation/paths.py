"""The cheapest way through two sequences, and how much dearer the best way is that avoids each of its steps."""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

_INFINITE = float("inf")
_MARGIN = 3  # cells: so near its bound a way may have been bent by it
_NEVER = (_INFINITE, _INFINITE, _INFINITE)

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
    last members went together (0), the last one of the source (1) or of the target (2) went with none.
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
        self.openings = ((*source.opening, _INFINITE), (*target.opening, _INFINITE))
        self.extension = prices.extension
        # At least so far that the band hangs together however steep the diagonal is.
        reach = max(band, self.columns // max(self.rows, 1) + 2) if band else self.columns
        middles = [i * self.columns // self.rows if self.rows else 0 for i in range(self.rows + 1)]
        self.first = [max(0, middle - reach) for middle in middles]
        self.widths = [
            min(self.columns, middle + reach) + 1 - first for middle, first in zip(middles, self.first, strict=True)
        ]
        self.moves = [self._moves(i, source, target, cost, prices.merge) for i in range(self.rows + 1)]
        self.before = self._before()
        self.after = self._after()

    def _moves(
        self, i: int, source: Side[Member], target: Side[Member], cost: Callable[[Member, Member], float], merge: float
    ) -> list[tuple[float, float, float]]:
        """What the pair, the two of the source and the two of the target cost that begin at each cell of a row."""
        if i == self.rows:
            return [_NEVER] * self.widths[i]
        ours, both = source.members[i], source.joined[i]
        moves = []
        for j in range(self.first[i], min(self.first[i] + self.widths[i], self.columns)):
            theirs, other_both = target.members[j], target.joined[j]
            moves.append(
                (
                    cost(ours, theirs),
                    merge + cost(both, theirs) if both is not None else _INFINITE,
                    merge + cost(ours, other_both) if other_both is not None else _INFINITE,
                )
            )
        moves.extend([_NEVER] * (self.widths[i] - len(moves)))
        return moves

    def _blank(self) -> list[list[list[float]]]:
        """For each row, the costs of its cells in each state."""
        return [[[_INFINITE] * width for _ in range(3)] for width in self.widths]

    def _before(self) -> list[list[list[float]]]:
        """The least cost from the beginning to each cell, by state."""
        before = self._blank()
        before[0][0][0] = 0.0
        extension, (openings, other_openings) = self.extension, self.openings
        for i, row in enumerate(before):
            first = self.first[i]
            opening = openings[i]
            for index, costs in enumerate(zip(*row, strict=True)):
                together, alone, other_alone = costs
                least = min(costs)
                if least == _INFINITE:
                    continue
                j = first + index
                for (down, right), cost in zip(_TOGETHER, self.moves[i][index], strict=True):
                    if cost < _INFINITE:
                        _lower(before, self.first, i + down, j + right, 0, least + cost)
                if opening < _INFINITE:
                    _lower(
                        before, self.first, i + 1, j, 1, min(alone + extension, min(together, other_alone) + opening)
                    )
                other_opening = other_openings[j]
                if other_opening < _INFINITE:
                    cost = min(other_alone + extension, min(together, alone) + other_opening)
                    _lower(before, self.first, i, j + 1, 2, cost)
        return before

    def _after(self) -> list[list[list[float]]]:
        """The least cost from each cell to the end, by state."""
        after = self._blank()
        for state in range(3):
            after[-1][state][-1] = 0.0
        extension, (openings, other_openings) = self.extension, self.openings
        for i in range(self.rows, -1, -1):
            row = after[i]
            for index in range(self.widths[i] - 1, -1, -1):
                j = self.first[i] + index
                if i == self.rows and j == self.columns:
                    continue
                least = min(
                    cost + self._cost(after, i + down, j + right, 0) if cost < _INFINITE else _INFINITE
                    for (down, right), cost in zip(_TOGETHER, self.moves[i][index], strict=True)
                )
                alone = self._cost(after, i + 1, j, 1)
                other_alone = self._cost(after, i, j + 1, 2)
                opened, other_opened = openings[i] + alone, other_openings[j] + other_alone
                row[0][index] = min(least, opened, other_opened)
                row[1][index] = min(least, extension + alone, other_opened)
                row[2][index] = min(least, opened, extension + other_alone)
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
        together = zip(_TOGETHER, self.moves[i][j - self.first[i]], strict=True)
        return [
            *((move, cost + self._cost(self.after, i + move[0], j + move[1], 0)) for move, cost in together),
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
            totals = [map(float.__add__, *states) for states in zip(before, after, strict=True)]
            for j, total in enumerate(map(min, *totals), start=self.first[i]):
                least, cell, second = best[i + j]
                if total < least:
                    best[i + j] = (total, (i, j), least)
                elif total < second:
                    best[i + j] = (least, cell, total)
        return best

    def past(self) -> list[float]:
        """For each distance from the beginning, the least cost of a way that has no cell that far."""
        best = [_INFINITE] * (self.rows + self.columns + 2)
        for i, states in enumerate(self.before):
            for index, (before, costs) in enumerate(zip(map(min, *states), self.moves[i], strict=True)):
                j = self.first[i] + index
                for (down, right), cost in zip(_TOGETHER, costs, strict=True):
                    if cost == _INFINITE:
                        continue
                    total = before + cost + self._cost(self.after, i + down, j + right, 0)
                    for distance in range(i + j + 1, i + j + down + right):
                        best[distance] = min(best[distance], total)
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


def _lower(rows: list[list[list[float]]], firsts: Sequence[int], i: int, j: int, state: int, cost: float) -> None:
    """Note a way to a cell, where it is in the band and the way is the cheapest so far."""
    index = j - firsts[i]
    row = rows[i][state]
    if 0 <= index < len(row) and cost < row[index]:
        row[index] = cost
