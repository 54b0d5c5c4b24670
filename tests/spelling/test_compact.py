from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from polyglint.spelling.compact import CompactWords, compiled, opened, written

_WORDS = st.text(st.characters(exclude_characters="\n"))


@given(st.lists(st.tuples(_WORDS, st.integers(0, 2**31)), max_size=200), _WORDS)
def test_what_was_put_in_last_is_known_and_nothing_else(words: list[tuple[str, int]], stranger: str) -> None:
    kept = CompactWords(compiled([word for word, _ in words], [frequency for _, frequency in words]))

    assert dict(words) == {word: kept.frequency(word) for word, _ in words}
    assert dict(words).get(stranger) == kept.frequency(stranger)


def test_each_of_many_words_is_found_in_its_block() -> None:
    words = [f"{number:x}" for number in range(1000)]
    kept = CompactWords(compiled(words, range(1000)))

    assert [*range(1000)] == [kept.frequency(word) for word in words]
    assert {None} == {kept.frequency(f"{word}é") for word in words}


def test_a_file_is_mapped_again(tmp_path: Path) -> None:
    file = tmp_path / "words" / "en"
    written(file, compiled(["house"], [3]))
    kept = opened(file)

    assert kept is not None
    assert (3, None) == (kept.frequency("house"), kept.frequency("mouse"))


def test_half_a_file_is_none(tmp_path: Path) -> None:
    file = tmp_path / "en"
    file.write_bytes(compiled(["house", "mouse"], [3, 1])[:-4])

    assert opened(file) is None
    assert opened(tmp_path / "missing") is None


def test_the_beginning_of_a_file_is_none(tmp_path: Path) -> None:
    file = tmp_path / "en"
    file.write_bytes(compiled(["house"], [3])[:20])

    assert opened(file) is None
