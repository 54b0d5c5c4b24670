"""Recurring terms of the source whose rendering departs from what the site nearly always says."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from polyglint import (
    Fact,
    Glossary,
    Json,
    Mqm,
    Passage,
    Problem,
    Related,
    SiteRule,
    Translation,
    function_words,
    stem,
    word_tokens,
)

_LETTERS = 3
_LONGEST = 30  # telling words of a text: in a longer one, too much may stand for a term
_RARE = 0.15  # of the page's other texts that have a word, if it may stand for a term
_FEWEST = 6  # texts that show a majority
_MAJORITY = 0.8
_VARIANT = 0.5  # of the departing texts that have the other word in common


@dataclass(eq=False, repr=False)
class TermVariants(SiteRule):
    """A term that recurs on the site has the same name in all of its translations."""

    id = "translation/term-variants"
    severity = "info"
    preview = True
    mqm = Mqm("terminology", "inconsistent with itself", "minor")

    glossaries: tuple[Mapping[str, Any], ...] = ()

    def collect_translation(self, translation: Translation) -> Iterator[Fact]:
        """The telling words of each text that translates one with a term of two words."""
        source, target = translation.source, translation.target
        texts = [
            (segment, _terms(segment.source), _stems(segment.target))
            for segment in translation.segments
            if segment.source.text != segment.target.text
        ]
        known = {_key(text, source.language) for text in Glossary(self.glossaries).by_source(source.locale)}
        repeated = Counter(term for _, terms, _ in texts for term in terms)
        frequency = Counter(word for *_, words in texts for word in words)
        for segment, terms, words in texts:
            for term, form in terms.items():
                if repeated[term] > 1 and term not in known:
                    telling = _rare(words, frequency, repeated[term], len(texts))
                    if 0 < len(telling) <= _LONGEST:
                        value: dict[str, Json] = {"term": form, "words": {**telling}}
                        yield target.fact(f"{target.locale} {term}", value, segment.target.place)

    def conclude(self, key: str, facts: Sequence[Fact]) -> Iterator[Problem]:  # noqa: ARG002  (the facts say it)
        """The texts that have another word than most of them."""
        texts = [(fact, fact.value["words"], str(fact.value["term"])) for fact in facts if isinstance(fact.value, dict)]
        usual = _usual([words for _, words, _ in texts if isinstance(words, dict)])
        if not usual:
            return
        departing = [
            (fact, words, term) for fact, words, term in texts if isinstance(words, dict) and usual not in words
        ]
        having = [(fact, words) for fact, words, _ in texts if isinstance(words, dict) and usual in words]
        other = _variant([words for _, words, _ in departing], [words for _, words in having])
        if not other:
            return
        there, named = having[0]
        for fact, words, term in departing:
            if other in words:
                message = (
                    f'"{term}" is "{words[other]}" here, and "{named[usual]}" in {len(having)} of {len(texts)} texts'
                )
                yield Problem(fact.place, message, related=(Related(there.place, f'here is "{named[usual]}"'),))


def _rare(words: Mapping[str, str], frequency: Mapping[str, int], uses: int, texts: int) -> dict[str, str]:
    """The words that few texts without the term can have."""
    most = uses + _RARE * (texts - uses)
    return {root: form for root, form in words.items() if frequency[root] <= most}


def _usual(texts: Sequence[Mapping[str, Any]]) -> str:
    """The word that nearly all texts have in common, but not all."""
    if len(texts) < _FEWEST:
        return ""
    counts = Counter(word for words in texts for word in words)
    fitting = [(count, word) for word, count in counts.items() if _MAJORITY * len(texts) <= count < len(texts)]
    return max(fitting)[1] if fitting else ""


def _variant(departing: Sequence[Mapping[str, Any]], having: Sequence[Mapping[str, Any]]) -> str:
    """The word that texts without the usual one have in common, and hardly any with it."""
    counts = Counter(word for words in departing for word in words)
    elsewhere = Counter(word for words in having for word in words)
    fitting = [
        (count, word)
        for word, count in counts.items()
        if count > 1 and count >= _VARIANT * len(departing) and elsewhere[word] < _RARE * len(having) / 3
    ]
    return max(fitting)[1] if fitting else ""


def _terms(passage: Passage) -> dict[str, str]:
    """The pairs of neighbouring words of a source text, none a function word: as stems, and as they stand there."""
    language, prose = passage.document.language, passage.prose
    common = _common(language)
    found = {}
    for first, second in pairwise(word_tokens(prose, language)):
        if prose[first.end : second.start].strip(" \n\u2060") or not (first.text.isalpha() and second.text.isalpha()):
            continue
        roots = stem(first.text, language), stem(second.text, language)
        if not common & set(roots) and min(len(first.text), len(second.text)) >= _LETTERS:
            found[" ".join(roots)] = f"{first.text} {second.text}"
    return found


def _stems(passage: Passage) -> dict[str, str]:
    """The words of a target text by their stems, without function words."""
    language = passage.document.language
    common = _common(language)
    roots = ((stem(word.text, language), word.text) for word in word_tokens(passage.prose, language))
    return {root: form for root, form in roots if len(form) >= _LETTERS and root not in common and form.isalpha()}


def _key(text: str, language: str) -> str:
    return " ".join(stem(word.text, language) for word in word_tokens(text, language))


@cache
def _common(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in function_words(language))
