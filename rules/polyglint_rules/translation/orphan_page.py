"""Translated pages whose source is gone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polyglint import Document, Fact, Mqm, Problem, Related, SiteRule
from polyglint_rules.translation.page_versions import Version, document_fact, part, translation_fact, versions

if TYPE_CHECKING:
    from polyglint import Translation


@dataclass(eq=False, repr=False)
class OrphanPage(SiteRule):
    """A translated page has a source."""

    id = "translation/orphan-page"
    mqm = Mqm("accuracy", "addition", "minor")

    translated_from: int = 90
    """The share of a language's pages, in percent, that must have a source before one without is a problem."""

    def collect(self, document: Document) -> Iterator[Fact]:
        """That the page exists in this language."""
        yield document_fact(document)

    def collect_translation(self, translation: "Translation") -> Iterator[Fact]:
        """Which language it was translated from."""
        yield translation_fact(translation)

    def conclude(self, _key: str, facts: Sequence[Fact]) -> Iterable[Problem]:
        """All pages without a source in languages whose pages nearly all have one."""
        site = versions(facts)
        if site is None:
            return
        source = site.by_locale.get(site.source, {})
        folders = {part(page) for page in source}
        for locale in sorted(site.by_locale.keys() - {site.source}):
            pages = site.by_locale[locale]
            orphans = [version for page, version in pages.items() if page not in source]
            if not orphans or 100 * (len(pages) - len(orphans)) < self.translated_from * len(pages):
                continue
            lacking = {page: source[page] for page in source if page not in pages}
            for version in orphans:
                if part(version.page) in folders:
                    yield _problem(version, site.source, _moved(version.page, orphans, lacking))


def _moved(page: str, orphans: Sequence[Version], lacking: dict[str, Version]) -> Version | None:
    """The one page without a translation that has the file name of the one page without a source."""
    name = _name(page)
    likely = [other for path, other in lacking.items() if _name(path) == name]
    is_only = len(likely) == sum(_name(orphan.page) == name for orphan in orphans) == 1
    return likely[0] if name and is_only else None


def _problem(version: Version, source: str, other: Version | None) -> Problem:
    message = f"this page has no source in {source}" if source else "this page has no source"
    if other is None:
        return Problem(version.place, message, "take it out if its source is gone, or add the source")
    return Problem(
        version.place,
        f"{message}; it may be the translation of {other.place.path}, which has none",
        "move it to the place that its source was moved to",
        (Related(other.place, "has no translation"),),
    )


def _name(page: str) -> str:
    """The file name of a page, without the ways of writing it."""
    stem = page.removesuffix("/index.md").rpartition("/")[2].partition(".")[0].lower()
    return "".join(character for character in stem if character.isalnum())
