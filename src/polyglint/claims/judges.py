"""A second opinion on pairs of statements: an installed judge, asked only of pairs that the rules would report.

A judge is found by the entry point `polyglint.claim_judges`: a name and a callable that takes the `options` of
`[claims.judge]` and the folder of the settings, and gives a `Judge`. It can mute a pair or make less of it, and it can
add none: what is found never depends on a model, only what is left out. Where the settings name no judge, none is
looked for. What was concluded is remembered as any conclusion is: after changing the model itself, run once with
`--no-cache`.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "polyglint.claim_judges"
"""The entry point that judges come in by."""

Ruling = Literal["keep", "doubt", "mute"]
"""What becomes of a pair: told as it is, told as an `info`, or left out."""

MUTE_BELOW = 0.2
DOUBT_BELOW = 0.5


class StatementPair(NamedTuple):
    """Two statements that cannot both be true as the rules read them, in the sentences that they stand in."""

    topic: str
    first: str
    second: str
    language: str


class Judge(Protocol):
    """Anything that can say how likely it is that statements contradict each other."""

    def contradictions(self, pairs: Sequence[StatementPair]) -> Sequence[float]:
        """For each pair the probability, from 0 to 1, that its statements contradict each other."""
        ...


class JudgeError(ValueError):
    """The judge that the settings name cannot be had, or does not do what a judge does."""


def rulings(pairs: Sequence[StatementPair], claims: Mapping[str, Any]) -> list[Ruling]:
    """What becomes of each pair, by the judge that a `[claims]` table names; all are kept where it names none.

    Raises JudgeError when the judge cannot be loaded or gives no probabilities.
    """
    stated = claims.get("judge")
    if not stated or not pairs:
        return ["keep"] * len(pairs)
    options = tuple(sorted(stated.get("options", {}).items()))
    judge = _judge(stated["name"], options, Path(stated.get("folder", ".")))
    probabilities = judge.contradictions(pairs)
    if len(probabilities) != len(pairs) or not all(0 <= one <= 1 for one in probabilities):
        raise JudgeError(f'judge "{stated["name"]}" has to give a probability from 0 to 1 for each pair')
    mute, doubt = stated.get("mute_below", MUTE_BELOW), stated.get("doubt_below", DOUBT_BELOW)
    return ["mute" if one < mute else "doubt" if one < doubt else "keep" for one in probabilities]


def refuse_unknown_judge(claims: Mapping[str, Any]) -> None:
    """Raises JudgeError when a `[claims]` table names a judge that is not installed."""
    if stated := claims.get("judge"):
        _installed(stated["name"])


def _installed(name: str) -> "EntryPoint":
    from importlib.metadata import entry_points  # late: few sites have a judge

    points = {point.name: point for point in entry_points(group=GROUP)}
    if name not in points:
        known = ", ".join(sorted(points)) or "none"
        raise JudgeError(f'there is no judge "{name}"; installed are: {known}')
    return points[name]


@lru_cache(maxsize=2)  # a model takes a second to load
def _judge(name: str, options: tuple[tuple[str, Any], ...], folder: Path) -> Judge:
    point = _installed(name)
    try:
        made: Callable[[Mapping[str, Any], Path], Judge] = point.load()
        return made(dict(options), folder)
    except ImportError as error:
        raise JudgeError(f'judge "{name}" wants what is not installed: {error}') from error
    except (OSError, ValueError, KeyError) as error:
        raise JudgeError(f'judge "{name}": {error}') from error
