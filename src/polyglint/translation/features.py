"""What can be told of a unit without knowing its language."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from polyglint.translation.units import Unit

# What stays as it is in every language: link targets, code spans, numbers of two and more digits, explicit heading ids.
# The class comes first so that the scan runs in C.
_CONSTANT = re.compile(
    r"[\]`{0-9](?:(?<=\])\(\s*<?([^)\s>]+)|(?<=`)`*([^`\n]+)`+|(?<=\{)(?:#|/\*)([^}*]+)"
    r"|(?<=[0-9])(?<![\w.,][0-9])[0-9][\d.,]*)"
)
_HEADING_ID = re.compile(r"\{(?:#|/\*)\s*([\w:.-]+)\s*(?:\*/)?\}\s*$")
_STOP = re.compile(r"[.!?…](?=\s|$)|[。！？]")
_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
_PREFIX = 5
# What translators change in code: comments, strings, and text between tags.
_TRANSLATED_CODE = re.compile(
    r"/\*.*?\*/|(?<!:)//[^\n]*|(?:^|(?<=\s))#[^\n]*|<!--.*?-->"
    r"|\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`|(?<=>)[^<>{}]*(?=[<{])|(?<=})[^<>{}]*(?=<)",
    re.DOTALL,
)
_TELLS_LANGUAGE = re.compile(r"^(?:https?://)?[^/]*/(?:[a-z]{2}(?:-[A-Za-z]{2,4})?/)?|#.*$")  # of a link's target
_LEAST_CODE = 20  # characters: less code than that is no anchor
_MARKS = "?!:;()%"


class Features(NamedTuple):
    """A unit as the aligner sees it."""

    kind: str
    container: str
    level: int
    length: int  # characters; of code: of all its lines
    id: str  # that the author gave a heading
    signature: str  # equal to that of its version in any language, as a rule; empty where nothing tells
    unit: Unit


@lru_cache(maxsize=20_000)  # as units are
def features(unit: Unit) -> Features:
    """What the aligner knows of a unit."""
    block = unit.block
    kind = block.kind
    length = len(block.content) if kind in ("heading", "paragraph") else block.end - block.start
    return Features(kind, unit.container, block.level, length, _id(unit), _signature(unit), unit)


def stops(unit: Unit) -> int:
    """How many sentences end in a paragraph."""
    return len(_STOP.findall(unit.block.content)) if unit.kind == "paragraph" else 0


def _id(unit: Unit) -> str:
    found = _HEADING_ID.search(_heading_line(unit)) if unit.kind == "heading" else None
    return found[1].strip() if found else ""


def _heading_line(unit: Unit) -> str:
    """All of a heading's line: its id is masked in the block."""
    line_end = unit.document.text.find("\n", unit.start)
    return unit.document.text[unit.start : line_end if line_end >= 0 else None]


def _signature(unit: Unit) -> str:
    kind = unit.kind
    text = unit.text
    if kind == "code":
        return _code_signature(text)
    if kind == "heading":
        text = _heading_line(unit)
    if kind == "html":
        return f"html {text}" if len(text) > _LEAST_CODE else ""
    constants = " ".join(_constant(found[found.lastindex or 0]) for found in _CONSTANT.finditer(text))
    return f"{kind} {constants}" if len(constants) > 1 else ""


def _constant(found: str) -> str:
    """A link's target without what names its language; anything else as it is."""
    return _TELLS_LANGUAGE.sub("", found) if "/" in found else found


def _code_signature(text: str) -> str:
    bare = "".join(_TRANSLATED_CODE.sub("", text).split())
    return f"code {bare}" if len(bare) > _LEAST_CODE else ""


@lru_cache(maxsize=4_000)  # a source is aligned with each of its translations in turn
def tokens(unit: Unit) -> frozenset[str]:
    """What two versions of a unit may share: beginnings of words without accents, numbers, lines of code, marks."""
    text = unit.text
    if unit.kind == "code":
        return frozenset("".join(line.split()) for line in text.split("\n") if len(line) > _PREFIX)
    words = {_folded(word)[:_PREFIX] for word in _WORD.findall(text)}
    return frozenset(words.union(mark for mark in _MARKS if mark in text))


@cache
def _folded(word: str) -> str:
    word = word.lower()
    if word.isascii():
        return word
    return "".join(
        character for character in unicodedata.normalize("NFD", word) if not unicodedata.combining(character)
    )
