"""The site of a call that looks at translations without checking them."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from polyglint.cli.locales import UnknownLocaleError, asked_locales
from polyglint.settings import Settings, SettingsError, nearest_settings, settings_from
from polyglint.site import Site, SiteFile, declared_locale, discover
from polyglint.site.shown import shown_from

_HEAD = 16_384  # front matter longer than this is no header but a page


class Pair(NamedTuple):
    """A translation and its source."""

    target: SiteFile
    source: SiteFile


class Survey(NamedTuple):
    """What a call works with."""

    settings: Settings
    site: Site

    @classmethod
    def of(cls, paths: Sequence[str], config: str | None) -> "Survey":
        """Read the settings and find the documents.

        Raises click.UsageError for settings that cannot be followed.
        """
        cwd = Path.cwd()
        paths = paths or (".",)
        try:
            settings = settings_from(cwd / config, cwd) if config else nearest_settings(paths, cwd)
        except SettingsError as error:
            raise click.UsageError("\n".join(error.messages)) from error
        return cls(settings, discover(paths, settings, cwd, _declared))

    @classmethod
    def with_documents(cls, paths: Sequence[str]) -> "Survey":
        """The same where there is something to look at.

        Raises click.UsageError also for paths that hold no document.
        """
        survey = cls.of(paths, None)
        if survey.site.errors and not survey.site.files:
            raise click.UsageError("\n".join(f"{error.path}: {error.message}" for error in survey.site.errors))
        return survey

    def asked_locales(self, tags: Sequence[str]) -> tuple[str, ...]:
        """The locales that these tags mean.

        Raises click.UsageError for one that no document is in.
        """
        try:
            return asked_locales(self.site, tags)
        except UnknownLocaleError as error:
            raise click.UsageError(str(error)) from error

    def pairs(self) -> list[Pair]:
        """The translations that were asked for: by their names, or by that of their source."""
        found: list[Pair] = []
        for versions in self.site.pages().values():
            source = self.source(versions)
            found.extend(
                Pair(version, source)
                for version in versions
                if source and version.locale and version.path != source.path
                if version.is_reported or source.is_reported
            )
        return found

    def source(self, versions: Sequence[SiteFile]) -> SiteFile | None:
        """The version that the others of a page are translated from."""
        locale = self.site.source_of(versions[0].path)
        return next((version for version in versions if version.locale == locale), None)

    def complain(self, errors: Sequence[tuple[str, str]] = ()) -> bool:
        """Tell on standard error what could not be done; whether there was any such thing."""
        shown = shown_from(self.site.root)
        said = [*((error.path, error.message) for error in self.site.errors)]
        said += [(shown(path) if path else "", message) for path, message in errors]
        for path, message in said:
            click.echo(f"polyglint: {path}: {message}" if path else f"polyglint: {message}", err=True)
        return bool(said)


def _declared(root: Path) -> Callable[[SiteFile], str]:
    def declared(file: SiteFile) -> str:
        try:
            with (root / file.path).open("rb") as opened:
                return declared_locale(opened.read(_HEAD).decode("utf-8", "replace"))
        except OSError:
            return ""

    return declared


def write(text: str, file: str | None) -> None:
    """Write what was asked for to a file, else to standard output.

    Raises click.UsageError for a file that cannot be written.
    """
    if file is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors="backslashreplace")
        click.echo(text, nl=False)
        return
    try:
        with open(file, "w", encoding="utf-8", newline="\n", errors="backslashreplace") as opened:  # noqa: PTH123
            opened.write(text)
    except OSError as error:
        raise click.UsageError(f"{file}: cannot be written: {error.strerror}") from error
