"""`polyglint terms`: what the site's own translations say about its terms."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

import click

from polyglint import executors
from polyglint.cli.survey import Survey
from polyglint.glossary.mining import Renderings, Suggestion, suggestions
from polyglint.glossary.terms import Glossary
from polyglint.glossary.texts import Page, Pair, Setup, prepare
from polyglint.site import Site, SiteFile

_ONE_LANGUAGE = """\
{where} has documents in one language only{which}: terms are suggested from translations.
`polyglint settings` tells how locales were found; [locales] in polyglint.toml says where they lie.
"""
_WIDTH = 32


@click.group()
def terms() -> None:
    """Find the terms of a site, and what its translations call them."""


@terms.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--format", "shape", type=click.Choice(["text", "csv", "json"]), default="text", show_default=True)
@click.option("--locale", multiple=True, metavar="TAG", help="Only these locales; may be given several times.")
@click.option("--least", type=click.IntRange(2), default=5, show_default=True, help="Texts that a term stands in.")
@click.option("--most", type=click.IntRange(1), default=60, show_default=True, help="Terms to suggest.")
@click.option("--jobs", type=click.IntRange(1), help="Processes to use.  [default: by size of site]")
def suggest(
    paths: tuple[str, ...], shape: str, locale: tuple[str, ...], least: int, most: int, jobs: int | None
) -> None:
    """Suggest terms for a glossary: words that recur below PATHS, and their renderings with counts.

    Terms that the site's glossaries have are left out. `--format csv` writes a glossary to start from: each locale's
    most frequent rendering, all of them with their counts in the note. Read it before you use it.
    """
    settings, site = Survey.with_documents(paths)
    pages = _pages(site, locale)
    if not pages:
        click.echo(_alone(site, locale, paths or (".",)), err=True, nl=False)
        raise click.exceptions.Exit(2)
    known = Glossary(settings.glossaries).by_source(site.source_locale)
    language = site.source_locale.partition("-")[0]
    found = suggestions(_pairs(site, pages, jobs), language, least, most, known)
    locales = sorted({one for suggestion in found for one in suggestion.renderings})
    click.echo("\n".join(_SHAPES[shape](found, locales)))


def _pages(site: Site, locales: Sequence[str]) -> list[tuple[SiteFile, ...]]:
    """The files of each page that was asked for and has a source and a translation in one of these locales."""
    found = []
    for files in site.pages().values():
        source = [file for file in files if file.locale == site.source_locale][:1]
        others = [
            file for file in files if file.locale != site.source_locale and (not locales or file.locale in locales)
        ]
        if source and others and any(file.is_reported for file in files):
            found.append((*source, *others))
    return found


def _alone(site: Site, locales: Sequence[str], paths: Sequence[str]) -> str:
    if locales and len({file.locale for file in site.files}) > 1:
        known = ", ".join(sorted({file.locale for file in site.files if file.locale}))
        return f"no page is translated to {' or '.join(locales)}; locales of the site: {known}\n"
    which = f" ({site.source_locale})" if site.source_locale else ""
    return _ONE_LANGUAGE.format(where=" ".join(paths), which=which)


def _pairs(site: Site, pages: Sequence[Sequence[SiteFile]], jobs: int | None) -> Iterator[Pair]:
    """The texts of all pages that stand for each other, read by several processes where there are many."""
    setup = Setup(site.root, site.source_locale)
    work = [Page(tuple((file.path, file.locale) for file in files)) for files in pages]
    sizes = [sum(file.size for file in files) for files in pages]
    for pairs in executors.each(prepare, setup, work, sizes, jobs):
        yield from pairs


def _as_text(found: Sequence[Suggestion], locales: Sequence[str]) -> Iterator[str]:
    if not found:
        yield "no term stands in enough texts; --least asks for fewer"
        return
    for suggestion in found:
        yield f"{suggestion.text:{_WIDTH}}{suggestion.times:6}"
        for locale in locales:
            if locale in suggestion.renderings:
                yield f"    {locale:8}{_counted(suggestion.renderings[locale])}"


def _counted(renderings: Renderings) -> str:
    named = ", ".join(f"{one.text} {one.times}" for one in renderings.named)
    return f"{named} (of {renderings.texts})"


def _as_csv(found: Sequence[Suggestion], locales: Sequence[str]) -> Iterator[str]:
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(["source", *locales, "note"])
    for suggestion in found:
        firsts = [
            suggestion.renderings[locale].named[0].text if locale in suggestion.renderings else "" for locale in locales
        ]
        said = [f"{locale}: {_counted(renderings)}" for locale, renderings in suggestion.renderings.items()]
        rows.writerow([suggestion.text, *firsts, f"{suggestion.times} texts; {'; '.join(said)}"])
    yield written.getvalue().rstrip("\n")


def _as_json(found: Sequence[Suggestion], locales: Iterable[str]) -> Iterator[str]:  # noqa: ARG001  (as the others)
    import json  # late: only here

    listed = [
        {
            "term": suggestion.text,
            "texts": suggestion.times,
            "renderings": {
                locale: {"texts": one.texts, "named": [{"text": name.text, "texts": name.times} for name in one.named]}
                for locale, one in suggestion.renderings.items()
            },
        }
        for suggestion in found
    ]
    yield json.dumps(listed, ensure_ascii=False, indent=2)


_SHAPES = {"text": _as_text, "csv": _as_csv, "json": _as_json}
