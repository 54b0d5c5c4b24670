"""One of two throughout a page, and things introduced before they are used."""

from polyglint import Document
from tests.style.making import messages, places, repaired, rule

EITHER = "id: a/either\neither:\n  advisor: adviser\n  Web site: website\n"
ACRONYM = r"""
id: a/acronym
pattern: '\b([A-Z]{3,5})\b'
introduced_by: '\w+ \(([A-Z]{3,5})\)'
exceptions: [HTML, HTTP API]
message: 'spell out "{1}" where it first stands'
"""


def test_the_rarer_one_of_a_pair_is_found() -> None:
    text = "An adviser came. The advisor left,\nand no advisor came back.\n"

    assert messages(rule(EITHER), text) == ['"adviser" here and "advisor" in line 1: write one of them throughout']
    assert repaired(rule(EITHER), text) == text.replace("adviser", "advisor")


def test_of_two_as_frequent_the_first_holds() -> None:
    assert places(rule(EITHER), "An adviser, then an advisor.\n") == ["advisor"]


def test_a_page_with_one_of_two_is_fine() -> None:
    assert messages(rule(EITHER), "Adviser, adviser and website.\n") == []


def test_both_sides_are_shown() -> None:
    (problem,) = rule(EITHER).check(Document("page.md", "An adviser.\n\nAn advisor.\n", "en"))

    assert [related.place.line for related in problem.related] == [1]


def test_sides_can_be_patterns() -> None:
    made = rule("id: a/ise\neither:\n  '\\w+isation': '\\w+ization'\nregex: true\n")

    assert places(made, "Organisation and civilization.\n") == ["civilization"]


def test_the_first_use_that_nothing_introduces_is_found() -> None:
    text = "The WHO and the WHO. The European Union agency (EMA) and the EMA.\n"

    assert messages(rule(ACRONYM), text) == ['spell out "WHO" where it first stands']
    assert places(rule(ACRONYM), text) == ["WHO"]


def test_what_is_introduced_too_late_is_found() -> None:
    assert places(rule(ACRONYM), "The EMA is strict. The agency (EMA) is old.\n") == ["EMA"]


def test_exceptions_need_no_introduction() -> None:
    assert messages(rule(ACRONYM), "HTML over an HTTP API.\n") == []
