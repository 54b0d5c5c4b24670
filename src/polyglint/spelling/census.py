"""All words of a site that no dictionary knows, for those who sort them: the map of `polyglint words`."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from polyglint.document import Document
from polyglint.language.words import script_of
from polyglint.spelling.dictionary import Dictionaries
from polyglint.spelling.letters import folded
from polyglint.spelling.survey import Kind, unknown_words

ENGLISH = "en"
"""Whose words stand in texts of every other language."""


class Setup(NamedTuple):
    """What a process has to know to look for words."""

    root: Path
    spelling: Mapping[str, Any]
    glossaries: Sequence[Mapping[str, Any]]


class Met(NamedTuple):
    """An unknown word in a document: where first, how often, and what the document says of it."""

    locale: str
    path: str
    line: int
    column: int
    kind: Kind
    stated: Mapping[str, Any]


class Counted(NamedTuple):
    """What one document has: its unknown words, and which words of the site's lists it uses."""

    met: tuple[Met, ...]
    used: tuple[str, ...]
    is_unread: bool = False


def prepare(setup: Setup) -> Callable[[tuple[str, str]], Counted]:
    """The map as one call, for executors: a path and its locale in, its words out."""
    dictionaries = Dictionaries(setup.spelling, setup.glossaries)

    def count(file: tuple[str, str]) -> Counted:
        path, locale = file
        try:
            document = Document.from_bytes(path, (setup.root / path).read_bytes(), locale)
        except OSError:
            return Counted((), (), is_unread=True)  # `check` says why
        if document.undecodable or not document.language:
            return Counted((), (), is_unread=bool(document.undecodable))
        return Counted(tuple(_met(document, dictionaries)), tuple(_used(document, dictionaries)))

    return count


def _met(document: Document, dictionaries: Dictionaries) -> list[Met]:
    dictionary = dictionaries.of(document.locale)
    if not dictionary.sources or not script_of(document.language):
        return []
    other = dictionaries.of(ENGLISH) if document.language != ENGLISH else None
    found = []
    for unknown in unknown_words(document, dictionary, other):
        place = document.place(unknown.start, unknown.end)
        found.append(Met(document.locale, document.path, place.line, place.column, unknown.kind, unknown.stated()))
    return found


def _used(document: Document, dictionaries: Dictionaries) -> list[str]:
    """The site's own words that stand in the document, in whatever form: possessive, compounded, with any letter ё."""
    own = dictionaries.of(document.locale).own
    text = plainly(document.prose) if own else ""
    return sorted(word for word in own if plainly(word) in text)


def plainly(text: str) -> str:
    """A text as words of any language are sought in it."""
    return folded(text.casefold().replace("\u2010", "-").replace("\N{NON-BREAKING HYPHEN}", "-"), "ru")
