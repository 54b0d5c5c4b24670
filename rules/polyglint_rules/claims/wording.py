"""How findings about claims speak of places: in this document by line, in another one by its path."""

from polyglint import Document, Place
from polyglint_rules.claims.conflicts import Statement

_LONGEST, _HALF = 90, 40


def where(place: Place, beside: Place) -> str:
    """Where something stands, as seen from another place."""
    return f"line {place.line}" if place.path == beside.path else f"{place.path}:{place.line}"


def text_between(document: Document, start: int, end: int) -> str:
    """What a reader sees between two offsets, in one line."""
    return " ".join(document.text[start:end].replace("**", "").replace("__", "").split())


def shortened(text: str) -> str:
    """A text, without its middle where it is long."""
    return text if len(text) <= _LONGEST else f"{text[:_HALF]} \u2026 {text[-_HALF:]}"


def quoted(statement: Statement) -> str:
    """What a statement says: all of its place where that is in one line, else the words that were read."""
    place, excerpt = statement.place, statement.fact.excerpt
    text = statement.claim.quote
    if excerpt and place.line == place.end_line:
        shown = excerpt[place.column - 1 : place.end_column - 1].replace("**", "").replace("__", "")
        text = " ".join(shown.split()) or text
    return shortened(text)
