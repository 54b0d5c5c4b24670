"""Passages and segments: texts of two documents that are versions of each other."""

from functools import cached_property
from typing import Literal, NamedTuple

from polyglint.document import Block, Document, Entry, Inline
from polyglint.document.prose import masked_prose, rendered
from polyglint.values import Place

PassageKind = Literal["heading", "paragraph", "item", "quote", "cell", "value"]


class Passage:
    """A stretch of a document that is translated as one.

    The content of a heading, of a paragraph (`item` or `quote` is one inside a list item or a block quote), of a table
    cell, or the value of a key. `start` and `end` are offsets of the document.
    """

    def __init__(
        self, document: Document, kind: PassageKind, blocks: tuple[Block, ...] = (), entry: Entry | None = None
    ) -> None:
        self.document = document
        self.kind = kind
        self.blocks = blocks
        self.entry = entry
        self.start = blocks[0].text_start if entry is None else entry.value_start
        self.end = blocks[-1].text_end if entry is None else entry.value_end

    def __repr__(self) -> str:
        """What one wants to see in a failing test."""
        return f"<{self.kind} {self.start}:{self.end} {self.text[:30]!r}>"

    @property
    def text(self) -> str:
        """The source text."""
        return self.document.text[self.start : self.end]

    @cached_property
    def prose(self) -> str:
        """The running text at its offsets, all else masked; as long as `text`."""
        if self.entry is None:
            return self.document.prose[self.start : self.end]
        return masked_prose(self._read, self.document.inlines_of(self._read))

    @property
    def _read(self) -> str:
        """The value of a key as it is read: in a catalogue, what its escapes stand for."""
        return self.document.masked[self.start : self.end]

    @cached_property
    def inlines(self) -> tuple[Inline, ...]:
        """The inline structure in offsets of the document."""
        if self.entry is None:
            return tuple(inline for block in self.blocks for inline in block.inlines)
        return tuple(
            inline._replace(start=inline.start + self.start, end=inline.end + self.start)
            for inline in self.document.inlines_of(self._read)
        )

    @property
    def block(self) -> Block | None:
        """The first of its blocks; None for the value of a key."""
        return self.blocks[0] if self.blocks else None

    @cached_property
    def visible(self) -> str:
        """The text as a reader sees it, code included."""
        if self.entry is not None:
            return str(self.entry.value)
        return " ".join(rendered(block.inlines).strip() for block in self.blocks)

    @property
    def place(self) -> Place:
        """The place of all of it."""
        return self.document.place(self.start, self.end)


class Segment(NamedTuple):
    """A passage of the source and the one that translates it."""

    source: Passage
    target: Passage

    @property
    def kind(self) -> PassageKind:
        """What the target is."""
        return self.target.kind
