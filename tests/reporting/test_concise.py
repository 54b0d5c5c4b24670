"""One line a finding."""

from polyglint.reporting import Options, render
from polyglint.reporting.concise import line
from tests.reporting.findings import document, finding, report

PAGE = document("A wrong word.\n")


def test_a_finding_is_one_line() -> None:
    assert (
        line(finding(PAGE, "wrong"), "content/en/page.md") == "content/en/page.md:1:3 warning words/wrong this is wrong"
    )


def test_line_ends_in_messages_become_spaces_and_controls_are_named() -> None:
    assert line(finding(PAGE, "wrong", "two\nlines\x07"), "a\nb.md").endswith(
        "a b.md:1:3 warning words/wrong two linesU+0007"
    )


def test_there_are_no_other_lines() -> None:
    told = report(finding(PAGE, "wrong"))._replace(errors=("en/b.md: cannot be read",), notes=("hm",))

    assert list(render("concise", told, Options())) == ["en/page.md:1:3 warning words/wrong this is wrong\n"]


def test_a_clean_run_says_nothing() -> None:
    assert list(render("concise", report(), Options())) == []


def test_statistics_stand_in_for_findings() -> None:
    told = list(render("concise", report(finding(PAGE, "wrong")), Options(statistics=True)))

    assert told[1] == "words/wrong  warning    1      1        ·\n"
