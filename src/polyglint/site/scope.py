"""What the user's paths mean: the folders to list so that locale, page and source come out the same whatever was named.

A path inside a locale's folder widens to the folder that holds all locales; nothing else is listed beside what was
named. It is bounded: outside a repository and without settings, a lone file is seen with its folder only.
"""

# Tens of thousands of paths stay strings here: as Path objects they cost ten times the time.
# ruff: noqa: PTH110, PTH112, PTH118, PTH119, PTH120, PTH208

import os
from pathlib import Path

from polyglint.site.listing import Scope, is_inside, repository_of
from polyglint.site.tags import is_telling, normalised

_TRANSLATIONS = frozenset({"i18n", "_i18n", "l10n", "locales", "locale", "translations"})
_CONTENT = _TRANSLATIONS | {"content", "docs", "files", "posts"}


def scope_of(path: str, stop: str, *, is_folder: bool) -> Scope:
    """What to list for one path; `stop` is the folder not to climb above, or ""."""
    widest = Scope(path, is_deep=True) if is_folder else Scope(os.path.dirname(path), is_deep=False)
    below = path
    while below != stop and os.path.dirname(below) != below:
        folder, name = os.path.split(below)
        if _holds_locales(folder, name, os.path.relpath(path, below)):
            widest = Scope(folder, is_deep=True)
        below = folder
    return widest


def root_of(scopes: list[Scope], settings_root: str) -> Path:
    """The folder that paths are shown from: that of the settings, of the repository, or the one that holds it all."""
    folders = [scope.folder for scope in scopes]
    if settings_root and all(is_inside(folder, settings_root) for folder in folders):
        return Path(settings_root)
    if repository := repository_of(folders[0]):
        folders = [repository, *folders]
    else:
        folders = [_above_locale(folder) for folder in folders]
    return Path(os.path.commonpath(folders))


def _above_locale(folder: str) -> str:
    """The folder that a locale's folder stands in, even if it stands there alone."""
    parent, name = os.path.split(folder)
    return parent if normalised(name) and os.path.basename(parent) in _CONTENT else folder


def _holds_locales(folder: str, name: str, rest: str) -> bool:
    """Whether `folder/name/rest` has, or may have, other language versions inside the folder."""
    tag = normalised(name)
    if tag and os.path.basename(folder) in _CONTENT:
        return True
    inside = "" if rest == "." else rest
    if name in _TRANSLATIONS and normalised(inside.partition(os.sep)[0]):
        return True
    if tag and inside and os.path.exists(os.path.join(folder, inside)):
        return True
    # The version without a locale: its likes stand below, in `fr/<the same path>`.
    version = inside if tag else os.path.join(name, inside).rstrip(os.sep)
    return _has_neighbour(folder, name, version, is_told=bool(tag) and is_telling(name))


def _has_neighbour(folder: str, name: str, version: str, *, is_told: bool) -> bool:
    try:
        names = os.listdir(folder)
    except OSError:
        return False
    if "i18n" in names and name != "i18n" and os.path.isdir(os.path.join(folder, "i18n")):
        return _has_neighbour(os.path.join(folder, "i18n"), "", "", is_told=True)
    if any(_is_localised(other, name) for other in names):
        return True
    others = [other for other in names if other != name and "." not in other and normalised(other)]
    if is_told and any(is_telling(other) and os.path.isdir(os.path.join(folder, other)) for other in others):
        return True
    return bool(version) and any(os.path.exists(os.path.join(folder, other, version)) for other in others)


def _is_localised(other: str, name: str) -> bool:
    """Whether the names differ by a locale: `content.fr` and `content`, `content.de`."""
    plain, dot, last = other.rpartition(".")
    return other != name and bool(dot) and plain == name.partition(".")[0] and bool(normalised(last))
