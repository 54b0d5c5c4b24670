"""Where a page has words with two spellings, names, quotations and code aside."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from polyglint import OBJECT, Document, Inline
from polyglint_rules.spelling.variant_words import is_listed, spelling

_QUOTATION = r'"[^"\ufffc]{1,600}"|“[^”\ufffc]{1,600}”|«[^»\ufffc]{1,600}»|‘[^’\ufffc]{1,80}’'
_NAME_FOLLOWS = r"(?:['’]s)?[\s\u2060]+(?:(?:of|for|the|and|de|da|do|in)[\s\u2060]+){0,3}[A-ZÀ-Þ]"
_SENTENCE_START = r"(?:[.!?…:]|\ufffc|^)[\s\u2060\"'“‘«(]*$"
# Beside these a word is part of an identifier, an address or a compound that somebody else spells.
_BESIDE = "_@#$/\\.=+-‑'’"
_AFTER = r"(?![\w@/\\=\-‑]|[.:]\w|\()"
_AROUND = "\u2060.,;:!?…()[]*\"'“”‘’«»"


def known_words(prose: str, language: str) -> frozenset[str]:
    """The words of a text that have two spellings, in lower case."""
    words = set(prose.lower().replace(OBJECT, " ").split())
    words |= {_bare(word) for word in words if not word.isalpha()}
    if language == "pt":
        return frozenset(word for word in words if word.isalpha() and spelling(word, language))
    return frozenset(word for word in words if is_listed(word, language))


def _bare(word: str) -> str:
    return word.strip(_AROUND).removesuffix("'s").removesuffix("’s")


def uses(document: Document, known: Collection[str]) -> dict[str, list[tuple[int, int]]]:
    """Where these words stand as words of the page's own, by the word in lower case."""
    prose = document.prose
    standing = [
        (word, span)
        for word in sorted(known)
        for form in (word, word.capitalize())
        for span in _standing(prose, form)
        if form is word or _is_plain_capital(prose, *span)
    ]
    quotations = list(_quotations(document)) if standing else []
    found: dict[str, list[tuple[int, int]]] = {}
    for word, span in sorted(standing, key=lambda one: one[1]):
        if not any(start <= span[0] < end for start, end in quotations):
            found.setdefault(word, []).append(span)
    return found


def _standing(prose: str, form: str) -> Iterator[tuple[int, int]]:
    start = prose.find(form)
    while start >= 0:
        end = start + len(form)
        before = prose[start - 1 : start]
        if not before.isalnum() and (not before or before not in _BESIDE) and _after().match(prose, end):
            yield start, end
        start = prose.find(form, end)


def _is_plain_capital(prose: str, start: int, end: int) -> bool:
    """Whether a word has its capital from the sentence that it begins: Labor Day, but Colors are shown."""
    if _name_follows().match(prose, end):
        return False
    return _sentence_start().search(prose[max(start - 8, 0) : start]) is not None


def _quotations(document: Document) -> Iterator[tuple[int, int]]:
    """What others said: between quotation marks, in block quotations, and titles in italics or as links out."""
    for mark in _quotation().finditer(document.prose):
        yield mark.span()
    for block in document.blocks:
        if block.kind == "quote":
            yield block.start, block.end
        elif block.has_markup:
            yield from _titles(block.inlines)


def _titles(inlines: Sequence[Inline]) -> Iterator[tuple[int, int]]:
    start = -1
    for inline in inlines:
        if inline.kind == "em_open" or (inline.kind == "link_open" and "://" in inline.content):
            start = inline.end
        elif inline.kind in ("em_close", "link_close") and start >= 0:
            yield start, inline.start
            start = -1


@cache
def _after() -> re.Pattern[str]:
    return re.compile(_AFTER)


@cache
def _quotation() -> re.Pattern[str]:
    return re.compile(_QUOTATION)


@cache
def _name_follows() -> re.Pattern[str]:
    return re.compile(_NAME_FOLLOWS)


@cache
def _sentence_start() -> re.Pattern[str]:
    return re.compile(_SENTENCE_START)
