"""Passage → the values that it gives for figures: each with what it is a value of."""

from collections.abc import Iterator, Set
from dataclasses import replace
from math import inf

from polyglint.claims.circumstances import Circumstances
from polyglint.claims.lexicon import Figure
from polyglint.claims.model import Claim, Strength
from polyglint.claims.naming import named_things
from polyglint.claims.phrases import Match
from polyglint.claims.quantities import EVERY, Found
from polyglint.claims.wording import bare

_PLAIN = ("plain_words", "plain_purposes", "plain_headings", "no_things", "finite")


class Values:
    """The values of one passage."""

    def __init__(self, circumstances: Circumstances) -> None:
        self.circumstances = circumstances
        self.reading = circumstances.reading
        self.lexicon = circumstances.lexicon

    def of(self, figure: Figure) -> Iterator[Claim]:
        """What the passage gives for a figure."""
        reading = self.reading
        if not reading.quantities or not reading.may_hold(figure.phrases):
            return
        if reading.makes_no_claim or reading.has("disowned"):
            return
        for match in self._found(figure):
            inside = [found for found in reading.quantities if match.start <= found.start < match.end]
            if len(inside) > 1:
                inside = [found for found in inside if figure.fitting(found, match.name)]
            is_of_another = figure.is_of_the_known and self.circumstances.has_unknown_subject(match)
            if len(inside) == 1 and not is_of_another and not self.circumstances.is_disowned(figure.pseudo, match):
                yield from self._value(figure, match, inside[0])

    def _found(self, figure: Figure) -> Iterator[Match]:
        """The phrases of a figure; where one captures no name ("you can send …"), a shorter one may stand in it."""
        for match in self.reading.find(figure.phrases):
            if match.thing is None or named_things(self.reading, match):
                yield match
            else:
                yield from self.reading.find(figure.phrases, match.thing[1], match.end)

    def _value(self, figure: Figure, match: Match, found: Found) -> Iterator[Claim]:
        quantity = figure.fitting(found, match.name)
        if quantity is None:
            return
        is_hedged = quantity.is_approximate or self._is_approximated(match)
        strength: Strength = "hedged" if is_hedged else "plain"
        things = named_things(self.reading, match)
        if match.thing and not things:
            return
        modifiers = self._modifiers(match)
        start = min([match.start, *(begin for begin, _ in modifiers)])
        claim = self.circumstances.claim(figure.name, "affirmed", strength, (start, match.end), match)
        claim = self._without_its_own_name(claim, figure, match)
        title = self.circumstances.passage.title
        names = frozenset(bare(self.reading.signed[begin:stop].strip()) for begin, stop in modifiers)
        names -= {*claim.name, *self._words_of_thing(match)}
        if names <= title and self._names_all_of(title, match):
            names = frozenset()
        value = replace(
            claim,
            aspect="" if match.name in ("below", "above", "bounded") else match.name,
            thing=things[0] if things else "",
            subject=claim.subject | self._narrowing(names),
            name=names or claim.name,
            quantity=quantity,
            measure=found.words,
            is_frequency=found.sign == EVERY,
            is_firm=True,
        )
        yield value
        yield from self._stated_with(value, figure)

    def _words_of_thing(self, match: Match) -> Set[str]:
        return {bare(word[0]) for word in self.reading.words(*match.thing)} if match.thing else frozenset()

    def _without_its_own_name(self, claim: Claim, figure: Figure, match: Match) -> Claim:
        """The figure's own name narrows nothing: "Weight: 2 kg", "the time for returns is …"."""
        if not claim.name and not claim.things:
            return claim
        words = {bare(word[0]) for word in self.reading.words(match.start, match.end)}
        named = {word for word in words if self.lexicon.is_one_of("no_subject", word)}
        named |= {figure.name, *self._words_of_thing(match)}
        return replace(claim, subject=claim.subject - words, name=claim.name - words, things=claim.things - named)

    def _stated_with(self, value: Claim, figure: Figure) -> Iterator[Claim]:
        """The topic that a value states too: three days of recovery are downtime."""
        topicless = replace(value, quantity=None, is_firm=False, strength="plain", hedge="")
        if figure.states:
            topic, stance, aspect = figure.states
            is_promise = self.lexicon.topics[topic].promise == stance
            yield replace(topicless, topic=topic, stance=stance, aspect=aspect, is_promise=is_promise)
        if figure.implies and value.quantity and value.quantity.high < inf:
            topic, stance, aspect = figure.implies
            yield replace(topicless, topic=topic, stance=stance, aspect=aspect, is_implied=True)

    def _is_approximated(self, match: Match) -> bool:
        """Whether the clause says that the value is a usual one, or an average."""
        clause = self.reading.clause(match.start, match.end)
        return any(self.reading.first(key, *clause) for key in ("approximates", "figure_hedges"))

    def _modifiers(self, match: Match) -> list[tuple[int, int]]:
        """What a figure's noun is one of: "evening" class, course of "massage"."""
        before = [] if self.lexicon.has("modifiers_follow") else self.reading.words(0, match.start)[-1:]
        around = [word.span() for word in before if not self.reading.signed[word.end() : match.start].strip()]
        for owner in self.reading.all("owned_by", match.start, match.end):
            owning = self.reading.words(owner.end, match.end)[:1]
            around += [word.span() for word in owning if not self.reading.signed[owner.end : word.start()].strip()]
        return [span for span in around if self._is_modifier(bare(self.reading.signed[span[0] : span[1]]))]

    def _is_modifier(self, word: str) -> bool:
        known = self.lexicon.is_one_of
        return not any(known(key, word) for key in _PLAIN)

    def _names_all_of(self, title: Set[str], match: Match) -> bool:
        """Whether the clause names the page's subject in full: "a course of the jet peel", and not "a peel course"."""
        words = {bare(word[0]) for word in self.reading.words(*self.reading.clause(match.start, match.end))}
        known = self.lexicon.is_one_of
        return all(word in words or known("generic", word) or known("no_subject", word) for word in title)

    def _narrowing(self, modifiers: Set[str]) -> frozenset[str]:
        """Words that make a figure one of something narrower: "evening" class, "for legs"."""
        narrowing = set(modifiers)
        for cue in self.reading.all("purpose"):
            for word in self.reading.words(cue.end, len(self.reading.text))[:1]:
                if not self.lexicon.is_one_of("plain_purposes", bare(word[0])):
                    narrowing.add(bare(word[0]))
        return frozenset(word for word in narrowing if word not in self.circumstances.passage.title)
