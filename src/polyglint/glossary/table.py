"""A glossary as a table: CSV, as spreadsheets write it.

The first row names the columns: `source` (the term in the site's source language), a column for each locale (`es`,
`pt-BR`), or `target` in a file that is named for its locale (`terms.es.csv`, `es/terms.csv`), `forbidden:es` (or
`forbidden` beside `target`), `context`, `part-of-speech`, `case`, `translate` (or `do-not-translate`), `note`,
`domain`. Several words in one cell stand apart by `|` or `;`, the preferred one first.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from polyglint.glossary.terms import PARTS_OF_SPEECH, SOURCE, Term
from polyglint.site.tags import normalised

_DELIMITERS = ",;\t|"
_FORBIDDEN = "forbidden"
_ALIASES = {
    "term": "source",
    "source-term": "source",
    "translation": "target",
    "pos": "part-of-speech",
    "case-sensitive": "case",
    "match-case": "case",
    "dnt": "do-not-translate",
    "notes": "note",
    "comment": "note",
    "subject": "domain",
}
_KNOWN = ("source", "target", _FORBIDDEN, "context", "part-of-speech", "case", "translate", "do-not-translate")
_SAID = ("note", "domain")
# Columns of other tools that say nothing about which word to use.
_IGNORED = frozenset({"definition", "description", "example", "status", "tags", "url", "image"})
_YES = frozenset({"yes", "true", "1", "x", "y", "exact", "sensitive"})
_NO = frozenset({"no", "false", "0", "", "n", "insensitive", "any"})


class Flaw(NamedTuple):
    """What is wrong with a glossary: line, column of the table where there is one, and what to do about it."""

    line: int
    column: str
    message: str


class TableError(ValueError):
    """A table that cannot be read, with everything that is wrong with it."""

    def __init__(self, flaws: Sequence[Flaw]) -> None:
        super().__init__(flaws[0].message)
        self.flaws = tuple(flaws)


class _Columns(NamedTuple):
    """What the columns of a table mean: for each, its name as written, its meaning, its locale."""

    names: tuple[str, ...]
    meanings: tuple[str, ...]
    locales: tuple[str, ...]


def terms(text: str, path: str) -> list[Term]:
    """The terms of a table.

    Raises TableError with all that is wrong with it.
    """
    flaws: list[Flaw] = []
    found: list[Term] = []
    rows = _rows(text, flaws)
    header = next(rows, None)
    if header is None:
        raise TableError(flaws or [Flaw(1, "", "is empty: its first row must name the columns")])
    columns = _columns(header[1], path, header[0], flaws)
    for line, cells in rows if columns else ():
        assert columns
        term = _term(line, cells, columns, flaws)
        if term:
            found.append(term)
    if flaws:
        raise TableError(flaws)
    return found


def _rows(text: str, flaws: list[Flaw]) -> Iterator[tuple[int, list[str]]]:
    """The rows that say something, each with the line that it begins in."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True, skipinitialspace=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            flaws.append(Flaw(line, "", f"is no table from here on: {_in_words(error)}"))
            return
        if any(cell.strip() for cell in cells):
            yield line, [cell.strip() for cell in cells]
        line = reader.line_num + 1


def _in_words(error: csv.Error) -> str:
    return "a quotation mark is not closed" if "unexpected end" in str(error) else str(error)


def _delimiter(text: str) -> str:
    """What separates the cells: what cuts the first row into the most names that mean something."""
    head = text.split("\n", 1)[0]
    return max(_DELIMITERS, key=lambda mark: (sum(map(_is_name, head.split(mark))), head.count(mark)))


def _is_name(cell: str) -> bool:
    name = _name(cell.strip('" \r'))
    return name in (*_KNOWN, *_SAID, *_IGNORED) or name.startswith(_FORBIDDEN) or bool(normalised(name))


def _name(cell: str) -> str:
    name = re.sub(r"[\s_]+", "-", cell.strip().lower())
    return _ALIASES.get(name, name)


def _columns(header: Sequence[str], path: str, line: int, flaws: list[Flaw]) -> _Columns | None:
    meanings: list[str] = []
    locales: list[str] = []
    before = len(flaws)
    own = locale_of(path)
    for cell in header:
        meaning, locale = _meaning(cell, own)
        if not meaning:
            flaws.append(Flaw(line, cell, _unknown(cell)))
        elif meaning in ("target", _FORBIDDEN) and not locale:
            flaws.append(Flaw(line, cell, _no_locale(meaning)))
        elif meaning != "ignored" and (meaning, locale) in zip(meanings, locales, strict=True):
            flaws.append(Flaw(line, cell, "a second column says the same"))
        meanings.append(meaning)
        locales.append(locale)
    if not flaws[before:] and not {"source", "target", _FORBIDDEN} & set(meanings):
        flaws.append(Flaw(line, "", "has no column for a term: name one `source` and one for each locale"))
    return None if flaws[before:] else _Columns(tuple(header), tuple(meanings), tuple(locales))


def _meaning(cell: str, own: str) -> tuple[str, str]:
    """What a column holds, and for which locale; "" for one that is not known."""
    name = _name(cell)
    kind, _, locale = name.partition(":")
    if locale and kind not in ("target", "source", _FORBIDDEN):
        kind, locale = locale, kind  # es:forbidden
    if locale:
        is_known = kind in ("target", _FORBIDDEN) and normalised(locale)
        return (kind, normalised(locale)) if is_known else ("", "")
    if name in ("target", _FORBIDDEN):
        return name, own
    if name in (*_KNOWN, *_SAID):
        return name, SOURCE
    if name in _IGNORED or not name or name.startswith(("#", "x-")):
        return "ignored", SOURCE
    return ("target", normalised(name)) if normalised(name) else ("", "")


def locale_of(path: str) -> str:
    """The locale that a file is named for: `es.csv`, `terms.es.csv`, `terms-es.csv`, `es/terms.csv`; or ""."""
    pure = PurePath(path)
    parts = [*re.split(r"[._]", pure.stem), pure.stem.rpartition("-")[2], *reversed(pure.parent.parts)]
    tags = [normalised(part) for part in parts if re.fullmatch(r"[a-z]{2}(?:-[A-Za-z]{2,4})?", part)]
    return next(filter(None, tags), SOURCE)


def _unknown(cell: str) -> str:
    from difflib import get_close_matches  # late: only for messages

    known = (*_KNOWN, *_SAID)
    near = get_close_matches(_name(cell), known, n=1)
    meant = f"did you mean {near[0]}?" if near else f"known: {', '.join(known)}, and locales such as es or pt-BR"
    return f"no column of a glossary has this name; {meant}"


def _no_locale(meaning: str) -> str:
    named = "es" if meaning == "target" else "forbidden:es"
    return f"for which locale? Name the column {named}, or the file for its locale: terms.es.csv"


def _term(line: int, cells: Sequence[str], columns: _Columns, flaws: list[Flaw]) -> Term | None:
    if len(cells) > len(columns.names):
        flaws.append(Flaw(line, "", f"has {len(cells)} cells, and the table {len(columns.names)} columns"))
        return None
    texts: dict[str, tuple[str, ...]] = {}
    forbidden: dict[str, tuple[str, ...]] = {}
    said: dict[str, str] = {}
    for cell, meaning, locale in zip(cells, columns.meanings, columns.locales, strict=False):
        if cell and meaning in ("source", "target"):
            texts[locale] = _words(cell)
        elif cell and meaning == _FORBIDDEN:
            forbidden[locale] = _words(cell)
        elif cell:
            said[meaning] = cell
    wrong = [
        Flaw(line, columns.names[columns.meanings.index(name)], flaw) for name, flaw in _refused(said, texts, columns)
    ]
    flaws.extend(wrong)
    return None if wrong or not (texts or forbidden) else _said(texts, forbidden, said)


def _said(
    texts: Mapping[str, tuple[str, ...]], forbidden: Mapping[str, tuple[str, ...]], said: Mapping[str, str]
) -> Term:
    is_kept = _is_yes(said.get("do-not-translate")) or said.get("translate", "yes").lower() in _NO
    return Term(
        texts,
        forbidden,
        _words(said.get("context", "")),
        said.get("part-of-speech", "").lower(),
        _is_yes(said.get("case")),
        is_kept,
        said.get("note", ""),
        said.get("domain", ""),
    )


def _refused(
    said: Mapping[str, str], texts: Mapping[str, tuple[str, ...]], columns: _Columns
) -> Iterator[tuple[str, str]]:
    """The meanings of columns whose cells cannot be followed, and why."""
    for meaning in ("case", "translate", "do-not-translate"):
        if said.get(meaning, "").lower() not in _YES | _NO:
            yield meaning, f'says "{said[meaning]}": write yes or no'
    if said.get("part-of-speech", "other").lower() not in PARTS_OF_SPEECH:
        yield "part-of-speech", f'says "{said["part-of-speech"]}", which is none of {", ".join(PARTS_OF_SPEECH)}'
    if texts and "source" in columns.meanings and SOURCE not in texts:
        yield "source", "says nothing: which word is translated here?"


def _is_yes(cell: str | None) -> bool:
    return (cell or "").lower() in _YES


def _words(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for part in re.split(r"[|;]", cell) if (word := " ".join(part.split()))))
