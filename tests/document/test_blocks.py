"""Blocks: what markdown-it-py finds, at exact offsets, inside any container."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglint import Document

LINES = st.lists(
    st.sampled_from(
        [
            "# Title",
            "## Two ##",
            "text",
            "  more text",
            "> quote",
            "> > deep",
            "- item",
            "  - inner",
            "1. one",
            "2) two",
            "",
            "```",
            "~~~ x",
            "    code",
            "| a | b |",
            "|---|---|",
            "| 1 \\| 2 | 3 |",
            "===",
            "---",
            "<div>",
            "</div>",
            "\ttab",
            "-\ttabbed",
            ">\t> x",
            "**bold** end  ",
            "[a]: /b",
            "trailing \\",
            "* * *",
            "\xa0nbsp\xa0",
            "# ",
        ]
    ),
    max_size=14,
)


def contents(text: str) -> list[tuple[str, str]]:
    document = Document("page.md", text)
    return [
        (block.kind, document.text[block.text_start : block.text_end]) for block in document.blocks if block.content
    ]


def test_a_paragraph_in_a_list_in_a_quote_stands_where_it_stands() -> None:
    assert contents("> - two\n>   lines\n\nafter") == [("paragraph", "two\n>   lines"), ("paragraph", "after")]


def test_a_heading_is_placed_without_its_markers() -> None:
    assert contents("# One\n\n> ## Two ##\n\nThree\n===") == [
        ("heading", "One"),
        ("heading", "Two"),
        ("heading", "Three"),
    ]


def test_cells_are_placed_one_by_one() -> None:
    table = "| a | a |\n|---|---|\n| 1 | `x` |\n|   | 2 |\n"

    assert contents(table) == [("cell", "a"), ("cell", "a"), ("cell", "1"), ("cell", "`x`"), ("cell", "2")]


def test_a_cell_in_a_list_is_not_taken_for_the_lists_number() -> None:
    document = Document("page.md", "1. | 1 | 2 |\n   |---|---|\n   | 3 | 1 |\n")

    assert [block.text_start for block in document.blocks if block.kind == "cell"] == [5, 9, 31, 35]


def test_an_escaped_pipe_does_not_shift_what_follows() -> None:
    document = Document("page.md", "| a \\| **b** | c |\n|---|---|\n")
    inlines = document.blocks[2].inlines

    assert next(document.text[one.start : one.end] for one in inlines if one.kind == "strong_open") == "**"


def test_a_block_knows_its_containers() -> None:
    document = Document("page.md", "- a\n\n  > b\n")

    assert [above.kind for above in document.blocks[-1].ancestors()] == ["quote", "item", "list"]


def test_a_block_ends_before_the_blank_lines_that_follow() -> None:
    document = Document("page.md", "- a\n- b\n\n\ntext\n")

    assert document.text[document.blocks[0].start : document.blocks[0].end] == "- a\n- b"


@given(LINES)
def test_inline_contents_are_found_in_the_text(lines: list[str]) -> None:
    document = Document("page.md", "\n".join(lines))
    for block in document.blocks:
        if block.has_inlines and block.content and block.kind != "cell":
            # Indentation is no content: a tab of the source is several spaces there.
            found = [
                document.masked[block.offset(index)] for index, char in enumerate(block.content) if char not in " \t"
            ]
            assert "".join(block.content.replace("\t", "").split(" ")) == "".join(found)


@given(LINES)
def test_inlines_tile_their_block(lines: list[str]) -> None:
    document = Document("page.md", "\n".join(lines))
    for block in document.blocks:
        ends = [block.text_start]
        for inline in block.inlines:
            assert ends[-1] <= inline.start
            ends.append(inline.end)
        assert block.start <= block.text_start <= ends[-1] == block.text_end <= block.end <= len(document.text)


@pytest.mark.parametrize("text", ["> " * 10_000 + "deep", "- " * 5_000 + "deep", "[" * 20_000, "*" * 20_000, "\0" * 50])
def test_hostile_documents_end(text: str) -> None:
    document = Document("page.md", text)

    assert len(text) == len(document.prose)
