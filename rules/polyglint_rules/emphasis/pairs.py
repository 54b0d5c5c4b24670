"""Literal markers that were meant as a pair, each sorted under the one reason that keeps it from marking anything.

The rules share this sorting, so that the same characters are never reported twice. What fits no reason is left over and
may be unclosed.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from polyglint import Block, Document
from polyglint_rules.emphasis.crossed import crossed_pairs
from polyglint_rules.emphasis.reasons import Pair, Reason, reason_of
from polyglint_rules.emphasis.runs import Run, is_punctuation, literal_runs


class Sorted(NamedTuple):
    """The literal runs of one block: the pairs, and what is left over."""

    block: Block
    pairs: tuple[Pair, ...]
    strays: tuple[Run, ...]
    doubled: Mapping[str, int]
    """How many of the strays are longer than one character, by family."""
    crossed: tuple[Pair, ...] = ()
    """Pairs of which markers found partners in one another, to be repaired together."""


# Five rules ask this of one document, one after the other. The answer depends on nothing but the document.
@lru_cache(maxsize=1)
def sorted_runs(document: Document) -> tuple[Sorted, ...]:
    """The literal runs of a document, block by block."""
    return tuple(_sorted(document, block, runs) for block, runs in literal_runs(document))


def _sorted(document: Document, block: Block, runs: tuple[Run, ...]) -> Sorted:
    if crossed := crossed_pairs(document, block, runs):
        return Sorted(block, (), (), {}, crossed)
    pairs = tuple(sorted(_pairs(document, block, runs), key=_start))
    strays = tuple(run for run in runs if not _is_covered(pairs, run))
    left_over = {_kind(run) for run in strays} if pairs else set()
    pairs = tuple(pair._replace(is_certain=_kind(pair.opening) not in left_over) for pair in pairs)
    return Sorted(block, pairs, strays, Counter(run.family for run in strays if run.length > 1))


def _kind(run: Run) -> tuple[str, int]:
    return run.family, run.length


def _start(pair: Pair) -> int:
    return pair.opening.start


def _is_covered(pairs: tuple[Pair, ...], run: Run) -> bool:
    """Whether one of the pairs, which do not overlap, holds the run."""
    before = bisect_right(pairs, run.start, key=_start)
    return before > 0 and run.end <= pairs[before - 1].closing.end


def pairs_for(document: Document, reason: Reason) -> Iterator[Pair]:
    """The pairs of a document that one reason keeps from marking anything."""
    for found in sorted_runs(document):
        yield from (pair for pair in found.pairs if pair.reason == reason)


def _pairs(document: Document, block: Block, runs: Sequence[Run]) -> Iterator[Pair]:
    index = 0
    openings: frozenset[int] = frozenset()
    while index < len(runs):
        position = _partner(runs, index)
        reason = reason_of(document, block, runs[index], runs[position]) if position else None
        needs_left = reason == "escaped" or (reason is not None and _is_between(runs[index], runs[position]))
        if needs_left:
            openings = openings or _openings(runs)
        if reason is not None and (not needs_left or index in openings):
            yield Pair(block, runs[index], runs[position], reason)
            index = position
        index += 1


def _is_between(opening: Run, closing: Run) -> bool:
    """Whether the two could as well be the end of one label and the start of the next: `**2020:**5 and **2021:**6`."""
    return is_punctuation(opening.before) and closing.after.isalnum()


def _openings(runs: Sequence[Run]) -> frozenset[int]:
    """The positions of the first, third, fifth ... run of each kind.

    Escaped markers say nothing of their side, so they pair from the left: the end of one label and the start of the
    next look like a pair, too.
    """
    seen: Counter[tuple[str, int]] = Counter()
    openings = []
    for index, run in enumerate(runs):
        if seen[_kind(run)] % 2 == 0:
            openings.append(index)
        seen[_kind(run)] += 1
    return frozenset(openings)


def _partner(runs: Sequence[Run], index: int) -> int:
    """The position of the run that would close this one; zero when there is none.

    Single marks between two longer runs are footnotes.
    """
    opening = runs[index]
    for position in range(index + 1, len(runs)):
        run = runs[position]
        if run.family != opening.family:
            continue
        if run.length == opening.length:
            return position
        if run.length > 1:
            break
    return 0
