"""What absolute claims are taken for: sentences as sites for health and beauty write them, in each language."""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from polyglint import Document, statements_of
from polyglint_rules.claims.absolute import Absolute
from polyglint_rules.claims.regulation import kinds_of_statements, known, languages, phrases_of, regulation, wording

SENTENCES = Path(__file__).parent / "absolute"
PRECISION = 0.95
RECALL = 0.9
OF_COSMETICS = {"disease", "free-from", "lasting-hours"}


class Share(NamedTuple):
    """What was found: rightly, wrongly, and not at all."""

    right: int
    wrong: list[tuple[str, str]]
    missed: list[tuple[str, str]]

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        return self.right / (self.right + len(self.missed))


def found(sentence: str, language: str, group: dict[str, Any]) -> set[str]:
    """The kinds of statements that a sentence makes, on a page of its sort."""
    statements = statements_of(Document("page.md", sentence, language), language, phrases_of(language))
    stated = {statement.kind for statement in statements if statement.strength == "absolute"}
    return stated if group.get("page") == "cosmetics" else stated - OF_COSMETICS


@cache
def share(language: str) -> Share:
    groups = yaml.safe_load((SENTENCES / f"{language}.yaml").read_text(encoding="utf-8"))
    seen = [
        (sentence, found(sentence, language, group), set(group["kinds"].split()), set(group.get("also", "").split()))
        for group in groups
        for sentence in group["sentences"]
    ]
    right = sum(len(kinds & wanted) for _, kinds, wanted, _ in seen)
    wrong = [(kind, sentence) for sentence, kinds, wanted, also in seen for kind in kinds - wanted - also]
    missed = [(kind, sentence) for sentence, kinds, wanted, _ in seen for kind in wanted - kinds]
    return Share(right, wrong, missed)


@pytest.mark.parametrize("language", languages())
def test_what_is_found_is_right(language: str) -> None:
    measured = share(language)

    assert measured.precision >= PRECISION, measured.wrong


@pytest.mark.parametrize("language", languages())
def test_most_of_what_is_there_is_found(language: str) -> None:
    measured = share(language)

    assert measured.recall >= RECALL, measured.missed


@pytest.mark.parametrize("pack", known())
def test_a_pack_says_what_it_is(pack: str) -> None:
    stated = regulation(pack)

    assert all((stated.name, stated.link, stated.summary, stated.sorts, stated.languages, stated.articles))


@pytest.mark.parametrize("pack", known())
def test_each_kind_of_a_pack_has_words_for_its_findings(pack: str) -> None:
    stated = regulation(pack)

    assert set() == {*stated.articles, *stated.demands} - set(kinds_of_statements())


@pytest.mark.parametrize("pack", known())
def test_each_kind_of_a_pack_has_phrases_in_each_of_its_languages(pack: str) -> None:
    stated = regulation(pack)
    written = {language: {kind.name for kind in phrases_of(language)} for language in stated.languages}
    without = [(language, kind) for language, kinds in written.items() for kind in stated.articles if kind not in kinds]

    assert [] == without


@pytest.mark.parametrize("pack", known())
def test_each_sort_of_page_of_a_pack_is_known_in_each_of_its_languages(pack: str) -> None:
    stated = regulation(pack)
    unknown = [(tag, sort) for tag in stated.languages for sort in stated.sorts if sort not in wording(tag)["pages"]]

    assert [] == unknown


def test_a_pack_that_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match='no pack "eu-mdx"; known: es-rd1907, eu-cosmetics, eu-mdr'):
        Absolute(packs=("eu-mdx",))


def test_an_own_pack_without_articles_is_refused() -> None:
    with pytest.raises(ValueError, match='the pack "house" has no articles'):
        Absolute(packs=("house",), own={"house": {"name": "House style"}})


def test_an_own_kind_without_words_for_its_findings_is_refused() -> None:
    articles = {"wow": {"article": "1", "asks": "calm"}}

    with pytest.raises(ValueError, match='pack "house": no kind "wow"; known: '):
        Absolute(packs=("house",), own={"house": {"articles": articles}})


def test_an_own_article_that_says_too_little_is_refused() -> None:
    with pytest.raises(ValueError, match='pack "house", no-risk: "article" and "asks" are wanted'):
        Absolute(packs=("house",), own={"house": {"articles": {"no-risk": {"article": "1"}}}})
