"""Rules that ask for one of two: spellings and terms of which a page has either one or the other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from polyglint.document import Document
from polyglint.style.data_rule import DataRule
from polyglint.style.finders import Finder, PatternFinder, PhraseFinder
from polyglint.style.wording import cased, shown
from polyglint.values import Problem, Related

_Matches = Sequence[re.Match[str]]


@dataclass(frozen=True, kw_only=True)
class EitherOr(DataRule):
    """A page writes one of two throughout: the one that it writes less often is a problem.

    Where both are as frequent, the one that comes first holds.
    """

    either: tuple[tuple[str, str], ...]
    regex: bool

    @cached_property
    def _sides(self) -> tuple[tuple[Finder, Finder], ...]:
        kind = PatternFinder if self.regex else PhraseFinder
        return tuple((kind((one,), self.ignorecase), kind((other,), self.ignorecase)) for one, other in self.either)

    def check(self, document: Document) -> Iterator[Problem]:
        """Each of the less frequent side of a pair of which both are on the page."""
        parts = list(self._stretches(document))
        for (one, other), texts in zip(self._sides, self.either, strict=True):
            ours = [match for _, matches in self._found(one, parts) for match in matches]
            theirs = [match for _, matches in self._found(other, parts) for match in matches] if ours else []
            if ours and theirs:
                ours_wins = (len(ours), -ours[0].start()) > (len(theirs), -theirs[0].start())
                kept, others, text = (ours, theirs, texts[0]) if ours_wins else (theirs, ours, texts[1])
                yield from self._problems(document, kept, others, text)

    def _problems(self, document: Document, kept: _Matches, others: _Matches, text: str) -> Iterator[Problem]:
        first = document.place(*kept[0].span())
        for match in others:
            known = {"match": shown(match[0]), "other": shown(kept[0][0]), "line": str(first.line)}
            edits = () if self.regex else self._edits(document, match, cased(match[0], text))
            problem = self._problem(document, match.span(), known, edits)
            yield problem._replace(related=(Related(first, "what the page writes more often, or first"),))
