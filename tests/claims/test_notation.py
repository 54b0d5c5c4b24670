"""Quantities are written and read in one notation."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglint.claims.model import Quantity
from polyglint.claims.notation import noted, quantity_of


@pytest.mark.parametrize(
    ("written", "quantity"),
    [
        ("4-6", Quantity(4, 6, "time")),
        ("4–6", Quantity(4, 6, "time")),
        ("21-28 d", Quantity(30_240, 40_320, "minute")),
        (">=18 y", Quantity(9_460_800, inf, "minute")),
        ("<=2 d", Quantity(0, 2880, "minute")),
        ("~30 min", Quantity(30, 30, "minute", is_approximate=True)),
        ("49.90 EUR", Quantity(49.9, 49.9, "money:EUR")),
        ("19.99 USD/month", Quantity(19.99, 19.99, "money:USD/month")),
        ("2.5 kg", Quantity(2.5, 2.5, "kilogram")),
        ("10 MB", Quantity(10e6, 10e6, "byte")),
        ("30 %", Quantity(30, 30, "percent")),
        ("v18", Quantity(18.0, 18.999999, "version")),
        (">=v18.2", Quantity(18.002, inf, "version")),
    ],
)
def test_a_quantity_is_read(written: str, quantity: Quantity) -> None:
    found = quantity_of(written)

    assert (found.unit, found.is_approximate) == (quantity.unit, quantity.is_approximate)
    assert (found.low, found.high) == pytest.approx((quantity.low, quantity.high))


@pytest.mark.parametrize("written", ["", "six", "4-", "- 6", "4 parsecs", "about 4", "4 6"])
def test_what_is_no_quantity_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"no (quantity|unit)"):
        quantity_of(written)


@pytest.mark.parametrize(
    ("quantity", "written"),
    [
        (Quantity(30_240, 40_320, "minute"), "3-4 wk"),
        (Quantity(30, 30, "minute"), "30 min"),
        (Quantity(90, 90, "minute"), "90 min"),
        (Quantity(43_200, 43_200, "minute"), "30 d"),
        (Quantity(259_200, 259_200, "minute"), "6 mo"),
        (Quantity(0.45, 0.45, "metre"), "45 cm"),
        (Quantity(49.9, 49.9, "money:EUR"), "49.90 EUR"),
        (Quantity(3.004005, 3.004005, "version"), "v3.4.5"),
        (Quantity(0, 17.002999999, "version"), "<=v17.2"),
        (Quantity(3, 3, ""), "3"),
    ],
)
def test_it_is_written_in_the_unit_that_reads_best(quantity: Quantity, written: str) -> None:
    assert written == noted(quantity)


@given(
    st.integers(1, 5000),
    st.integers(0, 5000),
    st.sampled_from(["", " d", " wk", " y", " min", " kg", " cm", " EUR", " MB", " %"]),
    st.sampled_from(["", ">=", "<="]),
)
def test_what_is_written_is_read_as_it_was(low: int, more: int, unit: str, bound: str) -> None:
    quantity = quantity_of(f"{bound}{low}{f'-{low + more}' if more and not bound else ''}{unit}")

    again = quantity_of(noted(quantity))

    assert again.unit == quantity.unit
    assert (again.low, again.high) == pytest.approx((quantity.low, quantity.high))
