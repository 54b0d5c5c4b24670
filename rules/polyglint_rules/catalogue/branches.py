"""The plural branches of ICU messages: `{count, plural, =0 {none} one {# file} other {# files}}`."""

import re
from collections.abc import Iterator

_OPENING = re.compile(r"\{\s*[\w.-]+\s*,\s*plural\s*,(?:\s*offset:\d+)?\s*")
_SELECTOR = re.compile(r"\s*(=\d+|\w+)\s*(?=\{)")
_BRACE_OR_QUOTE = re.compile(r"'[{}][^']*'|[{}]")


def branches(text: str, start: int, end: int) -> Iterator[tuple[int, int, list[str]]]:
    """Where each plural begins in `text[start:end]`, up to its first branch, and the names of its branches."""
    for opening in _OPENING.finditer(text, start, end):
        names: list[str] = []
        at = opening.end()
        while selector := _SELECTOR.match(text, at, end):
            names.append(selector[1])
            at = _closed(text, selector.end(), end)
        # A plural that does not end as one is broken in another way, or is no ICU at all.
        if names and text[at:end].lstrip().startswith("}"):
            yield opening.start(), len(text[: opening.end()].rstrip(" \n,")), names


def _closed(text: str, start: int, end: int) -> int:
    """The offset after the brace that closes the one at `start`."""
    depth = 0
    for brace in _BRACE_OR_QUOTE.finditer(text, start, end):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if depth == 0:
            return brace.end()
    return end
