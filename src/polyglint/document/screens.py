"""What components show as a program prints it: `<ConsoleBlock>` and its like. Nobody edits, spells or translates it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from polyglint.document.document import Document

_SCREEN = re.compile(r"<(/?)[\w.]*(?:(?:Console|Terminal)\w*|(?:Log|Output|Traceback|ErrorMessage|CodeBlock)s?\b)")


def screens(document: "Document") -> Iterator[tuple[int, int]]:
    """Where each begins and ends, its tags left out."""
    depth = start = 0
    for construct in document.constructs:
        if construct.kind != "tag":
            continue
        tag = _SCREEN.match(document.text, construct.start, construct.end)
        if not tag or document.text[construct.end - 2] == "/":
            continue
        if depth == 0 and not tag[1]:
            start = construct.end
        depth = max(0, depth + (-1 if tag[1] else 1))
        if depth == 0 and tag[1]:
            yield start, construct.start
