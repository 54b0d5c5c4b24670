"""Times of day: 19:30, 7:30 pm, 19h30, 19.30 Uhr, 오후 7시 30분, 7 часов вечера."""

import re
from collections.abc import Iterator
from functools import cache

from polyglint.language.numbers.figure import Figure
from polyglint.language.numbers.numerals import NO_BREAK
from polyglint.language.numbers.vocabulary import Vocabulary

_SPACE = rf"[ {NO_BREAK}]"
_WESTERN = re.compile(
    rf"(?<![\d:.,])(?P<hour>[01]?\d|2[0-4])(?:(?::|{_SPACE}?h{_SPACE}?)(?P<minute>[0-5]\d)(?::[0-5]\d)?|\.(?P<german>[0-5]\d)(?={_SPACE}uhr))?"
    r"(?![\d:])"
)
_MERIDIEM = re.compile(rf"{_SPACE}?([ap])(?:\.{_SPACE}?m\.|m)(?![^\W\d_])")
_WORD = r"[^\W\d_]+(?:['-][^\W\d_]+)?"
_PREPOSITION = rf"(?:{_SPACE}(?:de|da|du|del|della|di|am|in|at)(?:{_SPACE}(?:la|the))?)?"
_PARTS = (
    re.compile(rf"(?P<clock>){_PREPOSITION}{_SPACE}(?P<part>{_WORD})(?!\w)"),
    re.compile(rf"{_SPACE}?(?P<clock>{_WORD}){_PREPOSITION}{_SPACE}(?P<part>{_WORD})(?!\w)"),
)
_NOON, _DAY = 12, 24


def times(text: str, words: Vocabulary) -> Iterator[Figure]:
    """The times of day that a text names. Hours alone count where a part of the day stands with them."""
    if words.is_cjk:
        yield from _eastern(text, words)
    for match in _WESTERN.finditer(text):
        yield from _western(text, match, words)


def _time(text: str, start: int, end: int, hour: int, minute: int, *, is_afternoon: bool | None) -> Figure:
    if is_afternoon is not None:
        hour = hour % _NOON + _NOON * is_afternoon if hour <= _NOON else hour
        values: tuple[float, ...] = (float(hour * 60 + minute),)
    elif hour <= _NOON:
        values = (float(hour % _DAY * 60 + minute), float((hour + _NOON) % _DAY * 60 + minute))
    else:
        values = (float(hour % _DAY * 60 + minute),)
    return Figure(start, end, text[start:end], "time", values)


def _western(text: str, match: re.Match[str], words: Vocabulary) -> Iterator[Figure]:
    hour, minute = int(match["hour"]), match["minute"] or match["german"]
    if meridiem := _MERIDIEM.match(text, match.end()):
        yield _time(text, match.start(), meridiem.end(), hour, int(minute or 0), is_afternoon=meridiem[1] == "p")
        return
    if part := _part_of_day(text, match, words):
        is_afternoon = words.parts_of_day[part["part"]]
        yield _time(text, match.start(), part.end(), hour, int(minute or 0), is_afternoon=is_afternoon)
    elif minute:
        yield _time(text, match.start(), match.end(), hour, int(minute), is_afternoon=None)


def _part_of_day(text: str, match: re.Match[str], words: Vocabulary) -> re.Match[str] | None:
    """What says after an hour that it is one: "in the morning", "Uhr abends"."""
    for pattern in _PARTS:
        part = pattern.match(text, match.end())
        if part and part["part"] in words.parts_of_day and (_has_minute(match) or _is_clock(part, words)):
            return part
    return None


def _has_minute(match: re.Match[str]) -> bool:
    return bool(match["minute"] or match["german"])


def _is_clock(part: re.Match[str], words: Vocabulary) -> bool:
    """Whether an hour stands there: "7 часов", "7 de la"; not "3 дня"."""
    if part["clock"]:
        return part["clock"] in words.clock
    return part.start("part") - part.start() > len(" de ")


@cache
def _hour() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<part>오전|오후|새벽|아침|저녁|밤|上午|下午|晚上|早上|凌晨|傍晚|午前|午後){_SPACE}?)?(?<!\d)(?P<hour>\d\d?)"
        rf"(?:(?::)(?P<minute>[0-5]\d)|{_SPACE}?[시時时点點](?![간間])(?:{_SPACE}?(?:(?P<minutes>\d\d?){_SPACE}?[분分]|(?P<half>[半반])))?)"
    )


def _eastern(text: str, words: Vocabulary) -> Iterator[Figure]:
    for match in _hour().finditer(text):
        minute = match["minute"] or match["minutes"] or ("30" if match["half"] else "")
        if int(match["hour"]) > _DAY or (not match["part"] and not minute):
            continue  # "3点" may be three points
        is_afternoon = words.parts_of_day.get(match["part"]) if match["part"] else None
        yield _time(text, match.start(), match.end(), int(match["hour"]), int(minute or 0), is_afternoon=is_afternoon)
