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


def _without(words: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if not any(is_same(word, other) for other in others))


def is_same(one: str, other: str) -> bool:
    """Whether two words are forms of one: "update", "updating"."""
    length = max(_SHORTEST, min(len(one), len(other)) - 1)
    return one[:length] == other[:length]
