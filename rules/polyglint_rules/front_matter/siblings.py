"""Which documents are alike: those of one folder and one locale."""

from pathlib import PurePosixPath

from polyglint import Document

FEWEST = 10
"""Below ten pages, one that departs leaves the others under 90 %: no habit can be told."""


def group(document: Document) -> str:
    """What a document shares with its siblings.

    `index.md` stands for its folder: its siblings are the index pages of the folders beside it.
    """
    path = PurePosixPath(document.path)
    if path.stem.split(".")[0] in ("index", "_index"):
        return f"{path.parent.parent}/*/{path.stem.split('.')[0]} {document.locale}"
    return f"{path.parent} {document.locale}"


def is_habit(pages: int, all_pages: int) -> bool:
    """Whether so many of so many pages make a habit: at least 90 %."""
    return all_pages >= FEWEST and pages * 10 >= all_pages * 9
