import pytest

from polyglint.glossary.preferences import terms
from polyglint.glossary.table import TableError
from polyglint.glossary.terms import Term


def flaws(text: str, path: str = "terms.en.yaml") -> list[tuple[int, str]]:
    with pytest.raises(TableError) as caught:
        terms(text, path)
    return [(flaw.line, flaw.message) for flaw in caught.value.flaws]


def test_a_preferred_word_stands_before_those_that_are_not_used() -> None:
    assert [Term({"en": ("sign in",)}, {"en": ("log in", "log on")})] == terms(
        "en:\n  prefer:\n    sign in: [log in, log on]\n", "terms.yaml"
    )


def test_what_differs_in_capitals_alone_is_told_by_them() -> None:
    assert [
        Term({"en": ("IPL",)}, {"en": ("flash",)}),
        Term({"en": ("IPL",)}, {"en": ("Ipl",)}, is_exact=True),
    ] == terms("prefer:\n  IPL: [Ipl, flash]\n", "en/terms.yaml")


def test_words_to_avoid_may_have_a_note() -> None:
    assert [Term(forbidden={"pt-BR": ("barato",)}, note="say what it costs"), Term(forbidden={"pt-BR": ("top",)})] == (
        terms("pt-br:\n  avoid:\n    - barato: say what it costs\n    - top\n", "terms.yaml")
    )


def test_words_to_avoid_may_be_a_mapping() -> None:
    assert [Term(forbidden={"en": ("cheap",)}, note="say what it costs")] == terms(
        "avoid:\n  cheap: say what it costs\n", "terms.en.yaml"
    )


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "a glossary has a locale such as en, and below it prefer and avoid"),
        ("- a\n", 1, "is no mapping; a glossary has a locale such as en, and below it prefer and avoid"),
        ("en:\n  prever:\n    a: b\n", 2, 'no part of a glossary is called "prever"; known: prefer, avoid'),
        (
            "english:\n  avoid: [a]\n",
            1,
            '"english" is no locale; a glossary has a locale such as en, and below it pref',
        ),
        ("prefer:\n  a: {b: c}\n", 2, "has a word or a list of words"),
        ("avoid: a\n", 1, "avoid has a list of words"),
        ("prefer:\n  ? [a]\n  : b\n", 2, "is no word"),
        ("avoid: [a\n", 2, "is not YAML: "),
    ],
)
def test_what_is_wrong_names_its_line(text: str, line: int, message: str) -> None:
    found = flaws(text)

    assert 1 == len(found)
    assert line == found[0][0]
    assert found[0][1].startswith(message)


def test_a_file_without_a_locale_asks_for_one() -> None:
    assert [(1, "for which locale? Name the file for it: terms.en.yaml, or put en: above the rest")] == flaws(
        "avoid: [a]\n", "terms.yaml"
    )
