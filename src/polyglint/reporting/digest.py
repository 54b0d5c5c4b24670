"""A first run in one screen: what was taken for granted, the best examples, and what to do next."""

from collections.abc import Iterator

from polyglint.reporting.columns import visible
from polyglint.reporting.report import Options, RunReport
from polyglint.reporting.style import Style, plural
from polyglint.reporting.totals import has_safe_fix, totals
from polyglint.values import Finding

_MOST_RULES = 10
_FEW_RULES = 4  # so few rules show two examples each


def introduction(report: RunReport, marks: Style) -> Iterator[str]:
    """What the run took for granted, so that a wrong guess is seen at once."""
    yield from (visible(note) for note in report.notes)
    if report.locales:
        named = ((locale or "unknown", number) for locale, number in report.locales)
        yield f"  locales  {f' {marks.zero} '.join(f'{locale} {number:,}' for locale, number in named)}"
    if report.source_locale:
        reason = f" ({report.source_reason})" if report.source_reason else ""
        yield f"  source   {report.source_locale}{reason}"
    yield f"  checked  {plural(report.checked, 'document')} in {report.elapsed:.1f} s"
    yield ""


def examples(report: RunReport) -> tuple[Finding, ...]:
    """One or two findings of each of the worst rules, in the order of the report.

    The first of a rule, and one from another document.
    """
    counts = totals(report)
    number = 2 if len(counts) <= _FEW_RULES else 1
    shown = {(total.rule, total.severity): number for total in counts[:_MOST_RULES]}
    seen: set[tuple[str, str, str]] = set()
    chosen = []
    for finding in report.findings:
        kind = (finding.rule, finding.severity)
        if shown.get(kind) and (*kind, finding.place.path) not in seen:
            seen.add((*kind, finding.place.path))
            shown[kind] -= 1
            chosen.append(finding)
    return tuple(chosen)


def suggestions(report: RunReport, target: Options) -> Iterator[str]:
    """The next commands, with what they are good for."""
    worst = totals(report)[0].rule
    safe = sum(has_safe_fix(finding) for finding in report.findings)
    commands = [
        *([(f"{target.command} --fix --diff", f"see {plural(safe, 'safe repair')} first")] if safe else []),
        (f"polyglint explain {worst}", "what it means, and why it matters"),
        ("polyglint settings", "what holds here, and why"),
    ]
    size = max(len(command) for command, _ in commands)
    yield ""
    yield "Next:"
    yield from (f"  {command.ljust(size)}  {reason}" for command, reason in commands)
