"""The automatic MQM score on the command line: printed with the statistics, and a gate with `--min-mqm`."""

from pathlib import Path

import pytest

from tests.conftest import Lint, Write

SOURCE = "# Tea\n\nWe serve 12 kinds of tea every day of the week, and no coffee at all.\n"
TARGET = "# Thé\n\nNous servons 14 sortes de thé chaque jour de la semaine, et pas du tout de café.\n"


@pytest.fixture
def site(write: Write) -> Path:
    """One wrong number in one of two translations; 17 words in the source."""
    return write(
        {
            "content/en/a.md": SOURCE,
            "content/fr/a.md": TARGET,
            "content/es/a.md": "# Té\n\nServimos 12 clases de té todos los días de la semana, y nada de café.\n",
        }
    )


@pytest.mark.parametrize("cache", ["--no-cache", "--cache"])
def test_the_score_is_the_same_cached_or_not(lint: Lint, site: Path, cache: str) -> None:  # noqa: ARG001
    for _ in range(2):
        lines = lint("content", "--statistics", cache, "--output-format", "text").lines
        start = lines.index("automatic MQM (unconfirmed)") + 1
        assert lines[start : start + 3] == [
            "locale   score  source words  neutral  minor  major  critical",
            "es      100.00            17        ·      ·      ·         ·",
            "fr       70.58            17        ·      ·      1         ·",
        ]


@pytest.mark.parametrize(("least", "code"), [("70", 0), ("71", 1)])
def test_a_score_below_the_gate_fails_the_run_and_is_named(lint: Lint, site: Path, least: str, code: int) -> None:  # noqa: ARG001
    called = lint("content", "--fail-on", "never", "--min-mqm", least)

    assert called.code == code
    assert ("polyglint: fr: automatic MQM 70.58 is below 71" in called.err) == bool(code)


def test_a_site_in_one_language_has_no_score(lint: Lint, write: Write) -> None:
    write({"content/a.md": SOURCE})
    called = lint("content", "--statistics", "--min-mqm", "99", "--output-format", "text")
    assert called.code == 0
    assert "MQM" not in called.out + called.err


def test_a_translation_that_comes_later_is_scored_though_its_source_is_in_the_cache(lint: Lint, write: Write) -> None:
    write({"content/en/a.md": SOURCE})
    lint("content")
    write({"content/fr/a.md": TARGET})

    assert "fr      70.58            17" in lint("content", "--statistics", "--output-format", "text").out
