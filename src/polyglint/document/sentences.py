"""Where sentences begin and end in a document's prose."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from polyglint.document.blocks import Block
from polyglint.document.masking import MARKUP, OBJECT
from polyglint.late_pattern import late_pattern


class Sentence(NamedTuple):
    """A sentence of the body: document offsets, and the block that it stands in."""

    start: int
    end: int
    block: Block


# An end of sentence, marks that may close it, then space and something that can begin a sentence. CJK needs no space.
_END = late_pattern(r"""(?<![.!?…])[.!?…]++["'»”’)\]⁠]*(?=\s+["'«“‘(\[¿¡⁠￼]*[^\W_a-zа-яёß-ÿ])|[。！？]+[」』）”’]*""")
_ABBREVIATION = late_pattern(
    r"(?:^|[\s(⁠])(?:[A-Za-zА-Яа-я]|e\. ?g|i\. ?e|etc|vs|cf|al|approx|Dr|Mr|Mrs|Ms|Prof|St|No|Nr|Fig|Inc|Ltd|Co|"
    r"bzw|ca|z\. ?B|т\. ?е|т\. ?д|т\. ?п|т\. ?к|др|см|рис|стр|г|гг|руб|ул|p\. ?ej|Sr|Sra|Dra|Ud|Uds|M|Mme)\.$"
)  # fmt: skip
_MARKS = ".!?…。！？"
_LONGEST = 12  # characters: more than any abbreviation has


def sentences(prose: str, blocks: Iterable[Block]) -> Iterator[Sentence]:
    """The sentences of all headings, paragraphs and cells, in order."""
    for block in blocks:
        if block.has_inlines and block.content:
            yield from _of_block(prose, block)


def _of_block(prose: str, block: Block) -> Iterator[Sentence]:
    start = block.text_start
    inside = prose[start : block.text_end - 1]
    ends = _END.finditer(prose, start, block.text_end) if any(mark in inside for mark in _MARKS) else ()
    for end in ends:
        if end[0] == "." and _ABBREVIATION.search(prose, max(start - 1, end.start() - _LONGEST, 0), end.end()):
            continue
        yield from _trimmed(prose, start, end.end(), block)
        start = end.end()
    yield from _trimmed(prose, start, block.text_end, block)


def _trimmed(prose: str, start: int, end: int, block: Block) -> Iterator[Sentence]:
    blank = " \t\n" + MARKUP + OBJECT
    while start < end and prose[start] in blank:
        start += 1
    while end > start and prose[end - 1] in blank:
        end -= 1
    if start < end:
        yield Sentence(start, end, block)
