"""The number words, months and units of a language, from a data file that is read when they are first needed.

A file holds lists of words separated by spaces; `_` stands for a space inside one entry.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Any, NamedTuple, cast

from polyglint.language.numbers.units import SYMBOLS

LANGUAGES = frozenset({"de", "en", "es", "fr", "it", "ja", "ko", "pt", "ru", "zh"})
"""Languages whose number words are known; digits are read in any."""

CJK = frozenset({"ja", "ko", "zh"})
_WORD = re.compile(r"[^\W\d_]+")
_ASCII_WORD = re.compile(r"[a-z]+")
_COMPOUNDING = frozenset({"de", "ru"})
_SHORTEST, LONGEST_PREFIX = 4, 8  # letters of a number word that compounds begin with
_TELLING = 3.0  # "one" is an article and "two" a pair in too many phrases


class Word(NamedTuple):
    """What a word counts: its readings, whether it may mean something else, whether it multiplies what precedes it."""

    values: tuple[float, ...]
    is_doubtful: bool = False
    multiplier: float = 0.0


class Vocabulary:
    """One language's words for figures. A language without a data file has none."""

    def __init__(self, language: str, data: Mapping[str, Any]) -> None:
        self.language = language
        self.is_cjk = language in CJK
        self.data = data
        self.months = dict(self._months())
        self.units = {
            **SYMBOLS,
            **{form: unit for unit, forms in data.get("units", {}).items() for form in _split(forms)},
        }
        self.multipliers = dict(self._valued("multipliers"))
        self.parts_of_day = {**dict.fromkeys(_split(data.get("am", "")), False)}
        self.parts_of_day.update(dict.fromkeys(_split(data.get("pm", "")), True))
        self.clock = frozenset(_split(data.get("clock", "")))
        self.joins = frozenset(_split(data.get("joins", "")))
        self.ranges = frozenset(_split(data.get("ranges", "")))
        self.counters = frozenset(_split(data.get("counters", "")))

    def _months(self) -> Iterator[tuple[str, int]]:
        for number, names in enumerate(self.data.get("months", "").split(), 1):
            for name in names.split("_"):
                yield name, number

    def _valued(self, key: str) -> Iterator[tuple[str, float]]:
        for value, forms in self.data.get(key, {}).items():
            for form in _split(forms):
                yield form, float(value)

    @cached_property
    def words(self) -> dict[str, Word]:
        """All words that count something; one that has several senses has all of their values and is doubtful."""
        words: dict[str, Word] = {}
        for key in ("cardinals", "ordinals", "fused"):
            for form, value in self._valued(key):
                words[form] = Word((value,))
        for form, value in self._valued("doubtful"):
            known = words.get(form, Word(()))
            words[form] = Word((*known.values, value), is_doubtful=True)
        for form, value in self.multipliers.items():
            if len(form) > 1:
                known = words.get(form, Word((value,)))
                words[form] = known._replace(multiplier=value)
        return words

    @cached_property
    def prefixes(self) -> dict[str, float]:
        """Number words that compounds begin with: Fünftagewoche, пятилетний."""
        if self.language not in _COMPOUNDING:
            return {}
        forms = self._valued("cardinals")
        return {form: value for form, value in forms if value >= _TELLING and _SHORTEST <= len(form) <= LONGEST_PREFIX}

    @cached_property
    def telling(self) -> frozenset[str]:
        """The words that are surely a number of three or more."""
        return frozenset(
            word for word, known in self.words.items() if not known.is_doubtful and min(known.values) >= _TELLING
        )

    @cached_property
    def is_ascii(self) -> bool:
        """Whether all of those are in plain letters."""
        return all(map(str.isascii, self.telling))

    @cached_property
    def idioms(self) -> re.Pattern[str] | None:
        """What holds a number and counts nothing."""
        phrases = "|".join(re.escape(phrase) for phrase in _split(self.data.get("idioms", "")))
        return re.compile(rf"(?<!\w)(?:{phrases})(?!\w)") if phrases else None

    @cached_property
    def natives(self) -> dict[str, float]:
        """Korean numerals that stand before a counter."""
        return dict(self._valued("natives"))

    @cached_property
    def multiplier_run(self) -> re.Pattern[str]:
        """Characters that multiply the number before them, as in 3만, 38万."""
        return re.compile("[" + "".join(form for form in self.multipliers if len(form) == 1) + "]+")


def _split(forms: str) -> list[str]:
    return [form.replace("_", " ") for form in forms.split()]


@cache
def vocabulary(language: str) -> Vocabulary:
    """The words of a language; those of one that is not known are none."""
    if language not in LANGUAGES:
        return Vocabulary("", {})
    # Late: these two take as long as all the rest of the module, and are needed once.
    import json
    from importlib import resources

    listed = resources.files("polyglint.language.numbers").joinpath("words", f"{language}.json")
    return Vocabulary(language, cast(dict[str, Any], json.loads(listed.read_text(encoding="utf-8"))))


def knows_numbers(language: str) -> bool:
    """Whether the number words of a language are known; digits are read in any."""
    return language in LANGUAGES


CJK_NUMERAL = re.compile("[三四五六七八九十百千万億亿兩两]|[두세네열]|다섯|여섯|일곱|여덟|아홉|스물|스무")
"""What a spelled-out number of three or more has, where words are not parted by spaces."""


def has_number_words(text: str, language: str) -> bool:
    """Whether the text may hold a spelled-out number of three or more: a quick look before a long one."""
    if language in CJK:
        return CJK_NUMERAL.search(text) is not None
    return bool(number_words(text.lower(), language))


def number_words(small: str, language: str) -> frozenset[str]:
    """The words of a text in small letters that are surely a number of three or more."""
    if language not in LANGUAGES:
        return frozenset()
    words = vocabulary(language)
    return words.telling.intersection((_ASCII_WORD if words.is_ascii else _WORD).findall(small))


def lowered(text: str) -> str:
    """In small letters; those whose small form has another length stay."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
