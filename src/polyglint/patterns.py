"""The kinds of rules that are data: a pattern that has no place in a text, and words with better ones."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from polyglint.document import Document
from polyglint.document.masking import MARKUP, OBJECT
from polyglint.rule import DocumentRule
from polyglint.values import Edit, Fix, Problem, Severity

Scope = Literal["prose", "headings", "front_matter", "raw"]
_Stretch = tuple[str, int, int]

PLACEHOLDER = re.compile(r"\{(\w+)\}")
# Markup between two words is masked; it parts them no more than it does for a reader.
_GAP = rf"{MARKUP}*\s[\s{MARKUP}]*"
_WORD = re.compile(rf"[^\s{MARKUP}]+")
# Not inside another word, a compound, a path, an address or a handle; a possessive is the word itself.
_BEFORE = r"(?<![\w@#/\\.-])(?<!\w['’])"
_AFTER = rf"(?!{MARKUP}*\w|[-./@\\]\w|['’](?!s\b)\w)"
# Scripts that write no spaces between words, and Hangul, which adds particles to them.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
_HARMLESS_IN_HEADERS = re.compile(r"[\w .-]*")
_MOST_SEARCHES = 6  # from here on, one look at all words is cheaper than one search for each


@dataclass(frozen=True, kw_only=True)
class DataRule(DocumentRule):
    """What the rules of a data file have in common.

    A site may set `exceptions`: phrases inside which nothing is found; the other fields are the rule itself.
    """

    id: str
    severity: Severity
    preview: bool
    languages: tuple[str, ...]
    summary: str
    message: str
    scope: Scope
    safe: bool
    ignorecase: bool
    exceptions: tuple[str, ...] = ()

    def check(self, document: Document) -> Iterator[Problem]:
        """What matches and is no exception."""
        for text, start, end in self._stretches(document):
            excepted: list[tuple[int, int]] | None = None
            for match in self._matches(text, start, end):
                if not match[0]:
                    raise ValueError(f"the pattern matches nothing at all at offset {match.start()}")
                if excepted is None:
                    excepted = list(self._excepted(text))
                if not any(begins <= match.start() and match.end() <= ends for begins, ends in excepted):
                    yield from self._problems(document, match)

    def _matches(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        raise NotImplementedError

    def _stretches(self, document: Document) -> Iterator[_Stretch]:
        match self.scope:
            case "prose":
                yield document.prose, 0, len(document.prose)
            case "headings":
                yield from ((document.prose, heading.text_start, heading.text_end) for heading in document.headings)
            case "front_matter":
                entries = (entry for entry in document.front_matter.entries if entry.is_text)
                yield from ((document.text, entry.value_start, entry.value_end) for entry in entries)
            case "raw":
                yield document.text, 0, len(document.text)

    def _excepted(self, text: str) -> Iterator[tuple[int, int]]:
        if self.exceptions:
            yield from (match.span() for match in _phrases(self.exceptions, ignorecase=self.ignorecase).finditer(text))

    def _problems(self, document: Document, match: re.Match[str]) -> Iterable[Problem]:
        raise NotImplementedError

    def _problem(self, document: Document, match: re.Match[str], right: str | None, message: str) -> Problem:
        edits = self._edits(document, match, right) if right is not None else ()
        return Problem(document.place(*match.span()), message, fix=Fix(edits, safe=self.safe) if edits else None)

    def _edits(self, document: Document, match: re.Match[str], right: str) -> tuple[Edit, ...]:
        """The edits that put the right text in place; none where they would eat markup or what is not prose."""
        found = match[0]
        if OBJECT in found or (self.scope == "front_matter" and not _HARMLESS_IN_HEADERS.fullmatch(right)):
            return ()
        words, rights = list(_WORD.finditer(found)), right.split()
        if len(words) == len(rights) and (MARKUP in found or "\n" in found):
            spans = ((match.start() + word.start(), match.start() + word.end(), word[0]) for word in words)
            return tuple(
                Edit(document.place(start, end), new)
                for (start, end, old), new in zip(spans, rights, strict=True)
                if old != new
            )
        return () if MARKUP in found else (Edit(document.place(*match.span()), right),)


@dataclass(frozen=True, kw_only=True)
class Pattern(DataRule):
    """A text that matches the pattern is a problem."""

    pattern: str
    replace: str | None

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern as it is written."""
        return re.compile(self.pattern, re.IGNORECASE if self.ignorecase else 0)

    def _matches(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        return self.regex.finditer(text, start, end)

    def _problems(self, document: Document, match: re.Match[str]) -> Iterable[Problem]:
        groups = {str(number): text or "" for number, text in enumerate(match.groups(), 1)}
        known = {**groups, **{name: text or "" for name, text in match.groupdict().items()}, "match": match[0]}
        known = {name: shown(text) for name, text in known.items()}
        right = None if self.replace is None else cased(match[0], filled(self.replace, known))
        if right != match[0]:
            yield self._problem(document, match, right, filled(self.message, known))


@dataclass(frozen=True, kw_only=True)
class Substitution(DataRule):
    """A word or phrase that has a better one is a problem.

    One in small letters is found in any case, one with capitals only as it is written.
    """

    swap: tuple[tuple[str, str], ...]

    def _matches(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        # Only what can be there is searched for: a pattern of hundreds of phrases is slower than reading Markdown.
        wrongs = tuple(wrong for hint in self._hints_in(text) for wrong in self._by_hint[hint])
        return _phrases(wrongs, ignorecase=self.ignorecase).finditer(text, start, end) if wrongs else iter(())

    def _hints_in(self, text: str) -> list[str]:
        folded = _folded(text)
        if len(self._by_hint) <= _MOST_SEARCHES:
            return [hint for hint in self._by_hint if hint in folded]
        found = self._by_hint.keys() & _words(folded)
        return sorted(found.union(hint for hint in self._odd_hints if hint in folded))

    @cached_property
    def _by_hint(self) -> dict[str, list[str]]:
        """What is swapped, by its longest word: where that is not in a text, the whole is not."""
        by_hint: dict[str, list[str]] = {}
        for wrong, _ in self.swap:
            by_hint.setdefault(max(re.split(r"[\s'’]+", wrong.lower()), key=len), []).append(wrong)
        return by_hint

    @cached_property
    def _odd_hints(self) -> tuple[str, ...]:
        """Those that are no words to `_words`."""
        return tuple(hint for hint in self._by_hint if not hint.isalnum() or _UNSPACED.search(hint))

    @cached_property
    def _rights(self) -> dict[str, str]:
        return {normal(wrong, ignorecase=self.ignorecase): right for wrong, right in self.swap}

    def _problems(self, document: Document, match: re.Match[str]) -> Iterable[Problem]:
        found = normal(shown(match[0]), ignorecase=False)
        exact = self._rights.get(found)
        # Without a right: the long s counts as an s to the search and not to `lower`.
        right = self._rights.get(found.lower(), found) if exact is None else exact
        is_only_shouted = exact is None and found.isupper() and right.upper() == found
        right = cased(found, right)
        if right != found and not is_only_shouted:
            message = filled(self.message, {"match": shown(match[0]), "right": right})
            yield self._problem(document, match, right, message)


@lru_cache(maxsize=256)
def _phrases(texts: tuple[str, ...], *, ignorecase: bool) -> re.Pattern[str]:
    """A pattern for any of these phrases as whole words, the longest first, whatever white space parts their words."""
    groups: dict[tuple[str, str], list[str]] = {}
    for text in sorted(texts, key=lambda text: (-len(text), text)):
        before = "" if _UNSPACED.match(text[0]) else _BEFORE
        after = "" if _UNSPACED.match(text[-1]) else _AFTER
        groups.setdefault((before, after), []).append(_phrase(text, ignorecase=ignorecase))
    # The look behind comes first and once: inside a word it says no before any phrase is tried.
    return re.compile("|".join(f"{before}(?:{'|'.join(group)}){after}" for (before, after), group in groups.items()))


def _phrase(text: str, *, ignorecase: bool) -> str:
    words = [re.sub("['’]", "['’]", re.escape(word)) for word in text.split()]
    return f"(?{'i' if ignorecase or text == text.lower() else ''}:{_GAP.join(words)})"


def normal(text: str, *, ignorecase: bool) -> str:
    """A phrase as it is looked up."""
    spaced = " ".join(text.replace("’", "'").split())
    return spaced.lower() if ignorecase else spaced


def shown(text: str) -> str:
    """Some prose as a message shows it."""
    return " ".join(text.replace(MARKUP, "").split())


def filled(template: str, known: Mapping[str, str]) -> str:
    """The template with its placeholders filled in."""
    return PLACEHOLDER.sub(lambda match: known[match[1]], template)


def cased(found: str, right: str) -> str:
    """The right text with the capitals of what it replaces; one with capitals of its own keeps these."""
    if right != right.lower():
        return right
    if found.isupper() and len(found) > 1:
        return right.upper()
    return right[:1].upper() + right[1:] if found[:1].isupper() else right


@lru_cache(maxsize=1)
def _folded(text: str) -> str:
    """In small letters: the last text only, which all rules ask for in turn."""
    return text.lower()


@lru_cache(maxsize=1)
def _words(folded: str) -> frozenset[str]:
    """The words of a text, and some pieces that are none: taking only what differs apart is what makes it cheap."""
    pieces = {piece.strip(".,;:!?()\"'") for piece in set(folded.split())}
    odd = [piece for piece in pieces if not piece.isalnum()]
    return frozenset(pieces.union(re.findall(r"\w+", " ".join(odd))))
