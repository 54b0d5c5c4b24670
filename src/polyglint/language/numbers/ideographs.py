"""Spelled-out numbers in Chinese, Japanese and Korean: 三つ, 七十二, 百分之五, 第三, 세 가지, 스물두 명."""

import re
from collections.abc import Iterator
from functools import cache

from polyglint.language.numbers.figure import Figure
from polyglint.language.numbers.vocabulary import Vocabulary

_DIGITS = {character: float(value) for value, character in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0.0, "两": 2.0, "兩": 2.0, "壱": 1.0, "弐": 2.0, "参": 3.0}
_TENS = {"十": 10.0, "百": 100.0, "千": 1000.0}
_MYRIADS = {"万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8, "兆": 1e12}
_NUMERAL = re.compile("[零〇一二三四五六七八九十百千万萬亿億兆两兩]+")
_CHARACTERS = "零〇一二三四五六七八九十百千万"
_PARTS = re.compile(
    rf"([{_CHARACTERS}]{{1,8}}|\d{{1,6}})(?:分之|分の) ?([{_CHARACTERS}]{{1,8}}|\d{{1,6}}(?:\.\d{{1,6}})?)"
)
_HANGUL_PARTS = re.compile(r"(\d{1,4}) ?분의 ?(\d{1,4})(?!\d)")
# 10進数 is "decimal" and 제3자 a "third party".
_NAMING = re.compile(r"(?<![\d.,])\d{1,2}(?=[進进]|진[수법제])|(?:(?<=제)|(?<=제 ))3(?= ?자)")
_SINO = {character: float(value) for value, character in enumerate("영일이삼사오육칠팔구")}
_SINO_TENS = {"십": 10.0, "백": 100.0, "천": 1000.0}
_SINO_NUMERAL = re.compile(
    r"(?<![가-힣])(제)?([일이삼사오육칠팔구십백천만]{1,8})"
    r"(?= ?(?:개월|년|월|일|분|초|시간|주|퍼센트|원|달러|회|차|명|개|배|번|단계|장|부|권))"
)
_PARTICLES = "은는이가을를의도과와로만"
_FEW = 8  # characters of a numeral; more are no number that a text would spell out
_TELLING = 3.0
_PERCENT = 100.0


def ideographs(text: str, words: Vocabulary) -> Iterator[Figure]:
    """The numerals of a text, in order. One that no counter follows and 第 does not precede is doubtful."""
    for match in _NUMERAL.finditer(text):
        value = _value(match[0]) if len(match[0]) <= _FEW else 0.0
        if value:
            is_doubtful = value < _TELLING or not _is_counted(text, match, words)
            yield _word(text, *match.span(), value, is_doubtful=is_doubtful)
    yield from _listed(text, words)


def _is_counted(text: str, match: re.Match[str], words: Vocabulary) -> bool:
    """Whether a counter follows or 第 precedes: what makes a number of a character."""
    following = text[match.end() : match.end() + 2]
    if match[0] == "十" and following.startswith("分") and following[1:] not in ("钟", "鐘"):
        return False  # 十分 is "very"
    return text[match.start() - 1 : match.start()] == "第" or not words.counters.isdisjoint((following, following[:1]))


def naming(text: str) -> Iterator[Figure]:
    """Digits that are part of a word and count nothing: doubtful, since the other language has no number there."""
    for match in _NAMING.finditer(text):
        yield Figure(*match.span(), match[0], "number", (float(match[0]),), is_doubtful=True)


def parts(text: str) -> Iterator[Figure]:
    """Fractions that name the whole first: 百分之五, 三分の一, 3분의 1."""
    for match in (*_PARTS.finditer(text), *_HANGUL_PARTS.finditer(text)):
        whole, part = (float(number) if number[0].isdigit() else _value(number) for number in match.groups())
        if whole == _PERCENT:
            yield Figure(*match.span(), match[0], "number", (part,), "%")
        elif whole:
            yield Figure(*match.span(), match[0], "name", (part, whole, part / whole))


def _word(text: str, start: int, end: int, value: float, unit: str = "", *, is_doubtful: bool) -> Figure:
    return Figure(start, end, text[start:end], "number", (value,), unit, is_word=True, is_doubtful=is_doubtful)


def _value(numeral: str) -> float:
    """What a numeral counts; digits in a row, as in 二〇一九, are read one by one."""
    if len(numeral) > 1 and all(character in _DIGITS for character in numeral):
        return float("".join(str(int(_DIGITS[character])) for character in numeral))
    total = section = digit = 0.0
    for character in numeral:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _TENS:
            section, digit = section + (digit or 1.0) * _TENS[character], 0.0
        else:
            total, section, digit = total + ((section + digit) or 1.0) * _MYRIADS[character], 0.0, 0.0
    return total + section + digit


def hangul(text: str, words: Vocabulary) -> Iterator[Figure]:
    """Korean numerals: native ones before a counter or with a particle, Chinese ones before a counter."""
    for match in _native(words).finditer(text):
        tens, ones = match["tens"], match["ones"]
        value = words.natives.get(tens or "", 0.0) + words.natives.get(ones or "", 0.0)
        if value:
            yield _word(
                text, match.start(), match.start("rest"), value, is_doubtful=not match["counter"] or value < _TELLING
            )
    for match in _SINO_NUMERAL.finditer(text):
        yield _word(text, match.start(2), match.end(2), _sino_value(match[2]), is_doubtful=True)
    yield from _listed(text, words)


@cache
def _native(words: Vocabulary) -> re.Pattern[str]:
    tens = "|".join(form for form, value in words.natives.items() if value >= 10)
    ones = "|".join(sorted((form for form, value in words.natives.items() if value < 10), key=len, reverse=True))
    counters = "|".join(sorted(words.counters, key=len, reverse=True))
    return re.compile(
        rf"(?<![가-힣])(?=[{''.join(sorted({form[0] for form in words.natives}))}])(?P<tens>{tens})?(?P<ones>{ones})?"
        rf"(?P<rest>(?: ?(?P<counter>{counters}))|(?=[{_PARTICLES}]?(?![가-힣])))"
    )


def _sino_value(numeral: str) -> float:
    total = section = digit = 0.0
    for character in numeral:
        if character in _SINO:
            digit = _SINO[character]
        elif character in _SINO_TENS:
            section, digit = section + (digit or 1.0) * _SINO_TENS[character], 0.0
        else:
            total, section, digit = total + ((section + digit) or 1.0) * 1e4, 0.0, 0.0
    return total + section + digit


def _listed(text: str, words: Vocabulary) -> Iterator[Figure]:
    for match in _doubtful(words).finditer(text):
        yield _word(text, *match.span(), words.words[match[0]].values[0], is_doubtful=True)


@cache
def _doubtful(words: Vocabulary) -> re.Pattern[str]:
    listed = (word for word, known in words.words.items() if known.is_doubtful)
    return re.compile("|".join(sorted(listed, key=len, reverse=True)))
