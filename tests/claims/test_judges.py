"""A judge mutes pairs or makes less of them; without one, and for one that fails, it is said what becomes of them."""

from collections.abc import Callable, Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from polyglint.claims import judges
from polyglint.claims.judges import JudgeError, StatementPair, rulings
from polyglint.claims.nli import NliJudge
from tests.claims import tiny_model

PAIRS = [StatementPair("pain", "It is painless.", f"It hurts {number}.", "en") for number in range(3)]
WEIGHTS = {"no": (0.0, 0.0, 40.0), "may": (0.0, 30.0, 0.0)}


class FakeJudge:
    """Answers what it was told to."""

    def __init__(self, options: Mapping[str, Any], folder: Path) -> None:
        assert folder == Path()
        self.answers = [float(answer) for answer in str(options["answers"]).split()]

    def contradictions(self, pairs: Sequence[StatementPair]) -> Sequence[float]:
        assert pairs
        return self.answers


class Point:
    name = "fake"

    def load(self) -> Callable[[Mapping[str, Any], Path], FakeJudge]:
        return FakeJudge


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "entry_points", lambda group: [Point()] if group == judges.GROUP else [])
    judges._judge.cache_clear()


def test_without_a_judge_all_pairs_are_kept() -> None:
    assert rulings(PAIRS, {}) == ["keep"] * 3


@pytest.mark.usefixtures("fake")
@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ({}, ["mute", "doubt", "keep"]),
        ({"mute_below": 0.0}, ["doubt", "doubt", "keep"]),
        ({"mute_below": 0.05, "doubt_below": 0.05}, ["keep", "keep", "keep"]),
        ({"doubt_below": 1.0}, ["mute", "doubt", "doubt"]),
    ],
)
def test_a_pair_is_muted_or_doubted_by_its_probability(bounds: dict[str, float], expected: list[str]) -> None:
    assert rulings(PAIRS, {"judge": {"name": "fake", "options": {"answers": "0.1 0.3 0.9"}, **bounds}}) == expected


@pytest.mark.usefixtures("fake")
@pytest.mark.parametrize("answers", ["0.5", "0.5 0.5 2", "-1 0 0"])
def test_a_judge_that_gives_no_probabilities_is_refused(answers: str) -> None:
    with pytest.raises(JudgeError, match="a probability from 0 to 1 for each pair"):
        rulings(PAIRS, {"judge": {"name": "fake", "options": {"answers": answers}}})


@pytest.mark.usefixtures("fake")
def test_a_judge_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(JudgeError, match='no judge "oracle"; installed are: fake'):
        rulings(PAIRS, {"judge": {"name": "oracle"}})


def test_our_own_judge_is_installed() -> None:
    assert "nli" in {point.name for point in metadata.entry_points(group=judges.GROUP)}


def test_the_model_is_asked_both_ways(tmp_path: Path) -> None:
    judge = NliJudge(tiny_model.write(tmp_path / "model", WEIGHTS))

    alike, unlike = judge.contradictions([StatementPair("", "may hurt", "may", ""), StatementPair("", "no", "no", "")])

    assert alike < 0.01
    assert unlike > 0.99


def test_many_pairs_are_answered_in_order(tmp_path: Path) -> None:
    judge = NliJudge(tiny_model.write(tmp_path / "model", WEIGHTS))
    pairs = [StatementPair("", "no" if number % 3 else "may", "", "") for number in range(50)]

    assert [round(one) for one in judge.contradictions(pairs)] == [int(number % 3 > 0) for number in range(50)]


def test_the_label_is_found_wherever_it_stands(tmp_path: Path) -> None:
    labels = ("CONTRADICTION", "neutral", "entailment")
    judge = NliJudge(tiny_model.write(tmp_path / "model", {"no": (40.0, 0.0, 0.0)}, labels))

    assert judge.contradictions([StatementPair("", "no", "no", "")])[0] > 0.99


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, "say where the model lies"),
        ({"model": "nowhere"}, "model.onnx is missing"),
    ],
)
def test_what_is_wrong_with_the_model_is_told(options: dict[str, str], said: str) -> None:
    with pytest.raises(JudgeError, match=said):
        rulings(PAIRS, {"judge": {"name": "nli", "options": options}})


def test_a_model_without_contradictions_is_refused(tmp_path: Path) -> None:
    folder = tiny_model.write(tmp_path / "model", {"no": (1.0, 0.0)}, ("yes", "no"))

    with pytest.raises(JudgeError, match='id2label has no label "contradiction", only: yes, no'):
        rulings(PAIRS, {"judge": {"name": "nli", "options": {"model": folder.name}, "folder": str(tmp_path)}})
