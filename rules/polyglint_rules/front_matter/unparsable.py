"""Front matter that can't be read."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from polyglint import Document, DocumentRule, Edit, Fix, FrontMatterError, Mqm, Problem

if TYPE_CHECKING:
    from polyglint_rules.front_matter.advice import Advice

_KEY_OR_BELOW = r"[ \t]+\S|[\w\"'][\w \"'.-]*\s*[:=]|- |#|[\])}]"


class Unparsable(DocumentRule):
    """Front matter can be read."""

    id = "front_matter/unparsable"
    mqm = Mqm("design and markup", "metadata", "major")
    severity = "error"

    def check(self, document: Document) -> Iterator[Problem]:
        """One problem for each thing that keeps the header from being read."""
        for error in document.front_matter.errors:
            match error.kind:
                case "unclosed":
                    yield _unclosed(document, error)
                case "misplaced":
                    yield _misplaced(document, error)
                case "not-a-mapping" if not _is_rule(document):
                    yield _without_keys(document, error)
                case "impossible-date":
                    yield _impossible_date(document, error)
                case "syntax":
                    yield _syntax(document, error)


def _unclosed(document: Document, error: FrontMatterError) -> Problem:
    fence = document.text[error.start : error.end].strip()
    place = document.place(error.start, error.end)
    if fence.startswith("{"):
        return Problem(place, "the front matter begins with { and is never closed", "add } after its last key")
    message = f"the front matter begins with {fence} and is never closed, so nothing in it is read"
    end = _end_of_keys(document, error.end + 1)
    before = "" if document.text[end - 1] == "\n" else "\n"
    insert = Edit(document.place(end, end), f"{before}{fence}\n")
    return Problem(place, message, f"add a line {fence} after its last key", fix=Fix((insert,), safe=False))


def _end_of_keys(document: Document, start: int) -> int:
    """Where the lines that look like front matter end."""
    offset = start
    for line in document.text[start:].splitlines(keepends=True):
        if not re.match(_KEY_OR_BELOW, line):
            break
        offset += len(line)
    return offset


def _misplaced(document: Document, error: FrontMatterError) -> Problem:
    start, fence = error.start, error.end - 3
    before = document.text[start:fence]
    what = "a blank line" if not before.strip() else "an invisible character"
    return Problem(
        document.place(start, error.end),
        f"{what} stands before the front matter: it is not read, and readers see it",
        "begin the file with the front matter",
        fix=Fix((Edit(document.place(start, fence), ""),), safe=False),
    )


def _is_rule(document: Document) -> bool:
    """Whether the fence is a rule that the page begins with: a blank line follows it."""
    return not document.front_matter.content.partition("\n")[0].strip()


def _without_keys(document: Document, error: FrontMatterError) -> Problem:
    what = "a list" if document.text[error.start : error.start + 1] in "-[" else "text without keys"
    place = document.place(error.start, _line_end(document, error.start))
    return Problem(place, f"the front matter is {what}, so nothing in it is read", "write each line as key: value")


def _impossible_date(document: Document, error: FrontMatterError) -> Problem:
    date = document.text[error.start : error.end]
    return Problem(document.place(error.start, error.end), f"no calendar has the date {date}", "correct the date")


def _syntax(document: Document, error: FrontMatterError) -> Problem:
    from polyglint_rules.front_matter import json_words, toml_words, yaml_words  # late: few headers are broken

    words = {"yaml": yaml_words, "toml": toml_words, "json": json_words}[document.front_matter.format or "yaml"]
    advice: Advice | None = words.advice(document.front_matter, error)
    if advice is None:
        place = document.place(error.start, max(error.end, min(error.start + 1, _line_end(document, error.start))))
        return Problem(place, "the front matter can't be read from here on", "compare this line with one that works")
    edits = tuple(Edit(document.place(start, end), text) for start, end, text in advice.edits)
    fix = Fix(edits, safe=advice.is_safe) if edits else None
    return Problem(document.place(advice.start, advice.end), advice.message, advice.hint, fix=fix)


def _line_end(document: Document, offset: int) -> int:
    end = document.text.find("\n", offset)
    return end if end >= 0 else len(document.text)
