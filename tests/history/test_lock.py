"""A lock is text that can be merged and reviewed, says the same for the same content, and is written whole."""

import os
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglint.history.lock import Lock, LockError, write

HEAD = "# polyglint.lock 1: x\n"
OLD = ("# The oven", ". It is heated to 60 °C.", ". Bring a towel.")
NEW = ("# The oven", ". It is heated to 80 °C.", ". Bring a towel.")


def test_a_section_is_the_source_itself_while_all_know_it() -> None:
    lock = Lock()
    lock.record("en/a.md", {"fr": NEW, "es": NEW})

    assert [
        "[en/a.md] es fr",
        "* # The oven",
        "* . It is heated to 80 °C.",
        "* . Bring a towel.",
    ] == lock.text().splitlines()[3:]


def test_who_falls_behind_adds_only_the_lines_known_otherwise() -> None:
    lock = Lock()
    lock.record("en/a.md", {"fr": NEW, "es": OLD, "ru": NEW})

    assert [
        "[en/a.md] es fr ru",
        "* # The oven",
        "fr,ru . It is heated to 80 °C.",
        "es . It is heated to 60 °C.",
        "* . Bring a towel.",
    ] == lock.text().splitlines()[3:]


LINES = st.lists(st.sampled_from(["# a", ". b", ". b c", "| d", "``` js 00", "@title * e"]), max_size=8).map(tuple)
EDITIONS = st.dictionaries(st.sampled_from(["de", "es", "fr", "pt-BR", "zh-Hans"]), LINES, min_size=1)
PATHS = st.sampled_from(["en/a.md", "en/a b.md", "[a] b.md", "docs/ü.mdx", "#.md"])


@given(st.dictionaries(PATHS, EDITIONS, min_size=1))
def test_what_was_written_is_read_again(content: dict[str, dict[str, tuple[str, ...]]]) -> None:
    lock = Lock()
    for source, editions in content.items():
        lock.record(source, editions)

    again = Lock(lock.text())

    assert {source: dict(again.editions(source)) for source in again.sources} == content
    assert again.text() == lock.text()


def test_a_source_that_nobody_knows_is_left_out() -> None:
    lock = Lock(f"{HEAD}\n[en/a.md] fr\n* # A\n")
    lock.record("en/a.md", {})

    assert "en/a.md" not in lock.text()


def test_no_file_is_an_empty_lock(tmp_path: Path) -> None:
    assert () == Lock.read(tmp_path / "polyglint.lock").sources


def test_a_lock_that_git_has_given_windows_line_ends_is_read(tmp_path: Path) -> None:
    (tmp_path / "lock").write_bytes(f"{HEAD}\n[en/a.md] fr\n* # A\n".replace("\n", "\r\n").encode())

    assert ("# A",) == Lock.read(tmp_path / "lock").editions("en/a.md")["fr"]


def test_two_sections_changed_on_two_branches_merge_by_themselves(tmp_path: Path) -> None:
    sides = {}
    for name, changed in (("base", ()), ("ours", ("en/a.md",)), ("theirs", ("en/c.md",))):
        lock = Lock()
        for source in ("en/a.md", "en/b.md", "en/c.md"):
            lock.record(source, {"fr": NEW if source in changed else OLD})
        sides[name] = tmp_path / name
        sides[name].write_text(lock.text(), "utf-8")
    merge = ["git", "merge-file", "-p", *(str(sides[name]) for name in ("ours", "base", "theirs"))]
    merged = Lock(subprocess.run(merge, capture_output=True, check=True).stdout.decode())

    assert [NEW, OLD, NEW] == [merged.editions(source)["fr"] for source in merged.sources]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{}", "line 1: this is no lock of Polyglint"),
        ("\0\1\2", "line 1: this is no lock of Polyglint"),
        ("# polyglint.lock 2: x\n", "line 1: written by another Polyglint (version '2' of the format, not 1)"),
        (f"{HEAD}\nen/a.md fr\n* # A\n", "line 3: no section begins here"),
        (f"{HEAD}\n[en/a.md] fr\n* # A\n\n[en/a.md] es\n* # A\n", "line 6: en/a.md stands here a second time"),
        (f"{HEAD}\n[en/a.md] fr\n* # A\n<<<<<<< HEAD\n* . b\n", "line 5: a merge has not been settled"),
        (f"{HEAD}\n[en/a.md] fr\n* # A\n=======\n", "line 5: a merge has not been settled"),
    ],
)
def test_what_cannot_be_followed_is_refused_with_its_line(text: str, said: str) -> None:
    with pytest.raises(LockError) as error:
        Lock(text)

    assert str(error.value).startswith(said)


@pytest.mark.parametrize("line", ["nonsense", "es . a block", "*", "* ", "fr,es . a block"])
def test_a_line_that_says_nothing_is_refused_when_its_section_is_read(line: str) -> None:
    lock = Lock(f"{HEAD}\n[en/a.md] fr\n* # A\n{line}\n\n[en/b.md] fr\n* # B\n")

    assert ("# B",) == lock.editions("en/b.md")["fr"]
    with pytest.raises(LockError, match="line 5"):
        lock.editions("en/a.md")


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "lock").write_bytes(b"# polyglint.lock 1: \xff\n")

    with pytest.raises(LockError, match="not UTF-8 at byte 20"):
        Lock.read(tmp_path / "lock")


def test_a_lock_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LockError, match="cannot be read"):
        Lock.read(tmp_path)


def test_writing_keeps_mode_and_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "real").chmod(0o640)
    (tmp_path / "lock").symlink_to("real")

    write(tmp_path / "lock", "new é\n")

    assert (tmp_path / "lock").is_symlink()
    assert (tmp_path / "real").read_text("utf-8") == "new é\n"
    assert 0o640 == stat.S_IMODE((tmp_path / "real").stat().st_mode)


def test_a_new_lock_can_be_read_by_whom_any_new_file_can(tmp_path: Path) -> None:
    write(tmp_path / "lock", "new")
    (tmp_path / "other").write_text("")

    assert (tmp_path / "other").stat().st_mode == (tmp_path / "lock").stat().st_mode


def test_a_full_disk_leaves_the_old_lock_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lock").write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write(tmp_path / "lock", "new")

    assert ["lock"] == [file.name for file in tmp_path.iterdir()]
    assert (tmp_path / "lock").read_text() == "old"


def test_a_process_killed_while_it_writes_leaves_the_old_lock(tmp_path: Path) -> None:
    (tmp_path / "polyglint.lock").write_text("old")
    script = """
        import os, signal, sys
        from pathlib import Path
        from polyglint.history import lock
        os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
        lock.write(Path(sys.argv[1]), "new")
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), tmp_path / "polyglint.lock"], check=False, capture_output=True
    )

    assert done.returncode == -9
    assert (tmp_path / "polyglint.lock").read_text() == "old"
