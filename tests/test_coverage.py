"""Coverage counts what is missing, what is stale and what has a counterpart, in pages, blocks and words."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from polyglint.coverage import Amount, Cell, Job, prepare, totals
from polyglint.reporting.coverage_tables import percent
from tests.conftest import Lint, Write

EN = "---\ntitle: The oven\n---\n\n# The oven\n\nIt is heated to 60 degrees.\n\nBring a towel.\n\n```\nheat\n```\n"
FR = "---\ntitle: Le poêle\n---\n\n# Le poêle\n\nIl est chauffé à 60 degrés.\n\n```\nheat\n```\n"


@pytest.fixture
def site(write: Write) -> Path:
    return write({"en/a.md": EN, "fr/a.md": FR, "en/b.md": EN, "es/b.md": EN})


def measured(call: Lint, *arguments: str) -> dict[str, Any]:
    stated: dict[str, Any] = json.loads(call("coverage", "--output-format", "json", *arguments).out)
    return {f"{cell['locale']} {cell['page']}": cell for cell in stated["pages"]}


@pytest.mark.usefixtures("site")
def test_a_cell_counts_the_blocks_and_words_of_the_source(call: Lint) -> None:
    cell = measured(call)["fr a"]

    assert "present" == cell["status"]
    assert (5, 4) == (cell["blocks"], cell["blocks_covered"])
    assert (13, 10) == (cell["words"], cell["words_covered"])


@pytest.mark.usefixtures("site")
def test_a_page_that_is_not_there_is_missing(call: Lint) -> None:
    cell = measured(call)["es a"]

    assert ("missing", "", 5, 0) == (cell["status"], cell["path"], cell["blocks"], cell["blocks_covered"])


def test_what_the_lock_calls_stale_is_counted(site: Path, call: Lint) -> None:
    call("sync")
    (site / "en/a.md").write_text(EN.replace("60", "80"))
    cell = measured(call)["fr a"]

    assert ("stale", 1, 6) == (cell["status"], cell["blocks_stale"], cell["words_stale"])


def test_staleness_that_is_switched_off_is_not_counted(site: Path, call: Lint) -> None:
    call("sync")
    (site / "polyglint.toml").write_text('staleness = "off"\n')
    (site / "en/a.md").write_text(EN.replace("60", "80"))

    assert 0 == measured(call)["fr a"]["blocks_stale"]


@pytest.mark.usefixtures("site")
def test_text_has_a_line_a_locale_and_then_the_pages_that_lack_something(call: Lint) -> None:
    assert [
        "locale  pages   missing  stale  blocks  words   stale blocks",
        "es      1 of 2  1        0      50 %    50 %    0",
        "fr      1 of 2  1        0      40 %    38.4 %  0",
        "",
        "page  es       fr",
        "a     missing  76.9 %",
        "b     100 %    missing",
    ] == call("coverage").lines


def test_complete_pages_are_counted_and_listed_only_on_request(write: Write, call: Lint) -> None:
    write({"en/a.md": EN, "fr/a.md": EN, "en/b.md": EN, "fr/b.md": EN})

    assert ["", "2 pages complete in every locale."] == call("coverage").lines[2:]
    assert ["", "page  fr", "a     100 %", "b     100 %"] == call("coverage", "--all").lines[2:]


@pytest.mark.usefixtures("site")
def test_csv_is_one_record_a_cell(call: Lint) -> None:
    rows = list(csv.DictReader(io.StringIO(call("coverage", "--output-format", "csv").out)))

    assert [("a", "es"), ("a", "fr"), ("b", "es"), ("b", "fr")] == [(row["page"], row["locale"]) for row in rows]
    assert "10" == rows[1]["words_covered"]


@pytest.mark.usefixtures("site")
def test_markdown_is_two_tables(call: Lint) -> None:
    lines = call("coverage", "--output-format", "markdown").lines

    assert "| locale | pages | missing | stale | blocks | words | stale blocks |" == lines[0]
    assert "| a | missing | 76.9 % |" in lines


def test_a_report_goes_to_a_file(site: Path, call: Lint) -> None:
    called = call("coverage", "--output-format", "json", "--output-file", "out.json")

    assert (0, "") == (called.code, called.out)
    assert 4 == len(json.loads((site / "out.json").read_text("utf-8"))["pages"])


@pytest.mark.usefixtures("site")
def test_a_file_that_cannot_be_written_is_told(call: Lint) -> None:
    called = call("coverage", "--output-file", "gone/out.txt")

    assert called.code == 2
    assert "gone/out.txt: cannot be written: No such file or directory" in called.err


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("arguments", "cells"),
    [
        ((), ["es a", "es b", "fr a", "fr b"]),
        (("--locale", "fr"), ["fr a", "fr b"]),
        (("fr",), ["fr a"]),
        (("en/a.md",), ["es a", "fr a"]),
        (("--jobs", "2"), ["es a", "es b", "fr a", "fr b"]),
    ],
)
def test_only_what_was_asked_for_is_counted(call: Lint, arguments: tuple[str, ...], cells: list[str]) -> None:
    assert cells == sorted(measured(call, *arguments))


def test_a_site_in_one_language_has_nothing_to_cover(write: Write, call: Lint) -> None:
    write({"en/a.md": EN, "en/b.md": EN})
    called = call("coverage")

    assert (0, "") == (called.code, called.out)
    assert "nothing to cover: all is in one language (en)\n" == called.err


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(("least", "code"), [("38", 0), ("39", 1), ("100", 1)])
def test_a_gate_fails_below_a_share(call: Lint, least: str, code: int) -> None:
    assert code == call("coverage", "--min-coverage", least).code


def test_what_cannot_be_read_is_named(site: Path, call: Lint) -> None:
    (site / "fr/a.md").write_bytes(b"# po\xeale\n")
    called = call("coverage")

    assert called.code == 2
    assert called.err == "polyglint: fr/a.md: its bytes are not UTF-8, so it cannot be compared\n"


def test_a_lock_that_cannot_be_followed_is_named(site: Path, call: Lint) -> None:
    (site / "polyglint.lock").write_text("<<<<<<< HEAD\n")
    called = call("coverage")

    assert called.code == 2
    assert called.err.startswith("polyglint: polyglint.lock: line 1: a merge has not been settled")
    assert called.lines[1].startswith("es")


def test_messages_of_a_catalogue_count_as_blocks(write: Write, call: Lint) -> None:
    write({"locales/en/app.json": '{"a": "Go on", "b": "Stop"}', "locales/fr/app.json": '{"a": "Continuez", "b": ""}'})
    (cell,) = measured(call).values()

    assert (2, 1, 3, 2) == (cell["blocks"], cell["blocks_covered"], cell["words"], cell["words_covered"])


def test_characters_count_where_words_have_no_spaces(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("熱い部屋です\n\n뜨거운 방\n")
    (cell,) = prepare(tmp_path)(Job("a", ("a.md", "ja"), (), ("en",), {})).cells

    assert Amount(2, 8) == cell.whole


def test_a_share_is_cut_not_rounded() -> None:
    assert [99.9, 100.0, 0.0, 100.0] == [percent(99999, 100000), percent(1, 1), percent(0, 1), percent(0, 0)]


def test_totals_add_up() -> None:
    cells = [
        Cell("a", "fr", "fr/a.md", Amount(10, 100), Amount(9, 90), Amount(1, 10)),
        Cell("b", "fr", "", Amount(5, 50)),
    ]
    (total,) = totals(cells)

    assert ("fr", 2, 1, 1, Amount(15, 150), Amount(9, 90), Amount(1, 10)) == total


def test_paths_lead_there_from_where_the_user_is(write: Write, call: Lint, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write({"polyglint.toml": "", "docs/en/a.md": "# A\n\nText.\n", "docs/fr/a.md": "# A\n\nTexte.\n"})
    monkeypatch.chdir(root / "docs")

    assert ["fr/a.md"] == [cell["path"] for cell in measured(call, ".").values()]
