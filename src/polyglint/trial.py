"""A case of a rule page on trial: what its rule really says, and whether the engine's promises hold there.

The same functions as in a run of the tool map the case's pages and conclude its facts.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from polyglint import engine
from polyglint.document import Document
from polyglint.fixing import repaired
from polyglint.options import OptionError, configured
from polyglint.pages import Case, PageError, cases, rewritten
from polyglint.plain import plain_report
from polyglint.plain import report as from_plain
from polyglint.reporting import concise
from polyglint.rule import Rule, SiteRule
from polyglint.site import routes
from polyglint.site.catalogues import is_catalogue, stated_home
from polyglint.values import RULE_CRASHED, Fact, Finding, Fix, Report

_LOCALE = r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?"
_FOLDER = re.compile(rf"({_LOCALE})/")
_INFIX = re.compile(rf"\.({_LOCALE})(?=\.\w+$)")
_PASSES = 10

Site = Mapping[str, str]
"""The texts of a case by path."""


@dataclass(frozen=True)
class Outcome:
    """What came of a case: findings in order, texts after safe fixes and after all, and the promises that broke."""

    findings: tuple[Finding, ...]
    fixed: Site
    fixed_unsafe: Site
    broken: tuple[str, ...]

    @property
    def lines(self) -> list[str]:
        """The findings as a page writes them."""
        return [line(finding) for finding in self.findings]

    @property
    def crashes(self) -> list[str]:
        """What the engine says of a rule that raised."""
        return [finding.message for finding in self.findings if finding.rule == RULE_CRASHED]


def line(finding: Finding) -> str:
    """A finding as a page writes it: as `--output-format concise` prints it."""
    return concise.line(finding, finding.place.path)


def run(case: Case, rule: Rule) -> Outcome:
    """Check the case's documents with its rule alone.

    Raises PageError for an option that the rule cannot take.
    """
    try:
        rule = configured(rule, case.options)
    except OptionError as error:
        raise PageError(case.option_line(error.key), str(error)) from None
    site = case.documents
    findings = _findings(site, rule, case)
    safe, unsafe = (_fixed(site, rule, case, unsafe=unsafe) for unsafe in (False, True))
    broken = tuple(_broken(case, rule, findings, safe))
    return Outcome(findings, safe, unsafe, broken)


def updated(text: str, rule: Rule) -> str:
    """A rule page that says what its rule finds and fixes now; cases in which the rule raises stay as they are.

    Raises PageError for a page that cannot be understood.
    """
    for case in reversed(cases(text)):
        outcome = run(case, rule)
        if not outcome.crashes:
            text = rewritten(text, case, outcome.lines, {False: outcome.fixed, True: outcome.fixed_unsafe})
    return text


def locale(path: str) -> str:
    """The locale that a path names by its first folder or before its suffix; empty if none."""
    if is_catalogue(path):
        return stated_home(path).locale
    found = _FOLDER.match(path) or _INFIX.search(path)
    return found[1] if found else ""


def page(path: str) -> str:
    """The path that all language versions of a page share."""
    if is_catalogue(path):
        return stated_home(path).page
    return _INFIX.sub("", _FOLDER.sub("", path, count=1) if _FOLDER.match(path) else path)


def _reports(site: Site, rule: Rule, case: Case) -> list[Report]:
    pages: dict[str, list[engine.Version]] = {}
    bases = {page(path): _encoded(text) for path, text in case.bases.items()}
    for path, text in site.items():
        basis = None if path in case.bases else bases.get(page(path))
        version = engine.Version(path, locale(path), _encoded(text), page(path), basis)
        pages.setdefault(version.page, []).append(version)
    plan = engine.Plan((rule,))
    source = _source_locale(site)
    reports = (engine.check_page(versions, [plan] * len(versions), source) for versions in pages.values())
    return [report for group in reports for report in group]


def _source_locale(site: Site) -> str:
    # A PO file has what it is a translation of in itself.
    locales = [locale(path) for path in site if not path.endswith(".po")] or ["en"]
    return "en" if "en" in locales else locales[0]


def _findings(site: Site, rule: Rule, case: Case) -> tuple[Finding, ...]:
    reports = _reports(site, rule, case)
    findings = [finding for report in reports for finding in report.findings]
    if isinstance(rule, SiteRule):
        known = sorted({*site, *case.files})
        facts = [(name, _answered(fact, known)) for report in reports for name, fact in report.facts]
        for (_, key), group in engine.grouped(facts).items():
            findings.extend(engine.conclude(rule, key, group, engine.Plan((rule,)).severity))
    return tuple(sorted(findings, key=_order))


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    return finding.place.path, finding.place.line, finding.place.column, finding.rule, finding.message


def _answered(fact: Fact, files: Iterable[str]) -> Fact:
    if not fact.file:
        return fact
    if fact.file.endswith(routes.MARK):
        return fact._replace(found=tuple(path for path in files if routes.serves(path, fact.file)))
    wanted, known = f"/{fact.file.lstrip('/')}", list(files)
    found = [path for path in known if f"/{path}".endswith(wanted)]
    spelt = [path for path in known if f"/{path}".casefold().endswith(wanted.casefold())]
    return fact._replace(found=tuple(found or spelt))


def _fixed(site: Site, rule: Rule, case: Case, *, unsafe: bool) -> Site:
    """The texts after fixing until nothing is left to fix."""
    for _ in range(_PASSES):
        after = _applied(site, _findings(site, rule, case), unsafe=unsafe)
        if after == site:
            break
        site = after
    return site


def _applied(site: Site, findings: Iterable[Finding], *, unsafe: bool) -> Site:
    """The texts with the fixes of these findings; one that touches an earlier one has to wait."""
    by_path: dict[str, list[Finding]] = {path: [] for path in site}
    for finding in findings:
        for edit in finding.fix.edits[:1] if finding.fix else ():
            by_path.get(edit.place.path, []).append(finding)
    return {path: _repaired(path, text, by_path[path], unsafe=unsafe) for path, text in site.items()}


def _repaired(path: str, text: str, findings: Sequence[Finding], *, unsafe: bool) -> str:
    source = _document(path, text).source
    if not findings or source.undecodable:
        return text
    return repaired(path, source, findings, unsafe=unsafe).data.decode("utf-8", "surrogateescape")


def _document(path: str, text: str) -> Document:
    return Document.from_bytes(path, _encoded(text), locale(path))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _broken(case: Case, rule: Rule, findings: tuple[Finding, ...], fixed: Site) -> Iterator[str]:
    """The promises that do not hold for this case, in words."""
    site = case.documents
    yield from _unread(site, rule)
    if findings != _findings(site, rule, case):
        yield "the same documents give other findings the second time: a rule must not remember anything"
    if findings != _findings(dict(reversed(site.items())), rule, case):
        yield "the order of the documents changes the findings"
    yield from _unplain(_reports(site, rule, case))
    yield from _misplaced(site, findings)
    for finding in findings:
        if finding.fix and finding.fix.safe:
            yield from _not_repaired(case, rule, findings, finding)
    if fixed != _fixed(fixed, rule, case, unsafe=False):
        yield f"fixing does not come to an end within {_PASSES} rounds"


def _unread(site: Site, rule: Rule) -> Iterator[str]:
    if rule.languages:
        for path in site:
            if not locale(path):
                known = " or ".join(rule.languages)
                yield f"{path} has no language, and the rule reads only {known}: say path={rule.languages[0]}/{path}"


def _unplain(reports: Iterable[Report]) -> Iterator[str]:
    for report in reports:
        try:
            survived = from_plain(json.loads(json.dumps(plain_report(report), allow_nan=False))) == report
        except (TypeError, ValueError) as error:
            yield f"the report of {report.path} is not plain data: {error}"
            continue
        if not survived:
            yield f"the report of {report.path} is another after JSON: facts hold lists, not tuples"


def _misplaced(site: Site, findings: Iterable[Finding]) -> Iterator[str]:
    documents = {path: _document(path, text) for path, text in site.items()}
    for finding in findings:
        edits = finding.fix.edits if finding.fix else ()
        places = [finding.place, *(related.place for related in finding.related), *(edit.place for edit in edits)]
        for place in places:
            document = documents.get(place.path)
            if document is None:
                yield f"{line(finding)}: speaks of {place.path}, which is no document of the case"
            elif place.end > len(document.text) or place != document.place(place.start, place.end):
                yield f"{line(finding)}: {place.start}-{place.end} is not a place of {place.path}"
        if len({edit.place.path for edit in edits}) > 1:
            yield f"{line(finding)}: one fix edits several documents"


def _not_repaired(case: Case, rule: Rule, findings: Sequence[Finding], fixed: Finding) -> Iterator[str]:
    """What is wrong with a safe fix: its problem is still there, or a new one is."""
    assert fixed.fix
    expected = [_moved(finding, fixed.fix) for finding in findings if finding is not fixed]
    for finding in _findings(_applied(case.documents, [fixed], unsafe=False), rule, case):
        where = (finding.place.path, finding.place.line)
        if where in expected:
            expected.remove(where)
        elif where == _moved(fixed, fixed.fix):
            yield f"{line(fixed)}: the problem is still there after its fix: {line(finding)}"
        else:
            yield f"{line(fixed)}: its fix makes a new problem: {line(finding)}"


def _moved(finding: Finding, fix: Fix) -> tuple[str, int]:
    """The path and line of a finding after a fix."""
    place, moved = finding.place, finding.place.line
    for edit in fix.edits:
        if edit.place.path == place.path and edit.place.end <= place.start:
            moved += edit.text.count("\n") - (edit.place.end_line - edit.place.line)
    return place.path, moved
