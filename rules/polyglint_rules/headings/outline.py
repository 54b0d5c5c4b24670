"""Which headings make up a page's outline, and in which component or HTML element each of them stands."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from polyglint import Document, Heading

# Patterns are texts here: those that no page needs are never compiled.
_TAG = r"\n[ \t]*<(/?)([A-Z][\w.]*)"
_WRAPPING = "article|aside|center|dd|details|div|dl|figure|footer|header|li|main|nav|ol|section|table|td|ul"
_HTML_TAG = rf"(?i)<(/?)({_WRAPPING})\b[^<>]*(?<!/)>"


class Outlined(NamedTuple):
    """A heading and the wrapper that it stands in: the offset of its opening tag, or -1 for the page itself."""

    heading: Heading
    wrapper: int


class _Tag(NamedTuple):
    offset: int
    is_closing: bool
    name: str


# The rules of this family ask one after the other of the same document.
@lru_cache(maxsize=1)
def outline(document: Document) -> tuple[Outlined, ...]:
    """The headings of the page; what stands in quotes and list items has an outline of its own and is left out."""
    return tuple(_outlined(document))


def _outlined(document: Document) -> Iterator[Outlined]:
    headings = [heading for heading in document.headings if heading.block.parent is None]
    if len(headings) < 2 or "<" not in document.text:
        yield from (Outlined(heading, -1) for heading in headings)
        return
    tags = sorted(_tags(document), reverse=True)
    wrappers: list[_Tag] = []
    for heading in headings:
        while tags and tags[-1].offset < heading.start:
            _follow(wrappers, tags.pop())
        yield Outlined(heading, wrappers[-1].offset if wrappers else -1)


def _follow(wrappers: list[_Tag], tag: _Tag) -> None:
    if not tag.is_closing:
        wrappers.append(tag)
        return
    names = [wrapper.name for wrapper in wrappers]
    if tag.name in names:
        del wrappers[len(names) - 1 - names[::-1].index(tag.name) :]


def _tags(document: Document) -> Iterator[_Tag]:
    """The tags that wrap blocks: components alone on their line, and HTML that is a block."""
    masked = document.masked
    for component in (
        re.compile(_TAG).finditer(document.text, max(document.body_start - 1, 0)) if document.is_mdx else ()
    ):
        # A component that wraps is taken out of the Markdown; in code it still stands there.
        offset = component.start(1) - 1
        if masked[offset] == " ":
            yield _Tag(offset, component[1] == "/", component[2])
    for block in document.blocks:
        if block.kind == "html":
            for element in re.compile(_HTML_TAG).finditer(document.text, block.start, block.end):
                yield _Tag(element.start(), element[1] == "/", element[2].lower())
