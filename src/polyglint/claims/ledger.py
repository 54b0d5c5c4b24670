"""The claims of a document, as rules and the ledger ask for them."""

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from polyglint.claims.gate import Read, languages, may_state_figure, reading_of
from polyglint.claims.settings import ClaimSettings
from polyglint.document import Document

if TYPE_CHECKING:
    from polyglint.claims.model import Claim


class Ledger(NamedTuple):
    """What a document claims, and of what."""

    subject: str = ""
    """The page's subject; empty where its title names none."""

    claims: tuple["Claim", ...] = ()


_NOTHING = Ledger()


def claims_of(document: Document, settings: ClaimSettings | None = None) -> Ledger:
    """All that a document claims, in order; empty where no pack that is switched on is about such a page."""
    return _claims_of(document, settings or ClaimSettings())


@lru_cache(maxsize=8)  # every rule about claims asks it of each document of a page
def _claims_of(document: Document, settings: ClaimSettings) -> Ledger:
    has_phrases = bool(settings.promises or settings.events)
    read = reading_of(document, settings.packs, are_stated=settings.are_stated, has_phrases=has_phrases)
    if read is None and document.language in languages() and may_state_figure(document, document.language):
        read = Read(document.language, ())
    return _read(document, settings, read) if read else _NOTHING


def _read(document: Document, settings: ClaimSettings, read: Read) -> Ledger:
    # Late: most documents are turned away by the gate, and the patterns take longer than a small run lasts.
    from dataclasses import replace

    from polyglint.claims.extraction import claims
    from polyglint.claims.general import general_figures
    from polyglint.claims.lexicon import lexicon
    from polyglint.claims.passages import passages
    from polyglint.claims.subjects import named_subject, subject_of
    from polyglint.claims.surroundings import promised

    words = lexicon(read.language, read.packs, settings.promises, settings.events)
    topics = [topic for topic in words.topics.values() if topic.pack in read.packs]
    if not read.packs:
        anywhere = [topic for topic in words.topics.values() if topic.is_anywhere]
        topics = promised(document.text, anywhere, words)
    figures = [figure for figure in words.figures.values() if figure.pack in read.packs]
    read_passages = passages(document, words, topics) if topics or figures else []
    found = claims(read_passages, words, topics, figures)
    taken = [(claim.start, claim.end) for claim in found if claim.quantity]
    for claim in general_figures(document, words):
        if all(claim.end <= start or end <= claim.start for start, end in taken):
            found.append(claim)
    if not found:
        return _NOTHING
    subject = subject_of(document, words, settings.aliases)
    own = frozenset(subject.split())  # a heading that repeats the page's subject does not narrow it
    found = [replace(claim, subject=claim.subject - own) if claim.subject & own else claim for claim in found]
    headings = {passage.name for passage in read_passages}

    def named(claim: "Claim") -> "Claim":
        is_headed = bool(claim.subject) and claim.name in headings
        spoken = named_subject(claim.spoken, words) if claim.spoken and not (is_headed or claim.thing) else ""
        if " " in spoken:
            of = "" if own and own <= frozenset(spoken.split()) else spoken
            return replace(claim, of=of, spoken=(), is_mentioned=bool(of))
        # Two modifiers of a figure make no name: "given … of age".
        is_name = is_headed or (claim.subject and len(claim.name) == 1)
        return replace(claim, of=named_subject(claim.name, words), spoken=()) if is_name else replace(claim, spoken=())

    return Ledger(subject, tuple(named(claim) for claim in found))
