"""Terms that are not to be translated, and yet are missing from the target or spelled otherwise."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

from polyglint import (
    Edit,
    Fix,
    Glossary,
    Mqm,
    Problem,
    Related,
    Segment,
    Term,
    TermFinder,
    TermHit,
    Translation,
    TranslationRule,
)
from polyglint_rules.translation.other_word import other_word
from polyglint_rules.translation.senses import Known, counterpart, found, has_no_room, is_version, place_of

_LONGEST = 40  # words of a sentence that is compared word by word
_ENDING = 4  # letters of an ending that a language may hang on a name: Reacts, Reactissa


@dataclass(eq=False, repr=False)
class TermTranslated(TranslationRule):
    """A term that is not to be translated stands in the target as it stands in the source."""

    id = "translation/term-translated"
    severity = "error"
    mqm = Mqm("accuracy", "do not translate", "major")

    glossaries: tuple[Mapping[str, Any], ...] = ()

    def check(self, translation: Translation) -> Iterator[Problem]:
        """All such terms of the source that a segment lacks or spells otherwise."""
        kept, finder = _kept(self._glossary, translation.source.locale)
        if not kept:
            return
        uses: dict[str, list[tuple[Segment, TermHit]]] = {}
        for segment in translation.segments:
            for hit in _names(segment, finder):
                uses.setdefault(hit.text, []).append((segment, hit))
        for name, same in uses.items():
            yield from _problems(translation, same, kept[name])

    @cached_property
    def _glossary(self) -> Glossary:
        return Glossary(self.glossaries)


@lru_cache(maxsize=32)
def _kept(glossary: Glossary, locale: str) -> Known:
    """The terms that are not translated."""
    terms = glossary.by_source(locale)
    kept = {text: same for text, same in terms.items() if all(term.is_kept for term in same)}
    return Known(kept, TermFinder(kept, locale.partition("-")[0]))


def _names(segment: Segment, finder: TermFinder) -> Iterator[TermHit]:
    """The names of a source text, each once."""
    seen = set()
    for hit in found(finder, segment.source.prose):
        if hit.text not in seen and segment.source.prose[hit.start : hit.end] == hit.text:
            seen.add(hit.text)
            yield hit


def _problems(
    translation: Translation, uses: Sequence[tuple[Segment, TermHit]], terms: Sequence[Term]
) -> Iterator[Problem]:
    """Problems where a name is spelled otherwise or was translated, rather than left out: "it", "the program".

    A page that has the name elsewhere knows it: there only a word that recurs without it tells.
    """
    name = uses[0][1].text
    missing = [
        (segment, hit)
        for segment, hit in uses
        if not _name(name, is_any_case=False).search(segment.target.visible) and is_version(segment)
    ]
    lacking = [segment for segment, _ in missing]
    is_known = len(missing) < len(uses)
    others = [segment for segment in translation.segments if segment not in lacking] if is_known else []
    other = other_word(lacking, others, name, ()) if is_known else ""
    for segment, hit in missing:
        spelled = _name(name, is_any_case=True).search(segment.target.prose)
        is_said = bool(other) and other in segment.target.prose
        if spelled or is_said or (not is_known and (len(missing) > 1 or has_no_room(segment, hit, _LONGEST))):
            yield _problem(segment, hit, terms, spelled)


def _problem(segment: Segment, hit: TermHit, terms: Sequence[Term], spelled: re.Match[str] | None) -> Problem:
    source, target = segment
    related = (Related(place_of(source, hit), f'the source says "{hit.text}"'),)
    notes = "; ".join(dict.fromkeys(term.note for term in terms if term.note))
    if spelled:
        place = target.document.place(target.start + spelled.start(), target.start + spelled.end())
        fix = Fix((Edit(place, hit.text),), safe=False)
        return Problem(place, f'"{spelled[0]}" is spelled "{hit.text}"', notes, related, fix)
    message = f'"{hit.text}" is not to be translated, and does not stand here'
    return Problem(counterpart(segment, hit), message, notes, related)


@cache
def _name(name: str, *, is_any_case: bool) -> re.Pattern[str]:
    """The name as a word of its own; in the case given, an ending may follow, in any script particles may."""
    spelled = re.escape(name)
    if is_any_case:
        return re.compile(rf"(?<![A-Za-z0-9_.@/-]){spelled}(?![A-Za-z0-9_@/-]|\.\w)", re.IGNORECASE)
    return re.compile(rf"(?<![A-Za-z0-9_]){spelled}(?![A-Z0-9_]|[a-z]{{{_ENDING + 1}}})")
