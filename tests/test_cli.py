"""The command line: every option does what it says, and the exit code says how it went."""

# ruff: noqa: ARG001  (a site that only has to be there)

import json
import os
import pty
import signal
import subprocess
import time
from pathlib import Path
from subprocess import CompletedProcess
from typing import Protocol

import pytest

from tests.conftest import BIN, Called, Lint, Write

ESCAPED = "# Salt room\n\n\\*\\*Please note:\\*\\* bring a towel.\n"
SKIPPED = "# Salt room\n\n### Far below\n\nText.\n"
TITLES = "---\ntitle: One\n---\n\n# Another\n\nText.\n"
NOT_FLANKING = "# Salt room\n\n**Cold feet:**stones between the toes warm them.\n"
CLEAN = "# Salt room\n\nBring a towel.\n"


class RunLint(Protocol):
    def __call__(
        self, *arguments: str, env: dict[str, str | None] | None = None, timeout: float = 60
    ) -> "CompletedProcess[str]": ...


def rules_of(called: Called) -> list[str]:
    """The rules of concise lines."""
    return [line.split(" ")[2] for line in called.lines]


@pytest.fixture
def site(write: Write) -> Path:
    """Three languages; an error, a warning and an info in them."""
    return write({"content/en/a.md": ESCAPED, "content/fr/c.md": SKIPPED, "content/de/b.md": TITLES})


def test_a_finding_is_one_line_in_the_concise_format(lint: Lint, site: Path) -> None:
    called = lint("content/fr")

    assert called.lines == [
        "content/fr/c.md:3:1 warning headings/skipped-level "
        "a level 3 heading follows one of level 1: level 2 is skipped"
    ]
    assert called.code == 1


def test_without_paths_the_current_folder_is_checked(lint: Lint, site: Path) -> None:
    assert lint().lines == lint("content").lines


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--select", "headings"], ["headings/skipped-level"]),
        (["--select", "headings/skipped-level"], ["headings/skipped-level"]),
        (["--select", "headings,emphasis"], ["emphasis/escaped-markers", "headings/skipped-level"]),
        (["--select", "headings", "--select", "emphasis"], ["emphasis/escaped-markers", "headings/skipped-level"]),
        (["--ignore", "headings,front_matter"], ["emphasis/escaped-markers"]),
        (["--ignore", "headings", "--ignore", "front_matter"], ["emphasis/escaped-markers"]),
        (["--select", "headings", "--ignore", "headings/skipped-level"], []),
    ],
)
def test_rules_are_chosen_by_id_and_family(lint: Lint, site: Path, arguments: list[str], expected: list[str]) -> None:
    assert sorted(rules_of(lint("content", *arguments))) == expected


def test_fixes_of_what_pages_state_together_are_applied(lint: Lint, write: Write) -> None:
    site = write({"content/en/a.md": "# A\n\nOur color and center are gray. A grey wall.\n"})

    said = lint("content", "--unsafe-fixes", "--select", "spelling/locale-variant")

    assert (said.code, said.lines) == (0, [])
    assert (site / "content/en/a.md").read_text("utf-8") == "# A\n\nOur color and center are gray. A gray wall.\n"


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_stops_the_run_and_is_told_its_likeness(lint: Lint, site: Path, option: str) -> None:
    called = lint("content", option, "headings/skiped-level")

    assert called.code == 2
    assert "no rule or family is called 'headings/skiped-level'" in called.err
    assert "did you mean" in called.err
    assert "headings/skipped-level" in called.err
    assert called.out == ""


def test_only_the_locales_that_are_asked_for_are_reported(lint: Lint, site: Path) -> None:
    assert {line.split(":")[0] for line in lint("content", "--locale", "en,fr").lines} == {
        "content/en/a.md",
        "content/fr/c.md",
    }


def test_a_locale_may_be_written_as_its_folder_is(lint: Lint, write: Write) -> None:
    write({"content/pt_br/a.md": SKIPPED, "content/en/a.md": SKIPPED})

    assert [line.split(":")[0] for line in lint("content", "--locale", "pt_br").lines] == ["content/pt_br/a.md"]
    assert lint("content", "--locale", "pt-BR").lines == lint("content", "--locale", "pt_br").lines


def test_a_locale_that_the_site_does_not_have_is_an_error(lint: Lint, site: Path) -> None:
    called = lint("content", "--locale", "ru")

    assert called.code == 2
    assert "ru" in called.err


def test_paths_choose_what_is_reported_not_what_is_read(lint: Lint, write: Write) -> None:
    complete = "---\ntitle: A\nimage: a.jpg\n---\n\nText.\n"
    write({f"content/en/{number}.md": complete for number in range(20)} | {"content/en/x.md": "---\ntitle: B\n---\n"})

    assert "front_matter/missing-key" in rules_of(lint("content/en/x.md"))


@pytest.mark.parametrize(
    ("level", "text", "code"),
    [
        ("error", ESCAPED, 1),
        ("error", SKIPPED, 0),
        ("warning", SKIPPED, 1),
        ("warning", TITLES, 0),
        ("info", TITLES, 1),
        ("info", CLEAN, 0),
        ("never", ESCAPED, 0),
    ],
)
def test_the_run_fails_on_the_level_that_is_asked_for(
    lint: Lint, write: Write, level: str, text: str, code: int
) -> None:
    write({"a.md": text})

    assert lint("a.md", "--fail-on", level).code == code


def test_a_run_fails_on_warnings_where_nothing_is_said(lint: Lint, write: Write) -> None:
    write({"a.md": SKIPPED, "b.md": TITLES, "c.md": CLEAN})

    assert [lint("a.md").code, lint("b.md").code, lint("c.md").code] == [1, 0, 0]


def test_the_command_line_weighs_more_than_the_settings(lint: Lint, write: Write) -> None:
    write({"a.md": SKIPPED, "polyglint.toml": 'fail-on = "never"\n'})

    assert [lint("a.md").code, lint("a.md", "--fail-on", "warning").code] == [0, 1]


def test_an_option_that_does_not_exist_is_bad_usage(lint: Lint, site: Path) -> None:
    called = lint("--selct", "headings")

    assert called.code == 2
    assert "--selct" in called.err
    assert "--select" in called.err


def test_fix_repairs_what_needs_no_judgement(lint: Lint, write: Write) -> None:
    root = write({"a.md": ESCAPED})

    called = lint("a.md", "--fix")

    assert (root / "a.md").read_text() == "# Salt room\n\n**Please note:** bring a towel.\n"
    assert (called.code, called.out) == (0, "")
    assert called.err == "a.md: 1 fix applied\n"


def test_what_fix_cannot_repair_is_still_reported(lint: Lint, write: Write) -> None:
    write({"a.md": ESCAPED + "\n### Far below\n\nText.\n"})

    called = lint("a.md", "--fix")

    assert rules_of(called) == ["headings/skipped-level"]
    assert called.code == 1


def test_fix_leaves_other_documents_alone(lint: Lint, site: Path) -> None:
    lint("content/fr", "--fix")

    assert (site / "content/en/a.md").read_text() == ESCAPED


def test_unsafe_fixes_are_made_on_request_only(lint: Lint, write: Write) -> None:
    root = write({"a.md": NOT_FLANKING})

    lint("a.md", "--fix")
    after_safe = (root / "a.md").read_text()
    lint("a.md", "--unsafe-fixes")

    assert after_safe == NOT_FLANKING
    assert "**Cold feet:** stones" in (root / "a.md").read_text()


def test_diff_is_a_patch_that_git_applies_and_writes_nothing(lint: Lint, write: Write) -> None:
    crlf = ESCAPED.replace("\n", "\r\n").encode()
    root = write({"content/a.md": ESCAPED, "content/b.md": crlf, "content/c.md": ESCAPED.rstrip("\n")})
    before = {file: file.read_bytes() for file in root.rglob("*.md")}

    done = subprocess.run([BIN / "lint", "content", "--diff"], capture_output=True, check=False)
    after = {file: file.read_bytes() for file in root.rglob("*.md")}
    subprocess.run(["git", "init", "--quiet"], check=True)
    applied = subprocess.run(["git", "apply", "-"], input=done.stdout, capture_output=True, check=False)

    assert before == after
    assert (done.returncode, applied.returncode, applied.stderr) == (1, 0, b"")
    assert [b"**Please note:**" in file.read_bytes() for file in sorted(before)] == [True, True, True]
    assert (root / "content/b.md").read_bytes() == crlf.replace(rb"\*\*", b"**")


def test_diff_says_what_fix_does(lint: Lint, write: Write) -> None:
    root = write({"a.md": ESCAPED})
    patch = lint("a.md", "--diff").out
    subprocess.run(["git", "init", "--quiet"], check=True)
    subprocess.run(["git", "apply", "-"], input=patch.encode(), check=True)
    patched = (root / "a.md").read_bytes()
    write({"a.md": ESCAPED})

    lint("a.md", "--fix")

    assert (root / "a.md").read_bytes() == patched


def test_diff_of_documents_without_repair_is_empty_and_succeeds(lint: Lint, write: Write) -> None:
    write({"a.md": SKIPPED})

    called = lint("a.md", "--diff")

    assert (called.code, called.out) == (0, "")


def test_diff_refuses_options_that_it_would_ignore(lint: Lint, write: Write) -> None:
    write({"a.md": "# A\n"})

    called = lint("a.md", "--diff", "--output-file", "report.txt")

    assert called.code == 2
    assert "--diff prints a patch" in called.err


def test_diff_of_what_cannot_be_read_fails(lint: Lint, write: Write) -> None:
    write({"a.md": ESCAPED})

    called = lint("a.md", "b.md", "--diff")

    assert called.code == 2
    assert "b.md" in called.err


def test_text_is_for_people(call: Lint, site: Path) -> None:
    called = call("check", "content/fr")

    assert "content/fr/c.md:3:1 warning headings/skipped-level" in called.out
    assert "3 │ ### Far below" in called.out
    assert called.lines[-1] == "1 finding (1 warning) in 1 document."


def test_json_is_one_object(lint: Lint, site: Path) -> None:
    report = json.loads(lint("content/fr", "--output-format", "json").out)

    assert [finding["path"] for finding in report["findings"]] == ["content/fr/c.md"]
    assert report["schema_version"] == 1


def test_sarif_is_2_1_0(lint: Lint, site: Path) -> None:
    log = json.loads(lint("content/fr", "--output-format", "sarif").out)

    assert log["version"] == "2.1.0"
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["headings/skipped-level"]


def test_github_gets_workflow_commands(lint: Lint, site: Path) -> None:
    called = lint("content/fr", "--output-format", "github")

    assert called.lines[0].startswith("::warning ")
    assert "file=content/fr/c.md" in called.lines[0]
    assert "line=3" in called.lines[0]


def test_github_writes_its_summary(lint: Lint, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))

    lint("content/fr", "--output-format", "github")

    assert "headings/skipped-level" in summary.read_text()


@pytest.mark.parametrize("shape", ["text", "concise", "json", "sarif", "github"])
def test_the_same_report_goes_into_a_file(lint: Lint, site: Path, shape: str) -> None:
    printed = lint("content/fr", "--output-format", shape)
    filed = lint("content/fr", "--output-format", shape, "--output-file", "report")

    assert (site / "report").read_text() == printed.out
    assert (filed.out, filed.code) == ("", 1)


def test_a_report_that_cannot_be_written_is_told(lint: Lint, site: Path) -> None:
    called = lint("content/fr", "--output-file", "nowhere/report.txt")

    assert called.code == 2
    assert called.err == "polyglint: nowhere/report.txt: cannot be written: No such file or directory\n"


def test_an_unknown_format_lists_the_known_ones(lint: Lint, site: Path) -> None:
    called = lint("--output-format", "xml")

    assert called.code == 2
    assert "sarif" in called.err


def test_statistics_count_instead_of_listing(call: Lint, site: Path) -> None:
    called = call("check", "content", "--statistics")

    assert "content/fr/c.md:3:1" not in called.out
    assert "headings/skipped-level" in called.out
    assert called.code == 1


def test_in_a_pipe_all_findings_are_listed(call: Lint, write: Write) -> None:
    write({f"{number}.md": SKIPPED for number in range(60)})

    assert call("check", ".").out.count(".md:3:1") == 60


def test_standard_input_is_checked_as_if_it_stood_there(lint: Lint, site: Path) -> None:
    on_disk = lint("content/fr/c.md").lines

    called = lint("--stdin-filename", "content/fr/c.md", stdin=SKIPPED)

    assert (called.lines, called.code) == (on_disk, 1)


def test_standard_input_replaces_what_is_on_disk(lint: Lint, site: Path) -> None:
    assert lint("--stdin-filename", "content/fr/c.md", stdin=CLEAN).lines == []
    assert lint("content/fr/c.md").lines != []


def test_standard_input_may_name_a_document_that_does_not_exist_yet(lint: Lint, site: Path) -> None:
    called = lint("--stdin-filename", "content/fr/new.md", stdin=SKIPPED)

    assert [line.split(" ")[0] for line in called.lines] == ["content/fr/new.md:3:1"]


@pytest.mark.parametrize("name", ["content/es/new.md", "elsewhere/new.md", "new.md"])
def test_standard_input_may_name_a_folder_that_does_not_exist_yet(lint: Lint, site: Path, name: str) -> None:
    called = lint("--stdin-filename", name, stdin=SKIPPED)

    assert [line.split(" ")[0] for line in called.lines] == [f"{name}:3:1"]
    assert called.code == 1


def test_a_document_from_standard_input_has_the_locale_of_its_path(lint: Lint, site: Path) -> None:
    report = json.loads(lint("--stdin-filename", "content/es/new.md", "--output-format", "json", stdin=SKIPPED).out)

    assert [finding["locale"] for finding in report["findings"]] == ["es"]


def test_a_document_from_standard_input_is_seen_beside_its_siblings(lint: Lint, write: Write) -> None:
    complete = "---\ntitle: A\nimage: a.jpg\n---\n\nText.\n"
    write({f"content/en/{number}.md": complete for number in range(20)})

    called = lint("--stdin-filename", "content/en/x.md", stdin="---\ntitle: B\n---\n\nText.\n")

    assert "front_matter/missing-key" in rules_of(called)


def test_standard_input_leaves_no_trace_in_the_cache(lint: Lint, site: Path) -> None:
    before = lint("content").lines

    lint("--stdin-filename", "content/fr/c.md", stdin="# x\n\n#### y\n\nText.\n")

    assert lint("content").lines == before


def test_the_diff_of_standard_input_is_a_patch(lint: Lint, site: Path) -> None:
    called = lint("--stdin-filename", "content/en/a.md", "--diff", stdin=ESCAPED)

    assert "+**Please note:** bring a towel." in called.lines
    assert called.code == 1


def test_standard_input_is_one_document(lint: Lint, site: Path) -> None:
    called = lint("--stdin-filename", "a.md", "content", stdin=CLEAN)

    assert called.code == 2
    assert "give no other paths" in called.err


def test_standard_input_cannot_be_repaired_in_place(lint: Lint, site: Path) -> None:
    called = lint("--stdin-filename", "content/en/a.md", "--fix", stdin=ESCAPED)

    assert called.code == 2
    assert "--diff shows what it would change" in called.err


def test_a_document_from_standard_input_says_its_locale(lint: Lint, write: Write) -> None:
    write({})
    text = "---\nlang: fr\n---\n" + SKIPPED

    report = json.loads(lint("--stdin-filename", "a.md", "--output-format", "json", stdin=text).out)

    assert [finding["locale"] for finding in report["findings"]] == ["fr"]


def test_standard_input_that_is_no_markdown_is_told(lint: Lint, site: Path) -> None:
    called = lint("--stdin-filename", "a.txt", stdin=CLEAN)

    assert called.code == 2
    assert "not a Markdown file" in called.err


def test_config_is_used_instead_of_the_nearest_settings(lint: Lint, write: Write) -> None:
    write({"a.md": SKIPPED, "polyglint.toml": "", "other.toml": 'ignore = ["headings"]\n'})

    assert rules_of(lint("a.md")) == ["headings/skipped-level"]
    assert rules_of(lint("a.md", "--config", "other.toml")) == []


def test_config_that_does_not_exist_is_told(lint: Lint, site: Path) -> None:
    called = lint("--config", "none.toml")

    assert called.code == 2
    assert "none.toml: cannot be read: No such file or directory" in called.err


def test_many_processes_say_what_one_says(lint: Lint, site: Path) -> None:
    assert lint("content", "--jobs", "2", "--no-cache").lines == lint("content", "--jobs", "1", "--no-cache").lines


@pytest.mark.parametrize("count", ["0", "-1", "many"])
def test_a_number_of_processes_is_a_number(lint: Lint, site: Path, count: str) -> None:
    assert lint("--jobs", count).code == 2


def test_without_cache_nothing_is_kept(lint: Lint, site: Path) -> None:
    lint("content", "--no-cache")

    assert not (Path(os.environ["POLYGLINT_CACHE_DIR"]) / "reports").exists()


def test_the_cache_leaves_no_trace_in_the_site(lint: Lint, site: Path) -> None:
    before = sorted(site.rglob("*"))

    lint("content")

    assert sorted(site.rglob("*")) == before
    assert list((Path(os.environ["POLYGLINT_CACHE_DIR"]) / "reports").iterdir())


def test_rules_are_listed_with_what_is_right(call: Lint, site: Path) -> None:
    line = next(line for line in call("rules").lines if line.startswith("headings/skipped-level"))

    assert "A heading is at most one level below the heading before it." in line


def test_rules_as_markdown_are_a_table(call: Lint, site: Path) -> None:
    lines = call("rules", "--format", "markdown").lines

    assert all(line.startswith("| ") or line == "|---|---|---|" for line in lines)
    assert any("`headings/skipped-level`" in line for line in lines)


def test_rules_as_json_have_ids_and_severities(call: Lint, site: Path) -> None:
    listed = {rule["id"]: rule for rule in json.loads(call("rules", "--format", "json").out)}

    assert listed["headings/skipped-level"] == {
        "id": "headings/skipped-level",
        "severity": "warning",
        "preview": False,
        "summary": "A heading is at most one level below the heading before it.",
    }


def test_explain_shows_the_page_of_a_rule(call: Lint, site: Path) -> None:
    called = call("explain", "headings/skipped-level")

    assert called.code == 0
    assert "## " in called.out
    assert "polyglint: ignore[headings/skipped-level]" in called.out


def test_explain_knows_what_the_engine_finds(call: Lint, site: Path) -> None:
    called = call("explain", "suppression/unused")

    assert called.code == 0
    assert "A comment that silences has something to silence." in called.out


def test_explain_knows_a_rule_that_crashed(call: Lint, site: Path) -> None:
    called = call("explain", "engine/rule-crashed")

    assert called.code == 0
    assert "engine/rule-crashed" in called.out


def test_explain_tells_the_likeness_of_an_unknown_rule(call: Lint, site: Path) -> None:
    called = call("explain", "headings/skiped-level")

    assert called.code == 2
    assert "headings/skipped-level" in called.err


def test_settings_tell_what_holds_for_a_path_and_why(call: Lint, write: Write) -> None:
    write({"content/en/a.md": CLEAN, "content/fr/c.md": CLEAN, "polyglint.toml": 'ignore = ["headings"]\n'})

    called = call("settings", "content/fr/c.md")

    assert called.code == 0
    assert "polyglint.toml" in called.out
    assert "fr" in called.out
    assert "headings/skipped-level" in next(line for line in called.lines if line.startswith("rules: "))


def test_settings_of_a_missing_path_fail(call: Lint, site: Path) -> None:
    called = call("settings", "contnet")

    assert called.code == 2
    assert "contnet" in called.err + called.out


@pytest.mark.parametrize("data", [(), ("--data",)])
def test_a_new_rule_works_as_it_is_written(call: Lint, lint: Lint, write: Write, data: tuple[str, ...]) -> None:
    root = write({"a.md": "# Salt room\n\nLorem ipsum dolor.\n", "polyglint.toml": 'rules = ["house"]\n'})

    called = call("new-rule", "words/no-filler", *data)

    suffix = "yaml" if data else "py"
    assert called.lines[:2] == [f"written: house/words/no_filler.{suffix}", "written: house/words/no_filler.md"]
    assert (root / "house/words/no_filler.md").exists()
    assert rules_of(lint("a.md", "--select", "words/no-filler")) == ["words/no-filler"]


def test_a_first_rule_is_told_how_to_be_found(call: Lint, write: Write) -> None:
    write({})

    called = call("new-rule", "words/no-filler")

    assert called.lines[0] == "written: lint/rules/words/no_filler.py"
    assert '  in polyglint.toml: rules = ["lint/rules"]' in called.lines
    assert any(line.startswith("  pytest lint/rules/words/no_filler.md") for line in called.lines)


def test_a_new_rule_goes_into_the_folder_that_is_asked_for(call: Lint, write: Write) -> None:
    root = write({})

    call("new-rule", "words/no-filler", "--folder", "ours")

    assert (root / "ours/words/no_filler.py").exists()


@pytest.mark.parametrize("name", ["filler", "words/no_filler", "Words/filler", "words/a/b", "../words/x"])
def test_a_rule_needs_a_name_that_is_one(call: Lint, write: Write, name: str) -> None:
    write({})

    called = call("new-rule", name)

    assert called.code == 2
    assert "family/name" in called.err


def test_a_new_rule_overwrites_nothing(call: Lint, write: Write) -> None:
    root = write({"lint/rules/words/no_filler.md": "mine"})

    called = call("new-rule", "words/no-filler")

    assert called.code == 2
    assert "nothing is overwritten" in called.err
    assert (root / "lint/rules/words/no_filler.md").read_text() == "mine"


@pytest.mark.parametrize("name", ["lint", "polyglint"])
def test_the_version_is_told(name: str) -> None:
    from polyglint import __version__

    done = subprocess.run([BIN / name, "--version"], capture_output=True, check=True, text=True)

    assert done.stdout == f"polyglint {__version__}\n"


@pytest.mark.parametrize("arguments", [("rules",), ("explain", "headings/skipped-level")])
def test_what_is_told_ends_well(arguments: tuple[str, ...]) -> None:
    done = subprocess.run([BIN / "polyglint", *arguments], capture_output=True, check=False, text=True)

    assert (done.returncode, done.stderr) == (0, "")
    assert "headings/skipped-level" in done.stdout


@pytest.mark.parametrize("arguments", [("lint", "--help"), ("polyglint", "--help"), ("polyglint", "check", "--help")])
def test_help_fits_one_screen(arguments: tuple[str, ...]) -> None:
    done = subprocess.run(
        [BIN / arguments[0], *arguments[1:]],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "COLUMNS": "100"},
    )

    assert len(done.stdout.splitlines()) <= 40
    assert max(map(len, done.stdout.splitlines())) <= 100


def test_a_reader_who_hangs_up_hears_no_complaint(write: Write) -> None:
    write({f"{number}.md": SKIPPED * 50 for number in range(40)})
    lint = subprocess.Popen([BIN / "lint", "."], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert lint.stdout
    assert lint.stderr

    lint.stdout.readline()
    lint.stdout.close()
    said = lint.stderr.read()
    lint.stderr.close()

    assert (lint.wait(timeout=30), said) in [(0, b""), (1, b"")]


SLEEPY = '''
import time
from polyglint import DocumentRule


class Sleepy(DocumentRule):
    """A text lets nobody sleep."""

    id = "words/sleepy"

    def check(self, document):
        open(document.path + ".began", "w").close()
        time.sleep(60)
        return ()
'''


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_run_ends_at_once_and_quietly(write: Write, jobs: str) -> None:
    root = write(
        {"a.md": CLEAN, "b.md": CLEAN, "polyglint.toml": 'rules = ["house"]\n', "house/words/sleepy.py": SLEEPY}
    )
    lint = subprocess.Popen(
        [BIN / "lint", ".", "--jobs", jobs], stderr=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    )
    _wait_for(root / "a.md.began")

    os.killpg(lint.pid, signal.SIGINT)
    out, err = lint.communicate(timeout=20)

    assert lint.returncode == 130
    assert b"Traceback" not in out + err
    assert len(err.splitlines()) <= 2


def _wait_for(file: Path) -> None:
    until = time.monotonic() + 20
    while not file.exists():
        assert time.monotonic() < until, f"{file} never came"
        time.sleep(0.02)


def on_a_terminal(*arguments: str, env: dict[str, str] | None = None) -> tuple[int, str]:
    """Run `lint` on a pseudo-terminal; its exit code and what it shows."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update({"TERM": "xterm", "COLUMNS": "100", **(env or {})})
        os.execv(BIN / "lint", ["lint", *arguments])
    shown = b""
    try:
        while chunk := os.read(terminal, 65536):
            shown += chunk
    except OSError:  # so Linux says that the other end is closed
        pass
    os.close(terminal)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), shown.decode()


ESCAPE = "\x1b["


def test_a_terminal_shows_colours(site: Path) -> None:
    code, shown = on_a_terminal("content/fr")

    assert code == 1
    assert ESCAPE in shown


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_may_do_without_colours(site: Path, env: dict[str, str]) -> None:
    _, shown = on_a_terminal("content/fr", env=env)

    assert ESCAPE not in shown
    assert "headings/skipped-level" in shown


def test_many_findings_on_a_terminal_are_digested(write: Write) -> None:
    write({f"{number}.md": SKIPPED for number in range(60)})

    _, digest = on_a_terminal(".")
    _, everything = on_a_terminal(".", "--all")

    assert "--all" in digest
    assert len(digest.splitlines()) < 60
    assert everything.count(".md:3:1") == 60


def test_a_pipe_shows_no_colours(run_lint: RunLint, site: Path) -> None:
    assert ESCAPE not in run_lint("content/fr").stdout


def test_colours_can_be_forced_into_a_pipe(run_lint: RunLint, site: Path) -> None:
    assert ESCAPE in run_lint("content/fr", env={"FORCE_COLOR": "1"}).stdout
    assert ESCAPE not in run_lint("content/fr", env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout


def test_an_output_that_cannot_show_a_character_shows_its_number(run_lint: RunLint, write: Write) -> None:
    write({"a.md": "# Соль\n\n### Далеко\n\nТекст.\n"})

    done = run_lint("a.md", env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})

    assert done.returncode == 1
    assert r"\u0414" in done.stdout


def test_every_path_leads_there_from_where_the_user_is(
    call: Lint, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write({"content/en/a.md": CLEAN, "content/en/latin1.md": b"# Caf\xe9\n", "content/fr/a.md": CLEAN})
    (root / "content/en/loop.md").symlink_to("loop.md")
    at_the_top = call("check", "content")
    monkeypatch.chdir(root / "content")
    inside = call("check", "en", "--output-format", "json")

    assert "-t UTF-8 content/en/latin1.md\n" in at_the_top.out
    assert "error: content/en/loop.md: a symbolic link" in at_the_top.out
    assert '-t UTF-8 en/latin1.md"' in inside.out
    assert inside.err == "polyglint: en/loop.md: a symbolic link that leads back to itself\n"


def test_what_a_document_says_is_no_path(call: Lint, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write({"en/a.md": "# A\n\n\\*\\* en/a.md:\\*\\* a page.\n", "polyglint.toml": ""})
    monkeypatch.chdir(root / "en")

    assert 'write "**en/a.md:**"' in call("check", "--select", "emphasis").out


@pytest.mark.parametrize("family", ["suppression", "engine"])
def test_families_of_the_engine_are_explained(call: Lint, family: str) -> None:
    called = call("explain", family)

    assert called.code == 0
    assert called.out.startswith(f"{family}/")


def test_the_package_can_be_run() -> None:
    done = subprocess.run([BIN / "python", "-m", "polyglint", "--version"], capture_output=True, text=True, check=True)

    assert done.stdout.startswith("polyglint ")


def test_settings_know_the_language_that_a_document_declares(call: Lint, write: Write) -> None:
    write({"a.md": "---\nlang: en\n---\n\n# A\n"})

    assert "locale: en (front matter)" in call("settings", "a.md").lines
