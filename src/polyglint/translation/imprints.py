"""Imprints: what is kept of each block of a source, to tell later whether it says something else, and what."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import NamedTuple

from polyglint.document import MARKUP, OBJECT, Block, Construct, Document, Entry
from polyglint.hashing import blake2b
from polyglint.translation.units import Unit, units

_TAG = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)
# What a reader or a program puts something into: a change of it is a change of the text.
_SHOWN = frozenset({"template", "expression", "math"})
_VISIBLE = frozenset({"escape", "entity"})
# Keys whose value is for readers even when it is one word.
_TITLES = frozenset({"title", "description", "summary", "subtitle", "excerpt", "linktitle", "sidebar_label", "label"})
_WORDS = re.compile(r"[^\W\d_]+[^\w\n]*\s[^\w\n]*[^\W_]")


class Imprint(NamedTuple):
    """What is kept of a block.

    `mark` is what it is: "#" to "######" a heading, "." a paragraph, "|" a row, "```" code, "<" HTML, "@key" the value
    of a key. `text` is what it says in one line; of code, its language and a digest.
    """

    mark: str
    text: str

    @property
    def line(self) -> str:
        """The imprint as a line, which `from_line` reads."""
        return f"{self.mark} {self.text}"

    @classmethod
    def from_line(cls, line: str) -> "Imprint":
        """The imprint that a line tells."""
        mark, _, text = line.partition(" ")
        return cls(mark, text)


class Imprinted(NamedTuple):
    """An imprint and what it was taken from."""

    imprint: Imprint
    of: Unit | Entry


def imprints(document: Document) -> tuple[Imprinted, ...]:
    """The imprints of a document in its order: values for readers, then units that say something."""
    return (*_values(document), *_units(document))


def _values(document: Document) -> Iterator[Imprinted]:
    for entry in document.front_matter.entries:
        if isinstance(entry.value, str) and (document.is_catalogue or _is_for_readers(entry)):
            key = ".".join("_".join(str(part).split()) for part in entry.keys)
            if text := _in_one_line(entry.value):
                yield Imprinted(Imprint(f"@{key}", text), entry)


def _is_for_readers(entry: Entry) -> bool:
    return entry.key.lower() in _TITLES or bool(_WORDS.search(entry.value))


def _units(document: Document) -> Iterator[Imprinted]:
    texts = _Texts(document)
    for unit in units(document):
        mark, text = texts.of(unit)
        if text := _in_one_line(text):
            yield Imprinted(Imprint(mark, text), unit)


class _Texts:
    """What the units of a document say."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._shown = [construct for construct in document.constructs if construct.kind in _SHOWN]
        self._cells: dict[Block, list[Block]] = {}
        for block in document.blocks:
            if block.kind == "cell" and block.parent:
                self._cells.setdefault(block.parent, []).append(block)
        self._ways: dict[str, Callable[[Block], tuple[str, str]]] = {
            "heading": lambda block: ("#" * block.level, self._said(block)),
            "paragraph": lambda block: (".", self._said(block)),
            "row": lambda block: ("|", " | ".join(map(self._said, self._cells.get(block, ())))),
            "code": self._code,
            "html": lambda block: ("<", _TAG.sub(" ", self._source(block))),
        }

    def of(self, unit: Unit) -> tuple[str, str]:
        """The mark and the text of a unit; no text for one that says nothing."""
        way = self._ways.get(unit.kind)
        return way(unit.block) if way else ("", "")

    def _source(self, block: Block) -> str:
        return self._document.text[block.start : block.end]

    def _code(self, block: Block) -> tuple[str, str]:
        source = self._source(block)
        content = source.partition("\n")[2] if source.startswith(("```", "~~~")) else source
        language = block.info.split()[0] if block.info.split() else "code"
        digest = blake2b(" ".join(content.rstrip("`~ \n").split()).encode("utf-8", "surrogatepass"), digest_size=6)
        return "```", f"{language} {digest.hexdigest()}"

    def _said(self, block: Block) -> str:
        return "".join(self._pieces(block)) if block.has_inlines else ""

    def _pieces(self, block: Block) -> Iterator[str]:
        for inline in block.inlines:
            if inline.kind == "text":
                yield self._text(inline.start, inline.end)
            elif inline.kind == "code":
                yield f"`{inline.content}`"
            elif inline.kind == "break":
                yield " "
            elif inline.kind in _VISIBLE:
                yield inline.content

    def _text(self, start: int, end: int) -> str:
        """The text with the templates and formulas that stand in it."""
        masked = self._document.masked[start:end]
        if OBJECT not in masked and MARKUP not in masked:
            return masked
        first = bisect_left(self._shown, start, key=lambda construct: construct.end)
        for construct in self._shown[first:]:
            if construct.start >= end:
                break
            masked = self._with(masked, construct, start, end)
        return masked.replace(OBJECT, "").replace(MARKUP, "")

    def _with(self, masked: str, construct: Construct, start: int, end: int) -> str:
        left, right = max(construct.start, start), min(construct.end, end)
        return masked[: left - start] + self._document.text[left:right] + masked[right - start :]


def _in_one_line(text: str) -> str:
    text = " ".join(text.split())
    # An escape in a header may name half a character, which no file can hold.
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
