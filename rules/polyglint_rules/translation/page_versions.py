"""Which pages exist in which language, from what documents and translations state."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from polyglint import Document, Fact, Json, Place

if TYPE_CHECKING:
    from polyglint import Translation

KEY = "pages"


class Version(NamedTuple):
    """One document of a page."""

    page: str
    locale: str
    place: Place
    title: str
    is_draft: bool


class Versions(NamedTuple):
    """All documents of the site, and the locale that they are translated from."""

    source: str
    by_locale: Mapping[str, Mapping[str, Version]]

    def shares(self, locale: str) -> Iterator[tuple[str, float]]:
        """The parts of the site that a locale has pages of, and how much of each part's source it has."""
        ours, theirs = self.by_locale[self.source], self.by_locale[locale]
        totals = Counter(part(page) for page in ours)
        present = Counter(part(page) for page in ours if page in theirs)
        for folder, total in totals.items():
            if present[folder]:
                yield folder, present[folder] / total


def document_fact(document: Document) -> Fact:
    """That a document is there."""
    front_matter = document.front_matter
    title = front_matter.entry("title")
    heading = document.headings[0] if title is None and document.headings else None
    if title is not None:
        place = document.place(title.value_start, title.value_end)
    elif heading is not None:
        place = document.place(heading.text_start, heading.text_end)
    else:
        place = document.place(0, len(document.lines[0]))
    value: Json = [document.page, document.title, front_matter.data.get("draft") is True]
    return document.fact(KEY, value, place)


def translation_fact(translation: "Translation") -> Fact:
    """Which locale a translation was made from."""
    target = translation.target
    return target.fact(KEY, translation.source.locale, target.place(0, 0))


def part(page: str) -> str:
    """The part of the site that a page belongs to: its first folder."""
    return page.partition("/")[0] if "/" in page else ""


def versions(facts: Sequence[Fact]) -> Versions | None:
    """The documents by locale and page; None for a site that has no translation."""
    sources = Counter(fact.value for fact in facts if isinstance(fact.value, str))
    if not sources:
        return None
    source = min(sources, key=lambda locale: (-sources[locale], locale))
    by_locale: dict[str, dict[str, Version]] = {source: {}}
    for fact in facts:
        # A document without a locale is a version of nothing, unless all sources are such.
        if isinstance(fact.value, list) and (fact.locale or not source):
            page, title, is_draft = fact.value
            version = Version(str(page), fact.locale, fact.place, str(title), bool(is_draft))
            by_locale.setdefault(fact.locale, {})[version.page] = version
    return Versions(source, by_locale)
