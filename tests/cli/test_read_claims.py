"""`polyglint explain PLACE` tells by which words a claim was read."""

import pytest

from tests.conftest import Lint, Write

PAGE = """---
title: Carbon peel
---

# Carbon peel

The treatment has no side effects.

There may be slight redness.

If the skin is dry, a course takes four to six sessions, and we are open on Monday.
"""


@pytest.fixture(autouse=True)
def _site(write: Write) -> None:
    write({"content/en/peel.md": PAGE})


def test_the_words_that_were_read_are_told(call: Lint) -> None:
    assert call("explain", "content/en/peel.md:7").lines == [
        "content/en/peel.md:7: “no side effects”",
        "  claim     safety, affirmed, absolute",
        "  subject   carbon peel",
        "  cue       “side effects”",
        "  negation  “no”",
    ]
    assert "  hedge     “may”" in call("explain", "content/en/peel.md:9:5").lines


def test_a_figure_is_told_with_its_value_and_what_it_hangs_on(call: Lint) -> None:
    told = call("explain", "content/en/peel.md:11").lines

    assert "  value     4-6, read from “four to six”" in told
    assert "  condition “if”" in told


def test_a_line_without_claims_names_those_with_some(call: Lint) -> None:
    said = "content/en/peel.md:5: no claim is read here; there are some in lines 7, 9, 11\n"

    assert said == call("explain", "content/en/peel.md:5").out


def test_a_file_that_is_not_there_is_refused(call: Lint) -> None:
    called = call("explain", "content/en/none.md:5")

    assert called.code == 2
    assert "content/en/none.md" in called.err


def test_a_name_that_is_neither_is_taken_for_a_rule(call: Lint) -> None:
    assert call("explain", "headings:skipped").code == 2
