"""Sentences, paragraphs and points that stand twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from polyglint import Block, Document, DocumentRule, Mqm, Place, Problem, Related, Sentence

_SHORTEST = 30  # characters of a sentence: shorter ones are cries, labels and refrains
_SHORTEST_DENSE = 15  # of languages that need fewer
_SHORTEST_FAR = 60  # of one that stands elsewhere on the page
_MARKER = 5  # characters before the text of a point
_DENSE = ("ja", "ko", "zh")


@dataclass(eq=False, repr=False)
class RepeatedText(DocumentRule):
    """No sentence stands twice in a paragraph, no paragraph behind itself, no point twice in a list."""

    id = "repetition/repeated-text"
    mqm = Mqm("linguistic conventions", "duplication", "minor")

    reach: Literal["neighbours", "page"] = "neighbours"

    def check(self, document: Document) -> Iterator[Problem]:
        """All texts that stand once more where the first one is still in sight; on request, on the whole page."""
        doubled: set[int] = set()
        for block, first in _repeated_blocks(document):
            doubled.add(id(block))
            what = "this point" if block.parent and block.parent.kind == "item" else "this paragraph"
            yield _problem(document, (block.text_start, block.text_end), (first.text_start, first.text_end), what)
        shortest = _SHORTEST_DENSE if document.language in _DENSE else _SHORTEST
        known: dict[str, Sentence] = {}
        told: set[str] = set()  # what stands there a third time is repaired with the second
        for block, sentences in groupby(document.sentences, key=lambda sentence: sentence.block):
            if block.kind != "paragraph" or id(block) in doubled:
                continue
            if self.reach == "neighbours":
                known.clear()
                told.clear()
            for sentence in sentences:
                if sentence.end - sentence.start < shortest:
                    continue
                said = _said(document, sentence.start, sentence.end)
                other = known.setdefault(said, sentence)
                if other is not sentence and said not in told and _is_in_reach(block, other):
                    told.add(said)
                    yield _problem(document, sentence[:2], other[:2], "this sentence")


def _is_in_reach(block: Block, other: Sentence) -> bool:
    """Whether a sentence that stands twice is the same text again: elsewhere, short ones and points recur."""
    if other.block is block:
        return True
    is_point = any(one.parent is not None and one.parent.kind == "item" for one in (block, other.block))
    return not is_point and other.end - other.start >= _SHORTEST_FAR


def _repeated_blocks(document: Document) -> Iterator[tuple[Block, Block]]:
    """Paragraphs that are equal to the one before them, and points that are equal to another one of their list."""
    before: tuple[Block | None, str, Block | None] = (None, "", None)
    points: dict[tuple[int, str], Block] = {}
    for block in document.blocks:
        if block.kind != "paragraph":
            before = (None, "", None)
            continue
        said = _said(document, block.text_start, block.text_end)
        if not any(map(str.isalpha, document.prose[block.text_start : block.text_end])):
            continue
        if _is_whole_point(block):
            first = points.setdefault((id(block.parent and block.parent.parent), said), block)
        else:
            first = before[2] if before[2] is not None and before[:2] == (block.parent, said) else block
        if first is not block:
            yield block, first
        before = (block.parent, said, block)


def _is_whole_point(block: Block) -> bool:
    """Whether a paragraph is all of a point. Steps, which have numbers, may be done twice."""
    point = block.parent
    if point is None or point.kind != "item" or point.parent is None or point.parent.info in (".", ")"):
        return False
    return point.end == block.end and block.start <= point.start + _MARKER


def _said(document: Document, start: int, end: int) -> str:
    return " ".join(document.text[start:end].split())


def _problem(document: Document, again: tuple[int, int], first: tuple[int, int], what: str) -> Problem:
    there: Place = document.place(*first)
    message = f"{what} stands word for word in line {there.line} already: leave one out"
    return Problem(document.place(*again), message, related=(Related(there, "here for the first time"),))
