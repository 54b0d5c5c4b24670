"""A fix is told in one line."""

import pytest

from polyglint.reporting.repair import preview
from polyglint.reporting.style import style
from polyglint.values import Edit, Fix
from tests.reporting.findings import document, finding, replacing

PAGE = document("a zero\u200bwidth 5\xa0km end  \nnext\n")


@pytest.mark.parametrize(
    ("quote", "text", "told"),
    [
        ("end", "stop", "stop"),
        ("\u200b", "", "delete U+200B"),
        ("\xa0", " ", 'U+00A0 to " "'),
        ("  ", "", 'delete "  "'),
        ("end", "end ", '"end "'),
        ("end", "end\n\nnew", "end⏎⏎new"),
    ],
)
def test_a_fix_of_the_line_shows_what_will_stand_there(quote: str, text: str, told: str) -> None:
    assert told == preview(finding(PAGE, quote, fix=replacing(PAGE, quote, text)), style(unicode=True))


def test_an_insertion_says_what_is_inserted() -> None:
    found = finding(PAGE, "", fix=Fix((Edit(PAGE.place(0, 0), "# Title\n"),)))

    assert preview(found, style(unicode=False)) == "insert # Title\\n"


def test_a_fix_elsewhere_says_where() -> None:
    fix = Fix((Edit(PAGE.place(0, 1), "the"), Edit(PAGE.place(25, 26), "N")))

    assert (
        preview(finding(PAGE, "end", fix=replacing(PAGE, "next", "later")), style(unicode=True))
        == "write later in line 2"
    )
    assert preview(finding(PAGE, "end", fix=fix), style(unicode=True)) == "2 changes in lines 1–2"


def test_without_a_fix_there_is_nothing_to_tell() -> None:
    assert preview(finding(PAGE, "end"), style(unicode=True)) == ""
