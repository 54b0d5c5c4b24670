"""Under which matter a claim meets others: the same language, the same subject, the same topic."""

from collections.abc import Iterator
from dataclasses import replace

from polyglint import Claim, Document, Fact, Ledger, claim_fact
from polyglint_rules.claims.kinship import is_same

_FEW_WORDS = 2
_SITE = "*"  # the subject of what holds for all that a site sells, on pages that have no other
_OF_THE_SITE = frozenset({"return period", "free delivery", "delivery cost", "delivery time"})


def facts_of(document: Document, ledger: Ledger, claim: Claim) -> Iterator[Fact]:
    """The claim under its page's subject, and under the one that its heading or clause names, which may have a page.

    "Heron kettle" above a price says what the price list's price is of. One word ("Legs") may be a part of any subject:
    it counts where the page has no subject itself.
    """
    subject = ledger.subject or (_SITE if claim.topic in _OF_THE_SITE else document.path)
    yield claim_fact(document, claim, f"{document.locale} {subject} {claim.topic}")
    is_telling = len(claim.of.split()) >= _FEW_WORDS or not ledger.subject
    if claim.of and claim.of != ledger.subject and is_telling and claim.subject <= claim.name:
        words = claim.of.split()
        things = frozenset(thing for thing in claim.things if not any(is_same(thing, word) for word in words))
        named = replace(claim, subject=frozenset(), name=frozenset(), things=things, of="", is_guest=True)
        yield claim_fact(document, named, f"{document.locale} {claim.of} {claim.topic}")
