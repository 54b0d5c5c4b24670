"""Quotation marks of another language than the page's."""

import re
from collections.abc import Iterator

from polyglint import Document, DocumentRule, Edit, Fix, Mqm, Problem
from polyglint_rules.typography.conventions import conventions_of
from polyglint_rules.typography.own_language import around, is_foreign, is_surely_own

_MARKS = "“”„«»「」『』"
# A quotation within one paragraph, with no other in it.
_QUOTED = r"([“„”«»「『])(?=([^“”„«»「」『』]{1,300})([”“»«」』]))"
_PAIRS = frozenset({"„“", "„”", "“”", "””", "«»", "»«", "「」", "『』"})
_SPACED = "\N{NO-BREAK SPACE}"


class ForeignQuotationMarks(DocumentRule):
    """A quotation has the marks of the page's language."""

    id = "typography/foreign-quotation-marks"
    needs_in_prose = "[“”„«»「」『』]"
    mqm = Mqm("locale convention", "punctuation", "minor")

    def check(self, document: Document) -> Iterator[Problem]:
        """All quotations in marks that the language does not use."""
        quotes = conventions_of(document).quotes
        if not quotes or not any(mark in document.prose for mark in _MARKS if mark + mark not in quotes):
            return
        for match in document.search(re.compile(_QUOTED)):
            pair = match[1] + match[3]
            # In «a» and «b», what stands between the two is no quotation.
            is_usual = pair in quotes or pair[::-1] in quotes
            if pair in _PAIRS and not is_usual and _is_quotation(document, match):
                yield _problem(document, match, quotes)


def _is_quotation(document: Document, match: re.Match[str]) -> bool:
    """Whether own words stand in the marks, and a sentence of the page's language around them."""
    block = document.block_at(match.start())
    if block is None or match.end(3) > block.text_end:
        return False
    before = document.prose[match.start() - 1 : match.start()]
    is_spaced = match[2][0].isspace()
    if before.isalnum() or is_spaced != match[2][-1].isspace() or (is_spaced and match[1] != "«"):
        return False  # what closes one quotation and opens the next
    if is_foreign(document, *match.span(2)):
        return False
    return is_surely_own(document, *around(document, match.start()))


def _problem(document: Document, match: re.Match[str], quotes: tuple[str, ...]) -> Problem:
    inner = match[2].strip(" \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")
    before = _before(document, match)
    is_inside = before.count(quotes[0][0]) > before.count(quotes[0][1])
    pair = quotes[1] if is_inside and len(quotes) > 1 else quotes[0]
    space = _SPACED if pair[1] == "»" and document.language == "fr" else ""
    start = match.start(2) + match[2].index(inner)
    edits = (
        Edit(document.place(match.start(), start), pair[0] + space),
        Edit(document.place(start + len(inner), match.end(3)), space + pair[1]),
    )
    quoted = document.text[match.start() : match.end(3)]
    shown = quoted if len(quoted) <= 40 else f"{quoted[:20].rstrip()} … {quoted[-15:].lstrip()}"
    return Problem(
        document.place(match.start(), match.end(3)),
        f"{shown} has the marks of another language: write {pair[0]}{space}…{space}{pair[1]}",
        fix=Fix(edits, safe=False),
    )


def _before(document: Document, match: re.Match[str]) -> str:
    block = document.block_at(match.start())
    return document.prose[block.text_start : match.start()] if block else ""
