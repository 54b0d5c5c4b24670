"""What is counted in a scope: too many, too few, and formulas."""

import pytest

from tests.style.making import messages, places, rule


def test_too_many_in_a_sentence_are_told_at_the_first_one_too_many() -> None:
    made = rule("id: a/commas\npattern: ','\nmax: 2\nscope: sentences\nmessage: '{count} commas, {max} will do'\n")
    text = "One, two, three. One, two, three, four, five.\n"

    assert messages(made, text) == ["4 commas, 2 will do"]
    assert places(made, text) == [","]


def test_too_few_on_a_page_are_told_at_its_first_line() -> None:
    made = rule("id: a/contact\nwords: [contact us]\nmin: 1\nmessage: say how to reach us\n")

    assert places(made, "---\ntitle: A\n---\n\n# Opening hours\n\nMonday.\n") == ["Opening hours"]
    assert messages(made, "# Opening hours\n\nContact **us**.\n") == []


def test_a_site_sets_the_limit_of_a_rule() -> None:
    from polyglint.options import configured

    made = rule("id: a/long\nformula: words\nscope: sentences\nmax: 3\nmessage: '{value} words'\n")
    text = "One two three four five.\n"

    assert messages(made, text) == ["5 words"]
    assert list(configured(made, {"max": 5}).check(document(text))) == []  # type: ignore[attr-defined]


def document(text: str) -> object:
    from polyglint import Document

    return Document("page.md", text, "en")


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("words", "9"),
        ("sentences", "3"),
        ("words / sentences", "3"),
        ("headings + h1 * 10", "11"),
        ("items", "1"),
        ("links + images", "2"),
        ("long_words", "1"),
        ("2 ** 3 + max(words, 1) % 5", "12"),
        ("-sqrt(16)", "-4"),
    ],
)
def test_a_formula_is_evaluated(formula: str, value: str) -> None:
    made = rule(f"id: a/b\nformula: {formula}\nmax: -100\nmessage: '{{value}}'\n")

    assert [value] == messages(
        made, "# One two\n\nThree [four](a.md) five. Six remarkable eight.\n\n- ![x](y.png) nine\n"
    )


@pytest.mark.parametrize("formula", ["words / (sentences - 1)", "9 ** 9 ** 9 ** 9 * words", "sqrt(0 - words)"])
def test_a_formula_that_comes_to_no_number_says_nothing(formula: str) -> None:
    made = rule(f"id: a/b\nformula: {formula}\nmax: 0\nmessage: 'no'\n")

    assert messages(made, "One sentence.\n") == []


def test_reading_ease_is_a_formula() -> None:
    made = rule(
        """
        id: a/grade
        formula: 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59
        max: 10
        message: 'grade {value}, {max} will do'
        """
    )
    hard = "Interdisciplinary organisational considerations necessitate comprehensive institutional deliberation.\n"

    assert messages(made, "The cat sat on the mat. It was fat.\n") == []
    assert len(messages(made, hard)) == 1


def test_a_key_of_the_header_can_be_measured() -> None:
    made = rule(
        "id: a/description\nformula: characters\nscope: front_matter.description\nmax: 20\n"
        "message: '{value} characters, {max} are shown'\n"
    )
    text = "---\ntitle: A very long title of a page\ndescription: This is much too long for it.\n---\n\nText.\n"

    assert messages(made, text) == ["29 characters, 20 are shown"]


def test_an_empty_page_is_not_measured() -> None:
    made = rule("id: a/b\nformula: words\nmin: 100\nmessage: short\n")

    assert messages(made, "") == []
