"""Statements → conflicts: which claims of one document, or of several about one subject, cannot both be true."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from math import inf
from typing import NamedTuple

from polyglint import Claim, Fact, Place, claim_of
from polyglint_rules.claims.kinship import are_different, are_of_two

MOST_SHOWN = 3
_LARGEST = frozenset({"limit"})  # figures of which the upper end is the value: "25 MB", "up to 50 MB"
_ENOUGH = 12  # claims to choose those from: several may stand in one passage
_TRIED = 60  # statements of other documents that one is held against: what is plain on so many pages is seen soon
_LONGEST = 120  # characters that still read as one quotation


class Statement(NamedTuple):
    """A claim, and the fact that it travelled in."""

    claim: Claim
    fact: Fact

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.fact.place


@dataclass(frozen=True, slots=True)
class Conflict:
    """A statement, and those that say otherwise; `is_overlap`: they share some values, and neither is in the other."""

    statement: Statement
    against: tuple[Statement, ...]
    is_overlap: bool = False


def by_document(facts: Iterable[Fact]) -> list[list[Statement]]:
    """The statements of each document, in order."""
    statements = (Statement(claim_of(fact), fact) for fact in facts)
    return [list(group) for _, group in groupby(statements, key=lambda statement: statement.place.path)]


def contradictions(documents: Sequence[Sequence[Statement]]) -> Iterator[Conflict]:
    """Each firm promise with the statements against it: those of its own document first, then those of others."""
    told = [[each for each in document if not each.claim.is_promise] for document in documents]
    general = [each for document in told for each in document if _speaks_for_the_page(each.claim)]
    for document, counters in zip(documents, told, strict=True):
        by_subject = _by_subject(counters)
        for promise in document:
            if not promise.claim.is_firm:
                continue
            # A promise of the whole page covers its parts; one of a part covers that part alone.
            subject = promise.claim.subject
            concerned = by_subject.get(subject, []) if subject else counters
            against = [*islice((each for each in concerned if _contradicts(each.claim, promise.claim)), _ENOUGH)]
            # Whole sentences say more than the items of a list, which are many.
            against = [each for each in against if not each.claim.is_listed] or against
            shown = [*_one_each(against), *_elsewhere(promise, general)][:MOST_SHOWN]
            if shown:
                yield Conflict(promise, tuple(shown))


def _by_subject(statements: Iterable[Statement]) -> dict[frozenset[str], list[Statement]]:
    found: dict[frozenset[str], list[Statement]] = {}
    for each in statements:
        found.setdefault(each.claim.subject, []).append(each)
    return found


def _contradicts(counter: Claim, promise: Claim) -> bool:
    if counter.passage == promise.passage or not _is_of_the_same(counter, promise):
        return False
    if promise.is_of_another(counter) or are_different(promise, counter):
        return False
    if counter.phase and promise.phase and counter.phase != promise.phase:
        return False
    return not (_takes_back(counter, promise) or _takes_back(promise, counter))


def _takes_back(claim: Claim, other: Claim) -> bool:
    """Whether a claim qualifies the other one, right before it: "The rest …"."""
    return claim.takes_back and claim.passage == other.passage + 1


def _is_of_the_same(counter: Claim, promise: Claim) -> bool:
    """Whether aspect and thing agree, and the counter is firm enough where the promise is a plain statement."""
    if promise.thing != counter.thing:
        return False
    if promise.strength == "absolute":
        return counter.aspect == promise.aspect or not promise.aspect
    return counter.aspect == promise.aspect and counter.strength != "hedged" and not counter.condition


def _speaks_for_the_page(claim: Claim) -> bool:
    """Whether a statement is about all of the page's subject, so that it may be held against other pages."""
    return not (claim.subject or claim.takes_back) and claim.things <= claim.own


def _elsewhere(promise: Statement, general: Sequence[Statement]) -> list[Statement]:
    """What other documents about the subject say against a promise: the first of each."""
    claim = promise.claim
    if not _speaks_for_the_page(claim):
        return []
    found: dict[str, Statement] = {}
    for each in islice(general, _TRIED):
        path = each.place.path
        if path != promise.place.path and path not in found and _contradicts_from_afar(each.claim, claim):
            found[path] = each
    return list(found.values())


def _contradicts_from_afar(counter: Claim, promise: Claim) -> bool:
    """Whether a statement of another page speaks against a promise; with less around them to tell, more is asked."""
    if counter.condition or counter.name - promise.name or _are_mentions(counter, promise):
        return False
    if not _is_of_the_same(counter, promise):
        return False
    return not (counter.phase and promise.phase and counter.phase != promise.phase)


def _one_each(statements: Iterable[Statement]) -> list[Statement]:
    """One statement for each passage, in document order, from the first to the last unless that is far."""
    ordered = sorted(statements, key=lambda each: (each.claim.passage, each.place.start))
    joined: list[Statement] = []
    for _, group in groupby(ordered, key=lambda each: each.claim.passage):
        together = list(group)
        last = max(together, key=lambda each: each.place.end)
        joined.append(_joined(together[0], last))
    return sorted(joined, key=lambda each: each.place.start)


def _joined(first: Statement, last: Statement) -> Statement:
    """A statement that reaches to the end of another one in its line."""
    start, end = first.place, last.place
    if end.end - start.start > _LONGEST or start.line != end.end_line:
        return first
    place = start._replace(end=end.end, end_line=end.end_line, end_column=end.end_column)
    return Statement(first.claim, first.fact._replace(place=place))


def disagreements(documents: Sequence[Sequence[Statement]]) -> Iterator[Conflict]:
    """Each value of a figure that does not fit one given before it, in its document or in another."""
    general: dict[frozenset[str], list[Statement]] = {}
    for document in documents:
        for subject, statements in _by_subject(document).items():
            yield from _disagreeing([each for each in statements if not each.claim.is_guest], are_near=True)
            general.setdefault(subject, []).extend(_values_of(statements))
    for statements in general.values():
        yield from _disagreeing(statements)


def _values_of(statements: Sequence[Statement]) -> Iterator[Statement]:
    """The one value that a document gives for each thing; none where it gives several."""
    by_thing: dict[tuple[str, str], list[Statement]] = {}
    for each in statements:
        by_thing.setdefault((each.claim.thing, each.claim.aspect), []).append(each)
    for of_thing in by_thing.values():
        if len({each.claim.quantity for each in of_thing}) == 1:
            yield from [each for each in of_thing if _speaks_for_its_subject(each.claim)][:1]


def _speaks_for_its_subject(claim: Claim) -> bool:
    """Whether a statement is about all of the subject that it stands under."""
    is_of_a_part = claim.takes_back or (claim.is_led and not claim.things)
    return not is_of_a_part and claim.things <= claim.own


def _disagreeing(statements: Iterable[Statement], *, are_near: bool = False) -> Iterator[Conflict]:
    """Each statement of one subject's figure against the first of each other value before it."""
    first: dict[object, Statement] = {}
    for each in statements:
        comparable = [other for other in first.values() if _are_comparable(each.claim, other.claim)]
        if are_near:
            comparable = [other for other in comparable if not are_of_two(each.claim, other.claim)]
        if disjoint := [other for other in comparable if _is_disjoint(other.claim, each.claim)]:
            yield Conflict(each, tuple(disjoint[:MOST_SHOWN]))
        elif overlapping := [other for other in comparable if _overlaps(other.claim, each.claim)]:
            yield Conflict(each, tuple(overlapping[:MOST_SHOWN]), is_overlap=True)
        first.setdefault((each.claim.quantity, each.claim.name, each.claim.thing, each.claim.aspect), each)


def _are_comparable(one: Claim, other: Claim) -> bool:
    if _are_mentions(one, other):
        return False
    return one.thing == other.thing and one.aspect == other.aspect and not one.is_of_another(other)


def _are_mentions(one: Claim, other: Claim) -> bool:
    """Whether both are made in passing on pages about something else: no page is about their subject."""
    return one.is_guest and one.is_mentioned and other.is_guest and other.is_mentioned


def _is_disjoint(one: Claim, other: Claim) -> bool:
    if one.quantity is None or other.quantity is None:
        return False
    if one.quantity.high == other.quantity.high == inf:  # two minima: from 18 on, from 20 on
        return one.quantity.unit == other.quantity.unit and one.quantity.low != other.quantity.low
    if one.topic in _LARGEST and inf not in (one.quantity.high, other.quantity.high):
        return one.quantity.unit == other.quantity.unit and one.quantity.high != other.quantity.high
    return one.quantity.is_disjoint(other.quantity, loosely=one.is_frequency != other.is_frequency)


def _overlaps(one: Claim, other: Claim) -> bool:
    """Whether two exact ranges share some values and each has some of its own."""
    first, second = one.quantity, other.quantity
    if first is None or second is None or first.is_approximate or second.is_approximate or first.unit != second.unit:
        return False
    if first.is_disjoint(second) or first.contains(second) or second.contains(first):
        return False
    return first.low < first.high and second.low < second.high and first.high > second.low and second.high > first.low
