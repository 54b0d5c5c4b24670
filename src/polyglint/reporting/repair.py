"""What a fix makes of the text, in one line."""

from polyglint.reporting.columns import named
from polyglint.reporting.style import Style, plural
from polyglint.values import Edit, Finding, Fix


def preview(finding: Finding, marks: Style) -> str:
    """The text of the finding's place once its fix is applied; where that is elsewhere, how much changes where."""
    if finding.fix is None or not finding.fix.edits:
        return ""
    line_start = finding.place.start - finding.place.column + 1
    edits = sorted(finding.fix.edits, key=lambda edit: edit.place.start)
    if all(_is_inside(edit, finding, line_start) for edit in edits):
        return _repaired(finding, edits, line_start, marks)
    return _elsewhere(finding.fix, marks)


def _is_inside(edit: Edit, finding: Finding, line_start: int) -> bool:
    """Whether the edit stays in the line that the finding shows."""
    end = line_start + len(finding.excerpt)
    return edit.place.path == finding.place.path and line_start <= edit.place.start <= edit.place.end <= end


def _repaired(finding: Finding, edits: list[Edit], line_start: int, marks: Style) -> str:
    line_end = line_start + len(finding.excerpt)
    start = min(finding.place.start, edits[0].place.start)
    end = min(line_end, max(finding.place.end, *(edit.place.end for edit in edits)))
    text = finding.excerpt
    for edit in reversed(edits):
        text = text[: edit.place.start - line_start] + edit.text + text[edit.place.end - line_start :]
    grown = len(text) - len(finding.excerpt)
    before = finding.excerpt[start - line_start : end - line_start]
    after = text[start - line_start : end - line_start + grown]
    return _said(before, after, marks)


def _said(before: str, after: str, marks: Style) -> str:
    if not after:
        return f"delete {_named(before, marks)}"
    if not before:
        return f"insert {_named(after, marks)}"
    if not after.strip():
        return f"{_named(before, marks)} to {_named(after, marks)}"
    return _named(after, marks)


def _named(text: str, marks: Style) -> str:
    """The text on one line, in quotation marks where it begins or ends in a space."""
    shown = marks.line_end.join(named(line) for line in text.split("\n"))
    return shown if shown == shown.strip() else f'"{shown}"'


def _elsewhere(fix: Fix, marks: Style) -> str:
    first = min(edit.place.line for edit in fix.edits)
    last = max(edit.place.end_line for edit in fix.edits)
    lines = f"line {first}" if first == last else f"lines {first}{marks.dash}{last}"
    if len(fix.edits) == 1 and fix.edits[0].text:
        edit = fix.edits[0]
        return f"{'insert' if edit.place.start == edit.place.end else 'write'} {_named(edit.text, marks)} in {lines}"
    return f"{plural(len(fix.edits), 'change')} in {lines}"
