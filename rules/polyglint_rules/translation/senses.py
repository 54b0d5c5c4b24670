"""Which concepts of the glossary the words of a source stand for, and what in the target stands for their sentences."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from polyglint import (
    Glossary,
    Passage,
    Place,
    Renderings,
    Segment,
    Term,
    TermFinder,
    TermHit,
    function_words,
    telling_words,
    word_tokens,
    words_of,
)

_CODE = re.compile(r"`[^`]*`|\]\([^)]*\)|<[^>]*>")
_SHORT = 8  # words of a sentence that leave no room to say the thing without its name
_SAME = 0.7  # of the target's words that the source has too: from here on it was not translated
_FEW = 3  # code spans and links: fewer tell nothing about whether two texts are versions of each other
_SENTENCE_ENDS = ".!?:\n"
_QUOTES = '"“”'


class Meant(NamedTuple):
    """A word of a source passage, the concepts that it may stand for there, and all places where it stands there."""

    hit: TermHit
    terms: tuple[Term, ...]
    hits: tuple[TermHit, ...]


class Known(NamedTuple):
    """Terms by one of their words, and what finds these words."""

    terms: Mapping[str, tuple[Term, ...]]
    finder: TermFinder


@lru_cache(maxsize=32)
def of_source(glossary: Glossary, locale: str) -> Known:
    """The terms of a glossary by what they are called in the source: the same for all pages."""
    terms = glossary.by_source(locale)
    return Known(terms, TermFinder(terms, locale.partition("-")[0]))


@lru_cache(maxsize=32)
def of_target(glossary: Glossary, locale: str) -> tuple[str, ...]:
    """What a glossary calls its terms in a locale."""
    return tuple(glossary.by_target(locale))


@lru_cache(maxsize=1024)  # a page's source is asked once for each of its translations
def found(finder: TermFinder, prose: str) -> tuple[TermHit, ...]:
    """The terms of a text."""
    return tuple(finder.found(prose))


def meant(passage: Passage, known: Known) -> Iterator[Meant]:
    """The glossary's words of a passage, each once, with the concepts whose part of speech and context fit."""
    said: dict[str, list[Meant]] = {}
    for hit in found(known.finder, passage.prose):
        fitting = tuple(term for term in known.terms[hit.text] if _fits(term, hit, passage))
        if fitting:
            said.setdefault(hit.text, []).append(Meant(hit, fitting, (hit,)))
    for same in said.values():
        yield same[0]._replace(hits=tuple(word.hit for word in same))


def place_of(passage: Passage, hit: TermHit) -> Place:
    """Where a word of the passage stands."""
    return passage.document.place(passage.start + hit.start, passage.start + hit.end)


def counterpart(segment: Segment, hit: TermHit) -> Place:
    """The sentence of the target that stands for the one around a word of the source; else all of the passage."""
    places = _sentence_places(segment, hit)
    return segment.target.document.place(*places[1]) if places else segment.target.place


def has_no_room(segment: Segment, hit: TermHit, longest: int) -> bool:
    """Whether there is little room to say in another way what the sentence of the source says by this word.

    In a sentence of up to `longest` words, the target's has to have as many words that tell something as the source's.
    """
    pair = _sentence_places(segment, hit)
    if not pair:
        return False
    source, target = (passage.document for passage in segment)
    said, theirs = source.text[slice(*pair[0])], target.text[slice(*pair[1])]
    length = len(said.split())
    is_full = length <= longest and len(_telling(said, source.language)) <= len(_telling(theirs, target.language))
    return length <= _SHORT or is_full


def _telling(text: str, language: str) -> list[str]:
    """The words of a sentence that are no function words, code aside."""
    common = function_words(language)
    words = (word.text.lower() for word in word_tokens(_CODE.sub(" ", text), language))
    return [word for word in words if word not in common and len(word) > 1]


def is_version(segment: Segment) -> bool:
    """Whether the target surely says in its own language what the source says now.

    A text left in the source language is told apart. A page that was rewritten since it was translated has texts in
    the same places that say other things: what both languages write alike, code and links, tells.
    """
    if segment.source.text == segment.target.text or _is_left(segment):
        return False
    ours, theirs = (_constants(passage) for passage in segment)
    if not ours or not theirs:
        return len(ours | theirs) < _FEW
    shared = len(ours & theirs)
    return 2 * shared >= min(len(ours), len(theirs)) and 3 * shared >= max(len(ours), len(theirs))


def listed(texts: Iterable[str]) -> str:
    """Words as a message lists them."""
    quoted = [f'"{text}"' for text in dict.fromkeys(texts)]
    return " or ".join(quoted) if len(quoted) < 3 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"


def has_case(word: str, text: str) -> bool:
    """Whether a word has the upper and lower case of a term, as far as the two go together."""
    pairs = zip(word, text, strict=False)
    return all(one == other for one, other in pairs if one.lower() == other.lower())


def _sentence_places(segment: Segment, hit: TermHit) -> tuple[tuple[int, int], tuple[int, int]] | None:
    ours, theirs = (list(_sentences(passage)) for passage in segment)
    at = segment.source.start + hit.start
    index = next((index for index, (start, end) in enumerate(ours) if start <= at < end), None)
    return (ours[index], theirs[index]) if index is not None and len(ours) == len(theirs) else None


def _sentences(passage: Passage) -> Iterator[tuple[int, int]]:
    for sentence in passage.document.sentences:
        if passage.start <= sentence.start and sentence.end <= passage.end:
            yield sentence.start, sentence.end


def _is_left(segment: Segment) -> bool:
    source, target = (passage.document.language for passage in segment)
    words = set(words_of(segment.target.prose))
    theirs, own = words & telling_words(source, target), words & telling_words(target, source)
    if len(theirs) > 1 and 2 * len(theirs) > len(own):
        return True
    same = words & set(words_of(segment.source.prose))
    return not own and len(same) >= _SAME * len(words)


def _constants(passage: Passage) -> set[str]:
    """Code, and the last parts of links: what stays as it is in every language."""
    return {
        inline.content.rstrip("/").rpartition("/")[2] if inline.kind == "link_open" else inline.content
        for inline in passage.inlines
        if inline.kind in ("code", "link_open", "image")
    }


def _fits(term: Term, hit: TermHit, passage: Passage) -> bool:
    word = passage.prose[hit.start : hit.end]
    if term.is_exact and not has_case(word, hit.text):
        return False
    if hit.speech and term.part_of_speech in ("noun", "verb") and hit.speech != term.part_of_speech:
        return False
    if _is_quoted(passage.prose, hit) or (hit.text.islower() and _is_name(passage.prose, hit)):
        return False
    return not term.context or _has_any(term.context, passage)


def _is_name(prose: str, hit: TermHit) -> bool:
    """Whether a term is part of a name: in upper case within a sentence, or before another such word."""
    if not prose[hit.start].isupper():
        return False
    before = prose[: hit.start].rstrip(" \u2060([*_\"'“«")
    following = next(iter(word_tokens(prose[hit.end : hit.end + 40], "en")), None)
    return bool(before and before[-1] not in _SENTENCE_ENDS) or bool(following and following.text[0].isupper())


def _is_quoted(prose: str, hit: TermHit) -> bool:
    """Whether a term stands between quotation marks: labels and messages of programs."""
    before = sum(prose.count(mark, 0, hit.start) for mark in _QUOTES)
    after = sum(prose.count(mark, hit.end) for mark in _QUOTES)
    return before % 2 == 1 and after > 0


def _has_any(words: Iterable[str], passage: Passage) -> bool:
    """Whether one of the words stands in the passage, in the heading above it, or in the page's title."""
    document = passage.document
    heading = document.section_of(passage.start)
    nearby = Renderings(" ".join((passage.visible, heading.text if heading else "", document.title)), document.language)
    return any(nearby.has(word) for word in words)
