"""`polyglint sync` records, tells what it recorded, and touches nothing but the lock."""

import os
from pathlib import Path

import pytest

from tests.conftest import Lint, Write
from tests.history.conftest import Repo

EN = "---\ntitle: Oven\n---\n\n# Oven\n\nIt is heated to 60 degrees.\n"
FR = "---\ntitle: Poêle\n---\n\n# Poêle\n\nIl est chauffé à 60 degrés.\n"


@pytest.fixture
def site(write: Write) -> Path:
    return write({"en/a.md": EN, "fr/a.md": FR, "es/a.md": FR, "en/b.md": EN, "fr/b.md": FR})


def lock(root: Path) -> str:
    return (root / "polyglint.lock").read_text("utf-8")


def test_the_first_call_records_all(site: Path, call: Lint) -> None:
    called = call("sync")

    assert called.code == 0
    assert "recorded: fr/a.md: for the first time" in called.lines
    assert called.lines[-1] == "polyglint.lock: 3 recorded, 0 as recorded before, 0 forgotten"
    assert [
        "[en/a.md] es fr",
        "* @title Oven",
        "* # Oven",
        "* . It is heated to 60 degrees.",
        "",
        "[en/b.md] fr",
    ] == lock(site).splitlines()[3:9]


def test_a_second_call_writes_nothing(site: Path, call: Lint) -> None:
    call("sync")
    os.utime(site / "polyglint.lock", (1, 1))
    called = call("sync")

    assert called.lines == ["polyglint.lock: 0 recorded, 3 as recorded before, 0 forgotten"]
    assert (site / "polyglint.lock").stat().st_mtime == 1


def test_only_what_was_named_is_recorded(site: Path, call: Lint) -> None:
    call("sync")
    (site / "en/a.md").write_text(EN.replace("60", "80"))
    called = call("sync", "fr/a.md")

    assert called.lines[0] == "recorded: fr/a.md: 1 block of en/a.md had changed"
    assert "es . It is heated to 60 degrees.\nfr . It is heated to 80 degrees.\n" in lock(site)


def test_a_source_means_all_its_translations(site: Path, call: Lint) -> None:
    assert call("sync", "en/a.md").lines[-1] == "polyglint.lock: 2 recorded, 0 as recorded before, 0 forgotten"
    assert "en/b.md" not in lock(site)


def test_documents_are_not_touched(site: Path, call: Lint) -> None:
    before = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in site.rglob("*.md")}
    call("sync")

    assert before == {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in site.rglob("*.md")}


def test_what_is_gone_is_forgotten(site: Path, call: Lint) -> None:
    (site / "polyglint.toml").write_text('source-locale = "en"\n')
    call("sync")
    (site / "es/a.md").unlink()
    (site / "en/b.md").unlink()
    called = call("sync")

    assert ["forgotten: en/a.md (es)", "forgotten: en/b.md"] == called.lines[:2]
    assert "en/b.md" not in lock(site)
    assert "[en/a.md] fr" in lock(site)


def test_what_a_call_does_not_look_at_is_kept(site: Path, call: Lint) -> None:
    call("sync")
    (site / "docs").mkdir()
    before = lock(site)
    called = call("sync", "fr/b.md")

    assert called.code == 0
    assert before == lock(site)


def test_check_fails_for_what_is_not_recorded_and_writes_nothing(site: Path, call: Lint) -> None:
    called = call("sync", "--check")

    assert called.code == 1
    assert "to record: fr/a.md: for the first time" in called.lines
    assert not (site / "polyglint.lock").exists()


def test_check_fails_for_what_has_fallen_behind_or_is_gone(site: Path, call: Lint) -> None:
    call("sync")
    passed = call("sync", "--check")
    (site / "en/a.md").write_text(EN.replace("60", "80"))
    behind = call("sync", "--check")
    (site / "en/a.md").write_text(EN)
    (site / "es/a.md").unlink()

    assert (0, 1, 1) == (passed.code, behind.code, call("sync", "--check").code)
    assert "to record: fr/a.md: 1 block of en/a.md had changed" in behind.lines


def test_check_passes_what_changed_in_nothing_of_substance(site: Path, call: Lint) -> None:
    call("sync")
    (site / "en/a.md").write_text(EN.replace("It is", "It  is").replace("degrees.", "degrees!"))

    assert call("sync", "--check").code == 0


def test_a_site_in_one_language_has_nothing_to_record(write: Write, call: Lint) -> None:
    root = write({"en/a.md": EN, "en/b.md": EN})
    called = call("sync")

    assert (0, ["nothing to record: all is in one language (en)"]) == (called.code, called.lines)
    assert not (root / "polyglint.lock").exists()


def test_a_source_that_cannot_be_read_is_named_and_the_others_are_recorded(site: Path, call: Lint) -> None:
    (site / "en/b.md").write_bytes(b"# caf\xe9\n")
    called = call("sync")

    assert called.code == 2
    assert called.err == "polyglint: en/b.md: not recorded: its bytes are not UTF-8, so there is nothing to record\n"
    assert "[en/a.md] es fr" in lock(site)


def test_a_path_that_is_not_there_is_named(site: Path, call: Lint) -> None:
    assert call("sync", "fr/a.md", "fr/c.md").code == 2
    assert "[en/a.md] fr" in lock(site)


@pytest.mark.parametrize("text", ["<<<<<<< HEAD\n", "nonsense", "# polyglint.lock 9: x\n"])
def test_a_lock_that_cannot_be_followed_is_left_as_it_is(site: Path, call: Lint, text: str) -> None:
    (site / "polyglint.lock").write_text(text)
    called = call("sync")

    assert called.code == 2
    assert "polyglint.lock: line 1: " in called.err
    assert text == lock(site)


def test_a_read_only_lock_is_left_as_it_is(site: Path, call: Lint, monkeypatch: pytest.MonkeyPatch) -> None:
    call("sync", "en/a.md")
    before = lock(site)
    monkeypatch.setattr(os, "access", lambda path, mode: not (mode == os.W_OK and str(path).endswith(".lock")))
    called = call("sync")

    assert called.code == 2
    assert "polyglint.lock: cannot be written: it is read-only; it is as it was" in called.err
    assert before == lock(site)


def test_a_folder_that_cannot_be_written_is_told(site: Path, call: Lint, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    called = call("sync")

    assert called.code == 2
    assert "polyglint.lock: cannot be written: Permission denied" in called.err
    assert "recorded" not in called.out
    assert sorted(file.name for file in site.iterdir()) == ["en", "es", "fr"]


def test_the_lock_stands_beside_the_settings(site: Path, call: Lint, monkeypatch: pytest.MonkeyPatch) -> None:
    (site / "polyglint.toml").write_text('source-locale = "en"\n')
    monkeypatch.chdir(site / "fr")
    called = call("sync", ".")

    assert called.lines[-1] == "../polyglint.lock: 2 recorded, 0 as recorded before, 0 forgotten"
    assert "[en/a.md] fr" in lock(site)


def test_settings_that_do_not_read_the_lock_are_mentioned(site: Path, call: Lint) -> None:
    (site / "polyglint.toml").write_text('staleness = "git"\n')

    assert call("sync").lines[-1] == '`staleness = "git"` in the settings: `lint` does not read this lock'


def test_from_git_new_translations_know_what_they_were_made_from(repo: Repo, call: Lint) -> None:
    repo.commit({"en/a.md": EN, "fr/a.md": FR})
    repo.commit({"en/a.md": EN.replace("60", "80")})
    call("sync", "--from-git")
    first = lock(repo.root)
    call("sync", "--from-git")

    assert "* . It is heated to 60 degrees." in first
    assert "* . It is heated to 80 degrees." in lock(repo.root)


def test_many_new_translations_are_told_by_locale(write: Write, call: Lint) -> None:
    write({f"{locale}/{number}.md": EN for locale in ("en", "fr", "ru") for number in range(30)})

    assert call("sync").lines[0] == "recorded for the first time: fr 30, ru 30"


def test_a_name_that_is_no_text_is_told(site: Path, call: Lint) -> None:
    for folder in ("en", "fr"):
        (site / folder / "caf\udce9.md").write_text(EN)
        (site / folder / "two\nlines.md").write_text(EN)
    called = call("sync")

    assert called.code == 2
    assert 2 == called.err.count("not recorded: its name is no line of text")
    assert "[en/b.md] fr" in lock(site)


def test_paths_lead_there_from_where_the_user_is(site: Path, call: Lint, monkeypatch: pytest.MonkeyPatch) -> None:
    call("sync", "fr/b.md")
    (site / "en/b.md").write_text(EN.replace("60", "80"))
    monkeypatch.chdir(site / "fr")

    assert call("sync", ".").lines == [
        "recorded: b.md: 1 block of ../en/b.md had changed",
        "recorded: a.md: for the first time",
        "../polyglint.lock: 2 recorded, 0 as recorded before, 0 forgotten",
    ]
