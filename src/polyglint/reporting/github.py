"""Findings as annotations of a GitHub Actions step, and as the summary of its job.

GitHub shows ten annotations of each kind a step and drops the others without a word, so the worst come first and the
rest is counted.
"""

import re
from collections.abc import Iterator

from polyglint.reporting.columns import visible
from polyglint.reporting.report import Options, RunReport
from polyglint.reporting.style import counted
from polyglint.reporting.totals import last_line, severities, totals
from polyglint.values import SEVERITIES, Finding, Severity

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_SHOWN = 10
_LISTED = 500  # a job summary may have a megabyte


def render(report: RunReport, target: Options) -> Iterator[str]:
    """Workflow commands, the worst findings first, and a line that says how many were left out."""
    yield from (f"::error title=polyglint::{_data(error)}\n" for error in report.errors[:_SHOWN])
    left_out: list[str] = []
    for severity in reversed(SEVERITIES):
        findings = [finding for finding in report.findings if finding.severity == severity]
        room = max(0, _SHOWN - len(report.errors)) if severity == "error" else _SHOWN
        yield from (f"{_annotation(finding, report)}\n" for finding in findings[:room])
        if len(findings) > room:
            left_out.append(counted(severity, len(findings) - room))
    if left_out:
        where = ": see the job summary" if target.step_summary else f": GitHub shows {_SHOWN} of a kind"
        yield f"{', '.join(left_out)} not shown as annotations{where}\n"


def _annotation(finding: Finding, report: RunReport) -> str:
    place = finding.place
    properties = {"file": report.display(place.path), "line": str(place.line), "endLine": str(place.end_line)}
    # GitHub refuses columns for places of several lines.
    if place.line == place.end_line:
        properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    properties["title"] = finding.rule
    stated = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    related = (f"{report.display(other.place.path)}:{other.place.line} {other.message}" for other in finding.related)
    text = "\n".join(filter(None, (finding.message, *related, finding.hint)))
    return f"::{_COMMANDS[finding.severity]} {stated}::{_data(text)}"


def _data(text: str) -> str:
    shown = "\n".join(visible(line) for line in text.splitlines())
    return shown.replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def step_summary(report: RunReport) -> str:
    """The whole report as Markdown: a table of the rules, a table of the findings."""
    return "".join(f"{line}\n" for line in _summary(report))


def _summary(report: RunReport) -> Iterator[str]:
    yield "## Polyglint"
    yield ""
    yield from (f"- **error:** {_markdown(error)}" for error in report.errors)
    if report.errors:
        yield ""
    yield last_line(report)
    if report.findings:
        yield from _rules(report)
        yield from _findings(report)


def _rules(report: RunReport) -> Iterator[str]:
    locales = [locale for locale, _ in report.locales]
    yield ""
    yield _row("Severity", "Rule", *locales, "Total", "Fixable")
    yield _row("---", "---", *("--:" for _ in locales), "--:", "--:")
    for total in totals(report):
        numbers = (total.by_locale[locale] for locale in locales)
        yield _row(total.severity, f"`{total.rule}`", *map(str, numbers), str(total.number), str(total.fixable))


def _findings(report: RunReport) -> Iterator[str]:
    worst = sorted(report.findings, key=lambda finding: -SEVERITIES.index(finding.severity))
    yield ""
    yield _row("Place", "Severity", "Rule", "Message")
    yield _row("---", "---", "---", "---")
    for finding in worst[:_LISTED]:
        where = f"{report.display(finding.place.path)}:{finding.place.line}:{finding.place.column}"
        yield _row(_markdown(where), finding.severity, f"`{finding.rule}`", _markdown(finding.message))
    if len(worst) > _LISTED:
        counts = severities(worst[_LISTED:])
        left_out = (counted(severity, counts[severity]) for severity in reversed(SEVERITIES) if counts[severity])
        yield ""
        yield f"{', '.join(left_out)} not listed."


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _markdown(text: str) -> str:
    """The text as Markdown that reads the same, on one line of a table."""
    shown = visible(" ".join(text.splitlines()))
    return re.sub(r"([\\`*_{}\[\]<>|~#&!$@])", r"\\\1", shown)
