"""Typography: the table of conventions is sound, and marks that are paired are never called unpaired."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polyglint import Document
from polyglint_rules.typography.conventions import Conventions, conventions_in
from polyglint_rules.typography.unbalanced_brackets import UnbalancedBrackets
from polyglint_rules.typography.unbalanced_quotation_marks import UnbalancedQuotationMarks

LOCALES = [
    ("en", "en"), ("de", "de"), ("de", "de-CH"), ("fr", "fr"), ("fr", "fr-CA"), ("es", "es"), ("es", "es-MX"),
    ("it", "it"), ("pt", "pt-BR"), ("nl", "nl"), ("sv", "sv"), ("pl", "pl"), ("cs", "cs"), ("ru", "ru"), ("uk", "uk"),
    ("ko", "ko"), ("ja", "ja"), ("zh", "zh-CN"),
]  # fmt: skip
WORDS = st.sampled_from(["pool", "garden", "saunas", "towels", "lunches"])
PAIRS = {"brackets": ["()", "[]"], "quotation": ['""', "“”", "«»"]}


def texts(pairs: list[str]) -> st.SearchStrategy[str]:
    """Sentences of a few words in which whatever opens is closed."""

    def around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        marked = st.builds("{1[0]}{0}{1[1]}".format, inner, st.sampled_from(pairs))
        return st.lists(st.one_of(WORDS, marked), min_size=1, max_size=4).map(" ".join)

    return st.recursive(WORDS, around, max_leaves=8)


@pytest.mark.parametrize(("language", "locale"), LOCALES)
def test_the_table_says_something_of_each_common_locale(language: str, locale: str) -> None:
    habits = conventions_in(language, locale)

    assert habits.quotes
    assert habits.decimal
    assert habits.groups


@pytest.mark.parametrize(("language", "locale"), LOCALES)
def test_quotation_marks_come_in_pairs(language: str, locale: str) -> None:
    assert [] == [pair for pair in conventions_in(language, locale).quotes if len(pair) != 2]


def test_what_a_country_does_not_say_is_its_languages() -> None:
    assert conventions_in("fr", "fr").quotes == conventions_in("fr", "fr-CA").quotes


def test_the_table_is_silent_on_languages_that_it_does_not_know() -> None:
    assert Conventions() == conventions_in("tlh")


@given(texts(PAIRS["brackets"]))
@settings(max_examples=60, deadline=None)
def test_brackets_in_pairs_are_never_reported(text: str) -> None:
    assert [] == list(UnbalancedBrackets().check(Document("en/page.md", text, "en")))


@given(texts(PAIRS["brackets"]), WORDS)
@settings(max_examples=60, deadline=None)
def test_a_bracket_too_many_is_reported(text: str, word: str) -> None:
    assert list(UnbalancedBrackets().check(Document("en/page.md", f"{text} ({word} is here.", "en")))


@given(st.sampled_from(PAIRS["quotation"]), WORDS, st.sampled_from(["en", "es", "fr", "ko"]))
@settings(max_examples=60, deadline=None)
def test_quotations_in_pairs_are_never_reported(pair: str, word: str, locale: str) -> None:
    document = Document("page.md", f"{word} {pair[0]}{word}{pair[1]} {pair[0]}{word} {word}{pair[1]}, {word}.", locale)

    assert [] == list(UnbalancedQuotationMarks().check(document))
