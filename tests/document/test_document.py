"""A document answers what rules ask of it."""

import re

from hypothesis import given
from hypothesis import strategies as st

from polyglint import Document


def test_a_place_counts_lines_and_columns_from_one() -> None:
    place = Document("page.md", "a\nжук 語x\n").place(6, 8)

    assert (place.path, place.line, place.column, place.end_line, place.end_column) == ("page.md", 2, 5, 2, 7)


@given(st.text(max_size=60), st.data())
def test_a_place_leads_back_to_its_text(text: str, data: st.DataObject) -> None:
    document = Document("page.md", text)
    start = data.draw(st.integers(0, len(document.text)))
    end = data.draw(st.integers(start, len(document.text)))
    place = document.place(start, end)

    assert document.lines[place.line - 1][place.column - 1 :].startswith(document.text[start:end].partition("\n")[0])
    assert end == sum(len(line) + 1 for line in document.lines[: place.end_line - 1]) + place.end_column - 1


def test_a_search_sees_prose_only() -> None:
    document = Document("page.md", "very `very` **very**\n\nvery")

    assert [match.start() for match in document.search(re.compile("very"))] == [0, 14, 22]


def test_a_pattern_with_spaces_does_not_reach_over_two_blocks() -> None:
    assert list(Document("page.md", "- the\n- the\n\nthe").search(re.compile(r"the\s+the"))) == []


def test_sentences_end_at_their_stops() -> None:
    document = Document("page.md", 'It costs 3.50 e.g. here. Is it? "Yes." Dr. Who. Да. Нет!\n\n- one\n- two. Three')

    assert [document.text[sentence.start : sentence.end] for sentence in document.sentences] == [
        "It costs 3.50 e.g. here.",
        "Is it?",
        '"Yes."',
        "Dr. Who.",
        "Да.",
        "Нет!",
        "one",
        "two.",
        "Three",
    ]


def test_cjk_sentences_end_without_spaces() -> None:
    document = Document("page.md", "これは本です。読みますか？はい。")

    assert [document.text[one.start : one.end] for one in document.sentences] == [
        "これは本です。",
        "読みますか？",
        "はい。",
    ]


def test_the_title_is_the_front_matters_before_the_headings() -> None:
    assert Document("page.md", "---\ntitle: A\n---\n# B\n").title == "A"
    assert Document("page.md", "# B `c`\n").title == "B c"


def test_a_heading_is_read_without_its_markup() -> None:
    (heading,) = Document("page.md", "## The *new* `x` [way](/y) {#id}\n").headings

    assert (heading.level, heading.text) == (2, "The new x way")


def test_the_section_of_a_place_is_the_heading_above_it() -> None:
    document = Document("page.md", "intro\n\n# A\n\ntext\n\n## B\n\nmore")
    sections = [document.section_of(document.text.index(word)) for word in ("intro", "text", "more")]

    assert [section.text if section else "" for section in sections] == ["", "A", "B"]


def test_the_block_at_an_offset_is_the_innermost() -> None:
    document = Document("page.md", "- a\n- b\n\ntext")
    block = document.block_at(6)

    assert block is not None
    assert (block.kind, block.content) == ("paragraph", "b")
