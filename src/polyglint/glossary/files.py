"""Glossary files on disk → terms as plain data, or what is wrong with them."""

import codecs
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from polyglint.glossary import table
from polyglint.glossary.table import Flaw, TableError
from polyglint.glossary.terms import Term

_TERMBASES = (".tbx", ".xml", ".tbxm")
_PREFERENCES = (".yaml", ".yml")


class GlossaryError(ValueError):
    """Glossaries that cannot be read: a message for each thing that is wrong, with file and line."""

    def __init__(self, messages: Sequence[str]) -> None:
        super().__init__("\n".join(messages))
        self.messages = tuple(messages)


def read(pattern: str, root: Path) -> list[dict[str, Any]]:
    """The terms in the files of this pattern, which starts at `root`.

    Raises GlossaryError with all that is wrong with them.
    """
    files = _files(pattern, root)
    if not files:
        raise GlossaryError([f"{pattern}: there is no such file"])
    found: list[dict[str, Any]] = []
    messages: list[str] = []
    for file in files:
        shown = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()
        try:
            found.extend(term.plain() for term in _terms(file, shown))
        except OSError as error:
            messages.append(f"{shown}: cannot be read: {error.strerror}")
        except TableError as error:
            messages.extend(_in_words(shown, error.flaws))
    if messages:
        raise GlossaryError(messages)
    return found


def _files(pattern: str, root: Path) -> list[Path]:
    path = Path(pattern)
    if path.is_absolute() or (root / path).is_file():
        return [root / path] if (root / path).is_file() else []
    try:
        return sorted(file for file in root.glob(pattern) if file.is_file())
    except ValueError as error:
        raise GlossaryError([f"{pattern}: is no path pattern: {error}"]) from error


def _terms(file: Path, shown: str) -> list[Term]:
    data = file.read_bytes()
    if file.suffix.lower() in _TERMBASES:
        from polyglint.glossary import termbase  # late: most glossaries are tables

        return termbase.terms(data)
    if file.suffix.lower() in _PREFERENCES:
        from polyglint.glossary import preferences  # late: as above

        return preferences.terms(_decoded(data), shown)
    return table.terms(_decoded(data), shown)


def _decoded(data: bytes) -> str:
    """The text of a table: UTF-8, or what a byte order mark says, as spreadsheets write it."""
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"is not UTF-8 at byte {error.start}: save it as UTF-8"
        raise TableError([Flaw(line, "", message)]) from error


def _in_words(shown: str, flaws: Sequence[Flaw]) -> Iterator[str]:
    for flaw in flaws:
        where = f'column "{flaw.column}": ' if flaw.column else ""
        yield f"{shown}:{flaw.line}: {where}{flaw.message}"
