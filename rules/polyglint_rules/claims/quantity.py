"""One figure with two values."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from polyglint import Document, DocumentRule, Mqm, Problem, Related
from polyglint_rules.claims.gate import is_about_care, may_have_figures

if TYPE_CHECKING:
    from polyglint_rules.claims.conflicts import Conflict


class DisagreeingQuantity(DocumentRule):
    """A document gives one number of sessions, one interval, one length of a session, one duration of the effect."""

    id = "claims/quantity"
    mqm = Mqm("accuracy", "self-consistency", "major")

    def check(self, document: Document) -> Iterator[Problem]:
        """Each value of a figure that does not fit one given before it."""
        if document.language not in ("", "en"):
            return
        if not is_about_care(document.text, "en") or not may_have_figures(document.text, "en"):
            return
        from polyglint_rules.claims.conflicts import disagreements, extractions  # late: most pages have no such figures
        from polyglint_rules.claims.lexicon import lexicon

        words = lexicon("en")
        if document.language or words.is_language_of(document.prose):
            read = extractions(document, words)
            for conflict in disagreements(read, words):
                yield _problem(document, conflict)


def _problem(document: Document, conflict: "Conflict") -> Problem:
    claim = conflict.claim
    related = tuple(
        Related(document.place(other.start, other.end), f"given here as \u201c{other.quote}\u201d")
        for other in conflict.against
    )
    how = "only overlaps with" if conflict.is_overlap else "does not agree with"
    first = conflict.against[0]
    line = related[0].place.line
    message = f"{claim.topic}: \u201c{claim.quote}\u201d {how} \u201c{first.quote}\u201d in line {line}"
    hint = "give one value in both places, or say what each is for"
    place = document.place(claim.start, claim.end)
    return Problem(place, message, hint, related, severity="info" if conflict.is_overlap else None)
