"""Markers that readers see: each row of literal asterisks or underscores in the prose, with what stands around it."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from polyglint import Block, Document

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
MARKUP = "\N{WORD JOINER}"
FULL_WIDTH = "\N{FULLWIDTH ASTERISK}\N{ASTERISK OPERATOR}\N{SMALL ASTERISK}"

_LITERAL = re.compile(rf"[*_{FULL_WIDTH}]")
_RUN = re.compile(rf"(?:\\?\*)+|(?:\\?_)+|[{FULL_WIDTH}]+")


class Run(NamedTuple):
    """One row of marker characters.

    `length` counts the characters without backslashes, `escaped` those with one, `consumed` those that do mark
    something. `before` and `after` are the neighbours in the block, empty at its edges.
    """

    start: int
    end: int
    marker: str
    length: int
    escaped: int
    consumed: int
    before: str
    after: str
    leads: bool
    """Whether nothing but white space stands before it on its line."""

    @property
    def family(self) -> str:
        """What it pairs with: all asterisks are one."""
        return "_" if self.marker == "_" else "*"

    @property
    def is_operator(self) -> bool:
        """Whether it stands between spaces inside a line, as a sign of arithmetic does."""
        return is_blank(self.before) and is_blank(self.after) and not self.leads and bool(self.after)


def is_blank(character: str) -> bool:
    """White space, or the edge of the block."""
    return not character or character.isspace()


def is_ideograph(character: str) -> bool:
    """A letter of a script that Chinese, Japanese or Korean text is written in."""
    return character.isalpha() and unicodedata.east_asian_width(character) in "WFH"


def is_punctuation(character: str) -> bool:
    """What CommonMark calls punctuation."""
    return bool(character) and unicodedata.category(character)[0] in "PS"


def has_markers(document: Document) -> bool:
    """Whether any character could be a literal marker: cheap, and mostly false."""
    text = document.text
    if "*" not in text and "_" not in text and not any(character in text for character in FULL_WIDTH):
        return False
    prose = document.prose
    return "*" in prose or "_" in prose or any(character in prose for character in FULL_WIDTH)


def literal_runs(document: Document) -> Iterator[tuple[Block, tuple[Run, ...]]]:
    """The blocks that show markers to the reader, each with its runs in order."""
    if not has_markers(document):
        return
    done = document.body_start
    while hit := _LITERAL.search(document.prose, done):
        done = hit.end()
        block = None if _is_in_a_name(document.prose, hit.start()) else document.block_at(hit.start())
        if block is None or block.text_end <= hit.start():
            continue
        done = block.text_end
        runs = tuple(run for run in runs_in(document, block) if run.length > run.consumed)
        if runs:
            yield block, runs


def _is_in_a_name(prose: str, offset: int) -> bool:
    """Whether an underscore stands inside a word of Latin letters and digits, as in `snake_case`."""
    around = prose[offset - 1 : offset + 2] if offset else ""
    return prose[offset] == "_" and len(around) == 3 and around.isascii() and around[::2].isalnum()


def _leads(prose: str, text_start: int, offset: int) -> bool:
    while offset > text_start and prose[offset - 1] in MARKUP + " \t":
        offset -= 1
    return offset == text_start or prose[offset - 1] == "\n"


def runs_in(document: Document, block: Block) -> Iterator[Run]:
    """The rows of marker characters of a block, whether they mark something or not."""
    text, prose = document.text, document.prose
    for match in _RUN.finditer(text, block.text_start, block.text_end):
        start, end = match.span()
        if prose[start] == "\\":
            start += 1  # a backslash that is itself escaped belongs to the text
        marker = text[end - 1]
        shown = prose.count(marker, start, end)
        if OBJECT in prose[start:end]:
            continue
        length = text.count(marker, start, end)
        before = text[start - 1] if start > block.text_start else ""
        after = text[end] if end < block.text_end else ""
        leads = _leads(prose, block.text_start, start)
        run = Run(start, end, marker, length, end - start - length, length - shown, before, after, leads)
        if not (length == 1 and _is_in_a_name(text, start)):
            yield run
