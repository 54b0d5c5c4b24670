"""Terms as plain data, as settings hold them, and as values, as rules read them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

SOURCE = ""
"""Stands for the site's source language in a glossary that does not say which it is."""

PARTS_OF_SPEECH = ("noun", "verb", "adjective", "adverb", "proper noun", "other")


class Term(NamedTuple):
    """One concept: what it is called in each locale, the preferred word first, and what it is not to be called.

    With `context` it is meant only where one of these words stands nearby; `part_of_speech` tells the state from to
    state. A kept term is not translated.
    """

    texts: Mapping[str, tuple[str, ...]] = {}
    forbidden: Mapping[str, tuple[str, ...]] = {}
    context: tuple[str, ...] = ()
    part_of_speech: str = ""
    is_exact: bool = False  # in upper and lower case
    is_kept: bool = False
    note: str = ""
    domain: str = ""
    source: str = ""  # the site's source language, where its settings say which it is

    def in_locale(self, locale: str) -> tuple[str, ...]:
        """What the concept is called in this locale."""
        return _of_locale(self.texts, locale)

    def in_source(self, locale: str) -> tuple[str, ...]:
        """What it is called in the source language, which this locale is."""
        return self.texts.get(SOURCE, ()) or self.in_locale(locale)

    def forbidden_in(self, locale: str) -> tuple[str, ...]:
        """What it is not to be called in this locale."""
        return _of_locale(self.forbidden, locale)

    def plain(self) -> dict[str, Any]:
        """The term as plain data; what says nothing is left out."""
        stated: dict[str, Any] = {
            "terms": {locale: list(texts) for locale, texts in self.texts.items() if texts},
            "forbidden": {locale: list(texts) for locale, texts in self.forbidden.items() if texts},
            "context": list(self.context),
            "part-of-speech": self.part_of_speech,
            "case": self.is_exact,
            "keep": self.is_kept,
            "note": self.note,
            "domain": self.domain,
            "source": self.source,
        }
        return {name: value for name, value in stated.items() if value}


class Glossary:
    """The terms of a site."""

    def __init__(self, plain: Iterable[Mapping[str, Any]]) -> None:
        self.terms = tuple(_term(one) for one in plain)

    def by_source(self, locale: str) -> dict[str, tuple[Term, ...]]:
        """The terms by what they are called in the source language; one word may stand for several concepts."""
        return _by_text((text, term) for term in self.terms for text in term.in_source(locale))

    def by_target(self, locale: str) -> dict[str, tuple[Term, ...]]:
        """The terms by what they are called in this locale."""
        return _by_text((text, term) for term in self.terms for text in term.in_locale(locale))

    def by_forbidden(self, locale: str) -> dict[str, tuple[Term, ...]]:
        """The terms by what they are not to be called in this locale."""
        return _by_text((text, term) for term in self.terms for text in term.forbidden_in(locale))


def _by_text(pairs: Iterable[tuple[str, Term]]) -> dict[str, tuple[Term, ...]]:
    found: dict[str, tuple[Term, ...]] = {}
    for text, term in pairs:
        found[text] = (*found.get(text, ()), term)
    return found


def _term(plain: Mapping[str, Any]) -> Term:
    return Term(
        _texts(plain.get("terms", {})),
        _texts(plain.get("forbidden", {})),
        _several(plain.get("context", ())),
        str(plain.get("part-of-speech", "")),
        bool(plain.get("case", False)),
        bool(plain.get("keep", False)),
        str(plain.get("note", "")),
        str(plain.get("domain", "")),
        str(plain.get("source", "")),
    )


def _texts(stated: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {locale: _several(texts) for locale, texts in stated.items()}


def _several(stated: str | Sequence[str]) -> tuple[str, ...]:
    return (stated,) if isinstance(stated, str) else tuple(stated)


def _of_locale(texts: Mapping[str, tuple[str, ...]], locale: str) -> tuple[str, ...]:
    """What is said for the locale, for its language, or for the one locale of that language: es for es-MX, and back."""
    if locale in texts:
        return texts[locale]
    language = locale.partition("-")[0]
    if language in texts:
        return texts[language]
    near = [other for other in texts if other and other.partition("-")[0] == language]
    return texts[near[0]] if len(near) == 1 and language else ()
