"""Clause → claims: a thing that is spoken of, and the cues around it that affirm, deny, weaken or disown it."""

import re
from collections.abc import Iterator, Set
from dataclasses import replace
from functools import cached_property

from polyglint_rules.claims.clauses import Reading
from polyglint_rules.claims.gate import may_promise
from polyglint_rules.claims.lexicon import Figure, Lexicon, Topic
from polyglint_rules.claims.model import Claim, Passage, Phase, Stance, Strength
from polyglint_rules.claims.subjects import is_led, is_led_by_case, is_limited, is_same, things

_REACH = 6  # words between a denial and what it denies
_NEAR = 4  # words between a softening word and what it softens
_LISTED = 3  # words before a thing in a list
_WORD = re.compile(r"[\w'%]+")
_LAST_WORD = re.compile(r"[\w'-]+(?=\s+$)")
_JOINED = re.compile(r"\b(?:or|and|nor)\b")
_JOINED_AFTER = re.compile(r"(?:,?\s+[\w'-]+){0,3},?\s+(?:or|and|nor)\b")


class Extraction:
    """The claims of one passage."""

    def __init__(self, passage: Passage, number: int, lexicon: Lexicon) -> None:
        self.passage = passage
        self.number = number
        self.lexicon = lexicon
        self.reading = Reading(passage, lexicon)

    @cached_property
    def may_promise(self) -> bool:
        """Whether the passage can hold a promise: far cheaper than to look for one."""
        return self.lexicon.is_extended or may_promise(self.passage.text, self.lexicon.language, is_care=True)

    def promises(self, topic: Topic) -> Iterator[Claim]:
        """What the passage promises, in phrases that promise on their own and in denied terms."""
        if self.reading.has("disowned"):
            return
        for match, aspect in self._found(topic, topic.promises):
            if self._is_before(match):
                continue
            yield self._promise(topic, match, aspect)
        for match, aspect in self._found(topic, topic.terms):
            denial = self._denial(match)
            if denial and not self._is_before(match):
                start, end, strength = denial
                yield self._claim(topic.name, "denied", strength, start, end, aspect, match[0])

    def counters(self, topic: Topic) -> Iterator[Claim]:
        """What the passage says against the topic's promise."""
        if self.passage.is_heading or self._is_out_of_place:
            return
        for match, aspect in self._found(topic, topic.events, is_event=True):
            if not self._is_before(match) and not self._is_hypothetical(match):
                start, end = match.span()
                yield self._claim(topic.name, topic.counter, self._hedged(start, end), start, end, aspect, match[0])
        if topic.affirms_terms:
            yield from self._affirmed(topic)

    def _is_hypothetical(self, match: re.Match[str]) -> bool:
        return self.reading.has("hypothetical") or is_led_by_case(self.reading, match.start())

    def _is_supposed(self, match: re.Match[str]) -> bool:
        """Whether a term stands in a condition, and not in what follows from one: "if you feel pain, call us"."""
        start, _ = self.reading.segment(*match.span())
        return self._is_in("hypothetical", start, match.start()) or is_led_by_case(self.reading, match.start())

    def figures(self, figure: Figure) -> Iterator[Claim]:
        """The values that the passage gives for a figure."""
        if not self.reading.quantities:
            return
        for match in figure.phrases.finditer(self.reading.signed):
            inside = [found for found in self.reading.quantities if match.start() <= found.start < match.end()]
            if len(inside) != 1 or self._is_disowned(figure.pseudo, match):
                continue
            quantity = inside[0].quantity
            strength: Strength = "hedged" if quantity.is_approximate else "plain"
            modifiers = self._modifiers(match)
            start = min((word.start() for word in modifiers), default=match.start())
            claim = self._claim(figure.name, "affirmed", strength, min(start, match.start()), match.end(), "", match[0])
            subject = claim.subject | self._narrowing(modifiers)
            name = frozenset(word[0] for word in modifiers) or claim.name
            yield replace(claim, quantity=quantity, subject=subject, name=name)

    def _is_disowned(self, pseudo: re.Pattern[str], match: re.Match[str], *, is_event: bool = False) -> bool:
        return (
            self.reading.makes_no_claim
            or self._is_pseudo(pseudo, match, is_event=is_event)
            or self.reading.is_foreign(*match.span())
        )

    def _found(
        self, topic: Topic, phrases: tuple[re.Pattern[str], tuple[str, ...]], *, is_event: bool = False
    ) -> Iterator[tuple[re.Match[str], str]]:
        pattern, aspects = phrases
        for match in pattern.finditer(self.reading.signed):
            if self._is_disowned(topic.pseudo, match, is_event=is_event):
                continue
            aspect = aspects[(match.lastindex or 1) - 1]
            yield match, "" if aspect == "all" else aspect

    def _is_pseudo(self, pattern: re.Pattern[str], match: re.Match[str], *, is_event: bool = False) -> bool:
        for pseudo in pattern.finditer(self.reading.signed):
            overlaps = pseudo.start() < match.end() and match.start() < pseudo.end()
            # "Cannot guarantee results" holds "cannot guarantee": that undoes a promise, and is part of the event.
            is_part = is_event and pseudo.start() >= match.start() and len(pseudo[0]) < len(match[0])
            if overlaps and not is_part:
                return True
        return False

    def _promise(self, topic: Topic, match: re.Match[str], aspect: str) -> Claim:
        start, end = match.span()
        before = self._words_before(start, _NEAR)
        stance, strength = topic.promise, self._firmness(start, start, start)
        if any(self._is_in(key, before, start) for key in ("denies", "denies_verbs", "denies_words")):
            stance, strength = topic.counter, "plain"
        return self._claim(topic.name, stance, strength, start, end, aspect, match[0])

    def _denial(self, term: re.Match[str]) -> tuple[int, int, Strength] | None:
        """Where the denial of a term begins and ends, and how firm it is; None when the term is not denied."""
        clause_start, clause_end = self.reading.clause(*term.span())
        after = self.reading.first("denies_after", term.end(), clause_end)
        if after and len(_WORD.findall(self.reading.text, term.end(), after.start())) <= 1:
            return term.start(), after.end(), self._firmness(term.start(), term.start(), after.end())
        for start, cue_end in sorted(self._denials(clause_start, term.start()), reverse=True):
            if self._reaches(cue_end, term, clause_end):
                return start, term.end(), self._firmness(start, cue_end, term.start())
        return None

    def _denials(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches of a clause that deny what follows them."""
        text, pattern = self.reading.signed, self.lexicon.pattern
        excused = [
            match.span()
            for key in ("not_denials", "double_denials")
            for match in pattern(key).finditer(text, max(0, start - 1), len(text))
        ]
        found = [match.span() for match in pattern("denies").finditer(text, start, end)]
        for match in pattern("denies_verbs").finditer(text, start, end):
            verb = pattern("causes").search(text, match.end(), end)
            if verb and len(_WORD.findall(text, match.end(), verb.start())) <= 1:
                found.append((match.start(), verb.end()))
        for begin, stop in found:
            if not any(first <= begin < last for first, last in excused):
                yield begin, stop

    def _reaches(self, cue_end: int, term: re.Match[str], clause_end: int) -> bool:
        between = self.reading.text[cue_end : term.start()]
        if len(_WORD.findall(between)) > _REACH or self.reading.first("ends_denial", cue_end, term.start()):
            return False
        if "," in between and not self._is_list(cue_end, term, clause_end):
            return False
        if "," not in between and " and " not in between:
            return True
        # "No pain, and redness may occur": the second thing has a verb of its own.
        verb = self.reading.first("affirms", term.end(), clause_end)
        return " or " in between or not verb or len(_WORD.findall(self.reading.text, term.end(), verb.start())) > 1

    def _is_list(self, start: int, term: re.Match[str], clause_end: int) -> bool:
        """Whether commas between a denial and a term part things: "without drilling, pain or scars"."""
        before, after = self.reading.text[start : term.start()], self.reading.text[term.end() : clause_end]
        is_joined = _JOINED.search(before) or _JOINED_AFTER.match(after)
        is_short = len(_WORD.findall(before.rpartition(",")[2])) <= _LISTED
        return is_joined is not None and is_short and not self._is_in("finite", start, term.start())

    def _firmness(self, start: int, cue_end: int, term_start: int) -> Strength:
        before = self._words_before(start, _NEAR)
        rest = len(self.reading.text)
        if self._is_in("softens", before, term_start) or self._is_in("softens_after", term_start, rest):
            return "hedged"
        return "plain" if self._is_in("limits", cue_end, term_start) else "absolute"

    def _affirmed(self, topic: Topic) -> Iterator[Claim]:
        for match, aspect in self._found(topic, topic.terms):
            if self._denial(match) or self._is_supposed(match):
                continue
            clause_start, clause_end = self.reading.clause(*match.span())
            if self.passage.is_item and self._section("harms"):
                yield self._claim(topic.name, "affirmed", "hedged", *match.span(), aspect, match[0])
            elif self._works_against(clause_start, match.start()) or not self._can_cause(clause_start, match.start()):
                continue
            elif happening := self._happening(match, clause_start, clause_end):
                start, end = self._with_adjective(min(match.start(), happening[0])), max(match.end(), happening[1])
                yield self._claim(topic.name, "affirmed", self._hedged(start, end), start, end, aspect, match[0])

    def _with_adjective(self, start: int) -> int:
        """The offset of "slight" in "slight redness"."""
        before = self._words_before(start, 1)
        return before if self._is_in("hedges", before, start) else start

    def _happening(self, term: re.Match[str], start: int, end: int) -> tuple[int, int] | None:
        """The stretch that shows that the term happens: the nearest one."""
        text, pattern = self.reading.signed, self.lexicon.pattern
        keys = ("affirms", "double_denials", "cannot_be_denied")
        spans = [match.span() for key in keys for match in pattern(key).finditer(text, start, end)]
        return min(spans, key=lambda span: max(term.start() - span[1], span[0] - term.end()), default=None)

    def _works_against(self, start: int, end: int) -> bool:
        against = self.reading.first("works_against", start, end)
        return against is not None and not self.reading.first("despite_that", against.end(), end)

    def _can_cause(self, start: int, end: int) -> bool:
        """Whether what is said to cause a reaction is the page's subject, or nothing is."""
        verbs = list(self.lexicon.pattern("reaction_causes").finditer(self.reading.signed, start, end))
        if not verbs:
            return True
        verb_start = verbs[-1].start()
        words = _WORD.findall(self.reading.text[start:verb_start])
        return (
            not [word for word in words if word not in ("may", "can", "might", "could", "also", "to")]
            or self.reading.first("subjects", start, verb_start) is not None
            or any(word in self.passage.title for word in words)
        )

    @cached_property
    def _is_out_of_place(self) -> bool:
        """Whether the section lists what is treated, what to do before, or whom it does not suit."""
        if self._section("harms"):
            return False
        if self._section("problems") or (self._section("preparation") and not self._section("after")):
            return True
        return self.passage.is_item and self._section("excluded")

    def _section(self, kind: str) -> bool:
        pattern = self.lexicon.pattern("after") if kind == "after" else self.lexicon.pattern("sections", kind)
        # What introduces a list says more of it than the heading above.
        places = (self.passage.lead,) if self.passage.lead else self.passage.headings[-1:]
        return any(pattern.search(place) for place in places)

    def _is_before(self, match: re.Match[str]) -> bool:
        segment = self.reading.segment(*match.span())
        return self.lexicon.pattern("sections", "preparation").search(self.reading.signed, *segment) is not None

    def _modifiers(self, match: re.Match[str]) -> list[re.Match[str]]:
        """What a figure's noun is one of: "evening" class, course of "massage"."""
        plain = self.lexicon.words("plain_words") | self.lexicon.words("plain_purposes")
        before = _LAST_WORD.search(self.reading.signed, 0, match.start())
        around = [before] if before else []
        for owner in self.lexicon.pattern("owned_by").finditer(self.reading.signed, *match.span()):
            around += filter(None, [_WORD.search(self.reading.signed, owner.end(), match.end())])
        generic = self.lexicon.pattern("no_things")
        return [word for word in around if word[0].strip() not in plain and not generic.fullmatch(word[0])]

    def _narrowing(self, modifiers: "list[re.Match[str]]") -> frozenset[str]:
        """Words that make a figure one of something narrower: "evening" class, "for legs"."""
        text, purposes = self.reading.signed, self.lexicon.words("plain_purposes")
        narrowing = {word[0] for word in modifiers}
        for cue in self.lexicon.pattern("purpose").finditer(text):
            word = _WORD.search(text, cue.end())
            if word and word[0] not in purposes:
                narrowing.add(word[0])
        return frozenset(word for word in narrowing if word not in self.passage.title)

    def _hedged(self, start: int, end: int) -> Strength:
        segment = self.reading.segment(start, end)
        return "hedged" if self.reading.first("hedges", *segment) else "plain"

    def _is_in(self, key: str, start: int, end: int) -> bool:
        return self.reading.first(key, start, end) is not None

    def _words_before(self, offset: int, count: int) -> int:
        """The offset of the word so many words before an offset, within the clause."""
        clause_start, _ = self.reading.clause(offset, offset)
        words = list(_WORD.finditer(self.reading.text, clause_start, offset))
        return words[-count].start() if len(words) >= count else clause_start

    def _condition(self, start: int, end: int) -> str:
        text = self.reading.signed
        if is_limited(self.reading, start, end):
            return text[end:] or text
        after = self.lexicon.pattern("conditions_after").search(text, end)
        anywhere = self.lexicon.pattern("conditions").search(text)
        found = anywhere or after
        return found[0] if found else ""

    def _claim(
        self,
        topic: str,
        stance: Stance,
        strength: Strength,
        start: int,
        end: int,
        aspect: str,
        cue: str,
    ) -> Claim:
        begin, stop = self.passage.span(start, end)
        named = things(self.reading, start, end)
        return Claim(
            topic=topic,
            stance=stance,
            strength=strength,
            start=begin,
            end=stop,
            quote=" ".join(self.passage.text[start:end].split()),
            passage=self.number,
            aspect=aspect,
            subject=self.passage.subject | self._kinds(start, end),
            condition=self._condition(start, end),
            phase=self._phase,
            cue=cue,
            name=self.passage.name,
            things=named,
            own=self._own(named),
            is_led=is_led(self.reading, start),
        )

    def _own(self, words: Set[str]) -> frozenset[str]:
        """Those of the words that stand for the page's subject."""
        generic, title = self.lexicon.pattern("generic"), self.passage.title
        return frozenset(
            word for word in words if generic.fullmatch(word) or any(is_same(word, other) for other in title)
        )

    def _kinds(self, start: int, end: int) -> frozenset[str]:
        """What makes the clause one of a kind of the page's subject: "minor upgrades", "deep peels"."""
        clause = self.reading.clause(start, end)
        found = [kind[0] for kind in self.lexicon.pattern("clause_kinds").finditer(self.reading.text, *clause)]
        plain = self.lexicon.words("plain_words")
        for kind in self.lexicon.pattern("kinds").finditer(self.reading.text, *clause):
            noun = _WORD.search(self.reading.text, kind.end())
            if noun and kind[0] not in plain and self._own({noun[0]}):
                found.append(kind[0])
        return frozenset(kind for kind in found if kind not in self.passage.title)

    @cached_property
    def _phase(self) -> Phase:
        if self.reading.has("during"):
            return "during"
        after = self.lexicon.pattern("after")
        below = any(after.search(heading) for heading in self.passage.headings[-1:])
        return "after" if below or self.reading.has("after") else ""


def claims(passages: "list[Passage]", lexicon: Lexicon) -> list[Claim]:
    """The ledger of a text: all that its passages claim, in order."""
    found: list[Claim] = []
    for number, passage in enumerate(passages):
        extraction = Extraction(passage, number, lexicon)
        for topic in lexicon.topics.values():
            found.extend(extraction.promises(topic))
            found.extend(extraction.counters(topic))
        for figure in lexicon.figures.values():
            found.extend(extraction.figures(figure))
    return sorted(set(found), key=lambda claim: (claim.start, claim.topic))
