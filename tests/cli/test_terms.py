import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from polyglint.cli import polyglint
from polyglint.glossary.files import read

DRAWERS = {
    "en": [
        "Open the drawer",
        "Close the drawer",
        "Clean the drawer",
        "Paint the drawer",
        "Carry a kettle",
        "Buy a lamp",
    ],
    "es": [
        "Abra el cajón",
        "Cierre el cajón",
        "Limpie el cajón",
        "Pinte el cajón",
        "Lleve una tetera",
        "Compre una luz",
    ],
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for locale, sentences in DRAWERS.items():
        (tmp_path / locale).mkdir()
        text = "\n\n".join(f"{sentence} {number}." for number in range(3) for sentence in sentences)
        (tmp_path / locale / "page.md").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def suggest(*arguments: str) -> Result:
    return CliRunner().invoke(polyglint, ["terms", "suggest", *arguments])


@pytest.mark.usefixtures("site")
def test_terms_are_listed_with_their_renderings() -> None:
    result = suggest()

    assert (0, True) == (result.exit_code, "drawer" in result.stdout)
    assert "    es      cajón 12 (of 12)" in result.stdout.splitlines()


def test_the_table_is_a_glossary(site: Path) -> None:
    (site / "terms.csv").write_text(suggest("--format", "csv").stdout, "utf-8")

    assert {"": ["drawer"], "es": ["cajón"]} in [term["terms"] for term in read("terms.csv", site)]


@pytest.mark.usefixtures("site")
def test_the_table_says_all_counts_in_its_note() -> None:
    rows = csv.DictReader(io.StringIO(suggest("--format", "csv").stdout))

    assert ["12 texts; es: cajón 12 (of 12)"] == [row["note"] for row in rows if row["source"] == "drawer"]


@pytest.mark.usefixtures("site")
def test_json_holds_the_counts() -> None:
    listed = json.loads(suggest("--format", "json").stdout)

    assert {
        "term": "drawer",
        "texts": 12,
        "renderings": {"es": {"texts": 12, "named": [{"text": "cajón", "texts": 12}]}},
    } in listed


def test_what_the_glossary_has_is_left_out(site: Path) -> None:
    (site / "terms.csv").write_text("source,es\ndrawer,cajón\n", "utf-8")
    (site / "polyglint.toml").write_text('glossaries = ["terms.csv"]\n')

    assert "drawer" not in suggest().stdout


@pytest.mark.usefixtures("site")
def test_a_site_without_recurring_words_is_told_so() -> None:
    assert "no term stands in enough texts" in suggest("--least", "500").stdout


def test_a_site_in_one_language_is_told_what_terms_are_suggested_from(site: Path) -> None:
    (site / "es" / "page.md").unlink()

    result = suggest()

    assert (2, True) == (result.exit_code, "one language only" in result.stderr)


@pytest.mark.usefixtures("site")
def test_a_locale_that_the_site_does_not_have_is_told_with_those_it_has() -> None:
    result = suggest("--locale", "fr")

    assert (2, "no page is translated to fr; locales of the site: en, es\n") == (result.exit_code, result.stderr)


def test_one_process_and_several_say_the_same(site: Path) -> None:  # noqa: ARG001
    assert suggest("--jobs", "1").stdout == suggest("--jobs", "2").stdout
