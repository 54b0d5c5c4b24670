"""Facts that a site declares in its settings, in the terms of claims: what its pages are held to."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from polyglint.claims.gate import languages
from polyglint.claims.general import FIGURE, general_words
from polyglint.claims.lexicon import claim_figures, claim_topics, lexicon
from polyglint.claims.model import Quantity
from polyglint.claims.notation import quantity_of
from polyglint.claims.quantities import Found, quantities
from polyglint.claims.quantities.found import sign_of
from polyglint.claims.settings import Aliases
from polyglint.claims.subjects import alias_of, canonical
from polyglint.claims.wording import lowered
from polyglint.document import Document

STANCES = ("affirmed", "denied")
STRENGTHS = ("absolute", "plain", "hedged")
_FIRST = ("en", "de", "es", "fr", "ru")  # the order in which values are read, until one understands them


class DeclaredFactError(ValueError):
    """A fact that cannot be held to. `key` is the one that is wrong."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


@dataclass(frozen=True, slots=True)
class DeclaredFact:
    """What is true of a subject, or of all the site where it names none.

    A topic has a stance, a strength or both; a figure has a quantity.
    """

    topic: str
    value: str
    stance: str = ""
    strength: str = ""
    quantity: Quantity | None = None
    subject: str = ""
    thing: str = ""
    things: frozenset[str] = frozenset()  # what a figure of no pack is called in the ledger, by language
    locales: tuple[str, ...] = ()
    reason: str = ""
    stated: str = ""  # where: "polyglint.toml:12"


def declared_fact(stated: Mapping[str, Any]) -> DeclaredFact:
    """The fact that a `[[facts]]` table states.

    Raises DeclaredFactError for a topic that is not known and for a value that its topic cannot have.
    """
    texts = tuple(str(stated.get(key, "")) for key in ("topic", "value", "subject", "thing", "reason", "stated"))
    return _declared(*texts, locales=tuple(stated.get("locales", ())))


def subject_named(document: Document, aliases: Aliases) -> str:
    """The subject, of those with these names, that a document's title names; also where it claims nothing."""
    known = document.language in languages()
    return alias_of(document.title, lexicon(document.language), aliases) if known else ""


@lru_cache(maxsize=512)
def is_called(names: tuple[str, ...], of: str, language: str) -> bool:
    """Whether the subject that a heading names, as a claim has it in `of`, is the one with these names."""
    words = set(of.split())
    return bool(words) and any(set(canonical(name, lexicon(language)).split()) == words for name in names)


@lru_cache(maxsize=512)
def _declared(
    topic: str, value: str, subject: str, thing: str, reason: str, stated: str, *, locales: tuple[str, ...]
) -> DeclaredFact:
    name = " ".join(topic.lower().split())
    if name in claim_topics():
        stance, strength = _side(name, value)
        return DeclaredFact(name, value, stance, strength, None, subject, thing, frozenset(), locales, reason, stated)
    order = dict.fromkeys([*(locale.partition("-")[0] for locale in locales), *_FIRST])
    known = [language for language in order if language in languages()]
    things: frozenset[str] = frozenset()
    if name not in claim_figures():
        things = frozenset(_names(name, known))
        if not things:
            raise DeclaredFactError("topic", f'"{topic}" is no topic and no figure{_known()}')
    quantity = _quantity(name, value, known)
    figure = FIGURE if things else name
    return DeclaredFact(figure, value, "", "", quantity, subject, thing, things, locales, reason, stated)


def _side(topic: str, value: str) -> tuple[str, str]:
    words = value.lower().split()
    stances = [word for word in words if word in STANCES]
    strengths = [word for word in words if word in STRENGTHS]
    if not words or len(stances) > 1 or len(strengths) > 1 or len(stances) + len(strengths) < len(words):
        choices = f"{', '.join(STANCES)}, {', '.join(STRENGTHS)}"
        raise DeclaredFactError(
            "value", f'"{value}" says nothing of {topic}: write one of {choices}, or two such as "denied absolute"'
        )
    return "".join(stances), "".join(strengths)


def _names(name: str, known: list[str]) -> Iterator[str]:
    """What a figure that no pack has is called in the ledger, in each language that knows such figures by a noun."""
    for language in known:
        stems = general_words(language).name(lowered(name), lexicon(language))
        if stems:
            yield " ".join(stems)


def _known() -> str:
    return f"; topics: {', '.join(claim_topics())}; figures: {', '.join(claim_figures())}"


def _quantity(name: str, value: str, known: list[str]) -> Quantity:
    """The value in the notation of the ledger, or in words of a language."""
    figure = lexicon("en").figures.get(name)
    for found in _readings(lowered(value.strip()), value, known):
        quantity = figure.fitting(found) if figure else found.quantity
        if quantity and (figure or quantity.unit not in ("", "time")):
            return quantity
    raise DeclaredFactError(
        "value", f'"{value}" is no value of "{name}": write it as 4-6, >=18 y, 24 months, 49.90 EUR, 2.5 kg or v18'
    )


def _readings(text: str, value: str, known: list[str]) -> Iterator[Found]:
    """What a text may be read as, in order; all of it has to be one quantity."""
    with suppress(ValueError):
        quantity = quantity_of(value)
        yield Found(0, len(text), quantity, sign_of(quantity), text)
    for language in known:
        found = quantities(text, language)
        if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)):
            yield found[0]
