"""Capitals in headings and elsewhere."""

import pytest

from tests.style.making import messages, repaired, rule


def case(name: str, more: str = "") -> str:
    return f"id: a/case\ncase: {name}\n{more}"


@pytest.mark.parametrize(
    ("name", "text", "right"),
    [
        ("sentence", "Getting Started With Ads", "Getting started with ads"),
        ("sentence", "getting started today", "Getting started today"),
        ("title", "Getting started with the Ads", "Getting Started With the Ads"),
        ("title-chicago", "Getting started With the Ads", "Getting Started with the Ads"),
        ("title", "What to look For", "What to Look For"),
        ("lower", "Getting Started", "getting started"),
        ("upper", "Getting Started", "GETTING STARTED"),
        ("sentence", "Первые Шаги На Сайте", "Первые шаги на сайте"),
    ],
)
def test_a_heading_in_another_case_is_repaired(name: str, text: str, right: str) -> None:
    made = rule(case(name))

    assert messages(made, f"# {text}\n") == [f'write "{right}" for "{text}"']
    assert repaired(made, f"# {text}\n") == f"# {right}\n"
    assert messages(made, f"# {right}\n") == []


@pytest.mark.parametrize(
    "heading",
    [
        "How GitHub works",
        "What the WHO says",
        "How iPhone users see it",
        "Step 2: Open the box",
        "`Config` and what it does",
        "Why I left, and what I'm doing now",
        "How to talk to Ada Lovelace",
        "日本語の見出し",
    ],
)
def test_sentence_case_leaves_alone(heading: str) -> None:
    made = rule(case("sentence", "exceptions: [Ada Lovelace]\n"))

    assert messages(made, f"## {heading}\n") == []


def test_a_name_is_known_by_the_running_text() -> None:
    text = "## Moving to Lisbon\n\nWe all love Lisbon in spring.\n"

    assert messages(rule(case("sentence", "share: 1\n")), text) == []


def test_emphasis_in_a_heading_stays() -> None:
    assert repaired(rule(case("sentence")), "# Getting **Started With** Ads\n") == "# Getting **started with** ads\n"


def test_items_can_be_held_to_a_case() -> None:
    made = rule(case("sentence", "scope: items\nshare: 1\n"))

    assert messages(made, "- Wash your hands\n- dry Them\n\nplain text here.\n") == ['write "Dry them" for "dry Them"']


def test_a_pattern_is_matched_or_a_problem() -> None:
    made = rule("id: a/numbered\nmatches: '^\\d+\\. '\nscope: h2\nmessage: 'number \"{match}\"'\nexceptions: [Intro]\n")

    assert messages(made, "# Guide\n\n## 1. Start\n\n## Then\n\n## Intro\n") == ['number "Then"']
