"""A translation: a source document and one version of it in another language."""

from dataclasses import dataclass

from polyglint.document import Document


@dataclass(frozen=True)
class Translation:
    """The two documents of one translation."""

    source: Document
    target: Document
