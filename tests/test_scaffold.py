"""New rules to start from."""

import subprocess
import sys
from pathlib import Path

import pytest

from polyglint.discovery import load, local_pack, sources
from polyglint.pages import cases
from polyglint.scaffold import NewRuleError, new_rule
from polyglint.trial import run

RUFF_SETTINGS = Path(__file__).parents[1] / "pyproject.toml"


@pytest.mark.parametrize("data", [False, True])
def test_a_new_rule_says_what_its_page_says(data: bool, tmp_path: Path) -> None:
    new_rule("front_words/no-filler", tmp_path, data=data)
    source = sources([local_pack(tmp_path)])["front_words/no-filler"]
    rule = load(source)
    assert rule

    outcomes = [(case.findings, run(case, rule)) for case in cases(source.page.read_text("utf-8"))]

    assert [expected for expected, _ in outcomes] == [outcome.lines for _, outcome in outcomes]
    assert [outcome.broken for _, outcome in outcomes] == [(), ()]


def test_the_files_of_a_new_rule_are_told(tmp_path: Path) -> None:
    assert new_rule("words/no-filler", tmp_path) == [tmp_path / "words/no_filler.py", tmp_path / "words/no_filler.md"]
    assert new_rule("words/other", tmp_path, data=True) == [tmp_path / "words/other.yaml", tmp_path / "words/other.md"]


def test_a_new_rule_is_clean_to_ruff(tmp_path: Path) -> None:
    new_rule("words/problem", tmp_path)
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--config", str(RUFF_SETTINGS), str(tmp_path)]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.stdout == "All checks passed!\n"


@pytest.mark.parametrize("taken", ["filler.py", "filler.yaml", "filler.md"])
def test_nothing_is_overwritten(taken: str, tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / taken).write_text("mine")

    with pytest.raises(NewRuleError, match="is there already, and nothing is overwritten"):
        new_rule("words/filler", tmp_path)

    assert [path.read_text() for path in (tmp_path / "words").iterdir()] == ["mine"]


@pytest.mark.parametrize(
    "rule", ["filler", "words/", "/filler", "Words/filler", "words/no_filler", "a/b/c", "../x", "1/a"]
)
def test_an_id_of_another_form_is_refused(rule: str, tmp_path: Path) -> None:
    with pytest.raises(NewRuleError, match="is no id for a rule: write family/name in small letters"):
        new_rule(rule, tmp_path)

    assert list(tmp_path.iterdir()) == []
