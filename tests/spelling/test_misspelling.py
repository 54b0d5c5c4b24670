import pytest

from polyglint import Document
from polyglint.spelling.compact import CompactWords, compiled
from polyglint_rules.spelling.misspelling import Misspelling


def test_a_spelling_of_the_other_side_is_no_unknown_word_where_few_words_are_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    few = CompactWords(compiled(["address", "center", "the"], [200_000, 200_000, 40_000_000]))
    monkeypatch.setattr("polyglint.spelling.dictionary.listed_words", lambda _: few)
    document = Document.from_bytes("page.md", b"the centre's adress, the centre", "en-GB")

    found = [fact.value for fact in Misspelling().collect(document)]

    assert ["adress"] == [value["word"] for value in found if isinstance(value, dict)]
