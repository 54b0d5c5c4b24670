from pathlib import Path

import pytest

from polyglint.glossary.texts import Page, Pair, Setup, prepare, units


def test_texts_that_stand_for_each_other_become_words_with_breaks(tmp_path: Path) -> None:
    (tmp_path / "en.md").write_text("Open the drawer, then the `box` door.\n")
    (tmp_path / "es.md").write_text("Abra el cajón, luego la puerta `box`.\n", "utf-8")

    read = prepare(Setup(tmp_path, "en"))

    assert [Pair("es", "Open the drawer | then the | door", "Abra el cajón | luego la puerta")] == read(
        Page((("en.md", "en"), ("es.md", "es")))
    )


def test_a_page_without_its_source_or_with_a_file_that_is_gone_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "es.md").write_text("Abra el cajón.\n", "utf-8")

    assert [] == prepare(Setup(tmp_path, "en"))(Page((("en.md", "en"), ("es.md", "es"))))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "a b | c", [("a",), ("a", "b"), ("b",), ("c",)]),
        ("ja", "状 態 の コード", [("状態",), ("コード",)]),
    ],
)
def test_units_are_runs_of_words_or_what_characters_may_form(
    language: str, text: str, expected: list[tuple[str, ...]]
) -> None:
    assert set(expected) <= set(units(text.split(), language, 2))
