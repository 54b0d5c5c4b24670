"""How words stand in the text that phrases are looked up in: as their stems, each in its own place.

A stem is shorter than its word: what is missing is filled up, so that each character keeps its place. Words that a
lexicon names by their form (`=word`), or by a beginning that is longer than the stem (`word*`), stand as written.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from polyglint.language.stems import stem

FILLING = "\uf8ff"
_ONE_LETTER = re.compile(r"(?<=\s)[^\W\d_](?![\w'’.])")
SHORT = 3  # letters: of such a word a stemmer may leave one
_HEAD = 2

# Replaced one after the other: in texts that are not plain Latin, `translate` looks up each character for itself.
_SAME_LENGTH = (
    ("’", "'"),
    ("ʼ", "'"),
    ("\n", " "),
    ("\N{NO-BREAK SPACE}", " "),
    ("\N{NARROW NO-BREAK SPACE}", " "),
    ("\N{NON-BREAKING HYPHEN}", "-"),
    ("ё", "е"),
)


def bare(word: str) -> str:
    """A word of the text that phrases are looked up in, without what fills it up."""
    return word.rstrip(FILLING)


def lowered(text: str) -> str:
    """The text in lower case, character for character, with one form of apostrophe and space."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(character.lower()[:1] for character in text)
    for written, same in _SAME_LENGTH:
        low = low.replace(written, same)
    return low


def with_letters(worded: str, written: str) -> str:
    """A name as it is looked up, with the capitals that tell one thing from the next: "Hepatitis A", "Lamp S"."""
    capitals = () if written.isupper() else _ONE_LETTER.finditer(written)
    for match in capitals:
        if match[0].isupper():
            worded = worded[: match.start()] + match[0] + worded[match.end() :]
    return worded


@lru_cache(maxsize=1 << 15)
def folded(word: str) -> str:
    """The word without the marks on its letters: stemmers take off some of them, not from all forms."""
    if word.isascii():
        return word
    return "".join(mark for mark in unicodedata.normalize("NFD", word) if not unicodedata.combining(mark))


def head(word: str) -> str:
    """The first two letters, which no stemmer of a language with a lexicon changes: "dying" is "die" to it."""
    return folded(word[:_HEAD]).replace("ß", "ss")[:_HEAD].replace("y", "i")


class Wording:
    """The words of one language as a lexicon wants them."""

    def __init__(
        self, language: str, exact: Iterable[str], beginnings: Iterable[str], elided: Mapping[str, Iterable[str]]
    ) -> None:
        self.language = language
        self.elided = elided  # "ne": ["n'"]
        inner = "" if elided else r"(?:'[^\W\d_]+)*"
        self._word = re.compile(rf"[^\W\d_]+{inner}")
        self._token = re.compile(rf"[\w%{FILLING}]+'?" if elided else rf"[\w'%{FILLING}]+")
        self._exact = frozenset(exact)
        self._beginnings = {beginning: folded(beginning) for beginning in beginnings}
        self._lengths = sorted({len(beginning) for beginning in self._beginnings})
        self._standing: dict[str, str] = {}
        self._exact_by_root: dict[str, list[str]] = {}

    def text(self, low: str) -> str:
        """A lower-case text with each word as it is looked up, of the same length."""
        return self._word.sub(self._stand_in, low)

    def words(self, text: str, start: int = 0, end: int | None = None) -> list[re.Match[str]]:
        """The words of a text as they are looked up, between two offsets."""
        return list(self._token.finditer(text, start, len(text) if end is None else end))

    def forms(self, word: str) -> list[str]:
        """All that a word of a phrase may stand as."""
        root = self.root(word)
        forms = {root, *self._exact_of(root)}
        if "ss" in root:
            forms.add(root.replace("ss", "ß"))
        if self._stands_as_written(word, root) or len(root) > len(word):
            forms.add(word)
        return sorted((*forms, *self.elided.get(word, ())), key=len, reverse=True)

    def _exact_of(self, root: str) -> Iterable[str]:
        """The words that phrases name by their form and that have this root."""
        if root not in self._exact_by_root:
            near = self._exact_by_head.get(head(root), ())
            self._exact_by_root[root] = [form for form in near if self.root(form) == root]
        return self._exact_by_root[root]

    @cached_property
    def _exact_by_head(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for form in self._exact:
            begins = head(form if len(form) > SHORT else self.root(form))
            found.setdefault(begins, []).append(form)
        return found

    def root(self, word: str) -> str:
        """What the forms of a word have in common."""
        return folded(stem(word, self.language))

    def _stand_in(self, match: re.Match[str]) -> str:
        word = match[0]
        if word not in self._standing:
            root = self.root(word)
            as_written = self._stands_as_written(word, root) or len(root) > len(word)
            self._standing[word] = word if as_written else root.ljust(len(word), FILLING)
        return self._standing[word]

    def _stands_as_written(self, word: str, root: str) -> bool:
        if word in self._exact:
            return True
        for length in self._lengths:
            beginning = self._beginnings.get(word[:length])
            if beginning is not None and not root.startswith(beginning):
                return True
        return False
