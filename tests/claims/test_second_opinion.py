"""What a site's judge mutes is left out, and what it doubts is an info; without one nothing changes."""

from pathlib import Path

import pytest

from tests.claims import tiny_model
from tests.conftest import Lint, Write

PAGE = """# Carbon peel

The treatment has no side effects.

Keep out of the sun. Some patients notice slight redness after the treatment.

A course consists of 4 sessions. We recommend 8 sessions to all.
"""
SETTINGS = '[claims.judge]\nname = "nli"\noptions = {{ model = "model" }}\n{}'


@pytest.fixture
def site(write: Write) -> Path:
    return write({"content/en/peel.md": PAGE})


def found(lint: Lint) -> list[str]:
    return [" ".join(line.split()[1:3]) for line in lint("content").lines]


def test_without_a_judge_all_is_told(lint: Lint, site: Path) -> None:  # noqa: ARG001
    assert found(lint) == ["warning claims/contradiction", "warning claims/quantity"]


@pytest.mark.parametrize(
    ("weights", "bounds", "expected"),
    [
        ({"no": (0.0, 0.0, 90.0)}, "", ["warning claims/contradiction", "info claims/quantity"]),
        ({"sessions": (0.0, 0.0, 90.0), "no": (0.0, 90.0, 0.0)}, "", ["warning claims/quantity"]),
        ({"peel": (0.0, 0.0, 0.0)}, "", ["info claims/contradiction", "info claims/quantity"]),
        ({"peel": (0.0, 0.0, 0.0)}, "mute-below = 0.4", []),
    ],
)
def test_the_judge_mutes_and_doubts(
    lint: Lint,
    write: Write,
    site: Path,
    weights: dict[str, tuple[float, float, float]],
    bounds: str,
    expected: list[str],
) -> None:
    tiny_model.write(site / "model", weights)
    write({"polyglint.toml": SETTINGS.format(bounds)})

    assert found(lint) == expected


def test_a_judge_that_cannot_be_had_stops_no_other_rule(lint: Lint, write: Write, site: Path) -> None:  # noqa: ARG001
    write({"polyglint.toml": SETTINGS.format(""), "content/en/b.md": "# B\n\n### C\n\nText.\n"})
    called = lint("content")

    assert called.code == 2
    assert "model.onnx is missing" in called.out + called.err
    assert "headings/skipped-level" in called.out


def test_a_judge_that_nobody_has_is_an_error_of_the_settings(lint: Lint, write: Write, site: Path) -> None:  # noqa: ARG001
    write({"polyglint.toml": '[claims.judge]\nname = "oracle"\n'})
    called = lint("content")

    assert (called.code, called.out) == (2, "")
    assert 'there is no judge "oracle"; installed are: nli' in called.err
