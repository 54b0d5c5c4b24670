"""What a translation's source said when it was last brought up to date: by the lock, by git, or not known."""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from polyglint.history import Bases, LockError, Wanted
from polyglint.history.bases import Basis, Staleness, blob_id
from tests.history.conftest import Repo

HEAD = "# polyglint.lock 1: x\n"
FR = Wanted("fr/a.md", "fr", "en/a.md")


def bases(root: Path, *wanted: Wanted, mode: Staleness = "auto", folder: Path | None = None) -> dict[str, Basis]:
    asked = Bases(root, mode, folder)
    asked.tokens(wanted)
    return asked.load(wanted, {})


def translated(repo: Repo) -> None:
    repo.commit({"en/a.md": "one", "fr/a.md": "un"})
    repo.commit({"en/a.md": "two"})


def test_git_has_the_source_at_the_commit_that_touched_the_translation(repo: Repo) -> None:
    translated(repo)

    assert {"fr/a.md": b"one"} == bases(repo.root, FR)


def test_the_lock_comes_first(repo: Repo) -> None:
    translated(repo)
    repo.write({"polyglint.lock": f"{HEAD}\n[en/a.md] fr\n* . zero\n"})

    assert {"fr/a.md": (". zero",)} == bases(repo.root, FR)


@pytest.mark.parametrize(
    ("mode", "expected"), [("auto", (". zero",)), ("lock", (". zero",)), ("git", b"one"), ("off", None)]
)
def test_the_settings_choose(repo: Repo, mode: Staleness, expected: Basis | None) -> None:
    translated(repo)
    repo.write({"polyglint.lock": f"{HEAD}\n[en/a.md] fr\n* . zero\n"})

    assert expected == bases(repo.root, FR, mode=mode).get("fr/a.md")


def test_what_the_lock_does_not_know_git_may(repo: Repo) -> None:
    translated(repo)
    repo.write({"polyglint.lock": f"{HEAD}\n[en/a.md] es\n* . zero\n"})

    assert {"fr/a.md": b"one"} == bases(repo.root, FR)


def test_an_uncommitted_translation_counts_as_touched_now(repo: Repo) -> None:
    translated(repo)
    repo.write({"fr/a.md": "deux"})

    assert {} == bases(repo.root, FR)


def test_an_untracked_translation_is_touched_now(repo: Repo) -> None:
    repo.commit({"en/a.md": "one"})
    repo.write({"fr/a.md": "un"})

    assert {} == bases(repo.root, FR)


def test_a_translation_that_is_older_than_its_source_has_no_basis(repo: Repo) -> None:
    repo.commit({"fr/a.md": "un"})
    repo.commit({"en/a.md": "one"})

    assert {} == bases(repo.root, FR)


def test_windows_line_ends_in_the_work_tree_are_no_change(repo: Repo) -> None:
    repo.git("config", "core.autocrlf", "true")
    repo.commit({"en/a.md": "one\n", "fr/a.md": "un\n"})
    repo.commit({"en/a.md": "two\n"})
    (repo.root / "fr/a.md").unlink()
    repo.git("checkout", "-q", "fr/a.md")

    assert (repo.root / "fr/a.md").read_bytes() == b"un\r\n"
    assert {"fr/a.md": b"one\n"} == bases(repo.root, FR)


def test_source_and_translation_are_followed_to_their_old_names(repo: Repo) -> None:
    repo.commit({"en/old.md": "one", "fr/old.md": "un"})
    repo.git("mv", "en/old.md", "en/a.md")
    repo.git("mv", "fr/old.md", "fr/a.md")
    repo.commit({})
    repo.commit({"en/a.md": "two"})

    assert {"fr/a.md": b"one"} == bases(repo.root, FR)


def test_a_site_inside_a_repository_is_found_there(repo: Repo) -> None:
    repo.commit({"web/content/en/a.md": "one", "web/content/fr/a.md": "un"})
    repo.commit({"web/content/en/a.md": "two"})

    assert {"fr/a.md": b"one"} == bases(repo.root / "web/content", FR)


def test_a_shallow_clone_knows_what_came_since_its_end(repo: Repo, tmp_path: Path) -> None:
    translated(repo)
    repo.commit({"en/a.md": "three"})
    repo.git("clone", "-q", "--depth", "2", f"file://{repo.root}", str(tmp_path / "shallow"))
    repo.git("clone", "-q", "--depth", "1", f"file://{repo.root}", str(tmp_path / "flat"))

    assert {"fr/a.md": b"two"} == bases(tmp_path / "shallow", FR)
    assert {"fr/a.md": b"three"} == bases(tmp_path / "flat", FR)


def test_a_partial_clone_is_not_filled_up(repo: Repo, tmp_path: Path) -> None:
    repo.git("config", "uploadpack.allowFilter", "true")
    translated(repo)
    clone = tmp_path / "partial"
    repo.git("clone", "-q", "--filter=blob:none", f"file://{repo.root}", str(clone))
    before = sorted((clone / ".git/objects").rglob("*"))

    assert {} == bases(clone, FR)
    assert before == sorted((clone / ".git/objects").rglob("*"))


def test_a_submodule_has_its_own_history(repo: Repo, tmp_path: Path) -> None:
    content = Repo(tmp_path / "content")
    translated(content)
    repo.commit({"README.md": "x"})
    repo.git("submodule", "--quiet", "add", str(content.root), "docs")
    repo.commit({})
    inside = Wanted("docs/fr/a.md", "fr", "docs/en/a.md")

    assert {"docs/fr/a.md": b"one"} == bases(repo.root, inside)


def test_a_translation_in_another_repository_than_its_source_is_not_judged(repo: Repo, tmp_path: Path) -> None:
    french = Repo(tmp_path / "french")
    french.commit({"a.md": "un"})
    repo.commit({"en/a.md": "one"})
    repo.git("submodule", "--quiet", "add", str(french.root), "fr")
    repo.commit({"en/a.md": "two"})

    assert {} == bases(repo.root, FR)


def test_outside_of_a_repository_nothing_is_known(tmp_path: Path) -> None:
    assert {} == bases(tmp_path, FR)


def test_without_git_nothing_is_known(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    translated(repo)
    monkeypatch.setenv("PATH", str(repo.root))

    assert {} == bases(repo.root, FR)


def test_a_lock_that_cannot_be_followed_is_no_reason_to_guess(repo: Repo) -> None:
    translated(repo)
    repo.write({"polyglint.lock": f"{HEAD}<<<<<<< HEAD\n"})

    with pytest.raises(LockError):
        bases(repo.root, FR)


def test_a_source_that_is_as_it_was_is_not_loaded(repo: Repo) -> None:
    repo.commit({"en/a.md": "one", "fr/a.md": "un"})
    asked = Bases(repo.root, "git", None)

    assert asked.tokens([FR])["fr/a.md"]
    assert {} == asked.load([FR], {"en/a.md": blob_id(b"one")})


STEPS: dict[str, Callable[[Repo], object]] = {
    "source": lambda repo: repo.commit({"en/a.md": f"source after {repo.git('rev-parse', 'HEAD')}"}),
    "translation": lambda repo: repo.commit({"fr/a.md": f"translation after {repo.git('rev-parse', 'HEAD')}"}),
    "both": lambda repo: repo.commit({name: repo.git("rev-parse", "HEAD") + name for name in ("en/a.md", "fr/a.md")}),
    "rename": lambda repo: (repo.git("mv", "fr/a.md", "fr/z.md"), repo.commit({})),
    "name back": lambda repo: (repo.git("mv", "fr/z.md", "fr/a.md"), repo.commit({})),
    "elsewhere": lambda repo: repo.commit({"README.md": repo.git("rev-parse", "HEAD")}),
    "back": lambda repo: repo.git("reset", "-q", "--hard", "HEAD~1"),
    "side": lambda repo: (repo.git("checkout", "-q", "-b", "side", "HEAD~1"), repo.commit({"fr/a.md": "side"})),
    "merge": lambda repo: repo.git("merge", "-q", "--no-edit", "-X", "ours", "main"),
    "delete": lambda repo: (repo.git("rm", "-q", "fr/a.md"), repo.commit({}), repo.commit({"fr/a.md": "again"})),
    "squash": lambda repo: (repo.git("reset", "-q", "--soft", "HEAD~2"), repo.commit({})),
}


@pytest.mark.parametrize(
    "steps",
    [
        ("source", "translation", "source"),
        ("source", "both", "elsewhere", "source"),
        ("source", "rename", "source", "name back", "translation", "rename", "name back", "source"),
        ("source", "source", "back", "source", "translation", "back"),
        ("source", "delete", "source"),
        ("source", "translation", "source", "squash", "source"),
        ("source", "source", "side", "source", "merge", "source"),
    ],
    ids=" ".join,
)
def test_what_is_remembered_changes_no_answer(repo: Repo, tmp_path: Path, steps: Iterable[str]) -> None:
    repo.commit({"en/a.md": "one", "fr/a.md": "un", "fr/b.md": "deux", "en/b.md": "two"})
    other = Wanted("fr/b.md", "fr", "en/b.md")
    told, expected = [], []
    for step in steps:
        STEPS[step](repo)
        told.append(bases(repo.root, FR, other, folder=tmp_path / "cache"))
        expected.append(bases(repo.root, FR, other))

    assert expected == told


def test_a_remembered_history_starts_no_walk(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    translated(repo)
    first = bases(repo.root, FR, folder=tmp_path / "cache")
    git = shutil.which("git")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/git").write_text(f'#!/bin/sh\ncase " $* " in *" log "*) exit 1;; esac\nexec {git} "$@"\n')
    (tmp_path / "bin/git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))

    assert {} == bases(repo.root, FR)
    assert first == bases(repo.root, FR, folder=tmp_path / "cache")


@pytest.mark.parametrize("damage", [b"", b"nonsense", None])
def test_a_damaged_memory_is_made_anew(repo: Repo, tmp_path: Path, damage: bytes | None) -> None:
    translated(repo)
    first = bases(repo.root, FR, folder=tmp_path)
    (memory,) = (tmp_path / "histories").iterdir()
    memory.write_bytes(memory.read_bytes()[:-3] if damage is None else damage)

    assert first == bases(repo.root, FR, folder=tmp_path)


def test_a_memory_that_cannot_be_written_costs_nothing_but_time(repo: Repo, tmp_path: Path) -> None:
    translated(repo)
    (tmp_path / "file").write_text("")

    assert {"fr/a.md": b"one"} == bases(repo.root, FR, folder=tmp_path / "file")


def test_the_state_changes_with_the_lock_and_with_head(repo: Repo) -> None:
    translated(repo)
    states = [Bases(repo.root, "auto", None).state([FR])]
    repo.write({"polyglint.lock": HEAD})
    states.append(Bases(repo.root, "auto", None).state([FR]))
    repo.commit({})
    states.append(Bases(repo.root, "auto", None).state([FR]))

    assert 3 == len(set(states))
    assert states[-1] == Bases(repo.root, "auto", None).state([FR])


def test_a_token_changes_when_the_basis_does(repo: Repo) -> None:
    translated(repo)
    before = Bases(repo.root, "auto", None).tokens([FR])
    repo.commit({"en/a.md": "three"})
    same = Bases(repo.root, "auto", None).tokens([FR])
    repo.commit({"fr/a.md": "trois"})

    assert before == same
    assert before != Bases(repo.root, "auto", None).tokens([FR])
