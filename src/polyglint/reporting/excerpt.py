"""A source line cut to the terminal around the place that a finding is about, and where its mark goes."""

from itertools import accumulate
from typing import NamedTuple

from polyglint.reporting.columns import Cell, cells
from polyglint.values import Place

_WORD = 14  # a cut moves at most so many columns to fall between words


class Excerpt(NamedTuple):
    """A line to print, and the columns of it to underline."""

    text: str
    offset: int
    length: int


class _Line(NamedTuple):
    """The cells of a line or of the part around the place, and whether it goes on at either side."""

    cells: list[Cell]
    columns: list[int]  # where each cell begins; one more for the end
    first: int  # the cells of the place: first:last
    last: int
    is_cut: tuple[bool, bool]


def excerpt(line: str, place: Place, columns: int, ellipsis: str) -> Excerpt:
    """The part of the line around the place that fits in so many columns.

    A place that goes on in the next line is marked to the end of this one; an empty place has a mark one column wide.
    """
    seen = _seen(line, place, columns)
    begin, end = _window(seen, columns, len(ellipsis))
    is_cut_before = begin > 0 or seen.is_cut[0]
    is_cut_after = end < len(seen.cells) or seen.is_cut[1]
    before = ellipsis if is_cut_before else ""
    after = ellipsis if is_cut_after else ""
    shown = "".join(cell.shown for cell in seen.cells[begin:end])
    offset = len(before) + seen.columns[seen.first] - seen.columns[begin]
    length = seen.columns[min(seen.last, end)] - seen.columns[seen.first]
    goes_on = len(after) if seen.last > end else 0
    return Excerpt(before + shown + after, offset, max(1, length + goes_on))


def _seen(line: str, place: Place, columns: int) -> _Line:
    start = min(place.column - 1, len(line))
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    end = max(start, min(end, len(line)))
    # A line may be megabytes long: look only at what can come into view.
    low, high = max(0, start - 2 * columns), min(len(line), start + 3 * columns)
    shown = cells(line[low:high], start - low, min(end, high) - low)
    first = next((index for index, cell in enumerate(shown) if cell.end > start - low), len(shown))
    last = next((index for index, cell in enumerate(shown) if index >= first and cell.start >= end - low), len(shown))
    begins = [0, *accumulate(cell.width for cell in shown)]
    return _Line(shown, begins, first, last, (low > 0, high < len(line)))


def _window(seen: _Line, columns: int, ellipsis: int) -> tuple[int, int]:
    """The cells to show: all, else the beginning of the line, its end, or the middle around the place."""
    total = seen.columns[-1]
    start, stop = seen.columns[seen.first], seen.columns[seen.last]
    stop = max(stop, start + 1)
    if not any(seen.is_cut) and max(total, stop) <= columns:
        return 0, len(seen.cells)
    if stop <= columns - ellipsis and not seen.is_cut[0]:
        return 0, _snapped_end(seen, columns - ellipsis)
    room = columns - 2 * ellipsis
    lead = max((room - (stop - start)) // 2, room // 6)
    left = max(0, start - lead)
    if left + room >= max(total, stop) and not seen.is_cut[1]:
        return _snapped_begin(seen, max(total, stop) - (columns - ellipsis)), len(seen.cells)
    begin = _snapped_begin(seen, left)
    return begin, _snapped_end(seen, seen.columns[begin] + room)


def _snapped_begin(seen: _Line, column: int) -> int:
    """The first cell at or after the column; better, where the next word begins, if that is not far."""
    begin = next(index for index, at in enumerate(seen.columns) if at >= column)
    begin = min(begin, seen.first)
    for index in range(begin, seen.first + 1):
        if seen.columns[index] - column > _WORD:
            break
        if index and seen.cells[index - 1].shown == " ":
            return index
    return begin


def _snapped_end(seen: _Line, column: int) -> int:
    """The end of the cells that stay before the column; better, of the last whole word, if the cut is not far."""
    end = max(index for index, at in enumerate(seen.columns) if at <= column)
    for index in range(end, seen.last, -1):
        if column - seen.columns[index] > _WORD:
            break
        if index < len(seen.cells) and seen.cells[index].shown == " ":
            return index
    return end
