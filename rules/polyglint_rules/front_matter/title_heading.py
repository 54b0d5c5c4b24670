"""A title in the front matter that says something else than the page's heading."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from polyglint import Document, DocumentRule, Mqm, Problem, Related

# Patterns are texts here: those that no page needs are never compiled.
_NOT_WORDS = r"[\W_]+"
_SITE_NAME = r"\s+[|·•»–—-]\s+|:\s+"


class TitleHeading(DocumentRule):
    """The title in the front matter and the top-level heading say the same."""

    id = "front_matter/title-heading"
    mqm = Mqm("design and markup", "metadata", "major")
    severity = "info"

    def check(self, document: Document) -> Iterator[Problem]:
        """One problem when they differ by more than case, punctuation and markup."""
        entry = document.front_matter.entry("title")
        if entry is None or not isinstance(entry.value, str) or "{{" in entry.value:
            return
        if _stands_twice(document):
            return  # which of the titles is meant is to be settled first
        titles = [heading for heading in document.headings if heading.level == 1 and heading.block.parent is None]
        if len(titles) != 1 or not titles[0].text or titles[0].text == entry.value:
            return
        heading = titles[0]
        wanted = _versions(entry.value)
        if not wanted or wanted & _versions(heading.text):
            return
        yield Problem(
            document.place(heading.text_start, heading.text_end),
            f'the heading says "{heading.text}", the title in the front matter "{entry.value.strip()}"',
            "make them say the same, unless search engines are to show another title than the page",
            (Related(document.place(entry.value_start, entry.value_end), "the title"),),
        )


def _stands_twice(document: Document) -> bool:
    doubles = (error for error in document.front_matter.errors if error.kind == "duplicate-key")
    return any(document.text[error.start : error.end].strip("\"'") == "title" for error in doubles)


def _versions(title: str) -> set[str]:
    """The title and its parts before and after a separator: a site's name or a slogan is often added to it."""
    from html import unescape  # late: its table of names is long

    parts = [title, *re.split(_SITE_NAME, title)]
    folded = (re.sub(_NOT_WORDS, " ", normalize("NFKC", unescape(part)).casefold()).strip() for part in parts)
    return {part for part in folded if part}
