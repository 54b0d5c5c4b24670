"""A finding is the same one when its text only moves."""

import pytest

from polyglint.fingerprint import with_fingerprints
from polyglint.values import Finding, Place

HERE = Place("en/page.md", 10, 15, 2, 3, 2, 8)
FOUND = Finding("words/wrong", "warning", HERE, "this is wrong", quote="a wrong word", section="Title")


def fingerprints(*findings: Finding) -> list[str]:
    return [finding.fingerprint for finding in with_fingerprints(findings)]


def moved(place: Place, by: int) -> Place:
    return place._replace(start=place.start + by, end=place.end + by, line=place.line + by)


def test_a_fingerprint_is_sixteen_hexadecimal_digits() -> None:
    assert fingerprints(FOUND) == ["ca4427babc0b9e8b"]


@pytest.mark.parametrize(
    "same",
    [
        FOUND._replace(place=moved(HERE, 40)),
        FOUND._replace(message="said in other words", hint="and so on"),
        FOUND._replace(severity="error", excerpt="another line"),
        FOUND._replace(quote="a wrong\r\n> word"),
    ],
)
def test_what_only_moves_reflows_or_is_said_otherwise_is_the_same(same: Finding) -> None:
    assert fingerprints(FOUND) == fingerprints(same)


@pytest.mark.parametrize(
    "other",
    [
        FOUND._replace(rule="words/odd"),
        FOUND._replace(place=HERE._replace(path="en/other.md")),
        FOUND._replace(quote="another wrong word"),
        FOUND._replace(section="Another title"),
    ],
)
def test_another_rule_document_text_or_section_is_another_finding(other: Finding) -> None:
    assert fingerprints(FOUND) != fingerprints(other)


def test_a_second_copy_of_a_defect_is_another_finding() -> None:
    first, second = fingerprints(FOUND, FOUND._replace(place=moved(HERE, 40)))

    assert [first] == fingerprints(FOUND)
    assert first != second


def test_copies_are_counted_in_reading_order_whatever_their_order() -> None:
    later = FOUND._replace(place=moved(HERE, 40))

    assert fingerprints(FOUND, later) == fingerprints(later, FOUND)[::-1]


def test_half_a_surrogate_pair_has_a_fingerprint() -> None:
    assert all(fingerprints(FOUND._replace(quote="\udc80")))
