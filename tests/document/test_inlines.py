"""Inline structure: the parser's own, with places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from polyglint.document.inlines import parse_inlines

MARKUP = st.lists(
    st.sampled_from(
        [
            "**",
            "*",
            "_",
            "__",
            "`",
            "``",
            "~~",
            "[",
            "](",
            ")",
            "]",
            "!",
            "<",
            ">",
            "<b>",
            "&amp;",
            "&",
            "\\",
            "\\*",
            "\n",
            "  \n",
            " ",
            "a",
            "b.",
            "(",
            "語",
            "https://e.org",
            "<https://e.org>",
            "(x)",
            "[x](y)",
            "![x](y)",
        ]
    ),
    max_size=24,
).map("".join)


def shown(content: str) -> list[tuple[str, str]]:
    return [(inline.kind, content[inline.start : inline.end]) for inline in parse_inlines(content)]


def test_strong_has_both_characters_of_its_markers() -> None:
    assert shown("**a**") == [("strong_open", "**"), ("text", "a"), ("strong_close", "**")]


def test_emphasis_within_strong_is_told_apart() -> None:
    assert shown("_**a**_") == [
        ("em_open", "_"),
        ("strong_open", "**"),
        ("text", "a"),
        ("strong_close", "**"),
        ("em_close", "_"),
    ]


def test_strong_next_to_strong_keeps_its_own_markers() -> None:
    kinds = ["strong_open", "text", "strong_close"]

    assert list(zip(kinds * 2, ["**", "a b", "**", "__", "c", "__"], strict=True)) == shown("**a b**__c__")


def test_a_link_closes_with_its_target() -> None:
    assert shown('see [the `x`](/to "t").') == [
        ("text", "see "),
        ("link_open", "["),
        ("text", "the "),
        ("code", "`x`"),
        ("link_close", '](/to "t")'),
        ("text", "."),
    ]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("`` a`b ``", "code"),
        ("![alt **x**](a.png)", "image"),
        ("<https://example.org>", "autolink"),
        ("<span class='a'>", "html"),
        ("&nbsp;", "entity"),
        (r"\*", "escape"),
    ],
)
def test_a_construct_is_one_inline_with_all_its_characters(content: str, kind: str) -> None:
    assert [("text", "a "), (kind, content), ("text", " b")] == shown(f"a {content} b")


def test_markers_without_partner_are_text() -> None:
    assert shown("** a**b* c") == [("text", "** a**b* c")]


def test_a_backslash_before_a_letter_is_text() -> None:
    assert shown(r"a\b") == [("text", r"a\b")]


def test_links_by_reference_need_their_definition() -> None:
    content = "[a][ref]"
    known = {"references": {"REF": {"href": "/x", "title": ""}}}

    assert [inline.kind for inline in parse_inlines(content)] == ["text"]
    assert [inline.kind for inline in parse_inlines(content, known)] == ["link_open", "text", "link_close"]


@given(MARKUP)
def test_inlines_tile_their_content(content: str) -> None:
    ends = [0]
    for inline in parse_inlines(content.strip()):
        assert ends[-1] == inline.start
        ends.append(inline.end)

    assert len(content.strip()) == ends[-1]


@given(MARKUP)
def test_the_structure_is_the_parsers_own(content: str) -> None:
    content = content.strip().replace("\n", " ")
    plain = MarkdownIt("commonmark", {"maxNesting": 100}).enable("strikethrough")
    plain.normalizeLink = lambda url: url  # type: ignore[method-assign]
    expected = "".join(_letters(child) for token in plain.parseInline(content) for child in token.children or [])
    kinds = {"strong_open": "S(", "strong_close": ")S", "em_open": "E(", "em_close": ")E", "code": "c", "image": "i"}
    kinds |= {"link_open": "L(", "link_close": ")L", "s_open": "D(", "s_close": ")D", "html": "h", "autolink": "L()L"}

    assert expected == "".join(kinds.get(inline.kind, "") for inline in parse_inlines(content))


def _letters(token: object) -> str:
    names = {"strong_open": "S(", "strong_close": ")S", "em_open": "E(", "em_close": ")E", "code_inline": "c"}
    names |= {"image": "i", "link_open": "L(", "link_close": ")L", "s_open": "D(", "s_close": ")D", "html_inline": "h"}
    return names.get(getattr(token, "type", ""), "")


@pytest.mark.parametrize("content", ["[" * 3000, "*a" * 3000, "`" * 3000, "<" * 3000, "![" * 1500, "**a " * 2000])
def test_hostile_contents_end(content: str) -> None:
    assert len(content) == parse_inlines(content)[-1].end
