"""Clause → claims: a thing that is spoken of, and the cues around it that affirm, deny, weaken or disown it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from polyglint.claims.circumstances import Circumstances
from polyglint.claims.clauses import Reading
from polyglint.claims.denial import Denials, firmness
from polyglint.claims.figures import Values
from polyglint.claims.lexicon import Figure, Lexicon, Topic
from polyglint.claims.model import Claim, Passage, Stance, Strength
from polyglint.claims.naming import named_things
from polyglint.claims.phrases import Match, Phrases
from polyglint.claims.wording import bare

_BESIDE = 3  # words between a statement and what makes it hold without exception
_AHEAD = 7  # words between "in most cases" and what is so
_BEHIND = 4  # words between a term and a verb that works against it
_FIRMNESS: tuple[Strength, ...] = ("absolute", "plain", "hedged")


class _Statements(NamedTuple):
    """The phrases of a topic that stand in a passage and state something by themselves."""

    promises: list[Match]
    plain_promises: list[Match]
    denials: list[Match]
    events: list[Match]


class Extraction:
    """The claims of one passage."""

    def __init__(self, passage: Passage, number: int, lexicon: Lexicon) -> None:
        self.passage = passage
        self.lexicon = lexicon
        self.reading = Reading(passage, lexicon)
        self.denials = Denials(self.reading)
        self.circumstances = Circumstances(self.reading, number)
        self.values = Values(self.circumstances)

    def claims(self, topic: Topic) -> Iterator[Claim]:
        """All that the passage says of a topic."""
        may_be_told = topic.may_be_in(self.reading.signed, self.reading.worded)
        found = list(self._claims(topic)) if may_be_told and not self.reading.makes_no_claim else []
        yield from found
        if not found and topic.items_below and self._is_item_below(topic.items_below):
            whole = Match(0, len(self.reading.text.rstrip(" .;,")))
            yield replace(self._told(topic, topic.counter, "plain", whole), is_listed=True)

    def _is_of_the_page(self, topic: Topic, match: Match) -> bool:
        """Whether what is told against a promise is told of a thing that the page knows."""
        return not topic.is_of_the_known or not self.circumstances.has_unknown_subject(match)

    def _is_item_below(self, kind: str) -> bool:
        return self.passage.is_item and self.circumstances.section(kind) and not self.reading.makes_no_claim

    def _claims(self, topic: Topic) -> Iterator[Claim]:
        statements = self._statements(topic)
        if not self.reading.has("disowned"):
            yield from self._promised(topic, statements)
        if not (self.passage.is_heading or self.circumstances.is_out_of_place(is_told_before=topic.is_told_before)):
            yield from self._told_against(topic, statements)

    def _promised(self, topic: Topic, statements: "_Statements") -> Iterator[Claim]:
        for match in statements.promises:
            yield from self._promise(topic, match, is_absolute=True)
        for match in statements.plain_promises:
            yield from self._promise(topic, match, is_absolute=False)
        yield from self._denied(topic)

    def _told_against(self, topic: Topic, statements: "_Statements") -> Iterator[Claim]:
        for match in statements.denials:
            if not self.circumstances.is_supposed(match) and self._is_of_the_page(topic, match):
                yield from self._stated(topic, topic.counter, self._strength(match, "absolute"), match)
        for match in (event for event in statements.events if self._is_of_the_page(topic, event)):
            yield from self._event(topic, match)
        if topic.affirms_terms:
            yield from self._affirmed(topic)

    def _statements(self, topic: Topic) -> "_Statements":
        """What states something by itself: the longest phrase where one is in another.

        A denial weighs more than what it denies, whichever is longer.
        """
        promises = list(self._found(topic, topic.promises))
        plain_promises = list(self._found(topic, topic.plain_promises))
        denials = list(self._found(topic, topic.denials))
        events = list(self._found(topic, topic.events, is_event=True))
        promises = _without(promises, denials, events)
        denying = [
            event
            for event in events
            if any(_overlap(event, each) and event.start < each.start for each in plain_promises)
        ]
        plain_promises = _without(plain_promises, [*denials, *promises, *denying], events)
        events = _without(events, denials, [*promises, *plain_promises])
        return _Statements(promises, plain_promises, denials, events)

    def _found(self, topic: Topic, phrases: Phrases, *, is_event: bool = False) -> Iterator[Match]:
        around = self.circumstances
        for match in self.reading.find(phrases):
            if around.is_disowned(topic.pseudo, match, is_event=is_event):
                continue
            if topic.is_told_before or not around.is_before(match):
                yield match

    def _promise(self, topic: Topic, match: Match, *, is_absolute: bool) -> Iterator[Claim]:
        if not is_absolute and self.circumstances.is_supposed(match):
            return
        is_universal = self._is_universal(match.start, match.end)
        strength: Strength = firmness(self.reading, match.start, match.start, match.start, match.end)
        if strength == "absolute" and not is_absolute:
            strength = self._strength(match, "absolute")
        if negation := self.denials.of_promise(match):
            # "Not supported" denies all of it, "not guaranteed" and "not always supported" the guarantee alone.
            if strength == "absolute" and (is_absolute or is_universal):
                strength = "plain"
            yield from self._stated(topic, topic.counter, strength, match, negation)
            return
        if strength == "absolute" and not (is_absolute or is_universal):
            strength = "plain"
        for claim in self._stated(topic, topic.promise, strength, match):
            is_firm = claim.is_firm or (strength == "plain" and topic.is_firm_when_stated and not claim.condition)
            yield replace(claim, is_firm=is_firm)

    def _strength(self, match: Match, otherwise: Strength) -> Strength:
        """How firm a phrase is that says a thing by itself: what softens it may stand within."""
        strength = firmness(self.reading, match.start, match.start, match.end, match.end)
        start, _ = self.reading.segment(match.start, match.end)
        near = max(start, self.reading.words_before(match.start, _AHEAD))
        is_softened = strength == "hedged" or self.reading.first("softens", near, match.end)
        return "hedged" if is_softened or self.circumstances.hedge(match.start, match.end) else otherwise

    def _event(self, topic: Topic, match: Match) -> Iterator[Claim]:
        """What speaks against a promise, or for it where it is denied: "not painful"."""
        if self.circumstances.is_hypothetical(match):
            return
        if negation := self.denials.beside(match):
            yield from self._stated(topic, topic.promise, self._strength(match, "absolute"), match, negation)
        else:
            yield from self._stated(topic, topic.counter, self._weight(match.start, match.end, is_event=True), match)

    def _weight(self, start: int, end: int, *, is_event: bool = False) -> Strength:
        """How firmly something is told."""
        if self.circumstances.hedge(start, end):
            return "hedged"
        return "absolute" if self._is_universal(start, end, is_event=is_event) else "plain"

    def _is_universal(self, start: int, end: int, *, is_event: bool = False) -> bool:
        """Whether a word beside says that there is no exception: "always", but not "not always"."""
        segment_start, segment_end = self.reading.segment(start, end)
        excused = [(match.start, match.end) for match in self.reading.all("not_denials", segment_start, segment_end)]
        for word in self.reading.all("universals", segment_start, segment_end):
            is_inside = start <= word.start and word.end <= end
            if (
                (is_inside and is_event)
                or any(first <= word.start < last for first, last in excused)
                or self._is_denied(word)
            ):
                continue
            before, behind = self.reading.words_between(word.end, start), self.reading.words_between(end, word.start)
            if before + behind <= _BESIDE:
                return True
        return False

    def _is_denied(self, word: Match) -> bool:
        near = self.reading.words_before(word.start, 1)
        return self.reading.first("denies_words", near, word.start) is not None

    def _denied(self, topic: Topic) -> Iterator[Claim]:
        """Terms that are denied: "no side effects"."""
        stance = topic.promise if topic.denial_promises else topic.counter
        for match in self._found(topic, topic.terms):
            denial = self.denials.of(match)
            if denial and not self.circumstances.is_supposed(match):
                span = denial.start, denial.end
                yield self._told(topic, stance, denial.strength, match, span, denial.negation)

    def _affirmed(self, topic: Topic) -> Iterator[Claim]:
        """Terms that are said to happen: "redness may appear"."""
        stance = topic.counter if topic.denial_promises else topic.promise
        for match in self._found(topic, topic.terms):
            if (
                self.denials.of(match)
                or self.circumstances.is_supposed(match)
                or not self._is_of_the_page(topic, match)
            ):
                continue
            clause_start, clause_end = self.reading.clause(match.start, match.end)
            if self.passage.is_item and self.circumstances.section("harms"):
                yield self._told(topic, stance, self._weight(match.start, match.end), match)
            elif self._works_against(clause_start, match) or not self._can_cause(clause_start, match.start):
                continue
            elif happening := self._happening(match, clause_start, clause_end):
                start, end = self._with_adjective(min(match.start, happening.start)), max(match.end, happening.end)
                yield self._told(topic, stance, self._weight(start, end), match, (start, end))

    def _stated(
        self, topic: Topic, stance: Stance, strength: Strength, match: Match, negation: str = ""
    ) -> Iterator[Claim]:
        """One claim for each thing that is named."""
        if match.thing is None:
            yield self._told(topic, stance, strength, match, negation=negation)
        elif things := named_things(self.reading, match):
            claim = self._told(topic, stance, strength, match, negation=negation)
            yield from (replace(claim, thing=thing) for thing in things)

    def _told(
        self,
        topic: Topic,
        stance: Stance,
        strength: Strength,
        match: Match,
        span: tuple[int, int] | None = None,
        negation: str = "",
    ) -> Claim:
        stretch = span or (match.start, match.end)
        claim = self.circumstances.claim(topic.name, stance, strength, stretch, match, negation)
        is_promise = stance == topic.promise
        enough = ("absolute", "plain") if topic.is_firm_when_plain else ("absolute",)
        if not is_promise and not topic.is_firm_when_plain and not topic.is_firm_when_stated:
            claim = replace(claim, condition=self.circumstances.condition(*stretch, is_told_of_a_while=True))
        is_firm = is_promise and strength in enough and not claim.condition
        return replace(claim, is_promise=is_promise, is_firm=is_firm)

    def _with_adjective(self, start: int) -> int:
        """The offset of "slight" in "slight redness"."""
        before = self.reading.words_before(start, 1)
        return before if self.reading.first("hedges", before, start) else start

    def _happening(self, term: Match, start: int, end: int) -> Match | None:
        """The stretch that shows that the term happens: the nearest one."""
        keys = ("affirms", "double_denials", "cannot_be_denied")
        found = [match for key in keys for match in self.reading.all(key, start, end)]
        return min(found, key=lambda match: max(term.start - match.end, match.start - term.end), default=None)

    def _works_against(self, start: int, term: Match) -> bool:
        """Whether the term is what the thing helps against."""
        against = self.reading.first("works_against", start, term.start)
        if against and not self.reading.first("despite_that", against.end, term.start):
            return True
        _, segment_end = self.reading.segment(term.start, term.end)
        behind = self.reading.first("works_against_after", term.end, segment_end)
        return behind is not None and self.reading.words_between(term.end, behind.start) <= _BEHIND

    def _can_cause(self, start: int, end: int) -> bool:
        """Whether what is said to cause a reaction is the page's subject, or nothing is."""
        verbs = list(self.reading.all("reaction_causes", start, end))
        if not verbs:
            return True
        verb_start = verbs[-1].start
        words = [bare(word[0]) for word in self.reading.words(start, verb_start)]
        return (
            all(self.lexicon.is_one_of("before_causes", word) for word in words)
            or self.reading.first("subjects", start, verb_start) is not None
            or any(word in self.passage.title for word in words)
        )


def _is_within(match: Match, other: Match) -> bool:
    """Whether another statement holds this one and more."""
    length = match.end - match.start
    return other.start <= match.start and match.end <= other.end and length < other.end - other.start


def _without(matches: list[Match], weightier: list[Match], others: list[Match]) -> list[Match]:
    """Those that no weightier statement touches, and that are not part of another one."""
    free = (match for match in matches if not any(_overlap(match, other) for other in weightier))
    return [match for match in free if not any(_is_within(match, other) for other in (*others, *matches))]


def _overlap(match: Match, other: Match) -> bool:
    return match.start < other.end and other.start < match.end


def _of_one_strength(told: Sequence[Claim]) -> Iterator[Claim]:
    """What a sentence says of one thing is as firm as its firmest promise, or as what is weakest against it."""
    by_matter: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in told:
        by_matter.setdefault((claim.topic, claim.stance, claim.thing), []).append(claim)
    for together in by_matter.values():
        if together[0].is_promise:
            firmest = min(_FIRMNESS.index(claim.strength) for claim in together)
            yield from (claim for claim in together if claim.aspect or _FIRMNESS.index(claim.strength) == firmest)
        else:
            weakest = max(together, key=lambda claim: _FIRMNESS.index(claim.strength))
            yield from (replace(claim, strength=weakest.strength, hedge=weakest.hedge) for claim in together)


def claims(
    passages: Sequence[Passage], lexicon: Lexicon, topics: Sequence[Topic], figures: Sequence[Figure]
) -> list[Claim]:
    """All that passages claim of these topics and figures, in order."""
    found: list[Claim] = []
    for number, passage in enumerate(passages):
        extraction = Extraction(passage, number, lexicon)
        told = list(_of_one_strength([claim for topic in topics for claim in extraction.claims(topic)]))
        found.extend(told)
        known = {(claim.topic, claim.stance) for claim in told}
        for figure in figures:
            # What a value states too is told once, in words where there are any.
            values = extraction.values.of(figure)
            found.extend(
                claim
                for claim in values
                if claim.quantity or claim.is_implied or (claim.topic, claim.stance) not in known
            )
    return sorted(dict.fromkeys(found), key=lambda claim: (claim.start, claim.topic))
