"""A claim of a page beside a declared fact: whether both can be true."""

from math import inf
from unicodedata import combining, normalize

from polyglint import Claim, DeclaredFact, Quantity

_SAME = 1 + 1e-9
_ROUNDED = {"minute": 1.1, "metre": 1.02, "kilogram": 1.02, "litre": 1.02}  # a month of four weeks, inches
_ABOUT = 1.35
_STRENGTHS = ("hedged", "plain", "absolute")


def says_otherwise(claim: Claim, fact: DeclaredFact, *, is_named: bool) -> bool:
    """Whether a claim is about what a fact states, for all of its subject, and does not agree.

    `is_named`: the heading above the claim names the fact's subject.
    """
    if claim.topic != fact.topic or claim.condition or not _is_of(claim, fact):
        return False
    if not is_named and not _is_general(claim, fact):
        return False
    if fact.quantity:
        return claim.quantity is not None and not _agrees(claim.quantity, fact.quantity)
    return _is_opposite(claim, fact) or _is_too_firm(claim, fact)


def _is_of(claim: Claim, fact: DeclaredFact) -> bool:
    """Whether the claim names the thing of the fact, or neither names one; a side of a topic is such a thing too."""
    if fact.things:
        return claim.thing in fact.things
    wanted = fact.thing.lower()
    return wanted in (claim.thing.lower(), claim.aspect) if wanted else not claim.thing


def _is_general(claim: Claim, fact: DeclaredFact) -> bool:
    """Whether the claim is of all of the page's subject: not of a section's, nor of what its clause names.

    What names a thing may do so with more words: "the default port".
    """
    if fact.thing or fact.things:
        cue = "".join(mark for mark in normalize("NFD", claim.cue) if not combining(mark))
        return all(word in cue for word in claim.subject)
    if claim.subject or claim.quantity is not None:
        return not claim.subject
    return claim.things <= claim.own and not claim.takes_back and not claim.is_led


def _is_opposite(claim: Claim, fact: DeclaredFact) -> bool:
    """Whether the claim takes the other side; one that is weakened does so only against a fact without exception."""
    is_enough = claim.strength != "hedged" or fact.strength == "absolute"
    return bool(fact.stance) and claim.stance != fact.stance and is_enough


def _is_too_firm(claim: Claim, fact: DeclaredFact) -> bool:
    """Whether the claim is firmer than the fact allows: plain, or without exception, where there are exceptions."""
    if not fact.strength or (fact.stance and claim.stance != fact.stance):
        return False
    if not fact.stance and not claim.is_promise and claim.strength != "absolute":
        return False  # "the result depends on your skin" is how a promise is weakened
    return _STRENGTHS.index(claim.strength) > _STRENGTHS.index(fact.strength)


def _agrees(said: Quantity, true: Quantity) -> bool:
    """Whether a value can be said of what is true; one in another unit or currency tells nothing."""
    if said.unit != true.unit:
        return True
    leeway = _ABOUT if said.is_approximate or true.is_approximate else _ROUNDED.get(said.unit, _SAME)
    if said.low == 0.0 and true.low:  # "up to six" of four to six
        return _is_within(said.high, true, leeway)
    if said.high == inf and true.high < inf:  # "from four" of four to six
        return _is_within(said.low, true, leeway)
    return _is_within(said.low, true, leeway) and _is_within(said.high, true, leeway)


def _is_within(end: float, true: Quantity, leeway: float) -> bool:
    return true.low <= end * leeway and end <= true.high * leeway
