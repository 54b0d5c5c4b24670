"""Which parts of a document the rules of this family look at, each at its own offset."""

import re

from polyglint import Document

_MASK = "\N{OBJECT REPLACEMENT CHARACTER}"
# Bytes 80 to A0 end words for Markdown parsers and Python, which strip them from the end of a block; in damaged text
# they are halves of letters.
_STRIPPED = "(?<=[^\x00-\x7f\u2060\ufffc])[\x80-\xa0]"
_IMAGE_TEXT = r"!\[([^\]]*)\]"


def readable(document: Document) -> str:
    """The prose, the texts of images, and the texts in the front matter; all else is masked."""
    reached = list(document.prose)
    spans = [*_front_matter_texts(document), *_image_texts(document)]
    for start, end in spans:
        reached[start:end] = document.text[start:end]
    for stripped in re.finditer(_STRIPPED, document.text):
        at = stripped.start()
        if reached[at] == _MASK and reached[at - 1] == document.text[at - 1]:
            reached[at] = stripped[0]
    return "".join(reached)


def _front_matter_texts(document: Document) -> list[tuple[int, int]]:
    header = document.front_matter
    # Control characters, which damage leaves, are a syntax error to YAML: then nothing tells texts from the rest.
    if header and header.errors:
        return [(header.content_start, header.content_end)]
    return [(entry.value_start, entry.value_end) for entry in header.entries if entry.is_text]


def _image_texts(document: Document) -> list[tuple[int, int]]:
    images = (inline for block in document.blocks for inline in block.inlines if inline.kind == "image")
    texts = (re.compile(_IMAGE_TEXT).match(document.text, image.start, image.end) for image in images)
    return [text.span(1) for text in texts if text]


def outside_code(document: Document) -> str:
    """The whole text with code and HTML masked: markup and what stands between blocks are in it."""
    reached = list(document.text)
    for block in document.blocks:
        if block.kind in ("code", "html"):
            reached[block.start : block.end] = _MASK * (block.end - block.start)
        for inline in block.inlines:
            if inline.kind in ("code", "html", "opaque", "autolink"):
                reached[inline.start : inline.end] = _MASK * (inline.end - inline.start)
    return "".join(reached)


def word_around(text: str, start: int, end: int) -> str:
    """The word that holds a stretch of a text, for a message: letters and digits to both sides, 30 at most."""
    first, last = start, end
    while first and start - first < 30 and text[first - 1].isalnum():
        first -= 1
    while last < len(text) and last - end < 30 and text[last].isalnum():
        last += 1
    return text[first:last]
