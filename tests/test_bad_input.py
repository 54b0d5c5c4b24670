"""Input that is broken, hostile or gone: said once, clearly, with exit code 2 where something was not checked."""

import errno
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from tests.conftest import Lint, Write

CLEAN = "# Salt room\n\nBring a towel.\n"
SKIPPED = "# Salt room\n\n### Far below\n\nText.\n"
ESCAPED = "# Salt room\n\n\\*\\*Please note:\\*\\* bring a towel.\n"
RunLint = Callable[..., "CompletedProcess[str]"]


def test_a_missing_path_is_told_its_likeness(lint: Lint, write: Write) -> None:
    write({"content/a.md": CLEAN})

    called = lint("contnet")

    assert called.code == 2
    assert called.err == "polyglint: contnet: no such file or folder; did you mean content?\n"


def test_what_can_be_checked_beside_a_missing_path_is_checked(lint: Lint, write: Write) -> None:
    write({"a.md": SKIPPED})

    called = lint("a.md", "none.md")

    assert called.code == 2
    assert "a.md:3:1 warning headings/skipped-level" in called.out
    assert "none.md: no such file" in called.err


def test_an_empty_folder_is_told(lint: Lint, write: Write) -> None:
    write({"content/picture.jpg": b"\xff\xd8"})

    called = lint("content")

    assert called.code == 2
    assert called.err == "polyglint: content: nothing to check: no Markdown file here (.md, .markdown, .mdx)\n"


def test_a_file_that_is_no_markdown_is_told(lint: Lint, write: Write) -> None:
    write({"a.txt": CLEAN})

    called = lint("a.txt")

    assert called.code == 2
    assert "a.txt: not a Markdown file" in called.err


def test_a_folder_that_the_settings_empty_is_told_which_setting(lint: Lint, write: Write) -> None:
    write({"a.md": CLEAN, "polyglint.toml": 'exclude = ["*.md"]\n'})

    called = lint(".")

    assert called.code == 2
    assert "nothing to check: 1 Markdown file" in called.err
    assert "exclude" in called.err


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: [a\n---\n\nText.\n", 2),
        ("---\ntitle: a: b\n---\n\nText.\n", 2),
        ("+++\ntitle = a\n+++\n\nText.\n", 2),
        ('{"title": }\n\nText.\n', 1),
        ("---\ntitle: a\n\nText.\n", 1),
        ("---\n- a\n- b\n---\n\nText.\n", 2),
    ],
    ids=["yaml", "yaml colon", "toml", "json", "unclosed", "list"],
)
def test_a_broken_header_is_a_finding_at_its_place(lint: Lint, write: Write, text: str, line: int) -> None:
    write({"a.md": text})

    called = lint("a.md", "--select", "front_matter/unparsable")

    assert called.code == 1
    assert len(called.lines) == 1
    assert called.lines[0].startswith(f"a.md:{line}:")


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"], ids=repr)
def test_lines_end_as_they_like(lint: Lint, write: Write, end: str) -> None:
    write({"a.md": SKIPPED.replace("\n", end).encode()})

    assert [line.split(" ")[0] for line in lint("a.md").lines] == ["a.md:3:1"]


def test_a_byte_order_mark_moves_no_place(lint: Lint, write: Write) -> None:
    write({"a.md": b"\xef\xbb\xbf" + SKIPPED.encode()})

    assert next(line for line in lint("a.md").lines if "skipped" in line).startswith("a.md:3:1 ")


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (SKIPPED.encode("utf-16"), "UTF-16"),
        (SKIPPED.encode("utf-16-le"), "UTF-16"),
        (SKIPPED.encode("utf-16-be"), "UTF-16"),
        ("# Bienvenue\n\nUn café et une crème brûlée.\n".encode("latin-1"), "UTF-8"),
    ],
    ids=["utf-16", "utf-16-le", "utf-16-be", "latin-1"],
)
def test_what_is_not_utf_8_is_one_finding(lint: Lint, write: Write, data: bytes, named: str) -> None:
    root = write({"a.md": data})

    called = lint("a.md")

    assert called.code == 1
    assert {line.split(" ")[2] for line in called.lines} == {"encoding/not-utf8"}
    assert len(called.lines) == 1
    assert named in called.out
    lint("a.md", "--unsafe-fixes")
    assert (root / "a.md").read_bytes() == data


@pytest.mark.parametrize(
    "data", [os.urandom(5000), bytes(range(256)) * 20, b"\0" * 5000], ids=["random", "all", "zero"]
)
def test_a_binary_file_is_told_and_never_written(lint: Lint, write: Write, data: bytes) -> None:
    root = write({"a.md": data, "b.md": SKIPPED})

    called = lint(".")
    lint(".", "--unsafe-fixes")

    assert called.code == 1
    assert "b.md:3:1 warning headings/skipped-level" in called.out
    assert "engine/rule-crashed" not in called.out
    assert (root / "a.md").read_bytes() == data


def test_a_nul_byte_is_a_finding(lint: Lint, write: Write) -> None:
    write({"a.md": "# Salt\0room\n\nText.\n"})

    called = lint("a.md")

    assert called.code == 1
    assert called.lines[0].startswith("a.md:1:7 ")


def test_a_file_that_is_too_large_is_named_with_the_limit(lint: Lint, write: Write) -> None:
    root = write({"small.md": SKIPPED})
    with (root / "large.md").open("wb") as large:
        large.truncate(50_000_000)

    called = lint(".")

    assert called.code == 2
    assert called.err == "polyglint: large.md: not read: 50.0 MB is more than `max-file-size` (10.0 MB)\n"
    assert "small.md:3:1 warning headings/skipped-level" in called.out


@pytest.mark.usefixtures("no_hang")
def test_one_long_line_takes_no_long_time(lint: Lint, write: Write) -> None:
    write({"a.md": "# A\n\n" + "The quick brown fox jumps over the lazy dog. " * 22_000 + "\n"})

    called = lint("a.md", "--no-cache")

    assert ["repetition/repeated-text"] == [line.split(" ")[2] for line in called.lines]


@pytest.mark.parametrize(
    "text",
    [
        ">" * 10_000 + " a\n",
        "- " * 5_000 + "a\n",
        "".join("  " * level + "- a\n" for level in range(1_500)),
        "[" * 5_000,
        "**" * 5_000,
        "---\na: " + "[" * 3_000 + "\n---\n",
    ],
    ids=["quotes", "lists", "indented lists", "brackets", "asterisks", "yaml"],
)
def test_deep_nesting_is_survived(lint: Lint, write: Write, text: str) -> None:
    write({"a.md": text})

    called = lint("a.md", "--no-cache")

    assert called.code in (0, 1)
    assert "engine/rule-crashed" not in called.out


@pytest.mark.parametrize(
    "text",
    [
        "---\na: " + "[" * 3_000 + "\n---\n",
        "+++\na = " + "[" * 3_000 + "\n+++\n",
        '{"a": ' + "[" * 3_000 + "\n}\n",
    ],
    ids=["yaml", "toml", "json"],
)
def test_a_deeply_nested_header_is_a_finding(lint: Lint, write: Write, text: str) -> None:
    write({"a.md": text})

    called = lint("a.md", "--select", "front_matter")

    assert [line.split(" ")[2] for line in called.lines] == ["front_matter/unparsable"]


HOSTILE = {
    "asterisks": "*",
    "brackets": "[",
    "ticks": "`",
    "angles": "<",
    "braces": "{",
    "dollars": "$",
    "underscores": "_a",
    "pipes": "|",
    "quotes": "> ",
    "escaped": r"\*\*",
    "curly quotes": "“",
    "letters": "é",
    "tags": "<a>",
    "comments": "<!--",
    "spaces": " ",
    "markers": "*a",
    "ends": "](",
    "dots": ".",
    "abbreviations": "A. ",
    "damage": "Ã©",
    "marks": "\u202e",
}


@pytest.mark.usefixtures("no_hang")
@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_a_hundred_times_as_much_takes_no_thousand_times_as_long(lint: Lint, write: Write, piece: str) -> None:
    write({"a.md": piece * 20_000})

    called = lint("a.md", "--no-cache")

    assert called.code in (0, 1)
    assert "engine/rule-crashed" not in called.out


def test_a_link_that_leads_back_to_its_folder_is_followed_once(lint: Lint, write: Write) -> None:
    root = write({"content/a.md": SKIPPED})
    (root / "content" / "again").symlink_to(root / "content")

    assert [line.split(" ")[0] for line in lint("content").lines] == ["content/a.md:3:1"]


def test_a_link_to_itself_is_told(lint: Lint, write: Write) -> None:
    root = write({"a.md": SKIPPED})
    (root / "loop.md").symlink_to("loop.md")

    called = lint(".")

    assert called.code == 2
    assert called.err == "polyglint: loop.md: a symbolic link that leads back to itself\n"
    assert "a.md:3:1" in called.out


def test_a_broken_link_is_told(lint: Lint, write: Write) -> None:
    root = write({"a.md": SKIPPED})
    (root / "broken.md").symlink_to("nowhere.md")

    called = lint(".")

    assert called.code == 2
    assert called.err == "polyglint: broken.md: a symbolic link to nowhere.md, which does not exist\n"
    assert "a.md:3:1" in called.out


def failing(number: int, only: str) -> Callable[..., Any]:
    """`Path.read_bytes`, that fails for files of this name."""
    original = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path.name == only:
            raise OSError(number, os.strerror(number), str(path))
        return original(path)

    return read_bytes


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EIO, errno.EACCES])
def test_a_file_that_vanishes_before_it_is_read_is_told(
    lint: Lint, write: Write, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    write({"a.md": SKIPPED, "gone.md": SKIPPED})
    monkeypatch.setattr(Path, "read_bytes", failing(number, "gone.md"))

    called = lint(".")

    assert called.code == 2
    assert called.err == f"polyglint: gone.md: cannot be read: {os.strerror(number)}\n"
    assert "a.md:3:1" in called.out


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_repair_that_cannot_be_written_leaves_the_file_and_says_so(
    lint: Lint, write: Write, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    root = write({"a.md": ESCAPED})

    def replace(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", replace)
        patched.setattr(Path, "replace", replace)
        called = lint("a.md", "--fix", "--no-cache")

    assert called.code == 2
    assert "a.md" in called.err
    assert "not fixed" in called.err
    assert (root / "a.md").read_text() == ESCAPED
    assert sorted(file.name for file in root.iterdir()) == ["a.md"]


def test_a_repair_on_a_full_disk_leaves_the_file(run_lint: RunLint, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        (disk / "a.md").write_text(ESCAPED)
        with pytest.raises(OSError, match="space"):
            (disk / "rest").write_bytes(b"x" * 100_000)
        done = run_lint(str(disk / "a.md"), "--fix")

        assert done.returncode == 2
        assert "the disk is full" in done.stdout
        assert (disk / "a.md").read_text() == ESCAPED
    finally:
        subprocess.run(["umount", disk], check=True)


def rule(body: str, name: str = "Local") -> str:
    indented = "\n".join(f"        {line}" for line in body.splitlines())
    return f'''import os
import signal
from polyglint import DocumentRule, SiteRule


class {name}(DocumentRule):
    """A text holds no surprises."""

    id = "words/local"

    def check(self, document):
{indented}
        return ()
'''


SETTINGS = 'rules = ["house"]\n'


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_rule_that_raises_is_a_finding_and_stops_nothing(lint: Lint, write: Write, jobs: str) -> None:
    write(
        {
            "a.md": SKIPPED,
            "b.md": SKIPPED,
            "polyglint.toml": SETTINGS,
            "house/words/local.py": rule("if document.path == 'a.md': raise ValueError('no such luck')"),
        }
    )

    called = lint("a.md", "b.md", "--jobs", jobs)

    assert called.code == 2
    assert [line.split(" ")[:3] for line in called.lines] == [
        ["a.md:1:1", "error", "engine/rule-crashed"],
        ["a.md:3:1", "warning", "headings/skipped-level"],
        ["b.md:3:1", "warning", "headings/skipped-level"],
    ]
    assert "words/local failed on this document: ValueError: no such luck (local.py:" in called.out


def test_a_rule_that_raised_fails_the_run_also_when_it_is_remembered(lint: Lint, write: Write) -> None:
    write({"a.md": CLEAN, "polyglint.toml": SETTINGS, "house/words/local.py": rule("raise ValueError('no such luck')")})

    assert [lint("a.md").code, lint("a.md").code] == [2, 2]


def test_a_worker_that_is_killed_is_told_and_nobody_waits(run_lint: RunLint, write: Write) -> None:
    write(
        {
            **{f"{number}.md": CLEAN for number in range(30)},
            "polyglint.toml": SETTINGS,
            "house/words/local.py": rule("if document.path == '7.md': os.kill(os.getpid(), signal.SIGKILL)"),
        }
    )

    done = run_lint(".", "--jobs", "2", timeout=30)

    assert done.returncode == 2
    assert "a worker process was killed" in done.stderr + done.stdout
    assert "--jobs 1" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr + done.stdout


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_rule_with_a_syntax_error_stops_the_run_with_its_place(lint: Lint, write: Write, jobs: str) -> None:
    write({"a.md": CLEAN, "polyglint.toml": SETTINGS, "house/words/local.py": rule("if:")})

    called = lint("a.md", "--jobs", jobs)

    assert called.code == 2
    assert "house" in called.err
    assert "words/local.py line 12" in called.err
    assert called.out == ""


def test_a_rule_as_data_with_a_wrong_key_stops_the_run_with_its_place(lint: Lint, write: Write) -> None:
    data = "id: words/local\nsummary: A text says something.\npatern: x\nmessage: x\n"
    write({"a.md": CLEAN, "polyglint.toml": SETTINGS, "house/words/local.yaml": data})

    called = lint("a.md")

    assert called.code == 2
    assert "words/local.yaml line 3" in called.err
    assert "patern" in called.err
    assert "pattern" in called.err


def test_a_folder_of_rules_that_does_not_exist_stops_the_run(lint: Lint, write: Write) -> None:
    write({"a.md": CLEAN, "polyglint.toml": SETTINGS})

    called = lint("a.md")

    assert called.code == 2
    assert "house" in called.err
    assert "does not exist" in called.err


def test_all_errors_of_the_settings_are_told_at_once(lint: Lint, write: Write) -> None:
    write({"a.md": CLEAN, "polyglint.toml": 'selct = ["headings"]\nfail-on = "bad"\nmax-file-size = "huge"\n'})

    called = lint("a.md")

    assert called.code == 2
    assert [line.split(": ")[1] for line in called.err.splitlines()] == [
        "polyglint.toml:1",
        "polyglint.toml:2",
        "polyglint.toml:3",
    ]
    assert "did you mean select?" in called.err


def test_an_unknown_rule_in_the_settings_stops_the_run(lint: Lint, write: Write) -> None:
    write({"a.md": CLEAN, "polyglint.toml": 'ignore = ["headings/skiped-level", "hedings"]\n'})

    called = lint("a.md")

    assert called.code == 2
    assert "headings/skiped-level" in called.err
    assert "hedings" in called.err


def test_an_unknown_option_of_a_rule_stops_the_run(lint: Lint, write: Write) -> None:
    write({"a.md": CLEAN, "polyglint.toml": '[options."headings/skipped-level"]\nlevel = 3\n'})

    called = lint("a.md")

    assert called.code == 2
    assert "headings/skipped-level" in called.err
    assert "level" in called.err


def test_settings_that_are_no_toml_are_told_the_line(lint: Lint, write: Write) -> None:
    write({"a.md": CLEAN, "polyglint.toml": 'select = ["headings"]\nignore = [\n'})

    called = lint("a.md")

    assert called.code == 2
    assert "polyglint.toml:" in called.err
    assert "is not TOML" in called.err


def cached() -> list[Path]:
    return sorted((Path(os.environ["POLYGLINT_CACHE_DIR"]) / "reports").iterdir())


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "truncated": lambda data: data[: len(data) // 2],
    "empty": lambda _: b"",
    "flipped": lambda data: data[:-20] + bytes(byte ^ 1 for byte in data[-20:]),
    "foreign": lambda _: b"something else altogether",
    "of another version": lambda data: data.replace(b"polyglint-reports-", b"polyglint-reports-9", 1),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_cache_changes_no_answer(lint: Lint, write: Write, damage: Callable[[bytes], bytes]) -> None:
    write({"a.md": SKIPPED})
    fresh = lint("a.md")
    [file] = cached()

    file.write_bytes(damage(file.read_bytes()))

    assert lint("a.md") == fresh


def test_a_cache_that_is_a_folder_changes_no_answer(lint: Lint, write: Write) -> None:
    write({"a.md": SKIPPED})
    fresh = lint("a.md")
    [file] = cached()
    file.unlink()
    file.mkdir()

    assert lint("a.md") == fresh


def test_a_cache_that_cannot_be_written_changes_no_answer(
    lint: Lint, write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write({"a.md": SKIPPED})
    fresh = lint("a.md")
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("POLYGLINT_CACHE_DIR", str(tmp_path / "file" / "below"))

    assert [lint("a.md"), lint("a.md")] == [fresh, fresh]


@pytest.mark.parametrize("home", [None, "/nonexistent", "/proc/nowhere", "/dev/null"])
def test_a_user_without_a_home_gets_the_same_answer(run_lint: RunLint, write: Write, home: str | None) -> None:
    write({"a.md": SKIPPED})

    done = run_lint("a.md", "--output-format", "concise", env={"HOME": home, "POLYGLINT_CACHE_DIR": None})

    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("a.md:3:1 warning headings/skipped-level")


def test_a_working_folder_that_is_gone_is_told(run_lint: RunLint, write: Write) -> None:
    root = write({"a.md": CLEAN})
    shutil.rmtree(root)

    done = run_lint(".")

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_name_that_is_no_unicode_is_checked_like_any_other(run_lint: RunLint, write: Write) -> None:
    root = write({})
    Path(os.fsdecode(os.fsencode(root) + b"/caf\xe9.md")).write_text(SKIPPED)

    done = run_lint(".")
    again = run_lint(".", "--output-format", "json")

    assert (done.returncode, done.stderr) == (1, "")
    assert "headings/skipped-level" in done.stdout
    assert again.returncode == 1
