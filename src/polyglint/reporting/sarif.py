"""Findings as SARIF 2.1.0, for code scanning services and editors.

Regions are lines and columns, not offsets: SARIF counts offsets in the file as it is on disk, with its line ends, and
ours count them in the text.
"""

import os
from collections.abc import Iterator
from urllib.parse import quote

from polyglint.reporting.json_format import encoded, separated
from polyglint.reporting.report import Options, RuleInfo, RunReport
from polyglint.values import Edit, Finding, Fix, Json, Mqm, Place, Severity

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_ROOT = "%SRCROOT%"


def render(report: RunReport, target: Options) -> Iterator[str]:  # noqa: ARG001  (the same for every reader)
    """The report as one SARIF log."""
    rules = sorted({finding.rule for finding in report.findings})
    numbers = {rule: number for number, rule in enumerate(rules)}
    yield f'{{"$schema": {encoded(SCHEMA)},\n"version": "2.1.0",\n"runs": [{{\n'
    yield f'"tool": {encoded(_tool(report, rules))},\n'
    yield f'"columnKind": "unicodeCodePoints",\n"originalUriBaseIds": {encoded({_ROOT: _root(report)})},\n'
    yield f'"invocations": {encoded([_invocation(report)])},\n"results": ['
    yield from separated(encoded(_result(finding, numbers[finding.rule], report)) for finding in report.findings)
    yield "]}]}\n"


def _tool(report: RunReport, rules: list[str]) -> Json:
    known = report.rules()
    severities = {finding.rule: finding.severity for finding in reversed(report.findings)}
    infos = (known.get(rule) or RuleInfo(severity=severities[rule]) for rule in rules)
    described: list[Json] = [_rule(rule, info) for rule, info in zip(rules, infos, strict=True)]
    driver: dict[str, Json] = {"name": "polyglint", "rules": described}
    if report.version:
        driver["version"] = report.version
    return {"driver": driver}


def _rule(rule: str, info: RuleInfo) -> Json:
    properties: dict[str, Json] = {"tags": [rule.partition("/")[0]]}
    described: dict[str, Json] = {
        "id": rule,
        "shortDescription": {"text": info.summary or rule},
        "defaultConfiguration": {"level": _LEVELS[info.severity]},
        "properties": properties | _quality(info.mqm),
    }
    if info.page:
        described["help"] = {"text": info.page, "markdown": info.page}
    if info.url:
        described["helpUri"] = info.url
    return described


def _quality(mqm: Mqm | None) -> dict[str, Json]:
    return {"mqm": {"dimension": mqm.dimension, "type": mqm.kind, "severity": mqm.severity}} if mqm else {}


def _root(report: RunReport) -> Json:
    description: Json = {"text": "The folder that Polyglint was started in."}
    if not report.root:
        return {"description": description}
    return {"uri": report.root.rstrip("/") + "/", "description": description}


def _invocation(report: RunReport) -> Json:
    notifications: list[Json] = [{"level": "error", "message": {"text": error}} for error in report.errors]
    notifications += [{"level": "note", "message": {"text": note}} for note in report.notes]
    return {"executionSuccessful": not report.errors, "toolExecutionNotifications": notifications}


def _result(finding: Finding, number: int, report: RunReport) -> Json:
    result: dict[str, Json] = {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": _LEVELS[finding.severity],
        "message": _message("\n".join(filter(None, (finding.message, finding.hint)))),
        "locations": [{"physicalLocation": _location(finding.place, report)}],
    }
    if finding.fingerprint:
        result["partialFingerprints"] = {"polyglint/v1": finding.fingerprint}
    if finding.related:
        result["relatedLocations"] = [
            {"id": index, "physicalLocation": _location(other.place, report), "message": _message(other.message)}
            for index, other in enumerate(finding.related, 1)
        ]
    if finding.fix:
        result["fixes"] = [_fix(finding.fix, report)]
    return result


def _message(text: str) -> Json:
    # In a SARIF message `[text](target)` is a link. Quoted Markdown is none.
    if "](" in text:
        text = text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return {"text": text}


def _location(place: Place, report: RunReport) -> Json:
    return {"artifactLocation": _artifact(place, report), "region": _region(place)}


def _artifact(place: Place, report: RunReport) -> Json:
    path = report.display(place.path)
    if path.startswith("/"):
        return {"uri": f"file://{_quoted(path)}"}
    return {"uri": _quoted(path), "uriBaseId": _ROOT}


def _quoted(path: str) -> str:
    """The path as part of a URI, byte for byte as the file is named on disk."""
    return quote(os.fsencode(path), safe="/")


def _region(place: Place) -> Json:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _fix(fix: Fix, report: RunReport) -> Json:
    by_path: dict[str, list[Edit]] = {}
    for edit in fix.edits:
        by_path.setdefault(edit.place.path, []).append(edit)
    return {
        "description": {"text": "Repair." if fix.safe else "Repair; look at the result."},
        "artifactChanges": [
            {
                "artifactLocation": _artifact(edits[0].place, report),
                "replacements": [_replacement(edit) for edit in edits],
            }
            for edits in by_path.values()
        ],
    }


def _replacement(edit: Edit) -> Json:
    return {"deletedRegion": _region(edit.place), "insertedContent": {"text": edit.text}}
