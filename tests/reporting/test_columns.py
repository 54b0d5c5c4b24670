"""Text takes the columns that a terminal gives it, and nothing in it stays unseen."""

import subprocess
import sys

import pytest

from polyglint.reporting.columns import named, shortened, visible, width, wrapped


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("plain", 5),
        ("Москва", 6),
        ("Straße – «là»", 13),
        ("漢字", 4),
        ("e\u0301", 1),
        ("\u0301", 1),
        ("👍🏽", 2),
        ("👩\u200d🔬", 2),
        ("❤\ufe0f", 2),
        ("a\tb", 6),
        ("\u200b", 6),
        ("\ud800", 6),
    ],
)
def test_each_script_has_its_width(text: str, columns: int) -> None:
    assert columns == width(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("un\u200bable", "unU+200Bable"),
        ("soft\xadhyphen", "softU+00ADhyphen"),
        ("\u202eevil\u202c", "U+202EevilU+202C"),
        ("\x1b[31mred", "U+001B[31mred"),
        ("line\u2028line", "lineU+2028line"),
        ("half\udc80", "halfU+DC80"),
        ("wo\u200drd", "woU+200Drd"),
        ("по\u200cра", "поU+200Cра"),
        ("a\ufe0f", "aU+FE0F"),
    ],
)
def test_what_nobody_can_see_is_named(text: str, shown: str) -> None:
    assert shown == visible(text)


@pytest.mark.parametrize("text", ["👩\u200d🔬", "❤\ufe0f", "1\ufe0f\u20e3", "می\u200cخواهم", "क्\u200dष", "a\xa0b", "é"])
def test_joiners_at_work_and_ordinary_text_stay(text: str) -> None:
    assert text == visible(text)


@pytest.mark.parametrize(("text", "shown"), [("\xa0", "U+00A0"), (" \u2009", " U+2009"), ("a\xa0b", "a\xa0b")])
def test_spaces_are_named_where_there_is_nothing_else(text: str, shown: str) -> None:
    assert shown == named(text)


def test_long_text_wraps_between_words_and_keeps_its_runs_of_spaces() -> None:
    assert list(wrapped("one  two three\nfour", 9)) == ["one  two", "three", "four"]


def test_text_is_cut_by_its_columns() -> None:
    assert [shortened("漢字漢字", 7, "…"), shortened("short", 7, "…")] == ["漢字漢…", "short"]


def test_pages_in_european_scripts_need_no_table_of_widths() -> None:
    program = (
        "import sys; from polyglint.reporting.columns import width; width('Straße и «площадь» № 5 — ελληνικά');"
        "sys.exit('wcwidth' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
