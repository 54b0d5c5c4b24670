"""The words of a language for claims: read from YAML once, compiled when first asked for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property, lru_cache
from math import inf
from pathlib import Path
from typing import Any, cast

from polyglint.claims.model import Quantity, Stance
from polyglint.claims.needs import beginnings, exact_forms
from polyglint.claims.patterns import Grammar
from polyglint.claims.phrases import Compiler, Phrases
from polyglint.claims.quantities import Found, as_version, version_ends
from polyglint.claims.settings import PACKS
from polyglint.claims.wording import Wording

_FOLDER = Path(__file__).parent
_CALENDAR = 1.1  # half a year is six months of any length
_MOST_LANGUAGES = 16  # with the phrases of a site or a rule, each once more


class Topic:
    """What a pack says of a topic, and a lexicon's words for it."""

    def __init__(
        self, name: str, pack: str, stated: Mapping[str, str], words: Mapping[str, Any], compiler: Compiler
    ) -> None:
        self.name = name
        self.pack = pack
        self.promise: Stance = cast(Stance, stated["promise"])
        self.denial_promises = stated["terms"] == "against"
        self.affirms_terms = "affirms_terms" in stated
        self.is_firm_when_plain = stated["firm"] == "plain"
        self.is_firm_when_stated = stated["firm"] == "stated"
        self.is_anywhere = "anywhere" in stated
        self.is_told_before = "before" in stated
        self.is_of_the_known = "known" in stated
        self.items_below = stated.get("items_below", "")
        self._words = words
        self._compiler = compiler

    @property
    def counter(self) -> Stance:
        """The stance that contradicts the promise."""
        return "affirmed" if self.promise == "denied" else "denied"

    @cached_property
    def promises(self) -> Phrases:
        """Phrases that promise without reserve on their own, by aspect."""
        return self._by_aspect("promises")

    @cached_property
    def plain_promises(self) -> Phrases:
        """Phrases that promise, and are without reserve beside a word that says so."""
        return self._by_aspect("plain_promises")

    @cached_property
    def denials(self) -> Phrases:
        """Phrases that deny the promise as a whole: the opposite, without reserve."""
        return self._by_aspect("denials")

    @cached_property
    def events(self) -> Phrases:
        """Phrases that say the opposite, by aspect."""
        return self._by_aspect("events")

    @cached_property
    def terms(self) -> Phrases:
        """Things that are affirmed or denied by what stands around them, by aspect."""
        return self._by_aspect("terms")

    @cached_property
    def pseudo(self) -> Phrases:
        """What holds one of the above and means something else."""
        return self._compiler.compiled(listed(self._words.get("pseudo", "")))

    def may_be_in(self, signed: str, literal: str) -> bool:
        """Whether a text holds what any phrase of the topic needs."""
        lists = (self.promises, self.plain_promises, self.denials, self.events, self.terms)
        return any(phrases.may_stand_in(signed, literal) for phrases in lists)

    def _by_aspect(self, key: str) -> Phrases:
        return self._compiler.by_name(_aspects(self._words.get(key, "")))


class Figure:
    """What a pack says of a figure, and a lexicon's words for it."""

    def __init__(
        self, name: str, pack: str, stated: Mapping[str, str], words: Mapping[str, Any], compiler: Compiler
    ) -> None:
        self.name = name
        self.pack = pack
        self._units = stated["units"].split()
        self._is_exact = "exact" in stated
        self._bare = float(stated.get("bare", self._units == ["time"]))
        self._least = float(stated.get("least", 0))
        self.is_of_the_known = "known" in stated
        self.states = _stated(stated.get("states", ""))
        self.implies = _stated(stated.get("implies", ""))
        self._words = words
        self._compiler = compiler

    @cached_property
    def phrases(self) -> Phrases:
        """Phrases that hold one quantity each, by aspect; "below" are those in which it is the least, "above" the most.

        "bounded" ones are weak: they count where the quantity has an upper bound of its own ("holds up to 20 files").
        """
        words = self._words
        lists = {"below": "phrases_below", "above": "phrases_above", "bounded": "phrases_bounded", "": "phrases"}
        named: dict[str, list[str]] = {}
        for bound, key in lists.items():
            for aspect, these in _aspects(words.get(key, "")).items():
                named.setdefault(bound or aspect, []).extend(these)
        return self._compiler.by_name(named, is_figure=True)

    @cached_property
    def pseudo(self) -> Phrases:
        """What looks like the figure and is another."""
        return self._compiler.compiled(listed(self._words.get("pseudo", "")), is_figure=True)

    def fitting(self, found: Found, bound: str = "") -> Quantity | None:
        """The quantity as one of this figure, with the bound that its phrase sets; None where it is of another kind."""
        quantity = found.quantity
        if self._units == ["version"]:
            quantity = as_version(found)
            if quantity.unit != "version":
                return None  # a number in words names no version
        elif "any" not in self._units and quantity.unit.partition(":")[0] not in self._units:
            if quantity.unit not in ("", "time") or not self._bare:
                return None
            low, high = quantity.low * self._bare, quantity.high * self._bare
            quantity = replace(quantity, low=low, high=high, unit=self._units[0])
        is_loose = bound == "bounded" and not (quantity.low == 0 < quantity.high < inf)
        is_small = (quantity.low * _CALENDAR if quantity.high == inf else quantity.high) < self._least
        if is_small or is_loose:
            return None
        return _bounded(self._exact(quantity, found) if self._is_exact else quantity, bound)

    def _exact(self, quantity: Quantity, found: Found) -> Quantity:
        """The one value that is meant: "within 30 days" is 30 days, "from version 2.4" is 2.4."""
        if quantity.low == 0:
            return replace(quantity, low=quantity.high)
        if quantity.high < inf:
            return quantity
        high = version_ends(found.words)[1] if self._units == ["version"] else quantity.low
        return replace(quantity, high=high)


def _bounded(quantity: Quantity, bound: str) -> Quantity:
    if bound == "below":
        low = quantity.low or quantity.high
        return replace(quantity, low=low, high=inf)
    if bound == "above":  # "cannot be more than 4 GB"
        return replace(quantity, low=0.0, high=quantity.low if quantity.high == inf else quantity.high)
    return quantity


class _Words:
    """Topics, figures and lists of phrases as patterns; `stops` end what a phrase leaves open."""

    def __init__(self, vocabulary: "_Vocabulary", stops: Sequence[str]) -> None:
        has_dashes = "dash_joins" in vocabulary.language
        self.compiler = Compiler(Grammar(vocabulary.wording, has_dashes=has_dashes, stops=stops))
        self.topics: dict[str, Topic] = {}
        self.figures: dict[str, Figure] = {}
        self._lists: dict[tuple[str, ...], Phrases] = {}
        for pack in PACKS:
            self._add(pack, vocabulary)

    def _add(self, pack: str, vocabulary: "_Vocabulary") -> None:
        words = vocabulary.packs[pack]
        for name, stated in topics_of(pack).items():
            known = dict(words.get("topics", {}).get(name, {}))
            for key, more in (("promises", vocabulary.promises), ("events", vocabulary.events)):
                if own := _of_topic(more, name):
                    aspects = _aspects(known.get(key, ""))
                    known[key] = {**aspects, "": [*aspects.get("", ()), *own]}
            self.topics[name] = Topic(name, pack, stated, known, self.compiler)
        for name, stated in _loaded(f"packs/{pack}.yaml")["figures"].items():
            self.figures[name] = Figure(name, pack, stated, words.get("figures", {}).get(name, {}), self.compiler)

    def listed(self, phrases: tuple[str, ...]) -> Phrases:
        """The phrases of a list, which several sets of packs have in common."""
        if phrases not in self._lists:
            self._lists[phrases] = self.compiler.compiled(phrases)
        return self._lists[phrases]


class _Vocabulary:
    """All words of one language, whichever packs are read: how words stand in its texts hangs on all of them."""

    def __init__(
        self, language: str, promises: tuple[str, ...], events: tuple[str, ...], more: tuple[str, ...]
    ) -> None:
        self.language = _loaded(f"lexicons/{language}/language.yaml")
        self.packs = {pack: _loaded(f"lexicons/{language}/{pack}.yaml") for pack in PACKS}
        self.promises = promises
        self.events = events
        own = (phrase.partition(":")[2].lower() for phrase in (*promises, *events))
        written = [*_phrases_in(self.language), *_phrases_in(self.packs), *own, *more]
        elided: Mapping[str, Any] = self.language.get("elided", {})
        self.wording = Wording(language, exact_forms(written), beginnings(written), _full_forms(elided))
        self._words: dict[tuple[str, ...], _Words] = {}

    def words(self, stops: tuple[str, ...]) -> _Words:
        """The words with what ends a gap; sets of packs that have the same share them."""
        if stops not in self._words:
            self._words[stops] = _Words(self, stops)
        return self._words[stops]


_vocabulary = lru_cache(maxsize=_MOST_LANGUAGES)(_Vocabulary)


class Lexicon:
    """One language's words for claims. Lists of phrases become patterns when they are first used."""

    def __init__(
        self,
        language: str,
        packs: Sequence[str],
        promises: Sequence[str] = (),
        events: Sequence[str] = (),
        more: Sequence[str] = (),
    ) -> None:
        """`more`: phrases that will be asked for with `compiled`."""
        self.language = language
        self._vocabulary = _vocabulary(language, tuple(promises), tuple(events), tuple(more))
        self._language = self._vocabulary.language
        self._cues = [self._vocabulary.packs[pack].get("cues", {}) for pack in packs]
        self.wording = self._vocabulary.wording
        self._words = self._vocabulary.words(tuple(self._written(("ends_gap",))))
        self._compiler = self._words.compiler
        self.topics = self._words.topics
        self.figures = self._words.figures
        self._lists: dict[tuple[str, ...], Phrases] = {}
        self._known: dict[str, dict[str, bool]] = {}

    def phrases(self, *keys: str) -> Phrases:
        """The phrases of a list of the language, such as `hedges` or `sections`, `harms`, with those of its packs."""
        if keys not in self._lists:
            self._lists[keys] = self._words.listed(tuple(self._written(keys)))
        return self._lists[keys]

    def compiled(self, phrases: Iterable[str]) -> Phrases:
        """Phrases of others, ready to be looked up in texts of the language."""
        return self._compiler.compiled(phrases)

    def _written(self, keys: tuple[str, ...]) -> list[str]:
        found: list[str] = []
        for source in (self._language, *self._cues):
            value: Any = source
            for key in keys:
                value = value.get(key, "") if isinstance(value, Mapping) else ""
            found.extend(listed(value))
        return found

    def is_one_of(self, key: str, word: str) -> bool:
        """Whether a word, as it is looked up, is all of a phrase of a list."""
        known = self._known.setdefault(key, {})
        if word not in known:
            match = self.phrases(key).starts(word, 0)
            known[word] = match is not None and match.end == len(word)
        return known[word]

    @cached_property
    def adverb_endings(self) -> tuple[str, ...]:
        """How words end that say how, and name nothing."""
        return tuple(self._written(("adverb_endings",)))

    def has(self, key: str) -> bool:
        """Whether the language says yes to a question such as `free_order`."""
        return self._language.get(key) in ("yes", "true")


def _stated(written: str) -> tuple[str, Stance, str] | None:
    """Topic, stance and aspect."""
    stances: tuple[Stance, ...] = ("affirmed", "denied")
    for stance in stances:
        topic, found, aspect = written.partition(f" {stance}")
        if found:
            return topic, stance, aspect.strip()
    return None


def listed(written: Any) -> list[str]:
    """The phrases of a list: one text with commas, or several behind dashes."""
    parts = [written] if isinstance(written, str) else list(written)
    return [phrase.strip() for part in parts for phrase in str(part).split(",") if phrase.strip()]


def _aspects(written: Any) -> dict[str, list[str]]:
    """Phrases by aspect; the whole topic is ""."""
    if not isinstance(written, Mapping):
        written = {"": written}
    found: dict[str, list[str]] = {}
    for aspect, these in written.items():
        found.setdefault("" if aspect == "all" else str(aspect), []).extend(listed(these))
    return {aspect: these for aspect, these in found.items() if these}


def _full_forms(elided: Mapping[str, Any]) -> dict[str, list[str]]:
    """For each full form those that are elided: {"ne": ["n'"]}."""
    found: dict[str, list[str]] = {}
    for short, full in elided.items():
        for word in listed(full):
            found.setdefault(word, []).append(short)
    return found


def _phrases_in(data: Any) -> Iterator[str]:
    """All texts of a lexicon but its examples."""
    if isinstance(data, str):
        yield data.replace(",", " ")
    elif isinstance(data, Mapping):
        for key, value in data.items():
            if key != "examples":
                yield from _phrases_in(value)
    else:
        for value in data:
            yield from _phrases_in(value)


def _of_topic(phrases: Sequence[str], topic: str) -> list[str]:
    """The phrases of a site's option that begin with this topic: "safety: gentle as water"."""
    split = (phrase.partition(":") for phrase in phrases)
    return [phrase.strip().lower() for name, _, phrase in split if name.strip() == topic]


@cache
def claim_topics() -> tuple[str, ...]:
    """The topics of all packs."""
    return tuple(name for pack in PACKS for name in topics_of(pack))


@cache
def claim_figures() -> tuple[str, ...]:
    """The figures of all packs."""
    return tuple(name for pack in PACKS for name in _loaded(f"packs/{pack}.yaml")["figures"])


@cache
def topics_of(pack: str) -> Mapping[str, Mapping[str, str]]:
    """The topics of a pack and what it says of them."""
    return cast(Mapping[str, Mapping[str, str]], _loaded(f"packs/{pack}.yaml")["topics"])


@cache
def lexicon(
    language: str, packs: tuple[str, ...] = PACKS, promises: tuple[str, ...] = (), events: tuple[str, ...] = ()
) -> Lexicon:
    """The lexicon of a language with a site's own phrases; read on first use."""
    return Lexicon(language, packs, promises, events)


def examples(language: str, pack: str) -> list[dict[str, Any]]:
    """The examples that a language's words for a pack carry."""
    file = _FOLDER / "lexicons" / language / f"{pack}.yaml"
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    return cast(list[dict[str, Any]], _data(text).get("examples") or [])


@cache
def _loaded(name: str) -> Mapping[str, Any]:
    """What a file holds, without the examples at its end: they are for tests."""
    try:
        text = (_FOLDER / name).read_text(encoding="utf-8")
    except OSError:
        return {}
    return _data(text.partition("\nexamples:")[0])


def _data(text: str) -> Mapping[str, Any]:
    import yaml  # late: most pages have no words of claims, and a run without them needs no YAML

    # Everything is text: "no" and "on" are words here, not truth values.
    return cast(Mapping[str, Any], getattr(yaml, "CBaseLoader", yaml.BaseLoader)(text).get_data() or {})
