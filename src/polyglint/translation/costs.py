"""What it costs, in nats, to take some units for each other.

The weights were chosen on pairs of real pages with seeded edits: see `benchmarks/alignment.py`.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, pairwise
from typing import NamedTuple

from polyglint.language.lengths import usual_length
from polyglint.translation.features import Features, stops, tokens

# Priors of one-to-one, one-to-none and two-to-one, and what a unit costs beside that when it stands for nothing.
_PAIR = -math.log(0.93)
OPENING = 6.0  # of the first unit of several that stand for nothing
_OPENING_SECTION = 3.0  # where that is a heading: sections are dropped whole
EXTENSION = 4.0
MERGE = 6.5
_OTHER_KIND = 12.0
_OTHER_LEVEL = 3.0
_OTHER_CONTAINER = 4.0
_OTHER_ID = 8.0  # headings with ids that the author gave and that differ
_FARTHEST = 9.5  # the most that lengths alone speak against a pair
_STOP = 2.0  # for each end of sentence that one side has and the other lacks
_VARIANCE = 11.0  # of a target's length per character of its source
_PRIOR = 300.0  # characters of the source
_SHARED = 15.0
_MARK_WEIGHT = 0.2
_LAMBDA = 1.5
_TOKENS = 40  # the rarest that a unit is known by
_GRAIN = 32  # steps of the table of length costs, per standard deviation


class Measure(NamedTuple):
    """A unit, or two that are taken for one, as the aligner weighs it."""

    kind: str
    container: str
    level: int
    id: str  # that the author gave a heading
    length: float  # in characters of the source language
    stops: int
    tokens: frozenset[str]
    weight: float  # of its tokens


class Costs:
    """The costs for two documents. Units go by their indices."""

    def __init__(self, source: Sequence[Features], target: Sequence[Features]) -> None:
        self.sides = (source, target)
        ratio = _ratio(source, target)
        ours = [float(unit.length) for unit in source]
        theirs = [unit.length if unit.kind == "code" else unit.length / ratio for unit in target]
        self.lengths: tuple[list[float], list[float]] = (ours, theirs)  # in characters of the source's language

    def stretch(self, i: int, j: int) -> float:
        """How much the lengths of two units speak against the pair."""
        return _length(self.lengths[0][i], self.lengths[1][j])

    def step(self, ours: Sequence[int], theirs: Sequence[int]) -> float:
        """Of taking these units for each other; two on one side are joined."""
        scales = Scales(self, ours, theirs)
        cost = scales.cost(scales.joint(0, ours), scales.joint(1, theirs))
        return cost + (MERGE if len(ours) + len(theirs) > 2 else 0.0)


class Scales:
    """What weighs the units of one gap against each other: what is rare among them tells most."""

    def __init__(self, costs: Costs, ours: Sequence[int], theirs: Sequence[int]) -> None:
        self._costs = costs
        self._tokens = [
            {index: tokens(side[index].unit) for index in indices}
            for side, indices in zip(costs.sides, (ours, theirs), strict=True)
        ]
        counts = Counter(chain.from_iterable(found for side in self._tokens for found in side.values()))
        units = sum(map(len, costs.sides)) + 1
        self._rarity = {token: _told(token, units / count) for token, count in counts.items()}
        self._known: tuple[dict[int, Measure], dict[int, Measure]] = ({}, {})

    def measures(self, side: int, indices: Sequence[int]) -> list[Measure]:
        """What is weighed of some units of the source (0) or the target (1)."""
        return [self._measure(side, index) for index in indices]

    def joined(self, side: int, indices: Sequence[int]) -> list[Measure | None]:
        """What each of some units makes with the next one; None where they cannot be one."""
        pairs = pairwise((*indices, -1))
        return [self.joint(side, pair) if self._can_join(side, *pair) else None for pair in pairs]

    def openings(self, side: int, indices: Sequence[int]) -> list[float]:
        """What each of some units costs as the first of several that stand for nothing."""
        units = self._costs.sides[side]
        return [_OPENING_SECTION if units[index].kind == "heading" else OPENING for index in indices]

    def _can_join(self, side: int, index: int, following: int) -> bool:
        if following != index + 1:
            return False
        first, second = (self._costs.sides[side][one].unit.block for one in (index, following))
        return first.kind == second.kind == "paragraph" and first.parent is second.parent

    def joint(self, side: int, indices: Sequence[int]) -> Measure:
        """Some units taken for one."""
        first, *others = self.measures(side, indices)
        for other in others:
            shared = first.tokens | other.tokens
            first = first._replace(
                length=first.length + other.length,
                stops=first.stops + other.stops,
                tokens=shared,
                weight=self._weight(shared),
            )
        return first

    def cost(self, first: Measure, other: Measure) -> float:
        """Of taking what was measured for each other."""
        cost = _PAIR + _length(first.length, other.length) + min(_STOP * abs(first.stops - other.stops), _FARTHEST)
        if first.kind != other.kind:
            cost += _OTHER_KIND
        elif first.container != other.container:
            cost += _OTHER_CONTAINER
        if first.level != other.level:
            cost += _OTHER_LEVEL
        if first.id != other.id and first.id and other.id:
            cost += _OTHER_ID
        shared = first.tokens & other.tokens
        if not shared:
            return cost
        weight = self._weight(shared)
        return cost - _LAMBDA * min(_SHARED, weight) * 2 * weight / (first.weight + other.weight)

    def _measure(self, side: int, index: int) -> Measure:
        known = self._known[side]
        if index not in known:
            unit = self._costs.sides[side][index]
            rarest = self._tokens[side][index]
            if len(rarest) > _TOKENS:
                rarity = self._rarity
                rarest = frozenset(sorted(rarest, key=lambda token: (-rarity[token], token))[:_TOKENS])
            length = self._costs.lengths[side][index]
            known[index] = Measure(
                unit.kind, unit.container, unit.level, unit.id, length, stops(unit.unit), rarest, self._weight(rarest)
            )
        return known[index]

    def _weight(self, found: frozenset[str]) -> float:
        # Exact: sets have another order in each process, and a plain sum with it another last digit.
        return math.fsum(map(self._rarity.__getitem__, found))


def _told(token: str, rarity: float) -> float:
    return math.log(rarity) if token.isalnum() or len(token) > 1 else _MARK_WEIGHT


def _length(first: float, other: float) -> float:
    """How much two lengths speak against each other, by Gale and Church's model."""
    together = first + other
    if not together:
        return 0.0
    steps = int(abs(other - first) / math.sqrt(_VARIANCE * together / 2) * _GRAIN)
    table = _length_costs()
    return table[steps] if steps < len(table) else _FARTHEST


@cache
def _length_costs() -> list[float]:
    """The cost of a difference of so many parts of a standard deviation, as far as it grows."""
    return list(_growing_costs())


def _growing_costs() -> Iterator[float]:
    steps, cost = 0, 0.0
    while cost < _FARTHEST:
        yield cost
        steps += 1
        cost = -math.log(math.erfc(steps / _GRAIN / math.sqrt(2)))


def _ratio(source: Sequence[Features], target: Sequence[Features]) -> float:
    """How much longer the running text of the target is, between bounds that no pair of languages leaves.

    A page of few words tells little of it, so what is known of the languages counts as some words more.
    """
    if not source or not target:
        return 1.0
    expected = usual_length(source[0].unit.document.language, target[0].unit.document.language)
    ours = sum(unit.length for unit in source if unit.kind in ("paragraph", "heading"))
    theirs = sum(unit.length for unit in target if unit.kind in ("paragraph", "heading"))
    return min(max((theirs + _PRIOR * expected) / (ours + _PRIOR), 0.25), 4.0)
