"""Figures of any matter, read without a pack: "The maximum upload size is 10 MB", «Размер файла — 10 МБ».

A sentence or list item that is a name, a verb of being (or a colon, or a dash) and a value, and nothing else. The
name has a noun that takes a value ("size", "price") and a word that says of what; its words are compared by their
stems, in any order. A value with a condition or a purpose behind it belongs to some case of the figure, and is left.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Any

from polyglint.claims.clauses import Reading
from polyglint.claims.gate import may_state_figure
from polyglint.claims.lexicon import Lexicon
from polyglint.claims.model import Claim, Passage
from polyglint.claims.passages import passages
from polyglint.claims.quantities import Found
from polyglint.claims.quantities.words import quantity_words
from polyglint.claims.wording import lowered
from polyglint.document import Document, Sentence
from polyglint.language.words import function_words

FIGURE = "figure"
"""The topic of these claims; `thing` says which figure."""

_MOST_WORDS = 7  # of a name
_WORD = re.compile(r"[^\W\d_]+")
_NAME = r"[\s\"'“«(*_-]*(?P<name>[^\d.:;,!?()\[\]{{}}=/<>—–\ufffc]{{4,70}}?)(?:\s*:|\s+[—–]|\s-|\s+(?:{copulas}))\s+"
_REST = re.compile(r"[\s\"'”»)*_]*(?:[.;!,]|$)")
_DIGIT = re.compile(r"\d")


def general_figures(document: Document, lexicon: Lexicon) -> Iterator[Claim]:
    """The named values that a document states."""
    if not may_state_figure(document, lexicon.language):
        return

    def has_digit(sentence: Sentence) -> bool:
        return _DIGIT.search(document.text, sentence.start, sentence.end) is not None

    for number, passage in enumerate(passages(document, lexicon, (), has_digit)):
        if passage.is_heading or passage.is_quote or not _DIGIT.search(passage.text):
            continue
        yield from figures_of(passage, number, lexicon)


def figures_of(passage: Passage, number: int, lexicon: Lexicon) -> Iterator[Claim]:
    """The named value that a passage states, if it states one."""
    words = general_words(lexicon.language)
    match = words.statement.match(lowered(passage.text))
    stems = words.name(match["name"], lexicon) if match else ()
    if match is None or not stems:
        return
    reading = Reading(passage, lexicon)
    value = next((found for found in reading.quantities if found.start == match.end()), None)
    if value is None or not _REST.match(passage.text, value.end) or not _is_stated(reading):
        return
    if value.quantity.unit not in ("", "time"):  # a bare number is no figure that two pages must agree on
        yield _claim(passage, number, match, value, stems)


def _claim(passage: Passage, number: int, match: re.Match[str], value: Found, stems: tuple[str, ...]) -> Claim:
    start, end = passage.span(match.start("name"), value.end)
    return Claim(
        topic=FIGURE,
        stance="affirmed",
        strength="hedged" if value.quantity.is_approximate else "plain",
        start=start,
        end=end,
        quote=" ".join(passage.text[match.start("name") : value.end].split()),
        passage=number,
        thing=" ".join(stems),
        subject=passage.subject - set(stems),
        quantity=value.quantity,
        cue=match["name"],
        measure=value.words,
        name=passage.name - set(stems),
        is_firm=True,
    )


def _is_stated(reading: Reading) -> bool:
    """Whether the passage says it of what is, and not in a question, in a case or of something else."""
    if reading.makes_no_claim or reading.has("hypothetical") or reading.has("conditions"):
        return False
    return len(reading.quantities) == 1 and not reading.is_foreign(0, len(reading.text))


class GeneralWords:
    """One language's words for general figures, from its `quantities.yaml`."""

    def __init__(self, language: str, listed: Mapping[str, Any]) -> None:
        self.language = language
        self._listed = listed

    def _words(self, key: str) -> list[str]:
        return [" ".join(word.split()) for word in str(self._listed.get(key, "")).split(",") if word.strip()]

    @cached_property
    def statement(self) -> re.Pattern[str]:
        """A name and what stands between it and its value."""
        copulas = "|".join(map(re.escape, sorted(self._words("copulas"), key=len, reverse=True))) or r"(?!)"
        return re.compile(_NAME.format(copulas=copulas))

    @cached_property
    def _measures(self) -> frozenset[str]:
        return frozenset(word for word in self._words("measures") if not word.startswith("*"))

    @cached_property
    def _measure_ends(self) -> tuple[str, ...]:
        return tuple(word[1:] for word in self._words("measures") if word.startswith("*"))

    def name(self, written: str, lexicon: Lexicon) -> tuple[str, ...]:
        """The stems of a name in alphabetical order; none where it names no figure, or not of what."""
        found = _WORD.findall(written)
        small = function_words(self.language)
        if len(found) > _MOST_WORDS or any(word in self._not_named for word in found):
            return ()
        root = lexicon.wording.root
        content = {root(word): word for word in found if word not in small}
        if any(lexicon.is_one_of("finite", stem) for stem in content):
            return ()
        measures = {stem for stem, word in content.items() if self._is_measure(stem, word, lexicon)}
        qualifiers = self._roots("qualifiers", lexicon)
        is_named = any(self._says_of_what(stem, content[stem], measures, qualifiers) for stem in content)
        return tuple(sorted(content)) if measures and is_named else ()

    def _says_of_what(self, stem: str, word: str, measures: set[str], qualifiers: frozenset[str]) -> bool:
        if stem in measures:
            return word not in self._measures and word.endswith(self._measure_ends)  # Dateigröße
        return stem not in qualifiers

    def _is_measure(self, stem: str, word: str, lexicon: Lexicon) -> bool:
        return stem in self._roots("measures", lexicon) or word.endswith(self._measure_ends)

    def _roots(self, key: str, lexicon: Lexicon) -> frozenset[str]:
        if key not in self._known:
            self._known[key] = frozenset(lexicon.wording.root(word) for word in self._words(key))
        return self._known[key]

    @cached_property
    def _known(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _not_named(self) -> frozenset[str]:
        return frozenset(self._words("not_named"))


@cache
def general_words(language: str) -> GeneralWords:
    """The words of a language."""
    return GeneralWords(language, quantity_words(language).data)
