"""Quantities are read in five languages, in digits and words, and what is no quantity is left."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglint.claims.quantities import EVERY, as_version, quantities, signed, version_ends

DAY = 1440.0
YEAR = 365 * DAY
LANGUAGES = ("en", "ru", "es", "fr", "de")
TELLING = """
every two weeks a couple of days to from 3 - 5 , . up at least once twice times year half an hour and раз в две недели
от до четырех полтора часа каждые 5-ти 2024 $ € v2.3 x 10 % : / > >= кг 00 un par de hasta cada media y alle vier bis zu
dreimal zweiwöchig une demi-heure toutes les l'an mb 18 + 1h30 ½ 3/4 \ue000 ß İ
"""
WORDS = TELLING.split()


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("en", "half an hour", 30, 30),
        ("en", "an hour and a half", 90, 90),
        ("en", "1 hour 30 minutes", 90, 90),
        ("en", "30 min to 1 hour", 30, 60),
        ("en", "from two weeks to a month", 14 * DAY, 30 * DAY),
        ("en", "between 5 and 7 days", 5 * DAY, 7 * DAY),
        ("en", "a week or two", 7 * DAY, 14 * DAY),
        ("en", "up to 5 days", 0, 5 * DAY),
        ("en", "18 years or older", 18 * YEAR, inf),
        ("en", "six-week", 42 * DAY, 42 * DAY),
        ("en", "2 to 3 business days", 2 * DAY, 3 * DAY),
        ("en", "approx. 3 months", 90 * DAY, 90 * DAY),
        ("ru", "от двух до четырёх недель", 14 * DAY, 28 * DAY),
        ("ru", "не более 5 дней", 0, 5 * DAY),
        ("ru", "полтора часа", 90, 90),
        ("ru", "2 с половиной недели", 17.5 * DAY, 17.5 * DAY),
        ("ru", "двухнедельный", 14 * DAY, 14 * DAY),
        ("ru", "14-дневный", 14 * DAY, 14 * DAY),
        ("ru", "5-ти дней", 5 * DAY, 5 * DAY),
        ("ru", "20мин", 20, 20),
        ("ru", "от недели до месяца", 7 * DAY, 30 * DAY),
        ("ru", "старше 18 лет", 18 * YEAR, inf),
        ("ru", "2 года 6 месяцев", 910 * DAY, 910 * DAY),
        ("es", "entre 3 y 5 semanas", 21 * DAY, 35 * DAY),
        ("es", "hora y media", 90, 90),
        ("es", "treinta y un días", 31 * DAY, 31 * DAY),
        ("es", "no más de 2 días", 0, 2 * DAY),
        ("fr", "une heure et demie", 90, 90),
        ("fr", "de deux à quatre semaines", 14 * DAY, 28 * DAY),
        ("fr", "1h30", 90, 90),
        ("fr", "vingt et un jours", 21 * DAY, 21 * DAY),
        ("fr", "au moins deux ans", 2 * YEAR, inf),
        ("de", "anderthalb stunden", 90, 90),
        ("de", "zwischen 4 und 6 wochen", 28 * DAY, 42 * DAY),
        ("de", "6-wöchig", 42 * DAY, 42 * DAY),
        ("de", "dreimonatige", 90 * DAY, 90 * DAY),
        ("de", "ca. 3 monate", 90 * DAY, 90 * DAY),
        ("de", "3–5 werktage", 3 * DAY, 5 * DAY),
    ],
)
def test_a_duration_is_read(language: str, text: str, low: float, high: float) -> None:
    [found] = quantities(text, language)

    assert (low, high, "minute", text.replace("ё", "е")) == (
        found.quantity.low,
        found.quantity.high,
        found.quantity.unit,
        found.words,
    )


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("en", "once a month", 30, 30),
        ("en", "every other day", 2, 2),
        ("en", "every 4-6 weeks", 28, 42),
        ("en", "no more than once a month", 30, inf),
        ("ru", "раз в две недели", 14, 14),
        ("ru", "каждые три недели", 21, 21),
        ("ru", "через день", 2, 2),
        ("es", "cada 15 días", 15, 15),
        ("es", "una vez cada dos meses", 60, 60),
        ("fr", "toutes les 3 semaines", 21, 21),
        ("fr", "une fois par mois", 30, 30),
        ("de", "alle vier wochen", 28, 28),
        ("de", "jeden zweiten tag", 2, 2),
        ("de", "wöchentlich", 7, 7),
    ],
)
def test_a_frequency_is_an_interval(language: str, text: str, low: float, high: float) -> None:
    [found] = quantities(text, language)

    assert (low * DAY, high * DAY, EVERY) == (found.quantity.low, found.quantity.high, found.sign)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "2-3 times a year"),
        ("ru", "2–3 раза в год"),
        ("es", "dos o tres veces al año"),
        ("fr", "deux à trois fois par an"),
        ("de", "zwei- bis dreimal im jahr"),
    ],
)
def test_several_times_a_year_is_an_interval(language: str, text: str) -> None:
    [found] = quantities(text, language)

    assert (YEAR / 3, YEAR / 2, EVERY) == (found.quantity.low, found.quantity.high, found.sign)


@pytest.mark.parametrize(
    ("language", "text", "low", "high", "unit"),
    [
        ("en", "three to five", 3, 5, "time"),
        ("en", "$49.90", 49.9, 49.9, "money:USD"),
        ("en", "$5-10", 5, 10, "money:USD"),
        ("en", "from €49", 49, inf, "money:EUR"),
        ("en", "$10 per month", 10, 10, "money:USD/month"),
        ("en", "100 requests per minute", 100, 100, "time/minute"),
        ("en", "1,500", 1500, 1500, "time"),
        ("en", "10 mb", 1e7, 1e7, "byte"),
        ("en", "16gb", 16e9, 16e9, "byte"),
        ("ru", "от 1500 руб", 1500, inf, "money:RUB"),
        ("ru", "5 тысяч рублей", 5000, 5000, "money:RUB"),
        ("ru", "300 г", 0.3, 0.3, "kilogram"),
        ("es", "1.299,00 €", 1299, 1299, "money:EUR"),
        ("es", "1,5 litros", 1.5, 1.5, "litre"),
        ("fr", "1 299,00 €", 1299, 1299, "money:EUR"),
        ("fr", "une dizaine de", 8, 12, "time"),
        ("de", "1.299,00 €", 1299, 1299, "money:EUR"),
        ("de", "20 cm", 0.2, 0.2, "metre"),
        ("de", "15 %", 15, 15, "percent"),
    ],
)
def test_other_units_are_brought_to_their_base(language: str, text: str, low: float, high: float, unit: str) -> None:
    [found] = quantities(text, language)

    assert (low, high, unit) == (found.quantity.low, found.quantity.high, found.quantity.unit)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("v2.3", 2.003, 2.003999999), ("2.3.1", 2.003001, 2.003001), ("18 or later", 18, inf), ("v18+", 18, inf)],
)
def test_a_version_is_everything_that_it_covers(text: str, low: float, high: float) -> None:
    [found] = quantities(text, "en")

    assert (low, high, "version") == (found.quantity.low, found.quantity.high, found.quantity.unit)


def test_a_bare_number_can_be_taken_for_a_version() -> None:
    [found] = quantities("at least 3.9", "en")

    assert (version_ends("v3.9")[0], inf) == (as_version(found).low, as_version(found).high)


def test_a_later_minor_version_is_later() -> None:
    assert version_ends("2.9")[1] < version_ends("2.10")[0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "several weeks"),
        ("en", "about 20 minutes"),
        ("ru", "минут двадцать"),
        ("ru", "несколько дней"),
        ("es", "unas dos semanas"),
        ("fr", "environ 20 minutes"),
        ("de", "rund 50 euro"),
    ],
)
def test_a_vague_quantity_is_approximate(language: str, text: str) -> None:
    [found] = quantities(text, language)

    assert found.quantity.is_approximate


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "at 18:00 on march 5, 2024"),
        ("en", "since 2019, call 555-1234 or +1 555 123 4567"),
        ("en", "step 3: see page 12 and the 5th floor"),
        ("en", "1. mix"),
        ("en", "no one knows one of them"),
        ("en", "a second treatment"),
        ("en", "10 x 20 x 30 cm"),
        ("en", "100 % safe, 24/7"),
        ("ru", "в 2024 году, 5 марта 2024 г., с 10 до 20 часов, на 5-й день"),
        ("ru", "один из лучших"),
        ("es", "a las 10 horas del 5 de marzo de 2024"),
        ("fr", "01 23 45 67 89, à 18 h 30"),
        ("de", "um 18:00 uhr, am 3. tag, von 10 bis 18 uhr, achten sie"),
        ("de", "eine sitzung"),
        ("xx", "two weeks"),
    ],
)
def test_other_numbers_are_left_alone(language: str, text: str) -> None:
    assert [] == quantities(text, language)


def test_what_is_counted_stays_beside_its_frequency() -> None:
    text = "at most two sessions a week"
    [found] = quantities(text, "en")

    assert "a week" == text[found.start : found.end]
    assert (3.5 * DAY, inf, text) == (found.quantity.low, found.quantity.high, found.words)


def test_an_hour_that_something_takes_is_no_rate() -> None:
    assert [60.0] == [found.quantity.low for found in quantities("one visit takes an hour", "en")][1:]


def test_signs_keep_every_place() -> None:
    text = "for 14 days and 4-6 sessions, once a month"

    assert len(text) == len(signed(text, quantities(text, "en")))


@given(
    st.one_of(
        st.text(),
        st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join),
        st.lists(st.sampled_from(WORDS), max_size=8).map("".join),
    ),
    st.sampled_from((*LANGUAGES, "ja", "")),
)
def test_whatever_the_text_quantities_stand_in_order_inside_it(text: str, language: str) -> None:
    found = quantities(text, language)
    ends = [end for each in found for end in (each.start, each.end)]

    assert ends == sorted(ends)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(each.quantity.low <= each.quantity.high for each in found)
