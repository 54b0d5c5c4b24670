"""British and American spelling on one site, European and Brazilian on another."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from polyglint import Document, Edit, Fact, Fix, Json, Mqm, Place, Problem, Related, SiteRule, likely_language
from polyglint_rules.spelling.variant_uses import known_words, uses
from polyglint_rules.spelling.variant_words import SIDES, Spelling, spelling

_ENDINGS = ("-ise", "-ize")
_REGIONS = {
    "en": {"US": "American", "GB": "British", "UK": "British", "IE": "British", "AU": "British", "NZ": "British"},
    "pt": {"BR": "Brazilian", "PT": "European", "AO": "European", "MZ": "European"},
}
_LIKELY = ("de", "en", "es", "fr", "it", "nl", "pt")  # among which a page of no known locale must be English
_CLEAR = 3  # times as often as the other: a site has made its choice
_FEWEST = 3  # uses that show a choice


class _Use(NamedTuple):
    """A word of a page that has two spellings, and its places there."""

    word: str
    places: tuple[Place, ...]
    capitals: tuple[bool, ...]
    tells: Spelling

    @property
    def path(self) -> str:
        return self.places[0].path


@dataclass(eq=False, repr=False)
class LocaleVariant(SiteRule):
    """A site is spelt in one variety of its language."""

    id = "spelling/locale-variant"
    mqm = Mqm("locale convention", "", "minor")

    variety: Literal["", "en-GB", "en-US", "pt-PT", "pt-BR"] = ""
    accept: tuple[str, ...] = ()

    def collect(self, document: Document) -> Iterator[Fact]:
        """The words of the page that have two spellings, each with all its places."""
        language = document.language or "en"
        if language not in SIDES or document.locale.endswith("-CA"):
            return
        known = known_words(document.prose, language).difference(self.accept)
        if not known or (not document.language and likely_language(document.prose, _LIKELY) != "en"):
            return
        for word, spans in uses(document, known).items():
            places = [document.place(*span) for span in spans]
            stated: list[Json] = [
                [place.start, place.line, place.column, document.text[place.start].isupper()] for place in places
            ]
            yield document.fact(f"{language}|{document.locale}", {"word": word, "places": stated}, places[0])

    def conclude(self, key: str, facts: Sequence[Fact]) -> Iterator[Problem]:
        """The words that are not spelt as the site, its locale or its settings want."""
        language, _, locale = key.partition("|")
        found = [use for fact in facts if (use := _use(fact, language))]
        sides = _Choice(found, SIDES[language], self._wanted(language, locale))
        endings = _Choice(found, _ENDINGS, "")
        for use in found:
            if sides.departs(use):
                yield _problem(use, sides, "" if self.variety else locale)
            elif sides.usual != "American" and endings.departs(use):
                yield _problem(use, endings, "")

    def _wanted(self, language: str, locale: str) -> str:
        tag = self.variety if self.variety.startswith(language) else locale
        return _REGIONS[language].get(tag.partition("-")[2].rpartition("-")[2].upper(), "")


class _Choice:
    """What a site chose of two ways to spell, and where it departs from that."""

    def __init__(self, found: Collection[_Use], ways: tuple[str, str], wanted: str) -> None:
        self.ways = ways
        self.wanted = wanted
        told = [use for use in found if self.way(use) and not use.tells.is_doubtful]
        self.counts = Counter[str]()
        self.words = Counter[str]()
        for use in found:
            self.words[use.word] += len(use.places)
        self.pages: dict[str, Counter[str]] = {}
        for use in told:
            self.counts[self.way(use)] += len(use.places)
            self.pages.setdefault(use.path, Counter())[self.way(use)] += len(use.places)
        # Where both are as frequent, the one that was there first.
        self.usual = wanted or max(self.counts, key=lambda way: self.counts[way], default="")
        self.example = next((use for use in told if self.way(use) == self.usual), None)

    def way(self, use: _Use) -> str:
        """Which of the two ways a word is spelt in; nothing where it has no say."""
        return (use.tells.ending if self.ways == _ENDINGS else use.tells.side) or ""

    @property
    def is_clear(self) -> bool:
        """Whether the site, its locale or its settings leave no doubt."""
        most = self.counts[self.usual]
        return bool(self.wanted) or (most >= _FEWEST and most >= _CLEAR * (self.counts.total() - most))

    def departs(self, use: _Use) -> bool:
        """Whether a word is spelt otherwise than the site spells; without a clear choice, than its page does too.

        One that is in use on both sides departs only where the site has the other spelling as often.
        """
        if self.way(use) in ("", self.usual) or not self.usual:
            return False
        if use.tells.is_doubtful:
            return self.is_clear and self.words[use.tells.other] >= self.words[use.word]
        return self.is_clear or self.pages[use.path][self.usual] > 0


def _problem(use: _Use, choice: _Choice, locale: str) -> Problem:
    way = choice.way(use)
    times = f" ({_times(len(use.places))} on this page)" if len(use.places) > 1 else ""
    edits = tuple(
        Edit(place, _in_case(use.tells.other, is_capital=is_capital))
        for place, is_capital in zip(use.places, use.capitals, strict=True)
    )
    related: tuple[Related, ...] = ()
    if choice.example is not None:
        shown = f'"{choice.example.word}" is {_named(choice.usual)}'
        related = (Related(choice.example.places[0], shown),)
    return Problem(
        use.places[0],
        f'"{_in_case(use.word, is_capital=use.capitals[0])}"{times} is {_named(way)}, {_reason(use, choice, locale)}: '
        f'write "{edits[0].text}"',
        related=related,
        fix=Fix(edits, safe=False),
    )


def _named(way: str) -> str:
    return f"spelt with {way}" if way in _ENDINGS else way


def _reason(use: _Use, choice: _Choice, locale: str) -> str:
    if choice.wanted:
        return f"and the page is in {locale}" if locale else f"and the settings want {choice.usual} spelling"
    if use.tells.is_doubtful:
        return f'and the site has "{use.tells.other}" too'
    other = next(way for way in choice.ways if way != choice.usual)
    usual, unusual = choice.counts[choice.usual], choice.counts[other]
    return f"and the site has {choice.usual} {_times(usual)}, {other} {_times(unusual)}"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _in_case(word: str, *, is_capital: bool) -> str:
    return word.capitalize() if is_capital else word


def _use(fact: Fact, language: str) -> _Use | None:
    """What a fact says; None where the list of words has changed under it."""
    value = fact.value
    tells = spelling(str(value["word"]), language) if isinstance(value, dict) else None
    if tells is None or not isinstance(value, dict) or not isinstance(value["places"], list):
        return None
    word, places, capitals = str(value["word"]), [], []
    for stated in value["places"]:
        if isinstance(stated, list):
            start, line, column = (int(str(number)) for number in stated[:3])
            end = len(word)
            places.append(Place(fact.place.path, start, start + end, line, column, line, column + end))
            capitals.append(bool(stated[3]))
    return _Use(word, tuple(places), tuple(capitals), tells)
