"""Findings as JSON, for programs. Stable: within a `schema_version` keys are added, never renamed or removed.

    {"schema_version": 1,
     "tool": {"name": "polyglint", "version": …},
     "findings": [{"rule", "severity", "path", "locale", "message", "hint", "place", "excerpt", "quote", "section",
                   "related": [{"path", "message", "place", "excerpt"}],
                   "fix": null or {"safe": true or false, "edits": [{"path", "place", "text"}]},
                   "fingerprint"}],
     "errors": [what the run could not do],
     "notes": [what the reader may want to know],
     "summary": {"documents", "locales": {locale: number of documents}, "source_locale",
                 "findings", "errors", "warnings", "info", "fixable", "fixable_unsafe",
                 with --statistics also "mqm": {"confirmed": false,
                                                locale: {"score", "source_words", "minor", "major" …}}}}

A place is `{"start", "end", "line", "column", "end_line", "end_column"}`. `start` and `end` are offsets in the
document's text after its line ends are made `\\n` and its byte order mark is taken off; `end` and `end_column` are
exclusive. Offsets and columns count Unicode code points, lines and columns from 1. Paths are relative to the folder
that the run was started in, with slashes. Findings come sorted by path and place, each on a line of its own.
"""

import json
import re
from collections.abc import Iterator

from polyglint.reporting.report import Options, RunReport
from polyglint.reporting.totals import has_safe_fix, severities
from polyglint.values import Edit, Finding, Fix, Json, Place, Related

SCHEMA_VERSION = 1

_SURROGATE = re.compile("[\ud800-\udfff]")


def render(report: RunReport, target: Options) -> Iterator[str]:
    """The report as one JSON object."""
    tool: Json = {"name": "polyglint", "version": report.version}
    yield f'{{"schema_version": {SCHEMA_VERSION},\n"tool": {encoded(tool)},\n"findings": ['
    yield from separated(encoded(_finding(finding, report)) for finding in report.findings)
    yield f'],\n"errors": {encoded(list(report.errors))},\n"notes": {encoded(list(report.notes))},\n'
    yield f'"summary": {encoded(_summary(report) | _quality(report, target))}}}\n'


def encoded(value: Json) -> str:
    """The value as JSON that every encoding can carry: halves of surrogate pairs are escaped."""
    return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", json.dumps(value, ensure_ascii=False))


def separated(members: Iterator[str]) -> Iterator[str]:
    """Members of an array, each on a line of its own."""
    separator = "\n"
    for member in members:
        yield f"{separator}{member}"
        separator = ",\n"


def _finding(finding: Finding, report: RunReport) -> Json:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "path": report.display(finding.place.path),
        "locale": report.locale_of(finding.place.path),
        "message": finding.message,
        "hint": finding.hint,
        "place": _place(finding.place),
        "excerpt": finding.excerpt,
        "quote": finding.quote,
        "section": finding.section,
        "related": [_related(other, report) for other in finding.related],
        "fix": _fix(finding.fix, report) if finding.fix else None,
        "fingerprint": finding.fingerprint,
    }


def _place(place: Place) -> Json:
    return {name: value for name, value in place._asdict().items() if name != "path"}


def _related(other: Related, report: RunReport) -> Json:
    return {
        "path": report.display(other.place.path),
        "message": other.message,
        "place": _place(other.place),
        "excerpt": other.excerpt,
    }


def _fix(fix: Fix, report: RunReport) -> Json:
    return {"safe": fix.safe, "edits": [_edit(edit, report) for edit in fix.edits]}


def _edit(edit: Edit, report: RunReport) -> Json:
    return {"path": report.display(edit.place.path), "place": _place(edit.place), "text": edit.text}


def _summary(report: RunReport) -> dict[str, Json]:
    counts = severities(report.findings)
    safe = sum(has_safe_fix(finding) for finding in report.findings)
    return {
        "documents": report.checked,
        "locales": dict(report.locales),
        "source_locale": report.source_locale,
        "findings": len(report.findings),
        "errors": counts["error"],
        "warnings": counts["warning"],
        "info": counts["info"],
        "fixable": safe,
        "fixable_unsafe": sum(finding.fix is not None for finding in report.findings) - safe,
    }


def _quality(report: RunReport, target: Options) -> dict[str, Json]:
    if not target.statistics:
        return {}
    from polyglint.reporting.quality import MULTIPLIERS, qualities  # late: only here

    scores: dict[str, Json] = {
        one.locale: {
            "score": round(one.score, 4),
            "source_words": one.words,
            **{severity: one.issues[severity] for severity in MULTIPLIERS},
        }
        for one in qualities(report)
    }
    return {"mqm": {"confirmed": False, **scores}} if scores else {}
