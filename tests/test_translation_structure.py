"""What the rules about the structure of translations share: gaps, and code without its texts."""

import pytest

from polyglint import Document, Translation
from polyglint_rules.translation import code_differences, code_tokens, gaps


def _translation(source: str, target: str) -> Translation:
    return Translation(Document("en/a.md", source, "en", "a.md"), Document("fr/a.md", target, "fr", "a.md"))


def _words(code: str, family: str) -> list[str]:
    return [token.text for token in code_tokens.tokens(code, family) if not token.is_string]


def test_a_dropped_section_is_one_gap_with_all_of_its_units() -> None:
    source = "# A 11\n\nOne 21.\n\n## B 12\n\nTwo 22.\n\n- three 23\n- four 24\n\n## C 13\n\nFive 25.\n"
    target = "# A 11\n\nUn 21.\n\n## C 13\n\nCinq 25.\n"

    found = gaps.missing(_translation(source, target)).found

    assert [("section", 4)] == [(gap.kind, len(gap.units)) for gap in found]


def test_what_the_target_adds_is_no_gap_of_the_target() -> None:
    translation = _translation("One 21.\n\nTwo 22.\n", "Un 21.\n\nEncore 29.\n\nDeux 22.\n")

    assert (0, 1) == (gaps.missing(translation).lacking, gaps.added(translation).lacking)


def test_a_page_without_gaps_counts_nothing() -> None:
    translation = _translation("One 21.\n", "Un 21.\n")

    assert not gaps.missing(translation).found
    assert not gaps.missing(translation).are_many


@pytest.mark.parametrize(
    ("family", "source", "target"),
    [
        ("script", "let a = 1; // one", "let a = 1 // un"),
        ("script", "show(<p>Don't <b>wait</b></p>)", "show(<p>N'attendez <b>pas</b></p>)"),
        ("script", "a.map((b) => <i>{b}</i>)", "a.map(b => (\n  <i>{b}</i>\n))"),
        ("script", "<p>{/* one */}{a}</p>", "<p>{a}</p>"),
        ("hashes", "$ run # it", "run # le"),
        ("tags", "<p>It's <br> one</p><!-- one -->", "<p>C'est <br> un</p>"),
        ("dashes", "SELECT a -- one", "SELECT a -- un"),
        ("data", '{"a": "one", }', '{"a": "un"}'),
    ],
)
def test_translated_text_in_code_is_no_token(family: str, source: str, target: str) -> None:
    assert _words(source, family) == _words(target, family)


@pytest.mark.parametrize("string", ["./scale.js", "https://example.org/a", "19.0.0", "snake_case", "#fff"])
def test_a_string_for_the_machine_is_fixed(string: str) -> None:
    assert code_tokens.is_fixed(string)


@pytest.mark.parametrize("string", ["Search...", "Taylor", "anna@example.org", "two words", "Done."])
def test_a_string_for_people_is_not_fixed(string: str) -> None:
    assert not code_tokens.is_fixed(string)


def test_generics_and_comparisons_open_no_tag() -> None:
    assert "z" in _words("const a = f<string>(b); if (x < y) z();", "script")


def test_a_difference_in_code_is_found_where_it_stands() -> None:
    found = code_differences.first_difference("a(1);\nb(2);\nc(4);", "a(1);\nb(3);\nc(4);", "js")

    assert found is not None
    assert ((8, 9), (8, 9)) == (found.source, found.target)


def test_other_code_is_no_version_of_the_code() -> None:
    assert code_differences.first_difference("alpha(beta, gamma)", "while one: two = three", "py") is None
