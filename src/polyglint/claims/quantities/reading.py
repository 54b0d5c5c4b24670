"""Text → its quantities, with what bounds, weakens and repeats them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from math import inf

from polyglint.claims.model import Quantity
from polyglint.claims.quantities.amounts import Amount, Line
from polyglint.claims.quantities.found import EVERY, Found, sign_of
from polyglint.claims.quantities.frequencies import Read, frequency
from polyglint.claims.quantities.tokens import Token, tokens
from polyglint.claims.quantities.versions import version_ends
from polyglint.claims.quantities.words import quantity_words

_DIGIT = re.compile(r"\d")
_MODIFIERS = 3
_MARKS = {
    **dict.fromkeys(("~", "≈", "±"), "about"),
    **dict.fromkeys((">", ">=", "≥"), "at_least"),
    **dict.fromkeys(("<", "<=", "≤"), "up_to"),
}
_BEGINNINGS = frozenset({"articles", "halves", "once", "every", "every_other", "interval", "times"})
_LATEST, _HOUR = 24, 60.0
_BY = frozenset({"x", "×", "х", "*", "by"})
_GROUPS = 8  # characters of "555-1234"


def quantities(text: str, language: str) -> list[Found]:
    """The quantities of a text in small letters, in order, none overlapping."""
    words = quantity_words(language)
    text = text.replace("ё", "е")
    if not _DIGIT.search(text) and not words.may_state(text):
        return []
    return list(_found(text, Line(tokens(text, words), words)))


def _found(text: str, line: Line) -> Iterator[Found]:
    position = 0
    while position < len(line.tokens):
        if not _may_begin(line, position):
            position += 1
            continue
        read = _read(line, position)
        if isinstance(read, int):
            position = read
            continue
        position = read.after
        start, end = line.tokens[read.first].start, line.tokens[position - 1].end
        said = line.tokens[read.counted].start if read.counted >= 0 else start
        yield Found(start, end, read.quantity, read.sign, text[said:end])


def _may_begin(line: Line, position: int) -> bool:
    """Whether a quantity may begin at a token: at most words none does."""
    token = line.tokens[position]
    if token.kind:
        return token.kind != "other"
    return not token.roles.isdisjoint(_BEGINNINGS) or line.unit(position) is not None


def _read(line: Line, position: int) -> Read | int:
    """The quantity whose first number stands here; else where to go on."""
    repeated = frequency(line, position)
    if repeated:
        return _turned(line, repeated)
    token = line.tokens[position]
    if token.kind == "version":
        return _version(line, position, token)
    amount = _rough(line, position) or line.range(position)
    if amount is None:
        return position + 1
    if _is_name(line, amount) or _is_size(line, amount) or not _counts(line, amount):
        return amount.after
    return _bounded(line, amount) or amount.after


def _rough(line: Line, position: int) -> Amount | None:
    """«Минут двадцать»: about twenty."""
    unit = line.unit(position) if line.may_be(position, "inverted") else None
    if unit is None or line.tokens[position].kind:
        return None
    number = line.range(position + 1)
    if number is None or not number.is_bare or number.is_times or line.may_be(number.after, "times"):
        return None
    before = line.at(position - 1)
    if before and before.kind:
        return None
    return replace(number, first=position, unit=unit, is_vague=True)


def _is_name(line: Line, amount: Amount) -> bool:
    """Whether a number names a step, a page, a day of a month or an hour of the day."""
    before, after = line.at(amount.first - 1), line.at(amount.after)
    if amount.is_bare:
        if before and (before.may_be("labels") or before.text in line.words.months):
            return True
        if before and before.text == "." and line.may_be(amount.first - 2, "labels"):
            return True
        if after and (after.may_be("clock") or after.text in line.words.months):
            return True
        if after and after.text == "." and (month := line.at(amount.after + 1)) and month.text in line.words.months:
            return True
    return _is_clock(line, amount)


def _is_size(line: Line, amount: Amount) -> bool:
    """Whether it is a part of 10 × 20 × 30 cm, which is no one amount, or two groups of a telephone number."""
    before, after = line.at(amount.first - 1), line.at(amount.after)
    if after and after.text in _BY and (following := line.at(amount.after + 1)) and following.kind:
        return True
    if before and before.text in _BY and (preceding := line.at(amount.first - 2)) and preceding.kind:
        return True
    first, last = line.tokens[amount.first], line.tokens[amount.after - 1]
    if any(token and token.kind in ("number", "other") and not token.is_word for token in (before, after)):
        return amount.is_bare and not first.is_word
    return amount.is_bare and last.end - first.start == _GROUPS and len(first.text) == 3 and len(last.text) == 4


def _is_clock(line: Line, amount: Amount) -> bool:
    before = line.at(amount.first - 1)
    if before is None or not before.may_be("clock_before") or amount.high > _LATEST:
        return False
    if amount.low != amount.high and not before.may_be("from"):
        return False
    if line.tokens[amount.first].is_word or amount.is_article:
        return False
    if amount.is_bare:
        after = line.at(amount.after)
        return before.may_be("clock_bare") and (after is None or not after.text.isalpha())
    return amount.unit.factor == _HOUR and amount.unit.base == "minute"


def _counts(line: Line, amount: Amount) -> bool:
    """Whether an amount counts or measures something: "no one" does not, nor does a bare "twice"."""
    if not amount.is_bare:
        return True
    token = line.tokens[amount.first]
    if amount.is_article or amount.is_times:
        return False
    after = line.at(amount.after)
    if after and after.text in ("-", "°") and after.start == line.tokens[amount.after - 1].end:
        return _goes_on(line, amount, after)
    if token.may_be("with_unit"):
        return False
    if token.is_word and amount.high == 1 and "number" not in token.roles:
        before = line.at(amount.first - 1)
        is_noun = after is not None and after.text.isalpha() and not after.may_be("not_one_before")
        return is_noun and not (before and before.may_be("not_one_after"))
    return True


def _goes_on(line: Line, amount: Amount, dash: Token) -> bool:
    """Whether what hangs on a number by a hyphen leaves it one: "3-fold", «5-ти», not «5-й»."""
    ending = line.at(amount.after + 1)
    if dash.text == "°" or ending is None or ending.start != dash.end:
        return False
    return ending.text not in line.words.ordinal_endings and ending.kind == ""


def _version(line: Line, position: int, token: Token) -> Read:
    high, after = token.high, position + 1
    following, upper = line.at(after), line.at(after + 1)
    if following and upper and upper.kind == "version" and (following.may_be("joins") or following.text in "-–"):
        high, after = upper.high, after + 2
    quantity = Quantity(token.low, inf if token.text.endswith("+") else high, "version")
    return _limited(line, position, after, quantity)


def _bounded(line: Line, amount: Amount) -> Read | None:
    low, high = amount.ends()
    base = amount.unit.base or ("time" if amount.low.is_integer() and amount.high.is_integer() else "")
    if base == "percent" and low == high == 100:
        return None
    if amount.is_bare and line.may_be(amount.first - 1, "version_words"):
        return _as_version(line, amount)
    read = _limited(
        line, amount.first, amount.after, Quantity(low, high, base, amount.is_vague), is_bare=amount.is_bare
    )
    return _as_version(line, amount) if amount.is_bare and line.may_be(amount.after, "later") else read


def _as_version(line: Line, amount: Amount) -> Read | None:
    """A bare number that is called a version."""
    low, high = line.tokens[amount.first], line.tokens[amount.after - 1]
    if low.is_word or high.is_word:
        return None
    quantity = Quantity(version_ends(low.text)[0], version_ends(high.text)[1], "version")
    is_named = line.may_be(amount.first - 1, "version_words") and line.may_be(amount.first - 2, "at_least", "up_to")
    return _limited(line, amount.first - is_named, amount.after, quantity)


def _limited(line: Line, first: int, after: int, quantity: Quantity, *, is_bare: bool = False) -> Read:
    """The quantity with "up to", "at least", "about" before and behind it."""
    is_range = quantity.low != quantity.high and quantity.unit != "version"
    limits: set[str] = set()
    first = _before(line, first, limits, is_range=is_range)
    after = _behind(line, after, limits)
    if is_bare and not limits:
        _behind_noun(line, after, limits)
    low, high = quantity.low, quantity.high
    if "up_to" in limits and not (is_range and quantity.unit == "minute"):  # "within 5 to 7 days" are 5 to 7
        low = 0.0
    elif "at_least" in limits:
        high = inf
    quantity = Quantity(low, high, quantity.unit, quantity.is_approximate or "about" in limits)
    return Read(first, after, quantity, sign_of(quantity))


def _turned(line: Line, repeated: Read) -> Read:
    """A frequency with its bounds, which turn round: "at least twice a week" is at most so many days apart."""
    quantity = repeated.quantity
    if repeated.sign != EVERY:
        return _limited(line, repeated.first, repeated.after, quantity)
    limits: set[str] = set()
    is_apart = repeated.counted >= 0
    first = _before(line, repeated.counted if is_apart else repeated.first, limits, is_range=True)
    low, high = quantity.low, quantity.high
    if "up_to" in limits:
        high = inf
    elif "at_least" in limits:
        low = 0.0
    is_rough = quantity.is_approximate or "about" in limits
    quantity = Quantity(low, high, quantity.unit, is_rough)
    return (
        repeated._replace(quantity=quantity, counted=first)
        if is_apart
        else repeated._replace(first=first, quantity=quantity)
    )


def _before(line: Line, first: int, limits: set[str], *, is_range: bool) -> int:
    """Where the modifiers before an amount begin; what they say is added to `limits`."""
    for _ in range(_MODIFIERS):
        token = line.at(first - 1)
        if token and token.text == "." and token.start == line.tokens[first - 2].end:
            first -= int(line.may_be(first - 2, "up_to", "at_least", "about"))  # "max. 10"
            token = line.at(first - 1) if token is not line.at(first - 1) else None
        if token is None:
            break
        said = _MARKS.get(token.text) or _said(token, is_range=is_range)
        if not said:
            break
        if said != "from":
            limits.add(said)
        first -= 1
    return first


def _said(token: Token, *, is_range: bool) -> str:
    if token.kind:
        return ""
    if is_range and token.may_be("from", "between"):
        return "from"
    return next((role for role in ("up_to", "at_least", "about") if token.may_be(role)), "")


def _behind(line: Line, after: int, limits: set[str]) -> int:
    token = line.at(after)
    if token is None:
        return after
    if token.text == "+" and token.start == line.tokens[after - 1].end:
        limits.add("at_least")
        return after + 1
    for role in ("up_to", "at_least", "about"):
        if token.may_be(f"{role}_after") or (role == "at_least" and token.may_be("later")):
            limits.add(role)
            return after + 1
    return after


def _behind_noun(line: Line, after: int, limits: set[str]) -> None:
    """A bound behind what is counted, which stays outside: "500 fotos como máximo"."""
    noun = line.at(after)
    if noun and not noun.kind and not noun.roles and noun.text.isalpha():
        _behind(line, after + 1, limits)
