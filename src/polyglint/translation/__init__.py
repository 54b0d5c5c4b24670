"""A translation: a source document and one version of it in another language."""

from typing import NamedTuple

from polyglint.document import Document


class Translation(NamedTuple):
    """The two documents of one translation."""

    source: Document
    target: Document
