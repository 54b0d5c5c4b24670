"""Rule pages as tests, seen from a project that has some."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import polyglint.trial  # noqa: F401  # each inner run would import it again: they forget what they imported

pytest_plugins = ["pytester"]

EXAMPLE_PACK = Path(__file__).parent / "example_pack"
RULE = '''from polyglint import DocumentRule, Edit, Fix, Problem


class Loud(DocumentRule):
    """A sentence ends in a full stop."""

    id = "words/loud"

    def check(self, document):
        start = document.text.find("!")
        if start >= 0:
            place = document.place(start, start + 1)
            yield Problem(place, "loud", fix=Fix((Edit(place, "."),)))
'''
FINDINGS = "```findings\npage.md:1:3 warning words/loud loud\n```\n"


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    """A site with a rule of its own."""
    (pytester.path / "lint" / "rules" / "words").mkdir(parents=True)
    (pytester.path / "lint" / "rules" / "words" / "loud.py").write_text(RULE)
    return pytester


def write_page(project: pytest.Pytester, text: str, *, title: str = "words/loud") -> Path:
    path = project.path / "lint" / "rules" / "words" / "loud.md"
    path.write_bytes(f"# {title}\n\n{text}".encode())
    return path


def run(project: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return project.runpytest("-p", "no:randomly", "-p", "no:hypothesispytest", "-p", "no:cacheprovider", *arguments)


def test_each_case_of_a_page_is_a_test(project: pytest.Pytester) -> None:
    write_page(project, f"## Ohs are loud\n\n```md\nOh!\n```\n\n{FINDINGS}\n## Full stops are not\n\n```md\nOh.\n```\n")

    result = run(project, "-v")

    result.stdout.fnmatch_lines(["*loud.md::Ohs are loud PASSED*", "*loud.md::Full stops are not PASSED*"])


def test_a_difference_is_shown_line_by_line(project: pytest.Pytester) -> None:
    write_page(project, "## Ohs\n\n```md\nOh!\n```\n\n```md fixed\nOh?\n```\n")

    result = run(project)

    result.stdout.fnmatch_lines(
        [
            "*loud.md:3: Ohs",
            "findings: the page has -, the rule +",
            "+page.md:1:3 warning words/loud loud",
            "fixed page.md: the page has -, the rule +",
            "-Oh[?]",
            "+Oh.",
        ]
    )
    result.assert_outcomes(failed=1)


def test_a_broken_promise_fails_even_a_known_miss(project: pytest.Pytester) -> None:
    rule = project.path / "lint" / "rules" / "words" / "loud.py"
    rule.write_text(RULE.replace('Edit(place, ".")', 'Edit(place, "!!")'))
    write_page(project, "## Ohs\n\n```md\nOh!\n```\n\n```findings wanted\nmore\n```\n")

    result = run(project)

    result.stdout.fnmatch_lines(["*the problem is still there after its fix*"])
    result.assert_outcomes(failed=1)


def test_a_known_miss_is_an_expected_failure(project: pytest.Pytester) -> None:
    write_page(project, "## Ohs\n\n```md\nOh\n```\n\n```findings wanted\npage.md:1:3 warning words/loud loud\n```\n")

    run(project).assert_outcomes(xfailed=1)


def test_a_known_miss_that_is_found_has_to_be_told(project: pytest.Pytester) -> None:
    write_page(project, f"## Ohs\n\n```md\nOh!\n```\n\n{FINDINGS.replace('findings', 'findings wanted')}")

    result = run(project)

    result.stdout.fnmatch_lines(["*XPASS(strict)*known miss*"])
    result.assert_outcomes(failed=1)


def test_a_rule_that_raises_is_seen_in_the_findings(project: pytest.Pytester) -> None:
    (project.path / "lint" / "rules" / "words" / "loud.py").write_text(
        RULE.replace("document.text.find", "document.find")
    )
    write_page(project, "## Ohs\n\n```md\nOh!\n```\n")

    result = run(project)

    result.stdout.fnmatch_lines(["+page.md:1:1 error engine/rule-crashed*AttributeError*(loud.py:10)"])


@pytest.mark.parametrize(
    ("text", "title", "message"),
    [
        (
            "## A\n\n```md\nx\n```\n",
            "words/other",
            '*loud.md:1: the page is that of words/loud, so its title is "# words/loud"',
        ),
        ("Nothing.\n", "words/loud", "*loud.md: there is no case: a ## heading with an md block under it"),
        ("## A\n\n```md wat\nx\n```\n", "words/loud", '*loud.md:5: "wat" says nothing about this block*'),
    ],
)
def test_a_page_that_cannot_be_read_says_where(text: str, title: str, message: str, project: pytest.Pytester) -> None:
    write_page(project, text, title=title)

    result = run(project)

    result.stdout.fnmatch_lines([message])
    result.assert_outcomes(errors=1)


def test_a_wrong_option_says_where(project: pytest.Pytester) -> None:
    write_page(project, "## A\n\n```toml\nmost = 1\n```\n\n```md\nx\n```\n")

    result = run(project)

    result.stdout.fnmatch_lines(['*loud.md:6: words/loud has no option "most"; it has no options'])


def test_a_rule_that_cannot_be_loaded_says_so(project: pytest.Pytester) -> None:
    (project.path / "lint" / "rules" / "words" / "loud.py").write_text(RULE + "    x = 1 / 0\n")
    write_page(project, "## A\n\n```md\nx\n```\n")

    result = run(project)

    result.stdout.fnmatch_lines(['rule folder "*rules": words/loud.py line 14: ZeroDivisionError: division by zero'])


def test_other_markdown_is_left_alone(pytester: pytest.Pytester) -> None:
    (pytester.path / "README.md").write_text("# Hello\n\n## A\n\n```md\nx\n```\n")
    (pytester.path / "notes.md").write_text("# Hello\n")
    (pytester.path / "notes.py").write_text("x = 1\n")
    (pytester.path / "data.md").write_text("# Hello\n")
    (pytester.path / "data.yaml").write_text("x: 1\n")

    run(pytester).assert_outcomes()


def test_pages_are_updated_and_nothing_else_in_them(project: pytest.Pytester) -> None:
    path = write_page(project, "## Ohs\n\n```md\nOh!\n```\n\n```md fixed\n```\n\nText  \n")
    before = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(before)

    result = run(project, "--update-pages")

    assert path.read_bytes() == before.replace(
        b"\r\n```md fixed\r\n",
        b"\r\n```findings\r\npage.md:1:3 warning words/loud loud\r\n```\r\n\r\n```md fixed\r\nOh.\r\n",
    )
    result.stdout.fnmatch_lines(["updated *loud.md: read the diff"])
    result.assert_outcomes(passed=1)


def test_a_page_that_says_what_is_so_is_not_written(project: pytest.Pytester) -> None:
    path = write_page(project, f"## Ohs\n\n```md\nOh!\n```\n\n{FINDINGS}")
    path.chmod(0o444)

    result = run(project, "--update-pages")

    result.stdout.no_fnmatch_line("*updated*")
    result.assert_outcomes(passed=1)


def test_collecting_alone_writes_nothing(project: pytest.Pytester) -> None:
    path = write_page(project, "## Ohs\n\n```md\nOh!\n```\n")
    before = path.read_bytes()

    run(project, "--update-pages", "--collect-only")

    assert path.read_bytes() == before


def test_the_pages_of_a_pack_are_tests_in_its_checkout(pytester: pytest.Pytester) -> None:
    shutil.copytree(EXAMPLE_PACK, pytester.path, dirs_exist_ok=True)

    run(pytester).assert_outcomes(passed=6, xfailed=1)


def modules_after(code: str, folder: Path) -> set[str]:
    shown = f"import sys; {code}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, check=True, cwd=folder)
    return set(done.stdout.split())


def test_nothing_is_imported_before_there_is_a_page(tmp_path: Path) -> None:
    more = modules_after("import polyglint.pytest_plugin", tmp_path) - modules_after("import pytest", tmp_path)

    assert more <= {"polyglint", "polyglint.version", "polyglint.pytest_plugin"}
