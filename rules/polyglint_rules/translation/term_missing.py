"""Terms of the source whose translation the glossary gives and the target does not use."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from polyglint import (
    Glossary,
    Mqm,
    Problem,
    Related,
    Renderings,
    Segment,
    Term,
    TermFinder,
    Translation,
    TranslationRule,
)
from polyglint_rules.translation.other_word import other_word
from polyglint_rules.translation.senses import (
    Known,
    Meant,
    counterpart,
    has_no_room,
    is_version,
    listed,
    meant,
    of_source,
    of_target,
    place_of,
)

_LONGEST = 14  # words of a sentence that is compared word by word
_OUT_OF_STEP = 0.2  # of a page's units without a partner: it is not a version of its source as that is now


class _Use(NamedTuple):
    """A term of the source in a segment, and what the target may say for it."""

    segment: Segment
    word: Meant
    accepted: tuple[str, ...]

    @property
    def is_there(self) -> bool:
        """Whether the target says any of it, or has the source's word as code."""
        renderings = _renderings(*_target(self))
        return any(renderings.has(text) for text in self.accepted) or self._is_code()

    def _is_code(self) -> bool:
        source, target = self.segment
        code = (inline.content for inline in target.inlines if inline.kind == "code")
        return any(_finder(self.word.hit.text, source.document.language).found(text) for text in code)


@dataclass(eq=False, repr=False)
class TermMissing(TranslationRule):
    """A term of the source is translated as the glossary says."""

    id = "translation/term-missing"
    mqm = Mqm("terminology", "wrong term", "major")

    glossaries: tuple[Mapping[str, Any], ...] = ()
    every: bool = False

    def check(self, translation: Translation) -> Iterator[Problem]:
        """All terms that a segment of the target lacks."""
        if not self.glossaries:
            return
        uses: dict[str, list[_Use]] = {}
        for use in _uses(translation, of_source(self._glossary, translation.source.locale)):
            uses.setdefault(use.word.hit.text, []).append(use)
        for same in uses.values():
            missing = [use for use in same if not use.is_there and is_version(use.segment)]
            if missing:
                yield from self._problems(translation, missing, is_known=len(missing) < len(same))

    def _problems(self, translation: Translation, missing: Sequence[_Use], *, is_known: bool) -> Iterator[Problem]:
        """Problems where the target says something else for a term, rather than nothing: "it", or the sentence turned.

        A translator who has used the glossary's word elsewhere on the page knows it, and may leave it out on purpose.
        """
        lacking = [use.segment for use in missing]
        others = [segment for segment in translation.segments if segment not in lacking]
        known = of_target(self._glossary, translation.target.locale)
        other = other_word(lacking, others, missing[0].word.hit.text, known)
        is_clear = not is_known and _is_in_step(translation)
        for use in missing:
            said = _left(use) or (other if other and _renderings(*_target(use)).has(other) else "")
            if (
                said
                or self.every
                or (is_clear and (len(use.word.hits) > 1 or has_no_room(use.segment, use.word.hit, _LONGEST)))
            ):
                yield _problem(use, said)

    @cached_property
    def _glossary(self) -> Glossary:
        return Glossary(self.glossaries)


def _uses(translation: Translation, known: Known) -> Iterator[_Use]:
    for segment in translation.segments:
        for word in meant(segment.source, known):
            accepted = _accepted(word.terms, translation.target.locale)
            if accepted:
                yield _Use(segment, word, accepted)


def _accepted(terms: Sequence[Term], locale: str) -> tuple[str, ...]:
    """What any of the concepts is called in this locale; nothing where one of them is not translated or not known."""
    if any(term.is_kept or not term.in_locale(locale) for term in terms):
        return ()
    return tuple(dict.fromkeys(text for term in terms for text in term.in_locale(locale)))


@lru_cache(maxsize=64)  # a text is asked for all its terms in a row
def _renderings(text: str, language: str) -> Renderings:
    return Renderings(text, language)


def _target(use: _Use) -> tuple[str, str]:
    return use.segment.target.visible, use.segment.target.document.language


def _is_in_step(translation: Translation) -> bool:
    links = translation.links
    alone = sum(not (link.source and link.target) for link in links)
    return alone <= _OUT_OF_STEP * len(links)


def _left(use: _Use) -> str:
    """The source's own word in the target, where it was left."""
    target = use.segment.target
    hit = _word(use.word.hit.text).search(target.prose)
    # What stands in a tag of its own is the name of a variable or a key, as code is; beside a word in upper case it is
    # part of a name.
    if not hit or target.text[hit.start() - 1 : hit.start()] == ">" or _is_beside_name(target.prose, hit):
        return ""
    return hit[0]


def _is_beside_name(prose: str, hit: re.Match[str]) -> bool:
    is_before = re.search(r"[A-Z][A-Za-z]+ $", prose[max(hit.start() - 30, 0) : hit.start()])
    return hit[0][0].isupper() and bool(is_before or re.match(r" [A-Z]", prose[hit.end() : hit.end() + 2]))


@lru_cache(maxsize=1024)
def _finder(text: str, language: str) -> TermFinder:
    return TermFinder((text,), language)


@lru_cache(maxsize=1024)
def _word(text: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.@-]){re.escape(text)}(?:e?s)?(?![A-Za-z_@-])", re.IGNORECASE)


def _problem(use: _Use, said: str) -> Problem:
    segment, word = use.segment, use.word
    wanted = listed(use.accepted)
    here = f'here is "{said}"' if said else "nothing of that stands here"
    notes = dict.fromkeys(term.note for term in word.terms if term.note)
    name = segment.source.prose[word.hit.start : word.hit.end].replace("\u2060", "")
    return Problem(
        counterpart(segment, word.hit),
        f'the glossary has {wanted} for "{word.hit.text}": {here}',
        "; ".join(notes),
        related=(Related(place_of(segment.source, word.hit), f'the source says "{name}"'),),
    )
