"""What is left when the things of two segments that are versions of each other are taken together."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


def unmatched(
    ours: Sequence[Thing], theirs: Sequence[Thing], key: Callable[[Thing], str]
) -> tuple[list[Thing], list[Thing]]:
    """What only the source has and what only the target has, counted by key; of several, the last ones."""
    return _beyond(ours, theirs, key), _beyond(theirs, ours, key)


def _beyond(things: Sequence[Thing], others: Sequence[Thing], key: Callable[[Thing], str]) -> list[Thing]:
    known = Counter(map(key, others))
    left = []
    for thing in things:
        name = key(thing)
        known[name] -= 1
        if known[name] < 0:
            left.append(thing)
    return left


def without_pairs(
    ours: Sequence[Thing], theirs: Sequence[Thing], is_same: Callable[[Thing, Thing], bool]
) -> tuple[list[Thing], list[Thing]]:
    """Both sides without what stands for each other there."""
    left = list(theirs)
    missing = []
    for thing in ours:
        position = next((index for index, other in enumerate(left) if is_same(thing, other)), -1)
        if position < 0:
            missing.append(thing)
        else:
            del left[position]
    return missing, left
