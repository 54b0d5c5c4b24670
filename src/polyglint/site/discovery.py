"""Paths → site: what to read, what to report, each file's locale and page, and what could not be done."""

# Tens of thousands of paths stay strings here: as Path objects they cost ten times the time.
# ruff: noqa: PTH116, PTH118

import os
import stat
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from polyglint.site.asking import Asked, asked, reason_of
from polyglint.site.catalogues import catalogue_homes, is_catalogue, may_be_catalogue, stated_home
from polyglint.site.filtering import Filter
from polyglint.site.globs import matches
from polyglint.site.layout import Home, homes
from polyglint.site.listing import Scope, listed
from polyglint.site.scope import root_of
from polyglint.site.shown import shown_from
from polyglint.site.site import Site, SiteError, SiteFile, Skipped, is_markdown
from polyglint.site.source import catalogue_source, declared_source, source_of
from polyglint.site.tags import normalised

if TYPE_CHECKING:
    from polyglint.settings import Settings

Declared = Callable[[Path], Callable[[SiteFile], str]]
"""Given the root of a site, what answers which locale one of its documents declares."""


def discover(paths: Sequence[str], settings: "Settings", cwd: Path, declared: Declared | None = None) -> Site:
    """The site that these paths belong to.

    Only the files under the paths are reported. Read are also the other language versions of their pages and, for a
    file, what stands in its folder; with `include` in the settings, all that it means. `declared`, given the root, is
    asked for the locale of each file whose path tells none.
    """
    request = asked(paths, cwd)
    settings_root = str(settings.root) if settings.path else ""
    scopes = request.scopes(settings_root)
    if not scopes:
        return Site(cwd, (), "", "no locale is known", errors=request.errors)
    root = root_of(scopes, settings_root)
    filters = Filter.of(settings, root)
    scopes += [Scope(folder, is_deep=True) for folder in filters.included_folders()]
    listing = listed(scopes, root, _candidates(settings.catalogues))
    listing.paths.update(request.files)
    wanted = _Wanted.of(request, root)
    found = sorted(map(wanted.relative, listing.paths))
    placed = _placed(filters.kept(found), settings, wanted)
    found_out = wanted.of_the_site(listing.errors)
    files = _read(wanted, placed, settings, found_out)
    shown = shown_from(root, cwd)
    errors = [*request.errors, *(error._replace(path=shown(error.path)) for error in found_out)]
    if wanted.folders and not errors and not any(file.is_reported for file in files):
        pages = filter(is_markdown, filter(wanted.is_reported, found))
        errors.append(filters.nothing(pages, ", ".join(paths)))
    skipped = tuple(Skipped(path, filters.reason(path)) for path in sorted(wanted.files - placed.keys()))
    return _with_locales(
        Site(root, tuple(files), "", "", skipped=skipped, errors=tuple(errors)), placed, settings, declared
    )


class _Wanted(NamedTuple):
    """What is to be reported, relative to the root; a folder ends in a slash, the root itself is ""."""

    root: str
    folders: tuple[str, ...]
    files: frozenset[str]

    @classmethod
    def of(cls, request: Asked, root: Path) -> "_Wanted":
        wanted = cls(str(root), (), frozenset())
        folders = [wanted.relative(folder) for folder in request.folders]
        prefixes = tuple("" if folder == "." else f"{folder}/" for folder in folders)
        return wanted._replace(folders=prefixes, files=frozenset(map(wanted.relative, request.files)))

    def relative(self, path: str) -> str:
        inside = path[len(self.root.rstrip(os.sep)) + 1 :] or "."
        return inside if os.sep == "/" else inside.replace(os.sep, "/")

    def of_the_site(self, errors: Sequence[SiteError]) -> list[SiteError]:
        messages = {self.relative(error.path): error.message for error in errors}
        return [SiteError(path, message) for path, message in sorted(messages.items())]

    def is_reported(self, path: str) -> bool:
        return path.startswith(self.folders) or path in self.files

    def read(self, placed: Mapping[str, Home]) -> set[str]:
        """The pages to read: those reported, and those that stand beside a file that was named."""
        beside = {file.rpartition("/")[0] for file in self.files}
        return {
            home.page
            for path, home in placed.items()
            if self.is_reported(path) or (beside and path.rpartition("/")[0] in beside)
        }


def _candidates(catalogues: Sequence[str] | None) -> Callable[[str], bool]:
    """What to list: Markdown, and what may be a catalogue; which ones are is told when all names are known."""
    if catalogues is None:
        return lambda path: is_markdown(path) or may_be_catalogue(path)
    return (lambda path: is_markdown(path) or is_catalogue(path)) if catalogues else is_markdown


def _placed(found: Sequence[str], settings: "Settings", wanted: _Wanted) -> dict[str, Home]:
    """The home of each path, told by its layout or by an override."""
    stated = frozenset(settings.locales) | {settings.source_locale or ""}
    paths = [path for path in found if is_markdown(path)]
    placed = dict(zip(paths, homes(paths, settings.locales, stated), strict=True))
    if len(paths) < len(found):
        placed |= _catalogues([path for path in found if not is_markdown(path)], settings, wanted)
    if any(override.locale for override in settings.overrides):
        for path, home in placed.items():
            if locale := settings.locale_for(path):
                placed[path] = home._replace(locale=locale, told_by="`overrides` in the settings")
    return placed


def _catalogues(paths: Sequence[str], settings: "Settings", wanted: _Wanted) -> dict[str, Home]:
    """The homes of the catalogues: those that their names tell or the settings state, and files that were named."""
    told = catalogue_homes(paths, Path(wanted.root).name) if settings.catalogues is None else {}
    stated = [path for path in paths if path in wanted.files or matches(settings.catalogues or (), path)]
    return told | {path: stated_home(path) for path in stated if path not in told}


def _read(wanted: _Wanted, placed: Mapping[str, Home], settings: "Settings", errors: list[SiteError]) -> list[SiteFile]:
    """The files to read, each once however often it is linked."""
    pages = None if settings.include or "" in wanted.folders else wanted.read(placed)
    seen: dict[int, int] = {}
    files: list[SiteFile] = []
    for path, home in placed.items():
        if pages is not None and home.page not in pages:
            continue
        is_reported = wanted.is_reported(path)
        status = _status(f"{wanted.root}/{path}", settings.max_file_size)
        if isinstance(status, str):
            errors.extend([SiteError(path, status)] if status and is_reported else [])
            continue
        file = SiteFile(path, status.st_size, status.st_mtime_ns, home.locale, home.page, is_reported)
        first = seen.setdefault(status.st_ino, len(files))
        if first < len(files) and _is_same(files[first], file, wanted.root):
            files[first] = _the_real_one(files[first], file, wanted.root)
        else:
            files.append(file)
    return _with_own_pages(files)


def _status(whole: str, most: int) -> os.stat_result | str:
    """What the disk says of a file, or why it cannot be read; "" for one that git knows and that was deleted."""
    try:
        status = os.stat(whole)
    except OSError as error:
        return reason_of(whole, error) if os.path.lexists(whole) else ""
    if status.st_size > most or not status.st_mode & 0o444 or not stat.S_ISREG(status.st_mode):
        return _problem(whole, status, most) or status
    return status


def _problem(whole: str, status: os.stat_result, most: int) -> str:
    if not stat.S_ISREG(status.st_mode):
        return "neither a file nor a folder"
    if status.st_size > most:
        return f"not read: {status.st_size / 1e6:.1f} MB is more than `max-file-size` ({most / 1e6:.1f} MB)"
    if not status.st_mode & 0o444 and not os.access(whole, os.R_OK):
        return "cannot be read: permission denied"
    return ""


def _is_same(file: SiteFile, other: SiteFile, root: str) -> bool:
    """Whether two paths lead to one file through a link; two hard links are two files to their owner."""
    return os.path.realpath(f"{root}/{file.path}") == os.path.realpath(f"{root}/{other.path}")


def _the_real_one(file: SiteFile, other: SiteFile, root: str) -> SiteFile:
    real = os.path.realpath(f"{root}/{other.path}")
    kept = other if real == os.path.join(os.path.realpath(root), *other.path.split("/")) else file
    return kept._replace(is_reported=file.is_reported or other.is_reported)


def _with_own_pages(files: Sequence[SiteFile]) -> list[SiteFile]:
    """The files, sorted; `a.md` and `a.mdx` in one locale are two pages."""
    files = sorted(files, key=attrgetter("path"))
    taken: set[tuple[str, str]] = set()
    if len({(file.page, file.locale) for file in files}) == len(files):
        return files
    own: list[SiteFile] = []
    for file in files:
        key = (file.page, file.locale)
        own.append(file._replace(page=file.path) if key in taken else file)
        taken.add(key)
    return own


def _with_locales(site: Site, placed: Mapping[str, Home], settings: "Settings", declared: Declared | None) -> Site:
    """The site with its source locale, and with what its documents say of themselves."""
    pages = [home for path, home in placed.items() if is_markdown(path)]
    source, reason = source_of(pages, settings.source_locale)
    told: dict[str, set[str]] = defaultdict(set)
    files = list(site.files)
    ask = declared(site.root) if declared else None
    default = "" if settings.source_locale in {home.locale for home in pages} else settings.source_locale or ""
    for index, file in enumerate(files):
        if file.locale:
            told[file.locale].add(placed[file.path].told_by)
            continue
        said = normalised(ask(file)) if ask else ""
        if locale := said or (default if is_markdown(file.path) else ""):
            files[index] = file._replace(locale=locale)
            told[locale].add("front matter" if said else "`source-locale` in the settings")
    if not source:
        source, reason = _declared_source(site.files, files, reason)
    catalogues = [file.locale for file in files if not is_markdown(file.path) and file.locale]
    layout = {locale: " and ".join(sorted(ways)) for locale, ways in sorted(told.items())}
    site = site._replace(files=tuple(files), source_locale=source, source_reason=reason, layout=layout)
    locales = {home.locale for home in pages} | {file.locale for file in files if is_markdown(file.path)}
    site = site._replace(locales=tuple(sorted(filter(None, locales))))
    return site._replace(catalogue_source=catalogue_source(catalogues, source)) if catalogues else site


def _declared_source(before: Sequence[SiteFile], after: Sequence[SiteFile], reason: str) -> tuple[str, str]:
    """The source when no path names it: what the versions without a locale in their path say of themselves."""
    pairs = zip(before, after, strict=True)
    source = declared_source(new.locale for old, new in pairs if not old.locale and is_markdown(old.path))
    return source, f"{reason}; front matter says {source}" if source else reason
