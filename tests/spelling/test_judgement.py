from typing import Any

from polyglint.spelling.dictionary import Dictionaries
from polyglint.spelling.judgement import misspellings

ENGLISH = Dictionaries(None).of("en")


def told(word: str, times: int = 1, **more: Any) -> dict[str, Any]:
    return {"word": word, "form": word, "count": times, **more}


def test_a_slip_in_a_common_word_is_a_misspelling() -> None:
    found = misspellings([("a.md", told("goverment"))], ENGLISH)

    assert ("government",) == found["goverment"].suggestions


def test_a_word_of_several_pages_is_vocabulary() -> None:
    assert {} == misspellings([("a.md", told("goverment")), ("b.md", told("goverment"))], ENGLISH)


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
