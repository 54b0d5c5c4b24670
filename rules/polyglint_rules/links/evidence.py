"""How a site's other links tell that one is broken: nobody can know its routes, but most of its links do work."""

from collections.abc import Iterable
from typing import NamedTuple


class Tally(NamedTuple):
    """How many different targets of one kind are there, and how many are not."""

    known: frozenset[str]
    missing: frozenset[str]

    def is_telling(self, fewest: int = 5, missing: float = 0.1) -> bool:
        """Whether so many are there, and so few are not, that these must be mistakes; one always may be."""
        known, gone = len(self.known), len(self.missing)
        return known >= fewest and gone <= max(1, missing * (known + gone))


def tally(found: Iterable[tuple[str, bool]]) -> Tally:
    """Targets, each with whether it is there."""
    known: set[str] = set()
    missing: set[str] = set()
    for target, is_there in found:
        (known if is_there else missing).add(target)
    return Tally(frozenset(known), frozenset(missing - known))
