"""Keys that stand twice in a catalogue."""

from collections.abc import Iterator

from polyglint import Document, DocumentRule, Problem, Related


class DuplicateKey(DocumentRule):
    """A message stands in a catalogue once."""

    id = "catalogue/duplicate-key"
    reads_pages = False
    severity = "error"
    reads_catalogues = True

    def check(self, document: Document) -> Iterator[Problem]:
        """All keys that stand there again."""
        if not document.is_catalogue:
            return
        for error in document.front_matter.errors:
            if error.kind == "duplicate-key":
                first = [Related(document.place(*error.related), "the first one")] if error.related else []
                text = " ".join(document.text[error.start : error.end].strip("\"'").split())
                yield Problem(
                    document.place(error.start, error.end),
                    f'"{text}" stands twice: only one of its texts is shown',
                    "delete one of the two",
                    tuple(first),
                )
