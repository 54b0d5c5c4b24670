"""Phrase → the words that no text with it can do without: what tells, before any pattern is compiled, where to look.

Any text with "(free|without) of (known)? risk" holds "free" or "without", "of", and "risk". What a phrase needs are
such groups; a group is met by any form of one of its words.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from polyglint.claims.quantities.found import (
    BYTES,
    COUNT,
    DAYS,
    EVERY,
    LENGTH,
    MASS,
    MINUTES,
    MONEY,
    NUMBER,
    PERCENT,
    SIGNS,
    VERSION,
    VOLUME,
)

SLOTS = {
    "<minutes>": MINUTES,
    "<days>": DAYS,
    "<time>": MINUTES + DAYS,
    "<every>": EVERY,
    "<count>": COUNT + NUMBER,
    "<number>": COUNT + NUMBER + BYTES,
    "<money>": MONEY,
    "<length>": LENGTH,
    "<mass>": MASS,
    "<volume>": VOLUME,
    "<version>": VERSION + COUNT + NUMBER,
    "<release>": VERSION,
    "<percent>": PERCENT,
    "<size>": BYTES,
    "<value>": SIGNS,
}
"""The kinds of quantities that a slot of a phrase stands for."""

Group = tuple[str, ...]
"""Tokens of a phrase, one of which has to stand in any text with it."""

_TOKEN = re.compile(r"\.\.\.|<\w+>|!?\(|\)[?*]?|\||[^\s()|<>]+")
_WORD = re.compile(r"[^\s()|<>]+")
_TELLING = re.compile(r"\w")
_CLOSING = frozenset({")", ")?", ")*", "|"})
_MARKS = "=^*"
_SHORT = 3  # letters: a shorter word is in many texts
_NO_NEEDS: tuple[Group, ...] = ()


def phrase_tokens(phrase: str) -> list[str]:
    """Words, slots, brackets, bars and gaps."""
    return _TOKEN.findall(phrase)


def needs(phrase: str) -> tuple[Group, ...]:
    """The groups that a phrase needs, the most telling first; none where anything may stand in its place.

    Raises ValueError for a bracket without its partner, and for a slot that is not known.
    """
    found = _sequence(iter(phrase_tokens(phrase)))
    if found.ended_by or not found.has_any:
        raise ValueError(f"phrase {phrase!r}: a bracket has no partner, or nothing stands there")
    return tuple(sorted(found.groups, key=_worth, reverse=True))


class _Sequence(NamedTuple):
    """What stands up to a closing bracket or a bar: the groups that it needs, and the token that ended it."""

    groups: tuple[Group, ...]
    ended_by: str = ""
    has_any: bool = True


def _sequence(tokens: Iterator[str]) -> _Sequence:
    groups: list[Group] = []
    has_any = False
    for token in tokens:
        if token in _CLOSING:
            return _Sequence(tuple(groups), token, has_any)
        if token in ("(", "!("):
            groups += _alternatives(tokens) if token == "(" else _passed(tokens)
        elif _tells(token):
            groups.append((token,))
        has_any = has_any or token != "..."
    return _Sequence(tuple(groups), has_any=has_any)


def _passed(tokens: Iterator[str]) -> tuple[Group, ...]:
    _alternatives(tokens)
    return _NO_NEEDS


def _alternatives(tokens: Iterator[str]) -> tuple[Group, ...]:
    """What a bracket needs: one group of each alternative, taken together."""
    found = [_sequence(tokens)]
    while found[-1].ended_by == "|":
        found.append(_sequence(tokens))
    if not found[-1].ended_by:
        raise ValueError("a bracket has no partner")
    if found[-1].ended_by != ")" or not all(each.groups for each in found):
        return _NO_NEEDS
    if len(found) == 1:
        return found[0].groups
    return (tuple(word for each in found for word in max(each.groups, key=_worth)),)


def _tells(token: str) -> bool:
    """Whether a token stands for words or signs that can be looked for."""
    if token[0] != "<":
        return _TELLING.search(token) is not None
    if token not in SLOTS and token != "<thing>":
        raise ValueError(f"{token} is no kind of quantity; known: {', '.join(SLOTS)}")
    return token in SLOTS


def _worth(group: Group) -> tuple[bool, int, int]:
    """How much a group tells: a few long words stand in the fewest texts."""
    shortest = min(len(token.strip(_MARKS)) if token[0] != "<" else 1 for token in group)
    return shortest >= _SHORT, -len(group), shortest


def exact_forms(phrases: Iterable[str]) -> frozenset[str]:
    """The words that phrases name by their form."""
    tokens = (token for token in _words(phrases) if token[0] == "=")
    return frozenset(part for token in tokens for part in token[1:].rstrip("*").split("-") if part)


def beginnings(phrases: Iterable[str]) -> frozenset[str]:
    """The beginnings that phrases name."""
    tokens = (token for token in _words(phrases) if token[-1] == "*")
    return frozenset(token.lstrip("=").rstrip("*").rpartition("-")[2] for token in tokens)


def _words(phrases: Iterable[str]) -> list[str]:
    """All tokens that are words: faster than to read phrase by phrase."""
    return _WORD.findall(" ".join(phrases).replace("...", " "))
