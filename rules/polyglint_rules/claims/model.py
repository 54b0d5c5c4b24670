"""What a page states, free of any language: the claim, its quantity, and the passage that it was read from."""

from dataclasses import dataclass, field
from typing import Literal

Stance = Literal["affirmed", "denied"]
Strength = Literal["absolute", "plain", "hedged"]
Phase = Literal["", "during", "after"]
Unit = Literal["minute", "time"]

TOPICS = ("safety", "pain", "downtime", "contraindications", "certainty", "availability")
"""What `claims/contradiction` compares. A lexicon says which words belong to each."""

FIGURES = ("sessions", "interval", "session length", "effect")
"""What `claims/quantity` compares."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value or a range in one base: durations in minutes, counts in times. Open ends are 0 and infinity."""

    low: float
    high: float
    unit: Unit
    is_approximate: bool = False

    def contains(self, other: "Quantity") -> bool:
        """Whether the other range lies within this one."""
        return self.low <= other.low and other.high <= self.high

    def is_disjoint(self, other: "Quantity") -> bool:
        """Whether no value fits both, with room for a month of 28 days and for "about"."""
        slack = _ABOUT if self.is_approximate or other.is_approximate else _EXACT
        return self.high * slack < other.low or other.high * slack < self.low


_EXACT = 1.1  # a month is four weeks to many writers
_ABOUT = 1.35


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or a text of the front matter, and what its surroundings say about how to read it.

    `offsets` leads from each character of `text` to its place in the document.
    """

    text: str
    offsets: "range | tuple[int, ...]"
    headings: tuple[str, ...] = ()  # from the top of the outline, without the page's title
    lead: str = ""  # for a list item: the paragraph that introduces the list
    is_item: bool = False
    is_quote: bool = False
    is_heading: bool = False
    subject: frozenset[str] = frozenset()  # words that narrow the page's subject here; empty: the page's subject
    title: frozenset[str] = field(default=frozenset(), repr=False)  # words of the page's title
    name: frozenset[str] = frozenset()  # what the headings and the label name, words of the title included

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The document offsets of `text[start:end]`."""
        return self.offsets[start], self.offsets[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of fact: about what, which way, how firmly, where.

    `topic` is one of TOPICS or FIGURES. `aspect` narrows it ("redness" in safety), "" is the whole topic.
    """

    topic: str
    stance: Stance
    strength: Strength
    start: int
    end: int
    quote: str
    passage: int = 0  # the number of its passage in the document
    aspect: str = ""
    subject: frozenset[str] = frozenset()
    condition: str = ""  # the word that makes it depend on something
    phase: Phase = ""
    quantity: Quantity | None = None
    cue: str = ""  # the words that gave it away
    name: frozenset[str] = frozenset()  # what the surroundings or a modifier call its subject, for two of one page
    things: frozenset[str] = frozenset()  # what the clause speaks of
    own: frozenset[str] = frozenset()  # those of them that are the page's subject
    is_led: bool = False  # they stand in a time or circumstance, before the subject

    def is_of_another(self, other: "Claim") -> bool:
        """Whether both are named, and each by a word that the other does not have."""
        return bool(self.name - other.name) and bool(other.name - self.name)
