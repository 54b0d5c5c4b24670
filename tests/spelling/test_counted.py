import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglint.spelling.counted import PER, CountedWords, compiled, line, lines_of, read
from polyglint.spelling.mapped import Columns

_WORDS = st.text(st.characters(exclude_characters='\n"', exclude_categories=["Cs"]))


def words_of(counts: dict[str, int], total: int = PER) -> CountedWords:
    return CountedWords(Columns(compiled([line(word, count) for word, count in counts.items()], total)))


def listed(counts: dict[str, int]) -> bytes:
    """A list as pyspellchecker ships it."""
    return json.dumps(counts, ensure_ascii=False, indent=0).encode()


@given(st.dictionaries(_WORDS, st.integers(1, 2**31), max_size=200), _WORDS)
def test_what_was_put_in_is_known_and_nothing_else(counts: dict[str, int], stranger: str) -> None:
    words = words_of(counts)

    assert counts == {word: words.frequency(word) for word in counts}
    assert counts.get(stranger) == words.frequency(stranger)


def test_each_of_many_words_is_found_in_its_block() -> None:
    counts = {f"{number:x}": number + 1 for number in range(1000)}
    words = words_of(counts)

    assert counts == {word: words.frequency(word) for word in counts}
    assert {None} == {words.frequency(f"{word}é") for word in counts}


def test_frequencies_are_told_of_a_thousand_million_words_and_are_never_none_at_all() -> None:
    words = words_of({"the": 50, "mouse": 1}, 2 * PER)

    assert (25, 1) == (words.frequency("the"), words.frequency("mouse"))


@pytest.mark.parametrize(
    "counts",
    [
        {"a": 7, "a's": 50, "b": 50, "zürich": 123},
        {"b": 50, "a": 50},
        {"50": 50, "a 50,": 3, "ab!": 1, "ab": 2, 'a": 50, b': 4},
        {"a": 50},
        {},
    ],
)
def test_a_list_is_read_however_it_is_written(counts: dict[str, int]) -> None:
    expected = {word: count for word, count in counts.items() if '"' not in word}
    known = listed(counts)
    others = (json.dumps(counts).encode(), json.dumps(counts, indent=4).encode())
    for data in (known, known.replace(b"\n", b"\r\n"), *others):
        lines, total = lines_of(data, "en")

        assert expected == dict(map(read, lines))
        assert total == sum(expected.values())


@given(st.dictionaries(_WORDS.filter(str.isprintable).filter(str.islower), st.integers(1, 99)))
def test_any_list_is_read(counts: dict[str, int]) -> None:
    expected = {word: count for word, count in counts.items() if "\\" not in word}
    lines, total = lines_of(listed(counts), "")

    assert total == sum(expected.values())
    assert len(lines) <= len(expected)
    assert {*dict(map(read, lines)).values()} <= {*expected.values()}


def test_words_are_folded_and_the_last_of_those_that_become_one_holds() -> None:
    counts = {"Ab": 1, "ab": 2, "d’or": 3, "ель": 4, "ёль": 5, "ёж": 6, "яма": 7}
    lines, total = lines_of(listed(counts), "ru")

    assert [("ab", 1), ("d'or", 3), ("еж", 6), ("ель", 5), ("яма", 7)] == [*map(read, sorted(lines))]
    assert total == 28
