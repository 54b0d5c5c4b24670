"""`polyglint claims`: what the pages of a site state as fact, by subject and topic, across languages."""

from collections.abc import Iterator, Mapping, Sequence

import click

from polyglint import executors
from polyglint.cache import Cache
from polyglint.claims.roll import Job, Line, Read, prepare, roll
from polyglint.claims.settings import ClaimSettings
from polyglint.cli.survey import Survey, write
from polyglint.reporting.claim_tables import SHAPES, render
from polyglint.run import Run
from polyglint.site.shown import shown_from
from polyglint.values import Json, Place

_MOST_TITLES = 8


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--locale", multiple=True, metavar="TAG", help="Only these locales.")
@click.option("--subject", metavar="WORDS", help="Only subjects whose name has all of these words.")
@click.option("--topic", multiple=True, metavar="NAME", help="Only these topics and figures, such as safety.")
@click.option("--pack", "packs", multiple=True, metavar="NAME", help="Read these packs instead of the site's.")
@click.option("--disputed", is_flag=True, help="Only claims that another one speaks against.")
@click.option("--output-format", type=click.Choice([*SHAPES]), default="text", show_default=True)
@click.option("--output-file", type=click.Path(dir_okay=False), help="Write the ledger there.")
@click.option("--jobs", type=click.IntRange(1, 64), metavar="N", help="Processes to use.  [default: by size of site]")
@click.option("--config", type=click.Path(dir_okay=False), help="This settings file instead of the nearest one.")
@click.pass_context
def claims(
    context: click.Context,
    paths: Sequence[str],
    *,
    locale: Sequence[str],
    subject: str | None,
    topic: Sequence[str],
    packs: Sequence[str],
    disputed: bool,
    output_format: str,
    output_file: str | None,
    jobs: int | None,
    config: str | None,
) -> None:
    """Print the ledger: all that the pages below PATHS claim of safety, sessions, prices, versions and so on.

    Claims stand by subject and topic, so that what pages and languages say of one matter stands together; a claim that
    another one speaks against is marked. What is an error among them, `polyglint check --select claims` tells.

    Exit code: 0 told, 2 something could not be read.
    """
    survey = Survey.of(paths, config)
    settings = ClaimSettings.of({**survey.settings.claims, **({"packs": [*packs]} if packs else {})})
    _refuse_unknown(packs, topic)
    locale = survey.asked_locales(locale)
    pages = [*_read(survey, settings, jobs)]
    words = (subject or "").lower().split()
    shown = {file.path for file in survey.site.files if file.is_reported}
    path = shown_from(survey.site.root)
    against = _told_by_rules(survey, settings, jobs)
    marked = (line._replace(is_disputed=line.is_disputed or _stands_in(line, against)) for line in roll(pages))
    lines = [
        line._replace(path=path(line.path))
        for line in marked
        if line.path in shown
        and (not locale or line.locale in locale)
        and (not topic or line.topic in topic)
        and (not disputed or line.is_disputed)
        and all(word in line.subject.lower() for word in words)
    ]
    if lines or output_format != "text":
        write(render(output_format, lines), output_file)
    else:
        click.echo(_why_none(words, settings.packs, pages), err=True)
    context.exit(2 if survey.complain([error for page in pages for error in page.errors]) else 0)


def _refuse_unknown(packs: Sequence[str], topics: Sequence[str]) -> None:
    """Raises click.BadParameter for a pack or topic that there is none of."""
    from polyglint.claims.lexicon import claim_figures, claim_topics  # late: it reads the packs
    from polyglint.claims.settings import PACKS

    for given, known, name in ((packs, PACKS, "--pack"), (topics, (*claim_topics(), *claim_figures()), "--topic")):
        for one in given:
            if one not in known:
                raise click.BadParameter(f'"{one}" is none of {", ".join(known)}', param_hint=name)


def _told_by_rules(survey: Survey, settings: ClaimSettings, jobs: int | None) -> dict[tuple[str, str], list[Place]]:
    """Where rules find that statements disagree, by path and topic: they meet under several titles of one subject."""
    packs: dict[str, Json] = {"packs": [*settings.packs]} if settings.are_stated else {}
    claims: dict[str, Json] = {**survey.settings.claims, **packs}
    asked = survey.settings._replace(path=None, select=("claims",), extend_select=(), ignore=(), claims=claims)
    run = Run(survey.site, asked, Cache(None, survey.site.root, b""), jobs, {})
    found: dict[tuple[str, str], list[Place]] = {}
    for finding in run.outcome().findings:
        for place in (finding.place, *(other.place for other in finding.related)) if finding.related else ():
            found.setdefault((place.path, finding.message.partition(":")[0]), []).append(place)
    return found


def _stands_in(line: Line, places: Mapping[tuple[str, str], Sequence[Place]]) -> bool:
    at = line.line, line.column
    return any(
        (place.line, place.column) <= at < (place.end_line, place.end_column)
        for place in places.get((line.path, line.topic), ())
    )


def _why_none(words: Sequence[str], packs: Sequence[str], pages: Sequence[Read]) -> str:
    """Why no claim is listed: no subject has all of these words in its name, or nothing is claimed of it."""
    titles = sorted({page.title for page in pages})
    subjects = {line.subject for page in pages for line, _ in page.claims}
    if words and not any(all(word in name.lower() for word in words) for name in (*titles, *subjects)):
        listed = ", ".join(titles[:_MOST_TITLES]) + (", …" if len(titles) > _MOST_TITLES else "")
        return f"no page is about “{' '.join(words)}”; there are: {listed}"
    return f"no claims found; the packs that are read are: {', '.join(packs)}"


def _read(survey: Survey, settings: ClaimSettings, asked: int | None) -> Iterator[Read]:
    """What each page claims, all versions of a page in one hand: they share its subject."""
    jobs = []
    for page, versions in survey.site.pages().items():
        if any(version.is_reported for version in versions):
            source = survey.source(versions)
            ordered = sorted(versions, key=lambda version: (version is not source, version.path))
            jobs.append(Job(page, tuple((version.path, version.locale) for version in ordered)))
    size = {file.path: file.size for file in survey.site.files}
    sizes = [sum(size[path] for path, _ in job.versions) for job in jobs]
    try:
        yield from executors.each(prepare, (survey.site.root, settings), jobs, sizes, asked)
    except executors.WorkerDiedError as error:
        yield Read((), (("", str(error)),))
