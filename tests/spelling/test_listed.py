import pytest

from polyglint.spelling.listed import FORMS, ListedWords
from polyglint.spelling.sources import listed_words


def words(language: str) -> ListedWords:
    found = listed_words(language)
    assert found is not None
    return found


def test_a_form_that_nobody_has_counted_is_less_common_than_its_dictionary_form() -> None:
    spanish = words("es")

    assert spanish._counted is not None
    assert spanish._counted.frequency("desarrollaban") is None
    assert (spanish.frequency("desarrollar") or 0) // FORMS == spanish.frequency("desarrollaban")
    assert (True, False) == ("desarrollaban" in spanish, "desarrollabqn" in spanish)
    assert spanish.frequency("desarrollabqn") is None


def test_names_and_acronyms_are_told_from_words() -> None:
    spanish = words("es")

    assert [(False, True)] * 2 == [(word in spanish, spanish.has_name(word)) for word in ("dvd", "albacete")]
    assert spanish.frequency("dvd") is not None


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "unesco"), ("fr", "etats-unis"), ("tr", "i̇ngiltere"), ("uk", "дерев'янський"), ("uk", "івано-франківськ")],
)
def test_a_name_is_known_however_it_is_written(language: str, name: str) -> None:
    assert words(language).has_name(name)


def test_german_nouns_are_words_though_they_have_a_capital() -> None:
    german = words("de")

    assert "hautarztpraxis" not in german
    assert [True] * 2 == [word in german for word in ("häuslichkeit", "köln-deutz")]
