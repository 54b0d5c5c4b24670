"""The emphasis rules share one sorting of markers: a page runs one rule alone, so what holds between them is here."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglint import Document, DocumentRule, Problem
from polyglint_rules.emphasis.empty import Empty
from polyglint_rules.emphasis.escaped_markers import EscapedMarkers
from polyglint_rules.emphasis.full_width_asterisks import FullWidthAsterisks
from polyglint_rules.emphasis.not_flanking import NotFlanking
from polyglint_rules.emphasis.pairs import sorted_runs
from polyglint_rules.emphasis.space_inside import SpaceInside
from polyglint_rules.emphasis.split_bold import SplitBold
from polyglint_rules.emphasis.unclosed import Unclosed

RULES: tuple[DocumentRule, ...] = (
    Empty(), EscapedMarkers(), FullWidthAsterisks(), NotFlanking(), SpaceInside(), SplitBold(), Unclosed(),
)  # fmt: skip
PIECES = ("*", "**", "****", "\\*", "\\*\\*", "_", "__", "\\_", "＊＊", " ", "\n", "\n\n", "\u200b", "> ", "- ", "| ")
WORDS = (
    "word",
    "many words here",
    "слово",
    "강조",
    "（",
    "）",
    "(",
    ")",
    ".",
    ":",
    "，",
    "`x`",
    "[a](b)",
    "1",
    "&amp;",
)
markers = st.lists(st.sampled_from(PIECES + WORDS), max_size=16).map("".join)


def problems(text: str) -> list[tuple[str, Problem]]:
    document = Document("page.md", text)
    return [(rule.id, problem) for rule in RULES for problem in rule.check(document)]


def mended(text: str, problem: Problem) -> str:
    assert problem.fix is not None
    for edit in sorted(problem.fix.edits, key=lambda edit: -edit.place.start):
        text = text[: edit.place.start] + edit.text + text[edit.place.end :]
    return text


@given(markers)
def test_no_character_is_reported_by_two_rules(text: str) -> None:
    spans = sorted((problem.place.start, problem.place.end) for _, problem in problems(text))

    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(markers)
def test_each_pair_opens_and_closes_with_as_many_markers_inside_one_block(text: str) -> None:
    for found in sorted_runs(Document("page.md", text)):
        for pair in found.pairs:
            assert pair.opening.length == pair.closing.length
            assert found.block.text_start <= pair.opening.start < pair.closing.end <= found.block.text_end


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (r"\*\* Hours:\*\* nine to five", "emphasis/escaped-markers"),
        (r"\*\*Часы:\*\*с девяти", "emphasis/escaped-markers"),
        (r"\*\* \*\* nothing and more", ""),
        ("** Hours:** nine to five", "emphasis/space-inside"),
        ("＊＊ Hours ＊＊ nine to five", "emphasis/full-width-asterisks"),
        ("The **peel **takes an hour, ** rest** a day", "emphasis/space-inside"),
        ("**Часы:**с девяти", "emphasis/not-flanking"),
        ("__Hours__from nine to five", "emphasis/not-flanking"),
        ("**Hours: nine to five", "emphasis/unclosed"),
        ("Open ** ** from nine", "emphasis/empty"),
        ("**Hou****rs** of work", "emphasis/split-bold"),
        ("**Hours ****and days** of work", "emphasis/split-bold"),
    ],
)
def test_one_problem_belongs_to_one_rule(text: str, rule: str) -> None:
    assert ([rule] if rule else []) == [found for found, _ in problems(text)]


@pytest.mark.parametrize(
    "text",
    [
        r"\*\* Hours:\*\* nine **to** five \*",
        "see **one ****two** three",
        "The **peel **takes an hour, ** rest** a day",
        "Keep it **dry **for a day.\n\nThe ** peel** takes an hour.",
        "**시간(오전)**은 _아주 긴 말_이다",
        "- > ** Hours:** nine\n  > to ** five and six** here",
    ],
)
def test_a_safe_fix_leaves_one_problem_less(text: str) -> None:
    found = problems(text)

    assert [len(found) - 1] * len(found) == [len(problems(mended(text, problem))) for _, problem in found]
