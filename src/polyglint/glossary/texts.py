"""The texts of a page and of its translations that stand for each other, as plain words: what terms are mined from."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from polyglint.document import Document
from polyglint.language.stems import WITHOUT_SPACES, word_tokens
from polyglint.translation import Translation

BREAK = "|"
"""Stands between words that do not follow each other: punctuation, code, the end of a sentence."""

_LOOSE = re.compile(r"[^\s\u2060]")
_LONGEST = 4  # characters of a Chinese word


class Setup(NamedTuple):
    """What a process has to know to read pages."""

    root: Path
    source_locale: str


class Page(NamedTuple):
    """The files of a page: path and locale of each."""

    versions: tuple[tuple[str, str], ...]


class Pair(NamedTuple):
    """A text of the source and its translation, words and breaks apart by spaces."""

    locale: str
    source: str
    target: str


def prepare(setup: Setup) -> Callable[[Page], list[Pair]]:
    """The map as one call, for executors."""

    def read(page: Page) -> list[Pair]:
        documents = [_document(setup.root, path, locale) for path, locale in page.versions]
        readable = [document for document in documents if document is not None and not document.undecodable]
        source = next((document for document in readable if document.locale == setup.source_locale), None)
        if source is None:
            return []
        targets = [document for document in readable if document is not source]
        return [pair for target in targets for pair in _pairs(Translation(source, target))]

    return read


def _document(root: Path, path: str, locale: str) -> Document | None:
    try:
        return Document.from_bytes(path, (root / path).read_bytes(), locale)
    except OSError:
        return None  # what cannot be read cannot be counted; `check` says so


def _pairs(translation: Translation) -> Iterator[Pair]:
    source, target = translation.source, translation.target
    for segment in translation.segments:
        if segment.source.text != segment.target.text:
            words = _words(segment.source.prose, source.language)
            others = _words(segment.target.prose, target.language)
            if words and others:
                yield Pair(target.locale, words, others)


def _words(prose: str, language: str) -> str:
    """The words of a text with breaks between those that do not follow each other."""
    found: list[str] = []
    end = 0
    for word in word_tokens(prose, language):
        if found and _LOOSE.search(prose, end, word.start):
            found.append(BREAK)
        found.append(word.text)
        end = word.end
    return " ".join(found)


def units(words: list[str], language: str, longest: int) -> Iterator[tuple[str, ...]]:
    """The runs of up to `longest` words; of a language without spaces, words that its characters may form."""
    if language in WITHOUT_SPACES:
        yield from _joined(words)
        return
    for start in range(len(words)):
        for end in range(start + 1, min(start + longest, len(words)) + 1):
            if words[end - 1] == BREAK:
                break
            yield tuple(words[start:end])


def _joined(words: list[str]) -> Iterator[tuple[str, ...]]:
    for start, word in enumerate(words):
        if word == BREAK:
            continue
        if len(word) > 1:
            yield (word,)
            continue
        for end in range(start + 2, min(start + _LONGEST, len(words)) + 1):
            if len(words[end - 1]) > 1 or words[end - 1] == BREAK:
                break
            yield ("".join(words[start:end]),)
