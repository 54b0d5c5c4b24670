"""The inline markup of a page by kind: a few links or spans of code are found without a walk through all of it."""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import lru_cache

from polyglint import Document, Inline, Passage

Kinds = frozenset[str]
_PLAIN = frozenset({"text", "break"})


class InlinesByKind:
    """The code, links, images and tags that a document's blocks have, or some of these kinds, in order."""

    def __init__(self, document: Document, kinds: Collection[str]) -> None:
        self.kinds = kinds
        self.inlines = [inline for inline in _marked(document) if inline.kind in kinds]
        self._starts = [inline.start for inline in self.inlines]

    def of(self, passage: Passage) -> Sequence[Inline]:
        """Those of a passage."""
        if passage.entry is not None:
            text = passage.text  # most values of headers and catalogues have no markup, and need not be parsed
            marked = "`" in text or "]" in text or "<" in text
            return [inline for inline in passage.inlines if inline.kind in self.kinds] if marked else ()
        first = bisect_left(self._starts, passage.start)
        return self.inlines[first : bisect_left(self._starts, passage.end, first)]


@lru_cache(maxsize=4)  # asked for one kind after another
def _marked(document: Document) -> tuple[Inline, ...]:
    """All inlines that are more than text."""
    return tuple(
        inline
        for block in document.blocks
        if block.has_inlines and block.has_markup
        for inline in block.inlines
        if inline.kind not in _PLAIN
    )


@lru_cache(maxsize=8)  # a page's translations follow each other, and all ask for what stands in their source
def inlines_by_kind(document: Document, kinds: Kinds) -> InlinesByKind:
    """The inlines of these kinds in a document."""
    return InlinesByKind(document, kinds)
