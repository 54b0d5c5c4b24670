"""Which files are catalogues of messages, and their locales: told by names alone, for a repository is full of JSON.

A catalogue names a locale, in its own name or in a folder, below a folder that is called as such folders are, and it
has a version in another language beside it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from polyglint.late_pattern import late_pattern
from polyglint.site.layout import Home
from polyglint.site.tags import is_telling, normalised

SUFFIXES = (".json", ".arb", ".yaml", ".yml", ".po")
TOLD_BY = "names of catalogues"

_FOLDERS = (
    "i18n",
    "_i18n",
    "l10n",
    "intl",
    "locale",
    "locales",
    "_locales",
    "localization",
    "localizations",
    "lang",
    "langs",
    "language",
    "languages",
    "translation",
    "translations",
    "messages",
    "dictionaries",
)
_NEVER = ("package.json", "package-lock.json", "composer.json", "tsconfig.json", "_category_.json")
_LOCALE_BEHIND = late_pattern(r"(.+[._-])([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)")
_LOCALE_BEFORE = late_pattern(r"([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)(\..+)")


def is_catalogue(name: str) -> bool:
    """Whether a file of this name can be read as a catalogue."""
    return name.endswith(SUFFIXES) or name[-5:].lower().endswith(SUFFIXES)


def may_be_catalogue(path: str) -> bool:
    """Whether a path is worth a second look: many are asked."""
    if not path.endswith(SUFFIXES):
        return False
    return path.endswith(".po") or (_known_folder().search(path) is not None and not path.endswith(_NEVER))


@cache
def _known_folder() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[/\\])(?:{'|'.join(_FOLDERS)})[/\\]")


class _Reading(NamedTuple):
    """A path read as that of a catalogue."""

    slot: str  # what all locales are in
    tag: str
    name: str  # the tag as it is written
    page: str


def catalogue_homes(paths: Iterable[str], above: str = "") -> dict[str, Home]:
    """The home of each path that is one of a catalogue; `above` is the name of the folder that paths start from."""
    readings = {path: reading for path in paths if (reading := _reading(path, above))}
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for reading in readings.values():
        names[reading.slot][reading.tag] = reading.name
    believed = {slot for slot, tags in names.items() if len(tags) > 1 and any(map(is_telling, tags.values()))}
    return {
        path: Home(reading.tag, reading.page, TOLD_BY)
        for path, reading in readings.items()
        # A PO file is one by its suffix, and holds what it is a translation of.
        if reading.slot in believed or path.endswith(".po")
    }


def stated_home(path: str) -> Home:
    """The home of a path that a person says is a catalogue."""
    parts = path.split("/")
    for index in (len(parts) - 1, *range(len(parts) - 1)):
        if found := _located(parts, index):
            return Home(found.tag, found.page, TOLD_BY)
    return Home("", path, "")


def _reading(path: str, above: str) -> _Reading | None:
    parts = path.split("/")
    known = -1 if above in _FOLDERS else next((at for at, name in enumerate(parts[:-1]) if name in _FOLDERS), None)
    if known is None:
        if not path.endswith(".po"):
            return None
        home = stated_home(path)
        return _Reading("", home.locale, home.locale, home.page)
    for index in range(known + 1, len(parts)):
        if found := _located(parts, index):
            return found._replace(slot="/".join(parts[: known + 1]))
    return None


def _located(parts: Sequence[str], index: int) -> _Reading | None:
    """The path with the locale in one of its names."""
    name = parts[index]
    is_file = index == len(parts) - 1
    start, tag, end = _parted(name) if is_file else ("", name, "")
    if len(tag) < 2 or not normalised(tag):
        return None
    return _Reading("", normalised(tag), tag, "/".join((*parts[:index], f"{start}*{end}", *parts[index + 1 :])))


def _parted(name: str) -> tuple[str, str, str]:
    """What stands before, in and behind the locale in a file's name: `messages.fr.json`, `app_fr.arb`, `fr.json`."""
    stem, dot, suffix = name.rpartition(".")
    if normalised(stem):
        return "", stem, dot + suffix
    behind = _LOCALE_BEHIND.fullmatch(stem)
    # The longest tag counts: of `app_zh_CN` it is `zh_CN`.
    if behind and (longer := _LOCALE_BEHIND.fullmatch(behind[1][:-1])) and normalised(f"{longer[2]}-{behind[2]}"):
        return longer[1], stem[len(longer[1]) :], dot + suffix
    if behind and normalised(behind[2]):
        return behind[1], behind[2], dot + suffix
    before = _LOCALE_BEFORE.fullmatch(stem)
    if before and normalised(before[1]):
        return "", before[1], before[2] + dot + suffix
    return "", "", ""
