"""Rules that search: what has no place in a text, what has a better word, what stands there too often or too soon."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from polyglint.document import Document
from polyglint.style.data_rule import DataRule
from polyglint.style.finders import Finder, PatternFinder, PhraseFinder
from polyglint.style.limits import opening, too_few, too_many
from polyglint.style.wording import cased, filled, normal, of_match, shown
from polyglint.values import Problem


@dataclass(frozen=True, kw_only=True)
class Unwanted(DataRule):
    """What the pattern matches, or one of the words, is a problem."""

    finder: Finder
    replace: str | None

    def check(self, document: Document) -> Iterator[Problem]:
        """Each that is no exception, and not already what it would be replaced by."""
        for _, matches in self._found(self.finder, self._stretches(document)):
            for match in matches:
                known = of_match(match)
                right = None if self.replace is None else cased(match[0], filled(self.replace, known))
                if right != match[0]:
                    edits = () if right is None else self._edits(document, match, right)
                    yield self._problem(document, match.span(), known, edits)


@dataclass(frozen=True, kw_only=True)
class Limited(DataRule):
    """What the pattern matches, or one of the words, stands neither too often nor too seldom in each scope."""

    finder: Finder
    max: int | None = None
    min: int | None = None

    def check(self, document: Document) -> Iterator[Problem]:
        """Each stretch of the scope that has too many, at the first one too many, or too few."""
        for stretch, matches in self._found(self.finder, self._stretches(document)):
            count = len(matches)
            limits = {"count": str(count), "max": str(self.max), "min": str(self.min)}
            if too_many(count, self.max):
                match = matches[int(self.max or 0)]
                yield self._problem(document, match.span(), {**of_match(match), **limits})
            elif too_few(count, self.min):
                yield self._problem(document, opening(document, stretch), {"match": "", **limits})


@dataclass(frozen=True, kw_only=True)
class Introduced(DataRule):
    """What the pattern matches is introduced before it is used: an acronym is spelled out once.

    Both patterns name it by their first group, or by all that they match.
    """

    finder: PatternFinder
    introduced_by: PatternFinder

    def check(self, document: Document) -> Iterator[Problem]:
        """The first use of each that is not introduced before or right there."""
        starts: dict[str, int] = {}
        for _, matches in self._found(self.introduced_by, self._stretches(document)):
            for match in matches:
                starts[_name(match)] = min(starts.get(_name(match), match.start()), match.start())
        seen: set[str] = set()
        for _, matches in self._found(self.finder, self._stretches(document)):
            for match in matches:
                name = _name(match)
                if name not in seen and starts.get(name, len(document.text)) > match.start():
                    yield self._problem(document, match.span(), of_match(match))
                seen.add(name)


def _name(match: re.Match[str]) -> str:
    return shown(next(filter(None, match.groups()), match[0]))


@dataclass(frozen=True, kw_only=True)
class Swapped(DataRule):
    """A word or phrase that has a better one is a problem.

    One in small letters is found in any case, one with capitals only as it is written. Where several are better, the
    choice is the writer's, and nothing is repaired.
    """

    swap: tuple[tuple[str, tuple[str, ...]], ...]
    regex: bool

    @cached_property
    def finder(self) -> Finder:
        """What finds the left sides."""
        wrongs = tuple(wrong for wrong, _ in self.swap)
        kind = PatternFinder if self.regex else PhraseFinder
        return kind(wrongs, self.ignorecase)

    def check(self, document: Document) -> Iterator[Problem]:
        """Each that is no exception, and not already what it would be replaced by."""
        for _, matches in self._found(self.finder, self._stretches(document)):
            for match in matches:
                yield from self._swapped(document, match)

    def _swapped(self, document: Document, match: re.Match[str]) -> Iterator[Problem]:
        found = normal(shown(match[0]), ignorecase=False)
        rights, is_exact = self._rights_of(match, found)
        rights = tuple(cased(found, right) for right in rights)
        is_only_shouted = not is_exact and found.isupper() and rights[0].upper() == found
        if found in rights or is_only_shouted:
            return
        known = {"match": shown(match[0]), "right": '" or "'.join(rights)}
        edits = self._edits(document, match, rights[0]) if len(rights) == 1 else ()
        yield self._problem(document, match.span(), known, edits)

    def _rights_of(self, match: re.Match[str], found: str) -> tuple[tuple[str, ...], bool]:
        """What is better, and whether it is said of the text exactly as it stands there."""
        if isinstance(self.finder, PatternFinder):
            return self.swap[self.finder.index(match)][1], True
        if (exact := self._rights.get(found)) is not None:
            return exact, True
        # Without a right: the long s counts as an s to the search and not to `lower`.
        return self._rights.get(found.lower(), (found,)), False

    @cached_property
    def _rights(self) -> dict[str, tuple[str, ...]]:
        return {normal(wrong, ignorecase=self.ignorecase): rights for wrong, rights in self.swap}
