"""Findings for a person at a terminal, one after the other, then how many there are of what kind.

Meant for people and free to change between versions; programs read `json`, `sarif` or `concise`.
"""

from collections.abc import Iterator

from polyglint.reporting.report import Options, RunReport
from polyglint.reporting.style import Style, style
from polyglint.reporting.totals import closing, rule_table, statistics

_FEW = 3  # so few findings need no table


def render(report: RunReport, target: Options) -> Iterator[str]:
    """The report for a terminal of the target's width."""
    for line in _lines(report, target):
        yield f"{line}\n"


def _lines(report: RunReport, target: Options) -> Iterator[str]:
    marks = style(unicode=target.unicode, color=target.color, link=target.link)
    if target.digest:
        from polyglint.reporting.digest import introduction  # late: only first runs have one

        yield from introduction(report, marks)
    if report.findings and not target.statistics:
        yield from _listed(report, target, marks)
    yield from _counted(report, target)
    yield from _told(report, target, marks)
    if target.digest and report.findings:
        from polyglint.reporting.digest import suggestions  # late: only first runs have them

        yield from suggestions(report, target)


def _listed(report: RunReport, target: Options, marks: Style) -> Iterator[str]:
    from polyglint.reporting.block import block  # late: a clean run needs none of it

    findings = report.findings
    if target.digest:
        from polyglint.reporting.digest import examples  # late: only first runs have them

        findings = examples(report)
    urls = {rule: info.url for rule, info in report.rules().items()} if marks.link else {}
    for finding in findings:
        yield from block(finding, report, target.width, urls.get(finding.rule, ""), marks)
        yield ""
    hidden = len(report.findings) - len(findings)
    if hidden:
        yield f"{marks.ellipsis} {hidden:,} more. All of them: {target.command} --all"
        yield ""


def _counted(report: RunReport, target: Options) -> Iterator[str]:
    """The table, where it says more than the last line."""
    if target.statistics:
        from polyglint.reporting.quality import quality_table  # late: only here

        lines = [line.removesuffix("\n") for line in statistics(report, target)]
        lines += quality_table(report, target)
    else:
        lines = list(rule_table(report, target)) if len(report.findings) > _FEW else []
    if lines:
        yield from (*lines, "")


def _told(report: RunReport, target: Options, marks: Style) -> Iterator[str]:
    """What the run has to say of itself, and the last line."""
    notes = () if target.digest else report.notes
    if notes or report.errors:
        yield from _remarks("note", "bold", notes, marks)
        yield from _remarks("error", "error", report.errors, marks)
    line = " ".join(closing(report))
    yield from [line] if len(line) <= target.width else closing(report)


def _remarks(name: str, look: str, remarks: tuple[str, ...], marks: Style) -> Iterator[str]:
    from polyglint.reporting.columns import visible  # late: most runs have nothing to remark

    yield from (f"{marks.paint(f'{name}:', look)} {visible(remark)}" for remark in remarks)
