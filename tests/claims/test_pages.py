"""Small labelled pages of many trades: the claim rules find the conflicts in them, and hardly anything else."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from polyglint import Document
from polyglint.engine import Plan, check_document, conclude, grouped
from polyglint.values import Finding
from polyglint_rules.claims.contradiction import Contradiction
from polyglint_rules.claims.quantity import DisagreeingQuantity

PAGES = Path(__file__).parent / "pages"
RULES = {rule.id: rule for rule in (Contradiction(), DisagreeingQuantity())}
Span = tuple[int, int]


class Score(NamedTuple):
    """How many reported pairs are right, and how many labelled ones were reported."""

    right: int
    reported: int
    found: int
    labelled: int


def pages() -> list[dict[str, Any]]:
    return [page for path in sorted(PAGES.glob("*.yaml")) for page in yaml.safe_load(path.read_text(encoding="utf-8"))]


def findings(document: Document) -> Iterator[Finding]:
    plan = Plan(tuple(RULES.values()))
    facts = check_document(document, plan).facts
    for (name, key), group in grouped(facts).items():
        yield from conclude(RULES[name], key, group, plan.severity)


def reported(page: dict[str, Any]) -> list[tuple[Span, Span]]:
    """The places of each pair that the rules report for a page."""
    return [
        ((finding.place.start, finding.place.end), (related.place.start, related.place.end))
        for finding in findings(Document("page.md", page["page"], "en"))
        for related in finding.related
    ]


def labelled(page: dict[str, Any]) -> list[tuple[Span, Span]]:
    text = page["page"]
    starts = [(text.index(one), text.index(other)) for one, other in page["conflicts"]]
    return [
        ((start, start + len(one)), (other_start, other_start + len(other)))
        for (one, other), (start, other_start) in zip(page["conflicts"], starts, strict=True)
    ]


def is_same(one: tuple[Span, Span], other: tuple[Span, Span]) -> bool:
    """Whether two pairs speak of the same two places, in any order."""
    return any(
        first[0] < one[0][1] and one[0][0] < first[1] and second[0] < one[1][1] and one[1][0] < second[1]
        for first, second in (other, other[::-1])
    )


def score() -> Score:
    right = total = found = wanted = 0
    for page in pages():
        pairs, labels = reported(page), labelled(page)
        total, wanted = total + len(pairs), wanted + len(labels)
        right += sum(any(is_same(pair, label) for label in labels) for pair in pairs)
        found += sum(any(is_same(pair, label) for pair in pairs) for label in labels)
    return Score(right, total, found, wanted)


def test_at_least_95_of_100_reported_conflicts_are_right() -> None:
    assert score().right >= 0.95 * score().reported


def test_at_least_75_of_100_conflicts_are_reported() -> None:
    assert score().found >= 0.75 * score().labelled
