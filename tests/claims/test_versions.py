"""A page that says the same in five languages has the same ledger in each: what its `claims.yaml` lists."""

from pathlib import Path

import pytest
import yaml

from polyglint import ClaimSettings, Document, claims_of
from tests.claims.score import Said, of_claim, said

PAGES = sorted(folder for folder in (Path(__file__).parent / "versions").iterdir())
SETTINGS = ClaimSettings(packs=("care", "product", "software"))
# Words of a language, where the others are names that stand in each.
TRANSLATED = frozenset({"account", "cuenta", "compte", "konto", "учетная запись", "учетной записи"})


def ledger(page: Path, language: str) -> set[Said]:
    """What a version of a page claims."""
    document = Document(f"{language}/{page.name}.md", (page / f"{language}.md").read_text(encoding="utf-8"), language)
    found = (of_claim(claim) for claim in claims_of(document, SETTINGS).claims if not claim.is_implied)
    return {one._replace(thing="account") if one.thing in TRANSLATED else one for one in found}


@pytest.mark.parametrize("language", ["en", "es", "ru", "fr", "de"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_language_says_the_same(page: Path, language: str) -> None:
    expected = {said(line) for line in yaml.safe_load((page / "claims.yaml").read_text(encoding="utf-8"))}

    assert shown(expected) == shown(ledger(page, language))


def shown(claims: set[Said]) -> list[str]:
    """Claims as lines that can be compared by eye."""
    return sorted(
        " ".join(
            filter(None, (one.topic, one.stance, one.strength, one.ends and "{:g}-{:g}".format(*one.ends), one.thing))
        )
        for one in claims
    )
