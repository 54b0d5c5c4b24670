import pytest

from polyglint.glossary import TermFinder
from polyglint.glossary.speech import has_form


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the state of it", "noun"),
        ("each state", "noun"),
        ("you state it", "verb"),
        ("to state it", "verb"),
        ("State the reason.", "verb"),
        ("Read it. State that it is so.", "verb"),
        ("it was stated", "verb"),
        ("State and props", ""),
        ("updates state", ""),
    ],
)
def test_the_words_around_tell_a_noun_from_a_verb(text: str, expected: str) -> None:
    assert [expected] == [hit.speech for hit in TermFinder(["state"], "en").found(text)]


@pytest.mark.parametrize(
    ("word", "term"), [("queries", "query"), ("Stopped", "stop"), ("caching", "cache"), ("indices", "index")]
)
def test_inflected_forms_are_forms_of_a_term(word: str, term: str) -> None:
    assert has_form(word, term)


@pytest.mark.parametrize(("word", "term"), [("effective", "effect"), ("renderer", "render"), ("stately", "state")])
def test_derived_words_are_others(word: str, term: str) -> None:
    assert not has_form(word, term)
