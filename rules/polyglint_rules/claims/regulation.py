"""Regulations of advertising as data: what each one asks, and the words for it in the languages of a site."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from polyglint import Document

if TYPE_CHECKING:
    from polyglint import Kind

_FOLDER = Path(__file__).parent / "regulations"
_KINDS = "kinds"
_BEGINNING = 3000  # characters that tell what a page is about
_ENOUGH = 2
_SHORT = 4  # letters


@dataclass(frozen=True, slots=True)
class Article:
    """What a regulation asks of statements of a kind, or of a page."""

    cite: str
    asks: str
    unless: str = ""  # what makes the statement fair where it stands near by

    @classmethod
    def of(cls, law: str, stated: Mapping[str, str]) -> "Article":
        """An article as a pack states it."""
        return cls(f"{stated.get('law', law)}, {stated['article']}", stated["asks"], stated.get("unless", ""))


@dataclass(frozen=True)
class Regulation:
    """One regulation: its articles by kind of statement, and which pages it speaks of."""

    id: str
    name: str
    link: str
    summary: str
    sorts: tuple[str, ...]
    languages: tuple[str, ...]
    articles: Mapping[str, Article]
    demands: Mapping[str, Article]
    phrases: Mapping[str, Mapping[str, Any]]

    @classmethod
    def of(cls, name: str, stated: Mapping[str, Any]) -> "Regulation":
        """A regulation as a file or a site's settings state it."""
        law = stated.get("law", stated.get("name", name))
        return cls(
            name,
            stated.get("name", name),
            stated.get("link", ""),
            stated.get("summary", ""),
            tuple(listed(stated.get("pages", ""))),
            tuple(listed(stated.get("languages", ""))),
            {kind: Article.of(law, article) for kind, article in stated.get("articles", {}).items()},
            {kind: Article.of(law, article) for kind, article in stated.get("demands", {}).items()},
            stated.get("phrases", {}),
        )

    def concerns(self, document: Document, language: str) -> bool:
        """Whether the document is in a language and of a sort that the regulation speaks of."""
        if self.languages and language not in self.languages:
            return False
        return not self.sorts or any(is_about(document.text, language, sort) for sort in self.sorts)


def listed(written: Any) -> list[str]:
    """The entries of a list: one text with commas, or several behind dashes."""
    parts = [written] if isinstance(written, str) else list(written)
    return [" ".join(entry.split()) for part in parts for entry in str(part).split(",") if entry.strip()]


@cache
def known() -> tuple[str, ...]:
    """The names of the regulations that come with the tool."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.yaml") if file.stem != _KINDS))


@cache
def regulation(name: str) -> Regulation:
    """One of those that come with the tool."""
    return Regulation.of(name, _read(f"{name}.yaml"))


@cache
def kinds_of_statements() -> Mapping[str, Mapping[str, str]]:
    """What a finding says of each kind of statement, and of what a page lacks."""
    return _read(f"{_KINDS}.yaml")


@cache
def languages() -> tuple[str, ...]:
    """The languages that the phrases are written in."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("wording/*.yaml")))


@cache
def wording(language: str) -> Mapping[str, Any]:
    """The phrases and words of a language; nothing for one that is not known."""
    return _read(f"wording/{language}.yaml") if language in languages() else {}


def phrases_of(language: str, regulations: Sequence[Regulation] = ()) -> "tuple[Kind, ...]":
    """All kinds of statements with their phrases, those that the regulations bring included.

    They do not depend on which regulations a site has named: to compile them takes longer than to look for them.
    """
    own = tuple(each.phrases[language] for each in regulations if language in each.phrases)
    return _kinds((wording(language).get("kinds", {}), *own)) if own else _kinds_in(language)


@cache
def _kinds_in(language: str) -> "tuple[Kind, ...]":
    return _kinds((wording(language).get("kinds", {}),))


def _kinds(sources: Sequence[Mapping[str, Any]]) -> "tuple[Kind, ...]":
    return tuple(_kind(name, sources) for name in dict.fromkeys(kind for source in sources for kind in source))


def _kind(name: str, sources: Sequence[Mapping[str, Any]]) -> "Kind":
    from polyglint import Kind  # late: it brings the reading of sentences

    found: dict[str, list[str]] = {"phrases": [], "denied": [], "pseudo": []}
    for source in sources:
        stated = source.get(name, ())
        for key, phrases in (stated if isinstance(stated, Mapping) else {"phrases": stated}).items():
            found[key].extend(phrase.lower() for phrase in listed(phrases))
    compares = "compares" in kinds_of_statements().get(name, {})
    return Kind(name, tuple(found["phrases"]), tuple(found["denied"]), tuple(found["pseudo"]), compares)


def is_about(text: str, language: str, sort: str) -> bool:
    """Whether a page is of a sort: a page about a treatment, a remedy or a cosmetic."""
    stated = _words_of_pages(language).get(sort)
    if not stated:
        return False
    words, elsewhere = stated
    beginning = text[:_BEGINNING].lower()
    found = words.findall(beginning)
    return len(set(found)) >= _ENOUGH and len(found) > len(elsewhere.findall(beginning))


@cache
def _words_of_pages(language: str) -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    pages = wording(language).get("pages", {})
    return {sort: (_any_of(words["words"]), _any_of(words["elsewhere"])) for sort, words in pages.items()}


def _any_of(written: Any) -> re.Pattern[str]:
    """Any of these words; a short one only where a word begins: "gel" is no part of "angel"."""
    words = sorted(listed(written), key=len, reverse=True)
    return re.compile("|".join(("" if len(word) > _SHORT else r"(?<!\w)") + re.escape(word) for word in words))


def _read(name: str) -> Mapping[str, Any]:
    import yaml  # late: only a site that has switched a pack on needs it

    text = (_FOLDER / name).read_text(encoding="utf-8")
    # Everything is text: "no" is a word here, not a truth value.
    data: Mapping[str, Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(text).get_data() or {}
    return data
