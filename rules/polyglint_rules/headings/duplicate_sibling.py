"""The same heading twice in one section."""

import re
from collections.abc import Iterator

from polyglint import Document, DocumentRule, Heading, Mqm, Problem, Related
from polyglint_rules.headings.outline import outline
from polyglint_rules.headings.page_kinds import is_changelog

_EXPLICIT_ID = r"\{(?:#|/\*\s*)([\w.:-]+)"

_Place = tuple[int, int, int, str]


class DuplicateSibling(DocumentRule):
    """Headings of one section differ from each other."""

    id = "headings/duplicate-sibling"
    mqm = Mqm("design and markup", "markup", "minor")

    def check(self, document: Document) -> Iterator[Problem]:
        """All headings that an earlier heading of the same section already has."""
        if len(document.headings) < 2 or is_changelog(document.path):
            return
        first: dict[_Place, Heading] = {}
        for place, heading in _siblings(document):
            known = first.setdefault(place, heading)
            if known is heading or _is_told_apart(document, known, heading):
                continue
            yield Problem(
                document.place(heading.start, heading.text_end),
                f'the heading "{heading.text}" stands twice in the same section',
                "say in each heading what its part is about, or join the two parts",
                (Related(document.place(known.start, known.text_end), "the first one"),),
            )


def _siblings(document: Document) -> Iterator[tuple[_Place, Heading]]:
    """Each heading with what it shares with its siblings: wrapper, parent section, level and text."""
    trails: dict[int, list[Heading]] = {}
    for heading, wrapper in outline(document):
        trail = trails.setdefault(wrapper, [])
        while trail and trail[-1].level >= heading.level:
            trail.pop()
        parent = trail[-1].start if trail else -1
        trail.append(heading)
        text = " ".join(heading.text.split())
        if text:
            yield (wrapper, parent, heading.level, text), heading


def _is_told_apart(document: Document, one: Heading, other: Heading) -> bool:
    """Whether both have an id of their own, so that the author knows of both and links reach both."""
    ids = [_explicit_id(document, heading) for heading in (one, other)]
    return all(ids) and ids[0] != ids[1]


def _explicit_id(document: Document, heading: Heading) -> str:
    line_end = document.text.find("\n", heading.text_end)
    found = re.compile(_EXPLICIT_ID).search(
        document.text, heading.text_start, line_end if line_end >= 0 else len(document.text)
    )
    return found[1] if found else ""
