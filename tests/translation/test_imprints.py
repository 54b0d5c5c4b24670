"""Imprints keep what a block says, in one line, and nothing that may change without changing what it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglint import Document
from polyglint.translation.imprints import Imprint, imprints


def lines(text: str, path: str = "en/a.md") -> list[str]:
    return [imprinted.imprint.line for imprinted in imprints(Document(path, text, "en"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Hot *stones*\n", ["# Hot stones"]),
        ("Hot\n===\n", ["# Hot"]),
        ("> - A **warm**\n>   [room](b.md 'x').\n", [". A warm room."]),
        ("Call `heat(60)` &amp; wait \\*.\n", [". Call `heat(60)` & wait *."]),
        ("![An oven](oven.png) stands there.\n", [". stands there."]),
        ("| a | b |\n|---|---|\n| 1 | `x` |\n", ["| a | b", "| 1 | `x`"]),
        ("<p class='x'>Warm <b>room</b></p>\n", ["< Warm room"]),
        ("<!-- a comment -->\n\n---\n\n![](a.png)\n", []),
        ("Hello {{ name }}, it is $x^2$.\n", [". Hello {{ name }}, it is $x^2$."]),
    ],
)
def test_a_block_is_what_a_reader_reads(text: str, expected: list[str]) -> None:
    assert expected == lines(text)


def test_values_for_readers_are_kept_and_others_are_not() -> None:
    header = "---\ntitle: Oven\nslug: hot-oven\ndate: 2026-01-01\nlayout: page\nseo:\n  lead: How it is heated\n---\n"

    assert ["@title Oven", "@seo.lead How it is heated"] == lines(header)


def test_imports_and_components_are_no_text() -> None:
    assert [". Warm."] == lines("import A from './a'\n\n<A x={1}>\n\nWarm.\n\n</A>\n", "en/a.mdx")


def test_code_is_its_language_and_a_digest_without_its_white_space() -> None:
    (code,) = lines("```js\nconst a = 1;\n```\n")

    assert [code] == lines("~~~js title=x\n  const a  = 1;\n~~~\n")
    assert [code] != lines("```js\nconst a = 2;\n```\n")


def test_each_message_of_a_catalogue_is_kept_by_its_key() -> None:
    assert ["@a.b Go", "@c Stop"] == lines('{"a": {"b": "Go"}, "c": "Stop"}', "locales/en/app.json")


@given(st.text())
def test_a_line_is_one_line_of_text_and_tells_its_imprint(text: str) -> None:
    for imprinted in imprints(Document("en/a.md", text, "en")):
        line = imprinted.imprint.line
        assert "\n" not in line
        assert line.encode()
        assert imprinted.imprint == Imprint.from_line(line)
