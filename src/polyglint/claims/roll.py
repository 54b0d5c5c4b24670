"""The ledger of a site: what its pages claim, by subject and topic, across locales, with disagreements marked."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from polyglint.claims.ledger import Ledger, claims_of
from polyglint.claims.model import Claim
from polyglint.claims.notation import noted
from polyglint.claims.settings import ClaimSettings
from polyglint.document import Document

_NARROWED = " › "


class Line(NamedTuple):
    """One claim of the ledger: of what, what, and where. A figure has a value, a topic a stance."""

    subject: str
    topic: str
    thing: str
    aspect: str
    stance: str
    strength: str
    value: str  # in the notation of quantities; empty for a topic
    condition: str
    locale: str
    path: str
    line: int
    column: int
    quote: str
    is_disputed: bool = False  # another line of its subject says otherwise


class Job(NamedTuple):
    """The language versions of a page, each with its path and locale, the source first."""

    page: str
    versions: tuple[tuple[str, str], ...]


class Read(NamedTuple):
    """What the versions of a page claim, and what could not be read."""

    claims: tuple[tuple[Line, Claim], ...]
    errors: tuple[tuple[str, str], ...]
    subject: str = ""  # by which pages about one thing are told
    title: str = ""  # what readers see of it


def prepare(setup: tuple[Path, ClaimSettings]) -> Callable[[Job], Read]:
    """Reading as one call, for executors: the site's folder and how it wants its claims read."""
    root, settings = setup

    def read(job: Job) -> Read:
        subject = title = ""
        claims: list[tuple[Line, Claim]] = []
        errors: list[tuple[str, str]] = []
        for path, locale in job.versions:
            try:
                document = Document.from_bytes(path, (root / path).read_bytes(), locale, job.page)
            except OSError as error:
                errors.append((path, f"cannot be read: {error.strerror or error}"))
                continue
            ledger = claims_of(document, settings)
            subject = subject or ledger.subject
            title = title or document.title
            claims.extend(_lines(document, ledger, subject or job.page))
        return Read(tuple(claims), tuple(errors), subject or job.page, title or job.page)

    return read


def _lines(document: Document, ledger: Ledger, subject: str) -> Iterable[tuple[Line, Claim]]:
    for claim in ledger.claims:
        if not claim.is_implied:
            place = document.place(claim.start, claim.end)
            value = noted(claim.quantity) if claim.quantity else ""
            narrowed = _NARROWED.join(filter(None, (subject, " ".join(sorted(claim.subject)))))
            line = Line(
                narrowed, claim.topic, claim.thing, claim.aspect, claim.stance, claim.strength, value, claim.condition,
                document.locale, document.path, place.line, place.column, claim.quote,
            )  # fmt: skip
            yield line, claim


def roll(pages: Iterable[Read]) -> list[Line]:
    """The lines in order, those marked that others of their subject, topic and thing speak against."""
    claims: list[tuple[Line, Claim]] = []
    titles: dict[str, str] = {}
    for page in pages:
        claims.extend(page.claims)
        titles[page.subject] = min(filter(None, (page.title, titles.get(page.subject, ""))), key=len, default="")

    def matter(read: tuple[Line, Claim]) -> tuple[str, str, str]:
        line, _ = read
        return line.subject, line.topic, line.thing

    ordered = sorted(claims, key=lambda read: (*matter(read), read[0].locale, read[0].path, read[0].line))
    lines = (line for _, group in groupby(ordered, matter) for line in _marked(list(group)))
    return sorted((_titled(line, titles) for line in lines), key=lambda line: line.subject.lower())


def _titled(line: Line, titles: Mapping[str, str]) -> Line:
    """The line under the shortest title that a page gives its subject."""
    subject, narrowed, words = line.subject.partition(_NARROWED)
    return line._replace(subject=f"{titles.get(subject) or subject}{narrowed}{words}")


def _marked(together: Sequence[tuple[Line, Claim]]) -> Iterable[Line]:
    # Few claims are unlike: each kind is compared with each other kind once, however many pages state it.
    kinds = {_kind(claim): claim for _, claim in together}
    disputed = {key for key, claim in kinds.items() if any(_speaks_against(claim, other) for other in kinds.values())}
    return (line._replace(is_disputed=_kind(claim) in disputed) for line, claim in together)


def _kind(claim: Claim) -> tuple[object, ...]:
    return claim.stance, claim.quantity, claim.aspect, claim.is_firm, bool(claim.condition)


def _speaks_against(one: Claim, other: Claim) -> bool:
    if one.condition or other.condition:
        return False
    if one.quantity and other.quantity:
        return one.quantity.is_disjoint(other.quantity)
    if one.stance == other.stance:
        return False
    return any(
        promise.is_firm and promise.aspect in ("", told.aspect) for promise, told in ((one, other), (other, one))
    )
