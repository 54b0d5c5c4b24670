"""Rules that measure: a formula over counts against a limit."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from polyglint.document import Document
from polyglint.style.counts import COUNTS
from polyglint.style.data_rule import DataRule
from polyglint.style.formula import Formula
from polyglint.style.limits import opening, too_few, too_many
from polyglint.values import Problem


@dataclass(frozen=True, kw_only=True)
class Measured(DataRule):
    """What the formula comes to is neither above nor below its limits in each scope."""

    formula: str
    max: float | None = None
    min: float | None = None

    @cached_property
    def _formula(self) -> Formula:
        return Formula(self.formula)

    def check(self, document: Document) -> Iterator[Problem]:
        """Each stretch of the scope that is beyond a limit."""
        for stretch in self._stretches(document):
            counts = {name: COUNTS[name](document, stretch) for name in self._formula.names}
            if counts and not any(counts.values()):
                continue  # an empty page is not hard to read
            value = self._formula.value(counts)
            if value is not None and (too_many(value, self.max) or too_few(value, self.min)):
                known = {"value": _short(value), "max": _short(self.max), "min": _short(self.min)}
                yield self._problem(document, opening(document, stretch), known)


def _short(number: float | None) -> str:
    return "" if number is None else f"{number:.1f}".removesuffix(".0")
