"""Words that the glossary forbids for what a page says in its own language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from polyglint import Document, DocumentRule, Edit, Fix, Glossary, Place, Problem, Term, TermFinder, TermHit


@dataclass(eq=False, repr=False)
class Forbidden(DocumentRule):
    """A page does without the words that the glossary forbids in its language."""

    id = "terminology/forbidden"
    needs_option = "glossaries"

    glossaries: tuple[Mapping[str, Any], ...] = ()

    def check(self, document: Document) -> Iterator[Problem]:
        """All forbidden words of the page's running text."""
        if not self.glossaries or not document.locale:
            return
        terms = self._terms(document.locale)
        if not terms:
            return
        wanted = (text for same in terms.values() for term in same for text in term.in_locale(document.locale))
        words = (*terms, *(text for text in wanted if text not in terms))
        for hit in _finder(words, document.language).found(document.prose):
            if hit.text in terms:
                yield from _problems(document, hit, terms[hit.text])

    @cached_property
    def _glossary(self) -> Glossary:
        return Glossary(self.glossaries)

    def _terms(self, locale: str) -> dict[str, tuple[Term, ...]]:
        """The terms whose forbidden words depend on no other language, by these words."""
        found = self._glossary.by_forbidden(locale)
        chosen = {text: tuple(term for term in same if _stands_alone(term, locale)) for text, same in found.items()}
        return {text: same for text, same in chosen.items() if same}


@lru_cache(maxsize=32)
def _finder(terms: tuple[str, ...], language: str) -> TermFinder:
    return TermFinder(terms, language)


def _stands_alone(term: Term, locale: str) -> bool:
    """Whether a word is forbidden whatever a source says: in the source language itself, or where there is none."""
    return term.source == locale or not [other for other in term.texts if other != locale]


def _problems(document: Document, hit: TermHit, terms: tuple[Term, ...]) -> Iterator[Problem]:
    written = document.prose[hit.start : hit.end].replace("\u2060", "")
    for term in terms:
        if term.is_exact and written != hit.text:
            continue
        if hit.speech and term.part_of_speech in ("noun", "verb") and hit.speech != term.part_of_speech:
            continue
        wanted = term.in_locale(document.locale) or (term.in_source(document.locale) if term.source else ())
        place = document.place(hit.start, hit.end)
        instead = f'write "{wanted[0]}"' if wanted else "the glossary forbids it"
        yield Problem(
            place, f'"{written}" is not to be used: {instead}', term.note, fix=_fix(place, written, hit, wanted)
        )
        return


def _fix(place: Place, written: str, hit: TermHit, wanted: tuple[str, ...]) -> Fix | None:
    """The word that is wanted, where the forbidden one stands as the glossary writes it."""
    if not wanted or written.lower() != hit.text.lower() or place.end - place.start != len(written):
        return None
    text = wanted[0][:1].upper() + wanted[0][1:] if written[:1].isupper() else wanted[0]
    return Fix((Edit(place, text),), safe=False)
