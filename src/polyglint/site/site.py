"""A site as it lies on disk: its files, each with its locale and the page that it is a version of."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

SUFFIXES = (".md", ".markdown", ".mdx")


def is_markdown(name: str) -> bool:
    """Whether a file of this name is a document."""
    return name.endswith(SUFFIXES) or name[-9:].lower().endswith(SUFFIXES)


class SiteFile(NamedTuple):
    """A file of the site; `is_reported` if the user asked for it, otherwise it is only read."""

    path: str
    size: int
    mtime_ns: int
    locale: str
    page: str
    is_reported: bool


class SiteError(NamedTuple):
    """What could not be checked although it was asked for, and why; the path as the user would write it."""

    path: str
    message: str


class Skipped(NamedTuple):
    """A file that was named and yet left out on purpose, and what says so."""

    path: str
    message: str


class Site(NamedTuple):
    """Everything that is read in one run. Paths are POSIX paths relative to `root`."""

    root: Path
    files: tuple[SiteFile, ...]
    source_locale: str
    source_reason: str
    layout: Mapping[str, str] = {}
    """What told each locale: "folder names", "file suffixes" and the like."""

    skipped: tuple[Skipped, ...] = ()
    errors: tuple[SiteError, ...] = ()
    catalogue_source: str = ""
    """The locale that catalogues are translated from: Markdown may have its own without a name."""

    locales: tuple[str, ...] = ()
    """The locales of its pages, those included of which no version is read."""

    def source_of(self, path: str) -> str:
        """The locale that the page of this path is translated from."""
        if is_markdown(path):
            return self.source_locale
        # What PO files hold beside their translations is English by gettext's custom.
        return self.catalogue_source or (self.source_locale or "en" if path.endswith(".po") else "")

    def pages(self) -> dict[str, tuple[SiteFile, ...]]:
        """The files of each page, in the order of their paths."""
        pages: dict[str, list[SiteFile]] = defaultdict(list)
        for file in self.files:
            pages[file.page].append(file)
        return {page: tuple(files) for page, files in pages.items()}
