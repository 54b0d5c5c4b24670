"""Translations that are marked as uncertain."""

from collections.abc import Iterator

from polyglint import Document, DocumentRule, Problem
from polyglint_rules.catalogue.messages import name


class Fuzzy(DocumentRule):
    """A translation in a PO file is not marked as fuzzy."""

    id = "catalogue/fuzzy"
    reads_pages = False
    severity = "info"
    reads_catalogues = True

    def check(self, document: Document) -> Iterator[Problem]:
        """All messages that are marked so."""
        if document.catalogue is None or document.catalogue.po is None:
            return
        seen = set()
        for entry in document.catalogue.po.fuzzy:
            message = tuple(key for key in entry.keys if isinstance(key, str))
            if message not in seen:
                seen.add(message)
                place = document.place(entry.key_start, entry.key_end)
                text = (
                    f'the translation of "{name(document, entry.keys)}" is marked as fuzzy, and is not shown to anyone'
                )
                yield Problem(place, text, "compare it with its original, mend it, and take the mark away")
