"""How the claims of a line were read: which words gave them away, denied, weakened and measured."""

import re
from collections.abc import Iterator

import click

from polyglint.claims.ledger import Ledger, claims_of
from polyglint.claims.model import Claim
from polyglint.claims.notation import noted
from polyglint.claims.settings import ClaimSettings
from polyglint.cli.survey import Survey
from polyglint.document import Document
from polyglint.site.shown import shown_from

_PLACE = re.compile(r"(?P<path>.+?):(?P<line>\d+)(?::\d+)?")


def place_in(text: str) -> tuple[str, int] | None:
    """The path and the line that a place of a report names: content/en/peel.md:11; None for what is no place."""
    match = _PLACE.fullmatch(text)
    return (match["path"], int(match["line"])) if match else None


def read_claims(path: str, line: int) -> Iterator[str]:
    """What is read as a claim in a line, in words.

    Raises click.UsageError for a file that is no document of a site.
    """
    survey = Survey.of([path], None)
    file = next((file for file in survey.site.files if file.is_reported), None)
    if file is None:
        raise click.UsageError(f"{path}: is no document that can be read")
    data = (survey.site.root / file.path).read_bytes()
    document = Document.from_bytes(file.path, data, file.locale, file.page)
    ledger = claims_of(document, ClaimSettings.of(survey.settings.claims))
    shown = shown_from(survey.site.root)(file.path)
    found = [claim for claim in ledger.claims if document.place(claim.start, claim.end).line == line]
    if not found:
        others = sorted({document.place(claim.start, claim.end).line for claim in ledger.claims})
        listed = f"; there are some in lines {', '.join(map(str, others))}" if others else ""
        yield f"{shown}:{line}: no claim is read here{listed}"
    for claim in found:
        yield f"{shown}:{line}: “{claim.quote}”"
        yield from (f"  {name:10}{words}" for name, words in _told(claim, ledger) if words)
        yield ""


def _told(claim: Claim, ledger: Ledger) -> Iterator[tuple[str, str]]:
    stance = "" if claim.quantity else f", {claim.stance}"
    yield "claim", f"{claim.topic}{stance}, {claim.strength}"
    yield "subject", " › ".join(filter(None, (ledger.subject, " ".join(sorted(claim.subject)))))
    yield "thing", claim.thing
    yield "aspect", claim.aspect
    yield "value", f"{noted(claim.quantity)}, read from “{claim.measure or claim.quote}”" if claim.quantity else ""
    yield "cue", _quoted(claim.cue)
    yield "negation", _quoted(claim.negation)
    yield "hedge", _quoted(claim.hedge)
    yield "condition", _quoted(claim.condition)
    yield "phase", claim.phase
    yield "implied", "by a figure; it is compared with other claims and not listed" if claim.is_implied else ""


def _quoted(words: str) -> str:
    return f"“{' '.join(words.split())}”" if words else ""
