"""What is usual in print in each language: quotation marks, spaces, numbers, abbreviations.

The table is `conventions.txt` beside this module, for editors to read and mend.
"""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from polyglint import Document


class Conventions(NamedTuple):
    """What is usual in one locale; empty where the table does not say."""

    quotes: tuple[str, ...] = ()
    decimal: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    spaced: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    shortened: tuple[str, ...] = ()


def conventions_of(document: Document) -> Conventions:
    """What is usual in the document's locale, or in its language where the table knows no more."""
    return conventions_in(document.language, document.locale)


@cache
def conventions_in(language: str, locale: str = "") -> Conventions:
    """What is usual in a language, as it is written in one country where the locale says so."""
    table = _table()
    language = {"no": "nb", "nn": "nb"}.get(language, language)
    return Conventions(**{**table.get(language, {}), **table.get(locale.replace("_", "-").lower(), {})})


@cache
def _table() -> dict[str, dict[str, tuple[str, ...]]]:
    """The rows of the table by section in small letters."""
    table: dict[str, dict[str, tuple[str, ...]]] = {}
    section: dict[str, tuple[str, ...]] = {}
    for line in Path(__file__).with_name("conventions.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            section = table.setdefault(line[1:].strip().lower(), {})
        elif line and not line.startswith("#"):
            name, _, values = line.partition(":")
            section[name] = tuple(value.replace("_", " ") for value in values.split())
    return table
