"""What surrounds a statement of a passage: its section, its condition, its time, and what it speaks of."""

from collections.abc import Set
from functools import cached_property

from polyglint.claims.clauses import Reading
from polyglint.claims.model import Claim, Passage, Phase, Stance, Strength
from polyglint.claims.phrases import Match, Phrases
from polyglint.claims.strangers import has_unknown_subject, strangers
from polyglint.claims.things import is_led, is_led_by_case, is_limited, is_of_a_case, is_same, things
from polyglint.claims.wording import bare

_LONGEST_NAME = 7  # words of a clause's subject, articles included


class Circumstances:
    """The circumstances of one passage, with which a match of phrases becomes a claim."""

    def __init__(self, reading: Reading, number: int) -> None:
        self.reading = reading
        self.lexicon = reading.lexicon
        self.passage: Passage = reading.passage
        self.number = number

    def claim(
        self, topic: str, stance: Stance, strength: Strength, span: tuple[int, int], match: Match, negation: str = ""
    ) -> Claim:
        """The claim that a stretch of the passage makes; `match` is what gave it away."""
        start, end = span
        begin, stop = self.passage.span(start, end)
        named = things(self.reading, start, end)
        hedge = self.hedge(start, end) if strength == "hedged" else None
        return Claim(
            topic=topic,
            stance=stance,
            strength=strength,
            start=begin,
            end=stop,
            quote=" ".join(self.passage.text[start:end].split()),
            passage=self.number,
            aspect=match.name,
            subject=self.passage.subject | self._kinds(start, end),
            condition=self.condition(start, end),
            phase=self._phase,
            cue=self.reading.text[match.start : match.end],
            negation=negation,
            hedge=self.reading.text[hedge.start : hedge.end] if hedge else "",
            name=self.passage.name,
            spoken=self._spoken(start, end),
            things=named,
            own=self._own(named),
            is_led=is_led(self.reading, start),
            takes_back=self._takes_back,
        )

    def _spoken(self, start: int, end: int) -> tuple[str, ...]:
        """The words of the clause's subject where they may be a name: "The Fell 30 rucksack weighs …"."""
        begin, clause_end = self.reading.clause(start, end)
        verb = self.reading.first("finite", begin, clause_end)
        words = self.passage.text[begin : verb.start].split() if verb and not is_led(self.reading, start) else []
        return (words[0].lower(), *words[1:]) if 2 <= len(words) <= _LONGEST_NAME else ()

    def hedge(self, start: int, end: int) -> Match | None:
        """What weakens a statement, in its segment."""
        segment = self.reading.segment(start, end)
        excused = [(match.start, match.end) for match in self.reading.all("not_hedges", *segment)]
        for match in self.reading.all("hedges", *segment):
            is_excused = any(first <= match.start < last for first, last in excused)
            # "Is deprecated, and may be removed" is no weak statement.
            is_beyond = match.start >= end and self.reading.first("joins_and", end, match.start) is not None
            if not is_excused and not is_beyond:
                return match
        return None

    def is_hypothetical(self, match: Match) -> bool:
        """Whether what is told happens in a case only."""
        return self.reading.has("hypothetical") or is_led_by_case(self.reading, match.start)

    def is_supposed(self, match: Match) -> bool:
        """Whether a term stands in a condition, and not in what follows from one: "if you feel pain, call us"."""
        start, _ = self.reading.segment(match.start, match.end)
        end = match.thing[1] if match.thing and match.thing[0] == match.start else match.start
        supposed = self.reading.first("hypothetical", start, end)
        return supposed is not None or is_led_by_case(self.reading, match.start)

    def is_before(self, match: Match) -> bool:
        """Whether this is about the time before the thing: what to avoid, how to prepare."""
        segment = self.reading.segment(match.start, match.end)
        phrases = self.lexicon.phrases("sections", "preparation")
        if phrases.first(self.reading.signed, self.reading.worded, *segment):
            return True
        clause_start, _ = self.reading.clause(match.start, match.end)
        begin = clause_start + len(self.reading.text[clause_start:]) - len(self.reading.text[clause_start:].lstrip())
        return phrases.starts(self.reading.signed, begin, match.start) is not None

    def is_disowned(self, pseudo: Phrases, match: Match, *, is_event: bool = False) -> bool:
        """Whether the words mean something else here, or something else is spoken of."""
        span = match.start, match.end
        is_foreign = self.reading.is_foreign(*span) or self._is_of_a_stranger(*span)
        return is_foreign or self._is_pseudo(pseudo, match, is_event=is_event)

    def has_unknown_subject(self, match: Match) -> bool:
        """Whether a statement is of a thing that neither the page nor the lexicon has a word for."""
        return has_unknown_subject(self.reading, match.start, match.end)

    def _is_of_a_stranger(self, start: int, end: int) -> bool:
        return any(begin < end and start < stop for begin, stop in self._strangers)

    @cached_property
    def _strangers(self) -> list[tuple[int, int]]:
        return list(strangers(self.reading))

    def _is_pseudo(self, pseudo: Phrases, match: Match, *, is_event: bool = False) -> bool:
        for other in self.reading.find(pseudo):
            overlaps = other.start < match.end and match.start < other.end
            # "Cannot guarantee results" holds "cannot guarantee": that undoes a promise, and is part of the event.
            is_part = is_event and other.start >= match.start and other.end - other.start < match.end - match.start
            if overlaps and not is_part:
                return True
        return False

    def is_out_of_place(self, *, is_told_before: bool = False) -> bool:
        """Whether the section lists what is treated, what to do before, or whom it does not suit."""
        if self.section("harms"):
            return False
        if self.section("problems"):
            return True
        if not is_told_before and self.section("preparation") and not self.section("after"):
            return True
        return self.passage.is_item and self.section("excluded")

    def section(self, kind: str) -> bool:
        """Whether the passage stands in a section of a kind."""
        keys = ("after",) if kind == "after" else ("sections", kind)
        # What introduces a list says more of it than the heading above.
        places = (self.passage.lead,) if self.passage.lead else self.passage.headings[-1:]
        return any(self.lexicon.phrases(*keys).first(place, place) for place in places)

    def condition(self, start: int, end: int, *, is_told_of_a_while: bool = False) -> str:
        """What a statement hangs on; what hurts for a while hurts, so that a while is no condition of it."""
        text = self.reading.text
        is_hanging = is_of_a_case if is_told_of_a_while else is_limited
        if is_hanging(self.reading, start, end):
            return text[end:] or text
        found = self.reading.first("conditions", 0, len(text)) or self.reading.first("conditions_after", end, len(text))
        return text[found.start : found.end] if found else ""

    @cached_property
    def _takes_back(self) -> bool:
        """Whether the passage takes back some of what the one before it says: "Only …", "However, …"."""
        return self.reading.starts("qualifies", 0) is not None

    def _own(self, words: Set[str]) -> frozenset[str]:
        """Those of the words that stand for the page's subject."""
        title, known = self.passage.title, self.lexicon.is_one_of
        return frozenset(word for word in words if known("generic", word) or any(is_same(word, each) for each in title))

    def _kinds(self, start: int, end: int) -> frozenset[str]:
        """What makes the clause one of a kind of its subject: "minor upgrades", "deep peels", "delivery to Malta"."""
        clause = self.reading.clause(start, end)
        found = [self._looked_up(kind) for kind in self.reading.all("clause_kinds", *clause)]
        for kind in self.reading.all("kinds", *clause):
            noun = self.reading.words(kind.end, len(self.reading.text))[:1]
            name = self._looked_up(kind)
            if noun and not self.lexicon.is_one_of("plain_words", name) and self._own({bare(noun[0][0])}):
                found.append(name)
        for way in self.reading.all("destinations", *clause):
            place = [bare(word[0]) for word in self.reading.words(way.end, clause[1])[:1]]
            found += [word for word in place if not self.lexicon.is_one_of("plain_purposes", word)]
        return frozenset(kind for kind in found if kind not in self.passage.title)

    def _looked_up(self, match: Match) -> str:
        return bare(self.reading.signed[match.start : match.end])

    @cached_property
    def _phase(self) -> Phase:
        if self.reading.has("during"):
            return "during"
        after = self.lexicon.phrases("after")
        below = any(after.first(heading, heading) for heading in self.passage.headings[-1:])
        return "after" if below or self.reading.has("after") else ""
