"""How languages count: the plural categories that a translation needs."""

from functools import cache
from pathlib import Path

from polyglint import Document


def needed(document: Document) -> tuple[str, ...]:
    """The categories of whole numbers in the document's language; none where that is not known."""
    return _table().get(document.language, ())


@cache
def _table() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for line in Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines():
        categories, colon, languages = line.partition(":")
        if colon and not line.startswith("#"):
            table |= dict.fromkeys(languages.split(), tuple(categories.split()))
    return table
