"""Limits of what is counted: what is too much or too little, and where to say so."""

from polyglint.document import Document
from polyglint.document.masking import MARKUP, OBJECT
from polyglint.style.scopes import Stretch

Number = int | float


def too_many(count: Number, most: Number | None) -> bool:
    """Whether a count is above the limit, where there is one."""
    return most is not None and count > most


def too_few(count: Number, least: Number | None) -> bool:
    """Whether a count is below the limit, where there is one."""
    return least is not None and count < least


def opening(document: Document, stretch: Stretch) -> tuple[int, int]:
    """Where to speak of a whole stretch: all of it, or the first line of text of a document."""
    if stretch.end - stretch.start < len(document.text):
        return stretch.start, stretch.end
    blank = f" \t\n{MARKUP}{OBJECT}"
    start = next((at for at in range(stretch.start, stretch.end) if stretch.text[at] not in blank), stretch.start)
    line_end = document.text.find("\n", start)
    return start, line_end if line_end >= 0 else stretch.end
