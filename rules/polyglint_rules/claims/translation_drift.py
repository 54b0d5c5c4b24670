"""A statement of fact that a translation has changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Any

from polyglint import Claim, ClaimSettings, Mqm, Problem, Related, Severity, Translation, TranslationRule
from polyglint_rules.claims.aligned_claims import Stretch, aligned_statements
from polyglint_rules.claims.drifts import Drift, Kind, drifts
from polyglint_rules.claims.wording import shortened, text_between

_SEVERITIES: dict[Kind, Severity] = {
    "stance": "error",
    "bound": "error",
    "unit": "error",
    "value": "error",
    "hedge added": "info",
}


@dataclass(eq=False, repr=False)
class TranslationDrift(TranslationRule):
    """A translation claims what its source claims, as firmly and under the same conditions."""

    id = "claims/translation-drift"
    mqm = Mqm("accuracy", "mistranslation", "major")

    claims: Mapping[str, Any] = field(default_factory=dict)
    """How the site wants its claims read: the table of that name in its settings."""

    def check(self, translation: Translation) -> Iterator[Problem]:
        """The claims that were changed, in the order of the target."""
        found = [
            drift
            for statements in aligned_statements(translation, ClaimSettings.of(self.claims))
            for drift in drifts(statements)
        ]
        if found:
            from polyglint_rules.claims.told_drifts import untold  # late: hardly any page has one

            yield from (_problem(drift) for drift in untold(translation, found))


def _problem(drift: Drift) -> Problem:
    source, target = drift.statements.source, drift.statements.target
    word = drift.word
    said = _span(source, drift.source, word if drift.is_of_source else None)
    says = _span(target, drift.target, None if drift.is_of_source else word)
    message = (
        f"{drift.target.topic}: the source says \u201c{_quoted(source, said)}\u201d, "
        f"this says \u201c{_quoted(target, says)}\u201d: {_change(drift)}"
    )
    related = Related(source.document.place(*said), "the source")
    hint = "say what the source says; where the source is wrong, put it right first"
    return Problem(target.document.place(*says), message, hint, (related,), severity=_SEVERITIES.get(drift.kind))


def _quoted(stretch: Stretch, span: tuple[int, int]) -> str:
    return shortened(text_between(stretch.document, *span))


def _span(stretch: Stretch, claim: Claim, word: tuple[int, int] | None) -> tuple[int, int]:
    """The stretch of a claim with what denies it, and with the word that it is about."""
    start, end = word or (claim.start, claim.end)
    low = stretch.document.text[stretch.start : stretch.end].lower()
    at = low.find(claim.negation) if claim.negation else -1
    if at >= 0:
        start, end = min(start, stretch.start + at), max(end, stretch.start + at + len(claim.negation))
    return min(start, claim.start), max(end, claim.end)


def _change(drift: Drift) -> str:
    side = drift.statements.source if drift.is_of_source else drift.statements.target
    word = f"the \u201c{text_between(side.document, *drift.word)}\u201d" if drift.word else ""
    told = {
        "stance": "the opposite",
        "hedge lost": f"{word} is lost",
        "hedge added": f"{word} was added",
        "absolute added": f"{word} was added",
        "condition": f"the condition with {word[4:]} is lost",
        "bound": "what was the most is the least" if _is_least(drift.target) else "what was the least is the most",
        "unit": "another unit",
        "value": "another value",
    }
    return told[drift.kind]


def _is_least(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.high == inf
