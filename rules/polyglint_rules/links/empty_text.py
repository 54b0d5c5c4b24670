"""Links without a text to click on."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from polyglint import Document, DocumentRule, Inline, Mqm, Problem

_INVISIBLE = " \t\n\u00a0\u200b\u2060"
_SHOWS = frozenset({"text", "code", "image", "autolink", "html", "entity", "escape", "opaque"})


class EmptyText(DocumentRule):
    """A link has a text that a reader sees and can follow."""

    id = "links/empty-text"
    needs = r"\[[\s\u200b]*\]\(|<[aA]\s"
    mqm = Mqm("design and markup", "cross-reference", "major")

    def check(self, document: Document) -> Iterator[Problem]:
        """Each link with nothing between its brackets or its tags."""
        found = list(_found(document))
        if found and not _myst().search(document.text):  # there, a link takes the title of its target
            yield from (_problem(document, *one) for one in found)


def _found(document: Document) -> Iterator[tuple[int, int, str]]:
    for block in document.blocks:
        if block.has_inlines and (_brackets().search(block.content) or "<" in block.content):
            yield from _empty(block.inlines)
        elif block.kind == "html":
            for tag in _bare_tag().finditer(document.text, block.start, block.end):
                yield (*tag.span(), tag[1] or tag[2])


@cache
def _brackets() -> re.Pattern[str]:
    return re.compile(r"\[[\s\u200b]*\]\(")


@cache
def _myst() -> re.Pattern[str]:
    return re.compile(r"^(?:```+|:::+)\{[\w:-]+\}|\{(?:doc|ref|numref|term)\}`|^\([\w-]+\)=$", re.MULTILINE)


@cache
def _bare_tag() -> re.Pattern[str]:
    """An anchor with a target and nothing in it; one with a name for those who cannot see is no empty one."""
    return re.compile(
        r"<a\s(?![^>]*\b(?:aria-label|title|class|id|name)\b)[^>]*?\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)')[^>]*>\s*</a>",
        re.IGNORECASE,
    )


def _empty(inlines: tuple[Inline, ...]) -> Iterator[tuple[int, int, str]]:
    opened: Inline | None = None
    is_empty = False
    for inline in inlines:
        if inline.kind == "link_open":
            opened, is_empty = inline, True
        elif inline.kind == "link_close" and opened:
            if is_empty and opened.content:
                yield opened.start, inline.end, opened.content
            opened = None
        elif inline.kind in _SHOWS and (inline.kind != "text" or inline.content.strip(_INVISIBLE)):
            is_empty = False
    yield from _empty_tags(inlines)


def _empty_tags(inlines: tuple[Inline, ...]) -> Iterator[tuple[int, int, str]]:
    for one, other in pairwise(inlines):
        if one.kind == other.kind == "html" and other.content.lower() == "</a>":
            tag = _bare_tag().fullmatch(f"{one.content}</a>")
            if tag:
                yield one.start, other.end, tag[1] or tag[2]


def _problem(document: Document, start: int, end: int, target: str) -> Problem:
    return Problem(
        document.place(start, end),
        f'the link to "{target}" has no text: nobody sees it',
        "write what it leads to, or take it out",
    )
