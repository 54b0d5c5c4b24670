"""Catalogues that can't be read."""

import re
from collections.abc import Iterator

from polyglint import Document, DocumentRule, Edit, Fix, FrontMatterError, Problem

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?: [^\n]*)?$", re.MULTILINE)
_GENERIC = "compare this line with one that works"

# What the parsers say, and what it means to whoever wrote the file.
_JSON = (
    ("Expecting ',' delimiter", "a comma is missing before this", ""),
    ("Expecting ':' delimiter", "a colon is missing between a key and its text", ""),
    ("Expecting property name", "here a key is expected, in double quotation marks", "JSON has no comments either"),
    ("Unterminated string", "this text has no closing quotation mark", ""),
    ("Invalid control character", "a text goes over the end of its line, or has a tab", "write \\n or \\t for it"),
    ("Invalid \\", "this backslash means nothing", "write two for one"),
    ("Extra data", "the file should end here: a brace is closed too early", "delete the brace, or what follows"),
    ("Expecting value", "a text is missing here", ""),
)
_YAML = (
    ("mapping values are not allowed", "a colon makes a key of this text", "put the whole text into quotation marks"),
    ("cannot start any token", "a text can't begin with this character", "put the whole text into quotation marks"),
    ("found unexpected end of stream", "a quotation mark is not closed", "close it"),
    ("could not find expected ':'", "this line has no colon behind its key", "write key: text"),
    ("found undefined alias", "a text can't begin with *", "put the whole text into quotation marks"),
    ("found unknown escape", "this backslash means nothing", "write two for one"),
    ("expected <block end>", "this line belongs to nothing above it", "look at its indentation and quotation marks"),
)
_PO = (
    ("a text without", "this text belongs to no message", "write it below msgid or msgstr"),
    ("msgstr is missing", "this message has no msgstr", 'add msgstr ""'),
    ("msgid is missing", "this translation has no msgid", "add what it is a translation of"),
    ("neither", "this line can't be read", 'a text stands in quotation marks, and one inside it is written \\"'),
)
_WORDS = {"json": _JSON, "yaml": _YAML, "po": _PO}


class Unparsable(DocumentRule):
    """A catalogue of messages can be read."""

    id = "catalogue/unparsable"
    reads_pages = False
    severity = "error"
    reads_catalogues = True

    def check(self, document: Document) -> Iterator[Problem]:
        """The first thing that keeps the file from being read: what follows may only follow from it."""
        if not document.is_catalogue:
            return
        error = next((error for error in document.front_matter.errors if error.kind == "syntax"), None)
        if error:
            known = _of_conflict(document) or _of_empty(document) or _of_comma(document, error)
            yield known or _of_quotation_mark(document, error) or _of_other(document, error)


def _of_conflict(document: Document) -> Problem | None:
    conflict = _CONFLICT.search(document.text)
    if not conflict:
        return None
    hint = "keep what is right of both, and delete the three marks"
    return Problem(document.place(*conflict.span()), "a conflict of versions is left here", hint)


def _of_empty(document: Document) -> Problem | None:
    if document.text.strip():
        return None
    return Problem(document.place(0, 0), "the catalogue is empty, and programs stop at that", "write at least {}")


def _of_comma(document: Document, error: FrontMatterError) -> Problem | None:
    """A comma behind the last of several."""
    if document.front_matter.format != "json":
        return None
    end = error.start if document.text[error.start : error.start + 1] in ("}", "]") else error.end
    before = document.text[:end].rstrip()
    after = document.text[len(before) :].lstrip()[:1]
    if not before.endswith(",") or after not in ("}", "]"):
        return None
    place = document.place(len(before) - 1, len(before))
    fix = Fix((Edit(place, ""),), safe=True)
    return Problem(place, f"a comma stands before the closing {after}: delete it", fix=fix)


def _of_quotation_mark(document: Document, error: FrontMatterError) -> Problem | None:
    """One inside a text, which ends the text for JSON: what follows it without a space is more of the text."""
    start = error.start - 1
    if "',' delimiter" not in error.message or document.text[start : start + 1] != '"':
        return None
    if not document.text[error.start : error.end].isalnum():
        return None
    message = "a quotation mark inside a text ends it: nothing in this catalogue is read"
    return Problem(document.place(start, start + 1), message, 'write \\" inside a text')


def _of_other(document: Document, error: FrontMatterError) -> Problem:
    end = max(error.end, min(error.start + 1, len(document.text)))
    place = document.place(error.start, end)
    if document.text[error.start : end] == "\t":
        return Problem(place, "a tab stands here: nothing in this catalogue is read", "indent with spaces")
    for said, meant, hint in _WORDS.get(document.front_matter.format, ()):
        if said in error.message:
            return Problem(place, f"{meant}: nothing in this catalogue is read", hint)
    return Problem(place, "this catalogue can't be read from here on", _GENERIC)
