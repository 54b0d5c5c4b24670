"""Bold and italic markers with a space between them and their text."""

from collections.abc import Iterator

from polyglint import Document, DocumentRule, Mqm, Problem
from polyglint_rules.emphasis.pairs import pairs_for
from polyglint_rules.emphasis.repair import repair, shortened


class SpaceInside(DocumentRule):
    """Markers touch the text that they make bold or italic."""

    id = "emphasis/space-inside"
    mqm = Mqm("design and markup", "markup", "minor")
    notes_source = True
    severity = "error"
    needs = needs_in_prose = "[*_]"

    def check(self, document: Document) -> Iterator[Problem]:
        """Pairs of literal markers that have a space on their inner side."""
        for pair in pairs_for(document, "spaced"):
            repaired = repair(document, pair)
            effect = "italic" if pair.opening.length == 1 else "bold"
            message = f"the space inside the markers keeps the text from turning {effect}: write {{}}"
            yield Problem(
                document.place(pair.opening.start, pair.closing.end),
                message.format(f'"{shortened(repaired.wanted)}"'),
                fix=repaired.fix,
            )
