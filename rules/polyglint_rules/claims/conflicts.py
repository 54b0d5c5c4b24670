"""Claims → conflicts: which statements of one document cannot both be true."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, islice

from polyglint import Document
from polyglint_rules.claims.extract import Extraction
from polyglint_rules.claims.gate import may_have_figures
from polyglint_rules.claims.lexicon import Figure, Lexicon, Topic
from polyglint_rules.claims.model import Claim, Quantity
from polyglint_rules.claims.passages import passages
from polyglint_rules.claims.subjects import are_different

MOST_SHOWN = 3
_ENOUGH = 12  # claims to choose those from: several may stand in one passage


@dataclass(frozen=True, slots=True)
class Conflict:
    """A claim, and those that say otherwise; `is_overlap`: they share some values, and neither is within the other."""

    claim: Claim
    against: tuple[Claim, ...]
    is_overlap: bool = False


def contradictions(extractions: list[Extraction], topics: Iterable[Topic]) -> Iterator[Conflict]:
    """Each absolute promise with the statements against it. What could speak against it is read only if one is made."""
    likely = [each for each in extractions if each.may_promise]
    for topic in topics:
        promises = [claim for each in likely for claim in each.promises(topic)]
        absolute = _joined(claim for claim in promises if _is_absolute(claim, topic))
        if not absolute:
            continue
        counters = [claim for each in extractions for claim in each.counters(topic)]
        counters += [claim for claim in promises if claim.stance == topic.counter]
        counters.sort(key=lambda claim: claim.start)
        by_subject = _by_subject(counters)
        for promise in absolute:
            # A promise of the whole page covers its parts; one of a part covers that part alone.
            concerned = by_subject.get(promise.subject, []) if promise.subject else counters
            against = (claim for claim in concerned if _contradicts(claim, promise, extractions))
            if shown := _one_each(islice(against, _ENOUGH)):
                yield Conflict(promise, tuple(shown[:MOST_SHOWN]))


def _by_subject(claims: Iterable[Claim]) -> dict[frozenset[str], list[Claim]]:
    found: dict[frozenset[str], list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.subject, []).append(claim)
    return found


def _is_absolute(claim: Claim, topic: Topic) -> bool:
    return claim.stance == topic.promise and claim.strength == "absolute" and not claim.condition


def _joined(claims: Iterable[Claim]) -> list[Claim]:
    """The promises of one passage, aspect and phase as one, from the first to the last."""
    joined: list[Claim] = []
    ordered = sorted(claims, key=lambda claim: (claim.passage, claim.start))
    for _, group in groupby(ordered, key=lambda claim: claim.passage):
        together = list(group)
        # A promise about all of the topic takes in those about parts of it.
        if any(not claim.aspect for claim in together):
            last = max(together, key=lambda claim: claim.end)
            joined.append(replace(together[0], end=last.end, aspect=""))
        else:
            joined.extend({claim.aspect: claim for claim in reversed(together)}.values())
    return joined


def _contradicts(counter: Claim, promise: Claim, extractions: list[Extraction]) -> bool:
    if counter.passage == promise.passage or (promise.aspect and counter.aspect != promise.aspect):
        return False
    if promise.is_of_another(counter) or are_different(promise, counter):
        return False
    if counter.phase and promise.phase and counter.phase != promise.phase:
        return False
    return not (counter.passage == promise.passage + 1 and _qualifies(extractions[counter.passage]))


def _qualifies(extraction: Extraction) -> bool:
    """Whether the passage takes back some of what the one before it says: "Only …", "However, …"."""
    return extraction.lexicon.pattern("qualifies").match(extraction.reading.text) is not None


def _one_each(claims: Iterable[Claim]) -> list[Claim]:
    """One claim for each passage, in document order, from the first to the last unless that is far."""
    ordered = sorted(claims, key=lambda claim: (claim.passage, claim.start))
    joined: list[Claim] = []
    for _, group in groupby(ordered, key=lambda claim: claim.passage):
        together = list(group)
        end = max(claim.end for claim in together)
        near = end - together[0].start <= _LONGEST
        joined.append(replace(together[0], end=end) if near else together[0])
    return sorted(joined, key=lambda claim: claim.start)


_LONGEST = 120  # characters that still read as one quotation


def disagreements(extractions: list[Extraction], lexicon: Lexicon) -> Iterator[Conflict]:
    """Each value of a figure that does not fit one given before it."""
    likely = [each for each in extractions if may_have_figures(each.passage.text, lexicon.language)]
    for figure in lexicon.figures.values():
        found = [claim for each in likely for claim in _unmistakable(each, figure)]
        for claims in _by_subject(found).values():
            yield from _disagreeing(claims)


def _disagreeing(claims: Iterable[Claim]) -> Iterator[Conflict]:
    """Each claim of one subject's figure against the first of each other value before it."""
    first: dict[tuple[Quantity | None, frozenset[str]], Claim] = {}
    for claim in claims:
        comparable = [other for other in first.values() if not claim.is_of_another(other)]
        if disjoint := [other for other in comparable if _is_disjoint(other, claim)]:
            yield Conflict(claim, tuple(disjoint[:MOST_SHOWN]))
        elif overlapping := [other for other in comparable if _overlaps(other, claim)]:
            yield Conflict(claim, tuple(overlapping[:MOST_SHOWN]), is_overlap=True)
        first.setdefault((claim.quantity, claim.name), claim)


def _unmistakable(extraction: Extraction, figure: Figure) -> list[Claim]:
    """The passage's value of a figure, unless it hangs on a condition or there are several."""
    found = list(extraction.figures(figure))
    values = {claim.quantity for claim in found}
    return found[:1] if len(values) == 1 and not found[0].condition else []


def _is_disjoint(one: Claim, other: Claim) -> bool:
    return one.quantity is not None and other.quantity is not None and one.quantity.is_disjoint(other.quantity)


def _overlaps(one: Claim, other: Claim) -> bool:
    """Whether two exact ranges share some values and each has some of its own."""
    first, second = one.quantity, other.quantity
    if first is None or second is None or first.is_approximate or second.is_approximate:
        return False
    if first.is_disjoint(second) or first.contains(second) or second.contains(first):
        return False
    return first.low < first.high and second.low < second.high and first.high > second.low and second.high > first.low


@lru_cache(maxsize=1)  # both rules ask it of each document, one after the other
def extractions(document: Document, lexicon: Lexicon) -> list[Extraction]:
    """The passages of a document, ready to be asked for their claims."""
    return [Extraction(passage, number, lexicon) for number, passage in enumerate(passages(document, lexicon))]
