"""Inline code: which spans are versions of each other."""

import pytest

from polyglint import Document
from polyglint_rules.translation.code_spans import beyond, is_measure, is_merged, is_text, skeleton
from polyglint_rules.translation.unmatched import unmatched, without_pairs


def _spans(text: str) -> list:  # type: ignore[type-arg]
    return [inline for inline in Document("page.md", "").inlines_of(text) if inline.kind == "code"]


@pytest.mark.parametrize(
    ("code", "other"),
    [
        ("<p>Hello there</p>", "<p>Bonjour</p>"),
        ('say("A new message")', 'say("Un message")'),
        ("open <your name>", "open <votre nom>"),
        ("a  =  1;", "a = 1"),
        ("content/en/a", "content/fr/a"),
        ("open() // all of them", "open() // tout"),
    ],
)
def test_translated_texts_in_code_are_no_change(code: str, other: str) -> None:
    assert skeleton(code, ("en", "fr")) == skeleton(other, ("en", "fr"))


@pytest.mark.parametrize(
    ("code", "other"),
    [("<input>", "<entrada>"), ("'none'", "'aucun'"), ('"use client"', '"use klient"'), ("...", "…x")],
)
def test_other_code_is_a_change(code: str, other: str) -> None:
    assert skeleton(code, ("en", "fr")) != skeleton(other, ("en", "fr"))


@pytest.mark.parametrize(("code", "expected"), [("this is a text", True), ("npm install", False), ("the", False)])
def test_phrases_in_code_font_are_texts(code: str, *, expected: bool) -> None:
    assert expected == is_text(code)


@pytest.mark.parametrize(("code", "expected"), [("5ms", True), ("1.5 GB", True), ("50%", True), ("ms5", False)])
def test_measures_are_known(code: str, *, expected: bool) -> None:
    assert expected == is_measure(code)


def test_merged_spans_say_nothing_new() -> None:
    assert is_merged("a", _spans("`a, b`"), ["a", "b"])
    assert not is_merged("a", _spans("`a, c`"), ["a", "b"])


def test_spans_are_counted() -> None:
    assert ["a"] == [span.content for span in beyond(_spans("`a` `a` `b`"), _spans("`b` `a`"))]


def test_what_is_left_on_both_sides() -> None:
    assert (["c"], ["d"]) == unmatched(["a", "c"], ["d", "a"], str)


def test_pairs_are_taken_out() -> None:
    assert (["b"], ["C"]) == without_pairs(["a", "b"], ["A", "C"], lambda one, other: one.upper() == other)
