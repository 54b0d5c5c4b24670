"""`polyglint claims` prints what a site claims, by subject and topic, across languages."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Lint, Write

EN = """---
title: Carbon peel
---

# Carbon peel

The treatment has no side effects.

A course consists of 4-6 sessions. Some patients notice slight redness.
"""
RU = """---
title: Карбоновый пилинг
---

# Карбоновый пилинг

Процедура не имеет побочных эффектов.

Курс состоит из 8 процедур.
"""


@pytest.fixture
def site(write: Write) -> Path:
    return write({"content/en/peel.md": EN, "content/ru/peel.md": RU})


def lines(call: Lint, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(call("claims", *arguments, "--output-format", "json").out)["claims"]
    return found


@pytest.mark.usefixtures("site")
def test_claims_stand_by_subject_and_topic_across_languages(call: Lint) -> None:
    found = [(line["subject"], line["topic"], line["locale"], line["value"] or line["stance"]) for line in lines(call)]

    assert found == [
        ("Carbon peel", "safety", "en", "affirmed"),
        ("Carbon peel", "safety", "en", "denied"),
        ("Carbon peel", "safety", "ru", "affirmed"),
        ("Carbon peel", "sessions", "en", "4-6"),
        ("Carbon peel", "sessions", "ru", "8"),
    ]


@pytest.mark.usefixtures("site")
def test_the_text_marks_what_disagrees(call: Lint) -> None:
    called = call("claims", "content")

    assert called.code == 0
    assert called.lines[0] == "Carbon peel"
    assert "  sessions  ≠  4-6                      en  content/en/peel.md:9  “course consists of 4-6 sessions”" in (
        called.lines
    )
    assert called.lines[-1] == "5 claims of 1 subject; 5 disagree with another one (≠)."


@pytest.mark.usefixtures("site")
def test_parts_of_it_can_be_asked_for(call: Lint) -> None:
    assert {"ru"} == {line["locale"] for line in lines(call, "--locale", "ru")}
    assert {"sessions"} == {line["topic"] for line in lines(call, "--topic", "sessions")}
    assert [] == lines(call, "--subject", "laser")
    assert 5 == len(lines(call, "--disputed", "--subject", "peel"))
    assert {"content/en/peel.md"} == {line["path"] for line in lines(call, "content/en")}


@pytest.mark.usefixtures("site")
def test_csv_has_a_line_for_each_claim(call: Lint) -> None:
    rows = list(csv.DictReader(io.StringIO(call("claims", "--output-format", "csv").out)))

    assert 5 == len(rows)
    assert ("true", "9") == (rows[3]["disputed"], rows[3]["line"])


@pytest.mark.usefixtures("site")
def test_it_can_be_written_to_a_file(call: Lint, tmp_path: Path) -> None:
    call("claims", "--output-file", str(tmp_path / "ledger.txt"))

    assert (tmp_path / "ledger.txt").read_text(encoding="utf-8").startswith("Carbon peel\n")


def test_no_claims_is_said_with_the_packs_that_were_read(call: Lint, write: Write) -> None:
    write({"a.md": "# Hello\n\nWe are open.\n"})
    called = call("claims")

    assert (called.code, called.out) == (0, "")
    assert called.err == "no claims found; the packs that are read are: care\n"


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(("option", "known"), [("--topic", "sessions"), ("--pack", "product")])
def test_an_unknown_name_is_refused_with_those_that_are_known(call: Lint, option: str, known: str) -> None:
    called = call("claims", option, "weather")

    assert called.code == 2
    assert '"weather" is none of ' in called.err
    assert known in called.err


def test_several_processes_say_the_same(call: Lint, site: Path) -> None:  # noqa: ARG001
    assert call("claims", "--jobs", "1").out == call("claims", "--jobs", "2").out


def test_pages_whose_titles_differ_disagree_as_the_check_says(call: Lint, write: Write) -> None:
    guide = "# Installation\n\nHive needs Python 3.10 or later. Install it with pip.\n"
    write(
        {
            "docs/index.md": "# Hive\n\nHive is a queue for jobs on a server. It needs Python 3.11 or newer.\n",
            "docs/install.md": guide,
            "polyglint.toml": 'source-locale = "en"\n[claims]\npacks = ["software"]\n',
        }
    )
    checked = call("check", "docs", "--select", "claims", "--output-format", "concise")

    said = call("claims", "docs", "--topic", "required version")

    assert len(checked.lines) == 1
    assert said.lines[-1].endswith("2 disagree with another one (≠).")


@pytest.mark.usefixtures("site")
def test_a_subject_that_no_page_is_about_is_told(call: Lint) -> None:
    assert "no page is about “laser”; there are: Carbon peel\n" == call("claims", "--subject", "Laser").err
