"""`polyglint check`, also called `lint`: what is wrong with these pages, and the repair of what needs no judgement."""

import time
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from polyglint.cli.session import Session
    from polyglint.run import Outcome

FORMATS = ("text", "concise", "json", "sarif", "github")
_LEVELS = ("error", "warning", "info", "never")


def _names(_context: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    named = tuple(name.strip() for names in value for name in names.split(",") if name.strip())
    if value and not named:
        raise click.BadParameter("names nothing: leave the option out, or name rules, families or locales")
    return named


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--select", multiple=True, callback=_names, metavar="RULES", help="Only these rules or families.")
@click.option("--ignore", multiple=True, callback=_names, metavar="RULES", help="Not these rules or families.")
@click.option("--locale", multiple=True, callback=_names, metavar="TAGS", help="Report only these locales.")
@click.option("--fix", is_flag=True, help="Repair what needs no judgement.")
@click.option("--unsafe-fixes", is_flag=True, help="Repair also what wants a look afterwards; implies --fix.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option(
    "--fail-on", type=click.Choice(_LEVELS), help="The least severity that fails the run.  [default: warning]"
)
@click.option("--output-format", type=click.Choice(FORMATS), help="[default: text]")
@click.option("--output-file", type=click.Path(dir_okay=False), help="Write the report there.")
@click.option("--statistics", is_flag=True, help="Count findings by rule and locale instead of listing them.")
@click.option(
    "--min-mqm",
    type=click.FloatRange(max=100),
    metavar="SCORE",
    help="Fail when a locale's automatic MQM score, as --statistics prints it, is lower.",
)
@click.option("--all", "show_all", is_flag=True, help="List all findings also where there are many.")
@click.option("--stdin-filename", metavar="PATH", help="Read one document from standard input, as if it stood there.")
@click.option("--jobs", type=click.IntRange(1, 64), metavar="N", help="Processes to use.  [default: by size of site]")
@click.option("--cache/--no-cache", default=True, help="Remember what was found in unchanged documents.")
@click.option("--config", type=click.Path(dir_okay=False), help="This settings file instead of the nearest one.")
@click.pass_context
def check(context: click.Context, /, **arguments: Any) -> None:
    """Check the Markdown documents in PATHS, files or folders; without PATHS, the current folder.

    Exit code: 0 nothing at or above --fail-on, 1 findings, 2 the run itself failed.
    """
    from polyglint.cli.session import Session, UsageProblem  # late: --version and --help need none of it

    started = time.perf_counter()
    try:
        if arguments["diff"] and (arguments["output_file"] or arguments["statistics"]):
            raise UsageProblem("--diff prints a patch: it goes neither with --output-file nor with --statistics")
        session = Session.open(arguments)
        code = _checked(session, arguments, started)
    except UsageProblem as problem:
        for message in problem.messages:
            click.echo(f"polyglint: {message}", err=True)
        code = 2
    context.exit(code)


def _checked(session: "Session", arguments: dict[str, Any], started: float) -> int:
    outcome = session.outcome()
    if arguments["diff"]:
        return _show_diff(session, outcome, unsafe=arguments["unsafe_fixes"])
    if arguments["fix"] or arguments["unsafe_fixes"]:
        outcome = _fix(session, outcome, unsafe=arguments["unsafe_fixes"])
    session.write(outcome, time.perf_counter() - started)
    return session.exit_code(outcome) or int(_is_below(session, outcome, arguments["min_mqm"]))


def _is_below(session: "Session", outcome: "Outcome", least: float | None) -> bool:
    """Whether a locale's score is too low; says which."""
    if least is None:
        return False
    from polyglint.cli.output import scores  # late: only here

    low = [one for one in scores(session, outcome) if one.score < least]
    for one in low:
        click.echo(f"polyglint: {one.locale}: automatic MQM {one.shown} is below {least:g}", err=True)
    return bool(low)


def _show_diff(session: "Session", outcome: "Outcome", *, unsafe: bool) -> int:
    from polyglint.cli.repair import diffs  # late: only here

    changed = False
    for text in diffs(session, outcome, unsafe=unsafe):
        changed = True
        click.echo(text.encode("utf-8", "surrogateescape"), nl=False)  # bytes: line ends are the file's own
    session.complain(outcome)
    return 2 if session.has_failed(outcome) else int(changed)


def _fix(session: "Session", outcome: "Outcome", *, unsafe: bool) -> "Outcome":
    from polyglint.cli.repair import fix  # late: only here

    failures = []
    for done in fix(session, outcome, unsafe=unsafe):
        if isinstance(done, str):
            click.echo(done, err=True)
        else:
            failures.append(done)
    left = session.again()
    return left._replace(errors=(*left.errors, *failures))
