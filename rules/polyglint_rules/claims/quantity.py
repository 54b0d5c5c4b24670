"""One figure with two values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any

from polyglint import ClaimSettings, Document, Fact, Mqm, Problem, Related, SiteRule, claims_of

if TYPE_CHECKING:
    from polyglint import Claim
    from polyglint_rules.claims.conflicts import Conflict


@dataclass(eq=False, repr=False)
class DisagreeingQuantity(SiteRule):
    """A site gives one number of sessions, one interval, one price for one subject."""

    id = "claims/quantity"
    mqm = Mqm("accuracy", "self-consistency", "major")

    claims: Mapping[str, Any] = field(default_factory=dict)
    """How the site wants its claims read: the table of that name in its settings."""

    def __post_init__(self) -> None:
        """Raises ValueError for a judge that is not installed."""
        if self.claims.get("judge"):
            from polyglint import refuse_unknown_judge  # late: few sites have one

            refuse_unknown_judge(self.claims)

    def collect(self, document: Document) -> Iterator[Fact]:
        """The document's values for its figures."""
        ledger = claims_of(document, ClaimSettings.of(self.claims))
        given = [claim for claim in ledger.claims if claim.quantity]
        if not given:
            return
        from polyglint_rules.claims.matters import facts_of  # late: most pages claim nothing

        for claim in _unmistakable(given):
            yield from facts_of(document, ledger, claim)

    def conclude(self, key: str, facts: Sequence[Fact]) -> Iterator[Problem]:  # noqa: ARG002  (facts tell their figure)
        """Each value that does not fit one given before it."""
        from polyglint_rules.claims.conflicts import by_document, disagreements  # late: as above
        from polyglint_rules.claims.second_opinion import judged

        for conflict, is_doubted in judged(disagreements(by_document(facts)), self.claims):
            yield _problem(conflict, is_doubted=is_doubted)


def _unmistakable(claims: "Sequence[Claim]") -> "Iterator[Claim]":
    """A passage's value of a figure, unless it hangs on a condition or there are several."""
    for _, group in groupby(sorted(claims, key=_passage), key=_passage):
        found = list(group)
        if len({claim.quantity for claim in found}) == 1 and not found[0].condition:
            yield found[0]


def _passage(claim: "Claim") -> tuple[int, str, str]:
    return claim.passage, claim.topic, claim.thing


def _problem(conflict: "Conflict", *, is_doubted: bool) -> Problem:
    from polyglint_rules.claims.wording import where  # late: as above

    statement, first = conflict.statement, conflict.against[0]
    related = tuple(
        Related(other.place, f"given here as \u201c{other.claim.quote}\u201d", other.fact.excerpt)
        for other in conflict.against
    )
    how = "only overlaps with" if conflict.is_overlap else "does not agree with"
    message = (
        f"{statement.claim.topic}: \u201c{statement.claim.quote}\u201d {how} \u201c{first.claim.quote}\u201d "
        f"in {where(first.place, statement.place)}"
    )
    hint = "give one value in both places, or say what each is for"
    return Problem(
        statement.place, message, hint, related, severity="info" if conflict.is_overlap or is_doubted else None
    )
