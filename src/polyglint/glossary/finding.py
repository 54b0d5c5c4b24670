"""Terms in a text: where one surely stands, and whether one stands there in any form."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from polyglint.glossary.speech import has_form, speech
from polyglint.language.stems import WITHOUT_SPACES, Word, are_alike, are_forms, stem, word_tokens

_OBJECT = "\ufffc"
_SLACK = 2  # words that may stand between those of a term
_MIN_CORE = 4  # letters of a stem that are looked for inside longer words
_MIN_PREFIX = 3  # and at their beginning
_SHORT = 3  # words of a term up to this length (de, of) may be left out


class TermHit(NamedTuple):
    """A term of a text: its offsets there, the term as the glossary writes it, and what its place says of its use.

    `speech` is "noun" or "verb" where the words around it tell, else "".
    """

    start: int
    end: int
    text: str
    speech: str = ""


class TermFinder:
    """Finds terms where they surely stand: the longest first, no two of them overlapping, each word in its place."""

    def __init__(self, terms: Iterable[str], language: str) -> None:
        self.language = language
        self.terms = tuple(dict.fromkeys(terms))
        self._by_stem: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        if language not in WITHOUT_SPACES:
            for term in self.terms:
                words = tuple(word.text for word in word_tokens(term, language))
                if words:
                    self._by_stem.setdefault(stem(words[0], language), []).append((words, term))
            for candidates in self._by_stem.values():
                candidates.sort(key=lambda candidate: -len(candidate[0]))

    def found(self, prose: str) -> list[TermHit]:
        """The terms of a text in its order."""
        if self.language in WITHOUT_SPACES:
            return self._runs(prose)
        return list(self._hits(prose, word_tokens(prose, self.language)))

    def _hits(self, prose: str, words: Sequence[Word]) -> Iterator[TermHit]:
        index = 0
        while index < len(words):
            candidates = self._by_stem.get(stem(words[index].text, self.language), ())
            length, term = next(self._matching(prose, words, index, candidates), (0, ""))
            if length:
                last = index + length - 1
                use = speech(prose, words, index, last) if self.language == "en" else ""
                yield TermHit(words[index].start, words[last].end, term, use)
            index += length or 1

    def _matching(
        self, prose: str, words: Sequence[Word], index: int, candidates: Iterable[tuple[tuple[str, ...], str]]
    ) -> Iterator[tuple[int, str]]:
        for parts, term in candidates:
            stretch = words[index : index + len(parts)]
            if (
                len(stretch) == len(parts)
                and all(self._is(word.text, part) for word, part in zip(stretch, parts, strict=True))
                and _stand_together(prose, stretch)
                and _stands_alone(prose, stretch[0].start, stretch[-1].end)
            ):
                yield len(parts), term

    def _is(self, word: str, part: str) -> bool:
        if not are_forms(word, part, self.language):
            return False
        return self.language != "en" or has_form(word, part)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest = sorted(self.terms, key=len, reverse=True)
        spelled = "|".join(map(re.escape, longest))
        return re.compile(rf"(?<![A-Za-z])(?:{spelled})(?![A-Za-z])", re.IGNORECASE)

    def _runs(self, prose: str) -> list[TermHit]:
        """The terms of a text without spaces: they begin and end anywhere."""
        if not self.terms:
            return []
        spelled = {term.lower(): term for term in self.terms}
        hits = self._pattern.finditer(prose)
        return [TermHit(*hit.span(), spelled.get(hit[0].lower(), hit[0])) for hit in hits]


class Renderings:
    """A text, asked whether a term stands there in any form: inflected, compounded, its words in another order."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language

    def has(self, term: str) -> bool:
        """Whether the term stands there."""
        if self.language in WITHOUT_SPACES or self.language == "ko":
            return _squeezed(term) in self._squeezed or (self.language == "ko" and self._has_words(term))
        return self._has_words(term)

    def _has_words(self, term: str) -> bool:
        parts = [word.text for word in word_tokens(term, self.language)]
        telling = [part for part in parts if len(part) > _SHORT] or parts
        positions = [self._positions(part) for part in telling]
        if not positions or not all(positions):
            return False
        reach = len(parts) + _SLACK
        return any(
            all(any(abs(one - first) < reach for one in others) for others in positions) for first in positions[0]
        )

    def _positions(self, part: str) -> list[int]:
        """Where forms of a word stand; where there are none, words that are like it."""
        root = stem(part, self.language)
        forms = [
            index
            for index, (word, word_stem) in enumerate(self._words)
            if word_stem == root
            or (len(root) >= _MIN_CORE and root in word)
            or (len(root) >= _MIN_PREFIX and word.startswith(root))
        ]
        return forms or [
            index
            for index, (word, word_stem) in enumerate(self._words)
            if are_alike(word_stem, root) or are_alike(word, part)
        ]

    @cached_property
    def _words(self) -> list[tuple[str, str]]:
        words = word_tokens(self.text, self.language)
        return [(word.text.lower(), stem(word.text, self.language)) for word in words]

    @cached_property
    def _squeezed(self) -> str:
        return _squeezed(self.text)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\u2060·・]+", "", text).lower()


def _stand_together(prose: str, words: Sequence[Word]) -> bool:
    """Whether nothing but space, markup and hyphens stands between the words."""
    gaps = (prose[word.end : following.start] for word, following in pairwise(words))
    return all(not gap.strip(" \n\t\u2060-\u2011\u00a0") for gap in gaps)


def _stands_alone(prose: str, start: int, end: int) -> bool:
    """Whether the term is no part of a compound (side-effect), a name (state.js) or what goes on as code."""
    before, after = prose[:start].rstrip("\u2060")[-2:], prose[end:].lstrip("\u2060")[:2]
    return not (
        before[-1:] in tuple("-\u2011_@#&/." + _OBJECT)
        or after[:1] in tuple("-\u2011_@(" + _OBJECT)
        or (after[:1] == "." and after[1:].isalnum())
    )
