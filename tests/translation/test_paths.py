"""The cheapest way and its margins, held against every way there is."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglint.translation.paths import Prices, Side, Step, cheapest_path

PRICES = Prices(extension=2.0, merge=1.0)
OPENING = 3.0


def side(numbers: Sequence[int]) -> Side[int]:
    sums: list[int | None] = [first + second for first, second in pairwise(numbers)]
    return Side(numbers, [*sums, None], [OPENING] * len(numbers))


def cost(first: int, other: int) -> float:
    return float(abs(first - other))


def steps(source: Sequence[int], target: Sequence[int], band: int = 0) -> list[Step]:
    return cheapest_path(side(source), side(target), cost, PRICES, band)


def every_way(source: Sequence[int], target: Sequence[int], i: int = 0, j: int = 0) -> Iterator[list[tuple[int, ...]]]:
    if (i, j) == (len(source), len(target)):
        yield []
    for down, right in ((1, 1), (2, 1), (1, 2), (1, 0), (0, 1)):
        if i + down <= len(source) and j + right <= len(target):
            for rest in every_way(source, target, i + down, j + right):
                yield [(i, j, down, right), *rest]


def price(source: Sequence[int], target: Sequence[int], way: list[tuple[int, ...]]) -> float:
    total, before = 0.0, (1, 1)
    for i, j, down, right in way:
        if down and right:
            total += cost(sum(source[i : i + down]), sum(target[j : j + right])) + (
                PRICES.merge if down + right > 2 else 0
            )
        else:
            total += PRICES.extension if before == (down, right) else OPENING
        before = (down, right)
    return total


few = st.lists(st.integers(0, 9), max_size=4)


@given(few, few)
def test_no_way_is_cheaper(source: list[int], target: list[int]) -> None:
    found = steps(source, target)
    way: list[tuple[int, ...]] = [
        (step.source.start, step.target.start, len(step.source), len(step.target)) for step in found
    ]
    prices = [price(source, target, other) for other in every_way(source, target)]
    assert price(source, target, way) == min(prices)


@given(few, few)
def test_the_margin_is_what_the_best_way_without_the_step_costs_more(source: list[int], target: list[int]) -> None:
    ways = [(way, price(source, target, way)) for way in every_way(source, target)]
    least = min(total for _, total in ways)
    for step in steps(source, target):
        move = (step.source.start, step.target.start, len(step.source), len(step.target))
        rivals = [total for way, total in ways if move not in way]
        assert step.margin == pytest.approx(min(rivals, default=float("inf")) - least)


@given(st.lists(st.integers(0, 9), max_size=30), st.lists(st.integers(0, 9), max_size=30), st.integers(1, 5))
def test_a_band_covers_both_sequences_too(source: list[int], target: list[int], band: int) -> None:
    found = steps(source, target, band)
    assert [i for step in found for i in step.source] == list(range(len(source)))
    assert [j for step in found for j in step.target] == list(range(len(target)))


def test_a_band_that_is_too_narrow_is_widened() -> None:
    source = list(range(0, 400, 7))
    assert [step for step in steps(source, source[20:], band=4) if step.source and step.target] == [
        step for step in steps(source, source[20:]) if step.source and step.target
    ]
