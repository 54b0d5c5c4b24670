"""Sentence → clauses, and the stretches of a sentence that do not speak for the page."""

import re
from collections.abc import Iterator
from functools import cached_property

from polyglint_rules.claims.lexicon import Lexicon
from polyglint_rules.claims.model import Passage
from polyglint_rules.claims.quantities import Found, quantities, signed

Span = tuple[int, int]

_STRONG = re.compile(r"[;:()—]|\s[–-]\s|[.!?]\s")
_QUOTED = re.compile(r'"[^"]{12,}"|“[^”]{12,}”|«[^»]{12,}»|„[^“”]{12,}[“”]')
_SAME_LENGTH = str.maketrans({"’": "'", "\n": " ", "\N{NO-BREAK SPACE}": " ", "\N{NON-BREAKING HYPHEN}": "-"})
_RELATIVE = re.compile(r"\s*(?:which|who|where|that)\b")


def lowered(text: str) -> str:
    """The text in lower case, character for character, with one form of apostrophe and space."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(character.lower()[:1] for character in text)
    return low.translate(_SAME_LENGTH)


class Reading:
    """A passage being read: its text in lower case, its quantities, its clauses."""

    def __init__(self, passage: Passage, lexicon: Lexicon) -> None:
        self.passage = passage
        self.lexicon = lexicon
        self.text = lowered(passage.text)

    @cached_property
    def quantities(self) -> list[Found]:
        """The quantities of the passage."""
        return quantities(self.text, self.lexicon.number_words)

    @cached_property
    def signed(self) -> str:
        """The text with signs for quantities, which is what phrases are looked up in."""
        return signed(self.text, self.quantities)

    @cached_property
    def makes_no_claim(self) -> bool:
        """Whether this is a question, somebody else's words or hearsay."""
        text = self.text.rstrip(" \"'”»)*_")
        return (
            text.endswith(("?", "？"))
            or self.has("reported")
            or self.has("truisms")
            or self.has("first_person")
            or (self.passage.is_quote and _QUOTED.search(self.text) is not None)
        )

    def has(self, *keys: str) -> bool:
        """Whether a phrase of a list of the lexicon stands in the passage."""
        return self.lexicon.pattern(*keys).search(self.signed) is not None

    def first(self, key: str, start: int, end: int) -> re.Match[str] | None:
        """The first phrase of a list between two offsets."""
        return self.lexicon.pattern(key).search(self.signed, start, end)

    def clause(self, start: int, end: int) -> Span:
        """The clause around a stretch: up to strong punctuation or a conjunction that turns."""
        return self._between(self._clause_ends, start, end)

    def segment(self, start: int, end: int) -> Span:
        """The part of the clause around a stretch that commas set off."""
        return self._between(sorted([*self._clause_ends, *_spans(re.finditer(r",\s", self.text))]), start, end)

    @cached_property
    def _clause_ends(self) -> list[Span]:
        words = self.lexicon.pattern("ends_clause").finditer(self.text)
        return sorted([*_spans(_STRONG.finditer(self.text)), *_spans(words)])

    def _between(self, ends: list[Span], start: int, end: int) -> Span:
        first = max((stop for _, stop in ends if stop <= start), default=0)
        last = min((begin for begin, _ in ends if begin >= end), default=len(self.text))
        return first, last

    def is_foreign(self, start: int, end: int) -> bool:
        """Whether a stretch lies in a quotation, or speaks of something the page compares itself with."""
        return any(begin < end and start < stop for begin, stop in self._foreign)

    @cached_property
    def _foreign(self) -> list[Span]:
        return [*_spans(_QUOTED.finditer(self.text)), *self._comparisons(), *self._other_things()]

    def _comparisons(self) -> Iterator[Span]:
        """A leading "unlike X, …" reaches to the comma that ends the talk of X; later ones reach to the end."""
        for cue in self.lexicon.pattern("compares").finditer(self.text):
            if self.text[: cue.start()].strip():
                yield cue.start(), len(self.text)
                continue
            stop = self.text.find(",", cue.end())
            if stop >= 0 and _RELATIVE.match(self.text, stop + 1):
                stop = self.text.find(",", stop + 1)
            yield cue.start(), stop if stop >= 0 else len(self.text)

    def _other_things(self) -> Iterator[Span]:
        exceptions = list(_spans(self.lexicon.pattern("not_others").finditer(self.text)))
        for other in self.lexicon.pattern("others").finditer(self.text):
            is_excepted = any(begin <= other.start() and other.end() <= stop for begin, stop in exceptions)
            if not is_excepted and other[0] not in self.passage.title:
                yield self.segment(*other.span())


def _spans(matches: Iterator[re.Match[str]]) -> Iterator[Span]:
    return (match.span() for match in matches)
