"""Quantities in running text: numbers in digits and words, ranges, durations, frequencies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import inf

from polyglint_rules.claims.model import Quantity
from polyglint_rules.claims.phrases import COUNT, DAYS, EVERY, MINUTES

_DAY = 24 * 60.0


@dataclass(frozen=True, slots=True)
class NumberWords:
    """How a language writes quantities: the part of a lexicon that this module needs."""

    numbers: dict[str, float]  # "two": 2
    vague: dict[str, tuple[float, float]]  # "several": 3 to 8
    units: dict[str, float]  # "week*": minutes
    joins: tuple[str, ...]  # between the ends of a range
    up_to: tuple[str, ...]
    at_least: tuple[str, ...]
    about: tuple[str, ...]

    def __hash__(self) -> int:
        """By identity: a lexicon is read once."""
        return id(self)


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity and where it stands."""

    start: int
    end: int
    quantity: Quantity
    sign: str


def quantities(text: str, words: NumberWords) -> list[Found]:
    """All quantities of a lower-case text, none overlapping, frequencies and durations before bare numbers."""
    found: list[Found] = []
    if not _hints(words).search(text):
        return found
    for reader in (_frequencies, _durations, _counts):
        for each in reader(text, words):
            if all(each.end <= other.start or other.end <= each.start for other in found):
                found.append(each)
    return found


def signed(text: str, found: list[Found]) -> str:
    """The text with each quantity replaced by signs of the same length."""
    for each in found:
        text = text[: each.start] + each.sign * (each.end - each.start) + text[each.end :]
    return text


def _any(words: "tuple[str, ...] | dict[str, float] | dict[str, tuple[float, float]]") -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in ordered)


_DIGITS = r"\d+(?:[.,]\d+)?"
_BEFORE, _AFTER = r"(?<![\w.,$€£#:/])", r"(?![\w%°€$£]|[.,:/]\d)"


@cache
def _hints(words: NumberWords) -> re.Pattern[str]:
    """What every quantity has one of: most sentences have none, and the patterns below are slow."""
    return re.compile(rf"\d|\b(?:{_any(words.units)}|{_any(words.numbers)}|{_any(words.vague)})\b")


@cache
def _patterns(words: NumberWords) -> tuple[re.Pattern[str], ...]:
    number = rf"(?:{_DIGITS}|half|(?:{_any(words.numbers)})(?:\s+and\s+a\s+half)?|(?:{_any(words.vague)})(?:\s+of)?)"
    unit = rf"(?:{_any(words.units)})\b"
    bound = rf"(?:(?P<up>{_any(words.up_to)})|(?P<least>{_any(words.at_least)})|(?P<about>{_any(words.about)}))\s+"
    join = rf"(?:\s*[-–—]\s*|\s+(?:{_any(words.joins)})\s+)"
    limits = rf"{_BEFORE}(?:{bound})?(?:(?P<from>from)\s+|between\s+)?"
    article = r"(?:[\s-]+an?)?"  # "half an hour"
    duration = (
        rf"{limits}(?P<low>{number}|an?){article}(?:(?:[\s-]*(?P<lowunit>{unit}))?{join}(?P<high>{number}|an?))?"
        rf"[\s-]*(?P<unit>{unit})(?P<half>\s+and\s+a\s+half|\s+or\s+two)?"
    )
    count = rf"{limits}(?P<low>{number})(?:{join}(?P<high>{number}))?{_AFTER}"
    rate = rf"(?P<times>once|twice|{number}\s+times)"
    frequency = (
        rf"{_BEFORE}(?:every\s+(?P<other>other\s+)?(?:(?P<low>{number})(?:{join}(?P<high>{number}))?\s+)?(?P<unit>{unit})"
        rf"|{rate}\s+(?:an?|per|each|every)\s+(?:(?P<span>{number})(?:{join}(?P<spanhigh>{number}))?\s+)?(?P<per>{unit}))"
    )
    return re.compile(frequency), re.compile(duration), re.compile(count)


def _frequencies(text: str, words: NumberWords) -> Iterator[Found]:
    if "every" not in text and "once" not in text and "twice" not in text and "times" not in text:
        return
    for match in _patterns(words)[0].finditer(text):
        quantity = _every(match, words) if match["unit"] else _per(match, words)
        yield Found(match.start(), match.end(), quantity, EVERY)


def _every(match: re.Match[str], words: NumberWords) -> Quantity:
    unit = _unit(match["unit"], words) * (2 if match["other"] else 1)
    low, high, is_vague = _range(match["low"] or "1", match["high"], words)
    return Quantity(low * unit, high * unit, "minute", is_vague)


def _per(match: re.Match[str], words: NumberWords) -> Quantity:
    """Twice a week is an interval of about three and a half days: some are shorter, some longer."""
    unit = _unit(match["per"], words)
    low, high, is_vague = _range(match["span"] or "1", match["spanhigh"], words)
    times = _times(match["times"], words) or 1.0
    if times == 1:
        return Quantity(low * unit, high * unit, "minute", is_vague)
    return Quantity(low * unit / times / 2, high * unit / times * 1.5, "minute", is_approximate=True)


def _times(text: str, words: NumberWords) -> float:
    if text in ("once", "twice"):
        return 1.0 if text == "once" else 2.0
    return _range(text.rpartition(" ")[0], None, words)[1]


def _durations(text: str, words: NumberWords) -> Iterator[Found]:
    for match in _patterns(words)[1].finditer(text):
        unit = _unit(match["unit"], words)
        low_unit = _unit(match["lowunit"], words) if match["lowunit"] else unit
        low, low_end, low_vague = _number(match["low"], words)
        _, high, high_vague = _number(match["high"], words) if match["high"] else (low, low_end, low_vague)
        low, high = low * low_unit, high * unit
        if match["half"] and "two" not in match["half"]:
            low, high = low + unit / 2, high + unit / 2
        elif match["half"]:
            high = 2 * unit
        quantity = _bounded(match, Quantity(low, max(low, high), "minute", low_vague or high_vague))
        sign = DAYS if (quantity.low or quantity.high) >= _DAY else MINUTES
        yield Found(match.start(), match.end(), quantity, sign)


def _counts(text: str, words: NumberWords) -> Iterator[Found]:
    for match in _patterns(words)[2].finditer(text):
        low, high, is_vague = _range(match["low"], match["high"], words)
        yield Found(match.start(), match.end(), _bounded(match, Quantity(low, high, "time", is_vague)), COUNT)


def _bounded(match: re.Match[str], quantity: Quantity) -> Quantity:
    """The quantity with what "up to", "at least" and "about" in front of it mean."""
    low, high = quantity.low, quantity.high
    if match["up"]:
        low = 0.0
    elif match["least"] or (match["from"] and not match["high"]):
        high = inf
    return Quantity(low, high, quantity.unit, quantity.is_approximate or bool(match["about"]))


def _range(low: str, high: str | None, words: NumberWords) -> tuple[float, float, bool]:
    """The ends of a range, and whether a vague word stands for one."""
    lowest, highest, low_vague = _number(low, words)
    if high is None:
        return lowest, highest, low_vague
    low_of_high, highest, high_vague = _number(high, words)
    return min(lowest, low_of_high), max(highest, lowest), low_vague or high_vague


def _number(text: str, words: NumberWords) -> tuple[float, float, bool]:
    text = re.sub(r"\s+", " ", text.strip())
    if text[:1].isdigit():
        value = float(text.replace(",", "."))
        return value, value, False
    more = 0.5 if text.endswith(" and a half") else 0.0
    word = text.removesuffix(" and a half").removesuffix(" of")
    if word in words.vague:
        low, high = words.vague[word]
        return low, high, True
    value = words.numbers.get(word, 0.5 if word == "half" else 1.0) + more
    return value, value, False


def _unit(text: str, words: NumberWords) -> float:
    for word, minutes in words.units.items():
        if text == word or (word.endswith("*") and text.startswith(word[:-1])):
            return minutes
    return 1.0
