"""What all rules of data files have in common: where they look, what they leave alone, how they repair."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from polyglint.document import Document
from polyglint.document.masking import MARKUP, OBJECT
from polyglint.rule import DocumentRule
from polyglint.style.finders import Finder, Search, phrases
from polyglint.style.scopes import Stretch, is_in_header, stretches
from polyglint.style.wording import filled
from polyglint.values import Edit, Fix, Place, Problem, Severity

_WORD = re.compile(rf"[^\s{MARKUP}]+")
_HARMLESS_IN_HEADERS = re.compile(r"[\w .-]*")


@dataclass(frozen=True, kw_only=True)
class DataRule(DocumentRule):
    """A rule of a data file.

    A site may set `exceptions`: phrases inside which nothing is found; and `max` and `min` where the rule has them.
    """

    id: str
    severity: Severity
    preview: bool
    languages: tuple[str, ...]
    summary: str
    message: str
    hint: str
    scope: tuple[str, ...]
    safe: bool
    ignorecase: bool
    vocabulary: tuple[str, ...]  # the words of `exceptions_from`
    exceptions: tuple[str, ...] = ()

    def _stretches(self, document: Document) -> Iterator[Stretch]:
        return stretches(document, self.scope)

    def _problem(
        self, document: Document, span: tuple[int, int], known: Mapping[str, str], fix: Iterable[Edit] = ()
    ) -> Problem:
        """The problem at these offsets, with the rule's message filled in."""
        place, edits = document.place(*span), tuple(fix)
        return Problem(place, filled(self.message, known), self.hint, fix=Fix(edits, safe=self.safe) if edits else None)

    def _excepted(self, text: str) -> list[tuple[int, int]]:
        """Where the exceptions stand in a text."""
        known = (*self.exceptions, *self.vocabulary)
        if not known:
            return []
        return [match.span() for match in phrases(known, ignorecase=self.ignorecase).finditer(text)]

    def _found(self, finder: Finder, parts: Iterable[Stretch]) -> Iterator[tuple[Stretch, list[re.Match[str]]]]:
        """The matches that are no exceptions, stretch by stretch."""
        known, search, excepted = "", None, None
        for stretch in parts:
            if search is None or stretch.text is not known:
                known, search, excepted = stretch.text, finder.search(stretch.text), None
            matches = _matches(search, stretch)
            if matches and excepted is None:
                excepted = self._excepted(stretch.text)
            yield stretch, [match for match in matches if not _is_inside(match, excepted or ())]

    def _edits(self, document: Document, match: re.Match[str], right: str) -> tuple[Edit, ...]:
        """The edits that put the right text in place; none where they would eat markup or what is not prose."""
        found = match[0]
        if OBJECT in found:
            return ()
        if is_in_header(document, match.start()) and not _HARMLESS_IN_HEADERS.fullmatch(right):
            return ()
        if not right:
            return () if MARKUP in found else (Edit(_with_a_space(document, match), ""),)
        words, rights = list(_WORD.finditer(found)), right.split()
        if len(words) == len(rights) and (MARKUP in found or "\n" in found):
            spans = ((match.start() + word.start(), match.start() + word.end(), word[0]) for word in words)
            return tuple(
                Edit(document.place(start, end), new)
                for (start, end, old), new in zip(spans, rights, strict=True)
                if old != new
            )
        return () if MARKUP in found else (Edit(document.place(*match.span()), right),)


def _matches(search: Search, stretch: Stretch) -> list[re.Match[str]]:
    matches = list(search(stretch.start, stretch.end))
    for match in matches:
        if not match[0]:
            raise ValueError(f"the pattern matches nothing at all at offset {match.start()}")
    return matches


def _is_inside(match: re.Match[str], spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= match.start() and match.end() <= end for start, end in spans)


def _with_a_space(document: Document, match: re.Match[str]) -> Place:
    """What goes when a word goes: one of the two spaces around it as well."""
    start, end = match.span()
    if document.text[end : end + 1] == " " and (start == 0 or document.text[start - 1] in " \n"):
        return document.place(start, end + 1)
    if document.text[start - 1 : start] == " " and document.text[end : end + 1] in ("", "\n", *".,;:!?)"):
        return document.place(start - 1, end)
    return document.place(start, end)
