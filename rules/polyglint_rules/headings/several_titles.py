"""More than one heading of the top level."""

from collections.abc import Iterator

from polyglint import Document, DocumentRule, Mqm, Problem, Related
from polyglint_rules.headings.outline import outline
from polyglint_rules.headings.page_kinds import is_changelog, is_license

_MAX_RELATED = 5
_SLIDES = ("marp", "slideshow", "revealOptions", "reveal")


class SeveralTitles(DocumentRule):
    """A page has one top-level heading."""

    id = "headings/several-titles"
    mqm = Mqm("design and markup", "markup", "minor")

    def check(self, document: Document) -> Iterator[Problem]:
        """One problem for the page, at its second top-level heading."""
        if len(document.headings) < 2 or is_changelog(document.path) or is_license(document.path):
            return
        titles = [heading for heading, wrapper in outline(document) if heading.level == 1 and wrapper < 0]
        if len(titles) < 2 or _is_slides(document, len(titles)):
            return
        first, second, *more = titles
        yield Problem(
            document.place(second.start, second.text_end),
            f'the page already has the top-level heading "{first.text}"'
            + (f"; there are {len(titles)} in all" * bool(more)),
            "keep one as the page's title and write the others one level down, ##",
            tuple(
                Related(document.place(title.start, title.text_end), "top-level heading")
                for title in (first, *more[:_MAX_RELATED])
            ),
        )


def _is_slides(document: Document, titles: int) -> bool:
    """Slides begin with a title each, between rules."""
    if any(key in document.front_matter.data for key in _SLIDES):
        return True
    breaks = sum(block.kind == "break" and block.parent is None for block in document.blocks)
    return breaks >= titles - 1
