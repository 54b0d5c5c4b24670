"""Numbers, ranges, durations and frequencies are read in digits and words."""

from math import inf

import pytest

from polyglint_rules.claims.lexicon import lexicon
from polyglint_rules.claims.model import Quantity
from polyglint_rules.claims.quantities import quantities, signed

DAY = 1440.0


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("30-40 minutes", 30, 40),
        ("half an hour", 30, 30),
        ("an hour and a half", 90, 90),
        ("30 min to 1 hour", 30, 60),
        ("two weeks to a month", 14 * DAY, 30 * DAY),
        ("from two weeks to a month", 14 * DAY, 30 * DAY),
        ("between 5 and 7 days", 5 * DAY, 7 * DAY),
        ("a week or two", 7 * DAY, 14 * DAY),
        ("up to 5 days", 0, 5 * DAY),
        ("at least two years", 2 * 365 * DAY, inf),
        ("a six-week", 42 * DAY, 42 * DAY),
        ("once a month", 30 * DAY, 30 * DAY),
        ("every two weeks", 14 * DAY, 14 * DAY),
        ("every other day", 2 * DAY, 2 * DAY),
        ("three to five", 3, 5),
        ("4\N{EN DASH}6", 4, 6),
    ],
)
def test_a_quantity_is_read(text: str, low: float, high: float) -> None:
    [found] = quantities(text, lexicon("en").number_words)

    assert (low, high) == (found.quantity.low, found.quantity.high)


@pytest.mark.parametrize(
    "text", ["several weeks", "a few hours", "about 20 minutes", "a couple of days", "twice a week"]
)
def test_a_vague_quantity_is_approximate(text: str) -> None:
    [found] = quantities(text, lexicon("en").number_words)

    assert found.quantity.is_approximate


@pytest.mark.parametrize("text", ["at 18:00", "50%", "v3.2", "$40", "no number at all"])
def test_other_numbers_are_left_alone(text: str) -> None:
    assert [] == quantities(text, lexicon("en").number_words)


def test_signs_keep_every_place() -> None:
    text = "for 14 days and 4-6 sessions, once a month"

    assert len(text) == len(signed(text, quantities(text, lexicon("en").number_words)))


def test_a_month_is_four_weeks() -> None:
    month = Quantity(30 * DAY, 30 * DAY, "minute")

    assert not month.is_disjoint(Quantity(28 * DAY, 28 * DAY, "minute"))
