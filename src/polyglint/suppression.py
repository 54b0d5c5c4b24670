"""Suppressions at work: which findings they silence, and which of them are wrong or idle."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from polyglint.values import RULE_CRASHED, Edit, Finding, Fix, Place, Severity, Suppression

if TYPE_CHECKING:
    from polyglint.document import Document

UNKNOWN_RULE = "suppression/unknown-rule"
UNUSED = "suppression/unused"
MALFORMED = "suppression/malformed"


class EngineFinding(NamedTuple):
    """What the engine itself may find: no rule, so there is nothing to select and no option."""

    severity: Severity
    summary: str


ENGINE_FINDINGS: Mapping[str, EngineFinding] = {
    RULE_CRASHED: EngineFinding("error", "A rule does its work on every document."),
    UNKNOWN_RULE: EngineFinding("warning", "A comment that silences names a rule or a family that exists."),
    UNUSED: EngineFinding("warning", "A comment that silences has something to silence."),
    MALFORMED: EngineFinding("warning", "A comment to Polyglint can be read, and names the rule that it silences."),
}
"""The findings of the engine's own, by id."""


def suppressions(document: "Document") -> tuple[Suppression, ...]:
    """The suppressions that stand in a document, those with a flaw included."""
    if "polyglint" not in document.text:
        return ()
    from polyglint.comments import suppressions_in  # late: few documents have any

    return suppressions_in(document)


def applied(
    findings: Iterable[Finding],
    suppressions_by_path: Mapping[str, Sequence[Suppression]],
    known_ids: Collection[str],
    active_ids: Callable[[str], Collection[str]],
) -> tuple[list[Finding], list[Finding]]:
    """The findings that no suppression silences, and what is wrong with the suppressions.

    `active_ids` says for a path which rules had their full say about it in this run: only a suppression of these can
    be unused.
    """
    kept: list[Finding] = []
    used: dict[Place, set[str]] = defaultdict(set)
    unread: set[str] = set()
    for finding in findings:
        silencing = _silencing(finding, suppressions_by_path.get(finding.place.path, ()))
        for suppression, name in silencing:
            used[suppression.place].add(name)
        if not silencing:
            kept.append(finding)
        if finding.rule.startswith("engine/"):
            unread.add(finding.place.path)  # a rule that crashed has not had its say
    about: list[Finding] = []
    for path, those in suppressions_by_path.items():
        active = active_ids(path) if path not in unread else ()
        found = [finding for group in _by_comment(those) for finding in _about(group, used, known_ids, active)]
        about.extend(finding for finding in found if not _silencing(finding, those))
    return kept, about


def _silencing(finding: Finding, those: Sequence[Suppression]) -> list[tuple[Suppression, str]]:
    family = finding.rule.partition("/")[0]
    names: tuple[str, ...] = (finding.rule, family)
    if family in ("engine", "suppression"):
        names = (UNUSED,) if finding.rule == UNUSED else ()
    return [
        (suppression, name)
        for suppression in those
        if suppression.start <= finding.place.start < suppression.end
        for name in names
        if name in suppression.rules
    ]


def _by_comment(those: Iterable[Suppression]) -> Iterable[list[Suppression]]:
    groups: dict[Place, list[Suppression]] = defaultdict(list)
    for suppression in those:
        groups[suppression.place].append(suppression)
    return groups.values()


def _about(
    group: Sequence[Suppression], used: Mapping[Place, set[str]], known_ids: Collection[str], active: Collection[str]
) -> Iterator[Finding]:
    """What is wrong with one comment: a `disable` of several rules is a group."""
    first = group[0]
    if first.flaw:
        yield _finding(MALFORMED, first, f"this comment silences nothing: {first.flaw}", _FORMS)
        return
    names = tuple(name for suppression in group for name in suppression.rules)
    known = {*known_ids, *(rule.partition("/")[0] for rule in known_ids), UNUSED}
    for name in names:
        if name not in known:
            yield _unknown(first, name, known)
    idle = [name for name in names if name in known and name not in used.get(first.place, ())]
    idle = [name for name in idle if name != UNUSED and _has_spoken(name, known_ids, active)]
    if idle and first.is_judged:
        yield _unused(first, names, idle)


def _has_spoken(name: str, known_ids: Collection[str], active: Collection[str]) -> bool:
    """Whether all rules that a name stands for were at work."""
    if "/" in name:
        return name in active
    return all(rule in active for rule in known_ids if rule.startswith(f"{name}/"))


def _unknown(suppression: Suppression, name: str, known: Collection[str]) -> Finding:
    from difflib import get_close_matches  # late: few names are misspelt

    close = get_close_matches(name, sorted(known), n=1)
    guess = f'did you mean "{close[0]}"? ' if close else ""
    is_own = name.partition("/")[0] in ("engine", "suppression")
    message = f'"{name}" cannot be silenced by a comment' if is_own else f'no rule or family is called "{name}"'
    return _finding(UNKNOWN_RULE, suppression, message, f"{guess}`polyglint rules` lists all")


def _unused(suppression: Suppression, names: Sequence[str], idle: Sequence[str]) -> Finding:
    listed = ", ".join(idle)
    message = f"nothing to silence: {listed} {'finds' if len(idle) == 1 else 'find'} nothing here"
    if len(idle) == len(names):
        fix = Fix(suppression.removal) if suppression.removal else None
        return _finding(UNUSED, suppression, message, "remove the comment", fix)
    rest = ", ".join(name for name in names if name not in idle)
    fix = Fix((Edit(suppression.names, rest),)) if suppression.names else None
    return _finding(UNUSED, suppression, message, f"take {listed} out of the brackets", fix)


_FORMS = 'write <!-- polyglint: ignore[family/name] reason="…" -->'


def _finding(rule: str, suppression: Suppression, message: str, hint: str, fix: Fix | None = None) -> Finding:
    place = suppression.place
    quote = " ".join(suppression.excerpt[place.column - 1 :][: place.end - place.start].split())
    severity = ENGINE_FINDINGS[rule].severity
    return Finding(rule, severity, place, message, hint, fix=fix, excerpt=suppression.excerpt, quote=quote)
