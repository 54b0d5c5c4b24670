"""Days: 2024-03-05, 5.3.2024, March 5, 2024, 5 de marzo, 5 марта 2024 г., 2024年3月5日, 2024. 3. 5."""

import re
from collections.abc import Iterator
from functools import cache

from polyglint.language.numbers.figure import Day, Figure
from polyglint.language.numbers.numerals import NO_BREAK
from polyglint.language.numbers.vocabulary import Vocabulary

_SPACE = rf"[ {NO_BREAK}\n]"
_ISO = re.compile(
    rf"(?<![\d./-])(\d{{4}})(?:-(\d\d)-(\d\d)|/(\d\d?)/(\d\d?)|\.{_SPACE}?(\d\d?)\.{_SPACE}?(\d\d?)\.?)(?!\d|[./-]\d)"
)
_SHORT = re.compile(r"(?<![\d./-])(\d\d?)([./-])(\d\d?)\2(\d{4}|(?<=/)\d\d)(?!\d|[./-]\d)")
_WORD = re.compile(r"[^\W\d_]{3,12}")
# "7 y 8 de octubre", "vom 28. bis 30. Mai", "May 28 to 30"
_TO = rf"(?:{_SPACE}?[-–—/]{_SPACE}?|{_SPACE}(?:al?|and|au|ao?s?|até|bis|e|et|or|to|und|y|&|до|и|по){_SPACE})"
_DAY_BEFORE = re.compile(
    rf"(?<![\d.,:/'])(?:(\d\d?)\.?{_TO})?(\d\d?)(?:st|nd|rd|th|er|ro|º|ª|°|o|-?го|-?е|\.)?"
    rf"(?:{_SPACE}(?:(?:de|of|di|del)\s|d')?|\s?-)$"
)
_AFTER_DAY = re.compile(rf"\.?,?(?:{_SPACE}(?:(?:de|del|of){_SPACE})?|-)(\d{{4}})(?!\d)")
_AFTER_MONTH = re.compile(
    rf"\.?,?{_SPACE}(?:(?:de|del|of|the){_SPACE})?"
    rf"(?:(\d{{4}})(?!\d)|(\d\d?)(?:st|nd|rd|th)?(?:{_TO}(\d\d?))?(?!\d|[:.,]\d|{_SPACE}?%)(?:,?{_SPACE}{{1,2}}(\d{{4}})(?!\d))?)"
)
_WINDOW = 20
_LAST_MONTH, _LAST_DAY = 12, 31
_SURE_LENGTH = 5  # "May", "mars", "set" and "juin" may be other words or parts of a name
_AMBIGUOUS = frozenset({"march", "marzo", "agosto", "augusto", "augustus", "april", "august"})
_CAPITALS = frozenset({"de", "en"})


def dates(text: str, cased: str, words: Vocabulary) -> Iterator[Figure]:
    """The days that a text names, in no order; months alone are doubtful where they may be other words."""
    if "-" in text or "/" in text or "." in text:
        yield from _numeric(text)
    if "月" in text or "월" in text:
        yield from _eastern(text)
    if words.months and not words.months.keys().isdisjoint(_WORD.findall(text)):
        yield from _named(text, cased, words)


def _date(text: str, start: int, end: int, *days: Day, is_doubtful: bool = False) -> Figure:
    return Figure(start, end, text[start:end], "date", days=days, is_doubtful=is_doubtful)


def _is_day(month: int, day: int) -> bool:
    return 1 <= month <= _LAST_MONTH and 1 <= day <= _LAST_DAY


def _numeric(text: str) -> Iterator[Figure]:
    for match in _ISO.finditer(text):
        year, month, day = (int(part) for part in match.groups() if part)
        if _is_day(month, day):
            yield _date(text, match.start(), match.end(), Day(year, month, day))
    for match in _SHORT.finditer(text):
        one, other = int(match[1]), int(match[3])
        years = (int(match[4]),) if len(match[4]) > 2 else (2000 + int(match[4]), 1900 + int(match[4]))
        pairs = {(other, one), (one, other)} if match[2] != "." else {(other, one)}
        days = [Day(year, month, day) for year in years for month, day in sorted(pairs) if _is_day(month, day)]
        if days:
            yield _date(text, match.start(), match.end(), *days)


@cache
def _east() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\d)(?:(\d{{4}}){_SPACE}?[年년]{_SPACE}?)?(?<!\d)(\d\d?){_SPACE}?[月월]"
        rf"(?:{_SPACE}?(?:(\d\d?){_SPACE}?[-–—~〜～至到、]{_SPACE}?)?(\d\d?){_SPACE}?[日일号號](?![간間]))?"
    )


def _eastern(text: str) -> Iterator[Figure]:
    for match in _east().finditer(text):
        if _is_day(int(match[2]), 1):
            yield from _days(text, match.span(), int(match[2]), (match[3], match[4]), match[1])


def _named(text: str, cased: str, words: Vocabulary) -> Iterator[Figure]:
    for match in _WORD.finditer(text):
        month = words.months.get(match[0])
        if month and (words.language not in _CAPITALS or cased[match.start()].isupper()):
            yield from _around(text, match, month, words)


def _around(text: str, match: re.Match[str], month: int, words: Vocabulary) -> Iterator[Figure]:
    """The day or days with this month, by what stands before and after its name."""
    window = max(0, match.start() - _WINDOW)
    before = _DAY_BEFORE.search(text, window, match.start())
    if before and _is_day(month, int(before[2])):
        after = _AFTER_DAY.match(text, match.end())
        yield from _days(
            text, (before.start(), after.end() if after else match.end()), month, before.groups(), after and after[1]
        )
    elif (after := _AFTER_MONTH.match(text, match.end())) and (after[1] or _is_day(month, int(after[2]))):
        yield from _days(text, (match.start(), after.end()), month, (after[3], after[2]), after[1] or after[4])
    elif match[0] not in words.words:  # "sept" is seven in French
        is_doubtful = len(match[0]) < _SURE_LENGTH or match[0] in _AMBIGUOUS
        yield _date(text, match.start(), match.end(), Day(0, month, 0), is_doubtful=is_doubtful)


def _days(
    text: str, span: tuple[int, int], month: int, days: tuple[str | None, ...], year: str | None
) -> Iterator[Figure]:
    stated = [int(day) for day in days if day]
    for number, day in enumerate(stated or [0]):
        if _is_day(month, day or 1):
            # The two ends of "5-7 March" share their text.
            yield _date(text, *span, Day(int(year or 0), month, day))._replace(is_low=number == 0 and len(stated) > 1)
