"""Bold markers with backslashes before them."""

from collections.abc import Iterator

from polyglint import Document, DocumentRule, Problem
from polyglint_rules.emphasis.pairs import pairs_for
from polyglint_rules.emphasis.repair import repair, shortened


class EscapedMarkers(DocumentRule):
    """Bold text is marked with bare asterisks, not with escaped ones."""

    id = "emphasis/escaped-markers"
    severity = "error"

    def check(self, document: Document) -> Iterator[Problem]:
        """Pairs of markers of which at least one has a backslash."""
        if "\\*" not in document.text and "\\_" not in document.text:
            return
        for pair in pairs_for(document, "escaped"):
            repaired = repair(document, pair)
            seen = "underscores" if pair.opening.family == "_" else "asterisks"
            message = f'the bold markers are escaped, so readers see the {seen}: write "{shortened(repaired.wanted)}"'
            yield Problem(document.place(pair.opening.start, pair.closing.end), message, fix=repaired.fix)
