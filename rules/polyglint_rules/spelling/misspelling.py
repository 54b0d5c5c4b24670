"""Words that are a slip away from a far commoner one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from polyglint import (
    Dictionaries,
    Document,
    Edit,
    Fact,
    Fix,
    Mqm,
    Place,
    Problem,
    SiteRule,
    Verdict,
    misspellings,
    unknown_words,
)
from polyglint_rules.spelling.variant_words import SIDES, is_listed

_ENGLISH = "en"


@dataclass(eq=False, repr=False)
class Misspelling(SiteRule):
    """A word is spelt as dictionaries and the rest of the site spell it."""

    id = "spelling/misspelling"
    severity = "info"
    languages = ("de", "en", "es", "fr", "ru")
    mqm = Mqm("linguistic conventions", "spelling", "minor")

    spelling: Mapping[str, Any] | None = None
    glossaries: tuple[Mapping[str, Any], ...] = ()

    def collect(self, document: Document) -> Iterator[Fact]:
        """The words of the document that no dictionary knows, each once."""
        dictionary = self._dictionaries.of(document.locale)
        if not dictionary.is_sufficient:
            return
        other = None if document.language == _ENGLISH else self._dictionaries.of(_ENGLISH)
        for unknown in unknown_words(document, dictionary, other):
            if unknown.kind == "word" and not _has_two_spellings(unknown.word, document.language):
                yield document.fact(document.language, unknown.stated(), document.place(unknown.start, unknown.end))

    def conclude(self, key: str, facts: Sequence[Fact]) -> Iterator[Problem]:
        """Those that are misspelt, each once a page."""
        told = [(fact.place.path, fact.value) for fact in facts if isinstance(fact.value, dict)]
        found = misspellings(told, self._dictionaries.of(facts[0].locale or key))
        for fact in facts:
            if isinstance(fact.value, dict) and (verdict := found.get(str(fact.value["word"]))):
                yield _problem(fact.place, fact.value, verdict)

    @cached_property
    def _dictionaries(self) -> Dictionaries:
        return Dictionaries(self.spelling, self.glossaries)


def _has_two_spellings(word: str, language: str) -> bool:
    """Whether both spellings of the word are right; short lists have but one of them."""
    return language in SIDES and is_listed(word, language)


def _problem(place: Place, stated: Mapping[str, Any], verdict: Verdict) -> Problem:
    word, form, count = verdict.word, str(stated["form"]), int(stated["count"])
    meant = [_as_written(suggestion, word, form) for suggestion in verdict.suggestions]
    times = f" ({count} times on this page)" if count > 1 else ""
    asked = " or ".join(f'"{suggestion}"' for suggestion in meant)
    message = f'"{form}" is misspelt{times}: is {asked} meant?'
    hint = f'if it is right, "polyglint words --add {word}" says so for the whole site'
    is_whole = place.end - place.start == len(form)  # no markup inside
    fix = Fix((Edit(place, meant[0]),), safe=False) if count == 1 and is_whole and not meant[1:] else None
    return Problem(place, message, hint, fix=fix)


def _as_written(suggestion: str, word: str, form: str) -> str:
    """The suggestion in place of the misspelt part of what stands there, with its capital."""
    start = form.lower().find(word)
    if start < 0:
        return suggestion
    written = suggestion.capitalize() if form[start].isupper() else suggestion
    return form[:start] + written + form[start + len(word) :]
