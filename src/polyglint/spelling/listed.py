"""Whether a word is listed, as a common word or as a name, and how common it is."""

import unicodedata
from collections.abc import Iterator

from polyglint.spelling.counted import CountedWords
from polyglint.spelling.front_coded import FrontCodedForms
from polyglint.spelling.letters import folded

FORMS = 8
"""How many times as common as one of its other forms a dictionary form is."""
NOUNS_IN_CAPITALS = frozenset({"de", "lb"})
"""Languages whose nouns have a capital each."""


class ListedWords:
    """The words that this Python's packages list for a language."""

    def __init__(self, counted: CountedWords | None, forms: FrontCodedForms | None, language: str) -> None:
        self._counted = counted
        self._forms = forms
        self._language = language

    def __contains__(self, word: str) -> bool:
        """Whether a folded word is listed as a common word: as it is, or as the nouns of its language are written."""
        if self._counted is not None and word in self._counted:
            return True
        if self._forms is None:
            return False
        if word in self._forms:
            return True
        return self._language in NOUNS_IN_CAPITALS and any(form in self._forms for form in _with_capitals(word))

    def has_name(self, word: str) -> bool:
        """Whether a folded word is listed as a name or an acronym."""
        return self._forms is not None and any(form in self._forms for form in _as_written(word))

    def frequency(self, word: str) -> int | None:
        """How often a folded word is met in a thousand million; None for one that is not listed.

        A form that nobody has counted is less common than its dictionary form is, and 0 where that is not counted.
        """
        frequency = self._counted.frequency(word) if self._counted else None
        if frequency is not None or self._forms is None:
            return frequency
        found = (self._forms.lemma(form) for form in (word, *_as_written(word)))
        lemma = next((lemma for lemma in found if lemma is not None), None)
        if lemma is None or not self._counted:
            return None if lemma is None else 0
        return (self._counted.frequency(folded(lemma, self._language)) or 0) // FORMS


def _as_written(word: str) -> Iterator[str]:
    """How a folded word may stand in a list that is not: with capitals, all in capitals, with a curly apostrophe."""
    yield from _with_capitals(word)
    yield word.upper()
    if "'" in word:
        yield word.replace("'", "’")


def _with_capitals(word: str) -> Iterator[str]:
    yield unicodedata.normalize("NFC", word.capitalize())
    if "-" in word:
        yield "-".join(part.capitalize() for part in word.split("-"))
