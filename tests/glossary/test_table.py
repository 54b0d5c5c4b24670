from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglint.glossary.table import Flaw, TableError, terms
from polyglint.glossary.terms import Term


def flaws(text: str, path: str = "terms.csv") -> tuple[Flaw, ...]:
    with pytest.raises(TableError) as caught:
        terms(text, path)
    return caught.value.flaws


def test_each_locale_has_its_column_and_several_words_in_a_cell() -> None:
    (term,) = terms("source,es,pt-BR\nlead,cable | cordón ;  cable,fio\n", "terms.csv")

    assert {"": ("lead",), "es": ("cable", "cordón"), "pt-BR": ("fio",)} == term.texts


def test_all_columns_are_read() -> None:
    header = "term,fr,forbidden:fr,context,pos,case,translate,note,domain"
    text = f"{header}\nlead,fil,plomb,power|plug,Noun,yes,yes,no metal,home\n"

    assert [
        Term(
            {"": ("lead",), "fr": ("fil",)},
            {"fr": ("plomb",)},
            ("power", "plug"),
            "noun",
            is_exact=True,
            note="no metal",
            domain="home",
        )
    ] == terms(text, "terms.csv")


@pytest.mark.parametrize(
    "text", ["source,translate\nReact,no\n", "source,do-not-translate\nReact,yes\n", "term,dnt\nReact,x\n"]
)
def test_a_term_may_be_kept_in_all_languages(text: str) -> None:
    assert [Term({"": ("React",)}, is_kept=True)] == terms(text, "terms.csv")


@pytest.mark.parametrize("path", ["terms.es.csv", "terms-es.csv", "es.csv", "es/terms.csv"])
def test_a_file_that_is_named_for_its_locale_has_one_target(path: str) -> None:
    assert [Term({"": ("lead",), "es": ("cable",)}, {"es": ("plomo",)})] == terms(
        "source,target,forbidden\nlead,cable,plomo\n", path
    )


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_delimiter_is_found(mark: str) -> None:
    assert [Term({"": ("lead",), "es": ("cable",)})] == terms(f"source{mark}es\nlead{mark}cable\n", "terms.csv")


def test_quoted_cells_may_hold_delimiters_line_ends_and_quotes() -> None:
    (first, second) = terms('source,es,note\n"a, b",c,"two\nlines ""here"""\nd,e,\n', "terms.csv")

    assert (("a, b",), 'two\nlines "here"', ("d",)) == (first.texts[""], first.note, second.texts[""])


def test_empty_rows_and_columns_of_other_tools_say_nothing() -> None:
    assert [Term({"": ("lead",)})] == terms("source,definition,x-owner\n\nlead,a wire,Ann\n,,\n", "terms.csv")


def test_words_may_be_forbidden_without_a_term() -> None:
    assert [Term({}, {"en": ("utilize",)})] == terms("source,forbidden:en\n,utilize\n", "terms.csv")


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("", Flaw(1, "", "is empty: its first row must name the columns")),
        ("source,spanish\n", Flaw(1, "spanish", "no column of a glossary has this name; known: ")),
        ("source,forbiden\n", Flaw(1, "forbiden", "no column of a glossary has this name; did you mean forbidden?")),
        ("source,target\n", Flaw(1, "target", "for which locale? Name the column es, or the file for its locale: ")),
        ("source,es,es\n", Flaw(1, "es", "a second column says the same")),
        ("note\nx\n", Flaw(1, "", "has no column for a term: ")),
        ("source,es\nlead,cable,x\n", Flaw(2, "", "has 3 cells, and the table 2 columns")),
        ("source,es\n\n,cable\n", Flaw(3, "source", "says nothing: which word is translated here?")),
        ("source,case\nlead,maybe\n", Flaw(2, "case", 'says "maybe": write yes or no')),
        ("source,pos\nlead,thing\n", Flaw(2, "pos", 'says "thing", which is none of noun, verb, ')),
        ('source,es\nlead,"cable\n', Flaw(2, "", "is no table from here on: a quotation mark is not closed")),
        ('source,es\n"a\nb",c\n,d\n', Flaw(4, "source", "says nothing: which word is translated here?")),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line_and_column(text: str, flaw: Flaw) -> None:
    (found,) = flaws(text)

    assert (flaw.line, flaw.column) == (found.line, found.column)
    assert found.message.startswith(flaw.message)


def test_all_that_is_wrong_is_told_at_once() -> None:
    assert [2, 4] == [flaw.line for flaw in flaws("source,case\na,maybe\nb,yes\nc,never\n")]


@given(st.text())
def test_any_text_is_a_table_or_tells_why_not(text: str) -> None:
    with suppress(TableError):
        assert all(term.texts or term.forbidden for term in terms(text, "terms.csv"))
