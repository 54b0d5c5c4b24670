"""What git knows of a file's last touch, asked without disturbing anybody, and what it does not know."""

import os
import subprocess
from pathlib import Path

import pytest

from polyglint.history.repository import Repository, Touch, twin
from tests.history.conftest import Repo


def touches(repo: Repo, *paths: str) -> dict[str, Touch]:
    return Repository(str(repo.root)).touches(paths, "HEAD")[0]


def test_the_last_commit_that_touched_a_file(repo: Repo) -> None:
    repo.commit({"en/a.md": "a", "fr/a.md": "fa", "fr/b.md": "fb"})
    second = repo.commit({"fr/a.md": "fa 2"})
    repo.commit({"en/a.md": "a 2"})

    assert Touch(second, "fr/a.md") == touches(repo, "fr/a.md", "fr/b.md")["fr/a.md"]


def test_what_is_said_of_a_file_does_not_depend_on_what_else_is_asked(repo: Repo) -> None:
    repo.commit({"en/a.md": "a", "fr/a.md": "first text", "fr/b.md": "second text"})
    repo.git("mv", "fr/b.md", "fr/c.md")
    repo.commit({"fr/a.md": "fa 2"})

    alone = touches(repo, "fr/c.md")

    assert alone["fr/c.md"] == touches(repo, "fr/a.md", "fr/c.md")["fr/c.md"]


def test_another_name_alone_is_no_touch(repo: Repo) -> None:
    first = repo.commit({"docs/fr/a.md": "a text"})
    repo.git("mv", "docs", "content")
    repo.commit({})
    repo.git("mv", "content/fr/a.md", "content/fr/b.md")
    repo.commit({})

    assert {"content/fr/b.md": Touch(first, "docs/fr/a.md")} == touches(repo, "content/fr/b.md")


def test_another_name_with_another_text_is_a_touch(repo: Repo) -> None:
    repo.commit({"fr/a.md": "a text of some length\n" * 5})
    repo.git("mv", "fr/a.md", "fr/b.md")
    second = repo.commit({"fr/b.md": "a text of some length\n" * 5 + "and more\n"})

    assert {"fr/b.md": Touch(second, "fr/b.md")} == touches(repo, "fr/b.md")


def test_a_settled_conflict_is_a_touch(repo: Repo) -> None:
    repo.commit({"fr/a.md": "a\n"})
    repo.git("checkout", "-q", "-b", "side")
    repo.commit({"fr/a.md": "b\n"})
    repo.git("checkout", "-q", "main")
    repo.commit({"fr/a.md": "c\n"})
    repo.git("merge", "-q", "-s", "ours", "--no-commit", "side")
    merge = repo.commit({"fr/a.md": "b and c\n"})

    assert {"fr/a.md": Touch(merge, "fr/a.md")} == touches(repo, "fr/a.md")


def test_a_clean_merge_is_no_touch(repo: Repo) -> None:
    repo.commit({"fr/a.md": "a\n", "en/a.md": "a\n"})
    repo.git("checkout", "-q", "-b", "side")
    side = repo.commit({"fr/a.md": "b\n"})
    repo.git("checkout", "-q", "main")
    repo.commit({"en/a.md": "c\n"})
    repo.git("merge", "-q", "--no-edit", "side")

    assert {"fr/a.md": Touch(side, "fr/a.md")} == touches(repo, "fr/a.md")


def test_a_file_that_was_deleted_has_no_history_of_its_own(repo: Repo) -> None:
    repo.commit({"fr/a.md": "a"})
    repo.git("rm", "-q", "fr/a.md")
    repo.commit({})
    repo.write({"fr/a.md": "new"})

    assert touches(repo, "fr/a.md")["fr/a.md"].commit == ""


@pytest.mark.parametrize("name", ["fr/a b.md", "fr/é.md", 'fr/"q".md', "fr/*.md", "fr/tab\t.md", "fr/:(top)x.md"])
def test_names_are_taken_as_they_are(repo: Repo, name: str) -> None:
    first = repo.commit({name: "a text", "fr/x.md": "b text"})
    repo.commit({"fr/x.md": "b text 2"})
    repository = Repository(str(repo.root))

    assert {name: Touch(first, name)} == touches(repo, name)
    assert b"a text" in repository.contents(repository.objects([f"HEAD:{name}"])).values()


def test_many_files_are_asked_for_by_their_folders(repo: Repo) -> None:
    names = [f"content/fr/{number % 7}/{number}.md" for number in range(300)]
    first = repo.commit({name: f"text {name}" for name in names})

    assert {first} == {touch.commit for touch in touches(repo, *names).values()}
    assert len(names) == len(touches(repo, *names))


def test_what_git_does_not_have_is_empty(repo: Repo) -> None:
    repo.commit({"a.md": "a"})
    found = Repository(str(repo.root)).objects(["HEAD:a.md", "HEAD:gone file.md", "HEAD:x blob", "0000:a.md", "HEAD:"])

    assert [True, False, False, False, False] == [bool(name) for name in found]


def test_contents_come_by_their_ids(repo: Repo) -> None:
    repo.commit({"a.md": "one\n\nline", "b.md": ""})
    repository = Repository(str(repo.root))
    a, b = repository.objects(["HEAD:a.md", "HEAD:b.md"])

    assert {a: b"one\n\nline", b: b""} == repository.contents([a, "f" * 40, b])


def test_what_is_not_as_head_has_it_is_dirty(repo: Repo) -> None:
    repo.commit({"a.md": "a", "b.md": "b", "c.md": "c"})
    os.utime(repo.root / "c.md", (0, 0))
    repo.write({"a.md": "a 2", "b.md": "b 2"})
    repo.git("add", "b.md")

    assert {"a.md", "b.md"} == Repository(str(repo.root)).dirty(["a.md", "b.md", "c.md"])


def test_asking_changes_nothing_in_the_repository(repo: Repo) -> None:
    repo.commit({"a.md": "a"})
    os.utime(repo.root / "a.md", (0, 0))  # another time than the index has, whatever the clock of the file system
    before = (repo.root / ".git/index").read_bytes()
    Repository(str(repo.root)).dirty(["a.md"])
    touches(repo, "a.md")

    assert before == (repo.root / ".git/index").read_bytes()


def test_the_state_is_another_after_a_commit_a_branch_and_a_pack(repo: Repo) -> None:
    repository = Repository(str(repo.root))
    states = [repository.state()]
    repo.commit({"a.md": "a"})
    states.append(repository.state())
    repo.git("checkout", "-q", "-b", "other")
    states.append(repository.state())
    repo.git("pack-refs", "--all")
    states.append(repository.state())
    repo.git("checkout", "-q", "--detach")
    states.append(repository.state())

    assert len(states) == len(set(states))
    assert repository.state() == states[-1]


def test_the_state_of_a_linked_work_tree_is_its_own(repo: Repo, tmp_path: Path) -> None:
    repo.commit({"a.md": "a"})
    repo.git("worktree", "add", "-q", str(tmp_path / "linked"), "-b", "linked")
    linked = Repository(str(tmp_path / "linked"))
    before = linked.state()
    subprocess.run(
        ["git", "-C", str(tmp_path / "linked"), "reset", "-q", "--hard", repo.commit({"a.md": "b"})], check=True
    )

    assert before != linked.state()
    assert linked.head() == Repository(str(repo.root)).head()


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ((), True),
        (("commit",), True),
        (("commit", "commit"), True),
        (("commit", "reset"), False),
        (("merge",), False),
    ],
)
def test_only_single_commits_in_a_row_are_next(repo: Repo, after: tuple[str, ...], expected: bool) -> None:
    repo.commit({"a.md": "a"})
    repo.git("checkout", "-q", "-b", "side")
    repo.commit({"b.md": "b"})
    repo.git("checkout", "-q", "main")
    before = repo.commit({"a.md": "c"})
    steps = {
        "commit": lambda: repo.commit({}),
        "reset": lambda: repo.git("reset", "-q", "--hard", "side"),
        "merge": lambda: repo.git("merge", "-q", "--no-edit", "side"),
    }
    for step in after:
        steps[step]()
    repository = Repository(str(repo.root))

    assert expected is repository.is_next(before, repository.head())


def test_an_empty_repository_knows_nothing(repo: Repo) -> None:
    repository = Repository(str(repo.root))

    assert repository.head() == ""
    assert {} == repository.touches(["a.md"], "HEAD")[0]


def test_without_git_nothing_is_known(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit({"a.md": "a"})
    monkeypatch.setenv("PATH", str(repo.root))
    repository = Repository(str(repo.root))

    assert repository.head() == ""
    assert {} == repository.touches(["a.md"], "HEAD")[0]
    assert [""] == repository.objects(["HEAD:a.md"])
    assert {"a.md"} == repository.dirty(["a.md"])


def test_a_broken_repository_knows_nothing(repo: Repo) -> None:
    repo.commit({"a.md": "a"})
    (repo.root / ".git/HEAD").write_bytes(b"\xff\0 nonsense")
    repository = Repository(str(repo.root))

    assert repository.state()
    assert repository.head() == ""
    assert {} == repository.touches(["a.md"], "HEAD")[0]


def test_a_hook_of_another_repository_does_not_lead_astray(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Repo(tmp_path / "other")
    other.commit({"b.md": "b"})
    head = repo.commit({"a.md": "a"})
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.root / ".git/index"))

    assert head == Repository(str(repo.root)).head()


@pytest.mark.parametrize(
    ("name", "target", "source", "expected"),
    [
        ("fr/a.md", "fr/a.md", "en/a.md", "en/a.md"),
        ("docs/fr/old.md", "docs/fr/new.md", "docs/en/new.md", "docs/en/old.md"),
        ("docs/fr/x/old.md", "content/fr/new.md", "content/en/new.md", "content/en/new.md"),
        ("old.fr.md", "new.fr.md", "new.md", "old.md"),
        ("i18n/fr/docs/old.md", "i18n/fr/docs/new.md", "docs/new.md", "docs/old.md"),
        ("fr/old.md", "fr/new.md", "new.md", "old.md"),
    ],
)
def test_a_source_is_looked_for_where_it_stood_then(name: str, target: str, source: str, expected: str) -> None:
    assert expected == twin(name, target, source)
