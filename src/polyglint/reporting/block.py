"""One finding as a person reads it: where and what, the source line with the place marked, what to do."""

from collections.abc import Iterable, Iterator

from polyglint.reporting.columns import shortened, visible, width, wrapped
from polyglint.reporting.excerpt import Excerpt, excerpt
from polyglint.reporting.repair import preview
from polyglint.reporting.report import RunReport
from polyglint.reporting.style import Style, plural
from polyglint.values import Finding, Place, Related

_INDENT = "   "
_GUTTER = 8  # columns of `   25 │ `
_NARROWEST = 40
_MOST_RELATED = 4


def block(finding: Finding, report: RunReport, columns: int, url: str, marks: Style) -> Iterator[str]:
    """The lines that tell of the finding, in so many columns; `url` is where its rule can be read about."""
    columns = max(_NARROWEST, columns)
    yield _head(finding, visible(report.display(finding.place.path)), url, marks)
    yield from (_INDENT + line for line in wrapped(_shown(finding.message), columns - len(_INDENT)))
    yield from _source(finding.excerpt, finding.place, "^", "", columns, finding.severity, marks)
    yield from _related(finding, report, columns, marks)
    yield from _advice(finding, columns, marks)


def _shown(text: str) -> str:
    return "\n".join(visible(line) for line in text.split("\n"))


def _head(finding: Finding, path: str, url: str, marks: Style) -> str:
    where = marks.paint(f"{path}:{finding.place.line}:{finding.place.column}", "bold")
    severity = marks.paint(finding.severity, finding.severity)
    fixable = ""
    if finding.fix:
        fixable = marks.paint(" [fixable]" if finding.fix.safe else " [unsafe fix]", "good")
    return f"{where} {severity} {marks.linked(finding.rule, url)}{fixable}"


def _source(
    line: str, place: Place, underline: str, label: str, columns: int, look: str, marks: Style
) -> Iterator[str]:
    """The source line in its gutter, the mark under the place, and its label where there is room."""
    if not line:
        return
    room = columns - _GUTTER
    shown = excerpt(line, place, room, marks.ellipsis)
    yield f"{marks.paint(f'{place.line:>5} {marks.gutter}', 'quiet')} {shown.text}".rstrip()
    mark = marks.paint(underline * shown.length, look)
    for row in _underlined(shown, mark, label, room):
        yield f"{marks.paint(f'      {marks.gutter}', 'quiet')} {row}"


def _underlined(shown: Excerpt, mark: str, label: str, room: int) -> Iterator[str]:
    """The row of the mark; its label to the right of it, else to the left, else below."""
    row = " " * shown.offset + mark
    if not label:
        yield row
    elif shown.offset + shown.length + 1 + width(label) <= room:
        yield f"{row} {label}"
    elif width(label) < shown.offset:
        yield f"{label} ".rjust(shown.offset + len(label) - width(label)) + mark
    else:
        yield row
        yield from wrapped(label, room)


def _related(finding: Finding, report: RunReport, columns: int, marks: Style) -> Iterator[str]:
    for other in finding.related[:_MOST_RELATED]:
        label = visible(other.message.replace("\n", " "))
        if other.excerpt and other.place.path == finding.place.path:
            yield from _source(other.excerpt, other.place, "-", label, columns, "quiet", marks)
        else:
            yield from _in_another_file(other, label, report, columns, marks)
    hidden = len(finding.related) - _MOST_RELATED
    if hidden > 0:
        yield f"      = and {plural(hidden, 'more place')}"


def _in_another_file(other: Related, label: str, report: RunReport, columns: int, marks: Style) -> Iterator[str]:
    path = visible(report.display(other.place.path))
    where = f"{marks.paint(':::', 'quiet')} {path}:{other.place.line}:{other.place.column}"
    yield f"      {where}" if other.excerpt else f"      {where} {label}".rstrip()
    yield from _source(other.excerpt, other.place, "-", label, columns, "quiet", marks)


def _advice(finding: Finding, columns: int, marks: Style) -> Iterator[str]:
    repaired = preview(finding, marks)
    if finding.fix and repaired:
        key = "fix" if finding.fix.safe else "unsafe fix"
        room = columns - len(f"      = {key}: ")
        yield from _noted(key, [shortened(repaired, room, marks.ellipsis)], marks)
    if finding.hint:
        yield from _noted("help", wrapped(_shown(finding.hint), columns - len("      = help: ")), marks)


def _noted(key: str, lines: Iterable[str], marks: Style) -> Iterator[str]:
    lead = f"      = {marks.paint(f'{key}:', 'bold')} "
    for line in lines:
        yield f"{lead}{line}"
        lead = " " * len(f"      = {key}: ")
