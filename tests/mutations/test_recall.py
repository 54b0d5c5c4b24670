"""Of translations broken in one known way, the tool reports at least 95 in 100 of each way, and 98 over all."""

from collections import defaultdict

import pytest

from polyglint.engine import Plan
from polyglint.plans import plans
from polyglint.settings import Settings
from tests.mutations import clean
from tests.mutations.mutations import MUTATIONS
from tests.mutations.recall import LOCALES, Page, Result, page_of, results


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plans(Settings()).plan_for("a.md")


@pytest.fixture(scope="module")
def pages(plan: Plan) -> list[Page]:
    return [
        page_of(plan, f"{locale}/{name}", locale, texts["en"], texts[locale])
        for name, texts in clean.sites()
        for locale in LOCALES
    ]


@pytest.fixture(scope="module")
def found(pages: list[Page], plan: Plan) -> dict[str, list[Result]]:
    by_kind: dict[str, list[Result]] = defaultdict(list)
    for result in results(pages, plan, most=clean.PAGES):
        by_kind[result.kind].append(result)
    return by_kind


def test_the_clean_pairs_have_no_findings(pages: list[Page]) -> None:
    assert {page.path: dict(page.before) for page in pages if page.before} == {}


@pytest.mark.parametrize("kind", MUTATIONS)
def test_each_kind_of_damage_is_caught(found: dict[str, list[Result]], kind: str) -> None:
    missed = [result.broken.text for result in found[kind] if not result.is_caught]
    assert {result.page.locale for result in found[kind]} == set(LOCALES)
    assert len(found[kind]) >= 40
    assert len(missed) <= 0.05 * len(found[kind]), missed[:3]


def test_over_all_98_in_100_are_caught(found: dict[str, list[Result]]) -> None:
    every = [result for results in found.values() for result in results]
    assert sum(result.is_caught for result in every) >= 0.98 * len(every)
