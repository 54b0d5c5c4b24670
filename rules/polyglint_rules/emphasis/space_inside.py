"""Bold and italic markers with a space between them and their text."""

from collections.abc import Iterator, Sequence

from polyglint import Document, DocumentRule, Mqm, Place, Problem, Related
from polyglint_rules.emphasis.pairs import pairs_for, sorted_runs
from polyglint_rules.emphasis.reasons import Pair
from polyglint_rules.emphasis.repair import repair, repair_together, shortened


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
            wanted = f'"{shortened(repaired.wanted)}"'
            message = f"the space inside the markers keeps the text from turning {effect}: write {wanted}"
            yield Problem(_place(document, pair), message, fix=repaired.fix)
        for found in sorted_runs(document):
            if found.crossed:
                yield _crossed(document, found.crossed)


def _crossed(document: Document, pairs: Sequence[Pair]) -> Problem:
    repaired = repair_together(document, pairs)
    message = f"the spaces inside the markers turn other words bold: write {repaired.wanted}"
    related = tuple(Related(_place(document, pair), "this belongs to it") for pair in pairs[1:])
    return Problem(_place(document, pairs[0]), message, fix=repaired.fix, related=related)


def _place(document: Document, pair: Pair) -> Place:
    return document.place(pair.opening.start, pair.closing.end)
