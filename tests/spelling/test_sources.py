import lzma
from collections.abc import Iterator
from pathlib import Path

import pytest

from polyglint.spelling import sources
from polyglint.spelling.listed import ListedWords
from polyglint.spelling.sources import listed_words


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
