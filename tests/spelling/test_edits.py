import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglint.spelling.edits import one_slip_away, slip


@pytest.mark.parametrize(
    ("wrong", "right", "language", "kind"),
    [
        ("recieve", "receive", "en", "swapped"),
        ("adress", "address", "en", "undoubled"),
        ("untill", "until", "en", "doubled"),
        ("tambien", "también", "es", "accent"),
        ("evenement", "événement", "fr", "accent"),
        ("hpuse", "house", "en", "neighbour"),
        ("pfone", "phone", "en", "other"),
        ("goverment", "government", "en", "missing"),
        ("linerter", "linter", "en", None),
        ("house", "house", "en", None),
        ("руковдоство", "руководство", "ru", "swapped"),
    ],
)
def test_a_slip_has_a_kind(wrong: str, right: str, language: str, kind: str | None) -> None:
    assert kind == slip(wrong, right, language)


def test_known_words_one_slip_away_are_found() -> None:
    known = {"house", "mouse", "hose", "horses"}

    assert ["house", "mouse"] == one_slip_away("nouse", "en", known.__contains__)


def test_an_elided_article_is_told_from_its_noun() -> None:
    assert "d'autres" in one_slip_away("dautres", "fr", {"autres"}.__contains__)


@given(st.text("abcdefé", min_size=1, max_size=8), st.text("abcdefé", min_size=1, max_size=8))
def test_a_slip_goes_both_ways(one: str, other: str) -> None:
    assert (slip(one, other, "fr") is None) == (slip(other, one, "fr") is None)


@given(st.text("abcdeé", min_size=2, max_size=7), st.data())
def test_what_is_one_slip_away_is_told_as_one(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 2))
    swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]

    assert swapped == word or slip(swapped, word, "fr")
