"""What readers of a translation want in its original wording.

The output of programs, quotations, titles of pages elsewhere, bibliographies, legal notices, entries of a log of
changes and listings of events are no text that somebody forgot to translate.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from polyglint import OBJECT, Block, Document

_LANG = re.compile(r"<(\w+)\b[^<>]*\s(?:lang|hrefLang)=[{\"']*([A-Za-z]{2,3})\b[^<>]*>")
_ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_CLUES = ("(#", ", #", "by @", "©", "opyright", "eserved", "icensed", "et al", "doi", "ISBN", ";", "p.", "ermission")


@cache
def _notice() -> re.Pattern[str]:
    """Entries of a log of changes with issues and authors, legal notices, bibliographies."""
    return re.compile(
        r"\(#\d{2,}|\bby @\w|#\d{3,}, #\d{3,}"
        r"|©|\bCopyright\b|\b[Aa]ll [Rr]ights [Rr]eserved\b|\bPermission is hereby granted\b|\b[Ll]icensed under\b"
        r"|\bet al\b|\bdoi\b|\bISBN\b|\b(?:19|20)\d\d;\s*\d|\bpp?\. ?\d"
    )


@cache
def _beginning() -> re.Pattern[str]:
    """Messages of programs, and listings of events, which begin with a date."""
    return re.compile(
        r"[^\w]*[A-Z]\w+(?:Error|Exception|Warning|Fault)\b\s*:"
        r"|[A-Z]\w+ \d{1,2}(?:st|nd|rd|th)?(?:\s*[-–&,]\s*(?:[A-Z]\w+ )?\d{1,2}(?:st|nd|rd|th)?\b)*,?\s+(?:19|20)\d\d\b"
        r"|\d{1,2}(?:\.|st|nd|rd|th)?(?:\s*[-–&]\s*\d{1,2}\.?)?\s+[A-Z]\w+,?\s+(?:19|20)\d\d\b"
    )


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(
        r"\"[^\"]{2,600}\"|“[^”]{2,600}”|«[^»]{2,600}»|„[^“”]{2,600}[“”]|「[^」]{2,600}」|『[^』]{2,600}』"
    )


def is_kept_on_purpose(text: str) -> bool:
    """Whether a text is one that readers of a translation want in its original wording."""
    return bool(_beginning().match(text) or (any(clue in text for clue in _CLUES) and _notice().search(text)))


def spoken(document: Document, block: Block) -> str:
    """The block's prose without what is quoted: stretches in quotation marks, titles of pages elsewhere."""
    prose = document.prose[block.text_start : block.text_end]
    if "](" in block.content or "][" in block.content:
        prose = _without(prose, _titles(document, block))
    return _quoted().sub(lambda quoted: OBJECT * len(quoted[0]), prose)


def _without(prose: str, spans: Iterable[tuple[int, int]]) -> str:
    pieces = []
    cursor = 0
    for start, end in spans:
        pieces += [prose[cursor:start], OBJECT * (end - start)]
        cursor = end
    return "".join((*pieces, prose[cursor:]))


def _titles(document: Document, block: Block) -> Iterator[tuple[int, int]]:
    opened = -1
    for inline in block.inlines:
        if inline.kind == "link_open":
            opened = inline.end if _ELSEWHERE.match(inline.content) else -1
        elif inline.kind == "link_close" and opened >= 0:
            if not document.text.endswith(".", opened, inline.start):  # one with a full stop is a sentence, no title
                yield opened - block.text_start, inline.start - block.text_start
            opened = -1


class Kept(NamedTuple):
    """Stretches of a document that are shown in their own language."""

    spans: Sequence[tuple[int, int]]

    def holds(self, offset: int) -> bool:
        """Whether the offset is in one of them."""
        position = bisect_right(self.spans, offset, key=lambda span: span[0]) - 1
        return position >= 0 and offset < self.spans[position][1]


def kept(document: Document) -> Kept:
    """What the document marks as the output of programs, or as text in another language than its own."""
    spans = [*document.screens, *_marked(document)]
    return Kept(sorted(spans))


def _marked(document: Document) -> Iterator[tuple[int, int]]:
    """Elements that say of themselves that they are in another language."""
    if "lang=" not in document.text.lower():
        return
    for tag in _LANG.finditer(document.text, document.body_start):
        if tag[2].lower() != document.language:
            end = document.text.find(f"</{tag[1]}", tag.end())
            yield tag.start(), end if end >= 0 else tag.end()


def is_code(document: Document, offset: int) -> bool:
    """Whether an offset is in a block or a span of code."""
    block = document.block_at(offset)
    if block is None or not block.has_inlines:
        return block is not None and block.kind == "code"
    position = bisect_right(block.inlines, offset, key=lambda inline: inline.start) - 1
    return position >= 0 and block.inlines[position].kind == "code" and offset < block.inlines[position].end
