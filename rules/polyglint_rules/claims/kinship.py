"""Whether two claims of a page speak of one thing."""

from polyglint import Claim

_SHORTEST = 3  # letters that two forms of a word have in common


def are_different(promise: Claim, counter: Claim) -> bool:
    """Whether two claims name two things, neither of which takes in the other."""
    if not counter.things:
        return False
    one, other = _without(promise.things, counter.things), _without(counter.things, promise.things)
    if len(one) < len(promise.things):  # "the new gel", "the old gel"
        return bool(one - promise.own) and bool(other - counter.own)
    if promise.things and not promise.things & promise.own:
        return True
    # "The laser is painless. Waxing may hurt": but "from version 2, expect …" may well be of the page's subject.
    return not (counter.is_led or counter.things & counter.own)


def are_of_two(one: Claim, other: Claim) -> bool:
    """Whether two figures of a page are of two things: "The chair weighs 6 kg. The cushion weighs 400 grams"."""
    if one.is_mentioned or other.is_mentioned:
        first, second = frozenset(one.of.split()), frozenset(other.of.split())
        is_named = one.is_mentioned and other.is_mentioned
        return (
            not (first <= second or second <= first)
            if is_named
            else bool(one.own & one.things and other.own & other.things)
        )
    return _is_of_a_part(one, other) or _is_of_a_part(other, one)


def _is_of_a_part(claim: Claim, other: Claim) -> bool:
    """Whether a clause is about a thing that is not the page's subject, and the other one not about the same."""
    if claim.is_led or not claim.things or claim.things & claim.own:
        return False
    return len(_without(claim.things, other.things)) == len(claim.things)


def _without(words: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if not any(is_same(word, other) for other in others))


def is_same(one: str, other: str) -> bool:
    """Whether two words are forms of one: "update", "updating"."""
    length = max(_SHORTEST, min(len(one), len(other)) - 1)
    return one[:length] == other[:length]
