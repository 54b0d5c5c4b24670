"""Reports as nested tuples of plain data and back: the form that the cache and other processes carry."""

from collections.abc import Iterable
from typing import Any

from polyglint.values import Edit, Fact, Finding, Fix, Place, Related, Report, Suppression

Plain = tuple[Any, ...]


def _plain_edits(edits: Iterable[Edit]) -> Plain:
    return tuple((tuple(edit.place), edit.text) for edit in edits)


def _edits(plain: Iterable[Plain]) -> tuple[Edit, ...]:
    return tuple(Edit(Place(*place), text) for place, text in plain)


def plain_finding(found: Finding) -> Plain:
    """A finding as plain data."""
    rule, severity, place, message, hint, related, fix, *rest = found
    others = tuple((tuple(other.place), other.message, other.excerpt) for other in related)
    return (
        rule,
        severity,
        tuple(place),
        message,
        hint,
        others,
        fix and (_plain_edits(fix.edits), fix.safe),
        *rest,
    )


def finding(plain: Plain) -> Finding:
    """The finding that this data tells."""
    rule, severity, place, message, hint, related, fix, *rest = plain
    others = tuple(Related(Place(*where), *said) for where, *said in related)
    repair = fix and Fix(_edits(fix[0]), fix[1])
    return Finding(rule, severity, Place(*place), message, hint, others, repair, *rest)


def plain_fact(rule: str, stated: Fact) -> Plain:
    """A fact and the id of its rule as plain data; what it found is not its own."""
    return rule, *stated._replace(place=tuple(stated.place), found=())  # type: ignore[arg-type]


def fact(plain: Plain) -> tuple[str, Fact]:
    """The rule's id and the fact that this data tells."""
    rule, key, value, place, file, found, *rest = plain
    return rule, Fact(key, value, Place(*place), file, tuple(found), *rest)


def plain_suppression(one: Suppression) -> Plain:
    """A suppression as plain data."""
    place, rules, start, end, reason, excerpt, flaw, names, removal, *rest = one
    bracketed = names and tuple(names)
    return tuple(place), rules, start, end, reason, excerpt, flaw, bracketed, _plain_edits(removal), *rest


def suppression(plain: Plain) -> Suppression:
    """The suppression that this data tells."""
    place, rules, start, end, reason, excerpt, flaw, names, removal, *rest = plain
    bracketed = names and Place(*names)
    return Suppression(
        Place(*place), tuple(rules), start, end, reason, excerpt, flaw, bracketed, _edits(removal), *rest
    )


def plain_report(report: Report) -> Plain:
    """A report as plain data."""
    return (
        report.path,
        tuple(plain_finding(found) for found in report.findings),
        tuple(plain_fact(rule, stated) for rule, stated in report.facts),
        tuple(plain_suppression(one) for one in report.suppressions),
        report.words,
    )


def report(plain: Plain) -> Report:
    """The report that this data tells."""
    path, findings, facts, suppressions, words = plain
    return Report(
        path,
        tuple(finding(found) for found in findings),
        tuple(fact(stated) for stated in facts),
        tuple(suppression(one) for one in suppressions),
        words,
    )
