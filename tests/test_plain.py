"""Plain data: nothing of a value is lost on its way through a file or another process."""

import marshal

import pytest

from polyglint.plain import (
    Plain,
    fact,
    finding,
    plain_fact,
    plain_finding,
    plain_report,
    plain_suppression,
    report,
    suppression,
)
from polyglint.values import Edit, Fact, Finding, Fix, Json, Place, Related, Report, Suppression

PLACE = Place("en/a.md", 3, 5, 1, 4, 2, 1)
OTHER = Place("fr/a.md", 0, 2, 1, 1, 1, 3)
FULL = Finding(
    "headings/skipped-level",
    "warning",
    PLACE,
    "message",
    "hint",
    (Related(OTHER, "said here", "line"),),
    Fix((Edit(PLACE, "new"), Edit(OTHER, "")), safe=False),
    "excerpt",
    "quote",
    "section",
    "fingerprint",
)
BARE = Finding("encoding/mojibake", "error", PLACE, "message")
COMMENT = Suppression(
    PLACE, ("headings",), 0, 9, "reason", "excerpt", "flaw", OTHER, (Edit(PLACE, ""),), is_judged=False
)


def travelled(plain: Plain) -> Plain:
    """What comes out of a file that it was written into."""
    out = marshal.loads(marshal.dumps(plain))
    assert isinstance(out, tuple)
    return out


@pytest.mark.parametrize("value", [FULL, BARE], ids=["full", "bare"])
def test_a_finding_comes_back_whole(value: Finding) -> None:
    assert finding(travelled(plain_finding(value))) == value


def test_a_finding_without_fix_has_none_afterwards() -> None:
    assert finding(travelled(plain_finding(BARE))).fix is None


@pytest.mark.parametrize("value", ["text", 1, 1.5, True, None, ["a", [1]], {"a": {"b": [None]}}], ids=repr)
def test_a_fact_comes_back_whole(value: Json) -> None:
    stated = Fact("key", value, PLACE, "hero.jpg", (), "en", "excerpt", "section")

    assert fact(travelled(plain_fact("a/b", stated))) == ("a/b", stated)


def test_what_a_fact_found_is_not_its_own() -> None:
    stated = Fact("key", 1, PLACE, "hero.jpg", ("static/hero.jpg",))

    assert fact(travelled(plain_fact("a/b", stated)))[1].found == ()


@pytest.mark.parametrize("value", [COMMENT, Suppression(PLACE, (), 0, 9)], ids=["full", "bare"])
def test_a_suppression_comes_back_whole(value: Suppression) -> None:
    assert suppression(travelled(plain_suppression(value))) == value


def test_a_report_comes_back_whole() -> None:
    whole = Report("en/a.md", (FULL, BARE), (("a/b", Fact("key", 1, PLACE)),), (COMMENT,))

    assert report(travelled(plain_report(whole))) == whole


def test_values_come_back_as_what_they_were() -> None:
    back = finding(travelled(plain_finding(FULL)))

    assert isinstance(back.place, Place)
    assert isinstance(back.related[0].place, Place)
    assert back.fix
    assert isinstance(back.fix.edits[0], Edit)
