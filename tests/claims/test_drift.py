"""Translations that were broken in one known way each are told, and those that are whole are left alone."""

import re
from collections import Counter
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import yaml

from polyglint import Document, Problem, Translation
from polyglint_rules.claims.translation_drift import TranslationDrift
from polyglint_rules.translation.number_changed import NumberChanged

HERE = Path(__file__).parent
LOCALES = ("en", "es", "ru", "fr", "de")
PAGES = tuple(sorted(page.name for page in (HERE / "versions").iterdir()))
# From English into all, and between others so that each is a source too.
DIRECTIONS = (
    ("en", "es"), ("en", "ru"), ("en", "fr"), ("en", "de"),
    ("ru", "en"), ("ru", "de"), ("es", "ru"), ("fr", "es"), ("de", "fr"),
)  # fmt: skip
LEAST = {"stance": 0.9, "hedge": 0.85, "absolute": 0.85, "condition": 0.85, "quantity": 0.85}

Case = dict[str, Any]

RULE = TranslationDrift(claims={"packs": ["care", "product", "software"]})
# Pages of our own: a title, a paragraph that says what they are about, and the sentence.
ABOUT = {
    "en": "# {}\n\nOur skin treatment at the clinic. Orders, delivery and returns in the shop, with warranty.\n\n{}\n",
    "es": "# {}\n\nNuestro tratamiento de la piel en la clínica. Pedidos, envío y devoluciones, con garantía.\n\n{}\n",
    "ru": "# {}\n\nНаша процедура для кожи в клинике. Заказ, доставка и возврат в магазине, с гарантией.\n\n{}\n",
    "fr": "# {}\n\nNotre traitement de la peau à la clinique. Commandes, livraison et retours, avec garantie.\n\n{}\n",
    "de": "# {}\n\nUnsere Behandlung der Haut in der Klinik. Bestellung, Lieferung und Rückgabe, mit Garantie.\n\n{}\n",
}


@cache
def version(page: str, locale: str) -> str:
    return (HERE / "versions" / page / f"{locale}.md").read_text(encoding="utf-8")


@cache
def document(page: str, locale: str, says: str, instead: str) -> Document:
    if page not in PAGES:
        return Document(f"{locale}/a.md", ABOUT[locale].format(page, instead), locale)
    text = version(page, locale)
    assert says in text
    return Document(f"{locale}/a.md", text.replace(says, instead), locale)


def told(case: Case, source: str, target: str, says: str) -> list[Problem]:
    """What is said of a case's page where the translation has these words."""
    ours, theirs = case["says"][source], case["says"][target]
    translation = Translation(document(case["page"], source, ours, ours), document(case["page"], target, theirs, says))
    drifted, numbers = [*RULE.check(translation)], [*NumberChanged().check(translation)]
    assert not (drifted and numbers), "one thing is told once"
    return drifted + numbers


def cases() -> list[Case]:
    found: list[Case] = yaml.safe_load((HERE / "drifts.yaml").read_text(encoding="utf-8"))
    return found


def test_broken_translations_are_told() -> None:
    caught, tried = Counter[str](), Counter[str]()
    missed = []
    for case in cases():
        for source, target in DIRECTIONS:
            tried[case["kind"]] += 1
            if told(case, source, target, case["broken"][target]):
                caught[case["kind"]] += 1
            else:
                missed.append(f"{case['kind']} {source}->{target}: {case['broken'][target]}")

    shares = {kind: round(caught[kind] / tried[kind], 2) for kind in tried}
    assert {kind: share for kind, share in shares.items() if share < LEAST[kind]} == {}, "\n".join(missed)
    assert tried.total() >= 300


def test_sentences_that_are_translated_whole_are_left_alone() -> None:
    assert [
        problem.message
        for case in cases()
        if case["page"] not in PAGES
        for source, target in DIRECTIONS
        for problem in told(case, source, target, case["says"][target])
    ] == []


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("source", "target"), [*permutations(LOCALES, 2)])
def test_versions_that_say_the_same_are_left_alone(page: str, source: str, target: str) -> None:
    ours = Document(f"{source}/{page}.md", version(page, source), source)
    theirs = Document(f"{target}/{page}.md", version(page, target), target)

    assert [problem.message for problem in RULE.check(Translation(ours, theirs))] == []


def check(source: str, target: str, basis: str = "") -> list[Problem]:
    ours = Document("en/a.md", ABOUT["en"].format("Laser", source), "en")
    theirs = Document("es/a.md", ABOUT["es"].format("Láser", target), "es")
    was = ABOUT["en"].format("Laser", basis).encode()
    return [*RULE.check(Translation(ours, theirs, was if basis else None))]


def test_the_message_has_both_cues() -> None:
    (problem,) = check("The procedure is almost painless.", "El procedimiento es indoloro.")

    assert re.search("“almost painless”.*“indoloro”.*“almost” is lost", problem.message)
    assert problem.related[0].place.line == 5


def test_a_text_whose_source_has_changed_since_is_stale_and_nothing_else() -> None:
    now, target = "The procedure is almost painless.", "El procedimiento es indoloro."

    assert check(now, target)
    assert check(now, target, basis="The procedure is painless.") == []


def test_a_claim_that_only_one_side_makes_tells_nothing() -> None:
    assert check("The procedure is painless. Call us.", "El procedimiento gusta. Llámenos.") == []


def test_a_weaker_statement_is_a_remark() -> None:
    (problem,) = check("The procedure is painless.", "El procedimiento es casi indoloro.")

    assert problem.severity == "info"
