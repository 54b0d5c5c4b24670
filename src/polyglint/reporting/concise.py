"""One line a finding, `path:line:col severity family/name message`: for pipes, editors and hooks.

Stable: the parts, their order and the single spaces between them stay, and there are no other lines. What the run
could not do is for standard error.
"""

from collections.abc import Iterator

from polyglint.reporting.report import Options, RunReport
from polyglint.values import Finding


def render(report: RunReport, target: Options) -> Iterator[str]:
    """One line a finding."""
    if target.statistics:
        from polyglint.reporting.totals import statistics  # late: only where somebody asks

        yield from statistics(report, target)
    else:
        yield from (f"{line(finding, report.display(finding.place.path))}\n" for finding in report.findings)


def line(finding: Finding, path: str) -> str:
    """The finding in one line, without a line end."""
    place = finding.place
    where = f"{_on_one_line(path)}:{place.line}:{place.column}"
    return f"{where} {finding.severity} {finding.rule} {_on_one_line(finding.message)}"


def _on_one_line(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    from polyglint.reporting.columns import visible  # late: a hook finds nothing most of the time, or says it plainly

    return visible(text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ").replace("\t", " "))
