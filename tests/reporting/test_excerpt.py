"""An excerpt fits its columns and its mark stands under the place."""

import pytest
import wcwidth
from hypothesis import given
from hypothesis import strategies as st

from polyglint.reporting.columns import width
from polyglint.reporting.excerpt import excerpt
from polyglint.values import Place

PIECES = st.lists(
    st.sampled_from(
        [
            "a",
            "bc ",
            "же",
            " ",
            "漢",
            "字。",
            "e\u0301",
            "й",
            "👍🏽",
            "👩\u200d🔬",
            "🇪🇸",
            "\t",
            "\u200b",
            "\u202e",
            "\xa0",
            "क्षि",
        ]
    ),
    max_size=80,
).map("".join)


def place(start: int, end: int, end_line: int = 1) -> Place:
    return Place("page.md", start, end, 1, start + 1, end_line, end + 1)


@given(PIECES, PIECES, st.integers(20, 120))
def test_the_mark_begins_where_the_text_before_the_place_ends(before: str, after: str, columns: int) -> None:
    line = f"{before}MARK {after}"
    shown = excerpt(line, place(len(before), len(before) + 4), columns, "…")

    assert (wcwidth.wcswidth(shown.text.partition("MARK")[0]), 4) == (shown.offset, shown.length)


@given(st.text(max_size=300), st.data(), st.integers(20, 120), st.sampled_from(["…", "..."]))
def test_any_excerpt_fits_with_its_mark_and_shows_no_control_character(
    line: str, data: st.DataObject, columns: int, ellipsis: str
) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    shown = excerpt(line, place(start, end), columns, ellipsis)

    assert width(shown.text) <= columns
    assert shown.offset + shown.length <= columns
    assert shown.offset >= 0
    assert shown.length >= 1
    assert not any(character < " " for character in shown.text)


def test_a_short_line_stands_whole() -> None:
    assert excerpt("A short line.", place(2, 7), 40, "…") == ("A short line.", 2, 5)


def test_a_place_near_the_beginning_keeps_the_beginning() -> None:
    line = "The place is here, and the line goes on for a long while after it."

    assert excerpt(line, place(4, 9), 36, "…") == ("The place is here, and the line…", 4, 5)


def test_a_place_in_the_middle_has_words_on_both_sides() -> None:
    line = "Far from the beginning of a long line stands the place, and far from its end as well it stands."

    assert excerpt(line, place(49, 54), 40, "…") == ("…line stands the place, and far from…", 17, 5)


def test_a_place_near_the_end_keeps_the_end() -> None:
    line = "Far from the beginning of a long line, almost at its end, stands the place."

    assert excerpt(line, place(69, 74), 40, "…") == ("…almost at its end, stands the place.", 31, 5)


def test_a_place_wider_than_the_window_is_marked_to_its_edge() -> None:
    shown = excerpt("word " * 40, place(0, 199), 30, "…")

    assert (shown.offset, width("^" * shown.length)) == (0, 29)


def test_a_place_that_goes_on_below_is_marked_to_the_end_of_the_line() -> None:
    assert excerpt("begins here", place(7, 3, end_line=2), 40, "…") == ("begins here", 7, 4)


@pytest.mark.parametrize("column", [0, 3, 5])
def test_an_empty_place_has_a_mark_of_one_column(column: int) -> None:
    assert ("words", column, 1) == excerpt("words", place(column, column), 40, "…")


def test_a_space_in_question_is_named_and_other_spaces_are_not() -> None:
    assert excerpt("5\xa0km\xa0/ h", place(4, 5), 40, "…") == ("5\xa0kmU+00A0/ h", 4, 6)


def test_a_line_of_megabytes_costs_no_more_than_what_is_shown() -> None:
    line = "слово " * 1_000_000

    assert excerpt(line, place(3_000_000, 3_000_005), 29, "…") == ("…слово слово слово слово…", 7, 5)
