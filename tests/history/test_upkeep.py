"""Runs over sites with a history: they say what is stale, remember it, and ask git no more than they must."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Called, Lint
from tests.history.conftest import Repo

Stale = Callable[..., list[str]]
SIXTY = "# Oven\n\nIt is heated to 60 degrees.\n"
EIGHTY = "# Oven\n\nIt is heated to 80 degrees.\n"
SOIXANTE = "# Poêle\n\nIl est chauffé à 60 degrés.\n"
QUATRE_VINGTS = "# Poêle\n\nIl est chauffé à 80 degrés.\n"


@pytest.fixture
def stale(lint: Lint) -> Stale:
    """Where translations are stale."""

    def lines(*arguments: str) -> list[str]:
        called = lint("--select", "translation/stale", *arguments)
        return [line.partition(" translation/stale")[0] for line in called.lines if "translation/stale" in line]

    return lines


@pytest.fixture
def behind(repo: Repo) -> Repo:
    """A site whose French page has not followed."""
    repo.commit({"en/oven.md": SIXTY, "fr/oven.md": SOIXANTE, "en/b.md": SIXTY, "fr/b.md": SOIXANTE})
    repo.commit({"en/oven.md": EIGHTY})
    return repo


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """What git was called for since the last time."""
    log, git = tmp_path / "calls", shutil.which("git")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/git").write_text(f'#!/bin/sh\necho "$@" >> {log}\nexec {git} "$@"\n')
    (tmp_path / "bin/git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")

    def said() -> list[str]:
        commands = ("log", "cat-file", "diff", "rev-parse", "rev-list", "diff-tree")
        lines = log.read_text().splitlines() if log.exists() else []
        log.unlink(missing_ok=True)
        return [word for line in lines for word in line.split() if word in commands]

    return said


@pytest.mark.usefixtures("behind")
def test_a_warm_run_says_the_same_and_calls_git_for_nothing(stale: Stale, calls: Callable[[], list[str]]) -> None:
    first = stale()
    calls()

    assert ["fr/oven.md:3:1 error"] == first
    assert first == stale()
    assert [] == calls()


def test_an_edited_page_is_checked_without_a_walk(behind: Repo, stale: Stale, calls: Callable[[], list[str]]) -> None:
    stale()
    calls()
    behind.write({"en/oven.md": EIGHTY.replace("80", "90")})

    assert ["fr/oven.md:3:1 error"] == stale()
    assert "log" not in calls()


def test_a_commit_is_read_and_no_more(behind: Repo, stale: Stale, calls: Callable[[], list[str]]) -> None:
    stale()
    behind.commit({"fr/oven.md": SOIXANTE.replace("est", "sera")})
    calls()

    assert [] == stale()
    assert calls().count("log") == 1


def test_editing_a_translation_brings_it_up_to_date_until_it_is_taken_back(behind: Repo, stale: Stale) -> None:
    before = stale()
    behind.write({"fr/oven.md": SOIXANTE.replace("est", "sera")})
    edited = stale()
    behind.git("checkout", "-q", "fr/oven.md")

    assert [] == edited
    assert before == stale()


def test_resetting_a_branch_is_seen(behind: Repo, stale: Stale) -> None:
    before = stale()
    behind.commit({"fr/oven.md": SOIXANTE.replace("est", "sera")})
    up_to_date = stale()
    behind.git("reset", "-q", "--soft", "HEAD~1")
    behind.git("checkout", "-q", "HEAD", "--", "fr/oven.md")

    assert [] == up_to_date
    assert before == stale()


@pytest.mark.usefixtures("behind")
@pytest.mark.parametrize("options", [(), ("--no-cache",), ("--jobs", "2"), ("fr",)])
def test_it_is_found_whatever_the_way(stale: Stale, options: tuple[str, ...]) -> None:
    assert ["fr/oven.md:3:1 error"] == stale(*options)


@pytest.mark.usefixtures("behind")
def test_text_from_standard_input_is_compared_too(lint: Lint) -> None:
    source = lint("--select", "translation/stale", "--stdin-filename", "en/oven.md", stdin=SIXTY)
    target = lint("--select", "translation/stale", "--stdin-filename", "fr/oven.md", stdin=SOIXANTE + "\nEncore.\n")

    assert (0, 0) == (source.code, target.code)


def test_staleness_can_be_switched_off(behind: Repo, stale: Stale, calls: Callable[[], list[str]]) -> None:
    behind.write({"polyglint.toml": 'staleness = "off"\n'})

    assert [] == stale()
    assert [] == calls()


def test_a_site_in_one_language_asks_nothing(repo: Repo, stale: Stale, calls: Callable[[], list[str]]) -> None:
    repo.commit({"a.md": SIXTY, "b.md": SIXTY})
    calls()

    assert [] == stale()
    assert [] == calls()


def test_rules_for_single_documents_ask_nothing(behind: Repo, lint: Lint, calls: Callable[[], list[str]]) -> None:
    assert lint("--select", "headings", str(behind.root)).code == 0
    assert [] == calls()


def test_a_lock_is_followed_without_git(write: Callable[..., Path], call: Lint, stale: Stale) -> None:
    root = write({"en/oven.md": SIXTY, "fr/oven.md": SOIXANTE})
    call("sync")
    fresh = stale()
    (root / "en/oven.md").write_text(EIGHTY)
    behind = stale()
    (root / "fr/oven.md").write_text(QUATRE_VINGTS)
    followed = stale()
    call("sync")

    assert ([], ["fr/oven.md:3:1 error"], []) == (fresh, behind, followed)
    assert [] == stale()


@pytest.mark.parametrize(
    "text", ["<<<<<<< HEAD\n", "nonsense", "# polyglint.lock 9: x\n", "# polyglint.lock 1: x\n\n[en/oven.md] fr\n*\n"]
)
def test_a_lock_that_cannot_be_followed_fails_the_run_each_time(behind: Repo, lint: Lint, text: str) -> None:
    behind.write({"polyglint.lock": text})
    first, second = lint(), lint()

    assert (2, 2) == (first.code, second.code)
    assert first.err.startswith("polyglint: polyglint.lock: line ")
    assert first.err == second.err


def test_once_settled_the_lock_is_followed(behind: Repo, stale: Stale) -> None:
    behind.write({"polyglint.lock": "<<<<<<< HEAD\n"})
    stale()
    behind.write({"polyglint.lock": "# polyglint.lock 1: x\n\n[en/oven.md] fr\n* # Oven\n* . Heated to 70 degrees.\n"})

    assert ["fr/oven.md:3:1 error"] == stale()


def test_a_catalogue_of_messages_is_compared_by_its_keys(repo: Repo, stale: Stale) -> None:
    en = '{"a": {"hello": "Hello, {name}", "bye": "Good bye"}, "stay": "Stay for 10 minutes"}'
    fr = '{"a": {"hello": "Bonjour, {name}", "bye": "Adieu"}, "stay": "Restez 10 minutes"}'
    now = '{"stay": "Stay for 20 minutes", "a": {"bye": "Good bye!", "hello": "Hello, {guest}"}}'
    repo.commit({"locales/en/app.json": en, "locales/fr/app.json": fr})
    repo.commit({"locales/en/app.json": now})

    assert 2 == len(stale())


def test_what_is_not_utf8_is_not_compared(behind: Repo, lint: Lint) -> None:
    (behind.root / "en/oven.md").write_bytes(b"# Oven\n\nIt is heated to 90 \xb0C.\n")

    called: Called = lint("--select", "translation/stale")

    assert "translation/stale" not in called.out
