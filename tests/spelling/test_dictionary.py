from pathlib import Path

import pytest

from polyglint.spelling.dictionary import Dictionaries, Dictionary
from polyglint.spelling.sources import chosen, hunspell_files

OPEN_DICTIONARY = "3\nhouse/S\nwolkenpad\nmouse\n"
AFFIXES = "SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n"


@pytest.mark.parametrize(
    ("locale", "word"),
    [
        ("en", "houses"),
        ("en", "author’s"),
        ("en", "well-known"),
        ("en", "microclimate"),
        ("es", "déjalo"),
        ("es", "guardarlas"),
        ("es", "invocable"),
        ("es", "reescribibles"),
        ("es", "mantenla"),
        ("fr", "l'abeille"),
        ("fr", "règlera"),
        ("de", "Versandkostenübersicht"),
        ("ru", "вложенными"),
        ("ru", "ещё"),
        ("ru", "еще"),
    ],
)
def test_right_words_are_known(locale: str, word: str) -> None:
    assert Dictionary(locale).knows(word)


@pytest.mark.parametrize(
    ("locale", "word"), [("en", "recieve"), ("es", "tambien"), ("fr", "nosu"), ("de", "Behandlugn"), ("ru", "прсотой")]
)
def test_misspelt_words_are_not(locale: str, word: str) -> None:
    assert not Dictionary(locale).knows(word)


def test_a_language_without_a_dictionary_knows_nothing_and_says_so() -> None:
    dictionary = Dictionary("ko")

    assert (False, ()) == (dictionary.is_sufficient, dictionary.sources)
    assert "no dictionary" in dictionary.described()


def test_the_site_s_own_words_hold_for_their_locale() -> None:
    spelling = {"words": {"": ["Wolkenpad"], "es": ["chamizo-x"]}}
    dictionaries = Dictionaries(spelling, [{"terms": {"es": ["luz pulsadísima"]}}])

    assert "the site's word list" == dictionaries.of("en").acceptance("wolkenpad")
    assert "the glossary" == dictionaries.of("es-MX").acceptance("pulsadísima")
    assert "" == dictionaries.of("en").acceptance("pulsadísima")


def test_a_hunspell_dictionary_that_the_site_names_is_asked(tmp_path: Path) -> None:
    (tmp_path / "xx_XX.dic").write_text(OPEN_DICTIONARY)
    (tmp_path / "xx_XX.aff").write_text(AFFIXES)
    files = [list(file) for file in hunspell_files([str(tmp_path)], tmp_path)]
    dictionary = Dictionary("xx", {"dictionaries": files})

    assert (True, True, False) == tuple(map(dictionary.knows, ("houses", "Wolkenpad", "mouses")))
    assert dictionary.is_sufficient


def test_the_dictionary_of_the_locale_comes_before_those_of_the_language() -> None:
    files = [("en-GB", "gb", 1, 1), ("en-US", "us", 2, 1), ("en-ZA", "za", 1, 1), ("es-ES", "es", 3, 1)]

    assert ["en-US"] == [file.locale for file in chosen(files, "en-US")]
    assert ["en-GB", "en-US"] == sorted(file.locale for file in chosen(files, "en"))
