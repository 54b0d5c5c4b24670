"""What holds for one path and why, in lines for `polyglint settings PATH`."""

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from polyglint.site.catalogues import is_catalogue
from polyglint.site.filtering import Filter
from polyglint.site.site import Site, SiteFile, is_markdown

if TYPE_CHECKING:
    from polyglint.settings import Settings


def explain(site: Site, settings: "Settings", path: str, shown: Callable[[str], str] = str) -> list[str]:
    """Where the settings come from, what was concluded about the path, and what else its page consists of.

    `path` is relative to the site's root, `shown` makes it one that leads there from where the user is; a folder is
    described by its files.
    """
    lines = [f"settings: {settings.path or 'none found, defaults hold'}", f"root: {site.root}"]
    file = next((file for file in site.files if file.path == path), None)
    lines += _of_file(site, file, shown) if file else _of_other(site, settings, path, shown)
    lines.append(f"source: {site.source_locale or 'the version without a locale'} ({site.source_reason})")
    lines += _of_catalogues(site)
    lines += _of_overrides(settings, path)
    left_out = [skipped for skipped in site.skipped if skipped.path != path]
    lines += [f"left out: {shown(skipped.path)}: {skipped.message}" for skipped in left_out]
    return lines


def _of_file(site: Site, file: SiteFile, shown: Callable[[str], str]) -> Iterator[str]:
    why = site.layout.get(file.locale, "nothing in its path tells; set `lang` in the front matter, or `source-locale`")
    yield f"locale: {file.locale or 'unknown'} ({why})"
    versions = site.pages()[file.page]
    yield f"page: {file.page}"
    yield from (f"  {version.locale or 'no locale'}: {shown(version.path)}" for version in versions)


def _of_catalogues(site: Site) -> Iterator[str]:
    """The catalogues of messages in a line: they may have another source than the pages."""
    found = [file for file in site.files if is_catalogue(file.path)]
    if found:
        locales = ", ".join(sorted({file.locale for file in found if file.locale})) or "no known locale"
        source = site.source_of(found[0].path) or "unknown; set `source-locale` in the settings"
        yield f"catalogues: {len(found)} in {locales}; source: {source}"


def _of_other(site: Site, settings: "Settings", path: str, shown: Callable[[str], str]) -> Iterator[str]:
    inside = [file for file in site.files if path == "." or file.path.startswith(f"{path}/")]
    if inside:
        locales = sorted({file.locale for file in inside})
        yield f"files: {len(inside)}"
        for locale in locales:
            count = sum(file.locale == locale for file in inside)
            yield f"  {locale or 'unknown locale'}: {count} ({site.layout.get(locale, 'no path tells')})"
    else:
        yield f"file: not checked: {_reason(site, settings, path, shown)}"


def _reason(site: Site, settings: "Settings", path: str, shown: Callable[[str], str]) -> str:
    whole = site.root / path
    if not os.path.lexists(whole):
        return "no such file or folder"
    if error := next((error for error in site.errors if error.path == shown(path)), None):
        return error.message
    if whole.is_file() and is_catalogue(whole.name):
        return "not known as a catalogue of messages; `catalogues` in the settings names those"
    if whole.is_file() and not is_markdown(whole.name):
        return "not a Markdown file"
    return (
        Filter.of(settings, site.root).reason(path)
        or "ignored by git, hidden, or in a folder of foreign or built files"
    )


def _of_overrides(settings: "Settings", path: str) -> Iterator[str]:
    for index in settings.overrides_of(path):
        override = settings.overrides[index]
        stated = [name for name in ("select", "ignore", "severity", "options", "locale") if getattr(override, name)]
        yield f"override {index + 1} ({', '.join(override.paths)}): {', '.join(stated) or 'says nothing'}"
