"""Headers: no data is lost without a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglint import Document, FrontMatter


def header(text: str) -> FrontMatter:
    return Document("page.md", text).front_matter


def test_keys_and_values_have_places() -> None:
    text = "---\ntitle: A day\ntags: [x, 'y']\nauthor:\n  name: Ann\n---\nText\n"
    found = header(text)

    assert found.data == {"title": "A day", "tags": ["x", "y"], "author": {"name": "Ann"}}
    assert [
        (entry.keys, text[entry.key_start : entry.key_end], text[entry.value_start : entry.value_end])
        for entry in found.entries
    ] == [
        (("title",), "title", "A day"),
        (("tags",), "tags", "[x, 'y']"),
        (("tags", 0), "", "x"),
        (("tags", 1), "", "'y'"),
        (("author",), "author", "name: Ann"),
        (("author", "name"), "name", "Ann"),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "quoted"),
    [
        ("---\ntitle: a\n\nText\n", "unclosed", "---"),
        ("\n---\ntitle: a\n---\n", "misplaced", "\n---"),
        ("---\ntitle: a: b\n---\n", "syntax", ":"),
        ("---\n- a\n---\n", "not-a-mapping", "- a"),
        ("---\njust text\n---\n", "not-a-mapping", "just text"),
        ("---\na: 1\nb: 2\na: 3\n---\n", "duplicate-key", "a"),
        ("---\ndate: 2026-02-30\n---\n", "impossible-date", "2026-02-30"),
        ("+++\na = \n+++\n", "syntax", "\n"),
        ('{\n"a": 1,\n}\nText\n', "syntax", "}"),
        ('{\n"a": 1\n', "unclosed", "{"),
    ],
)
def test_what_would_be_lost_is_an_error_with_a_place(text: str, kind: str, quoted: str) -> None:
    document = Document("page.md", text)

    assert [(kind, quoted)] == [
        (error.kind, document.text[error.start : error.end]) for error in document.front_matter.errors
    ]


def test_a_byte_order_mark_does_not_hide_the_header() -> None:
    assert Document.from_bytes("page.md", b"\xef\xbb\xbf---\na: 1\n---\n").front_matter.data == {"a": 1}


def test_an_impossible_date_leaves_the_other_keys_readable() -> None:
    assert header("---\ndate: 2026-02-30\ntitle: x\n---\n").data == {"date": "2026-02-30", "title": "x"}


def test_toml_and_json_headers_are_read() -> None:
    assert header("+++\na = 1\n[b]\nc = 'x'\n+++\n").data == {"a": 1, "b": {"c": "x"}}
    assert header('{"a": [1]}\n\nText\n').data == {"a": [1]}


def test_toml_keys_have_places() -> None:
    text = "+++\na = 1\n[b]\nc = 'x'\n+++\n"
    entry = header(text).entry("b", "c")

    assert entry is not None
    assert (text[entry.key_start : entry.key_end], text[entry.value_start : entry.value_end]) == ("c", "'x'")


@pytest.mark.parametrize(
    "text",
    ["", "Text", "---\n\nText after a break\n", "---\n\nText between\n\n---\n", "--- not a fence\n", "{braces}\n"],
)
def test_a_page_without_header_has_none(text: str) -> None:
    assert not header(text)
    assert header(text).errors == ()


def test_windows_line_ends_make_no_difference() -> None:
    assert header("---\r\na: 1\r\n---\r\n").data == {"a": 1}


def test_an_alias_that_holds_itself_ends() -> None:
    assert "a" in header("---\na: &x [*x]\n---\n").data


@pytest.mark.parametrize("opening", ["+++\na = ", "---\na: "])
def test_values_nested_a_thousand_deep_are_read_or_are_an_error(opening: str) -> None:
    found = header(f"{opening}{'[' * 3000}{']' * 3000}\n{opening[:3]}\n")

    assert found.data or ["syntax"] == [error.kind for error in found.errors]


@given(st.text(st.sampled_from("ab: -[]{}'\"\n#&*|>!%@`,?\t0.é"), max_size=60), st.sampled_from(["---", "+++"]))
def test_any_header_is_read_or_is_an_error(content: str, fence: str) -> None:
    document = Document("page.md", f"{fence}\n{content}\n{fence}\n")
    found = document.front_matter

    for entry in found.entries:
        assert 0 <= entry.key_start <= entry.key_end <= len(document.text)
        assert 0 <= entry.value_start <= entry.value_end <= len(document.text)
    for error in found.errors:
        assert 0 <= error.start <= error.end <= len(document.text)
