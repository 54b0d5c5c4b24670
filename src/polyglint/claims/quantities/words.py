"""How a language states quantities, from its `quantities.yaml`; a language without that file has digits alone."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import Any, NamedTuple, cast

from polyglint.language.numbers.units import MEASURES
from polyglint.language.numbers.vocabulary import Vocabulary, vocabulary
from polyglint.language.stems import stem

_ROLES = (
    "articles", "halves", "and_half", "every", "every_other", "times", "per", "between", "from", "joins",
    "joins_between", "up_to", "at_least", "about", "up_to_after", "at_least_after", "about_after", "later",
    "version_words", "fillers", "labels", "clock_before", "clock_bare", "clock", "not_one_after", "not_one_before",
    "with_unit", "alone_after", "inverted", "spans",
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"[^\W\d_]+['’]?|[^\w\s]")
_MINUTES = {
    "ms": 1 / 60000, "second": 1 / 60, "minute": 1.0, "hour": 60.0, "day": 1440.0, "week": 7 * 1440.0,
    "month": 30 * 1440.0, "year": 365 * 1440.0,
}  # fmt: skip
_BASES = {"length": ("metre", 1.0), "mass": ("kilogram", 0.001), "volume": ("litre", 1.0), "data": ("byte", 1.0)}
_CURRENCY = re.compile(r"[A-Z]{3}|¥")
_SHORTEST_STEM = 4


class Unit(NamedTuple):
    """What a unit measures, and how much of its base one of it is."""

    base: str
    factor: float


class Phrase(NamedTuple):
    """Words that play parts in quantities, and the number or duration that they stand for, if any."""

    words: tuple[str, ...]
    roles: frozenset[str]
    low: float = 0.0
    high: float = 0.0
    unit: Unit | None = None


def unit_named(name: str) -> Unit:
    """The unit that the figures of a text call so: "week", "km", "USD"."""
    if name in _MINUTES:
        return Unit("minute", _MINUTES[name])
    measure = MEASURES.get(name)
    if measure and measure.dimension in _BASES:
        base, factor = _BASES[measure.dimension]
        return Unit(base, measure.factor * factor)
    if name == "%":
        return Unit("percent", 1.0)
    return Unit(f"money:{name}" if _CURRENCY.fullmatch(name) else name.lower(), 1.0)


class QuantityWords:
    """One language's words for quantities."""

    def __init__(self, language: str, data: Mapping[str, Any]) -> None:
        self.language = language
        self.data = data
        self._known = vocabulary(language)
        self._units: dict[str, Unit | None] = {}

    @cached_property
    def months(self) -> Mapping[str, int]:
        """Names of months."""
        return self._known.months

    @cached_property
    def has_bare_units(self) -> bool:
        """Whether a unit without an article is one of it: «через неделю»."""
        return "alone_after" in self.data

    @cached_property
    def numeral_endings(self) -> frozenset[str]:
        """What hangs on to a numeral in digits and changes nothing: «5-ти»."""
        return frozenset(_listed(self.data.get("numeral_endings", "")))

    @cached_property
    def articles(self) -> frozenset[str]:
        """Words that are one before a unit only: "a week"."""
        return frozenset(_listed(self.data.get("articles", "")))

    @cached_property
    def ordinal_endings(self) -> frozenset[str]:
        """What makes an ordinal of digits: «5-й»."""
        return frozenset(_listed(self.data.get("ordinal_endings", "")))

    @cached_property
    def counting(self) -> Vocabulary:
        """The number words of the language without those that may mean something else, and without ordinals."""
        data = {**self._known.data, "doubtful": {}, "ordinals": {}, "units": {}}
        cardinals = {value: forms + " " + _folded(forms) for value, forms in data.get("cardinals", {}).items()}
        for value, forms in self.data.get("numbers", {}).items():
            single = " ".join(form for form in _listed(forms) if " " not in form)
            cardinals[value] = f"{cardinals.get(value, '')} {single}"
        return Vocabulary("", {**data, "cardinals": cardinals})

    @cached_property
    def phrases(self) -> Mapping[str, list[Phrase]]:
        """Phrases by their first word, the longest first."""
        found: dict[tuple[str, ...], Phrase] = {}
        for phrase in self._phrases():
            known = found.get(phrase.words)
            # What has a value first keeps it: "einige" is vague, and a number with a unit only.
            found[phrase.words] = known._replace(roles=phrase.roles | known.roles) if known else phrase
        by_first: dict[str, list[Phrase]] = {}
        for phrase in sorted(found.values(), key=lambda phrase: -len(phrase.words)):
            by_first.setdefault(phrase.words[0], []).append(phrase)
        return by_first

    def _phrases(self) -> Iterator[Phrase]:
        for value, forms in self.data.get("numbers", {}).items():
            several = (form for form in _listed(forms) if " " in form)
            yield from _valued(several, "number", float(value), float(value))
        for ends, forms in self.data.get("vague", {}).items():
            low, _, high = ends.partition("-")
            yield from _valued(_listed(forms), "vague", float(low), float(high))
        for value, forms in self.data.get("once", {}).items():
            yield from _valued(_listed(forms), "once", float(value), float(value))
        for key, role in (("fixed", "quantity"), ("intervals", "interval")):
            for amount, forms in self.data.get(key, {}).items():
                value, _, name = amount.partition(" ")
                yield from _valued(_listed(forms), role, float(value), float(value), unit_named(name))
        for role in _ROLES:
            for form in _listed(self.data.get(role, "")):
                yield Phrase(split(form), frozenset({role}))

    @cached_property
    def hints(self) -> frozenset[str]:
        """Words of which a text without digits has one if it states a quantity."""
        telling = {"vague", "quantity", "interval", "once", "number", "halves"}
        telling |= {"times"} if self.has_bare_units else set()
        said = (phrase for each in self.phrases.values() for phrase in each if phrase.roles & telling)
        words = {max(phrase.words, key=len) for phrase in said}
        times = {form for form, unit in self._exact.items() if unit.base == "minute" and len(form) > 1}
        return frozenset({*words, *self.counting.words, *times}) - self.articles

    def may_state(self, text: str) -> bool:
        """Whether a text without digits may state a quantity: most do not."""
        if not self.hints.isdisjoint(_WORD.findall(text)):
            return True
        return self._one_piece is not None and self._one_piece.search(text) is not None

    @cached_property
    def _one_piece(self) -> re.Pattern[str] | None:
        if not self._compound_units:
            return None
        units = [*self._compound_units, *_listed(self.data.get("times_compounds", ""))]
        return re.compile(rf"(?<![^\W\d_])(?:{_any(self._prefixes)})(?:{_any(units)})")

    @cached_property
    def _exact(self) -> Mapping[str, Unit]:
        known = {form: unit_named(name) for form, name in self._known.units.items() if " " not in form}
        for name, forms in self.data.get("units", {}).items():
            known |= {form: unit_named(name) for form in _listed(forms)}
        return known

    @cached_property
    def _stems(self) -> Mapping[str, Unit]:
        long = ((stem(form, self.language), unit) for form, unit in self._exact.items() if form.isalpha())
        return {known: unit for known, unit in long if len(known) >= _SHORTEST_STEM}

    @cached_property
    def _starts(self) -> tuple[tuple[str, Unit], ...]:
        return tuple((form[:-1], unit) for form, unit in self._exact.items() if form.endswith("*"))

    def unit(self, word: str) -> Unit | None:
        """The unit that a word names in any of its forms."""
        if word not in self._units:
            if len(self._units) > 10_000:
                self._units.clear()  # a page of noise is no reason to keep all its words
            self._units[word] = self._unit(word)
        return self._units[word]

    def _unit(self, word: str) -> Unit | None:
        found = self._exact.get(word)
        if found or len(word) < _SHORTEST_STEM:
            return found
        for start, unit in self._starts:
            if word.startswith(start):
                return unit
        return self._stems.get(stem(word, self.language)) or self._compound_unit(word)

    def _compound_unit(self, word: str) -> Unit | None:
        compound = self.compound(word)
        return compound.unit if compound and not compound.low else None

    def compound(self, word: str) -> Phrase | None:
        """What a word of one piece with its number or unit states: zweiwöchig, двухнедельный, dreimal."""
        match = self._compounds.fullmatch(word) if self._compounds else None
        if match is None:
            return None
        number = self._prefixes.get(match["number"] or "", 0.0)
        if match["times"]:
            return Phrase((word,), frozenset({"once"}), number, number) if number else None
        unit = self._compound_units[match["unit"]]
        return Phrase((word,), frozenset({"quantity"} if number else ()), number, number, unit)

    @cached_property
    def _prefixes(self) -> Mapping[str, float]:
        listed = self.data.get("prefixes", {}).items()
        return {form: float(value) for value, forms in listed for form in _listed(forms)}

    @cached_property
    def _compound_units(self) -> Mapping[str, Unit]:
        listed = self.data.get("compounds", {}).items()
        return {form: unit_named(name) for name, forms in listed for form in _listed(forms)}

    @cached_property
    def _compounds(self) -> re.Pattern[str] | None:
        if not self._compound_units:
            return None
        numbers, units = _any(self._prefixes), _any(self._compound_units)
        times = _any(_listed(self.data.get("times_compounds", ""))) or r"(?!)"
        return re.compile(rf"(?P<number>{numbers})?(?:(?P<unit>{units})|(?P<times>{times}))[^\W\d_]{{0,3}}")


def split(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase, as those of a text."""
    return tuple(_TOKEN.findall(phrase))


def _valued(forms: Iterable[str], role: str, low: float, high: float, unit: Unit | None = None) -> Iterator[Phrase]:
    for form in forms:
        yield Phrase(split(form), frozenset({role}), low, high, unit)


def _any(forms: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True))


def _listed(forms: str) -> list[str]:
    return [form for form in (" ".join(form.split()) for form in forms.split(",")) if form]


def _folded(forms: str) -> str:
    return forms.replace("ё", "е")


@cache
def quantity_words(language: str) -> QuantityWords:
    """The words of a language."""
    if not language.isalpha():
        return QuantityWords(language, {})
    # Late: a page without numbers needs neither.
    from importlib import resources

    import yaml

    listed = resources.files("polyglint.claims").joinpath("lexicons", language, "quantities.yaml")
    if not listed.is_file():
        return QuantityWords(language, {})
    data = yaml.load(listed.read_text(encoding="utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return QuantityWords(language, cast(dict[str, Any], data))
