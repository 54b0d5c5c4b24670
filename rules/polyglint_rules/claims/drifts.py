"""Claims of a source beside those of its translation → what was changed on the way."""

from collections.abc import Callable, Iterator
from math import inf
from typing import Literal, NamedTuple

from polyglint import Claim, Quantity
from polyglint_rules.claims.aligned_claims import Statements, Stretch
from polyglint_rules.claims.cues import Sense

Kind = Literal["stance", "hedge lost", "absolute added", "hedge added", "condition", "bound", "unit", "value"]

_SENSES: dict[Kind, Sense] = {
    "hedge lost": "hedges",
    "hedge added": "hedges",
    "condition": "conditions",
    "absolute added": "universals",
}
_STRENGTHS = ("hedged", "plain", "absolute")
_SAME = 1 + 1e-9
_ROUNDED = {"minute": 1.1, "metre": 1.06, "kilogram": 1.06, "litre": 1.06}  # a month of four weeks, inches
_ABOUT = 1.35


class Drift(NamedTuple):
    """A claim of the source, the claim that translates it, and what is another thing in it."""

    statements: Statements
    source: Claim
    target: Claim
    kind: Kind

    @property
    def is_of_source(self) -> bool:
        """Whether what was changed is a word of the source: one that is lost."""
        return self.kind in ("hedge lost", "condition")

    @property
    def other(self) -> Stretch:
        """The side that lacks the word."""
        return self.statements.target if self.is_of_source else self.statements.source

    @property
    def word(self) -> tuple[int, int] | None:
        """Where the word stands that was lost or added."""
        side = self.statements.source if self.is_of_source else self.statements.target
        return side.word(_SENSES[self.kind]) if self.kind in _SENSES else None


def drifts(statements: Statements) -> Iterator[Drift]:
    """What was changed between two stretches, each of their claims once."""
    ours, theirs = statements.source.by_topic(), statements.target.by_topic()
    for topic in ours.keys() & theirs.keys():
        for one, other in _pairs(ours[topic], theirs[topic]):
            kind = _changed_quantity(one, other) if one.quantity else _changed_topic(one, other)
            if not kind and statements.is_sentence and condition_of(one) and not other.condition:
                kind = "condition"
            if kind and _is_evident(drift := Drift(statements, one, other, kind)):
                yield drift


def condition_of(claim: Claim) -> str:
    """The words that make a claim depend on something; "" for what stands in it, or is all of its surroundings."""
    words = claim.condition
    is_stretch = words[:1].isspace() or claim.cue in words or words in claim.cue
    return "" if is_stretch else words


def _is_evident(drift: Drift) -> bool:
    """Whether the words of both sides bear it out, those too that no lexicon of claims knows."""
    source, target = drift.statements.source, drift.statements.target
    if drift.kind in ("bound", "unit", "value"):
        return _is_number(drift.source) and _is_number(drift.target)
    if drift.kind == "stance":
        return _is_turned(source, drift.source, target) and _is_turned(target, drift.target, source)
    return drift.word is not None and not drift.other.may_have(_SENSES[drift.kind])


def _is_turned(stretch: Stretch, claim: Claim, other: Stretch) -> bool:
    """Whether the negations of a stretch, if it has any, are those of its claim, and the other one has none."""
    if not stretch.may_have("negations"):
        return True
    return bool(claim.negation or stretch.denies(claim)) and not other.may_have("negations")


def _is_number(claim: Claim) -> bool:
    """Whether the value is a number, and not "a few"."""
    is_vague = claim.quantity is not None and claim.quantity.is_approximate
    return not is_vague or any(character.isdigit() for character in claim.measure)


_Key = Callable[[Claim], object]
_KEYS: tuple[_Key, ...] = (
    lambda claim: (claim.stance, claim.strength, claim.aspect, claim.thing, claim.quantity),
    lambda claim: (claim.stance, claim.strength, claim.aspect, claim.quantity),
    lambda claim: (claim.stance, claim.strength, claim.quantity),
    lambda claim: (claim.aspect, claim.thing),
)


def _pairs(ours: list[Claim], theirs: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Claims that go together: those that say the same first, then those of one thing, the rest in order.

    Where one side claims more, what is left of it may go with anything.
    """
    if len(ours) != len(theirs):
        return
    left, right = list(ours), list(theirs)
    for key in _KEYS:
        for one in list(left):
            other = next((other for other in right if key(other) == key(one)), None)
            if other is not None:
                left.remove(one)
                right.remove(other)
                yield one, other
    yield from zip(left, right, strict=True)


def _changed_topic(one: Claim, other: Claim) -> Kind | None:
    if one.aspect != other.aspect and one.aspect and other.aspect:
        return None
    return "stance" if one.stance != other.stance else _changed_strength(one, other)


def _changed_strength(one: Claim, other: Claim) -> Kind | None:
    before, now = _STRENGTHS.index(one.strength), _STRENGTHS.index(other.strength)
    if now == before:
        return None
    if before == 0:
        return "hedge lost"
    if now == 0:
        return "hedge added"
    return "absolute added" if now > before else None


def _changed_quantity(one: Claim, other: Claim) -> Kind | None:
    first, second = one.quantity, other.quantity
    if first is None or second is None:
        return None
    rough = max(_leeway(claim) for claim in (one, other))
    if first.unit != second.unit:
        return "unit"
    if _is_close(first.low, second.low, rough) and _is_close(first.high, second.high, rough):
        return _changed_strength(one, other)
    return "bound" if _has_turned(first, second) or _has_turned(second, first) else _another(first, second, rough)


def _leeway(claim: Claim) -> float:
    quantity = claim.quantity
    if quantity is None or quantity.is_approximate or claim.is_frequency:
        return _ABOUT
    return _ROUNDED.get(quantity.unit, _SAME)


def _is_close(one: float, other: float, leeway: float) -> bool:
    return one == other or (0 < one < inf and 0 < other < inf and max(one, other) <= leeway * min(one, other))


def _has_turned(one: Quantity, other: Quantity) -> bool:
    """Whether one gives a most and the other a least."""
    return one.low == 0 and one.high < inf and other.high == inf


def _another(one: Quantity, other: Quantity, leeway: float) -> Kind | None:
    """Whether values are different; "in three days" for "within three days" is another way to say it."""
    is_open = 0 in (one.low, other.low) or inf in (one.high, other.high)
    shares_end = _is_close(one.low, other.low, leeway) or _is_close(one.high, other.high, leeway)
    return None if is_open and shares_end else "value"
