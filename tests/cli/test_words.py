import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from polyglint.cli import polyglint


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in {
        "en/a.md": "The wolkenpad shows the goverment form.",
        "en/b.md": "Each wolkenpad belongs to Mrs Zwierzynski.",
        "es/a.md": "El wolkenpad muestra el formulario del gobierno.",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def words(*arguments: str) -> Result:
    return CliRunner().invoke(polyglint, ["words", *arguments])


@pytest.mark.usefixtures("site")
def test_unknown_words_are_listed_by_word_the_misspelt_ones_first() -> None:
    result = words("--locale", "en")
    lines = [line.split() for line in result.stdout.splitlines()]

    assert ["goverment", "1", "en/a.md:1:25", "→", "government"] in lines
    assert ["wolkenpad", "2", "on", "2", "pages", "en/a.md:1:5"] in lines
    assert "Zwierzynski" not in result.stdout


@pytest.mark.usefixtures("site")
def test_names_are_shown_when_asked_for() -> None:
    assert "Zwierzynski" in words("--all").stdout


@pytest.mark.usefixtures("site")
def test_the_list_is_data_too() -> None:
    rows = json.loads(words("--format", "json", "--locale", "en").stdout)

    assert [("goverment", ["government"]), ("wolkenpad", [])] == [(row["word"], row["suggestions"]) for row in rows]


def test_an_accepted_word_is_known_from_then_on(site: Path) -> None:
    added = words("--add", "wolkenpad", "--comment", "our tablet")

    assert (0, True) == (added.exit_code, "wolkenpad" in added.stdout)
    assert "wolkenpad  # our tablet" in (site / "polyglint-words.txt").read_text("utf-8")
    assert "wolkenpad" not in words().stdout.replace("→", "")
    assert "spelling en: " in CliRunner().invoke(polyglint, ["settings", "."]).stdout


def test_a_word_can_be_accepted_in_one_locale(site: Path) -> None:
    words("--add", "wolkenpad", "--locale", "es")

    assert (site / "polyglint-words.es.txt").exists()
    assert ["en"] == [
        row["locale"] for row in json.loads(words("--format", "json").stdout) if row["word"] == "wolkenpad"
    ]


def test_settings_that_are_there_stay_as_they_are(site: Path) -> None:
    (site / "polyglint.toml").write_text('# ours\nsource-locale = "en"\n', "utf-8")
    words("--add", "wolkenpad")

    assert '# ours\nsource-locale = "en"\n\n[spelling]\nwords = ["polyglint-words*.txt"]\n' == (
        site / "polyglint.toml"
    ).read_text("utf-8")


def test_words_that_nobody_uses_are_told_and_taken_out(site: Path) -> None:
    words("--add", "wolkenpad", "--add", "zebrafish")
    told = words("--unused")

    assert (1, "polyglint-words.txt:3: zebrafish: no document uses it\n") == (told.exit_code, told.stdout)
    assert 0 == words("--prune").exit_code
    assert "zebrafish" not in (site / "polyglint-words.txt").read_text("utf-8")
    assert 0 == words("--unused").exit_code


@pytest.mark.usefixtures("site")
def test_who_accepts_a_word_is_told() -> None:
    told = words("--why", "house", "--why", "wolkenpad", "--locale", "en").stdout.splitlines()

    assert ["house, en: accepted: ", "wolkenpad, en: unknown to "] == [
        told[0][:21],
        told[1][:26],
    ]


def test_a_folder_that_is_not_there_is_an_error(site: Path) -> None:
    (site / "polyglint.toml").write_text('[spelling]\ndictionaries = ["nowhere"]\n', "utf-8")

    assert (2, True) == (
        words().exit_code,
        "polyglint.toml:2: spelling.dictionaries: nowhere is no folder" in words().output,
    )
