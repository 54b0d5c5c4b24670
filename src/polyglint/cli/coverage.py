"""`polyglint coverage`: which page stands in which language, how much of it, and what of that is stale."""

from collections.abc import Iterator, Sequence

import click

from polyglint import executors
from polyglint.cache_folder import cache_folder
from polyglint.cli.survey import Survey, write
from polyglint.coverage import Cell, Job, Measured, prepare, totals
from polyglint.history import LOCK_NAME, Bases, LockError, Wanted
from polyglint.history.bases import Basis
from polyglint.reporting.coverage_tables import SHAPES, percent, render
from polyglint.reporting.coverage_tables import Survey as Report
from polyglint.site.shown import shown_from


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--locale", multiple=True, metavar="TAG", help="Only these locales.")
@click.option("--output-format", type=click.Choice([*SHAPES]), default="text", show_default=True)
@click.option("--output-file", type=click.Path(dir_okay=False), help="Write the table there.")
@click.option("--all", "show_all", is_flag=True, help="List also the pages that are complete in every locale.")
@click.option(
    "--min-coverage", type=click.FloatRange(0, 100), metavar="PERCENT", help="Fail below this share of words."
)
@click.option("--jobs", type=click.IntRange(1, 64), metavar="N", help="Processes to use.  [default: by size of site]")
@click.option("--config", type=click.Path(dir_okay=False), help="This settings file instead of the nearest one.")
@click.pass_context
def coverage(
    context: click.Context,
    paths: Sequence[str],
    *,
    locale: Sequence[str],
    output_format: str,
    output_file: str | None,
    show_all: bool,
    min_coverage: float | None,
    jobs: int | None,
    config: str | None,
) -> None:
    """Tell which pages in PATHS stand in which language: missing, stale, and the share that has a counterpart.

    Counted are the blocks of the source, and their words. Stale is what the source says otherwise than when it was
    translated, by polyglint.lock or by git.

    Exit code: 0 told, 1 a locale is below --min-coverage, 2 something could not be read.
    """
    survey = Survey.of(paths, config)
    locale = survey.asked_locales(locale)
    work = _jobs(survey, locale)
    errors: list[tuple[str, str]] = []
    work = _with_bases(survey, work, errors)
    cells: list[Cell] = []
    shown = shown_from(survey.site.root)
    for measured in _measured(survey, work, jobs):
        cells.extend(cell._replace(path=cell.path and shown(cell.path)) for cell in measured.cells)
        errors.extend(measured.errors)
    if work or survey.site.errors:
        write(render(output_format, Report(cells, survey.site.source_locale, show_all)), output_file)
    else:
        click.echo(_nothing(survey, locale), err=True)
    if survey.complain(errors):
        context.exit(2)
    least = min((percent(total.covered.words, total.whole.words) for total in totals(cells)), default=100.0)
    context.exit(int(min_coverage is not None and least < min_coverage))


def _jobs(survey: Survey, asked: Sequence[str]) -> list[Job]:
    """The pages to measure in the locales that were asked for, each once."""
    pages = survey.site.pages()
    reported = {file.locale for file in survey.site.files if file.is_reported}
    everywhere = _locales(survey)
    jobs = []
    for page, versions in pages.items():
        source = survey.source(versions)
        if source is None or not any(version.is_reported for version in versions):
            continue
        among = everywhere if source.is_reported else everywhere & reported
        locales = sorted(tag for tag in among if tag != source.locale and (not asked or tag in asked))
        if locales:
            there = tuple((one.path, one.locale) for one in versions if one.locale in locales)
            jobs.append(Job(page, (source.path, source.locale), there, tuple(locales), {}))
    return jobs


def _locales(survey: Survey) -> set[str]:
    """The locales that there are translations in."""
    return {
        version.locale
        for versions in survey.site.pages().values()
        if (source := survey.source(versions))
        for version in versions
        if version.locale not in ("", source.locale)
    }


def _with_bases(survey: Survey, jobs: Sequence[Job], errors: list[tuple[str, str]]) -> list[Job]:
    if survey.settings.staleness == "off":
        return [*jobs]
    wanted = [Wanted(path, locale, job.source[0]) for job in jobs for path, locale in job.versions]
    bases = Bases(survey.site.root, survey.settings.staleness, cache_folder())
    try:
        bases.tokens(wanted)
    except LockError as error:
        errors.append((LOCK_NAME, str(error)))
        return [*jobs]
    loaded: dict[str, Basis] = bases.load(wanted, {})
    return [job._replace(bases={path: loaded[path] for path, _ in job.versions if path in loaded}) for job in jobs]


def _measured(survey: Survey, jobs: Sequence[Job], asked: int | None) -> Iterator[Measured]:
    size = {file.path: file.size for file in survey.site.files}
    sizes = [sum(size[path] for path, _ in (job.source, *job.versions)) for job in jobs]
    try:
        yield from executors.each(prepare, survey.site.root, jobs, sizes, asked)
    except executors.WorkerDiedError as error:
        yield Measured((), (("", str(error)),))


def _nothing(survey: Survey, asked: Sequence[str]) -> str:
    locales = sorted({file.locale for file in survey.site.files if file.locale})
    if not survey.site.files:
        return "nothing to cover: none of the paths holds a document"
    if len(locales) < 2:
        return f"nothing to cover: all is in one language{f' ({locales[0]})' if locales else ''}"
    if asked and _locales(survey).isdisjoint(asked):
        return f"nothing to cover: no page here is translated to {', '.join(asked)}"
    return f"nothing to cover: no page here is in several of the languages {', '.join(locales)}"
