"""Pages that are not translated into a language that has nearly all the others."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polyglint import Document, Fact, Mqm, Problem, SiteRule
from polyglint_rules.translation.page_versions import Version, document_fact, part, translation_fact, versions

if TYPE_CHECKING:
    from polyglint import Translation


@dataclass(eq=False, repr=False)
class MissingPage(SiteRule):
    """A language that has nearly all pages of a part of the site has all of them."""

    id = "translation/missing-page"
    severity = "info"
    mqm = Mqm("accuracy", "omission", "neutral")

    complete_from: int = 90
    """The share of a part's pages, in percent, from which on a language is meant to have all of them."""

    def collect(self, document: Document) -> Iterator[Fact]:
        """That the page exists in this language."""
        yield document_fact(document)

    def collect_translation(self, translation: "Translation") -> Iterator[Fact]:
        """Which language it was translated from."""
        yield translation_fact(translation)

    def conclude(self, _key: str, facts: Sequence[Fact]) -> Iterable[Problem]:
        """One problem for each page of the source that languages lack."""
        site = versions(facts)
        if site is None:
            return
        lacking: dict[Version, list[str]] = {}
        for locale in sorted(site.by_locale.keys() - {site.source}):
            complete = {folder for folder, share in site.shares(locale) if 100 * share >= self.complete_from}
            for page, version in site.by_locale[site.source].items():
                if page not in site.by_locale[locale] and part(page) in complete and not version.is_draft:
                    lacking.setdefault(version, []).append(locale)
        for version, locales in lacking.items():
            yield Problem(
                version.place,
                f"this page is not translated into {_listed(locales)}",
                "translate it: that language has nearly all other pages of this part of the site",
            )


def _listed(locales: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(locales[:-1]), locales[-1])))
