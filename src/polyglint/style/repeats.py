"""Rules for what stands twice in a row: a word, a number, a mark."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from polyglint.document import Document
from polyglint.document.masking import MARKUP
from polyglint.style.data_rule import DataRule
from polyglint.style.finders import GAP, PatternFinder
from polyglint.style.wording import shown
from polyglint.values import Edit, Problem

_TOKEN = "token"


@dataclass(frozen=True, kw_only=True)
class Repeated(DataRule):
    """What the pattern matches does not stand twice in a row, parted by white space alone."""

    repeats: str
    max: int = 1

    @cached_property
    def _finder(self) -> PatternFinder:
        again = rf"(?:{GAP}(?P={_TOKEN})){{{self.max},}}"
        return PatternFinder((rf"(?<!\w)(?P<{_TOKEN}>{self.repeats}){again}(?!\w)",), self.ignorecase)

    def check(self, document: Document) -> Iterator[Problem]:
        """Each run that is longer than the limit."""
        for _, matches in self._found(self._finder, self._stretches(document)):
            for match in matches:
                known = {"match": shown(match[0]), _TOKEN: shown(match[_TOKEN])}
                edits = () if MARKUP in match[0] else (Edit(document.place(match.end(_TOKEN), match.end()), ""),)
                yield self._problem(document, match.span(), known, edits)


def is_fit(pattern: str) -> bool:
    """Whether a pattern can be part of a larger one: groups of its own would be numbered anew there."""
    return re.compile(pattern).groups == 0
