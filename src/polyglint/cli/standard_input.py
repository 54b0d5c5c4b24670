"""One document from standard input, taken as if it stood at a path: where an editor's unsaved text belongs."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from polyglint.settings import Settings
from polyglint.site import Site, SiteFile, declared_locale
from polyglint.site.layout import homes


def contents() -> bytes:
    """All that standard input has."""
    return sys.stdin.buffer.read()


def existing_folder(cwd: Path, named: str) -> str:
    """The folder of a document that may not be there yet, or the nearest one above it that is."""
    return next((str(folder) for folder in Path(named).parents if (cwd / folder).is_dir()), ".")


def with_document(site: Site, settings: Settings, file: Path, head: Callable[[], str]) -> tuple[Site, str]:
    """The site with this document asked for, whether it is on disk or not, and the document's path in it."""
    path = Path(os.path.relpath(file, site.root)).as_posix()
    files = [known._replace(is_reported=known.path == path) for known in site.files]
    if all(known.path != path for known in files):
        files.append(_not_on_disk(path, files, settings, head))
    return site._replace(files=tuple(sorted(files, key=lambda known: known.path)), errors=()), path


def _not_on_disk(path: str, files: Sequence[SiteFile], settings: Settings, head: Callable[[], str]) -> SiteFile:
    """A document beside these: the settings or its path tell its locale, else what it says, else its neighbours."""
    stated = frozenset(settings.locales) | {settings.source_locale or ""}
    home = homes([*(known.path for known in files), path], settings.locales, stated)[-1]
    folder = path.rpartition("/")[0]
    around = {known.locale for known in files if known.path.rpartition("/")[0] == folder}
    locale = settings.locale_for(path) or home.locale or declared_locale(head())
    return SiteFile(path, 0, 0, locale or (around.pop() if len(around) == 1 else ""), home.page, is_reported=True)
