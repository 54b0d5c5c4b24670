"""A run reads what has changed, remembers the rest, and says the same in either case."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polyglint.cli.session import Session
from polyglint.run import Outcome
from tests.conftest import Lint, Write

SKIPPED = "# Salt room\n\n### Far below\n\nText.\n"
CLEAN = "# Salt room\n\nBring a towel.\n"
IMAGE = "---\ntitle: Salt room\nimage: /images/salt.jpg\n---\n\nText.\n"
LONG_AGO = 1_600_000_000 * 10**9

Run = Callable[..., Outcome]


@pytest.fixture
def run() -> Run:
    """One run of the site in the working folder."""

    def outcome(*paths: str, **stated: Any) -> Outcome:
        arguments: dict[str, Any] = {
            **dict.fromkeys(("select", "ignore", "locale"), ()),
            **dict.fromkeys(("fix", "unsafe_fixes", "diff", "statistics", "show_all"), False),
            **dict.fromkeys(("fail_on", "output_format", "output_file", "stdin_filename", "jobs", "config")),
            "cache": True,
            "paths": paths,
        }
        return Session.open({**arguments, **stated}).outcome()

    return outcome


def age(*files: Path) -> None:
    """Let files look as if nobody had touched them for years."""
    for file in files:
        os.utime(file, ns=(LONG_AGO, LONG_AGO))


def rules_of(outcome: Outcome) -> list[str]:
    return [finding.rule for finding in outcome.findings]


@pytest.fixture
def site(write: Write) -> Path:
    root = write({"en/a.md": SKIPPED, "en/b.md": CLEAN, "fr/c.md": CLEAN})
    age(*root.rglob("*.md"))
    return root


def test_the_first_run_reads_everything(run: Run, site: Path) -> None:
    assert run().read == len(list(site.rglob("*.md")))


def test_the_second_run_reads_nothing_and_says_the_same(run: Run, site: Path) -> None:
    first = run()

    second = run()

    assert site
    assert second.read == 0
    assert second.findings == first.findings


def test_a_changed_document_is_read_again_and_only_that_one(run: Run, site: Path) -> None:
    run()
    (site / "en/b.md").write_text(SKIPPED)

    again = run()

    assert again.read == 1
    assert [finding.place.path for finding in again.findings] == ["en/a.md", "en/b.md"]


def test_a_touched_document_with_the_same_bytes_is_not_read(run: Run, site: Path) -> None:
    run()
    os.utime(site / "en/a.md")

    assert run().read == 0


def test_a_change_within_one_tick_of_the_clock_is_seen(run: Run, site: Path) -> None:
    file = site / "en/b.md"
    file.write_text(CLEAN)
    stamp = file.stat().st_mtime_ns
    run()

    file.write_text(CLEAN.replace("# Salt room", "#Salt room "))
    os.utime(file, ns=(stamp, stamp))

    assert len(CLEAN) == file.stat().st_size
    assert "headings/missing-space" in rules_of(run())


def test_another_selection_is_another_answer(run: Run, site: Path) -> None:
    run()

    assert site
    assert rules_of(run(ignore=("headings",))) == []
    assert rules_of(run()) == ["headings/skipped-level"]
    assert run().read == 0


def test_changed_settings_are_another_answer(run: Run, site: Path) -> None:
    run()
    (site / "polyglint.toml").write_text('[severity]\n"headings/skipped-level" = "error"\n')

    assert [finding.severity for finding in run().findings] == ["error"]


def test_what_only_the_exit_code_needs_is_the_same_answer(run: Run, site: Path) -> None:
    (site / "polyglint.toml").write_text("")
    run()
    (site / "polyglint.toml").write_text('fail-on = "error"\n')

    assert run().read == 0


RULE = '''from polyglint import DocumentRule, Problem


class Word(DocumentRule):
    """A word is not there."""

    id = "words/word"

    def check(self, document):
        start = document.text.find("WORD")
        if start >= 0:
            yield Problem(document.place(start, start + 1), "found")
'''


def test_a_changed_rule_is_another_answer(write: Write) -> None:
    root = write(
        {"a.md": CLEAN, "polyglint.toml": 'rules = ["house"]\n', "house/words/word.py": RULE.replace("WORD", "sauna")}
    )
    age(root / "a.md", root / "house/words/word.py")
    before = said("a.md")

    (root / "house/words/word.py").write_text(RULE.replace("WORD", "towel"))

    assert (before, said("a.md")) == ([], ["words/word"])


def said(*paths: str) -> list[str]:
    """The rules that find something, told by a process of its own."""
    lint = Path(sys.executable).parent / "lint"
    done = subprocess.run([lint, *paths, "--output-format", "json"], capture_output=True, check=False)
    return [finding["rule"] for finding in json.loads(done.stdout)["findings"]]


def test_a_deleted_document_states_nothing_any_more(run: Run, write: Write) -> None:
    complete = {f"en/{number}.md": "---\ntitle: A\nimage: a.jpg\n---\n\nText.\n" for number in range(20)}
    root = write({**complete, "en/x.md": "---\ntitle: B\n---\n\nText.\n"})
    age(*root.rglob("*.md"))
    with_siblings = rules_of(run("en/x.md"))

    for name in complete:
        (root / name).unlink()

    assert "front_matter/missing-key" in with_siblings
    assert rules_of(run("en/x.md")) == []


def test_a_file_that_appears_changes_what_is_concluded(run: Run, write: Write) -> None:
    root = write({"content/a.md": IMAGE, "static/images/other.jpg": b"", "polyglint.toml": 'roots = ["static"]\n'})
    age(root / "content/a.md")
    before = rules_of(run())

    (root / "static/images/salt.jpg").write_bytes(b"")
    after = run()

    assert before == ["front_matter/missing-file"]
    assert (rules_of(after), after.read) == ([], 0)


def test_a_file_that_disappears_changes_what_is_concluded(run: Run, write: Write) -> None:
    files: dict[str, str | bytes] = {
        f"content/{number}.md": IMAGE.replace("salt", f"salt{number}") for number in range(6)
    }
    images = {f"static/images/salt{number}.jpg": b"" for number in range(6)}
    root = write({**files, **images, "polyglint.toml": 'roots = ["static"]\n'})
    age(*root.rglob("*.md"))
    before = rules_of(run())

    (root / "static/images/salt3.jpg").unlink()

    assert before == []
    assert rules_of(run()) == ["front_matter/missing-file"]


def test_what_was_concluded_is_remembered(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    complete = {f"en/{number}.md": "---\ntitle: A\nimage: a.jpg\n---\n\nText.\n" for number in range(20)}
    root = write({**complete, "en/x.md": "---\ntitle: B\n---\n\nText.\n"})
    age(*root.rglob("*.md"))
    first = run("en/x.md")

    monkeypatch.setattr("polyglint.plans.Plans.concluded", _nobody_asks)

    assert "front_matter/missing-key" in rules_of(first)
    assert run("en/x.md").findings == first.findings


def test_where_the_cache_has_lost_facts_all_is_read_again(run: Run, write: Write) -> None:
    complete = {f"en/{number}.md": "---\ntitle: A\nimage: a.jpg\n---\n\nText.\n" for number in range(20)}
    root = write({**complete, "en/x.md": "---\ntitle: B\n---\n\nText.\n"})
    age(*root.rglob("*.md"))
    first = run()
    [file] = Path(os.environ["POLYGLINT_CACHE_DIR"], "reports").iterdir()
    file.write_bytes(file.read_bytes()[:-10])
    (root / "en/7.md").write_text("---\ntitle: A\nimage: a.jpg\n---\n\nAnother text.\n")
    (root / "en/y.md").write_text("---\ntitle: C\n---\n\nText.\n")
    after = run()

    assert {found.place.path for found in first.findings if found.rule == "front_matter/missing-key"} == {"en/x.md"}
    assert {found.place.path for found in after.findings if found.rule == "front_matter/missing-key"} == {
        "en/x.md",
        "en/y.md",
    }
    assert after.read == 22


FACTS = """
[[facts]]
subject = "salt room"
topic = "sessions"
value = "4-6"
"""


def test_a_damaged_cache_harms_no_run(lint: Lint, write: Write) -> None:
    pages = {f"en/{number}.md": "# Salt room\n\nYou need 4-6 sessions in the salt room.\n" for number in range(3)}
    root = write({**pages, "polyglint.toml": FACTS})
    age(*root.rglob("*.md"))
    first = lint(".")
    [file] = Path(os.environ["POLYGLINT_CACHE_DIR"], "reports").iterdir()
    data = bytearray(file.read_bytes())
    data[-5] ^= 1
    file.write_bytes(data)

    assert first.code == 0
    assert [lint("."), lint(".")] == [first, first]


def test_a_source_that_appears_is_compared_with_its_translation(run: Run, write: Write) -> None:
    root = write({"de/a.md": "# Salzraum\n\nText.\n", "en/b.md": CLEAN, "de/b.md": "# Salzraum\n\nText.\n"})
    age(*root.rglob("*.md"))
    run()

    write({"en/a.md": "# Salt room\n\nA text.\n\n## What to bring\n\nA towel, please.\n"})

    assert "translation/missing-section" in rules_of(run())


TEXTS = (
    "# Salt room\n\nText.\n",
    "# Salt room\n\n### Far below\n\nSee [it](b.md#there).\n",
    "---\ntitle: Salt\nimage: a.jpg\n---\n\nThe goverment pre-paid it.\n",
    "---\ntitle: Salt room\n---\n\n## There\n\nThe prepaid card. A prepaid card.\n\n- one\n- two\n",
)
Step = tuple[str, int | None]
steps = st.lists(
    st.tuples(st.sampled_from(["en/a.md", "en/b.md", "de/a.md", "de/b.md"]), st.sampled_from([None, 0, 1, 2, 3])),
    min_size=3,
    max_size=9,
)


@given(steps)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_step_by_step_a_site_is_told_what_a_fresh_look_tells(run: Run, write: Write, steps: list[Step]) -> None:
    root = write({"c.md": CLEAN})
    for file in (*root.glob("en/*.md"), *root.glob("de/*.md")):
        file.unlink()
    shutil.rmtree(Path(os.environ["POLYGLINT_CACHE_DIR"], "reports"), ignore_errors=True)
    for path, text in steps:
        if text is None:
            (root / path).unlink(missing_ok=True)
        else:
            write({path: TEXTS[text]})
        age(*root.rglob("*.md"))

        assert run(output_format="json").findings == run(output_format="json", cache=False).findings


def _nobody_asks(*_: object) -> Iterable[object]:
    raise AssertionError("asked to conclude again")


def test_a_document_that_states_the_same_facts_changes_no_conclusion(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write({"en/a.md": "# A\n\nText.\n", "en/b.md": "# B\n\nText.\n"})
    age(*root.rglob("*.md"))
    run()
    (root / "en/a.md").write_text("# A\n\nAnother text.\n")

    monkeypatch.setattr("polyglint.plans.Plans.concluded", _nobody_asks)

    assert run().read == 1


def test_a_suppression_silences_also_what_is_remembered(run: Run, write: Write) -> None:
    text = '# A\n\n<!-- polyglint: ignore[headings/skipped-level] reason="x" -->\n\n### B\n\nText.\n'
    root = write({"a.md": text})
    age(root / "a.md")

    assert [rules_of(run()), rules_of(run())] == [[], []]


def test_a_suppression_of_nothing_is_found_each_time(run: Run, write: Write) -> None:
    root = write({"a.md": '# A\n\n<!-- polyglint: ignore[headings/skipped-level] reason="x" -->\n\n## B\n\nText.\n'})
    age(root / "a.md")

    assert [rules_of(run()), rules_of(run())] == [["suppression/unused"]] * 2


def test_a_fingerprint_stays_when_lines_move(run: Run, write: Write) -> None:
    root = write({"a.md": SKIPPED})
    [before] = run().findings

    (root / "a.md").write_text(SKIPPED.replace("\n\n###", "\n\nSome\nmore.\n\n###"))
    [after] = run().findings

    assert before.place.line != after.place.line
    assert before.fingerprint == after.fingerprint


MODULES = """
import atexit, sys
from polyglint.cli import lint
sys.argv = ["lint", *sys.argv[1:]]
atexit.register(lambda: print(*sys.modules, file=sys.stderr))
lint()
"""
HEAVY = {
    "markdown_it",
    "yaml",
    "ftfy",
    "jsonschema",
    "frontmatter",
    "multiprocessing",
    "spellchecker",
    "importlib.metadata",
}


def imported(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-I", "-c", MODULES, *arguments], capture_output=True, check=False, text=True
    )
    assert done.returncode in (0, 1), done.stderr
    return set(done.stderr.split())


@pytest.mark.parametrize("arguments", [(), ("--output-format", "concise"), ("--output-format", "json")])
def test_a_warm_run_imports_no_parser_and_no_rule(site: Path, arguments: tuple[str, ...]) -> None:
    cold = imported(".", *arguments)

    warm = imported(".", *arguments)

    assert site
    assert "markdown_it" in cold
    assert set() == warm & HEAVY
    assert [name for name in sorted(warm) if name.startswith("polyglint_rules")] == []


def test_a_warm_run_with_suppressions_imports_no_parser_and_no_rule(write: Write) -> None:
    root = write({"a.md": '# A\n\n<!-- polyglint: ignore[headings/skipped-level] reason="x" -->\n\n### B\n\nText.\n'})
    age(root / "a.md")
    imported(".")

    warm = imported(".")

    assert set() == warm & HEAVY
    assert [name for name in sorted(warm) if name.startswith("polyglint_rules")] == []


def test_a_cold_run_imports_the_rules_that_the_page_concerns(write: Write) -> None:
    write({"a.md": "# A\n\nSome **bold** text.\n"})
    imported(".", "--no-cache")

    names = imported(".", "--no-cache")

    assert {"polyglint_rules.headings.empty_section", "polyglint_rules.repetition.repeated_text"} <= names
    assert set() == names & {
        "polyglint_rules.headings.skipped_level",
        "polyglint_rules.encoding.not_utf8",
        "polyglint_rules.emphasis.unclosed",
        "polyglint_rules.encoding.mojibake",
        "polyglint_rules.claims.conflicts",
        "polyglint.document.catalogue",
        "polyglint.options",
        "polyglint.translation",
    }


def test_the_version_is_told_without_the_engine() -> None:
    names = imported("--version")

    assert set() == names & HEAVY
    assert set() == names & {"polyglint.run", "polyglint.settings", "polyglint.site"}


def test_who_asks_for_a_source_is_not_told_what_its_translations_lack(write: Write, lint: Lint) -> None:
    write(
        {
            "content/en/a.md": "# Tea\n\nWe have 12 kinds of tea every day of the week.\n",
            "content/fr/a.md": "# Thé\n\nNous avons 14 sortes de thé chaque jour de la semaine.\n",
        }
    )

    assert lint("content/en/a.md").lines == []
    assert len(lint("content/fr/a.md").lines) == 1
    assert len(lint("content").lines) == 1
