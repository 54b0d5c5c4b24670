"""What is known of a language's words: one question for all sources, and who has answered it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from polyglint.language.stems import stem
from polyglint.language.words import primary
from polyglint.late_pattern import late_pattern
from polyglint.spelling.edits import ELIDING, one_slip_away, reaccented
from polyglint.spelling.forms import is_common_verb_with_pronoun, known_form, prefixes
from polyglint.spelling.letters import folded
from polyglint.spelling.listed import FORMS, ListedWords
from polyglint.spelling.sources import (
    ENOUGH,
    FEW_FORMS,
    HunspellFiles,
    chosen,
    hunspell,
    inflections,
    is_thin,
    listed_words,
    packages_for,
    root_key,
)

_NAMES = {"spellchecker": "pyspellchecker", "pymorphy3_dicts_ru": "pymorphy3-dicts-ru"}
SHORT = 5
"""Letters: among shorter words, strangers are one slip apart by chance."""
_INFLECTED = 100  # times in a thousand million words: what grammar makes is as good as what somebody has counted
_LEAST_ELIDED = 5000  # rarer words hardly meet an article without their apostrophe
_POSSESSIVE = late_pattern(r"'s?$")
_APART = late_pattern(r"[-'\u2010\u2011]")


class Candidates(NamedTuple):
    """Known words that an unknown one may be meant for, whatever the site says: those that are one slip away."""

    listed: tuple[str, ...] = ()
    accented: tuple[str, ...] = ()  # that are otherwise known, be it as names, and differ in accents alone
    made: tuple[str, ...] = ()  # where there is none of these: what grammar makes


class Dictionary:
    """The words of a language, with what a site adds."""

    def __init__(self, locale: str, spelling: Mapping[str, Any] | None = None, terms: Iterable[str] = ()) -> None:
        """`spelling` is what the settings say; `terms` are texts whose words are known, those of glossaries."""
        self.locale = locale
        self.language = primary(locale)
        stated = spelling or {}
        self.own = {folded(word, self.language) for word in _words_for(stated.get("words") or {}, locale)}
        self._terms = {folded(word, self.language) for text in terms for word in re.findall(r"[^\W\d_]+", text)}
        self._files = chosen(stated.get("dictionaries") or (), locale)
        self._known: dict[str, bool] = {}
        self._candidates: dict[str, Candidates] = {}

    @property
    def is_sufficient(self) -> bool:
        """Whether a word that is not known is more than one that a short list happens to lack."""
        return self.is_rich or self.language in ENOUGH

    @cached_property
    def is_rich(self) -> bool:
        """Whether inflected forms are known, so that hardly a right word is unknown."""
        return not is_thin(self.language) or bool(self._hunspell)

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """What serves the language, by name."""
        listed = tuple(_NAMES.get(package, package) for package in packages_for(self.language))
        return (*listed, *(f"Hunspell {file.stem}" for file, _ in self._hunspell))

    def described(self) -> str:
        """What serves the locale, in words."""
        own = f", {len(self.own)} words of the site's own" if self.own else ""
        if not self.sources:
            return f"no dictionary{own}; `[spelling] dictionaries` names a folder with Hunspell dictionaries"
        if self.is_sufficient:
            return f"{', '.join(self.sources)}{own}"
        return (
            f"{', '.join(self.sources)}{own}: too few inflected forms to call a word misspelt; "
            "install polyglint[spelling], or name Hunspell dictionaries under `[spelling] dictionaries`"
        )

    def knows(self, word: str) -> bool:
        """Whether the word is one, by itself or in its parts; asked once for each word."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = bool(self.acceptance(folded(word, self.language)))
        return known

    def acceptance(self, word: str) -> str:
        """Who knows this folded word and as what; "" when nobody does."""
        if by := self._by(word):
            return by
        if _APART.search(word):
            return self._by_parts(word)
        return known_form(word, self.language, self._by)

    def candidates(self, word: str) -> Candidates:
        """What an unknown folded word may be meant for: looked up once for each word, for that is dear."""
        if len(word) < SHORT:
            return Candidates()
        if word not in self._candidates:
            listed = tuple(one_slip_away(word, self.language, self.lists))
            others = {*reaccented(word, self.language)} - {word, *listed}
            accented = tuple(sorted(other for other in others if self.acceptance(other)))
            made = () if listed or accented else tuple(one_slip_away(word, self.language, self.is_made))
            self._candidates[word] = Candidates(listed, accented, made)
        return self._candidates[word]

    def frequency(self, word: str) -> int:
        """How often in a thousand million words this one is met, as far as somebody has counted it or its like."""
        if self.language in ELIDING and "'" in word:
            frequency = self.frequency(word.rpartition("'")[2])
            return frequency if frequency >= _LEAST_ELIDED else 0
        listed = self._listed.frequency(word) if self._listed else None
        if listed or not self._listed:
            return listed or 0
        if self.is_made(word):
            return _INFLECTED
        return (self._listed.frequency(root_key(stem(word, self.language))) or 0) // FORMS

    @property
    def counts_most_words(self) -> bool:
        """Whether a word that nobody has counted is a rare one."""
        return self.language not in FEW_FORMS

    def is_made(self, word: str) -> bool:
        """Whether the word is a frequent form that grammar makes of a listed one and no list has."""
        return self.language == "es" and is_common_verb_with_pronoun(word, self.lists)

    def lists(self, word: str) -> bool:
        """Whether the word stands in a list, and not as a name: a cheap question, for many candidates."""
        if word in self.own or word in self._terms:
            return True
        if self._listed is not None and word in self._listed:
            return True
        return self._inflections is not None and self._inflections(word)

    def holds(self, word: str) -> bool:
        """Whether the word stands in a list, be it as a name."""
        return self.lists(word) or (self._listed is not None and self._listed.has_name(word))

    def _by(self, word: str) -> str:
        if word in self.own:
            return "the site's word list"
        if word in self._terms:
            return "the glossary"
        if self.holds(word):
            return self._lists
        return "Hunspell" if self._in_hunspell(word) else ""

    def _by_parts(self, word: str) -> str:
        if self.language == "en" and _POSSESSIVE.search(word):
            return self.acceptance(_POSSESSIVE.sub("", word))
        if self.language in ELIDING and "'" in word:
            word = word.rpartition("'")[2]
            return self.acceptance(word)
        parts = [part for part in _APART.split(word) if len(part) > 1]
        known = prefixes(self.language)
        return "its parts" if all(part in known or self.acceptance(part) for part in parts) else ""

    @cached_property
    def _lists(self) -> str:
        """What lists words, by name."""
        return " or ".join(name for name in self.sources if not name.startswith("Hunspell"))

    @cached_property
    def _listed(self) -> ListedWords | None:
        return listed_words(self.language)

    @cached_property
    def _inflections(self) -> Callable[[str], bool] | None:
        return inflections(self.language)

    @cached_property
    def _hunspell(self) -> list[tuple[HunspellFiles, Any]]:
        opened = ((file, hunspell(file.stem)) for file in self._files)
        return [(file, words) for file, words in opened if words]

    def _in_hunspell(self, word: str) -> bool:
        return any(words.spell(word) or words.spell(word.capitalize()) for _, words in self._hunspell)


class Dictionaries:
    """The dictionaries of a site, each made when a document of its locale is met."""

    def __init__(self, spelling: Mapping[str, Any] | None, glossaries: Sequence[Mapping[str, Any]] = ()) -> None:
        self.spelling = spelling
        self.glossaries = glossaries
        self._made: dict[str, Dictionary] = {}

    def of(self, locale: str) -> Dictionary:
        """The dictionary of a locale."""
        if locale not in self._made:
            self._made[locale] = Dictionary(locale, self.spelling, self._terms(locale))
        return self._made[locale]

    def _terms(self, locale: str) -> Iterable[str]:
        for term in self.glossaries:
            for stated, texts in term.get("terms", {}).items():
                if not stated or primary(stated) == primary(locale):
                    yield from (texts,) if isinstance(texts, str) else texts


def _words_for(words: Mapping[str, Iterable[str]], locale: str) -> Iterable[str]:
    """The words of the lists that hold for a locale: those for all, for its language, and for itself."""
    for stated, listed in words.items():
        if not stated or stated.lower() == locale.lower() or stated.lower() == primary(locale):
            yield from listed
