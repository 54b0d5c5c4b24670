"""A promise that the same document takes back."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polyglint import Document, DocumentRule, Mqm, Problem, Related
from polyglint_rules.claims.gate import is_about_care, may_promise, surroundings

if TYPE_CHECKING:
    from polyglint_rules.claims.lexicon import Lexicon, Topic
    from polyglint_rules.claims.model import Claim


@dataclass(frozen=True)
class Contradiction(DocumentRule):
    """What a document promises without reserve, it does not deny elsewhere."""

    id = "claims/contradiction"
    mqm = Mqm("accuracy", "self-consistency", "major")

    promises: tuple[str, ...] = ()
    """Further phrases that promise without reserve, each with its topic: `"pain: you feel nothing"`."""

    events: tuple[str, ...] = ()
    """Further phrases that say the opposite, each with its topic: `"downtime: stay at home"`."""

    def __post_init__(self) -> None:
        """Raises ValueError for a phrase without a topic that is known."""
        for phrase in (*self.promises, *self.events):
            from polyglint_rules.claims.model import TOPICS  # late: few sites have phrases of their own

            if phrase.partition(":")[0].strip() not in TOPICS or not phrase.partition(":")[2].strip():
                raise ValueError(f'"{phrase}" has to begin with a topic and a colon; known topics: {", ".join(TOPICS)}')

    def check(self, document: Document) -> Iterator[Problem]:
        """Each absolute promise that something on the page speaks against."""
        if document.language not in ("", "en"):
            return
        is_care = is_about_care(document.text, "en")
        if not (self.promises or may_promise(document.text, "en", is_care=is_care)):
            return
        from polyglint_rules.claims.conflicts import contradictions, extractions  # late: most pages promise nothing
        from polyglint_rules.claims.lexicon import lexicon

        words = lexicon("en", self.promises, self.events)
        topics = [topic for topic in words.topics.values() if is_care or not topic.is_care or self.promises]
        if not (is_care or self.promises or _promises_something(document.text, topics, words)):
            return
        if document.language or words.is_language_of(document.prose):
            for conflict in contradictions(extractions(document, words), topics):
                yield _problem(document, conflict.claim, conflict.against)


def _promises_something(text: str, topics: "list[Topic]", words: "Lexicon") -> bool:
    """Whether a promise seems to stand somewhere: cheaper than to read all sentences where promises are rare."""
    return any(
        topic.promises[0].search(stretch)
        or (topic.terms[0].search(stretch) and words.pattern("denials").search(stretch))
        for stretch in surroundings(text, "en")
        for topic in topics
    )


def _problem(document: Document, promise: "Claim", against: "tuple[Claim, ...]") -> Problem:
    place = document.place(promise.start, promise.end)
    related = tuple(_related(document, claim) for claim in against)
    message = (
        f"{promise.topic}: \u201c{_quoted(document, promise)}\u201d is contradicted by "
        f"\u201c{_quoted(document, against[0])}\u201d in line {related[0].place.line}"
    )
    return Problem(place, message, "keep what is true: take the promise back, or drop what speaks against it", related)


def _related(document: Document, claim: "Claim") -> Related:
    return Related(document.place(claim.start, claim.end), f"says otherwise: \u201c{_quoted(document, claim)}\u201d")


def _quoted(document: Document, claim: "Claim") -> str:
    text = " ".join(document.text[claim.start : claim.end].replace("**", "").replace("__", "").split())
    return text if len(text) <= _LONGEST else f"{text[:_HALF]} \u2026 {text[-_HALF:]}"


_LONGEST, _HALF = 90, 40
