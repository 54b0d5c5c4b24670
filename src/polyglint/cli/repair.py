"""`--fix` and `--diff`: what the fixes of a run make of the documents."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from polyglint.cli.session import Session, UsageProblem
from polyglint.document import Document
from polyglint.engine import check_document
from polyglint.fixing import Check, FixedDocument, FixError, diff, fix_document, write
from polyglint.plans import plans
from polyglint.run import Failure, Outcome
from polyglint.suppression import applied
from polyglint.values import Finding


class _Repair(NamedTuple):
    path: str
    before: bytes
    fixed: FixedDocument


def diffs(session: Session, outcome: Outcome, *, unsafe: bool) -> Iterator[str]:
    """What `--fix` would change, a patch for each document."""
    for repair in _repairs(session, outcome, unsafe=unsafe):
        if repair.fixed.data != repair.before:
            yield diff(session.display(repair.path), repair.before, repair.fixed.data)


def fix(session: Session, outcome: Outcome, *, unsafe: bool) -> Iterator[str | Failure]:
    """Repair the documents on disk; a line for each that changed, a failure for each that could not be written."""
    for repair in _repairs(session, outcome, unsafe=unsafe):
        shown = session.display(repair.path)
        for refused in repair.fixed.refused:
            yield f"{shown}:{refused.finding.place.line}: not fixed: {refused.reason}"
        if repair.fixed.data == repair.before:
            continue
        try:
            write(Path(shown), repair.fixed.data, repair.before)
        except FixError as error:
            yield "", str(error)
        else:
            count = len(repair.fixed.applied)
            yield f"{shown}: {count} {'fix' if count == 1 else 'fixes'} applied"


def _repairs(session: Session, outcome: Outcome, *, unsafe: bool) -> Iterator[_Repair]:
    checker = _Checker(session)
    asked = {file.path for file in session.site.files if file.is_reported}
    wanted = {finding.place.path for finding in outcome.findings if finding.fix and (finding.fix.safe or unsafe)}
    for path in sorted(wanted & asked):
        before = _contents(session, path)
        shared = checker.shared(path, outcome.findings)
        yield _Repair(path, before, fix_document(path, before, checker.of(path), unsafe=unsafe, shared=shared))


def _contents(session: Session, path: str) -> bytes:
    if path in session.contents:
        return session.contents[path]
    try:
        return (session.site.root / path).read_bytes()
    except OSError as error:
        raise UsageProblem(f"{session.display(path)}: cannot be read any more: {error.strerror}") from error


class _Checker:
    """Checks one document in memory, as the run did; what documents state together is not asked again."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.plans = plans(session.settings)

    def shared(self, path: str, findings: Sequence[Finding]) -> Sequence[Finding]:
        """What was found in this document by rules that look at several."""
        rules = {rule.id for rule in self.plans.plan_for(path).rules if rule.kind != "document"}
        return [finding for finding in findings if finding.place.path == path and finding.rule in rules]

    def of(self, path: str) -> Check:
        """The check of the document at this path."""
        plan = self.plans.plan_for(path)
        locale = self.session.locale_of[path]
        judged = {rule.id for rule in plan.rules if rule.kind == "document"}

        def check(data: bytes) -> Sequence[Finding]:
            report = check_document(Document.from_bytes(path, data, locale), plan)
            silencing = {path: report.suppressions} if report.suppressions else {}
            kept, about = applied(report.findings, silencing, self.plans.names, lambda _: judged)
            return [*kept, *filter(None, map(self.plans.as_set, about))]

        return check
