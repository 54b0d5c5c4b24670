"""How many findings of what kind there are: the table at the end of a report and its last line."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from polyglint.reporting.report import Options, RunReport
from polyglint.reporting.style import Style, counted, plural, style
from polyglint.values import SEVERITIES, Finding, Severity

_LOCALE_COLUMNS = range(2, 7)  # one locale needs no column of its own, many do not fit


class Total(NamedTuple):
    """The findings of one rule, counted."""

    rule: str
    severity: Severity
    number: int
    fixable: int
    by_locale: Counter[str]


def weight(severity: Severity) -> int:
    """The greater, the worse."""
    return SEVERITIES.index(severity)


def totals(report: RunReport) -> list[Total]:
    """One total a rule and severity, the worst and most frequent first."""
    groups: dict[tuple[str, Severity], list[Finding]] = {}
    for finding in report.findings:
        groups.setdefault((finding.rule, finding.severity), []).append(finding)
    counts = [
        Total(
            rule,
            severity,
            len(findings),
            sum(has_safe_fix(finding) for finding in findings),
            Counter(report.locale_of(finding.place.path) for finding in findings),
        )
        for (rule, severity), findings in groups.items()
    ]
    return sorted(counts, key=lambda total: (-weight(total.severity), -total.number, total.rule))


def has_safe_fix(finding: Finding) -> bool:
    """Whether `--fix` repairs it."""
    return finding.fix is not None and finding.fix.safe


def severities(findings: Iterable[Finding]) -> Counter[Severity]:
    """How many there are of each severity."""
    return Counter(finding.severity for finding in findings)


def last_line(report: RunReport) -> str:
    """The run in one line: how many findings, in how many documents, how many of them can be fixed."""
    return " ".join(closing(report))


def closing(report: RunReport) -> Iterator[str]:
    """The sentences of the last line."""
    documents = plural(report.checked, "document")
    if not report.findings:
        yield f"No findings in {documents}." if report.checked else "Nothing was checked."
        return
    counts = severities(report.findings)
    kinds = ", ".join(counted(severity, counts[severity]) for severity in reversed(SEVERITIES) if counts[severity])
    yield f"{plural(len(report.findings), 'finding')} ({kinds}) in {documents}."
    yield from _fixable(report)


def _fixable(report: RunReport) -> Iterator[str]:
    safe = sum(has_safe_fix(finding) for finding in report.findings)
    unsafe = sum(finding.fix is not None for finding in report.findings) - safe
    if safe and unsafe:
        yield f"{safe:,} fixable with --fix, {unsafe:,} more with --unsafe-fixes."
    elif safe or unsafe:
        yield f"{safe or unsafe:,} fixable with {'--fix' if safe else '--unsafe-fixes'}."


def rule_table(report: RunReport, target: Options) -> Iterator[str]:
    """The rules that found something, the worst first; a column a locale where there are a few and they fit."""
    counts = totals(report)
    locales = [locale for locale, _ in report.locales]
    marks = _marks(target)
    lines = _rule_lines(counts, locales if len(locales) in _LOCALE_COLUMNS else [], marks)
    if len(lines[0]) > target.width:
        lines = _rule_lines(counts, [], marks)
    yield lines[0]
    for line, total in zip(lines[1:], counts, strict=True):
        yield line.replace(total.severity, marks.paint(total.severity, total.severity), 1)


def _rule_lines(counts: Sequence[Total], locales: Sequence[str], marks: Style) -> list[str]:
    rows: list[list[str | int]] = [[total.severity, total.rule, *_numbers(total, locales)] for total in counts]
    return list(table(("severity", "rule", *locales, "total", "fixable"), rows, marks))


def statistics(report: RunReport, target: Options | None = None) -> Iterator[str]:
    """How often each rule found something in each locale, the most frequent first; lines with their line ends."""
    counts = sorted(totals(report), key=lambda total: (-total.number, total.rule))
    locales = sorted({locale for total in counts for locale in total.by_locale if locale})
    if not counts:
        return
    rows: list[list[str | int]] = [[total.rule, total.severity, *_numbers(total, locales)] for total in counts]
    for line in table(("rule", "severity", *locales, "total", "fixable"), rows, _marks(target or Options())):
        yield f"{line}\n"


def _marks(target: Options) -> Style:
    return style(unicode=target.unicode, color=target.color)


def _numbers(total: Total, locales: Iterable[str]) -> list[int]:
    return [*(total.by_locale[locale] for locale in locales), total.number, total.fixable]


def table(heads: Sequence[str], rows: Iterable[Sequence[str | int]], marks: Style, words: int = 2) -> Iterator[str]:
    """Lines of aligned columns: the first ones of words, then numbers."""
    texts = [list(heads), *([_cell(value, marks) for value in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    for row in texts:
        cells = enumerate(zip(row, widths, strict=True))
        yield "  ".join(cell.ljust(size) if index < words else cell.rjust(size) for index, (cell, size) in cells)


def _cell(value: str | int, marks: Style) -> str:
    return f"{value:,}" if isinstance(value, int) and value else str(value or marks.zero)
