"""A few words of the document as a message quotes them."""

from polyglint import Document

_LENGTH = 30


def words_from(document: Document, start: int) -> str:
    """The words that begin at an offset, to the end of the line at most."""
    line_end = document.text.find("\n", start)
    line = document.text[start : line_end if line_end >= 0 else None]
    return line if len(line) <= _LENGTH else (line[:_LENGTH].rpartition(" ")[0] or line[:_LENGTH]) + "…"


def words_to(document: Document, end: int) -> str:
    """The words that end at an offset, from the start of the line at most."""
    line = document.text[document.text.rfind("\n", 0, end) + 1 : end]
    return line if len(line) <= _LENGTH else "…" + (line[-_LENGTH:].partition(" ")[2] or line[-_LENGTH:])
