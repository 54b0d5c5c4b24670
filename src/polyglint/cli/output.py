"""The report of a run, written where it was asked for."""

import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from polyglint import reporting
from polyglint.reporting import Options, RuleInfo, RunReport
from polyglint.run import Outcome
from polyglint.values import Finding
from polyglint.version import __version__

if TYPE_CHECKING:
    from polyglint.cli.session import Session
    from polyglint.reporting.quality import Quality

# More findings than this scroll away on a terminal: the best examples say more.
_DIGEST_FROM = 40
_WIDTHS = (60, 160)
_NOT_A_TERMINAL = 120


def write(session: "Session", outcome: Outcome, seconds: float) -> None:
    """Write the report to a file or to standard output, and what could not be done to standard error.

    Raises OSError when the file cannot be written.
    """
    name = session.arguments["output_format"] or "text"
    target = session.arguments["output_file"]
    report = _report(session, outcome, seconds)
    options = _options(session, report, name, to_file=bool(target))
    if target:
        with open(target, "w", encoding="utf-8", newline="\n", errors="backslashreplace") as file:  # noqa: PTH123
            file.writelines(reporting.render(name, report, options))
    else:
        _print(reporting.render(name, report, options))
    if name != "text" or target:
        session.complain(outcome)
    if name == "github" and options.step_summary:
        from polyglint.reporting.github import step_summary  # late: only there

        with open(options.step_summary, "a", encoding="utf-8") as file:  # noqa: PTH123
            file.write(step_summary(report))


def _print(pieces: Iterator[str]) -> None:
    stream = sys.stdout
    # A console that cannot show a character gets its number rather than an error.
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")
    for piece in pieces:
        stream.write(piece)
    stream.flush()


def _report(session: "Session", outcome: Outcome, seconds: float) -> RunReport:
    counts = Counter(file.locale for file in session.site.files if file.is_reported)
    return RunReport(
        findings=tuple(_as_shown(found, session.display) for found in outcome.findings),
        errors=session.errors(outcome),
        notes=session.notes,
        checked=session.checked,
        locales=tuple(sorted(counts.items())),
        source_locale=session.site.source_locale,
        source_reason=session.site.source_reason,
        rules=lambda: _rules(session),
        translated_words=lambda: outcome.translated_words,
        elapsed=seconds,
        version=__version__,
        display=session.display,
        locale_of=lambda path: session.locale_of.get(path, ""),
        root=Path.cwd().as_uri() + "/",
    )


def _as_shown(found: Finding, display: Callable[[str], str]) -> Finding:
    """The finding with the paths of its places, where its words name them, as the user would write them."""
    message, hint = found.message, found.hint
    for path in {found.place.path, *(related.place.path for related in found.related)}:
        shown = display(path)
        message, hint = _with_path(message, path, shown), _with_path(hint, path, shown)
    is_same = message == found.message and hint == found.hint
    return found if is_same else found._replace(message=message, hint=hint)


def _with_path(text: str, path: str, shown: str) -> str:
    if path == shown or path not in text:
        return text
    # What stands in quotation marks is the document's own.
    named = re.compile(rf"""("[^"]*"|“[^”]*”|`[^`]*`)|(?<![\w/.-]){re.escape(path)}(?![\w/-])""")
    return named.sub(lambda match: match[1] or shown, text)


def scores(session: "Session", outcome: Outcome) -> "list[Quality]":
    """The automatic MQM score of each locale that translations were checked in."""
    from polyglint.reporting.quality import qualities  # late: only where somebody asks

    return qualities(_report(session, outcome, 0.0))


def _options(session: "Session", report: RunReport, name: str, *, to_file: bool) -> Options:
    is_terminal = sys.stdout.isatty() and not to_file
    columns = _columns() if is_terminal else _NOT_A_TERMINAL
    encoding = (sys.stdout.encoding or "").lower() if not to_file else "utf-8"
    shown = session.arguments["show_all"] or session.settings.path or not is_terminal
    return Options(
        width=min(max(columns, _WIDTHS[0]), _WIDTHS[1]),
        color=_is_colored(is_terminal),
        unicode=encoding.startswith("utf"),
        statistics=session.arguments["statistics"],
        digest=not shown and name == "text" and len(report.findings) > _DIGEST_FROM,
        command=" ".join(["lint", *session.arguments["paths"]]),
        step_summary=os.environ.get("GITHUB_STEP_SUMMARY", ""),
    )


def _columns() -> int:
    # What shutil does for this brings five compression libraries along.
    try:
        return int(os.environ.get("COLUMNS", 0)) or os.get_terminal_size(sys.stdout.fileno()).columns
    except (ValueError, OSError):
        return _NOT_A_TERMINAL


def _is_colored(is_terminal: bool) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (is_terminal and os.environ.get("TERM") != "dumb")


def _rules(session: "Session") -> Mapping[str, RuleInfo]:
    from polyglint import discovery  # late: most formats never ask
    from polyglint.suppression import ENGINE_FINDINGS

    local = [session.settings.root / folder for folder in session.settings.rules]
    pages = {name: source.page for name, source in discovery.sources(discovery.packs(local)).items()}
    known = {
        rule.id: RuleInfo(discovery.summary(rule), rule.severity, _page(pages.get(rule.id)), mqm=rule.mqm)
        for rule in discovery.rules(local).values()
    }
    return known | {name: RuleInfo(said, severity) for name, (severity, said) in ENGINE_FINDINGS.items()}


def _page(path: Path | None) -> str:
    return path.read_text("utf-8") if path and path.is_file() else ""
