"""Two ways to find a text: a pattern as it is written, and phrases as whole words, however many there are."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from polyglint.document.masking import MARKUP

Search = Callable[[int, int], Iterator[re.Match[str]]]
"""Finds all matches between two offsets of one text."""

# Markup between two words is masked; it parts them no more than it does for a reader.
GAP = rf"{MARKUP}*\s[\s{MARKUP}]*"
# Not inside another word, a compound, a path, an address or a handle; a possessive is the word itself.
_BEFORE = r"(?<![\w@#/\\.-])(?<!\w['’])"
_AFTER = rf"(?!{MARKUP}*\w|[-./@\\]\w|['’](?!s\b)\w)"
# Scripts that write no spaces between words, and Hangul, which adds particles to them.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
_BOUNDED = re.compile(r"\\b\(\?:(.*)\)\\b", re.DOTALL)
_MOST_SEARCHES = 6  # from here on, one look at all words is cheaper than one search for each


@dataclass(frozen=True)
class PatternFinder:
    """Finds what matches any of these regular expressions, the first that fits."""

    patterns: tuple[str, ...]
    ignorecase: bool

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """All of them as one."""
        flags = re.IGNORECASE if self.ignorecase else 0
        if len(self.patterns) == 1:
            return re.compile(self.patterns[0], flags)
        insides = [match[1] for one in self.patterns if (match := _BOUNDED.fullmatch(one)) and _is_whole(match[1])]
        if len(insides) == len(self.patterns):
            # The boundary is asked once at each letter, not once for each pattern.
            return re.compile(rf"\b(?:{'|'.join(insides)})\b", flags)
        return re.compile("|".join(f"(?:{one})" for one in self.patterns), flags)

    def search(self, text: str) -> Search:
        """What finds them in a text."""
        return lambda start, end: self.regex.finditer(text, start, end)

    def index(self, match: re.Match[str]) -> int:
        """Which of the patterns a match is of."""
        for index, regex in enumerate(self._each):
            alone = regex.match(match.string, match.start())
            if alone and alone.end() == match.end():
                return index
        return 0

    @cached_property
    def _each(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(one, self.regex.flags & re.IGNORECASE) for one in self.patterns)


@dataclass(frozen=True)
class PhraseFinder:
    """Finds phrases as whole words, the longest first, whatever white space and markup parts their words.

    One in small letters is found in any case, one with capitals only as it is written.
    """

    phrases: tuple[str, ...]
    ignorecase: bool

    def search(self, text: str) -> Search:
        """What finds them in a text."""
        # Only what can be there is searched for: a pattern of hundreds of phrases is slower than reading Markdown.
        there = tuple(phrase for hint in self._hints_in(text) for phrase in self._by_hint[hint])
        if not there:
            return lambda _start, _end: iter(())
        regex = phrases(there, ignorecase=self.ignorecase)
        return lambda start, end: regex.finditer(text, start, end)

    def _hints_in(self, text: str) -> list[str]:
        folded = _folded(text)
        if len(self._by_hint) <= _MOST_SEARCHES:
            return [hint for hint in self._by_hint if hint in folded]
        found = self._by_hint.keys() & _words(folded)
        return sorted(found.union(hint for hint in self._odd_hints if hint in folded))

    @cached_property
    def _by_hint(self) -> dict[str, list[str]]:
        """The phrases by their longest word: where that is not in a text, the whole is not."""
        by_hint: dict[str, list[str]] = {}
        for phrase in self.phrases:
            by_hint.setdefault(max(re.split(r"[\s'’]+", phrase.lower()), key=len), []).append(phrase)
        return by_hint

    @cached_property
    def _odd_hints(self) -> tuple[str, ...]:
        """Those that are no words to `_words`."""
        return tuple(hint for hint in self._by_hint if not hint.isalnum() or _UNSPACED.search(hint))


Finder = PatternFinder | PhraseFinder


def _is_whole(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


@lru_cache(maxsize=256)
def phrases(texts: tuple[str, ...], *, ignorecase: bool) -> re.Pattern[str]:
    """A pattern for any of these phrases."""
    groups: dict[tuple[str, str], list[str]] = {}
    for text in sorted(texts, key=lambda text: (-len(text), text)):
        before = "" if _UNSPACED.match(text[0]) else _BEFORE
        after = "" if _UNSPACED.match(text[-1]) else _AFTER
        groups.setdefault((before, after), []).append(_phrase(text, ignorecase=ignorecase))
    # The look behind comes first and once: inside a word it says no before any phrase is tried.
    return re.compile("|".join(f"{before}(?:{'|'.join(group)}){after}" for (before, after), group in groups.items()))


def _phrase(text: str, *, ignorecase: bool) -> str:
    words = [re.sub("['’]", "['’]", re.escape(word)) for word in text.split()]
    return f"(?{'i' if ignorecase or text == text.lower() else ''}:{GAP.join(words)})"


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
