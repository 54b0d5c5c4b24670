from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from polyglint.spelling.compact import CompactWords, compiled, opened, written


@given(st.dictionaries(st.text(min_size=1), st.integers(0, 2**31), max_size=30), st.text())
def test_what_was_put_in_is_known_and_nothing_else(words: dict[str, int], stranger: str) -> None:
    kept = CompactWords(compiled(words.items()))

    assert words == {word: kept.frequency(word) for word in words}
    assert words.get(stranger) == kept.frequency(stranger)


def test_a_file_is_mapped_again(tmp_path: Path) -> None:
    file = tmp_path / "words" / "en"
    written(file, compiled([("house", 3)]))
    kept = opened(file)

    assert kept is not None
    assert (3, None) == (kept.frequency("house"), kept.frequency("mouse"))


def test_half_a_file_is_none(tmp_path: Path) -> None:
    file = tmp_path / "en"
    file.write_bytes(compiled([("house", 3), ("mouse", 1)])[:-4])

    assert opened(file) is None
    assert opened(tmp_path / "missing") is None
