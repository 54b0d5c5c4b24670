"""Where a rule that is data looks: the parts of a document by the names that a style guide has for them."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from polyglint.document import Block, Document


class Stretch(NamedTuple):
    """A part of a document: `text` is as long as the document's, and `start` and `end` are offsets in both."""

    text: str
    start: int
    end: int


_Stretches = Iterator[Stretch]


def _prose(document: Document) -> _Stretches:
    yield Stretch(document.prose, 0, len(document.prose))


def _raw(document: Document) -> _Stretches:
    yield Stretch(document.text, 0, len(document.text))


def _headings(document: Document) -> _Stretches:
    yield from (Stretch(document.prose, heading.text_start, heading.text_end) for heading in document.headings)


def _of_level(level: int) -> Callable[[Document], _Stretches]:
    def headings(document: Document) -> _Stretches:
        for heading in document.headings:
            if heading.level == level:
                yield Stretch(document.prose, heading.text_start, heading.text_end)

    return headings


def _blocks(document: Document, accepts: Callable[[Block], bool]) -> _Stretches:
    for block in document.blocks:
        if block.has_inlines and block.content and accepts(block):
            yield Stretch(document.prose, block.text_start, block.text_end)


def _is_in(block: Block, kind: str) -> bool:
    return any(container.kind == kind for container in block.ancestors())


def _paragraphs(document: Document) -> _Stretches:
    return _blocks(document, lambda block: block.kind == "paragraph" and not _is_in(block, "item"))


def _items(document: Document) -> _Stretches:
    return _blocks(document, lambda block: block.kind == "paragraph" and _is_in(block, "item"))


def _cells(document: Document) -> _Stretches:
    return _blocks(document, lambda block: block.kind == "cell")


def _quotes(document: Document) -> _Stretches:
    return _blocks(document, lambda block: block.kind == "paragraph" and _is_in(block, "quote"))


def _sentences(document: Document) -> _Stretches:
    for sentence in document.sentences:
        if sentence.block.kind == "paragraph":
            yield Stretch(document.prose, sentence.start, sentence.end)


def _inside(kind: str) -> Callable[[Document], _Stretches]:
    """What stands between two inlines: the text of a link, of something bold."""

    def inside(document: Document) -> _Stretches:
        for block in document.blocks:
            starts: list[int] = []
            for inline in block.inlines if block.has_inlines and block.has_markup else ():
                if inline.kind == f"{kind}_open":
                    starts.append(inline.end)
                elif inline.kind == f"{kind}_close" and starts:
                    yield Stretch(document.prose, starts.pop(), inline.start)

    return inside


def _alt(document: Document) -> _Stretches:
    if "![" not in document.text:
        return
    for block in document.blocks:
        for inline in block.inlines if block.has_inlines and block.has_markup else ():
            if inline.kind == "image":
                end = document.text.rfind("]", inline.start, inline.end)
                bracket = document.text.rfind("](", inline.start, inline.end)
                yield Stretch(document.text, inline.start + 2, bracket if bracket > inline.start else end)


def _code(document: Document) -> _Stretches:
    for block in document.blocks:
        if block.kind == "code":
            yield Stretch(document.text, block.start, block.end)
        for inline in block.inlines if block.has_inlines and "`" in block.content else ():
            if inline.kind == "code":
                yield Stretch(document.text, inline.start, inline.end)


def _front_matter(document: Document, key: str = "") -> _Stretches:
    for entry in document.front_matter.entries:
        if entry.is_text and key in ("", ".".join(map(str, entry.keys))):
            yield Stretch(document.text, entry.value_start, entry.value_end)


_SCOPES: Mapping[str, Callable[[Document], _Stretches]] = MappingProxyType({
    "prose": _prose,
    "headings": _headings,
    **{f"h{level}": _of_level(level) for level in range(1, 7)},
    "paragraphs": _paragraphs,
    "sentences": _sentences,
    "items": _items,
    "cells": _cells,
    "quotes": _quotes,
    "links": _inside("link"),
    "strong": _inside("strong"),
    "emphasis": _inside("em"),
    "alt": _alt,
    "code": _code,
    "front_matter": _front_matter,
    "raw": _raw,
})  # fmt: skip

NAMES = tuple(_SCOPES)
_KEY = "front_matter."


def is_scope(name: str) -> bool:
    """Whether there is such a scope: one of `NAMES`, or a key of the header as in `front_matter.title`."""
    return name in _SCOPES or (name.startswith(_KEY) and len(name) > len(_KEY))


def stretches(document: Document, scopes: tuple[str, ...]) -> _Stretches:
    """The parts of a document that these scopes mean, scope by scope."""
    for name in scopes:
        if name.startswith(_KEY):
            yield from _front_matter(document, name.removeprefix(_KEY))
        else:
            yield from _SCOPES[name](document)


def is_in_header(document: Document, offset: int) -> bool:
    """Whether an offset stands in the header, where a wrong character makes it unreadable."""
    return offset < document.body_start
