"""The gate lets in what a lexicon reads."""

import pytest
import yaml

from polyglint.claims.gate import languages, may_state_figure
from polyglint.claims.ledger import claims_of
from polyglint.claims.lexicon import claim_figures, claim_topics
from polyglint.claims.settings import ClaimSettings
from polyglint.document import Document
from tests.claims.score import LABELLED

LEXICONS = LABELLED.parents[2] / "src/polyglint/claims/lexicons"


def page(text: str, language: str) -> Document:
    return Document.from_bytes("a.md", text.encode(), language, "a")


def measures(language: str) -> list[str]:
    listed = yaml.safe_load((LEXICONS / language / "quantities.yaml").read_text("utf-8"))["measures"]
    return [word.strip().lstrip("*") for word in listed.split(",")]


@pytest.mark.parametrize("language", languages())
def test_every_word_for_a_measure_opens_it(language: str) -> None:
    assert [] == [word for word in measures(language) if not may_state_figure(page(f"{word}: 5", language), language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Размер файла — 10 МБ."),
        ("es", "El límite de subida es de 10 MB."),
        ("fr", "Le délai de réponse est de 30 minutes."),
        ("de", "Die Größe der Datei ist 10 MB."),
        ("de", "Die Dateigröße ist 10 MB."),
    ],
)
def test_a_figure_of_any_matter_is_let_in(language: str, text: str) -> None:
    assert may_state_figure(page(text, language), language)


@pytest.mark.parametrize(
    "text", ["The size of the file is large.", "The size of the file is large.\n\nWe have 5 of them.\n"]
)
def test_a_measure_without_digits_beside_it_is_not(text: str) -> None:
    assert not may_state_figure(page(text, "en"), "en")


@pytest.mark.parametrize(
    "text",
    [
        "`timeout` is 30 seconds",
        "---\ndescription: The maximum upload size is 10 MB.\n---\n\nText.\n",
        "# Uploads\n\n- The maximum **upload\n  size**: 10 MB\n",
    ],
    ids=["code", "header", "lines"],
)
def test_a_figure_is_let_in_wherever_it_stands(text: str) -> None:
    assert may_state_figure(page(text, "en"), "en")


def test_a_figure_of_the_header_is_a_claim() -> None:
    document = page("---\ndescription: The maximum upload size is 10 MB.\n---\n\nText.\n", "en")

    assert ["10 mb"] == [claim.measure for claim in claims_of(document).claims]


def test_a_site_with_events_of_its_own_is_read_on_any_page() -> None:
    document = page("# Balloons\n\nYou will want to stay at home.\n", "en")

    assert () == claims_of(document).claims
    [claim] = claims_of(document, ClaimSettings(events=("downtime: stay at home",))).claims
    assert "downtime" == claim.topic


def test_what_rules_ask_of_the_packs_is_there() -> None:
    from polyglint_rules.claims.conflicts import _LARGEST
    from polyglint_rules.claims.matters import _OF_THE_SITE

    assert {*_LARGEST, *_OF_THE_SITE} <= {*claim_topics(), *claim_figures()}
