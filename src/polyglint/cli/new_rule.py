"""`polyglint new-rule`: the two files of a rule to start from, and what to do next."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from polyglint import discovery
from polyglint.scaffold import NewRuleError, new_rule
from polyglint.settings import Settings, SettingsError, nearest_settings

_DEFAULT = "lint/rules"


@click.command("new-rule")
@click.argument("rule", metavar="FAMILY/NAME")
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    help=f"Where the rule goes.  [default: the first folder of `rules` in the settings, else {_DEFAULT}]",
)
@click.option("--data", is_flag=True, help="Write the rule as data, in YAML, instead of Python.")
def command(rule: str, folder: Path | None, *, data: bool) -> None:
    """Write a new rule and its page: two files that pass their tests as they are."""
    cwd = Path.cwd()
    try:
        settings = nearest_settings((".",), cwd)
    except SettingsError as error:
        raise click.UsageError("\n".join(error.messages)) from error
    chosen = cwd / folder if folder else settings.root / next(iter(settings.rules), _DEFAULT)
    try:
        written = new_rule(rule, chosen, data=data)
    except NewRuleError as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.UsageError(f"{_shown(chosen)}: cannot be written: {error.strerror}") from error
    click.echo("\n".join(_told(rule, written, chosen, settings)))


def _told(rule: str, written: Sequence[Path], folder: Path, settings: Settings) -> Iterator[str]:
    yield from (f"written: {_shown(path)}" for path in written)
    yield ""
    yield "Next:"
    if not _is_known(folder, settings):
        listed = ", ".join(f'"{name}"' for name in (*settings.rules, _relative(folder, settings.root)))
        where = _shown(Path(settings.path)) if settings.path else "polyglint.toml"
        yield f"  in {where}: rules = [{listed}]"
    yield f"  pytest {_shown(written[-1])}   each case of the page is a test"
    yield f"  lint --select {rule}"


def _is_known(folder: Path, settings: Settings) -> bool:
    """Whether rules are read from this folder already: by the settings, or because it is an installed pack."""
    installed = [known for pack in discovery.packs() for known in pack.folders]
    listed = [settings.root / known for known in settings.rules]
    return any(known.resolve() == folder.resolve() for known in (*installed, *listed))


def _shown(path: Path) -> str:
    return _relative(path, Path.cwd())


def _relative(path: Path, start: Path) -> str:
    return Path(os.path.relpath(path, start)).as_posix()
