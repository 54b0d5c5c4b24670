"""Ids that a page gives away twice."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from polyglint import Document, DocumentRule, Mqm, Problem, Related, explicit_id


class DuplicateId(DocumentRule):
    """An id that an author writes stands once on a page: links to it lead to the first only."""

    id = "links/duplicate-id"
    severity = "error"
    needs = r"\{/\*|\{:?[^{}\n]*#|(?i:<[a-z][^>]*\s(?:id|name)\s*=)"
    mqm = Mqm("design and markup", "cross-reference", "major")

    def check(self, document: Document) -> Iterator[Problem]:
        """Each further id of a name that is taken."""
        first: dict[str, _Id] = {}
        for found in sorted(_ids(document), key=lambda one: one.start):
            other = first.setdefault(found.name, found)
            if other is not found and not _is_one_anchor(document, other, found):
                place, taken = document.place(found.start, found.end), document.place(other.start, other.end)
                message = f'the id "{found.name}" is already taken in line {taken.line}: links to it lead there'
                yield Problem(place, message, "give this one another id", (Related(taken, "the first one"),))


class _Id(NamedTuple):
    name: str
    start: int
    end: int
    is_heading: bool


def _ids(document: Document) -> Iterator[_Id]:
    for heading in document.headings:
        if name := explicit_id(heading, document):
            yield _Id(name, heading.start, heading.end, True)
    for block in document.blocks:
        if block.kind == "html":
            yield from _of_tags(document, block.start, block.end)
        elif block.has_inlines and "<" in block.content:
            for inline in block.inlines:
                if inline.kind == "html" and "=" in inline.content:
                    yield from _of_tags(document, inline.start, inline.end)


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(
        r"<(?:!--.*?-->|(?:pre|code|svg|script|style)\b.*?</(?:pre|code|svg|script|style)>|(?P<tag>[a-z][a-z0-9]*)\b"
        r"(?P<rest>[^<>]*?\s(?P<key>id|name)\s*=\s*[\"'](?P<id>[^\"'{}\s]+)[\"'])[^<>]*>)",
        re.DOTALL,
    )


def _of_tags(document: Document, start: int, end: int) -> Iterator[_Id]:
    for tag in _tag().finditer(document.text, start, end):
        # `name` makes an anchor of <a> alone; elsewhere it names a field.
        if tag["id"] and (tag["key"] == "id" or tag["tag"] == "a"):
            yield _Id(tag["id"], tag.start(), tag.end(), False)


def _is_one_anchor(document: Document, one: _Id, other: _Id) -> bool:
    """Whether two ids stand for one place: an old anchor kept beside the heading that it belongs to."""
    between = document.text[one.end : other.start]
    inside = one.start <= other.start and other.end <= one.end
    return inside or (
        one.is_heading != other.is_heading and len(between) < 40 and not between.strip("#</a>\n ").strip()
    )
