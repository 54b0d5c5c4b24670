"""`polyglint accept`: statements that disagree and are fine as they are, once, with a reason."""

import datetime
from collections.abc import Sequence
from pathlib import Path

import click

from polyglint.acceptance import AcceptanceError, Accepted, Pair, pairs, pruned, read_accepted, today, written
from polyglint.cache import Cache
from polyglint.cli.read_claims import place_in
from polyglint.cli.survey import Survey
from polyglint.run import Run
from polyglint.site.shown import shown_from
from polyglint.values import Finding

_FAMILY = "claims"
_NO_SETTINGS = """\
accepted pairs stand beside the settings of the site, and there are none above {where}: \
write a polyglint.toml where the site begins (it may be empty), and accept again"""


@click.command()
@click.argument("places", nargs=-1)
@click.option("--reason", metavar="TEXT", help="Why the statements may disagree: for those who read it later.")
@click.option("--until", metavar="DAY", type=click.DateTime(["%Y-%m-%d"]), help="Tell it again after that day.")
@click.option("--list", "is_list", is_flag=True, help="Tell what is accepted, and what of it is of no use any more.")
@click.option("--prune", is_flag=True, help="Take out what is of no use any more.")
@click.option("--config", type=click.Path(dir_okay=False), help="This settings file instead of the nearest one.")
@click.pass_context
def accept(
    context: click.Context,
    places: Sequence[str],
    *,
    reason: str | None,
    until: datetime.datetime | None,
    is_list: bool,
    prune: bool,
    config: str | None,
) -> None:
    """Accept the findings about claims at PLACES, each written as a report has it: content/en/peel.md:11.

    What is accepted is every pair of statements that such a finding holds against each other: other words, or another
    page that says otherwise, are told as before. The pairs go into polyglint-accepted.toml beside the settings.

    Exit code: 0 done, 2 nothing was found at a place, or the file cannot be followed.
    """
    if bool(places) == (is_list or prune):
        raise click.UsageError("name the places of findings to accept, or give --list or --prune")
    if places and not (reason or "").strip():
        raise click.UsageError(
            "give --reason: whoever reads the file later has to know why the statements may disagree"
        )
    survey = Survey.of([_read(place)[0] for place in places], config)
    if not survey.settings.path:
        raise click.UsageError(_NO_SETTINGS.format(where=survey.settings.root))
    if not places:
        survey = Survey.of([str(survey.settings.root)], config)  # what is of no use, only all of the site can tell
    try:
        known = read_accepted(survey.settings.accepted_file)
    except AcceptanceError as error:
        raise click.UsageError(str(error)) from error
    findings = _findings(survey)
    if is_list or prune:
        _tell(known, findings, survey.settings.accepted_file, prune=prune)
        return
    context.exit(_accept(survey, known, findings, places, (str(reason), until.date() if until else None)))


def _read(place: str) -> tuple[str, int]:
    """The path and the line of a place.

    Raises click.UsageError for what is none.
    """
    named = place_in(place)
    if named is None:
        raise click.UsageError(f"{place}: write a place as a report has it, with its line: content/en/peel.md:11")
    return named


def _findings(survey: Survey) -> list[Finding]:
    """All findings about claims of the site, those that are accepted as well."""
    settings = survey.settings._replace(path=None, select=(_FAMILY,), extend_select=(), ignore=())
    run = Run(survey.site, settings, Cache(None, survey.site.root, b""), 1, {})
    return [found for found in run.outcome().findings if found.related]


def _accept(
    survey: Survey,
    known: Sequence[Accepted],
    findings: Sequence[Finding],
    places: Sequence[str],
    why: tuple[str, datetime.date | None],
) -> int:
    shown = shown_from(survey.site.root)
    there = {entry.fingerprint for entry in known if entry.holds_on(today())}
    new: dict[str, Pair] = {}
    missed = 0
    for place in places:
        path, line = _read(place)
        here = [found for found in findings if _stands_at(found, Path(path).resolve(), survey.site.root, line)]
        if not here:
            missed += 1
            others = sorted({f"{shown(found.place.path)}:{found.place.line}" for found in findings})
            hint = f"; there are some at {', '.join(others[:8])}" if others else ""
            click.echo(f"polyglint: {place}: no statements disagree here{hint}", err=True)
        new.update((pair.fingerprint, pair) for found in here for pair in pairs(found))
    entries = [Accepted(pair, *why, name) for name, pair in new.items() if name not in there]
    if entries:
        file = survey.settings.accepted_file
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        _write(file, before + written(entries, is_new=not before.strip()))
    for entry in entries:
        click.echo(f"accepted: {entry.pair.rule}: “{entry.pair.says}”, “{entry.pair.but}”")
    if new and not entries:
        click.echo("accepted already")
    return 2 if missed else 0


def _stands_at(found: Finding, path: Path, root: Path, line: int) -> bool:
    return found.place.line == line and (root / found.place.path).resolve() == path


def _write(file: Path, text: str) -> None:
    from polyglint.history.lock import write  # late: asking what is accepted writes nothing

    try:
        write(file, text)
    except OSError as error:
        raise click.UsageError(f"{file}: cannot be written: {error.strerror}; it is as it was") from error


def _tell(known: Sequence[Accepted], findings: Sequence[Finding], file: Path, *, prune: bool) -> None:
    needed = {pair.fingerprint for found in findings for pair in pairs(found)}
    kept = [entry for entry in known if entry.fingerprint in needed and entry.holds_on(today())]
    if prune:
        if len(kept) < len(known):
            _write(file, pruned(file.read_text(encoding="utf-8"), [entry in kept for entry in known]))
        click.echo(f"{len(known) - len(kept)} of {len(known)} taken out of {file.name}")
        return
    for entry in known:
        state = (
            "" if entry in kept else f" ({'ended' if entry.fingerprint in needed else 'nothing disagrees any more'})"
        )
        until = f" until {entry.until}" if entry.until else ""
        click.echo(f"{entry.pair.rule}{until}{state}: {entry.reason}")
        for page, words in zip(entry.pair.pages, (entry.pair.says, entry.pair.but), strict=True):
            click.echo(f"  {page}: “{words}”")
    click.echo(
        f"{len(known)} accepted, {len(known) - len(kept)} of no use any more." if known else "nothing is accepted."
    )
