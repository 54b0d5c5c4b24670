"""Asterisks that look like markers and are other characters."""

from collections.abc import Iterator

from polyglint import Document, DocumentRule, Mqm, Problem
from polyglint_rules.emphasis.pairs import pairs_for
from polyglint_rules.emphasis.repair import repair, shortened
from polyglint_rules.emphasis.runs import FULL_WIDTH


class FullWidthAsterisks(DocumentRule):
    """Bold text is marked with the asterisk of the keyboard, not with its wide or mathematical look-alikes."""

    id = "emphasis/full-width-asterisks"
    mqm = Mqm("design and markup", "markup", "minor")
    severity = "error"
    needs = f"[{FULL_WIDTH}]"

    def check(self, document: Document) -> Iterator[Problem]:
        """Pairs of doubled look-alikes."""
        if not any(character in document.text for character in FULL_WIDTH):
            return
        for pair in pairs_for(document, "full-width"):
            repaired = repair(document, pair)
            marker = next(run.marker for run in (pair.opening, pair.closing) if run.marker != "*")
            message = f'"{marker}" is not the asterisk that makes bold: write "{shortened(repaired.wanted)}"'
            yield Problem(document.place(pair.opening.start, pair.closing.end), message, fix=repaired.fix)
