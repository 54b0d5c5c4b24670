"""Proof that fixes do no harm: nothing new is found, and what no edit touches reads as before."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from polyglint.comments import is_comment
from polyglint.document import Document
from polyglint.document.source import Source
from polyglint.suppression import UNUSED
from polyglint.values import Finding

Replacement = tuple[int, int, str]
"""An edit: the start and the end of what it replaces, and the new text."""


def touches(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a span has a character or a border in common with one of those that are sorted in `taken`."""
    position = bisect_left(taken, span)
    return any(start <= span[1] and span[0] <= end for start, end in taken[max(position - 1, 0) : position + 1])


class _Shift:
    """Where the offsets of a text are after its edits."""

    def __init__(self, edits: Sequence[Replacement]) -> None:
        self.before = [(start, end) for start, end, _ in edits]
        self.after: list[tuple[int, int]] = []
        self.moved = [0]
        for start, end, text in edits:
            moved = self.moved[-1]
            self.after.append((start + moved, start + moved + len(text)))
            self.moved.append(moved + len(text) - (end - start))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the text is; one that an edit cuts has all of what was written there."""
        return self._offset(start, 0), self._offset(end, 1)

    def _offset(self, offset: int, side: int) -> int:
        position = bisect_left(self.before, offset, key=lambda span: span[1])
        if position < len(self.before) and self.before[position][0] < offset:
            return self.after[position][side]
        return offset + self.moved[position]


def news(
    before: Sequence[Finding],
    fixed: Sequence[Finding],
    after: Sequence[Finding],
    edits: Sequence[Replacement],
    is_revealed: Callable[[Finding], bool],
) -> Finding | None:
    """The first finding that was not there before the fixes, or was to be gone after them.

    What a defect had hidden is nothing new: `is_revealed` tells.

    Findings are the same by rule and quote, since places move; or, where a fix changed what is quoted, by rule and
    place. A comment that silenced what is now repaired has become idle: that is as it must be.
    """
    gone, repaired = {id(finding) for finding in fixed}, {_key(finding) for finding in fixed}
    staying = [finding for finding in before if id(finding) not in gone]
    left = Counter(_key(finding) for finding in staying)
    unexplained = []
    for finding in after:
        if left[_key(finding)] > 0:
            left[_key(finding)] -= 1
        elif finding.rule != UNUSED or _key(finding) in repaired:
            unexplained.append(finding)
    shift = _Shift(edits)
    unmatched = [finding for finding in staying if left[_key(finding)] > 0]
    unexplained = [found for found in unexplained if not _was_there(found, unmatched, shift)]
    own = {finding.rule for finding in fixed}
    return next((found for found in unexplained if found.rule in own or not is_revealed(found)), None)


def was_hidden(finding: Finding, before: Document, after: Document, edits: Sequence[Replacement]) -> bool:
    """Whether a finding in the fixed document was there all the time, behind what was fixed.

    It is where it stands in a block that no edit touches, or in a header that nobody could read.
    """
    if finding.place.start < after.body_start:
        return bool(before.front_matter.errors)
    own = after.block_at(finding.place.start)
    touched = [after.block_at(start) for start, _ in _Shift(edits).after]
    return own is not None and all(block is not own for block in touched)


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.place.path, finding.quote


def _was_there(finding: Finding, before: Sequence[Finding], shift: _Shift) -> bool:
    place = finding.place
    for known in before:
        start, end = shift.span(known.place.start, known.place.end)
        is_same = known.rule == finding.rule and known.place.path == place.path
        if is_same and start <= place.end and place.start <= end:
            return True
    return False


def reads_the_same(path: str, before: Source, after: Source, edits: Sequence[Replacement]) -> bool:
    """Whether all blocks and keys that no edit touches are what they were, and the touched ones are of their kind."""
    shift = _Shift(edits)
    old, new = Document(path, before), Document(path, after)
    is_header_safe = (
        old.front_matter.content == new.front_matter.content
        or bool(old.front_matter.errors)
        or _keys(old, shift.before) == _keys(new, shift.after)
    )
    then, now = _blocks(old, shift.before), _blocks(new, shift.after)
    return (
        is_header_safe
        and len(then) == len(now)
        # A block that an edit has shortened may not touch the edit's place any more.
        and all(
            known.kinds == found.kinds and (known.is_touched or found.is_touched or known.text == found.text)
            for known, found in zip(then, now, strict=True)
        )
    )


def _keys(document: Document, touched: Sequence[tuple[int, int]]) -> list[tuple[object, ...]]:
    header = document.front_matter
    starts = [*(entry.key_start for entry in header.entries[1:]), header.content_end]
    keys: list[tuple[object, ...]] = [(header.format, len(header.errors))]
    for entry, following in zip(header.entries, starts, strict=False):
        # Where a value in TOML ends is known only when it stands on one line.
        end = following - 1 if header.format == "toml" else max(entry.key_end, entry.value_end)
        if not touches((entry.key_start, end), touched):
            keys.append((entry.keys, repr(entry.value)))
    return keys


class _Kept(NamedTuple):
    """What must stay of a block: its kinds, and its text where no edit touches it."""

    kinds: tuple[str, ...]
    is_touched: bool
    text: str


def _blocks(document: Document, touched: Sequence[tuple[int, int]]) -> list[_Kept]:
    blocks: list[_Kept] = []
    for block in document.blocks:
        if is_comment(document, block):
            continue
        is_container = block.kind in ("quote", "list", "item", "table", "row")
        is_touched = not is_container and touches((block.start, block.end), touched)
        kind = "text" if block.kind in ("heading", "paragraph") else block.kind
        kinds = (kind, *(container.kind for container in block.ancestors()))
        text = "" if is_container else f"{block.kind} {block.level} {document.text[block.start : block.end]}"
        blocks.append(_Kept(kinds, is_touched, text))
    return blocks
