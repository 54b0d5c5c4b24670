import lzma
from collections.abc import Iterator
from pathlib import Path

import pytest

from polyglint.spelling import sources
from polyglint.spelling.sources import FORMS, ListedWords, listed_words


@pytest.fixture(autouse=True)
def _no_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("POLYGLINT_CACHE_DIR", str(tmp_path / "cache"))
    sources._listed_words.cache_clear()
    yield
    sources._listed_words.cache_clear()


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


def test_a_language_without_a_list_has_no_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pkgutil.get_data", lambda *_: None)

    assert words("ru").frequency("дом") is None


def test_a_root_has_the_frequency_of_a_word_with_it() -> None:
    russian = words("ru")

    assert russian.frequency(sources.root_key("компонент")) == russian.frequency("компоненты")


def test_forms_that_cannot_be_read_are_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked_for = ("makanan", "membaca", "dimakan", "makan", "qqq")
    known = words("ms")
    assert known._forms is not None
    expected = [known._forms.lemma(word) for word in asked_for]
    (tmp_path / "ms").write_bytes(lzma.compress(b"something else"))
    monkeypatch.setattr(sources, "_lemma_file", lambda *_: tmp_path / "ms")
    monkeypatch.setenv("POLYGLINT_CACHE_DIR", str(tmp_path / "other"))
    sources._listed_words.cache_clear()
    asked = words("ms")

    assert asked._forms is not None
    assert expected == [asked._forms.lemma(word) for word in asked_for]
    assert [(True, 0), (False, None)] == [(word in asked, asked.frequency(word)) for word in ("makanan", "qqq")]


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("POLYGLINT_CACHE_DIR", str(tmp_path / "file"))

    assert "makanan" in words("ms")
