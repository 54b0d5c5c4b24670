"""The links and the images of the two sides of a translation, segment by segment."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from polyglint import Block, Document, Inline, Place, Translation
from polyglint_rules.translation.inline_kinds import InlinesByKind, inlines_by_kind
from polyglint_rules.translation.targets import Reader, Target

_KINDS = frozenset({"link_open", "link_close", "autolink", "image", "html"})
_STARTS_OF_PAGES = ("/", ".", "http://", "https://")


@cache
def _after_label() -> re.Pattern[str]:
    return re.compile(r"\(\s*(<[^<>\n]*>|(?:[^\s()\\]|\\.|\([^\s()]*\))*)", re.DOTALL)


@cache
def _anchor() -> re.Pattern[str]:
    return re.compile(r"<a\s[^>]*?\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)


@cache
def _picture() -> re.Pattern[str]:
    return re.compile(r"<img\s[^>]*?\bsrc\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)


class Linked(NamedTuple):
    """A link or an image. `written` is where its target stands in the document; empty behind a reference."""

    target: Target
    start: int
    end: int
    written: tuple[int, int]


class Stretch(NamedTuple):
    """A part of a document and the inlines there that are or may be links and images."""

    document: Document
    start: int
    end: int
    inlines: Sequence[Inline]

    @property
    def place(self) -> Place:
        """The place of all of it."""
        return self.document.place(self.start, self.end)


def stretches(translation: Translation) -> Iterator[tuple[Stretch, Stretch]]:
    """The segments and blocks of HTML that are versions of each other, where there is a target on either side."""
    ours, theirs = _targets(translation.source), _targets(translation.target)
    for source, target in translation.segments:
        here, there = ours.of(source), theirs.of(target)
        if here or there:
            yield (
                Stretch(source.document, source.start, source.end, here),
                Stretch(target.document, target.start, target.end, there),
            )
    for link in translation.links:
        if link.is_pair and link.source[0].kind == link.target[0].kind == "html" and link.is_sure:
            yield (
                _html(translation.source, link.source[0].block),
                _html(translation.target, link.target[0].block),
            )


def _targets(document: Document) -> InlinesByKind:
    return inlines_by_kind(document, _KINDS)


def _html(document: Document, block: Block) -> Stretch:
    inline = Inline("html", block.start, block.end, document.text[block.start : block.end])
    return Stretch(document, block.start, block.end, (inline,))


@lru_cache(maxsize=4)
def whole(document: Document) -> Stretch:
    """All of a document's body, with the inline structure that leads somewhere."""
    tags = [_html(document, block).inlines[0] for block in document.blocks if block.kind == "html"]
    inlines = sorted((*_targets(document).inlines, *tags), key=lambda inline: inline.start)
    return Stretch(document, document.body_start, len(document.text), inlines)


def written(stretch: Stretch) -> list[str]:
    """Where the links of a stretch lead, as it is written; without the place on the page, and tags in full."""
    found = []
    for inline in stretch.inlines:
        if inline.kind in ("link_open", "autolink"):
            path, mark, _ = inline.content.partition("#")
            is_page = mark and (not path or path.startswith(_STARTS_OF_PAGES))
            found.append(f"{path}#" if is_page else inline.content)
        elif inline.kind == "html" and "href" in inline.content:
            found.append(inline.content)
    return found


def links(stretch: Stretch, reader: Reader) -> list[Linked]:
    """The links of a stretch in order."""
    found = []
    opened: Inline | None = None
    for inline in stretch.inlines:
        if inline.kind == "link_open":
            opened = inline
        elif inline.kind == "link_close" and opened:
            written = _written(stretch.document, inline.start + 1, inline.end)
            found.append(_linked(stretch.document, reader, opened, inline.end, written))
            opened = None
        elif inline.kind == "autolink":
            written = (inline.start + 1, inline.end - 1)
            found.append(_linked(stretch.document, reader, inline, inline.end, written))
        elif inline.kind == "html" and "href" in inline.content:
            found.extend(_tagged(inline, _anchor(), reader))
    return found


def images(stretch: Stretch, reader: Reader) -> list[Linked]:
    """The images of a stretch in order."""
    found = []
    for inline in stretch.inlines:
        if inline.kind == "image":
            bracket = _label_end(stretch.document.text, inline.start + 1, inline.end)
            written = _written(stretch.document, bracket, inline.end)
            found.append(_linked(stretch.document, reader, inline, inline.end, written))
        elif inline.kind == "html" and "src" in inline.content:
            found.extend(_tagged(inline, _picture(), reader))
    return found


def _label_end(text: str, start: int, end: int) -> int:
    """The offset after the bracket that closes an image's label."""
    depth = 0
    for offset in range(start, end):
        depth += (text[offset] == "[") - (text[offset] == "]")
        if depth == 0:
            return offset + 1
    return end


def _written(document: Document, start: int, end: int) -> tuple[int, int]:
    """Where the target stands after the closing bracket of a label; nowhere behind a reference."""
    found = _after_label().match(document.text, start, end)
    if not found:
        return (end, end)
    is_bracketed = found[1].startswith("<")
    return found.start(1) + is_bracketed, found.end(1) - is_bracketed


def _linked(document: Document, reader: Reader, inline: Inline, end: int, written: tuple[int, int]) -> Linked:
    raw = document.text[slice(*written)] or inline.content
    return Linked(reader.read(raw), inline.start, end, written)


def _tagged(inline: Inline, pattern: re.Pattern[str], reader: Reader) -> Iterator[Linked]:
    for found in pattern.finditer(inline.content):
        group = 1 if found[1] is not None else 2
        start, end = (inline.start + offset for offset in found.span(group))
        yield Linked(reader.read(found[group]), inline.start + found.start(), inline.start + found.end(), (start, end))


def canonical(linked: Linked) -> str:
    """What links and images are counted by."""
    return linked.target.canonical
