"""How long a translation is expected to be."""

import pytest

from polyglint.language.lengths import expected_lengths, usual_length


def test_what_is_longer_one_way_is_shorter_the_other() -> None:
    assert usual_length("en", "fr") > 1 > usual_length("fr", "en")
    assert usual_length("en", "fr") * usual_length("fr", "en") == pytest.approx(1)


def test_languages_without_english_are_measured_through_it() -> None:
    assert usual_length("fr", "ko") == pytest.approx(usual_length("en", "ko") / usual_length("en", "fr"))


def test_of_what_is_not_known_nothing_is_expected() -> None:
    assert expected_lengths("en", "xx") is None
    assert usual_length("en", "xx") == 1


def test_the_usual_length_lies_between_the_bounds() -> None:
    lengths = expected_lengths("en", "ru")

    assert lengths is not None
    assert lengths.low < lengths.usual == usual_length("en", "ru") < lengths.high
