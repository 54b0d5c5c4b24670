"""Clause → the things that it names as what it speaks of: "the consultation", "the old gel"."""

import re

from polyglint_rules.claims.clauses import Reading
from polyglint_rules.claims.model import Claim

_WORD = re.compile(r"[^\W\d_][\w'-]*")
_SHORTEST = 3  # letters that two forms of a word have in common


def things(reading: Reading, start: int, end: int) -> frozenset[str]:
    """The nouns, with what narrows them, before the verb of the clause around a stretch."""
    begin, clause_end = reading.clause(start, end)
    verb = reading.first("finite", begin, clause_end)
    if not verb:
        return frozenset()
    stop = min(start, verb.start())
    if start < verb.start() and not is_led(reading, start):  # what is claimed is the subject itself
        owner = reading.first("owned_by", start, verb.start())
        begin, stop = (owner.end(), verb.start()) if owner else (stop, stop)
    return frozenset(word[0] for word in _WORD.finditer(reading.signed, begin, stop) if _is_thing(word[0], reading))


def is_led(reading: Reading, start: int) -> bool:
    """Whether the clause begins with a time or circumstance, and not with its subject: "During the treatment you …"."""
    begin = _beginning(reading, start)
    return reading.lexicon.pattern("leads").match(reading.signed, begin, start) is not None


def _beginning(reading: Reading, start: int) -> int:
    begin, _ = reading.clause(start, start)
    return begin + len(reading.text[begin:start]) - len(reading.text[begin:start].lstrip())


def _is_thing(word: str, reading: Reading) -> bool:
    pattern = reading.lexicon.pattern("no_things")
    return len(word) >= _SHORTEST and not word.endswith("ly") and not pattern.fullmatch(word)


def is_limited(reading: Reading, start: int, end: int) -> bool:
    """Whether the clause holds for a while or in a case only: "the first hour is painless", "with rolling restarts"."""
    if reading.first("whiles", *reading.clause(start, end)):
        return True
    return is_led_by_case(reading, start) or _is_followed_by_case(reading, end)


def is_led_by_case(reading: Reading, start: int) -> bool:
    """Whether the clause begins with a case: "With a single node, expect downtime"."""
    case = reading.lexicon.pattern("cases").match(reading.signed, _beginning(reading, start), start)
    if not case:
        return False
    comma = reading.text.find(",", case.end(), start)
    return comma >= 0 and _names_another(reading, case.end(), comma)


def _is_followed_by_case(reading: Reading, end: int) -> bool:
    case = reading.lexicon.pattern("cases_after").match(reading.signed, end + 1)
    _, clause_end = reading.clause(end, end)
    return case is not None and _names_another(reading, case.end(), max(clause_end, case.end()))


def _names_another(reading: Reading, start: int, end: int) -> bool:
    """Whether words name anything but the page's subject."""
    words = _WORD.findall(reading.signed, start, end)
    generic = reading.lexicon.pattern("generic")
    return not any(word in reading.passage.title or generic.fullmatch(word) for word in words)


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
