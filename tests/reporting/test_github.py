"""Annotations and the job summary of GitHub Actions."""

import pytest

from polyglint.reporting import Options, RunReport, render
from polyglint.reporting.github import step_summary
from polyglint.values import Severity
from tests.reporting.findings import document, finding, related, report

PAGE = document("A wrong word.\n\nOne\ntwo.\n", "en/a,b:c.md")


def told(report: RunReport, step_summary: str = "") -> list[str]:
    return "".join(render("github", report, Options(step_summary=step_summary))).splitlines()


def test_an_annotation_escapes_what_github_reads_as_syntax() -> None:
    found = finding(PAGE, "wrong", "100 % wrong,\r\nreally: wrong", hint="write right")

    assert told(report(found)) == [
        "::warning file=en/a%2Cb%3Ac.md,line=1,endLine=1,col=3,endColumn=8,title=words/wrong"
        "::100 %25 wrong,%0Areally: wrong%0Awrite right"
    ]


def test_an_annotation_names_related_places() -> None:
    found = finding(PAGE, "wrong", related=(related(PAGE, "One", "said here"),))

    assert told(report(found))[0].endswith("::this is wrong%0Aen/a,b:c.md:3 said here")


def test_a_place_of_several_lines_has_no_columns() -> None:
    assert told(report(finding(PAGE, "One\ntwo"))) == [
        "::warning file=en/a%2Cb%3Ac.md,line=3,endLine=4,title=words/wrong::this is wrong"
    ]


@pytest.mark.parametrize(("severity", "command"), [("error", "error"), ("warning", "warning"), ("info", "notice")])
def test_each_severity_has_its_command(severity: Severity, command: str) -> None:
    assert told(report(finding(PAGE, "wrong", severity=severity)))[0].startswith(f"::{command} ")


def test_the_worst_come_first_and_the_rest_is_counted() -> None:
    found = [finding(PAGE, "wrong", severity="info")] * 11 + [finding(PAGE, "wrong", severity="error")] * 12
    lines = told(report(*found), "/summary.md")

    assert [line.partition(" ")[0] for line in lines[:-1]] == ["::error"] * 10 + ["::notice"] * 10
    assert lines[-1] == "2 errors, 1 info not shown as annotations: see the job summary"


def test_without_a_summary_the_limit_is_explained() -> None:
    assert (
        told(report(*[finding(PAGE, "wrong")] * 11))[-1]
        == "1 warning not shown as annotations: GitHub shows 10 of a kind"
    )


def test_what_could_not_be_done_is_an_error_and_takes_its_room() -> None:
    found = [finding(PAGE, "wrong", severity="error")] * 10
    lines = told(report(*found)._replace(errors=("en/b.md: cannot be read",)))

    assert lines[0] == "::error title=polyglint::en/b.md: cannot be read"
    assert lines[-1] == "1 error not shown as annotations: GitHub shows 10 of a kind"


def test_the_job_summary_is_markdown_that_reads_as_the_text_does() -> None:
    page = document("A wrong word.\n")
    found = finding(page, "wrong", "**a|b** <i>\nis wrong")

    assert step_summary(report(found)._replace(locales=(("en", 2),), errors=("en/b.md: cannot be read",))) == (
        "## Polyglint\n"
        "\n"
        "- **error:** en/b.md: cannot be read\n"
        "\n"
        "1 finding (1 warning) in 2 documents.\n"
        "\n"
        "| Severity | Rule | en | Total | Fixable |\n"
        "| --- | --- | --: | --: | --: |\n"
        "| warning | `words/wrong` | 1 | 1 | 0 |\n"
        "\n"
        "| Place | Severity | Rule | Message |\n"
        "| --- | --- | --- | --- |\n"
        "| en/page.md:1:3 | warning | `words/wrong` | \\*\\*a\\|b\\*\\* \\<i\\> is wrong |\n"
    )


def test_a_long_job_summary_says_what_it_leaves_out() -> None:
    assert step_summary(report(*[finding(PAGE, "wrong")] * 503)).endswith("\n\n3 warnings not listed.\n")
