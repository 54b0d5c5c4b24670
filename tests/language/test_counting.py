"""Words are counted as a translator would, with spaces and without."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglint.language.counting import count_words


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("  \n", 0), ("The pool is open.", 4), ("в зале 3 окна", 4), ("茶は 3 杯", 4), ("우리는 차를 마신다", 3)],
)
def test_words_are_counted(text: str, words: int) -> None:
    assert count_words(text) == words


@given(st.text(), st.text())
def test_two_texts_have_the_words_of_both(one: str, other: str) -> None:
    assert count_words(f"{one} {other}") == count_words(one) + count_words(other)
