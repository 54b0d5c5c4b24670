"""The example site: what is found there is kept, so that a change of it is seen in a diff.

`pytest tests/test_example_site.py --update-reports` writes the report anew; read the diff afterwards.
"""

from pathlib import Path

import pytest

from tests.conftest import Lint

ROOT = Path(__file__).parents[1]
REPORT = Path(__file__).parent / "example_site" / "report.txt"
FAMILIES = ["claims", "emphasis", "encoding", "front_matter", "headings"]


@pytest.fixture
def lines(lint: Lint, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What `lint` says of the example site."""
    monkeypatch.chdir(ROOT)
    return lint("examples/site/content").lines


def test_the_example_site_is_reported_as_before(lines: list[str], request: pytest.FixtureRequest) -> None:
    if request.config.getoption("update_reports"):
        REPORT.parent.mkdir(exist_ok=True)
        REPORT.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")

    assert lines == REPORT.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_finds_something_in_the_example_site(lines: list[str], family: str) -> None:
    assert any(line.split(" ")[2].startswith(f"{family}/") for line in lines)


@pytest.mark.parametrize("locale", ["en", "fr", "ru"])
def test_each_language_of_the_example_site_has_findings(lines: list[str], locale: str) -> None:
    assert any(line.startswith(f"examples/site/content/{locale}/") for line in lines)
