"""The little language in which a lexicon writes its phrases, and what it means as a pattern.

    word        any form of that word: words are compared by their stems; a space is a space or a hyphen
    =word       exactly this form
    word*       any word that begins so
    (a b|c)     one of these
    (very)?     may be there
    (a|b)*      none to four of these in a row
    ...         up to eight words of the same clause
    !(a|b)      what follows is none of these
    <time>      a quantity of that kind: see SLOTS
    ^word       right at the beginning of the sentence
    <thing>     a name of up to four words: it is captured

Quantities are read first and stand as signs of the same length in the text that a pattern sees. A phrase that spells
a number out, such as `24/7`, is looked up in the text without signs.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from polyglint.claims.needs import needs
from polyglint.claims.patterns import Grammar
from polyglint.claims.quantities.found import SIGNS
from polyglint.claims.wording import head

_DIGIT = re.compile(r"\d")
_KEY = re.compile(rf"\w+|[{SIGNS}]")
_ANY = frozenset({""})  # the key of phrases that need nothing, and of any text
_MOST_WORDS = 1 << 14
_MOST_TEXTS = 256  # the sentence that is read, and the headings and words around it


class Match(NamedTuple):
    """Where a phrase stands, under which name, and what it captured."""

    start: int
    end: int
    name: str = ""
    thing: tuple[int, int] | None = None


class Phrases:
    """Phrases of a list, or of several by name, ready to be looked up."""

    def __init__(self, signed: "_List", literal: "_List") -> None:
        self._signed = signed
        self._literal = literal

    def may_stand_in(self, signed: str, literal: str) -> bool:
        """Whether a text holds what any of the phrases needs: much faster than to look for them."""
        return bool(self._signed.candidates(signed) or (self._literal.phrases and self._literal.candidates(literal)))

    def find(self, signed: str, literal: str, start: int = 0, end: int | None = None) -> list[Match]:
        """All phrases between two offsets, those with numbers of their own last."""
        stop = len(signed) if end is None else end
        found = self._signed.find(signed, start, stop)
        return found + self._literal.find(literal, start, stop) if self._literal.phrases else found

    def first(self, signed: str, literal: str, start: int = 0, end: int | None = None) -> Match | None:
        """The first of them."""
        stop = len(signed) if end is None else end
        found = self._signed.first(signed, start, stop)
        return self._literal.first(literal, start, stop) if found is None and self._literal.phrases else found

    def starts(self, signed: str, start: int, end: int | None = None) -> Match | None:
        """The phrase that stands right at an offset."""
        return self._signed.starts(signed, start, len(signed) if end is None else end)


class _Phrase:
    """One phrase, which becomes a pattern for the first text that holds all that it needs."""

    def __init__(self, text: str, name: str, grammar: Grammar, *, is_figure: bool) -> None:
        self._text = text
        self._name = name
        self._grammar = grammar
        self._is_figure = is_figure
        self.needs = needs(text)

    def may_stand_among(self, keys: frozenset[str]) -> bool:
        """Whether a text with these keys has a word of each group."""
        for group in self.needs:  # noqa: SIM110  (a generator in `all` takes twice as long)
            if keys.isdisjoint(self._grammar.keys(group)):
                return False
        return True

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return self._grammar.pattern(self._text, is_figure=self._is_figure)

    def match(self, found: re.Match[str]) -> Match:
        things = (found.span(index) for index in range(1, self.pattern.groups + 1))
        thing = next((span for span in things if span[0] >= 0), None)
        return Match(found.start(), found.end(), self._name, thing)


class _List:
    """Phrases in the order in which they are tried at one place, by the words that they need."""

    def __init__(self, phrases: "Sequence[_Phrase]", compiler: "Compiler") -> None:
        self.phrases = phrases
        self._compiler = compiler
        self._grammar = compiler.grammar
        self._waiting: dict[str, list[tuple[str, int]]] = {}  # words and numbers of phrases by how the words begin
        self._last: tuple[str, list[_Phrase]] = ("", [])

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        """The numbers of phrases by the keys of what tells most of them; those that need nothing stand under ""."""
        found: dict[str, list[int]] = {}
        for number, phrase in enumerate(self.phrases):
            for token in phrase.needs[0] if phrase.needs else ():
                begins = self._grammar.begins(token)
                if begins:
                    self._waiting.setdefault(begins, []).append((token, number))
                else:
                    self._register(found, token, number)
            if not phrase.needs:
                found.setdefault("", []).append(number)
        return found

    def _register(self, found: dict[str, list[int]], token: str, number: int) -> None:
        for key in self._grammar.keys((token,)):
            found.setdefault(key, []).append(number)

    def candidates(self, text: str) -> "list[_Phrase]":
        """The phrases of which a text holds all that they need, in order."""
        if self._last[0] is not text:
            self._last = text, self._among(self._compiler.keys_in(text))
        return self._last[1]

    def _among(self, keys: frozenset[str]) -> "list[_Phrase]":
        by_key = self._by_key
        # Words are stemmed for the first text that has one with their beginning: most have none.
        for begins in keys & self._waiting.keys() if self._waiting else ():
            for token, number in self._waiting.pop(begins):
                self._register(by_key, token, number)
        if by_key.keys().isdisjoint(keys):
            return []
        numbers = sorted({number for key in keys & by_key.keys() for number in by_key[key]})
        return [self.phrases[number] for number in numbers if self.phrases[number].may_stand_among(keys)]

    def find(self, text: str, start: int, end: int) -> list[Match]:
        """All phrases one after the other: the leftmost, and of those that begin at one place the first."""
        candidates = self.candidates(text)
        if len(candidates) == 1:
            return [candidates[0].match(each) for each in candidates[0].pattern.finditer(text, start, end)]
        standing = [(phrase, phrase.pattern.search(text, start, end)) for phrase in candidates]
        found: list[Match] = []
        while leftmost := _leftmost(standing):
            found.append(leftmost)
            standing = [
                (phrase, each if each.start() >= leftmost.end else phrase.pattern.search(text, leftmost.end, end))
                for phrase, each in standing
                if each
            ]
        return found

    def first(self, text: str, start: int, end: int) -> Match | None:
        """The first that stands between two offsets."""
        candidates = self.candidates(text)
        return _leftmost([(phrase, phrase.pattern.search(text, start, end)) for phrase in candidates])

    def starts(self, text: str, start: int, end: int) -> Match | None:
        """The one that stands right at an offset."""
        for phrase in self.candidates(text):
            if found := phrase.pattern.match(text, start, end):
                return phrase.match(found)
        return None


def _leftmost(standing: "Iterable[tuple[_Phrase, re.Match[str] | None]]") -> Match | None:
    found = [(phrase, match) for phrase, match in standing if match]
    if not found:
        return None
    phrase, match = min(found, key=lambda each: each[1].start())  # the first of those that begin at one place
    return phrase.match(match)


class Compiler:
    """Phrases of one language to lists that can be looked up."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self._beginnings: set[str] = set()
        self.keys_in = lru_cache(maxsize=_MOST_TEXTS)(self._keys_in)
        self._beginnings_of = lru_cache(maxsize=_MOST_WORDS)(self._read_beginnings_of)

    def compiled(self, phrases: Iterable[str], *, is_figure: bool = False) -> Phrases:
        """Any of these phrases."""
        return self.by_name({"": phrases}, is_figure=is_figure)

    def by_name(self, phrases: Mapping[str, Iterable[str]], *, is_figure: bool = False) -> Phrases:
        """Phrases under several names. A figure's words may be parted by a colon or a dash.

        Raises ValueError for a phrase that is not written in the little language.
        """
        signed: list[_Phrase] = []
        literal: list[_Phrase] = []
        for name, these in phrases.items():
            # Longer first, so that "side effects of the drug" is not cut short by "side effects".
            for text in sorted(these, key=len, reverse=True):
                into = literal if _DIGIT.search(text) else signed
                into.append(_Phrase(text, name, self.grammar, is_figure=is_figure))
        self._expect_beginnings(signed)
        self._expect_beginnings(literal)
        return Phrases(_List(signed, self), _List(literal, self))

    def _expect_beginnings(self, phrases: Iterable[_Phrase]) -> None:
        tokens = {token for phrase in phrases for group in phrase.needs for token in group if token.endswith("*")}
        keys = {key for token in tokens for key in self.grammar.keys((token,)) if key.endswith("*")}
        if not keys <= self._beginnings:
            self._beginnings |= keys
            self.keys_in.cache_clear()
            self._beginnings_of.cache_clear()

    def _keys_in(self, text: str) -> frozenset[str]:
        """The keys of all that stands in a text."""
        runs = _KEY.findall(text)
        return _ANY.union(runs, *(self._beginnings_of(run) for run in runs))

    def _read_beginnings_of(self, run: str) -> frozenset[str]:
        beginnings = {f"{run[:length]}*" for length in range(1, len(run) + 1)}
        return frozenset({f"^{head(run)}", *(beginnings & self._beginnings)})
