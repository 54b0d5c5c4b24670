"""Fixes: which of them go together, the passes over a document, and the way to the disk."""

import errno
import os
from bisect import insort
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from polyglint.document import Document
from polyglint.document.source import Source, decode
from polyglint.proof import Replacement, news, reads_the_same, touches, was_hidden
from polyglint.values import Finding

Check = Callable[[bytes], Sequence[Finding]]
"""All findings that are reported of a document with these bytes."""

_PASSES = 10


class FixError(Exception):
    """A file could not be replaced by its fixed text; it is as it was."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A fix that was not applied because it does not do what a fix must; `reason` names the rule to blame."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """One pass over a document: its new bytes, what was repaired, and what has to wait for the next pass."""

    data: bytes
    applied: tuple[Finding, ...] = ()
    deferred: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class FixedDocument:
    """A document after all passes: its bytes, what was repaired, which fixes were refused, what is still found."""

    data: bytes
    applied: tuple[Finding, ...] = ()
    refused: tuple[Refused, ...] = ()
    findings: tuple[Finding, ...] = ()


def repaired(path: str, source: Source, findings: Iterable[Finding], *, unsafe: bool = False) -> Fixed:
    """The document's bytes after the fixes that go together: of two that touch, the first one by place.

    Safe fixes only, or all of them. A fix that would also change other documents is left out.

    Raises ValueError for bytes that are not UTF-8: their text is not what stands in the file.
    """
    if source.undecodable:
        raise ValueError(f"{path} is not UTF-8: no fix can be applied")
    fitting = [finding for finding in findings if _fits(finding, path, source.text, unsafe=unsafe)]
    fitting.sort(key=lambda finding: [(start, end, text) for start, end, text in _edits([finding])])
    taken: list[tuple[int, int]] = []
    applied: list[Finding] = []
    deferred: list[Finding] = []
    for finding in fitting:
        spans = [(start, end) for start, end, _ in _edits([finding])]
        if any(touches(span, taken) for span in spans):
            deferred.append(finding)
            continue
        applied.append(finding)
        for span in spans:
            insort(taken, span)
    return Fixed(source.edited(_edits(applied)), tuple(applied), tuple(deferred))


def _fits(finding: Finding, path: str, text: str, *, unsafe: bool) -> bool:
    """Whether a finding has a fix that is wanted and that can be applied to this text at all."""
    if finding.fix is None or not finding.fix.edits or not (finding.fix.safe or unsafe):
        return False
    edits = _edits([finding])
    in_order = all(before[1] <= after[0] for before, after in pairwise(edits))
    return (
        in_order
        and all(edit.place.path == path for edit in finding.fix.edits)
        and all(0 <= start <= end <= len(text) for start, end, _ in edits)
        and any(text[start:end] != new for start, end, new in edits)
    )


def _edits(findings: Iterable[Finding]) -> list[Replacement]:
    fixes = [finding.fix for finding in findings if finding.fix]
    return sorted((edit.place.start, edit.place.end, edit.text) for fix in fixes for edit in fix.edits)


def fix_document(
    path: str, data: bytes, check: Check, *, unsafe: bool = False, shared: Sequence[Finding] = ()
) -> FixedDocument:
    """Repair a document in memory until nothing is left to repair; each step is proven before the next.

    After a step all that it repaired is gone, nothing new is found, and what it did not touch reads as before. Where
    that fails, the fixes to blame are refused and the others are applied without them. Safe fixes go first.

    `shared` are findings of this document that several documents state together: `check` cannot find them again, so
    they have their turn before the text moves. One beside another fix waits for the next run.
    """
    findings = tuple(check(data))
    applied: list[Finding] = []
    refused: list[Refused] = []
    if decode(data).undecodable:
        return FixedDocument(data, findings=findings)
    apart: list[Refused] = []
    if fixes := _apart(path, data, findings, shared, unsafe=unsafe):
        trial = _Trial(path, data, (*findings, *shared), check)
        good = trial.good(fixes)
        apart = trial.refused
        if good:
            data, findings = trial.outcome(good)
            applied.extend(good)
    for _ in range(_PASSES):
        step = _step(path, data, findings, [known.finding for known in refused], unsafe=unsafe)
        if not step.applied:
            break
        trial = _Trial(path, data, findings, check)
        good = trial.good(step.applied)
        refused.extend(trial.refused)
        if good:
            data, findings = trial.outcome(good)
            applied.extend(good)
            # What was refused beside a defect that is gone now may be good: it has another turn.
            refused = []
    return FixedDocument(data, tuple(applied), (*apart, *refused), findings)


def _apart(
    path: str, data: bytes, findings: Sequence[Finding], shared: Sequence[Finding], *, unsafe: bool
) -> Sequence[Finding]:
    """The fixes among the shared findings that go together, and touch no fix of the document's own."""
    source = decode(data)
    own = sorted((start, end) for start, end, _ in _edits(findings))
    free = (
        found
        for found in shared
        # Where the file has changed since, its line is another one.
        if source.text.startswith(found.excerpt, found.place.start - found.place.column + 1)
        and not any(touches((start, end), own) for start, end, _ in _edits([found]))
    )
    return repaired(path, source, free, unsafe=unsafe).applied


def _step(path: str, data: bytes, findings: Sequence[Finding], refused: Sequence[Finding], *, unsafe: bool) -> Fixed:
    """The next pass: safe fixes while there are any, for their proof is the stricter one."""
    faulty = {_identity(finding) for finding in refused}
    candidates = [finding for finding in findings if _identity(finding) not in faulty]
    step = repaired(path, decode(data), candidates)
    return step if step.applied or not unsafe else repaired(path, decode(data), candidates, unsafe=True)


def _identity(finding: Finding) -> tuple[str, str, tuple[str, ...]]:
    """What stays the same about a finding when text moves above it."""
    edits = finding.fix.edits if finding.fix else ()
    return finding.rule, finding.quote, tuple(edit.text for edit in edits)


class _Trial:
    """One pass tried out: which of its fixes keep the promises together."""

    def __init__(self, path: str, data: bytes, findings: Sequence[Finding], check: Check) -> None:
        self.path = path
        self.source = decode(data)
        self.findings = findings
        self.check = check
        self.refused: list[Refused] = []
        self.checked: dict[tuple[int, ...], tuple[bytes, tuple[Finding, ...]]] = {}

    def good(self, fixes: Sequence[Finding]) -> Sequence[Finding]:
        """The largest part of these fixes that halving finds to be without fault; the faulty ones are remembered."""
        fault = self.fault(fixes)
        if not fault:
            return fixes
        if len(fixes) == 1:
            self.refused.append(Refused(fixes[0], f"the fix of {fixes[0].rule} was left out: {fault}"))
            return ()
        half = len(fixes) // 2
        first, second = self.good(fixes[:half]), self.good(fixes[half:])
        both = [*first, *second]
        # Each half may be good and both together not; what is left out has its turn in the next pass.
        return both if not self.fault(both) else first or second

    def outcome(self, fixes: Sequence[Finding]) -> tuple[bytes, tuple[Finding, ...]]:
        """The bytes after these fixes, and what is found in them."""
        key = tuple(id(finding) for finding in fixes)
        if key not in self.checked:
            data = self.source.edited(_edits(fixes))
            self.checked[key] = data, tuple(self.check(data))
        return self.checked[key]

    def fault(self, fixes: Sequence[Finding]) -> str:
        """Which promise these fixes break together; empty when they break none."""
        if not fixes:
            return ""
        edits = _edits(fixes)
        data = self.source.edited(edits)
        after = decode(data)
        if after.undecodable or after.text != _replaced(self.source.text, edits):
            return "it writes characters that a file cannot keep"
        old, fixed = Document(self.path, self.source), Document(self.path, after)
        new = news(
            self.findings, fixes, self.outcome(fixes)[1], edits, lambda found: was_hidden(found, old, fixed, edits)
        )
        if new:
            return f"afterwards {new.rule} finds: {new.message}"
        is_safe = all(finding.fix.safe for finding in fixes if finding.fix)
        if is_safe and not reads_the_same(self.path, self.source, after, edits):
            return "it changes text that it does not name"
        return ""


def _replaced(text: str, edits: Sequence[Replacement]) -> str:
    pieces: list[str] = []
    cursor = 0
    for start, end, new in edits:
        pieces.extend((text[cursor:start], new))
        cursor = end
    return "".join(pieces) + text[cursor:]


def write(path: Path, data: bytes, expected: bytes) -> None:
    """Replace a file's bytes in one step, if they are still the `expected` ones.

    Mode, owner and extended attributes stay, as far as the system allows; a symbolic link stays, and its target is
    replaced. Another hard link to the file keeps the old bytes.

    Raises FixError when the file can't be replaced; then it is as it was.
    """
    import tempfile  # late: only a run that writes needs it

    temporary: Path | None = None
    try:
        target = path.resolve(strict=True)
        _writable(path, target)
        number, name = tempfile.mkstemp(prefix=".polyglint-", dir=target.parent)
        temporary = Path(name)
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _keep_attributes(target, temporary)
        if target.read_bytes() != expected:
            raise FixError(f"{path}: not fixed: it has changed while it was being checked; run again")
        temporary.replace(target)
    except (OSError, RuntimeError) as error:  # RuntimeError: how Python 3.11 tells of links in a circle
        raise FixError(f"{path}: not fixed: {_cause(error)}; the file is as it was") from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def _writable(path: Path, target: Path) -> None:
    if not target.is_file():
        raise FixError(f"{path}: not fixed: it is not a file")
    # Replacing needs no right to write the file itself; whoever took that right away meant it.
    if not os.access(target, os.W_OK):
        raise FixError(f"{path}: not fixed: it is read-only; the file is as it was")


def _keep_attributes(target: Path, temporary: Path) -> None:
    import shutil  # late: as above

    status = target.stat()
    if hasattr(os, "chown"):
        with suppress(OSError):  # only an administrator can give a file away
            os.chown(temporary, status.st_uid, status.st_gid)
    shutil.copystat(target, temporary)
    os.utime(temporary)  # it has changed, and build tools must see that


_CAUSES = {
    errno.ENOENT: "it is gone",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "there is no permission to write it or its folder",
    errno.EPERM: "the system does not permit to replace it",
    errno.ELOOP: "its links lead in a circle",
}


def _cause(error: OSError | RuntimeError) -> str:
    if not isinstance(error, OSError):
        return _CAUSES[errno.ELOOP]
    return _CAUSES.get(error.errno or 0) or error.strerror or str(error)


def diff(path: str, before: bytes, after: bytes) -> str:
    """The change of a file as `git diff` shows it; empty when there is none.

    Line ends are the file's own: whoever prints this must not translate them. Bytes that are not UTF-8 become lone
    surrogates (`surrogateescape`).
    """
    import difflib  # late: only --diff needs it

    old, new = (_lines(data.decode("utf-8", "surrogateescape")) for data in (before, after))
    names = _git_name(f"a/{path}"), _git_name(f"b/{path}")
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in difflib.unified_diff(old, new, *names)
    )


def _lines(text: str) -> list[str]:
    """The lines as git sees them: only a line feed ends one."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _git_name(name: str) -> str:
    if any(character < " " or character in '"\\\x7f' for character in name):
        quoted = "".join(_ESCAPES.get(character, character) for character in name)
        return f'"{quoted}"'
    return f"{name}\t" if " " in name else name  # the tab tells where a name with spaces ends


_ESCAPES = {chr(code): f"\\{code:03o}" for code in (*range(32), 127)} | {'"': '\\"', "\\": "\\\\"}
