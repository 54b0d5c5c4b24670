"""Bold markers with backslashes before them."""

from collections.abc import Iterator

from polyglint import Document, DocumentRule, Mqm, Problem
from polyglint_rules.emphasis.pairs import pairs_for
from polyglint_rules.emphasis.repair import Repair, repair, shortened


class EscapedMarkers(DocumentRule):
    """Bold text is marked with bare asterisks, not with escaped ones."""

    id = "emphasis/escaped-markers"
    mqm = Mqm("design and markup", "markup", "minor")
    notes_source = True
    severity = "error"
    needs = r"\\[*_]"

    def check(self, document: Document) -> Iterator[Problem]:
        """Pairs of markers of which at least one has a backslash."""
        if "\\*" not in document.text and "\\_" not in document.text:
            return
        for pair in pairs_for(document, "escaped"):
            repaired = repair(document, pair)
            seen = "underscores" if pair.opening.family == "_" else "asterisks"
            advice = f'write "{shortened(repaired.wanted)}"{_missing_space(repaired)}'
            message = f"the bold markers are escaped, so readers see the {seen}: {advice}"
            yield Problem(document.place(pair.opening.start, pair.closing.end), message, fix=repaired.fix)


def _missing_space(repaired: Repair) -> str:
    if repaired.fix is None or repaired.fix.safe:
        return ""
    opening, closing = repaired.fix.edits
    if closing.text.endswith(" "):
        return " with a space after it"
    return " with a space before it" if opening.text.startswith(" ") else ""
