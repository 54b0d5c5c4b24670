"""Statements of kinds that a rule names in phrases of its own: what a page itself states, not denied nor doubted."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from polyglint.claims.clauses import Reading
from polyglint.claims.denial import Denials, firmness
from polyglint.claims.lexicon import Lexicon
from polyglint.claims.model import Passage, Strength
from polyglint.claims.passages import passages
from polyglint.claims.phrases import Match, Phrases
from polyglint.claims.settings import PACKS
from polyglint.claims.wording import lowered
from polyglint.document import Document

_REACH_BACK = 3  # words between a phrase and a denial behind it


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of statement and the phrases for it, in the little language of the lexicons."""

    name: str
    phrases: tuple[str, ...] = ()  # state it by themselves
    denied: tuple[str, ...] = ()  # state it where they are denied
    pseudo: tuple[str, ...] = ()  # hold one of the above and mean something else
    compares: bool = False  # a comparison with others states it too


@dataclass(frozen=True, slots=True)
class Statement:
    """Where a document states something of a kind, and how firmly."""

    kind: str
    start: int
    end: int
    strength: Strength


class _Compiled:
    """A kind with its phrases as patterns."""

    def __init__(self, kind: Kind, words: Lexicon) -> None:
        self.name = kind.name
        self.compares = kind.compares
        self.phrases = words.compiled(kind.phrases)
        self.denied = words.compiled(kind.denied)
        self.pseudo = words.compiled(kind.pseudo)


@lru_cache(maxsize=16)
def _compiled(language: str, kinds: tuple[Kind, ...]) -> tuple[Lexicon, tuple[_Compiled, ...]]:
    """A language's words for claims, and the phrases of these kinds."""
    written = [phrase for kind in kinds for phrase in (*kind.phrases, *kind.denied, *kind.pseudo)]
    words = Lexicon(language, PACKS, more=written)
    return words, tuple(_Compiled(kind, words) for kind in kinds)


def statements_of(document: Document, language: str, kinds: tuple[Kind, ...]) -> list[Statement]:
    """All that a document states of these kinds, in order; nothing in a language without a lexicon."""
    words, compiled = _compiled(language, kinds)
    if _is_doubted(document.title, words):
        return []
    stated = (_Stated(passage, words) for passage in passages(document, words, ()))
    found = [statement for each in stated for statement in each.statements(compiled)]
    return sorted(found, key=lambda statement: (statement.start, -statement.end, statement.kind))


def _is_doubted(title: str, words: Lexicon) -> bool:
    """Whether a page's title says that others say so: "Five myths about lasers"."""
    worded = words.wording.text(lowered(title))
    return words.phrases("reported").first(worded, worded) is not None


class _Stated:
    """The statements of one passage."""

    def __init__(self, passage: Passage, words: Lexicon) -> None:
        self.passage = passage
        self.words = words
        self.reading = Reading(passage, words)
        self.denials = Denials(self.reading)

    def statements(self, kinds: tuple[_Compiled, ...]) -> Iterator[Statement]:
        held = [kind for kind in kinds if self._may_hold(kind.phrases) or self._may_hold(kind.denied)]
        if not held or self.reading.makes_no_claim or self.reading.has("disowned") or self._stands_under_doubt():
            return
        for kind in held:
            yield from self._of(kind)

    def _may_hold(self, phrases: Phrases) -> bool:
        return self.reading.may_hold(phrases)

    def _stands_under_doubt(self) -> bool:
        """Whether the heading or the words that lead in say that others say so, or that nobody does."""
        around = (*self.passage.headings, self.passage.lead)
        return any(self.words.phrases(key).first(text, text) for key in ("reported", "disowned") for text in around)

    def _of(self, kind: _Compiled) -> Iterator[Statement]:
        for match in self.reading.find(kind.phrases):
            if self._stands(kind, match) and not self._is_denied(match):
                yield self._statement(kind, match.start, match.end, self._firmness(match.start, match.end))
        for match in self.reading.find(kind.denied):
            denial = self.denials.of(match) if self._stands(kind, match) else None
            if denial:
                strength = "hedged" if self._hangs_on_something(denial.start, denial.end) else denial.strength
                yield self._statement(kind, denial.start, denial.end, strength)

    def _stands(self, kind: _Compiled, match: Match) -> bool:
        """Whether the page says it of its own subject, and as a matter of fact."""
        if any(other.start < match.end and match.start < other.end for other in self.reading.find(kind.pseudo)):
            return False
        if self.reading.is_quoted(match.start, match.end):
            return False
        return kind.compares or not self.reading.is_foreign(match.start, match.end)

    def _is_denied(self, match: Match) -> bool:
        start, end = self.reading.segment(match.start, match.end)
        # "Not free of risks" denies "free of risks".
        if any(match.start < found.end for found in self.reading.all("double_denials", start, match.end)):
            return True
        if self.reading.first("not_denials", start, match.start):
            return False
        if self.denials.of_promise(match):
            return True
        after = self.reading.first("denies_words", match.end, end)
        if after is None or self.reading.first("joins_and", match.end, after.start):
            return False
        return self.reading.words_between(match.end, after.start) <= _REACH_BACK

    def _firmness(self, start: int, end: int) -> Strength:
        is_conditional = self._hangs_on_something(start, end)
        return "hedged" if is_conditional else firmness(self.reading, start, start, start, end)

    def _hangs_on_something(self, start: int, end: int) -> bool:
        """Whether a condition stands beside the stretch: "once and for all" is none."""
        conditions = (found for key in ("conditions", "hypothetical") for found in self.reading.all(key))
        if any(found.end <= start or end <= found.start for found in conditions):
            return True
        return self.reading.first("conditions_after", end, len(self.reading.text)) is not None

    def _statement(self, kind: _Compiled, start: int, end: int, strength: Strength) -> Statement:
        begin, stop = self.passage.span(start, end)
        return Statement(kind.name, begin, stop, strength)
