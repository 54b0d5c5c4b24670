"""What a page states, free of any language: the claim, its quantity, and the passage that it was read from."""

from dataclasses import dataclass, field
from typing import Literal

Stance = Literal["affirmed", "denied"]
Strength = Literal["absolute", "plain", "hedged"]
Phase = Literal["", "during", "after"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value or a range in the base of its unit. Open ends are 0 and infinity.

    The units: "minute" for durations, "time" for counts, "money:EUR" and so on, "metre", "kilogram", "litre",
    "version", "percent", "byte", and "" for a bare number.
    """

    low: float
    high: float
    unit: str
    is_approximate: bool = False

    def contains(self, other: "Quantity") -> bool:
        """Whether the other range lies within this one."""
        return self.low <= other.low and other.high <= self.high

    def is_disjoint(self, other: "Quantity", *, loosely: bool = False) -> bool:
        """Whether no value fits both, with room for a month of 28 days, and more of it for "about" or when loosely."""
        if self.unit != other.unit:
            return False
        slack = _ABOUT if loosely else _slack(self, other)
        return self.high * slack < other.low or other.high * slack < self.low


_CALENDAR = 1.1  # a month is four weeks to many writers
_ABOUT = 1.35


def _slack(one: Quantity, other: Quantity) -> float:
    if one.is_approximate or other.is_approximate:
        return _ABOUT
    return _CALENDAR if one.unit == "minute" else 1.0


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

    `topic` is a topic or a figure of a pack; a figure has a `quantity` and is affirmed. `aspect` narrows a topic
    ("redness" in safety), "" is the whole of it.
    """

    topic: str
    stance: Stance
    strength: Strength
    start: int
    end: int
    quote: str
    passage: int = 0  # the number of its passage in the document
    aspect: str = ""
    thing: str = ""  # in software: the technology, feature or setting that it names
    subject: frozenset[str] = frozenset()  # what narrows the page's subject
    of: str = (
        ""  # the subject that the heading or label above names, where that narrows the page's, or the clause's own
    )
    spoken: tuple[str, ...] = ()  # the words of the clause before its verb, until it is known what they name
    condition: str = ""  # the word that makes it depend on something
    phase: Phase = ""
    quantity: Quantity | None = None
    cue: str = ""  # the words that gave it away
    negation: str = ""  # the words that deny
    hedge: str = ""  # the words that weaken it
    measure: str = ""  # the words that were read as the quantity
    name: frozenset[str] = frozenset()  # what the surroundings or a modifier call its subject, for two of one page
    things: frozenset[str] = frozenset()  # what the clause speaks of
    own: frozenset[str] = frozenset()  # those of them that are the page's subject
    is_led: bool = False  # they stand in a time or circumstance, before the subject
    is_promise: bool = False  # of a topic: it takes the side of what the topic promises
    is_firm: bool = False  # firm enough to be contradicted
    takes_back: bool = False  # its passage qualifies the one before
    is_listed: bool = False  # an item of a list whose heading alone says what it states
    is_frequency: bool = False  # the quantity was stated as one: "twice a week" may be every third day
    is_guest: bool = False  # it stands on a page about something else, below a heading that names its subject
    is_mentioned: bool = False  # only its clause names what it is of
    is_implied: bool = False  # it follows from a figure, and stands for it where topics are compared

    def is_of_another(self, other: "Claim") -> bool:
        """Whether both are named, and each by a word that the other does not have."""
        return bool(self.name - other.name) and bool(other.name - self.name)
