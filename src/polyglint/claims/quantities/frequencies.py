"""Frequencies as the time from one to the next: "every two weeks", "2-3 times a year", «раз в месяц»."""

from dataclasses import replace
from typing import NamedTuple

from polyglint.claims.model import Quantity
from polyglint.claims.quantities.amounts import Amount, Line
from polyglint.claims.quantities.found import EVERY, sign_of

_NOUNS = 1  # words between a number and "a week"; with more of them one is a verb: "one visit takes an hour"
_DAY = 1440.0


class Read(NamedTuple):
    """A quantity that was read: its first token, the one behind its last, what it is."""

    first: int
    after: int
    quantity: Quantity
    sign: str
    counted: int = -1  # where its number stands, if that is before the first token: "[two sessions] a week"


def frequency(line: Line, position: int) -> Read | None:
    """The frequency that begins at a token: where it begins and ends, and the interval that it makes."""
    token = line.tokens[position]
    if token.may_be("interval") and token.unit:
        length = token.low * token.unit.factor
        return Read(position, position + 1, Quantity(length, length, "minute"), EVERY)
    if token.may_be("every", "every_other"):
        return _every(line, position)
    return _rate(line, position)


def _every(line: Line, position: int) -> Read | None:
    factor = 2 if line.tokens[position].may_be("every_other") else 1
    period = _period(line, position + 1)
    if period is None:
        return None
    low, high = period.ends()
    quantity = Quantity(low * factor, high * factor, "minute", period.is_vague)
    return Read(position, period.after, quantity, EVERY)


def _period(line: Line, position: int) -> Amount | None:
    """The stretch of time that begins here; a unit alone is one of it."""
    unit = line.unit(position)
    if unit:
        period: Amount | None = Amount(position, position + 1, 1.0, 1.0, unit)
    else:
        period = line.range(position)
    return period if period and period.unit.base == "minute" else None


def _rate(line: Line, position: int) -> Read | None:
    times = _times(line, position)
    if times is None:
        return _per_unit(line, position)
    period = _per(line, times.after)
    return _interval(times, period) if period else None


def _times(line: Line, position: int) -> Amount | None:
    """How many times: "twice", "2-3 times", «раз»."""
    if line.may_be(position, "times") and not line.tokens[position].kind:
        return Amount(position, position + 1, 1.0, 1.0) if line.words.has_bare_units else None
    if line.may_be(position, "articles") and line.may_be(position + 1, "times"):
        return Amount(position, position + 2, 1.0, 1.0)
    times = line.range(position)
    if times is None or not times.is_bare:
        return None
    last = line.tokens[times.after - 1]
    if times.is_times or (not last.is_word and last.text.endswith(("x", "х"))):
        return times  # "2x"
    place = times.after
    token = line.at(place)
    if token and token.text == "-":
        place += 1  # "3-mal"
    return replace(times, after=place + 1) if line.may_be(place, "times") and times.high else None


def _per(line: Line, position: int) -> Amount | None:
    """The period behind a number of times: "a month", "every two weeks", "daily"."""
    token = line.at(position)
    if token is None:
        return None
    if token.may_be("interval") and token.unit:
        return Amount(position, position + 1, token.low, token.high, token.unit)
    if token.may_be("per", "every"):
        return _period(line, position + 1)
    return None


def _interval(times: Amount, period: Amount) -> Read:
    """Twice a week is an interval of three and a half days."""
    low, high = period.ends()
    first, after = times.first, period.after
    is_vague = period.is_vague or times.is_vague
    return Read(first, after, Quantity(low / times.high, high / max(times.low, 1.0), "minute", is_vague), EVERY)


def _per_unit(line: Line, position: int) -> Read | None:
    """A price or a number per period: "$10 a month", "two sessions a week", "100 requests per minute"."""
    amount = line.range(position) or _one_of(line, position)
    if amount is None or (amount.is_article and not amount.is_bare):
        return None
    is_money = amount.unit.base.startswith("money")
    if not is_money and not (amount.is_bare and not amount.is_times):
        return None
    place, period = amount.after, None
    for _ in range(_NOUNS + 1):
        token = line.at(place)
        if token is None or token.kind or (token.may_be("per") and (period := _one(line, place + 1))):
            break
        if is_money or not token.text.isalpha():
            return None
        place += 1
    return _rated(line, amount, period, is_money=is_money) if period else None


def _one_of(line: Line, position: int) -> Amount | None:
    """The article of "una sesión al mes"."""
    if not line.may_be(position, "articles") or line.words.language == "en":
        return None
    noun = line.at(position + 1)
    is_noun = noun is not None and not noun.kind and not noun.roles and noun.text.isalpha()
    return Amount(position, position + 1, 1.0, 1.0) if is_noun else None


def _one(line: Line, position: int) -> Amount | None:
    unit = line.unit(position)
    return Amount(position, position + 1, 1.0, 1.0, unit) if unit and unit.base == "minute" else None


def _rated(line: Line, amount: Amount, period: Amount, *, is_money: bool) -> Read | None:
    if not is_money and period.unit.factor >= _DAY:
        # The noun between is left for those who look for it: "two sessions a week" are sessions, so often.
        return _interval(amount, period)._replace(first=period.first - 1, counted=amount.first) if amount.high else None
    name = line.tokens[period.first].text
    low, high = amount.ends()
    unit = amount.unit.base or "time"
    quantity = Quantity(low, high, f"{unit}/{_PERIODS.get(period.unit.factor, name)}")
    return Read(amount.first, period.after, quantity, sign_of(quantity))


_PERIODS = {
    1 / 60: "second", 1.0: "minute", 60.0: "hour", 1440.0: "day", 10080.0: "week", 43200.0: "month", 525600.0: "year",
}  # fmt: skip
