"""The word lists of a site, written: where a list belongs, and the settings that name it."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import Any

import click

from polyglint.settings import Settings
from polyglint.site.listing import repository_of
from polyglint.spelling import word_list

_MAGIC = re.compile(r"[*?\[]")
_PATTERN = word_list.NAME.replace(".txt", "*.txt")


def add(
    settings: Settings, added: Sequence[str], comment: str, locales: Sequence[str]
) -> tuple[list[Path], list[Path]]:
    """Put the words into the list for each of these locales, or for all, and the lists into the settings.

    Returned are the lists, and the settings file where it was written. Raises click.UsageError before anything is.
    """
    if wrong := [word for word in added if not word_list.can_be_listed(word)]:
        raise click.UsageError(f"--add takes one word, without spaces and #, not {', '.join(map(repr, wrong))}")
    home = home_of(settings)
    lists = [_list_for(settings, home, locale) for locale in locales or ("",)]
    patterns: Any = settings.spelling.get("patterns")
    named = {} if patterns else _naming_lists(Path(settings.path) if settings.path else home / "polyglint.toml")
    for file, text in named.items():
        file.write_bytes(text.encode())
    for file in lists:
        file.parent.mkdir(parents=True, exist_ok=True)
        text = file.read_text("utf-8-sig") if file.exists() else ""
        file.write_text(word_list.with_words(text, added, comment), "utf-8", newline="\n")
    return lists, [*named]


def home_of(settings: Settings) -> Path:
    """The folder of the settings; where there are none, the one where they belong: they have to hold for all pages."""
    if settings.path:
        return settings.root
    cwd = Path.cwd()
    if repository := repository_of(str(settings.root)):
        return Path(repository)
    return cwd if settings.root.is_relative_to(cwd) else settings.root


def _list_for(settings: Settings, home: Path, locale: str) -> Path:
    """The list for a locale: the one that is there, else one that a pattern of the settings names.

    Raises click.UsageError where none does.
    """
    spelling: Any = settings.spelling
    there = [Path(file) for file in spelling.get("files") or () if word_list.locale_of(file) == locale]
    if there:
        return there[0]
    name = word_list.NAME.replace(".txt", f".{locale}.txt") if locale else word_list.NAME
    for pattern in map(PurePath, spelling.get("patterns") or (_PATTERN,)):
        candidates = (pattern, pattern.with_name(name))
        for candidate in candidates:
            is_meant = candidate.match(str(pattern)) and word_list.locale_of(candidate.name) == locale
            if is_meant and not _MAGIC.search(str(candidate)):
                return home / candidate
    raise click.UsageError(f'`[spelling] words` in {settings.path} names no such list: add "{name}" to it')


def _naming_lists(file: Path) -> dict[Path, str]:
    """The settings file with what says that there are word lists; it stays as it is otherwise.

    Raises click.UsageError for a file that this cannot be written into.
    """
    table = "[tool.polyglint.spelling]" if file.name == "pyproject.toml" else "[spelling]"
    text = file.read_bytes().decode() if file.exists() else ""
    end = "\r\n" if "\r\n" in text else "\n"
    stated = f'words = ["{_PATTERN}"]{end}'
    if header := re.search(rf"^{re.escape(table)}[^\n]*\n", text, re.MULTILINE):
        text = f"{text[: header.end()]}{stated}{text[header.end() :]}"
    else:
        text = f"{text.rstrip()}{end}{end}{table}{end}{stated}".lstrip()
    try:
        tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise click.UsageError(f'{file}: write words = ["{_PATTERN}"] under {table} first') from error
    return {file: text}
