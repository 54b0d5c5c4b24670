"""Sentence → clauses, and the stretches of a sentence that do not speak for the page."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from polyglint.claims.lexicon import Lexicon
from polyglint.claims.model import Passage
from polyglint.claims.phrases import Match, Phrases
from polyglint.claims.quantities import Found, quantities
from polyglint.claims.wording import bare, lowered

Span = tuple[int, int]

_BRACKETS = r"\((?!\))|(?<!\()\)"  # but not those of "connect()"
_STRONG = re.compile(rf"[;:—]|{_BRACKETS}|\s[–-]\s|[.!?]\s")
_STRONG_BUT_DASHES = re.compile(rf"[;:]|{_BRACKETS}|[.!?]\s")
_ASKED = re.compile(r"[^.!?]*\?\s")
_QUOTED = re.compile(r'"[^"]{12,}"|“[^”]{12,}”|«[^»]{12,}»|„[^“”]{12,}[“”]')
_COMMA = re.compile(r",\s")


class Reading:
    """A passage being read: its text in lower case, its quantities, its clauses."""

    def __init__(self, passage: Passage, lexicon: Lexicon) -> None:
        self.passage = passage
        self.lexicon = lexicon
        self.text = lowered(passage.text)
        self._has: dict[str, bool] = {}

    @cached_property
    def quantities(self) -> list[Found]:
        """The quantities of the passage."""
        return quantities(self.text, self.lexicon.language)

    @cached_property
    def worded(self) -> str:
        """The text as phrases with numbers of their own are looked up in it."""
        return self.lexicon.wording.text(self.text)

    @cached_property
    def signed(self) -> str:
        """The text with signs for quantities, which is what phrases are looked up in."""
        text = self.worded
        for each in self.quantities:
            text = text[: each.start] + each.sign * (each.end - each.start) + text[each.end :]
        return text

    @cached_property
    def makes_no_claim(self) -> bool:
        """Whether this is a question, somebody else's words or hearsay."""
        text = self.text.rstrip(" \"'”»)*_")
        return (
            text.endswith(("?", "？"))
            or text.lstrip(" \"'“«(*_").startswith("¿")
            or self.has("reported")
            or self.has("truisms")
            or self.has("first_person")
            or (self.passage.is_quote and _QUOTED.search(self.text) is not None)
        )

    def has(self, key: str) -> bool:
        """Whether a phrase of a list of the lexicon stands in the passage."""
        known = self._has.get(key)
        if known is None:
            known = self._has[key] = self.lexicon.phrases(key).first(self.signed, self.worded) is not None
        return known

    def find(self, phrases: Phrases, start: int = 0, end: int | None = None) -> list[Match]:
        """All phrases between two offsets."""
        return phrases.find(self.signed, self.worded, start, end)

    def all(self, key: str, start: int = 0, end: int | None = None) -> list[Match]:
        """All phrases of a list between two offsets."""
        if not self.has(key):
            return []
        return self.find(self.lexicon.phrases(key), start, end)

    def first(self, key: str, start: int, end: int) -> Match | None:
        """The first phrase of a list between two offsets."""
        if not self.has(key):
            return None
        return self.lexicon.phrases(key).first(self.signed, self.worded, start, end)

    def starts(self, key: str, start: int, end: int | None = None) -> Match | None:
        """The phrase of a list that stands right at an offset."""
        return self.lexicon.phrases(key).starts(self.signed, start, end)

    def words(self, start: int, end: int) -> list[re.Match[str]]:
        """The words between two offsets, as they are looked up."""
        return self.lexicon.wording.words(self.signed, start, end)

    def words_between(self, start: int, end: int) -> int:
        """How many words stand between two offsets."""
        return len(self.words(start, end))

    def words_before(self, offset: int, count: int) -> int:
        """The offset of the word so many words before an offset, within the clause."""
        clause_start, _ = self.clause(offset, offset)
        words = self.words(clause_start, offset)
        return words[-count].start() if len(words) >= count else clause_start

    def may_hold(self, phrases: Phrases) -> bool:
        """Whether any of the phrases could stand here: cheaper than to look for them."""
        return phrases.may_stand_in(self.signed, self.worded)

    def clause(self, start: int, end: int) -> Span:
        """The clause around a stretch: up to strong punctuation or a conjunction that turns."""
        return self._between(self._clause_ends, start, end)

    def segment(self, start: int, end: int) -> Span:
        """The part of the clause around a stretch that commas set off."""
        return self._between(self._segment_ends, start, end)

    def segments(self, start: int, end: int) -> Iterator[Span]:
        """The parts between two offsets that commas set off."""
        begin = start
        for first, last in self._segment_ends:
            if start <= first < end:
                if begin < first:
                    yield begin, first
                begin = last
        yield min(begin, end), end

    @cached_property
    def _clause_ends(self) -> list[Span]:
        strong = _STRONG_BUT_DASHES if self.lexicon.has("dash_joins") else _STRONG
        words = self.all("ends_clause")
        return sorted([*(match.span() for match in strong.finditer(self.text)), *_spans(words)])

    @cached_property
    def _segment_ends(self) -> list[Span]:
        inserted = [(match.start, match.end) for match in self.all("parentheses")]
        commas = (match.span() for match in _COMMA.finditer(self.text))
        parting = [span for span in commas if not any(start <= span[1] and span[0] <= end for start, end in inserted)]
        return sorted([*self._clause_ends, *parting])

    def _between(self, ends: list[Span], start: int, end: int) -> Span:
        first = max((stop for _, stop in ends if stop <= start), default=0)
        last = min((begin for begin, _ in ends if begin >= end), default=len(self.text))
        return first, last

    def is_foreign(self, start: int, end: int) -> bool:
        """Whether a stretch lies in a quotation, or speaks of something the page compares itself with."""
        return any(begin < end and start < stop for begin, stop in self._foreign)

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a stretch lies in a quotation."""
        return any(match.start() < end and start < match.end() for match in _QUOTED.finditer(self.text))

    @cached_property
    def _foreign(self) -> list[Span]:
        quoted = (match.span() for match in _QUOTED.finditer(self.text))
        asked = (match.span() for match in _ASKED.finditer(self.text))
        return [*quoted, *asked, *self._comparisons(), *self._other_things()]

    def _comparisons(self) -> Iterator[Span]:
        """A leading "unlike X, …" reaches to the comma that ends the talk of X; later ones reach to the end."""
        for cue in self.all("compares"):
            if self.text[: cue.start].strip():
                yield cue.start, len(self.text)
                continue
            stop = self.text.find(",", cue.end)
            if stop >= 0 and self.starts("relative", self._next_word(stop + 1)):
                stop = self.text.find(",", stop + 1)
            yield cue.start, stop if stop >= 0 else len(self.text)

    def _next_word(self, offset: int) -> int:
        return len(self.text) - len(self.text[offset:].lstrip())

    def _other_things(self) -> Iterator[Span]:
        exceptions = list(_spans(self.all("not_others")))
        for other in self.all("others"):
            is_excepted = any(begin <= other.start and other.end <= stop for begin, stop in exceptions)
            words = {bare(word[0]) for word in self.words(other.start, other.end)}
            if not is_excepted and not words <= self.passage.title:
                start, end = self.segment(other.start, other.end)
                is_leading = not start and self.starts("leads", self._next_word(0)) is not None
                yield start, self.clause(start, end)[1] if is_leading else end


def _spans(matches: Iterable[Match]) -> Iterator[Span]:
    return ((match.start, match.end) for match in matches)
