"""The figures of a text: what is read in ten languages, and promises that hold for any text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglint import (
    Figure,
    digit_places,
    figures,
    has_number_words,
    knows_numbers,
    number_word_places,
    same_figure,
)
from polyglint.language.numbers import Day

LANGUAGES = ("de", "en", "es", "fr", "it", "ja", "ko", "pt", "ru", "zh", "ar", "pl", "")
PIECES = (
    "1", "23", "456", "7890", "2024", ".", ",", " ", "'", "’", "\u00a0", "\u202f", "-", "–", "/", ":", "%", "$", "€",
    "km", "k", "M", "st", "March", "mars", "марта", "月", "日", "年", "월", "일", "년", "万", "억", "만", "三", "세",
    "twenty", "-one", "hundred", "mille", "quatre-vingt", "сто", "XIV", "v", "ES", "+", "(", ")", "\ufffc", "\u2060",
    "\n", "½", "°C", "百分之", "a.m.", "오후", "시", "٣", "１", "，", "a", "half", "İ", "@", "https://", "[^1]",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text(max_size=60)


def only(text: str, language: str) -> Figure:
    (figure,) = figures(text, language)
    return figure


def numbers(text: str, language: str) -> list[float]:
    return [figure.values[0] for figure in figures(text, language) if not figure.is_doubtful]


@given(texts, st.sampled_from(LANGUAGES))
def test_figures_lie_inside_the_text_in_order(text: str, language: str) -> None:
    found = figures(text, language)

    assert [] == [figure for figure in found if not 0 <= figure.start < figure.end <= len(text)]
    assert sorted(found, key=lambda figure: figure.start) == list(found)


@given(texts, st.sampled_from(LANGUAGES))
def test_figures_do_not_overlap_unless_two_days_share_their_text(text: str, language: str) -> None:
    spans = sorted({(figure.start, figure.end) for figure in figures(text, language)})

    assert [] == [(one, two) for one, two in pairwise(spans) if one[1] > two[0]]


@given(texts, st.sampled_from(LANGUAGES))
def test_each_figure_has_a_reading(text: str, language: str) -> None:
    assert [] == [figure for figure in figures(text, language) if not (figure.values or figure.days)]


@given(texts, st.sampled_from(LANGUAGES))
def test_a_figure_says_the_same_as_itself(text: str, language: str) -> None:
    assert [] == [figure for figure in figures(text, language) if not same_figure(figure, figure)]


@given(texts, st.sampled_from(LANGUAGES))
def test_without_words_there_are_only_digits(text: str, language: str) -> None:
    assert [] == [figure for figure in figures(text, language, with_words=False) if figure.is_word]


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1,",
        "1.",
        "1 234 ",
        "a-",
        "a_",
        "-",
        "1-",
        "1/",
        "twenty ",
        "三",
        "3만 ",
        "세 ",
        "May ",
        "1 May ",
        "@a.",
        "v1.",
        "+1 ",
        "1:",
    ],
)
@pytest.mark.parametrize("language", ["fr", "ko", "zh"])
@pytest.mark.usefixtures("no_hang")
def test_a_long_text_takes_time_in_proportion(piece: str, language: str) -> None:
    figures(piece * (16_000 // len(piece)), language)


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("1,234.5", "en", (1234.5,)),
        ("1.234,5", "de", (1234.5,)),
        ("1 234,5", "fr", (1234.5,)),
        ("1\u202f234,5", "fr", (1234.5,)),
        ("1’234.5", "de", (1234.5,)),
        ("1.234", "es", (1234.0, 1.234)),
        ("1,234", "en", (1234.0,)),
        ("12,34,567", "en", (1234567.0,)),
        ("0.5", "en", (0.5,)),
        ("0,125", "ru", (0.125,)),
        ("１２３", "ja", (123.0,)),
        ("١٢٣", "ar", (123.0,)),
        ("१,५०,०००", "hi", (150000.0,)),
        ("½", "en", (0.5,)),
        ("2½", "en", (2.5,)),
        ("10k", "en", (10_000.0,)),
        ("1.5 million", "en", (1_500_000.0,)),
        ("3,5 Mio. Euro", "de", (3_500_000.0,)),
        ("10 mil", "es", (10_000.0,)),
        ("5 тыс. рублей", "ru", (5000.0,)),
        ("38万人", "ja", (380_000.0,)),
        ("1.2亿元", "zh", (120_000_000.0,)),
        ("3만 5천 명", "ko", (35_000.0,)),
        ("5만 개", "ko", (50_000.0, 5.0)),
        ("1990s", "en", (1990.0, 90.0)),
    ],
)
def test_digits_are_read_as_the_language_writes_them(text: str, language: str, values: tuple[float, ...]) -> None:
    assert values == only(text, language).values


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("zero", "en", 0), ("twenty-one", "en", 21), ("ninety nine", "en", 99), ("two hundred and five", "en", 205),
        ("half a million", "en", 500_000), ("ten thousand a day", "en", 10_000), ("fourth", "en", 4),
        ("treinta y uno", "es", 31), ("veintitrés", "es", 23), ("quinientos", "es", 500), ("séptima", "es", 7),
        ("soixante et onze", "fr", 71), ("quatre-vingt-dix-neuf", "fr", 99), ("dix-sept", "fr", 17),
        ("nonante", "fr", 90), ("trois cents", "fr", 300), ("fünfundzwanzig", "de", 25), ("dritten", "de", 3),
        ("двадцать пять", "ru", 25), ("двухсот", "ru", 200), ("пятью", "ru", 5), ("три тысячи", "ru", 3000),
        ("ventuno", "it", 21), ("trentotto", "it", 38), ("vinte e dois", "pt", 22), ("cinquenta", "pt", 50),
        ("세 가지", "ko", 3), ("스물두 명", "ko", 22), ("三つ", "ja", 3), ("七十二個", "ja", 72), ("三个", "zh", 3),
        ("第十二章", "zh", 12), ("二〇一九年", "zh", 2019),
    ],
)  # fmt: skip
def test_spelled_out_numbers_are_read(text: str, language: str, value: int) -> None:
    assert [float(value)] == numbers(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("一起", "zh"),
        ("十分重要", "zh"),
        ("万一", "ja"),
        ("統一", "ja"),
        ("네, 좋아요", "ko"),
        ("세상", "ko"),
        ("a once", "en"),
    ],
)
def test_words_that_only_look_like_numbers_are_doubtful_or_none(text: str, language: str) -> None:
    assert [] == numbers(text, language)


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("5 km", "en", "km"), ("5-day", "en", "day"), ("30 %", "fr", "%"), ("50 percent", "en", "%"),
        ("30 por ciento", "es", "%"), ("百分之五", "zh", "%"), ("50퍼센트", "ko", "%"), ("$10", "en", "USD"),
        ("10 €", "fr", "EUR"), ("5 millones de dólares", "es", "USD"), ("5 Mo", "fr", "MB"), ("3 часа", "ru", "hour"),
        ("3か月", "ja", "month"), ("5公里", "zh", "km"), ("15 °C", "de", "°C"), ("120 km/h", "en", "km/h"),
        ("five years", "en", "year"), ("2019年", "zh", ""), ("2019 год", "ru", ""), ("5 apples", "en", ""),
    ],
)  # fmt: skip
def test_units_and_currencies_have_one_name_in_all_languages(text: str, language: str, unit: str) -> None:
    assert [unit] == [figure.unit for figure in figures(text, language) if not figure.is_doubtful]


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("2024-03-05", "en", Day(2024, 3, 5)), ("March 5, 2024", "en", Day(2024, 3, 5)),
        ("5th of March 2024", "en", Day(2024, 3, 5)), ("5 de marzo de 2024", "es", Day(2024, 3, 5)),
        ("1er mars 2024", "fr", Day(2024, 3, 1)), ("5. März 2024", "de", Day(2024, 3, 5)),
        ("5.3.2024", "de", Day(2024, 3, 5)), ("5 марта 2024", "ru", Day(2024, 3, 5)),
        ("2024년 3월 5일", "ko", Day(2024, 3, 5)), ("2024. 3. 5.", "ko", Day(2024, 3, 5)),
        ("2024年3月5日", "ja", Day(2024, 3, 5)), ("3月5日", "zh", Day(0, 3, 5)), ("May 2020", "en", Day(2020, 5, 0)),
        ("5 marzo", "it", Day(0, 3, 5)), ("5 de março", "pt", Day(0, 3, 5)),
    ],
)  # fmt: skip
def test_dates_are_days(text: str, language: str, day: Day) -> None:
    assert (day,) == only(text, language).days


def test_a_date_in_digits_alone_has_both_readings() -> None:
    assert {Day(2024, 3, 5), Day(2024, 5, 3)} == set(only("3/5/2024", "en").days)


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [
        ("7:30 pm", "en", (1170.0,)), ("7 a.m.", "en", (420.0,)), ("7:30", "en", (450.0, 1170.0)),
        ("19h30", "fr", (1170.0,)),
        ("19.30 Uhr", "de", (1170.0,)), ("7:30 p. m.", "es", (1170.0,)), ("7 de la tarde", "es", (1140.0,)),
        ("7 часов вечера", "ru", (1140.0,)), ("오후 7시 30분", "ko", (1170.0,)), ("午後7時半", "ja", (1170.0,)),
        ("下午7点", "zh", (1140.0,)),
    ],
)  # fmt: skip
def test_times_are_minutes_of_the_day(text: str, language: str, minutes: tuple[float, ...]) -> None:
    assert ("time", minutes) == (only(text, language).kind, only(text, language).values)


@pytest.mark.parametrize("text", ["v16.8.0", "16.8.0", "ES2015", "UTF-8", "MP3", "COVID-19", "gpt-4o", "[^1]"])
def test_versions_and_model_names_are_names(text: str) -> None:
    assert "name" == only(text, "en").kind


@pytest.mark.parametrize("text", ["three to five days", "3-5 days", "3 – 5 days"])
def test_the_lower_end_of_a_range_has_the_unit_of_the_upper_one(text: str) -> None:
    low, high = figures(text, "en")

    assert (True, "day", False, "day") == (low.is_low, low.unit, high.is_low, high.unit)


def test_the_lower_end_of_a_range_may_share_the_multiplier() -> None:
    assert (2.0, 2_000_000.0) == figures("2–3 million", "en")[0].values


def test_markup_between_number_and_unit_is_part_of_neither() -> None:
    figure = only("\u2060\u20605\u2060\u2060 km away", "en")

    assert (2, 8, "5 km") == (figure.start, figure.end, figure.text)


def test_links_and_addresses_have_no_figures() -> None:
    assert () == figures("see https://example.org/2024/05 or mail a5@b6.org", "en")


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("5 miles", "8 km", "es"), ("350 °F", "175 °C", "de"), ("10 lb", "4,5 kg", "ru"), ("2 weeks", "14 jours", "fr"),
        ("two weeks", "15 jours", "fr"), ("75K", "75 Ko", "fr"), ("60 minutes", "1 hora", "es"),
        ("¥1,200", "1200円", "ja"),
    ],
)  # fmt: skip
def test_a_value_may_be_converted(source: str, target: str, language: str) -> None:
    assert same_figure(only(source, "en"), only(target, language))


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("5 miles", "5 km", "es"),
        ("$10", "10 €", "fr"),
        ("12 km", "12 m", "fr"),
        ("5 GB", "5 Mo", "fr"),
        ("2 days", "2 h", "de"),
    ],
)
def test_a_unit_is_not_exchanged(source: str, target: str, language: str) -> None:
    assert not same_figure(only(source, "en"), only(target, language))


@pytest.mark.parametrize(
    ("text", "language"), [("the three steps", "en"), ("tres pasos", "es"), ("세 단계", "ko"), ("三种", "zh")]
)
def test_a_text_with_number_words_is_told_at_a_glance(text: str, language: str) -> None:
    assert has_number_words(text, language)


@pytest.mark.parametrize(("text", "language"), [("one or two steps", "en"), ("keine", "de"), ("trzy kroki", "pl")])
def test_articles_and_unknown_words_are_no_number_words(text: str, language: str) -> None:
    assert not has_number_words(text, language)


def test_the_words_of_ten_languages_are_known() -> None:
    assert ["de", "en", "es", "fr", "it", "ja", "ko", "pt", "ru", "zh"] == [
        language for language in LANGUAGES if knows_numbers(language)
    ]


@pytest.mark.parametrize("language", ["en", "th"])
def test_digits_are_found_where_they_stand(language: str) -> None:
    assert digit_places("at 7, or 12", language) == [3, 9, 10]


def test_digits_of_other_scripts_are_found() -> None:
    assert digit_places("５", "ja") == digit_places("๕", "th") == [0]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Three of the five", "en", [0, 13]),
        ("three often attend", "en", [0]),
        ("a list of things", "en", []),
        ("三つと五つ", "ja", [0, 3]),
        ("three", "th", []),
    ],
)
def test_number_words_are_found_where_they_stand(text: str, language: str, expected: list[int]) -> None:
    assert number_word_places(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [("10進数で", "ja"), ("10进制", "zh"), ("16진수로", "ko"), ("제3자와", "ko"), ("제 3자", "ko")],
)
def test_digits_in_words_are_doubtful(text: str, language: str) -> None:
    assert [figure.is_doubtful for figure in figures(text, language)] == [True]


def test_what_only_looks_like_a_base_is_a_number() -> None:
    assert [figure.is_doubtful for figure in figures("3진입", "ko")] == [False]
