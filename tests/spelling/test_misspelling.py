import pytest

from polyglint import Document
from polyglint.spelling.counted import PER, CountedWords, compiled, line
from polyglint.spelling.listed import ListedWords
from polyglint.spelling.mapped import Columns
from polyglint_rules.spelling.misspelling import Misspelling


def test_a_spelling_of_the_other_side_is_no_unknown_word_where_few_words_are_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counts = {"address": 200_000, "center": 200_000, "the": 40_000_000}
    lines = [line(word, count) for word, count in counts.items()]
    few = ListedWords(CountedWords(Columns(compiled(lines, PER))), None, "en")
    monkeypatch.setattr("polyglint.spelling.dictionary.listed_words", lambda _: few)
    document = Document.from_bytes("page.md", b"the centre's adress, the centre", "en-GB")

    found = [fact.value for fact in Misspelling().collect(document)]

    assert ["adress"] == [value["word"] for value in found if isinstance(value, dict)]
