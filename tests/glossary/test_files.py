from pathlib import Path

import pytest

from polyglint.glossary.files import GlossaryError, read


def messages(pattern: str, root: Path) -> tuple[str, ...]:
    with pytest.raises(GlossaryError) as caught:
        read(pattern, root)
    return caught.value.messages


def test_all_files_of_a_pattern_are_read_as_plain_data(tmp_path: Path) -> None:
    (tmp_path / "terms").mkdir()
    (tmp_path / "terms" / "b.csv").write_text("source,es\nlead,cable\n", "utf-8")
    (tmp_path / "terms" / "a.csv").write_bytes(b"\xef\xbb\xbfsource,translate\nReact,no\n")

    assert [{"terms": {"": ["React"]}, "keep": True}, {"terms": {"": ["lead"], "es": ["cable"]}}] == read(
        "terms/*.csv", tmp_path
    )


def test_what_a_spreadsheet_calls_unicode_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("source\tru\nlead\tпровод\n".encode("utf-16"))

    assert [{"terms": {"": ["lead"], "ru": ["провод"]}}] == read("a.csv", tmp_path)


def test_a_termbase_is_told_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.tbx").write_text(
        "<tbx><conceptEntry><langSec xml:lang='en'><termSec><term>lead</term></termSec></langSec></conceptEntry></tbx>"
    )

    assert [{"terms": {"en": ["lead"]}}] == read("a.tbx", tmp_path)


def test_what_is_wrong_names_file_line_and_column(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("source,case\nlead,maybe\nx,y,z\n")
    (tmp_path / "b.csv").write_bytes(b"source,es\nlead,cabl\xe9\n")

    assert (
        'a.csv:2: column "case": says "maybe": write yes or no',
        "a.csv:3: has 3 cells, and the table 2 columns",
        "b.csv:2: is not UTF-8 at byte 19: save it as UTF-8",
    ) == messages("*.csv", tmp_path)


@pytest.mark.parametrize("pattern", ["gone.csv", "terms/*.csv", "/nowhere/terms.csv"])
def test_a_pattern_without_files_is_an_error(tmp_path: Path, pattern: str) -> None:
    assert (f"{pattern}: there is no such file",) == messages(pattern, tmp_path)
