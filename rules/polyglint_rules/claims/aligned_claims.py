"""What a source and its translation claim, in stretches that surely say the same: sentences where both have as many."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from polyglint import Claim, ClaimSettings, Document, Passage, Segment, Translation, claims_of
from polyglint_rules.claims.cues import Sense, found, may_have


class Stretch(NamedTuple):
    """A stretch of a document, and what is claimed in it."""

    document: Document
    start: int
    end: int
    claims: tuple[Claim, ...]

    def word(self, sense: Sense) -> tuple[int, int] | None:
        """Where its first word stands that surely says this."""
        span = found(self.document.text[self.start : self.end], self.document.language, sense)
        return (self.start + span[0], self.start + span[1]) if span else None

    def may_have(self, sense: Sense) -> bool:
        """Whether its words may say this."""
        return may_have(self.document.text[self.start : self.end], self.document.language, sense)

    def denies(self, claim: Claim) -> bool:
        """Whether the words of a claim itself may deny something."""
        return may_have(self.document.text[claim.start : claim.end], self.document.language, "negations")

    def by_topic(self) -> dict[str, list[Claim]]:
        """The claims of each topic and figure, in order; those that say the same count once."""
        topics: dict[str, dict[object, Claim]] = {}
        for claim in self.claims:
            said = claim.stance, claim.strength, claim.aspect, claim.thing, claim.quantity
            if not any(_is_within(claim, other) for other in self.claims):
                topics.setdefault(claim.topic, {}).setdefault(said, claim)
        return {topic: list(claims.values()) for topic, claims in topics.items()}


def _is_within(claim: Claim, other: Claim) -> bool:
    """Whether another claim says the same with more words, or of something narrower with the same words."""
    if (claim.topic, claim.stance, claim.strength) != (other.topic, other.stance, other.strength):
        return False
    if (claim.start, claim.end) == (other.start, other.end):
        return not claim.aspect and bool(other.aspect)
    return other.start <= claim.start and claim.end <= other.end


class Statements(NamedTuple):
    """A stretch of the source and the one that translates it; `is_sentence`: each is a single sentence."""

    segment: Segment
    source: Stretch
    target: Stretch
    is_sentence: bool


def aligned_statements(translation: Translation, settings: ClaimSettings) -> Iterator[Statements]:
    """The stretches of a translation in which both sides claim something, in the order of the target."""
    # The source first: it is asked for with each of its translations, and most pages claim nothing.
    ours = _Side(translation.source, settings)
    theirs = _Side(translation.target, settings) if ours.claims else None
    if not theirs or not theirs.claims:
        return
    for segment in translation.segments:
        source, target = segment
        if ours.has_any(source.start, source.end) and theirs.has_any(target.start, target.end):
            yield from _statements(segment, ours, theirs)


def _statements(segment: Segment, ours: "_Side", theirs: "_Side") -> Iterator[Statements]:
    source, target = ours.sentences(segment.source), theirs.sentences(segment.target)
    if len(source) == len(target):
        for one, other in zip(source, target, strict=True):
            if one.claims and other.claims:
                yield Statements(segment, one, other, is_sentence=True)
    else:
        whole, other = ours.whole(segment.source), theirs.whole(segment.target)
        yield Statements(segment, whole, other, is_sentence=False)


class _Side:
    """The claims of a document, by place."""

    def __init__(self, document: Document, settings: ClaimSettings) -> None:
        self.document = document
        self.claims = [claim for claim in claims_of(document, settings).claims if not claim.is_implied]
        self.starts = [claim.start for claim in self.claims]

    def has_any(self, start: int, end: int) -> bool:
        position = bisect_left(self.starts, start)
        return position < len(self.starts) and self.starts[position] < end

    def whole(self, passage: Passage) -> Stretch:
        return self._stretch(passage.start, passage.end)

    def sentences(self, passage: Passage) -> Sequence[Stretch]:
        """The sentences of a passage; a header's value or a message counts as one."""
        if passage.entry is not None:
            return [self.whole(passage)]
        sentences = self.document.sentences
        first = bisect_left(sentences, passage.start, key=lambda sentence: sentence.start)
        last = bisect_left(sentences, passage.end, key=lambda sentence: sentence.start)
        return [self._stretch(sentence.start, sentence.end) for sentence in sentences[first:last]]

    def _stretch(self, start: int, end: int) -> Stretch:
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return Stretch(self.document, start, end, tuple(self.claims[first:last]))
