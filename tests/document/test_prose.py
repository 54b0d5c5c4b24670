"""Prose: what a reader reads, at the offsets where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglint import Document
from polyglint.document.masking import MARKUP, OBJECT


def prose(text: str, path: str = "page.md") -> str:
    """The prose with the two masks as visible characters."""
    return Document(path, text).prose.replace(OBJECT, "■").replace(MARKUP, "·")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a **b** c", "a ··b·· c"),
        ("see [the page](/x 'y').", "see ·the page·········."),
        ("run `x` now", "run ■■■ now"),
        (r"5 \* 3", "5 ·* 3"),
        ("![a cat](cat.png) sits", "■■■■■■■■■■■■■■■■■ sits"),
        ("a <b>b</b><br>c", "a ···b····■■■■c"),
        ("# Title\n\ntext", "■■Title■■text"),
        ("- one\n- two", "■■one■■■two"),
        ("> one\n> two", "■■one\n  two"),
        ("one  \ntwo", "one  \ntwo"),
        ("---\ntitle: x\n---\ntext", "■" * 17 + "text"),
        ("<!-- no -->\n\nyes", "■" * 13 + "yes"),
        ("a&nbsp;b", "a■■■■■■b"),
    ],
)
def test_what_is_not_read_is_masked(text: str, expected: str) -> None:
    assert expected == prose(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see {{< ref a*b* >}} and *c*", "see ■■■■■■■■■■■■■■■■ and ·c·"),
        ("{% if x %}yes{% endif %}", "■■■■■■■■■■yes■■■■■■■■■■■"),
        ("let $a_1 + b_2$ be", "let ■■■■■■■■■■■ be"),
        ("{% raw %}\n# no\n{% endraw %} b", "■" * 9 + "\n■■■■\n" + "■" * 12 + " b"),
        ("{{< highlight sh >}}\n# no\n{{< /highlight >}}", "■" * 20 + "\n■■■■\n" + "■" * 18),
        ("from $5 to $10 each", "from $5 to $10 each"),
        ("`{{ x }}` stays code", "■■■■■■■■■ stays code"),
        ("## Title {#the-id}", "■■■Title■■■■■■■■■■"),
        (":::tip\ntext\n:::", "■■■■■■■text■■■■"),
    ],
)
def test_templates_and_math_are_masked(text: str, expected: str) -> None:
    assert expected == prose(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import A from 'a'\n\nHello {name}!", "■" * 19 + "Hello ■■■■■■!"),
        ("<Note>\nHi **you**\n</Note>", "■■■■■■■Hi ··you··■■■■■■■■"),
        ("{/* hidden */}\n\nseen", "■" * 16 + "seen"),
        ("press <Kbd>x</Kbd> now", "press ·····x······ now"),
        ("an <Icon name={`a>b`} /> here", "an " + "■" * 21 + " here"),
        ("    indented text", "■■■■indented text"),
    ],
)
def test_mdx_is_masked(text: str, expected: str) -> None:
    assert expected == prose(text, "page.mdx")


def test_a_markdown_file_that_uses_mdx_is_read_as_mdx() -> None:
    assert Document("page.md", "# Title {/*title*/}\n").is_mdx
    assert not Document("page.md", "# Title\n\n```\n{/*title*/}\n```\n").is_mdx


def test_a_code_sample_of_mdx_does_not_make_a_page_mdx() -> None:
    assert not Document("page.md", "Write `{/* x */}`.\n\n```jsx\n<Note>\n```\n").is_mdx


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- item\n\tmore\n\ntext", "■■item\n more■■text"),
        ("| \\| | x |\n|---|---|\n\ntext", "■■■|■■■x" + "■" * 14 + "text"),
        ("\u00a0\nafter", "■■after"),
        ("> \u3000\n> after", "■■■■■■after"),
        ("# a\0b", "■■a\0b"),
        ("Cafe: $$\n\nBistro: $$", "Cafe: $$■■Bistro: $$"),
        ("from $50 (VAT = 20%) up to 60$.", "from $50 (VAT = 20%) up to 60$."),
    ],
)
def test_what_the_parser_strips_or_rewrites_moves_nothing(text: str, expected: str) -> None:
    assert expected == prose(text)


@pytest.mark.parametrize("braces", ["{a {b} c}", "{f({a: 1})}", "{items.map(i => { return {a: [1]} })}"])
def test_nested_braces_are_one_expression(braces: str) -> None:
    assert "see " + "■" * len(braces) == prose(f"see {braces}", "page.mdx")


@given(
    st.text(st.sampled_from("ab *_`[]()<>{}$%/!\\#:-|\n{}$\t\u00a0\0\x1c1."), max_size=80),
    st.sampled_from(["p.md", "p.mdx"]),
)
def test_prose_is_as_long_as_the_text_and_says_nothing_else(text: str, path: str) -> None:
    document = Document(path, text)

    assert len(document.text) == len(document.masked) == len(document.prose)
    masks = f"{MARKUP}{OBJECT} "
    assert [
        (mine, theirs)
        for mine, theirs in zip(document.prose, document.text, strict=True)
        if mine != theirs and mine not in masks
    ] == []
