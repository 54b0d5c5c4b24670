"""Numbers in digits with what stands around them: multipliers, units, currencies, ordinal endings."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from polyglint.language.numbers.figure import Figure
from polyglint.language.numbers.numerals import NO_BREAK, Numeral, numerals
from polyglint.language.numbers.units import SYMBOLS
from polyglint.language.numbers.vocabulary import Vocabulary

LATIN = "a-zà-öø-ÿāăąćčďđēęěğīłńňőœřśşšţťūůűźžżªºµμ"
_CYRILLIC = "а-яёіїєґ"
_WORD = rf"(?:[{LATIN}]+(?:/[{LATIN}]+)?|[{_CYRILLIC}]+(?:/[{_CYRILLIC}]+)?)"
_AFTER = re.compile(rf"(?P<gap>[ {NO_BREAK}]?-?)(?P<word>{_WORD})(?P<more>[ {NO_BREAK}]{_WORD})?")
_DOLLAR = r"(?:us|r|ca?|au?|mx)"
_SIGN = re.compile(rf"[ {NO_BREAK}]?([%‰℃℉€£¥￥₽₩₹₺₴]|{_DOLLAR}?\$|[°º] ?[cf](?![{LATIN}]))")
_BEFORE = re.compile(
    rf"(?:(?<![{LATIN}]){_DOLLAR}\$|[$€£¥￥₽₩₹₺₴]|(?<![{LATIN}])(?:usd|eur|gbp|jpy|cny|krw|rub|chf|brl))"
    rf"[ {NO_BREAK}]?$"
)
_OF = re.compile(r" (?:de |d')")
_GLUED_NAME = re.compile(rf"[{LATIN}]+(?:[-.]?[{LATIN}\d]+)*")
_TIMES = re.compile(r"x\d")
_MINUS = re.compile(r"(?:^|[\s(\[/:=])[-−–]$")
_ORDINALS = frozenset({
    "st", "nd", "rd", "th", "er", "ère", "ere", "re", "e", "è", "ème", "eme", "ieme", "ième", "º", "ª", "o", "a", "os",
    "as", "do", "da", "ro", "ra", "ter", "te", "ten", "tes", "ste", "sten", "ster", "ers", "x", "s",
})  # fmt: skip
_DECADE = re.compile(r"(?:s|er|ern|-?[хе]|-?ми|년대|年代)(?!\w)|년대|年代")
_CJK_WORD = 7  # characters of the longest unit that is looked for
_CENTURY = 100.0
_LAST_YEAR = 2200.0
_MANY = 1e4
_MILLION = 1e6


class _Tail(NamedTuple):
    """What follows digits: where it ends, the readings and the unit that it makes."""

    end: int
    values: tuple[float, ...]
    unit: str
    is_name: bool = False


def quantities(text: str, cased: str, words: Vocabulary) -> Iterator[Figure]:
    """Numbers in digits, in order. `cased` is the text before its letters were made small."""
    position = 0
    for numeral in numerals(text, words.language):
        if numeral.start < position:
            continue  # a part of 3만 5천 or of a name
        figure = _figure(text, cased, numeral, words, position)
        position = figure.end
        yield figure


def _figure(text: str, cased: str, numeral: Numeral, words: Vocabulary, least: int) -> Figure:
    before = _BEFORE.search(text, max(least, numeral.start - 5), numeral.start)
    currency = SYMBOLS[before[0].strip(f" {NO_BREAK}")] if before else ""
    start = before.start() if before else numeral.start
    if not numeral.values:
        return Figure(start, numeral.end, text[start : numeral.end], "name", _parts(text, numeral.start, numeral.end))
    tail = _tail(text, cased, numeral, words, currency)
    values = tail.values
    if tail.unit in ("°C", "°F") and _MINUS.search(text, max(0, start - 2), start):
        values = tuple(-value for value in values)
        start -= 1
    return Figure(start, tail.end, text[start : tail.end], "name" if tail.is_name else "number", values, tail.unit)


def _parts(text: str, start: int, end: int) -> tuple[float, ...]:
    """The numbers in a name; a very long one tells by its last digits."""
    return tuple(float(digits[-15:]) for digits in re.findall(r"\d+", text[start:end]))


def _tail(text: str, cased: str, numeral: Numeral, words: Vocabulary, currency: str) -> _Tail:
    decade = _DECADE.match(text, numeral.end)
    if decade and numeral.values[0] % 10 == 0 and numeral.values[0] < _LAST_YEAR:
        return _Tail(decade.end(), (*numeral.values, numeral.values[0] % _CENTURY), "")
    if words.is_cjk:
        end, values = _multiplied(text, numeral, words)
        return _with_unit(text, end, values, words, currency)
    return _with_words(text, cased, numeral, words, currency)


def _multiplied(text: str, numeral: Numeral, words: Vocabulary) -> tuple[int, tuple[float, ...]]:
    """The value with 万, 억 and the like, and what follows them: 3万8000, 2만 5천."""
    values: tuple[float, ...] = (0.0,)
    end, least, addend = numeral.end, float("inf"), numeral.values
    while run := words.multiplier_run.match(text, end):
        factor = 1.0
        for character in run[0]:
            factor *= words.multipliers[character]
        if factor >= least:
            break
        values = tuple(value + more * factor for value in values for more in addend)
        end, least, addend = run.end(), factor, (0.0,)
        following = _next_numeral(text, end)
        if factor < _MANY or following is None or following.values[0] >= factor:
            break
        end, addend = following.end, following.values
    values = tuple(value + more for value in values for more in addend)
    # In Korean "5만" is 50,000, or "only 5".
    return end, (*values, *numeral.values) if text[end - 1 : end] == "만" else values


def _next_numeral(text: str, end: int) -> Numeral | None:
    match = re.compile(r" ?(\d[\d,]*)").match(text, end)
    if not match or not (digits := match[1].replace(",", "")) or len(digits) > 8:
        return None
    return Numeral(match.start(1), match.end(1), (float(digits),))


def _with_unit(text: str, end: int, values: tuple[float, ...], words: Vocabulary, currency: str) -> _Tail:
    """In languages whose words follow digits without a space, and go on without one."""
    if match := _SIGN.match(text, end):
        return _Tail(match.end(), values, currency or _symbol(match[1]))
    begin = end + (text[end : end + 1] in (" ", NO_BREAK, "-"))
    if (match := re.compile(f"[{LATIN}]+(?:/[{LATIN}]+)?").match(text, begin)) and (
        match[0] in words.units or begin == end
    ):
        return _latin_unit(text, begin, values, words, currency)
    for length in range(_CJK_WORD, 0, -1):
        unit = words.units.get(text[begin : begin + length])
        if unit and (begin == end or words.language == "ko"):
            return _Tail(begin + length, values, currency or _unless_year(unit, values))
    return _Tail(end, values, currency)


def _latin_unit(text: str, begin: int, values: tuple[float, ...], words: Vocabulary, currency: str) -> _Tail:
    if _TIMES.match(text, begin):
        return _Tail(begin, values, currency)  # 4x100
    match = _GLUED_NAME.match(text, begin)
    word = match[0] if match else ""
    end = begin + len(word)
    if word in words.units:
        return _Tail(end, values, currency or words.units[word])
    if word in ("k", "x", *_ORDINALS):
        return _Tail(end, tuple(value * (1000 if word == "k" else 1) for value in values), currency)
    return _Tail(end, (*values, *_parts(text, begin, end)), "", is_name=True)


def _with_words(text: str, cased: str, numeral: Numeral, words: Vocabulary, currency: str) -> _Tail:
    """In languages that part words by spaces: a multiplier, then a unit."""
    end, values = numeral.end, numeral.values
    for _ in range(2):
        match = _AFTER.match(text, end)
        if not match or match["gap"].endswith("-"):
            break
        factor = _factor(match, cased, words, currency)
        if not factor:
            break
        end, values = match.end("word"), tuple(value * factor for value in values)
        end += text[end : end + 2] in (". ", f".{NO_BREAK}")  # "Mio. Euro", "тыс. рублей"
        if (of := _OF.match(text, end)) and _AFTER.match(text, of.end() - 1):
            end = of.end() - 1
    return _with_following_unit(text, numeral, end, values, words, currency)


def _factor(match: re.Match[str], cased: str, words: Vocabulary, currency: str) -> float:
    word = match["word"]
    if word == "m" and (currency or (not match["gap"] and cased[match.start("word")] == "M")):
        return _MILLION
    if word == "k" and match["gap"]:
        return 0.0
    return words.multipliers.get(word, 0.0) if word not in words.units or word in ("mil", "mille") else 0.0


def _with_following_unit(
    text: str, numeral: Numeral, end: int, values: tuple[float, ...], words: Vocabulary, currency: str
) -> _Tail:
    if match := _SIGN.match(text, end):
        return _Tail(match.end(), values, currency or _symbol(match[1]))
    match = _AFTER.match(text, end)
    if not match:
        return _Tail(end, values, currency)
    both = match["word"] + " " + (match["more"] or "").strip(f" {NO_BREAK}")
    for phrase, after in ((both, match.end()), (match["word"], match.end("word"))):
        if phrase in words.units:
            return _Tail(after, values, currency or _unless_year(words.units[phrase], values))
    if match["gap"] or end != numeral.end or re.match(f"[{_CYRILLIC}]", match["word"]):
        return _Tail(end, values, currency)
    return _latin_unit(text, end, values, words, currency)


def _symbol(sign: str) -> str:
    return SYMBOLS.get(sign, "") or SYMBOLS.get(sign.replace("°", "°").replace("º", "°").replace(" ", ""), "")


def _unless_year(unit: str, values: tuple[float, ...]) -> str:
    """The unit; none for "2019 год" and 2019年, which name a year."""
    return "" if unit == "year" and any(1000 <= value <= _LAST_YEAR for value in values) else unit
