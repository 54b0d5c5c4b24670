"""What a site's owner wants checked, and how."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

from polyglint.site.globs import matches
from polyglint.values import Json, Severity

FailOn = Literal["error", "warning", "info", "never"]
KeyPath = tuple[str | int, ...]
Options = Mapping[str, Mapping[str, Json]]

FILE_NAMES = ("polyglint.toml", ".polyglint.toml")
SECTION = "[tool.polyglint"


class SettingsError(Exception):
    """A settings file that cannot be followed, with everything that is wrong with it."""

    def __init__(self, messages: Sequence[str]) -> None:
        self.messages = tuple(messages)
        super().__init__("\n".join(self.messages))


class Override(NamedTuple):
    """What holds for some paths only; where it says nothing, the site's settings stand."""

    paths: tuple[str, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = {}
    options: Mapping[str, Mapping[str, Json]] = {}
    locale: str | None = None
    extend_select: tuple[str, ...] = ()


class Selection(NamedTuple):
    """What holds for one path: which rules, and how they are set; no `select` means all that are on by default."""

    select: tuple[str, ...]
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]
    severity: Mapping[str, Severity]
    options: Options


class Settings(NamedTuple):
    """One settings file, or the defaults where there is none."""

    path: str | None = None
    root: Path = Path()
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: FailOn = "warning"
    source_locale: str | None = None
    locales: Mapping[str, str] = {}
    catalogues: tuple[str, ...] | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()
    max_file_size: int = 10_000_000
    staleness: Literal["auto", "git", "lock", "off"] = "auto"
    severity: Mapping[str, Severity] = {}
    options: Mapping[str, Mapping[str, Json]] = {}
    schemas: Mapping[str, Json] = {}
    glossaries: tuple[Mapping[str, Json], ...] = ()  # the terms of all glossary files
    claims: Mapping[str, Json] = {}  # how claims are read: see ClaimSettings
    facts: tuple[Mapping[str, Json], ...] = ()  # what pages are held to: see DeclaredFact
    spelling: Mapping[str, Json] = {}  # the site's own words and Hunspell dictionaries: see `spelling.declared`
    overrides: tuple[Override, ...] = ()

    @property
    def accepted_file(self) -> Path:
        """The file of pairs of statements that are fine as they are; it need not be there."""
        return self.root / str(self.claims.get("accepted") or "polyglint-accepted.toml")

    def rules_for(self, path: str) -> Selection:
        """What holds for the document at this path; later overrides win."""
        return self._selection([self.overrides[index] for index in self.overrides_of(path)])

    def overrides_of(self, path: str) -> tuple[int, ...]:
        """Which overrides mean this path, by their order in the file."""
        return tuple(index for index, override in enumerate(self.overrides) if matches(override.paths, path))

    def locale_for(self, path: str) -> str:
        """The locale that an override states for this path, or ""."""
        stated = [self.overrides[index].locale for index in self.overrides_of(path)] if self.overrides else []
        return next((locale for locale in reversed(stated) if locale), "")

    def digest(self) -> str:
        """A text that differs when a report could: all settings but their place and what only the exit code needs."""
        left_out = {"path", "root", "fail_on"}
        stated = {name: value for name, value in self._asdict().items() if name not in left_out}
        return repr(_sorted({**stated, "overrides": [override._asdict() for override in self.overrides]}))

    def _selection(self, overrides: Sequence[Override]) -> Selection:
        select, extend_select, ignore = self.select, self.extend_select, self.ignore
        severity, options = dict(self.severity), dict(self.options)
        for override in overrides:
            select = override.select or select
            extend_select += override.extend_select
            ignore += override.ignore
            severity |= override.severity
            options |= {rule: {**options.get(rule, {}), **stated} for rule, stated in override.options.items()}
        return Selection(select, extend_select, ignore, severity, options)


def nearest_settings(paths: Sequence[str], cwd: Path) -> Settings:
    """The settings of the folder that these paths share, or of the nearest one above it; never several merged."""
    start = Path(os.path.commonpath([os.path.normpath(cwd / path) for path in paths or (".",)]))
    for folder in (start, *start.parents):
        if found := _settings_in(folder, cwd):
            return found
    return Settings(root=start if start.is_dir() else start.parent)


def settings_from(file: Path, cwd: Path) -> Settings:
    """The settings in this file, whatever its name.

    Raises SettingsError with all that is wrong in it.
    """
    from polyglint import settings_file  # late: most of it is the table of keys

    return settings_file.read(file, cwd)


def rule_ids_named(settings: Settings) -> Iterator[tuple[KeyPath, str]]:
    """Each rule id or family that the settings name, with its key; the caller knows which exist."""
    yield from _ids_in((), settings)
    yield from ((("extend-select",), name) for name in settings.extend_select)
    for index, override in enumerate(settings.overrides):
        yield from _ids_in(("overrides", index), override)
        yield from ((("overrides", index, "extend-select"), name) for name in override.extend_select)


def key_text(key: KeyPath) -> str:
    """A key as a person writes it: `overrides[0].ignore`."""
    parts = [f"[{part}]" if isinstance(part, int) else f'."{part}"' if "/" in part else f".{part}" for part in key]
    return "".join(parts).removeprefix(".")


def _settings_in(folder: Path, cwd: Path) -> Settings | None:
    for name in FILE_NAMES:
        if (folder / name).is_file():
            return settings_from(folder / name, cwd)
    try:
        is_ours = SECTION.encode() in (folder / "pyproject.toml").read_bytes()
    except OSError:
        return None
    return settings_from(folder / "pyproject.toml", cwd) if is_ours else None


def _ids_in(key: KeyPath, stated: Settings | Override) -> Iterator[tuple[KeyPath, str]]:
    yield from (((*key, "select"), name) for name in stated.select)
    yield from (((*key, "ignore"), name) for name in stated.ignore)
    yield from (((*key, "severity", name), name) for name in stated.severity)
    yield from (((*key, "options", name), name) for name in stated.options)


def _sorted(value: Any) -> Any:
    """The value with each mapping as a sorted list, so that its text does not depend on the order of writing."""
    if isinstance(value, Mapping):
        return [(key, _sorted(value[key])) for key in sorted(value)]
    return [_sorted(inner) for inner in value] if isinstance(value, list | tuple) else value
