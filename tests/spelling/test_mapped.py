from pathlib import Path

import pytest

from polyglint.spelling.mapped import Columns, kept, opened, packed


def never() -> bytes:
    raise AssertionError("compiled again")


def test_columns_are_read_as_they_were_packed() -> None:
    columns = Columns(packed(b"house", b"", b"mouse"))

    assert [b"house", b"", b"mouse"] == [columns.whole(number) for number in range(3)]
    assert b"ou" == columns.part(2, 1, 3)


def test_a_file_is_compiled_once(tmp_path: Path) -> None:
    file = tmp_path / "words" / "en"

    assert b"house" == kept(file, lambda: packed(b"house")).whole(0)
    assert b"house" == kept(file, never).whole(0)


@pytest.mark.parametrize("size", [0, 3, 16, 17, 20, 30])
def test_a_part_of_a_file_is_none_and_is_replaced(tmp_path: Path, size: int) -> None:
    file = tmp_path / "en"
    file.write_bytes(packed(b"house", b"mouse")[:size])

    assert opened(file) is None
    assert b"mouse" == kept(file, lambda: packed(b"house", b"mouse")).whole(1)
    assert opened(file) is not None


def test_a_file_that_is_empty_from_somewhere_on_is_none(tmp_path: Path) -> None:
    file = tmp_path / "en"
    whole = packed(b"house", b"mouse")
    file.write_bytes(whole[:-8] + bytes(8))

    assert opened(file) is None
    assert b"mouse" == kept(file, lambda: whole).whole(1)


def test_what_cannot_be_kept_is_used_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "words").write_text("no folder")

    assert b"house" == kept(tmp_path / "words" / "en", lambda: packed(b"house")).whole(0)
