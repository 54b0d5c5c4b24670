"""A list that names the same thing twice, as two words of another language do that became one in translation."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from polyglint import Document, DocumentRule, Edit, Fix, Mqm, Problem, Related, function_words, words_of

_CONJUNCTIONS = {
    "": "and|or",
    "ca": "i|o",
    "cs": "a|i|nebo",
    "da": "og|eller",
    "de": "und|oder|sowie",
    "es": "y|e|o|u",
    "fr": "et|ou",
    "it": "e|ed|o",
    "ko": "및|또는|그리고",
    "nb": "og|eller",
    "nl": "en|of",
    "pl": "i|oraz|lub",
    "pt": "e|ou",
    "ru": "и|или",
    "sv": "och|eller",
    "tr": "ve|veya",
    "uk": "і|й|та|або",
}
_SEPARATOR = r",[ \n](?:(?:{0})[ \n])?|[ \n](?:{0})[ \n]"
_CLAUSE = r"[^;:()\ufffc–—«»“”\"]+"
_ITEM = r"[^\W\d_]{2}[\w'’\-]*(?:[ \n][^\W\d_][\w'’\-]*){0,2}"
_CAPITAL_NOUNS = ("de", "lb")
_SHORTEST = 4  # letters of an item
_FEWEST = 3  # items of a list
_HINT = "two words of another language may have become one: say what the second one means, or leave it out"


class _Item(NamedTuple):
    """An item of a list in a sentence, and where the separator before it begins."""

    separator: int
    start: int
    end: int
    text: str


class ListedTwice(DocumentRule):
    """A list names each thing once."""

    id = "repetition/listed-twice"
    mqm = Mqm("linguistic conventions", "duplication", "minor")
    needs_in_prose = r",[ \n]"

    def check(self, document: Document) -> Iterator[Problem]:
        """The items of lists in sentences that have been named before."""
        prose = document.prose
        separator = _SEPARATOR.format(_CONJUNCTIONS.get(document.language) or _CONJUNCTIONS[""])
        plain = function_words(document.language or "en")
        for sentence in document.sentences:
            text = prose[sentence.start : sentence.end]
            if "," not in text or not _may_repeat(text):
                continue
            for clause in _pattern(_CLAUSE).finditer(prose, sentence.start, sentence.end):
                yield from _problems(document, _items(prose, clause.span(), _pattern(separator)), plain)


def _may_repeat(text: str) -> bool:
    """Whether any word stands twice: most sentences are told apart by this."""
    words = [word.strip(".,;:!?()\u2060") for word in text.lower().split()]
    return len(set(words)) < len(words)


def _items(prose: str, span: tuple[int, int], between: re.Pattern[str]) -> list[_Item]:
    """What stands between the commas and conjunctions of a clause."""
    found = []
    separator = begins = span[0]
    for match in between.finditer(prose, *span):
        found.append(_item(prose, separator, begins, match.start()))
        separator, begins = match.span()
    return [*found, _item(prose, separator, begins, span[1])]


def _item(prose: str, separator: int, start: int, end: int) -> _Item:
    while end > start and prose[end - 1] in " \n.!?,\u2060":
        end -= 1
    while start < end and prose[start] in " \n\u2060":
        start += 1
    return _Item(separator, start, end, _folded(prose[start:end]))


def _folded(text: str) -> str:
    return " ".join(text.replace("\u2060", "").lower().split())


def _problems(document: Document, items: list[_Item], plain: frozenset[str]) -> Iterator[Problem]:
    if len(items) < _FEWEST or len({item.text for item in items[1:]}) < _FEWEST - 1:
        return  # who says one thing three times means it
    for index, item in enumerate(items[1:], 1):
        if not _is_thing(item.text, plain):
            continue
        first = _named_before(items, index)
        if first is None or (document.language not in _CAPITAL_NOUNS and _is_name(document.prose, first, item)):
            continue
        fix = None
        if index < len(items) - 1:
            fix = Fix((Edit(document.place(item.separator, item.end), ""),), safe=False)
        related = (Related(document.place(first.start, first.end), "the same"),)
        written = document.prose[item.start : item.end]
        yield Problem(
            document.place(item.start, item.end), f'"{written}" stands twice in this list', _HINT, related, fix
        )


def _named_before(items: list[_Item], index: int) -> _Item | None:
    """The item before that is the same: the one next to it or, of short items, any one."""
    item = items[index]
    for other in reversed(items[:index]):
        if other.text == item.text:
            return other
        if other is items[0] and other.text.endswith(" " + item.text):
            return other._replace(start=other.end - (item.end - item.start))
        if not _pattern(_ITEM).fullmatch(other.text):
            return None
    return None


def _is_thing(text: str, plain: frozenset[str]) -> bool:
    """Whether a text names something: a few words, none of which only joins others."""
    if len(text) < _SHORTEST or not _pattern(_ITEM).fullmatch(text):
        return False
    return not any(word in plain for word in words_of(text))


def _is_name(prose: str, first: _Item, item: _Item) -> bool:
    """Whether both are names: New York, New York and Boston."""
    return prose[first.start].isupper() and prose[item.start].isupper()


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)
