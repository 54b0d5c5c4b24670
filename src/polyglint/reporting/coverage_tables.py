"""Coverage as text, JSON, CSV or Markdown."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from polyglint.coverage import Amount, Cell, Total, totals
from polyglint.reporting.columns import width
from polyglint.reporting.style import plural

_MOST = 40  # pages that the text lists


class Survey(NamedTuple):
    """What was measured. `source_locale` is empty where no path names it."""

    cells: Sequence[Cell]
    source_locale: str
    show_all: bool = False


def percent(part: int, whole: int) -> float:
    """A share with one decimal, cut rather than rounded: what is not all is not 100."""
    return int(1000 * part / whole) / 10 if whole else 100.0


def render(shape: str, survey: Survey) -> str:
    """The coverage in this shape."""
    return "".join(f"{line}\n" for line in SHAPES[shape](survey))


def _as_text(survey: Survey) -> Iterator[str]:
    yield from _aligned(list(_totals(survey)))
    rows = _rows(survey.cells)
    shown = [
        page for page, row in rows.items() if survey.show_all or not all(cell.is_complete for cell in row.values())
    ]
    if shown:
        yield ""
        limit = len(shown) if survey.show_all else _MOST
        yield from _aligned(list(_matrix({page: rows[page] for page in shown[:limit]}, _locales(survey.cells))))
        if len(shown) > limit:
            yield f"… and {plural(len(shown) - limit, 'page')} more: --all lists them"
    done = len(rows) - len(shown)
    if not survey.show_all and done:
        yield ""
        yield f"{plural(done, 'page')} complete in every locale."


def _as_markdown(survey: Survey) -> Iterator[str]:
    yield from _markdown(list(_totals(survey)))
    yield ""
    yield from _markdown(list(_matrix(_rows(survey.cells), _locales(survey.cells))))


def _as_csv(survey: Survey) -> Iterator[str]:
    names = [*_plain(Cell("", "", "", Amount()))]
    yield _csv_line(names)
    for cell in survey.cells:
        yield _csv_line([*map(str, _plain(cell).values())])


def _as_json(survey: Survey) -> Iterator[str]:
    stated = {
        "source_locale": survey.source_locale,
        "locales": [_plain_total(total) for total in totals(survey.cells)],
        "pages": [_plain(cell) for cell in survey.cells],
    }
    yield json.dumps(stated, ensure_ascii=False, indent=2)


SHAPES: Mapping[str, Callable[[Survey], Iterator[str]]] = {
    "text": _as_text,
    "json": _as_json,
    "csv": _as_csv,
    "markdown": _as_markdown,
}


def _plain(cell: Cell) -> dict[str, str | int]:
    """A cell as one record: what is blank in it is nothing."""
    return {
        "page": cell.page,
        "locale": cell.locale,
        "path": cell.path,
        "status": "missing" if cell.is_missing else "stale" if cell.stale.blocks else "present",
        "blocks": cell.whole.blocks,
        "blocks_covered": cell.covered.blocks,
        "blocks_stale": cell.stale.blocks,
        "words": cell.whole.words,
        "words_covered": cell.covered.words,
        "words_stale": cell.stale.words,
    }


def _plain_total(total: Total) -> dict[str, str | int | float]:
    return {
        "locale": total.locale,
        "pages": total.pages,
        "pages_missing": total.missing,
        "pages_stale": total.stale_pages,
        "blocks": total.whole.blocks,
        "blocks_covered": total.covered.blocks,
        "blocks_stale": total.stale.blocks,
        "blocks_percent": percent(total.covered.blocks, total.whole.blocks),
        "words": total.whole.words,
        "words_covered": total.covered.words,
        "words_stale": total.stale.words,
        "words_percent": percent(total.covered.words, total.whole.words),
    }


def _totals(survey: Survey) -> Iterator[list[str]]:
    yield ["locale", "pages", "missing", "stale", "blocks", "words", "stale blocks"]
    for total in totals(survey.cells):
        yield [
            total.locale,
            f"{total.pages - total.missing:,} of {total.pages:,}",
            f"{total.missing:,}",
            f"{total.stale_pages:,}",
            _share(total.covered.blocks, total.whole.blocks),
            _share(total.covered.words, total.whole.words),
            f"{total.stale.blocks:,}",
        ]


def _share(part: int, whole: int) -> str:
    return f"{percent(part, whole):g} %"


def _matrix(rows: Mapping[str, Mapping[str, Cell]], locales: Sequence[str]) -> Iterator[list[str]]:
    yield ["page", *locales]
    for page, row in rows.items():
        yield [page, *(_said(row[locale]) if locale in row else "" for locale in locales)]


def _said(cell: Cell) -> str:
    if cell.is_missing:
        return "missing"
    share = _share(cell.covered.words, cell.whole.words)
    return f"{share}, {cell.stale.blocks} stale" if cell.stale.blocks else share


def _rows(cells: Sequence[Cell]) -> dict[str, dict[str, Cell]]:
    rows: dict[str, dict[str, Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.page, {})[cell.locale] = cell
    return rows


def _locales(cells: Sequence[Cell]) -> list[str]:
    return sorted({cell.locale for cell in cells})


def _aligned(table: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(width, column)) for column in zip(*table, strict=True)]
    for row in table:
        yield "  ".join(text + " " * (most - width(text)) for text, most in zip(row, widths, strict=True)).rstrip()


def _markdown(table: Sequence[Sequence[str]]) -> Iterator[str]:
    for index, row in enumerate(table):
        escaped = (text.replace("\\", "\\\\").replace("|", "\\|") for text in row)
        yield f"| {' | '.join(escaped)} |"
        if index == 0:
            yield f"|{'---|' * len(row)}"


def _csv_line(values: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="").writerow(values)
    return written.getvalue()
