"""Units: the blocks of a document that are aligned one by one."""

from collections.abc import Iterator
from functools import lru_cache

from polyglint.document import Block, Document

_ALIGNED = frozenset({"heading", "paragraph", "row", "code", "html", "break"})


class Unit:
    """A heading, a paragraph, a row of a table, or a block of code or HTML."""

    __slots__ = ("block", "container", "document", "kind", "section", "start")

    def __init__(self, document: Document, block: Block, section: int) -> None:
        self.document = document
        self.block = block
        self.kind = block.kind  # kept here, as `start` is: asked a thousand times more often than units are made
        self.start = block.start
        self.section = section  # how many headings stand at or before it
        self.container = next((one.kind for one in block.ancestors() if one.kind in ("item", "quote")), "")

    def __repr__(self) -> str:
        """What one wants to see in a failing test."""
        return repr(self.block)

    @property
    def end(self) -> int:
        """The offset after the block."""
        return self.block.end

    @property
    def text(self) -> str:
        """Its source text."""
        return self.document.text[self.block.start : self.block.end]


@lru_cache(maxsize=8)  # a source is aligned with each of its translations in turn
def units(document: Document) -> tuple[Unit, ...]:
    """The units of the document in order; what holds nothing is none."""
    return tuple(_units(document))


def _units(document: Document) -> Iterator[Unit]:
    section = 0
    for block in document.blocks:
        if block.kind not in _ALIGNED or (block.has_inlines and not block.content):
            continue
        section += block.kind == "heading"
        yield Unit(document, block, section)
