"""Front matter keys that stand twice at one level."""

from collections.abc import Iterator

from polyglint import Document, DocumentRule, Edit, Fix, FrontMatterError, Mqm, Problem, Related


class DuplicateKey(DocumentRule):
    """A front matter key stands once."""

    id = "front_matter/duplicate-key"
    mqm = Mqm("design and markup", "metadata", "major")
    severity = "error"

    def check(self, document: Document) -> Iterator[Problem]:
        """All keys that stand there again."""
        for error in document.front_matter.errors:
            if error.kind == "duplicate-key":
                key = document.text[error.start : error.end].strip("\"'")
                first = [Related(document.place(*error.related), "the first one")] if error.related else []
                yield Problem(
                    document.place(error.start, error.end),
                    f'the key "{key}" stands twice: only one of its values is read',
                    "remove one of the two",
                    tuple(first),
                    _removal(document, error),
                )


def _removal(document: Document, error: FrontMatterError) -> Fix | None:
    """Without the second line when it says word for word what the first one says."""
    if error.related is None:
        return None
    first, second = (_line(document, start) for start in (error.related[0], error.start))
    if document.text[slice(*first)] != document.text[slice(*second)] or _goes_on(document, second[1]):
        return None
    return Fix((Edit(document.place(*second), ""),), safe=True)


def _line(document: Document, offset: int) -> tuple[int, int]:
    end = document.text.find("\n", offset)
    return document.text.rfind("\n", 0, offset) + 1, end + 1 if end >= 0 else len(document.text)


def _goes_on(document: Document, offset: int) -> bool:
    """Whether the value has lines of its own below the key."""
    return document.text[offset : offset + 1] in (" ", "\t", "-") and not document.text.startswith("---", offset)
