from typing import Any

import pytest

from polyglint.spelling.dictionary import Dictionaries
from polyglint.spelling.judgement import misspellings

ENGLISH = Dictionaries(None).of("en")


def told(word: str, times: int = 1, **more: Any) -> dict[str, Any]:
    return {"word": word, "form": word, "count": times, "candidates": ENGLISH.candidates(word), **more}


def test_a_slip_in_a_common_word_is_a_misspelling() -> None:
    found = misspellings([("a.md", told("goverment"))], ENGLISH)

    assert ("government",) == found["goverment"].suggestions


def test_a_word_of_several_pages_is_vocabulary() -> None:
    assert {} == misspellings([("a.md", told("wolkenpad")), ("b.md", told("wolkenpad"))], ENGLISH)


@pytest.mark.parametrize("word", ["goverment", "gramar", "plugings"])
def test_so_is_one_that_is_no_sure_slip_or_no_very_common_word(word: str) -> None:
    assert {} == misspellings([("a.md", told(word)), ("b.md", told(word))], ENGLISH)


@pytest.mark.parametrize("word", ["recieves", "adress", "neccessary", "seperate"])
def test_a_sure_slip_in_a_very_common_word_is_none_on_a_few_pages(word: str) -> None:
    few, many = ([(f"{number}.md", told(word)) for number in range(count)] for count in (4, 6))

    assert ({word}, set()) == ({*misspellings(few, ENGLISH)}, {*misspellings(many, ENGLISH)})


def test_what_may_be_a_name_is_misspelt_where_a_very_common_word_is_meant() -> None:
    words = [told("mafintosh", may_be_name=True), told("necesary", may_be_name=True)]

    assert {"necesary"} == {*misspellings([("a.md", word) for word in words], ENGLISH)}


def test_what_the_same_pages_write_right_far_more_often_is_wrong_on_several() -> None:
    pages = [(path, told("goverment", near={"government": 20})) for path in ("a.md", "b.md")]

    assert {"goverment"} == {*misspellings(pages, ENGLISH)}


def test_a_slip_in_a_word_that_only_the_site_knows_is_a_misspelling() -> None:
    pages = [("a.md", told("wolkenpad", 9)), ("b.md", told("wolkenpad", 9)), ("c.md", told("wolkepnad"))]

    assert ("wolkenpad",) == misspellings(pages, ENGLISH)["wolkepnad"].suggestions


def test_a_rare_term_is_none() -> None:
    rare = ["couperosis", "mesotherapy", "oxyhaemoglobin", "mellitus", "photorejuvenation", "microburns"]

    assert {} == misspellings([("a.md", told(word)) for word in rare], ENGLISH)


def test_words_of_one_family_are_none() -> None:
    family = ["wintable", "wintables", "wintabled"]

    assert {} == misspellings([(f"{word}.md", told(word)) for word in family], ENGLISH)


def test_what_no_key_of_the_language_writes_was_not_meant() -> None:
    pages = [(path, told("brötchenix", 9)) for path in ("a.md", "b.md", "c.md")]

    assert {} == misspellings([*pages, ("d.md", told("brotchenix"))], ENGLISH)
