"""The English lexicon reads its own examples right, and nothing that it knows is stopped at the gate."""

from typing import Any

import pytest

from polyglint_rules.claims import gate
from polyglint_rules.claims.extract import claims
from polyglint_rules.claims.lexicon import examples, lexicon
from polyglint_rules.claims.model import Claim, Passage

EXAMPLES = examples("en")
PROMISES = [example for example in EXAMPLES if any(" absolute" in said for said in example["says"])]
FIGURES = [example for example in EXAMPLES if any(said[-1].isdigit() for said in example["says"])]


def said(claim: Claim) -> str:
    """A claim as the examples write it."""
    if claim.quantity is None:
        return " ".join(filter(None, (claim.topic, claim.stance, claim.strength, claim.aspect)))
    low, high = claim.quantity.low, claim.quantity.high
    return f"{claim.topic} {low:g}" if low == high else f"{claim.topic} {low:g}-{high:g}"


def passage(example: dict[str, Any]) -> Passage:
    text = example["text"]
    headings = (example["heading"],) if "heading" in example else ()
    return Passage(text, range(len(text)), headings=headings, is_item="item" in example)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["text"])
def test_an_example_says_what_it_says(example: dict[str, Any]) -> None:
    found = claims([passage(example)], lexicon("en"))

    assert set(example["says"]) == set(map(said, found))


@pytest.mark.parametrize("example", PROMISES, ids=lambda example: example["text"])
def test_a_promise_passes_the_gate(example: dict[str, Any]) -> None:
    assert gate.may_promise(example["text"], "en", is_care=True)


@pytest.mark.parametrize("example", FIGURES, ids=lambda example: example["text"])
def test_a_figure_passes_the_gate(example: dict[str, Any]) -> None:
    assert gate.may_have_figures(example["text"], "en")


def test_a_claim_is_placed_where_its_words_stand() -> None:
    text = "The peel is gentle and has no side effects."

    [claim] = claims([Passage(text, range(100, 100 + len(text)))], lexicon("en"))

    assert "no side effects" == text[claim.start - 100 : claim.end - 100] == claim.quote
