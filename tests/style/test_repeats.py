"""What stands twice in a row."""

from polyglint import Document
from polyglint.style.scopes import NAMES, stretches
from tests.style.making import messages, repaired, rule

REPEATS = "id: a/twice\nrepeats: '[^\\W\\d_]+'\nexceptions: [had had]\nignorecase: true\n"


def test_a_word_twice_in_a_row_is_found_over_a_line_end() -> None:
    text = "This is the\nThe end, had had, end to end. A **a** b. Bathe the.\n"

    assert messages(rule(REPEATS), text) == ['"the The": one "the" too many', '"A a": one "A" too many']
    assert repaired(rule(REPEATS), text) == text.replace("the\nThe", "the")


def test_how_often_is_too_often_can_be_said() -> None:
    made = rule("id: a/very\nrepeats: very\nmax: 2\n")

    assert messages(made, "very very good\n") == []
    assert messages(made, "very very very good\n") == ['"very very very": one "very" too many']


def test_a_word_without_a_place_is_taken_out_with_its_space() -> None:
    made = rule("id: a/out\nwords: [very]\nreplace: ''\n")

    assert repaired(made, "A very good day, it was very.\n") == "A good day, it was.\n"


def test_each_scope_stays_inside_the_document() -> None:
    header, code = "---\na: b\n---\n", "```\nz\n```\n"
    text = f"{header}# H *x* **y**\n\n> quote [l](u) ![alt](i.png)\n\n- item `c`\n\n| a |\n|---|\n| b |\n\n{code}"
    document = Document("page.md", text, "en")

    found = {name: [text[part.start : part.end] for part in stretches(document, (name,))] for name in NAMES}

    assert found["links"] == ["l"]
    assert found["alt"] == ["alt"]
    assert found["strong"] == ["y"]
    assert found["emphasis"] == ["x"]
    assert found["items"] == ["item `c`"]
    assert found["cells"] == ["a", "b"]
    assert found["code"] == ["`c`", "```\nz\n```"]
    assert found["front_matter"] == ["b"]
    assert found["paragraphs"] == found["quotes"]
