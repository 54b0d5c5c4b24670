"""The word that a page has in place of the glossary's: what recurs where a term is missing, and hardly elsewhere."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from polyglint import Segment, function_words, stem, word_tokens

_FEWEST = 4  # segments that lack a term: fewer have any word in common by chance
_SHARE = 0.75  # of them that have the word
_RARER = 20  # times as rare it is in all others
_LETTERS = 3


def other_word(missing: Sequence[Segment], others: Sequence[Segment], term: str, known: Iterable[str]) -> str:
    """A word of the target that stands in most segments that lack a term; "" where there is none.

    `others` are the remaining segments of the page. What the glossary knows (`known`) stands for other terms. Where the
    source too has another word that recurs with the term, the target's word may stand for that one.
    """
    if len(missing) < _FEWEST:
        return ""
    source, target = (passage.document.language for passage in missing[0])
    telling = _telling([_target_words(segment) for segment in missing], [_target_words(segment) for segment in others])
    telling -= _stems(known, target)
    if not telling:
        return ""
    rivals = _telling([_source_words(segment) for segment in missing], [_source_words(segment) for segment in others])
    if rivals - _stems([term], source):
        return ""
    forms = Counter(form for segment in missing for root, form in _target_words(segment).items() if root in telling)
    return max(forms, key=lambda form: (forms[form], len(form), form))


def _telling(missing: Sequence[Mapping[str, str]], others: Sequence[Mapping[str, str]]) -> set[str]:
    """The words that most of the first texts have, and hardly any of the others."""
    counts = Counter(word for words in missing for word in words)
    common = {word for word, count in counts.items() if count >= max(_FEWEST, _SHARE * len(missing))}
    if not common:
        return common
    elsewhere = Counter(word for words in others for word in words.keys() & common)
    return {word for word in common if _RARER * elsewhere[word] * len(missing) <= counts[word] * (len(others) + 1)}


def _stems(texts: Iterable[str], language: str) -> set[str]:
    return {stem(word.text, language) for text in texts for word in word_tokens(text, language)}


def _source_words(segment: Segment) -> dict[str, str]:
    source = segment.source
    return _words(source.prose, source.document.language)


def _target_words(segment: Segment) -> dict[str, str]:
    """The target's words but those that stand in the source too."""
    source, target = segment
    same = {word.text.lower() for word in word_tokens(source.prose, source.document.language)}
    words = _words(target.prose, target.document.language)
    return {root: form for root, form in words.items() if form.lower() not in same}


def _words(prose: str, language: str) -> dict[str, str]:
    """The words of a text by their stems, without function words."""
    common = _common(language)
    found = {}
    for word in word_tokens(prose, language):
        root = stem(word.text, language)
        if len(word.text) >= _LETTERS and root not in common and not word.text.isdigit():
            found[root] = word.text
    return found


@cache
def _common(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in function_words(language))
