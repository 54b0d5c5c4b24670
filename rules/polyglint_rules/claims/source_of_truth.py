"""Pages that say otherwise than a fact that the site declares."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, cast

from polyglint import (
    ClaimSettings,
    DeclaredFact,
    Document,
    Fact,
    Json,
    Mqm,
    Problem,
    SiteRule,
    claims_of,
    declared_fact,
    is_called,
    subject_named,
)
from polyglint_rules.claims.truth import says_otherwise
from polyglint_rules.claims.wording import shortened


@dataclass(eq=False, repr=False)
class SourceOfTruth(SiteRule):
    """Every page, in every language, says what the site has declared to be true."""

    # A site rule: the versions of a page share its subject, which the title of one of them may be the only one to name.
    id = "claims/source-of-truth"
    severity = "error"
    mqm = Mqm("accuracy", "mistranslation", "critical")
    needs_option = "facts"

    facts: tuple[Mapping[str, Any], ...] = ()
    """What is true: the `[[facts]]` of the site's settings."""

    claims: Mapping[str, Any] = field(default_factory=dict)
    """How the site wants its claims read: the table of that name in its settings."""

    def __post_init__(self) -> None:
        """Raises ValueError for a fact that cannot be held to."""
        for fact in self.facts:
            declared_fact(fact)

    def collect(self, document: Document) -> Iterator[Fact]:
        """Which declared subject the document names, and what it says against any fact of its locale."""
        concerned = [fact for fact in self._declared if _is_for(fact, document)]
        if not concerned:
            return
        subject = subject_named(document, self._settings.aliases) if self._subjects else ""
        if subject in self._subjects:
            yield document.fact(document.page, subject, document.place(0, 0))
        for claim in claims_of(document, self._settings).claims:
            for fact in concerned:
                names = (fact.subject, *self._aliases.get(fact.subject, ()))
                is_named = bool(fact.subject and claim.of) and is_called(names, claim.of, document.language)
                if not claim.is_implied and says_otherwise(claim, fact, is_named=is_named):
                    place = document.place(claim.start, claim.end)
                    against: Json = {"fact": self._declared.index(fact), "says": claim.quote, "is_named": is_named}
                    yield document.fact(document.page, against, place)

    def conclude(self, key: str, facts: Sequence[Fact]) -> Iterator[Problem]:  # noqa: ARG002  (facts tell their page)
        """What the versions of a page say against facts of all pages, or of the subject that one of them names."""
        subjects = {fact.value for fact in facts if isinstance(fact.value, str)}
        for fact in facts:
            if isinstance(fact.value, dict):
                declared = self._declared[cast(int, fact.value["fact"])]
                if not declared.subject or fact.value["is_named"] or declared.subject in subjects:
                    yield _problem(fact, str(fact.value["says"]), declared)

    @cached_property
    def _declared(self) -> tuple[DeclaredFact, ...]:
        return tuple(declared_fact(fact) for fact in self.facts)

    @cached_property
    def _subjects(self) -> frozenset[str]:
        return frozenset(fact.subject for fact in self._declared if fact.subject)

    @cached_property
    def _aliases(self) -> Mapping[str, Sequence[str]]:
        """The names of subjects, those of the facts among them."""
        known: Mapping[str, Sequence[str]] = self.claims.get("aliases", {})
        return {**known, **dict.fromkeys(sorted(self._subjects - known.keys()), ())}

    @cached_property
    def _settings(self) -> ClaimSettings:
        return ClaimSettings.of({**self.claims, "aliases": self._aliases})


def _is_for(fact: DeclaredFact, document: Document) -> bool:
    return not fact.locales or document.locale in fact.locales or document.language in fact.locales


def _problem(fact: Fact, says: str, declared: DeclaredFact) -> Problem:
    about = f" of {declared.thing}" if declared.thing else ""
    whose = f" for \u201c{declared.subject}\u201d," if declared.subject else ""
    where = f" ({declared.stated})" if declared.stated else ""
    message = (
        f"{declared.topic}{about}: \u201c{shortened(says)}\u201d does not agree with the site's fact"
        f"{whose} \u201c{declared.value}\u201d{where}"
    )
    because = f"; the reason given is: {declared.reason}" if declared.reason else ""
    return Problem(fact.place, message, f"say here what the fact says, or correct the fact{because}")
