"""Where the tool keeps what it can find out again."""

import sys
from pathlib import Path

import pytest

from polyglint.cache_folder import cache_folder


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
