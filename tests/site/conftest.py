"""Made-up sites on disk."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from polyglint.settings import nearest_settings
from polyglint.site import Site, discover

Write = Callable[..., Path]
Discover = Callable[..., Site]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Make files of these names, with some text; the folder of all is returned."""

    def files(*names: str) -> Path:
        for name in names:
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("text\n")
        return tmp_path

    return files


@pytest.fixture
def site_of(tmp_path: Path) -> Discover:
    """The site that paths belong to, with the settings that lie there."""

    def site(*paths: str, cwd: Path = tmp_path) -> Site:
        return discover(paths, nearest_settings(paths, cwd), cwd)

    return site


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Run git in the site's folder, whatever the user's own git is told."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")

    def run(*arguments: str) -> None:
        subprocess.run(["git", "-C", str(tmp_path), *arguments], check=True, capture_output=True)

    run("init")
    return run
