"""Discovery in git repositories."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from polyglint.site import Site

Write = Callable[..., Path]
Discover = Callable[..., Site]
Git = Callable[..., None]


def paths_of(site: Site) -> list[str]:
    return [file.path for file in site.files]


def test_tracked_and_untracked_files_are_found_and_ignored_ones_are_not(
    write: Write, site_of: Discover, git: Git, tmp_path: Path
) -> None:
    write("docs/a.md", "docs/b.md", "out/c.md", "docs/[x]/d é.md", "docs/.e/f.md")
    (tmp_path / ".gitignore").write_text("out\n")
    git("add", "docs/a.md")

    site = site_of("docs")

    assert tmp_path == site.root
    assert paths_of(site) == ["docs/[x]/d é.md", "docs/a.md", "docs/b.md"]
    assert paths_of(site) == paths_of(site_of("."))


def test_a_deleted_file_is_not_missed(write: Write, site_of: Discover, git: Git, tmp_path: Path) -> None:
    write("a.md", "b.md")
    git("add", ".")
    (tmp_path / "b.md").unlink()

    assert (paths_of(site_of(".")), site_of(".").errors) == (["a.md"], ())


@pytest.mark.usefixtures("git")
def test_a_file_in_an_odd_folder_is_seen_with_its_folder(write: Write, site_of: Discover) -> None:
    write("[x]/a.md", "[x]/b.md", "[x]/y/c.md", "x/d.md")

    assert paths_of(site_of("[x]/a.md")) == ["[x]/a.md", "[x]/b.md"]


@pytest.mark.usefixtures("git")
def test_what_git_ignores_is_checked_when_it_is_named(write: Write, site_of: Discover, tmp_path: Path) -> None:
    write("a.md", "out/b.md")
    (tmp_path / ".gitignore").write_text("out\n")

    assert ["out/b.md"] == paths_of(site_of("out")) == paths_of(site_of("out/b.md"))


def test_another_repository_inside_is_part_of_the_site(write: Write, site_of: Discover, git: Git) -> None:
    write("a.md", "module/b.md")
    git("-C", "module", "init")

    assert paths_of(site_of(".")) == ["a.md", "module/b.md"]


@pytest.mark.usefixtures("git")
def test_a_linked_folder_is_part_of_the_site(write: Write, site_of: Discover, tmp_path: Path) -> None:
    write("docs/a.md", "web/b.md")
    (tmp_path / "web/docs").symlink_to("../docs")
    (tmp_path / "web/loop").symlink_to("../web")

    assert paths_of(site_of("web")) == ["web/b.md", "web/docs/a.md"]
    assert paths_of(site_of(".")) == ["docs/a.md", "web/b.md"]


@pytest.mark.usefixtures("git")
@pytest.mark.parametrize("path", ["", "/nowhere"])
def test_without_git_the_walk_obeys_the_ignore_files(
    write: Write, site_of: Discover, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    write("a.md", "out/b.md", "docs/c.md", "docs/d.md")
    (tmp_path / ".gitignore").write_text("out\nd.md\n")
    monkeypatch.setenv("PATH", path)

    assert paths_of(site_of(".")) == ["a.md", "docs/c.md"]
    assert paths_of(site_of("docs")) == ["docs/c.md"]


@pytest.mark.usefixtures("git")
def test_a_repository_that_git_refuses_is_walked(write: Write, site_of: Discover, tmp_path: Path) -> None:
    write("a.md", "out/b.md")
    (tmp_path / ".gitignore").write_text("out\n")
    (tmp_path / ".git/HEAD").write_text("broken")

    assert paths_of(site_of(".")) == ["a.md"]


@pytest.mark.usefixtures("git")
def test_the_environment_reaches_git(
    write: Write, site_of: Discover, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.md", "b.md")
    excludes = tmp_path / "excludes"
    excludes.write_text("b.md\n")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.excludesFile")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", os.fspath(excludes))

    assert paths_of(site_of(".")) == ["a.md"]


@pytest.mark.usefixtures("git")
def test_settings_below_the_repository_are_the_root(write: Write, site_of: Discover, tmp_path: Path) -> None:
    write("web/content/en/a.md", "web/content/fr/a.md", "other.md")
    (tmp_path / "web/polyglint.toml").write_text("")

    site = site_of("web/content/fr/a.md")

    assert (tmp_path / "web", ["content/en/a.md", "content/fr/a.md"]) == (site.root, paths_of(site))
