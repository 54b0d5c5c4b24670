"""A promise that the same document, or another one about its subject, takes back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any

from polyglint import MARKUP, ClaimSettings, Document, Fact, Mqm, Problem, Related, Severity, SiteRule, claims_of

if TYPE_CHECKING:
    from polyglint import Claim
    from polyglint_rules.claims.conflicts import Conflict


@dataclass(eq=False, repr=False)
class Contradiction(SiteRule):
    """What a site promises without reserve, it does not deny elsewhere."""

    id = "claims/contradiction"
    mqm = Mqm("accuracy", "self-consistency", "major")

    promises: tuple[str, ...] = ()
    """Further phrases that promise without reserve, each with its topic: `"pain: you feel nothing"`."""

    events: tuple[str, ...] = ()
    """Further phrases that say the opposite, each with its topic: `"downtime: stay at home"`."""

    claims: Mapping[str, Any] = field(default_factory=dict)
    """How the site wants its claims read: the table of that name in its settings."""

    def __post_init__(self) -> None:
        """Raises ValueError for a phrase without a topic that is known, and for a judge that is not installed."""
        if self.claims.get("judge"):
            from polyglint import refuse_unknown_judge  # late: few sites have one

            refuse_unknown_judge(self.claims)
        for phrase in (*self.promises, *self.events):
            from polyglint import claim_topics  # late: few sites have phrases of their own

            topic, _, words = phrase.partition(":")
            if topic.strip() not in claim_topics() or not words.strip():
                known = ", ".join(claim_topics())
                raise ValueError(f'"{phrase}" has to begin with a topic and a colon; known topics: {known}')

    def collect(self, document: Document) -> Iterator[Fact]:
        """What the document promises firmly, and what it says against promises."""
        ledger = claims_of(document, self._settings)
        topics = [claim for claim in ledger.claims if claim.quantity is None]
        if not topics:
            return
        from polyglint_rules.claims.matters import facts_of  # late: most pages claim nothing

        firm = _joined(document, [claim for claim in topics if claim.is_firm and not _is_set_apart(document, claim)])
        for claim in (*firm, *(claim for claim in topics if not claim.is_promise)):
            yield from facts_of(document, ledger, claim)

    @cached_property
    def _settings(self) -> ClaimSettings:
        return ClaimSettings.of(self.claims, self.promises, self.events)

    def conclude(self, key: str, facts: Sequence[Fact]) -> Iterator[Problem]:  # noqa: ARG002  (facts tell their topic)
        """Each firm promise that something speaks against."""
        from polyglint_rules.claims.conflicts import by_document, contradictions  # late: as above
        from polyglint_rules.claims.second_opinion import judged

        for conflict, is_doubted in judged(contradictions(by_document(facts)), self.claims):
            yield _problem(conflict, "info" if is_doubted else None)


def _is_set_apart(document: Document, claim: "Claim") -> bool:
    """Whether a plain statement is stressed, and so set against the other case: "you *do* need an account"."""
    text = document.text
    return claim.strength == "plain" and any(
        document.prose[at] == MARKUP and text[at] in "*_" and text[at] not in (text[at - 1], text[at + 1 : at + 2])
        for at in range(claim.start, claim.end)
    )


def _joined(document: Document, claims: "Iterable[Claim]") -> "Iterator[Claim]":
    """The promises of one passage, topic and aspect as one, from the first to the last."""
    from polyglint_rules.claims.wording import text_between  # late: as above

    ordered = sorted(claims, key=lambda claim: (*_passage(claim), claim.start))
    for _, group in groupby(ordered, key=_passage):
        together = list(group)
        # A promise about all of the topic takes in those about parts of it.
        if any(not claim.aspect for claim in together):
            near = [claim.end for claim in together if claim.end - together[0].start <= _LONGEST]
            end = max(near, default=together[0].end)
            text = text_between(document, together[0].start, end)
            yield replace(together[0], end=end, aspect="", quote=text)
        else:
            yield from {claim.aspect: claim for claim in reversed(together)}.values()


_LONGEST = 100  # characters that still read as one quotation


def _passage(claim: "Claim") -> tuple[int, str, str]:
    return claim.passage, claim.topic, claim.thing


def _problem(conflict: "Conflict", severity: Severity | None) -> Problem:
    from polyglint_rules.claims.wording import quoted, where  # late: as above

    promise, against = conflict.statement, conflict.against
    related = tuple(
        Related(each.place, f"says otherwise: \u201c{quoted(each)}\u201d", each.fact.excerpt) for each in against
    )
    message = (
        f"{promise.claim.topic}: \u201c{quoted(promise)}\u201d is contradicted by "
        f"\u201c{quoted(against[0])}\u201d in {where(against[0].place, promise.place)}"
    )
    hint = "keep what is true: take the promise back, or drop what speaks against it"
    return Problem(promise.place, message, hint, related, severity=severity)
