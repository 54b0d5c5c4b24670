"""The ledger of claims as text, JSON or CSV."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from polyglint.claims.roll import Line
from polyglint.reporting.columns import shortened, width
from polyglint.reporting.style import plural

_QUOTE = 60  # columns
_MARK = "≠"


def render(shape: str, lines: Sequence[Line]) -> str:
    """The ledger in this shape."""
    return "".join(f"{line}\n" for line in SHAPES[shape](lines))


def _as_text(lines: Sequence[Line]) -> Iterator[str]:
    for subject, of_subject in groupby(lines, lambda line: line.subject):
        yield subject
        rows = [*_rows(list(of_subject))]
        widths = [max(width(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
        for *cells, quote in rows:
            padded = (cell + " " * (wide - width(cell)) for cell, wide in zip(cells, widths, strict=True))
            yield f"  {'  '.join(padded)}  {quote}"
        yield ""
    yield _summary(lines)


def _rows(lines: Sequence[Line]) -> Iterator[tuple[str, ...]]:
    """The cells of each line: what it is about once, what it says, its language, where it stands, its words."""
    for topic, of_topic in groupby(lines, _matter):
        for index, line in enumerate(of_topic):
            mark = _MARK if line.is_disputed else " "
            quote = shortened(line.quote, _QUOTE, "…")
            yield topic if index == 0 else "", mark, _says(line), line.locale, f"{line.path}:{line.line}", f"“{quote}”"


def _matter(line: Line) -> str:
    return f"{line.topic}: {line.thing}" if line.thing else line.topic


def _says(line: Line) -> str:
    """What a line states, in words."""
    firmness = "" if line.strength == "plain" else f" ({line.strength})"
    aspect = f" {line.aspect}" if line.aspect else ""
    condition = f", {line.condition} …" if line.condition else ""
    return f"{line.value or line.stance}{aspect}{firmness}{shortened(condition, 16, '…')}"


def _summary(lines: Sequence[Line]) -> str:
    subjects = len({line.subject for line in lines})
    disputed = sum(line.is_disputed for line in lines)
    said = f"{plural(len(lines), 'claim')} of {plural(subjects, 'subject')}"
    return f"{said}; {disputed} disagree with another one ({_MARK})." if disputed else f"{said}; none disagree."


def _as_json(lines: Sequence[Line]) -> Iterator[str]:
    yield json.dumps({"claims": [_plain(line) for line in lines]}, ensure_ascii=False, indent=2)


def _as_csv(lines: Sequence[Line]) -> Iterator[str]:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(_names())
    for line in lines:
        writer.writerow([str(value).lower() if isinstance(value, bool) else value for value in line])
    yield written.getvalue().rstrip("\n")


def _plain(line: Line) -> dict[str, str | int | bool]:
    return dict(zip(_names(), line, strict=True))


def _names() -> list[str]:
    return [*Line._fields[:-1], "disputed"]


SHAPES: Mapping[str, Callable[[Sequence[Line]], Iterator[str]]] = {"text": _as_text, "json": _as_json, "csv": _as_csv}
