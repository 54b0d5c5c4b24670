"""Which things of a clause are denied, by what, and how firmly: a cue, its reach, and what ends it."""

from collections.abc import Iterator
from typing import NamedTuple

from polyglint.claims.clauses import Reading
from polyglint.claims.model import Strength
from polyglint.claims.phrases import Match

_REACH = 6  # words between a denial and what it denies
_REACH_BACK = 1  # words between a thing and a denial behind it
_FREE_REACH_BACK = 4  # the same where words stand in any order
_NEAR = 4  # words between a softening word and what it softens
_LISTED = 3  # words before a thing in a list
_ADJECTIVES = 3  # words behind a thing that narrow it


class Denial(NamedTuple):
    """The stretch of a denied thing with its denial, and how firm it is."""

    start: int
    end: int
    strength: Strength
    negation: str


class Denials:
    """The denials of a passage."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.is_free = reading.lexicon.has("free_order")
        self._known: dict[tuple[int, int], Denial | None] = {}

    def of(self, term: Match) -> Denial | None:
        """What denies a term; None when it is not denied."""
        key = term.start, term.end
        if key not in self._known:
            self._known[key] = self._after(term) or self._before(term)
        return self._known[key]

    def beside(self, match: Match, reach: int = 2) -> str:
        """The denial right before a statement, or within the name that it begins with: "not painful"."""
        found = self._last_denial(match, reach, ("denies_words", "denies_verbs"))
        return self.reading.text[found.start : found.end] if found else ""

    def of_promise(self, match: Match) -> str:
        """The denial that turns a promise round: "no guarantee", "is not supported"."""
        found = (
            self._last_denial(match, _NEAR, ("denies_words", "denies_verbs"))
            or self._last_denial(match, _NEAR, ("denies",))
            or self._behind(match)
        )
        return self.reading.text[found.start : found.end] if found else ""

    def _last_denial(self, match: Match, reach: int, keys: tuple[str, ...]) -> Match | None:
        """The nearest denial before a statement, unless something between ends what it denies."""
        reading = self.reading
        segment_start, _ = reading.segment(match.start, match.end)
        start = max(reading.words_before(match.start, reach), segment_start)
        end = match.thing[1] if match.thing else match.start
        found = max((each for key in keys for each in reading.all(key, start, end)), key=_end, default=None)
        if found is None or found.end >= match.start:
            return found
        is_ended = any(reading.first(key, found.end, match.start) for key in ("ends_denial", "joins_and"))
        return None if is_ended else found

    def _behind(self, match: Match) -> Match | None:
        """A denial right behind the statement, where words stand in any order: "wir unterstützen es nicht"."""
        if not self.is_free:
            return None
        _, end = self.reading.segment(match.start, match.end)
        found = self.reading.first("denies_words", match.end, end)
        return found if found and self.reading.words_between(match.end, found.start) <= _REACH_BACK else None

    def _after(self, term: Match) -> Denial | None:
        reading = self.reading
        _, end = reading.segment(term.start, term.end) if self.is_free else reading.clause(term.start, term.end)
        found = reading.first("denies_after", term.end, end)
        if not found and self.is_free:
            found = next((Match(*span) for span in self._denied_verbs(term.end, end)), None)
        reach = _FREE_REACH_BACK if self.is_free else _REACH_BACK
        if not found or reading.words_between(term.end, found.start) > reach:
            return None
        if self.is_free and reading.first("ends_denial", term.end, found.start):
            return None
        strength = firmness(reading, term.start, term.start, found.end, found.end)
        if strength == "absolute" and self._is_limited_in_front(term):
            strength = "plain"
        return Denial(term.start, found.end, strength, reading.text[found.start : found.end])

    def _is_limited_in_front(self, term: Match) -> bool:
        """Whether an adjective narrows a thing that is denied behind it: "serious side effects do not occur"."""
        start, _ = self.reading.segment(term.start, term.end)
        near = max(start, self.reading.words_before(term.start, _ADJECTIVES))
        return self.reading.first("limits", near, term.start) is not None

    def _before(self, term: Match) -> Denial | None:
        clause_start, clause_end = self.reading.clause(term.start, term.end)
        for start, cue_end in sorted(self._cues(clause_start, term.start), reverse=True):
            if self._reaches(cue_end, term, clause_end):
                strength = firmness(self.reading, start, cue_end, term.start, term.end)
                return Denial(start, term.end, strength, self.reading.text[start:cue_end])
        return None

    def _cues(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches of a clause that deny what follows them."""
        excused = [
            (match.start, match.end)
            for key in ("not_denials", "double_denials")
            for match in self.reading.all(key, max(0, start - 1))
        ]
        found = [(match.start, match.end) for match in self.reading.all("denies", start, end)]
        found += self._denied_verbs(start, end)
        for begin, stop in found:
            if not any(first <= begin < last for first, last in excused):
                yield begin, stop

    def _denied_verbs(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Verbs that bring something, with the denial in front of them: "does not cause"."""
        for match in self.reading.all("denies_verbs", start, end):
            verb = self.reading.first("causes", match.end, end)
            if verb and self.reading.words_between(match.end, verb.start) <= 1:
                yield match.start, verb.end

    def _reaches(self, cue_end: int, term: Match, clause_end: int) -> bool:
        reading = self.reading
        if reading.words_between(cue_end, term.start) > _REACH:
            return False
        if reading.first("ends_denial", cue_end, term.start):
            return False
        has_comma = reading.text.find(",", cue_end, term.start) >= 0
        if has_comma and not self._is_list(cue_end, term, clause_end):
            return False
        if not has_comma and not reading.first("joins_and", cue_end, term.start):
            return True
        # "No pain, and redness may occur": the second thing has a verb of its own.
        verb = reading.first("affirms", term.end, clause_end)
        has_or = reading.first("joins_or", cue_end, term.start) is not None
        return has_or or not verb or reading.words_between(term.end, verb.start) > 1

    def _is_list(self, start: int, term: Match, clause_end: int) -> bool:
        """Whether commas between a denial and a term part things: "without drilling, pain or scars"."""
        reading = self.reading
        is_joined = self._joins(start, term.start) or self._joins_soon(term.end, clause_end)
        last_comma = reading.text.rfind(",", start, term.start)
        is_short = reading.words_between(last_comma + 1, term.start) <= _LISTED
        return is_joined and is_short and not reading.first("finite", start, term.start)

    def _joins(self, start: int, end: int) -> bool:
        return any(self.reading.first(key, start, end) for key in ("joins_or", "joins_and"))

    def _joins_soon(self, start: int, end: int) -> bool:
        """Whether a list goes on to its "or" within a few words."""
        found = [self.reading.first(key, start, end) for key in ("joins_or", "joins_and")]
        nearest = min((match.start for match in found if match), default=None)
        return nearest is not None and self.reading.words_between(start, nearest) <= _LISTED


def _end(match: Match) -> int:
    return match.end


def firmness(reading: Reading, start: int, cue_end: int, term_start: int, term_end: int) -> Strength:
    """How firm a statement is by what stands before, in and behind it."""
    before = reading.words_before(start, _NEAR)
    if reading.first("softens", before, term_start) or _is_softened_behind(reading, term_start, term_end):
        return "hedged"
    if reading.first("limits", cue_end, term_start):
        return "plain"
    return "plain" if _is_limited_behind(reading, term_end) else "absolute"


def _is_softened_behind(reading: Reading, start: int, end: int) -> bool:
    """Whether words close behind take the edge off: "painless for most"."""
    _, segment_end = reading.segment(start, end)
    found = reading.first("softens_after", start, segment_end)
    return found is not None and reading.words_between(end, found.start) <= _ADJECTIVES


def _is_limited_behind(reading: Reading, end: int) -> bool:
    """Whether an adjective behind the thing narrows it: "sin efectos secundarios graves"."""
    _, segment_end = reading.segment(end, end)
    found = reading.first("limits_after", end, segment_end)
    if not found or reading.words_between(end, found.start) >= _ADJECTIVES:
        return False
    return reading.first("finite", end, found.start) is None
