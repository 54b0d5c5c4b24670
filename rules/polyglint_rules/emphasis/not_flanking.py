"""Markers that do not work beside the punctuation or the script that they stand next to."""

from collections.abc import Iterator

from polyglint import Document, DocumentRule, Mqm, Problem
from polyglint_rules.emphasis.pairs import pairs_for
from polyglint_rules.emphasis.reasons import Pair
from polyglint_rules.emphasis.repair import Repair, repair, shortened


class NotFlanking(DocumentRule):
    """Markers stand where Markdown takes them for markers."""

    id = "emphasis/not-flanking"
    mqm = Mqm("design and markup", "markup", "minor")
    notes_source = True
    severity = "error"
    needs = needs_in_prose = "[*_]"

    def check(self, document: Document) -> Iterator[Problem]:
        """Pairs of literal markers without a space inside, which Markdown does not pair."""
        for pair in pairs_for(document, "not-flanking"):
            repaired = repair(document, pair)
            place = document.place(pair.opening.start, pair.closing.end)
            yield Problem(place, _message(document, pair, repaired), fix=repaired.fix)


def _message(document: Document, pair: Pair, repaired: Repair) -> str:
    source = document.text[pair.opening.start : pair.closing.end]
    effect = "italic" if pair.opening.length == 1 else "bold"
    if repaired.fix is not None and not repaired.fix.safe:
        side = "after" if repaired.fix.edits[1].text.endswith(" ") else "before"
        advice = f"put a space {side} it"
    else:
        advice = f'write "{shortened(repaired.wanted)}"'
    border = f'before "{pair.closing.after}"' if pair.closing.after.strip() else f'after "{pair.opening.before}"'
    return f'"{shortened(source)}" does not turn {effect} {border}, readers see the markers: {advice}'
