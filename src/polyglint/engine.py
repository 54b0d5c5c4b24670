"""The two functions of a run: map a page to its reports, conclude what documents state together.

Both are pure: no disk, clock, environment or memory. Whoever runs the map, here, in other processes or from the
cache, runs these.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from polyglint.document import Document
from polyglint.rule import DocumentRule, LateRule, Rule, SiteRule, TranslationRule
from polyglint.suppression import suppressions
from polyglint.values import RULE_CRASHED, Fact, Finding, Place, Problem, Related, Report, Severity

if TYPE_CHECKING:
    from polyglint.translation import Translation

_QUOTE_LENGTH = 120


class Plan(NamedTuple):
    """The rules for one document, options filled in, and the severities that the settings change."""

    rules: tuple[Rule, ...]
    severities: Mapping[str, Severity] = {}

    @property
    def reads_translations(self) -> bool:
        """Whether any rule looks at translations beside their source."""
        return any(rule.reads_translations for rule in self.rules)

    def severity(self, rule: Rule, problem: Problem) -> Severity:
        """How much a problem of this rule weighs: the site's word, else the problem's, else the rule's."""
        return self.severities.get(rule.id) or problem.severity or rule.severity


class Version(NamedTuple):
    """One language version of a page, as it goes into the map."""

    path: str
    locale: str
    data: bytes
    page: str = ""  # what all language versions share
    basis: bytes | tuple[str, ...] | None = None  # of a translation: see `Translation.basis`


def check_page(versions: Sequence[Version], plans: Sequence[Plan], source_locale: str = "") -> list[Report]:
    """The reports of a page: one for each of its documents, then one for each translation of its source."""
    documents = [Document.from_bytes(version.path, version.data, version.locale, version.page) for version in versions]
    reports = [check_document(document, plan) for document, plan in zip(documents, plans, strict=True)]
    source = next((document for document in documents if document.locale == source_locale), None)
    for index, (version, document, plan) in enumerate(zip(versions, documents, plans, strict=True)):
        beside = _source_of(document, source, source_locale) if plan.reads_translations else None
        if beside is None:
            continue
        from polyglint.translation import Translation  # late: most pages have one version

        if beside is source:
            reports[index] = _noted(reports[index], reports[documents.index(source)], plan)
        basis = version.basis if beside is source else None
        reports.append(check_translation(Translation(beside, document, basis), plan))
    return reports


_SOUND_SOURCE = "the source has none of this: it came in with the translation"


def _noted(report: Report, source: Report, plan: Plan) -> Report:
    """The report of a translation, with a word on damage that its source does not have."""
    there = {finding.rule for finding in source.findings}
    noted = {rule.id for rule in plan.rules if rule.notes_source and rule.id not in there}
    findings = tuple(
        finding._replace(hint="; ".join(filter(None, (finding.hint, _SOUND_SOURCE))))
        if finding.rule in noted
        else finding
        for finding in report.findings
    )
    return report._replace(findings=findings)


def _source_of(document: Document, source: Document | None, source_locale: str) -> Document | None:
    """What a document is a translation of: the page's source, or what a PO file has beside its translations."""
    if document is source or document.undecodable:
        return None
    if source is not None and (source.catalogue is None or source.catalogue.has_own_texts):
        return None if source.undecodable else source
    return document.originals(source_locale) if document.locale != source_locale else None


def check_document(document: Document, plan: Plan) -> Report:
    """What is wrong with a document by itself, and what it contributes to questions about the site."""
    findings: list[Finding] = []
    facts: list[tuple[str, Fact]] = []
    gate = _Gate(document)
    for known in plan.rules:
        if not known.reads_documents or not gate.opens_to(known):
            continue
        rule = known.loaded
        try:
            if isinstance(rule, DocumentRule):
                findings.extend(_findings(rule.check(document), rule, plan, document))
            elif isinstance(rule, SiteRule):
                facts.extend((rule.id, _located(fact, document)) for fact in rule.collect(document))
        except Exception as error:  # a rule is a stranger's code: one that raises must not stop the others
            findings.append(_crash(rule, document, error))
    return Report(document.path, tuple(findings), tuple(facts), suppressions(document), document.words)


def check_translation(translation: "Translation", plan: Plan) -> Report:
    """What is wrong with a translation beside its source."""
    findings: list[Finding] = []
    facts: list[tuple[str, Fact]] = []
    source, target = translation.source, translation.target
    gate = _Gate(target)
    for known in plan.rules:
        if not known.reads_translations or not gate.opens_to(known):
            continue
        rule = known.loaded
        try:
            if isinstance(rule, TranslationRule):
                findings.extend(_findings(rule.check(translation), rule, plan, target, source))
            elif isinstance(rule, SiteRule):
                facts.extend((rule.id, _located(fact, target)) for fact in rule.collect_translation(translation))
        except Exception as error:  # as above
            findings.append(_crash(rule, target, error))
    return Report(target.path, tuple(findings), tuple(facts))


def conclude(
    rule: SiteRule, key: str, facts: Sequence[Fact], severity: Callable[[Rule, Problem], Severity]
) -> list[Finding]:
    """What a rule says of all facts under one key."""
    stated = {fact.place: fact for fact in facts}
    findings = []
    try:
        for problem in rule.conclude(key, facts):
            fact = stated.get(problem.place)
            excerpt, section = (fact.excerpt, fact.section) if fact else ("", "")
            related = tuple(
                other._replace(excerpt=stated[other.place].excerpt) if other.place in stated else other
                for other in problem.related
            )
            quote = _quote(excerpt[problem.place.column - 1 :], problem.place)
            found = _finding(problem, rule.id, severity(rule, problem), excerpt, section, quote)
            findings.append(found._replace(related=related))
    except Exception as error:  # as above
        place = facts[0].place
        message = f"the rule {rule.id} failed on {key!r}: {type(error).__name__}: {error}"
        findings.append(Finding(RULE_CRASHED, "error", place, message, _CRASH_HINT, excerpt=facts[0].excerpt))
    return findings


def grouped(facts: Iterable[tuple[str, Fact]]) -> dict[tuple[str, str], list[Fact]]:
    """Facts by rule and key, each group in the order of its places."""
    groups: dict[tuple[str, str], list[Fact]] = {}
    for rule, fact in facts:
        groups.setdefault((rule, fact.key), []).append(fact)
    for group in groups.values():
        group.sort(key=lambda fact: (fact.place.path, fact.place.start, fact.place.end))
    return groups


class _Gate:
    """Which rules a document concerns, by what they declare; what several of them need is looked for once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.answers: dict[tuple[str, str], bool] = {}

    def opens_to(self, rule: Rule) -> bool:
        """Whether the rule may have something to say of the document."""
        if self.document.undecodable and not rule.reads_undecodable:
            return False
        if not (rule.reads_catalogues if self.document.is_catalogue else rule.reads_pages):
            return False
        if rule.needs_option and isinstance(rule, LateRule):
            return False  # rules with options that somebody has set are loaded
        if rule.languages and self.document.language not in rule.languages:
            return False
        needs = rule.needs, rule.needs_in_prose
        if needs not in self.answers:
            self.answers[needs] = self._holds(*needs)
        return self.answers[needs]

    def _holds(self, needs: str, needs_in_prose: str) -> bool:
        if needs and not _is_in(needs, self.document.text):
            return False
        return not needs_in_prose or _is_in(needs_in_prose, self.document.prose)


def _is_in(needs: str, text: str) -> bool:
    """Whether a text holds what a rule needs; that of a few characters is soon told, and needs no pattern."""
    characters = needs[1:-1]
    if needs == f"[{characters}]" and _SPECIAL.isdisjoint(characters):
        return any(map(text.__contains__, characters))
    return _pattern(needs).search(text) is not None


_SPECIAL = frozenset("\\^-[]")


@cache
def _pattern(needs: str) -> re.Pattern[str]:
    return re.compile(needs)


_CRASH_HINT = "this is a defect of the rule, not of the page: please report it; --ignore switches the rule off"


def _crash(rule: Rule, document: Document, error: Exception) -> Finding:
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    where = f" ({frame.tb_frame.f_code.co_filename.rpartition('/')[2]}:{frame.tb_lineno})" if frame else ""
    message = f"the rule {rule.id} failed on this document: {type(error).__name__}: {error}{where}"
    return Finding(RULE_CRASHED, "error", document.place(0, 0), message, _CRASH_HINT)


def _findings(
    problems: Iterable[Problem], rule: Rule, plan: Plan, document: Document, *others: Document
) -> Iterator[Finding]:
    for problem in problems:
        place = problem.place
        heading = document.section_of(place.start)
        found = _finding(
            problem,
            rule.id,
            plan.severity(rule, problem),
            _line(document, place),
            heading.text if heading else "",
            _quote(document.text[place.start : place.end], place),
        )
        by_path = {known.path: known for known in (document, *others)}
        related = tuple(
            Related(other.place, other.message, _line(by_path[other.place.path], other.place))
            if other.place.path in by_path
            else other
            for other in problem.related
        )
        yield found._replace(related=related) if related else found


def _finding(problem: Problem, rule: str, severity: Severity, excerpt: str, section: str, quote: str) -> Finding:
    return Finding(
        rule,
        severity,
        problem.place,
        problem.message,
        problem.hint,
        problem.related,
        problem.fix,
        excerpt,
        quote,
        section,
    )


def _quote(text: str, place: Place) -> str:
    return " ".join(text[: min(place.end - place.start, _QUOTE_LENGTH)].split())


def _line(document: Document, place: Place) -> str:
    return document.lines[place.line - 1] if document.lines else ""


def _located(fact: Fact, document: Document) -> Fact:
    heading = document.section_of(fact.place.start)
    return fact._replace(excerpt=_line(document, fact.place), section=heading.text if heading else "")
