"""The words of a language for claims: read from YAML once, compiled when first asked for."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any, cast

from polyglint_rules.claims.model import FIGURES, TOPICS, Stance
from polyglint_rules.claims.phrases import compiled, compiled_by_name
from polyglint_rules.claims.quantities import NumberWords

_FOLDER = Path(__file__).with_name("lexicon")


class Topic:
    """What a lexicon knows of one topic."""

    def __init__(self, name: str, data: Mapping[str, Any], promises: Sequence[str], events: Sequence[str]) -> None:
        self.name = name
        self.is_care = data.get("care") == "true"
        self.affirms_terms = data.get("affirms_terms") == "true"
        self.promise: Stance = data["promise"]
        self._promises = _with(data.get("promises"), promises)
        self._events = _with(data.get("events"), events)
        self._terms = _with(data.get("terms"), ())
        self._pseudo = _phrases(data.get("pseudo", []))

    @property
    def counter(self) -> Stance:
        """The stance that contradicts the promise."""
        return "affirmed" if self.promise == "denied" else "denied"

    @cached_property
    def promises(self) -> tuple[re.Pattern[str], tuple[str, ...]]:
        """Phrases that promise on their own, and the aspect of each group."""
        return compiled_by_name(self._promises)

    @cached_property
    def events(self) -> tuple[re.Pattern[str], tuple[str, ...]]:
        """Phrases that say the opposite, and the aspect of each group."""
        return compiled_by_name(self._events)

    @cached_property
    def terms(self) -> tuple[re.Pattern[str], tuple[str, ...]]:
        """Things that are affirmed or denied by what stands around them, and the aspect of each group."""
        return compiled_by_name(self._terms)

    @cached_property
    def pseudo(self) -> re.Pattern[str]:
        """What holds one of the above and means something else."""
        return compiled(self._pseudo)


def _phrases(written: str | list[str]) -> list[str]:
    """A list of phrases. One text with commas is read ten times faster than a YAML list of as many."""
    return [phrase.strip() for phrase in written.split(",")] if isinstance(written, str) else written


def _with(phrases: Mapping[str, Any] | None, more: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Phrases by aspect, with a site's own under the whole topic."""
    merged = {aspect: tuple(_phrases(these)) for aspect, these in (phrases or {}).items()}
    if more:
        merged["all"] = (*merged.get("all", ()), *more)
    return merged


class Figure:
    """What a lexicon knows of one figure."""

    def __init__(self, name: str, data: Mapping[str, Any]) -> None:
        self.name = name
        self._phrases, self._pseudo = _phrases(data["phrases"]), _phrases(data["pseudo"])

    @cached_property
    def phrases(self) -> re.Pattern[str]:
        """Phrases that hold one quantity each."""
        return compiled(self._phrases)

    @cached_property
    def pseudo(self) -> re.Pattern[str]:
        """What looks like the figure and is another."""
        return compiled(self._pseudo)


class Lexicon:
    """One language's words for claims. Lists of phrases become patterns when they are first used."""

    def __init__(self, language: str, promises: Sequence[str] = (), events: Sequence[str] = ()) -> None:
        self.language = language
        self.is_extended = bool(promises or events)
        self._data = data = _loaded(language)
        self._patterns: dict[str, re.Pattern[str]] = {}
        self.topics = {
            name: Topic(name, data["topics"][name], _of_topic(promises, name), _of_topic(events, name))
            for name in TOPICS
        }
        self.figures = {name: Figure(name, data["figures"][name]) for name in FIGURES}

    def pattern(self, *keys: str) -> re.Pattern[str]:
        """The pattern for a list of the lexicon, such as `hedges` or `sections`, `harms`."""
        name = " ".join(keys)
        if name not in self._patterns:
            self._patterns[name] = compiled(self._list(*keys))
        return self._patterns[name]

    def _list(self, *keys: str) -> list[str]:
        if keys == ("denials",):  # every way to deny
            return [phrase for key in _DENIALS for phrase in _phrases(self._data[key])]
        phrases: Any = self._data
        for key in keys:
            phrases = phrases[key]
        return _phrases(phrases)

    def words(self, key: str) -> frozenset[str]:
        """A list of the lexicon as a set of words."""
        return frozenset(_phrases(self._data[key]))

    @cached_property
    def number_words(self) -> NumberWords:
        """How the language writes quantities."""
        data = self._data
        vague = {word: (float(low), float(high)) for word, (low, high) in data["vague"].items()}
        lists = (tuple(_phrases(data[key])) for key in ("joins", "up_to", "at_least", "about"))
        numbers = {word: float(value) for word, value in data["numbers"].items()}
        units = {word: float(minutes) for word, minutes in data["units"].items()}
        return NumberWords(numbers, vague, units, *lists)

    def is_language_of(self, text: str) -> bool:
        """Whether a text is written in this language, by its most frequent words."""
        words = re.findall(r"[^\W\d_]+", text[:_SAMPLE].lower())
        frequent = self.words("frequent")
        return bool(words) and sum(word in frequent for word in words) >= _ENOUGH_FREQUENT * len(words)


_DENIALS = ("denies", "denies_verbs", "denies_after")
_SAMPLE = 6000
_ENOUGH_FREQUENT = 0.1  # English prose has about 0.25; Spanish, French and German below 0.02


def _of_topic(phrases: Sequence[str], topic: str) -> tuple[str, ...]:
    """The phrases of a site's option that begin with this topic: "safety: gentle as water"."""
    split = (phrase.partition(":") for phrase in phrases)
    return tuple(phrase.strip().lower() for name, _, phrase in split if name.strip() == topic)


@cache
def lexicon(language: str, promises: tuple[str, ...] = (), events: tuple[str, ...] = ()) -> Lexicon:
    """The lexicon of a language with a site's own phrases; read on first use."""
    return Lexicon(language, promises, events)


@cache
def _loaded(language: str) -> Mapping[str, Any]:
    """The first part of the file: the examples after it are for tests and not read."""
    loader = _loader((_FOLDER / f"{language}.yaml").read_text(encoding="utf-8"))
    return cast(Mapping[str, Any], loader.get_data())


def examples(language: str) -> list[dict[str, Any]]:
    """The examples that a lexicon carries."""
    loader = _loader((_FOLDER / f"{language}.yaml").read_text(encoding="utf-8"))
    loader.get_data()
    return cast(list[dict[str, Any]], loader.get_data())


def _loader(text: str) -> Any:
    import yaml  # late: most pages have no words of claims, and a run without them needs no YAML

    # Everything is text: "no" and "on" are words here, not truth values.
    return getattr(yaml, "CBaseLoader", yaml.BaseLoader)(text)
