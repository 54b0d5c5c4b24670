"""Where the tool keeps what it can find out again."""

import os
import sys
from pathlib import Path

import pytest

from polyglint.cache_folder import cache_folder, put


def test_the_stated_folder_is_taken_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLYGLINT_CACHE_DIR", "/somewhere")

    assert Path("/somewhere") == cache_folder()


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {"XDG_CACHE_HOME": "/caches"}, "/caches/polyglint"),
        ("linux", {"XDG_CACHE_HOME": "relative"}, "/home/ada/.cache/polyglint"),
        ("linux", {"XDG_CACHE_HOME": ""}, "/home/ada/.cache/polyglint"),
        ("darwin", {}, "/home/ada/Library/Caches/polyglint"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/polyglint"),
        ("win32", {"LOCALAPPDATA": ""}, "/home/ada/AppData/Local/polyglint"),
    ],
)
def test_each_system_has_its_place_for_caches(
    platform: str, variables: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("POLYGLINT_CACHE_DIR", raising=False)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr("os.path.expanduser", lambda _: "/home/ada")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert Path(expected) == cache_folder()


def test_a_file_is_replaced_whole_and_the_oldest_of_its_kind_go(tmp_path: Path) -> None:
    folder = tmp_path / "caches"
    for age, name in enumerate(["de-1", "en-3", "en-2", "en-1"]):
        put(folder / name, b"old", "*", 9)
        os.utime(folder / name, (1_000_000 - age, 1_000_000 - age))

    put(folder / "en-2", b"new", "en-*", 2)

    assert {"de-1": b"old", "en-2": b"new", "en-3": b"old"} == {
        file.name: file.read_bytes() for file in folder.iterdir()
    }


def test_what_cannot_be_written_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    put(tmp_path / "file" / "words", b"words", "*", 2)

    assert [tmp_path / "file"] == [*tmp_path.iterdir()]
