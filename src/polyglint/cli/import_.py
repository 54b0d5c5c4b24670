"""`polyglint import`: the style guide that another linter has been taught."""

import os
from collections.abc import Mapping
from pathlib import Path

import click

from polyglint.importing.vale import Imported, ValeError, imported

_DEFAULT = "lint/rules"
_SETTINGS = "polyglint.toml"


@click.group("import")
def import_() -> None:
    """Carry over the rules of another linter."""


@import_.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path), default=".")
@click.option("--folder", default=_DEFAULT, show_default=True, help="Where the rules go.")
@click.option("--force", is_flag=True, help="Overwrite rules that are there.")
def vale(path: Path, folder: str, *, force: bool) -> None:
    """Write the rules of a Vale configuration at PATH, and the settings that switch them on.

    What has no equal is told here and in comments of the rules. A settings file that is there is left as it is: the
    settings are printed instead.
    """
    try:
        found = imported(path, folder)
    except ValeError as error:
        raise click.UsageError(str(error)) from error
    _write(Path(folder), found.files, force=force)
    click.echo(_told(found, folder))
    settings = Path(_SETTINGS)
    if settings.exists():
        click.echo(f"\n{_SETTINGS} is there already; add this to it:\n\n{found.settings}", nl=False)
        return
    settings.write_text(found.settings, "utf-8", newline="\n")
    click.echo(f"written: {_SETTINGS}")


def _write(folder: Path, files: Mapping[str, str], *, force: bool) -> None:
    taken = [name for name in files if (folder / name).exists()]
    if taken and not force:
        raise click.UsageError(f"{folder / taken[0]} is there already; --force overwrites it")
    for name, text in files.items():
        target = folder / name
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8", newline="\n")
        except OSError as error:
            raise click.UsageError(f"{target}: cannot be written: {error.strerror}") from error


def _told(found: Imported, folder: str) -> str:
    lines = [f"{len(found.carried)} rules written to {os.path.relpath(folder)}"]
    if found.notes:
        lines += ["", "Not carried over, or changed:", *(f"  {note}" for note in found.notes)]
    return "\n".join(lines)
