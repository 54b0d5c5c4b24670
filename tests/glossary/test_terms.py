import pytest

from polyglint.glossary import Glossary, Term

TERM = Term(
    {"": ("lead",), "es": ("cable", "cordón"), "pt-BR": ("fio",)},
    {"es": ("plomo",)},
    ("power",),
    "noun",
    is_exact=True,
    note="no metal",
    domain="home",
)


@pytest.mark.parametrize(
    "term", [TERM, Term({"": ("React",)}, is_kept=True), Term({}, {"en": ("utilize",)}, source="en")]
)
def test_a_term_survives_as_plain_data(term: Term) -> None:
    assert (term,) == Glossary([term.plain()]).terms


@pytest.mark.parametrize(
    ("locale", "expected"), [("es", "cable"), ("es-MX", "cable"), ("pt", "fio"), ("fr", ""), ("", "lead")]
)
def test_a_locale_is_looked_up_by_its_language_too(locale: str, expected: str) -> None:
    assert expected == next(iter(TERM.in_locale(locale)), "")


def test_one_word_may_stand_for_several_concepts() -> None:
    glossary = Glossary([{"terms": {"en": "lead", "es": "cable"}}, {"terms": {"en": ["lead"], "es": ["plomo"]}}])

    assert [("cable",), ("plomo",)] == [term.in_locale("es") for term in glossary.by_source("en")["lead"]]


def test_terms_are_found_by_what_they_are_called_and_not_to_be_called() -> None:
    glossary = Glossary([TERM.plain()])

    assert [["lead"], ["cable", "cordón"], ["plomo"]] == [
        list(glossary.by_source("en")),
        list(glossary.by_target("es")),
        list(glossary.by_forbidden("es-AR")),
    ]
