"""Words that the glossary forbids as translations."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from polyglint import (
    Edit,
    Fix,
    Glossary,
    Mqm,
    Place,
    Problem,
    Related,
    Renderings,
    Segment,
    Term,
    TermFinder,
    TermHit,
    Translation,
    TranslationRule,
)
from polyglint_rules.translation.senses import (
    Known,
    Meant,
    counterpart,
    found,
    has_case,
    is_version,
    listed,
    meant,
    of_source,
    of_target,
    place_of,
)


@dataclass(eq=False, repr=False)
class TermForbidden(TranslationRule):
    """A term is not translated by a word that the glossary forbids for it."""

    id = "translation/term-forbidden"
    severity = "error"
    mqm = Mqm("terminology", "organization termbase", "major")

    glossaries: tuple[Mapping[str, Any], ...] = ()

    def check(self, translation: Translation) -> Iterator[Problem]:
        """All forbidden words that stand for a term of the source."""
        source, target = translation.source.locale, translation.target.locale
        forbidden, finder = _of_target(self._glossary, target)
        if not forbidden:
            return
        for segment in translation.segments:
            hits = found(finder, segment.target.prose)
            if any(hit.text in forbidden for hit in hits) and is_version(segment):
                said = list(meant(segment.source, of_source(self._glossary, source)))
                for hit in hits:
                    yield from _problems(segment, hit, forbidden.get(hit.text, ()), _unsaid(said, hits, target))

    @cached_property
    def _glossary(self) -> Glossary:
        return Glossary(self.glossaries)


@lru_cache(maxsize=32)
def _of_target(glossary: Glossary, locale: str) -> Known:
    """The terms by what they are not to be called in a locale, and what finds these words.

    It finds what they are called too: an accepted term that holds a forbidden word is found as a whole.
    """
    forbidden = glossary.by_forbidden(locale)
    accepted = (text for text in of_target(glossary, locale) if text not in forbidden)
    return Known(forbidden, TermFinder((*forbidden, *accepted), locale.partition("-")[0]))


def _unsaid(said: list[Meant], hits: Sequence[TermHit], locale: str) -> list[Meant]:
    """The terms of the source that the target does not say as often with a word that the glossary accepts.

    Where it does, a forbidden word stands for something else.
    """
    texts = [hit.text for hit in hits]
    return [
        word
        for word in said
        if sum(texts.count(text) for term in word.terms for text in term.in_locale(locale)) < len(word.hits)
    ]


def _problems(segment: Segment, hit: TermHit, terms: tuple[Term, ...], said: list[Meant]) -> Iterator[Problem]:
    source, target = segment
    locale = target.document.locale
    written = target.prose[hit.start : hit.end].replace("\u2060", "")
    for term in terms:
        if term.is_exact and not has_case(written, hit.text):
            continue
        name = term.in_source(source.document.locale)
        word = next((word for word in said if word.hit.text in name and _is_beside(segment, hit, word)), None)
        if not name or not word:
            continue
        accepted = term.in_locale(locale)
        place = place_of(target, hit)
        yield Problem(
            place,
            f'"{written}" is not to be used for "{word.hit.text}"{_instead(accepted)}',
            term.note,
            related=(Related(place_of(source, word.hit), f'the source says "{word.hit.text}"'),),
            fix=_fix(place, written, hit.text, accepted),
        )
        return


def _is_beside(segment: Segment, hit: TermHit, word: Meant) -> bool:
    """Whether a word of the target stands in a sentence that stands for one with this word of the source.

    Where no sentence surely does, an accepted word anywhere in the passage speaks for the word's standing for another.
    """
    at = segment.target.start + hit.start
    places = [counterpart(segment, one) for one in word.hits]
    if segment.target.place in places:
        document = segment.target.document
        renderings = Renderings(segment.target.visible, document.language)
        return not any(renderings.has(text) for term in word.terms for text in term.in_locale(document.locale))
    return any(place.start <= at < place.end for place in places)


def _instead(accepted: tuple[str, ...]) -> str:
    return f": the glossary has {listed(accepted)}" if accepted else ", says the glossary"


def _fix(place: Place, written: str, text: str, accepted: tuple[str, ...]) -> Fix | None:
    """The preferred word in place of one that stands as the glossary writes it; an inflected one is a person's."""
    if not accepted or written.lower() != text.lower() or place.end - place.start != len(written):
        return None
    preferred = accepted[0]
    return Fix(
        (Edit(place, preferred[:1].upper() + preferred[1:] if written[:1].isupper() else preferred),), safe=False
    )
