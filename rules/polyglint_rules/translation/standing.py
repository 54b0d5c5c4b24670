"""Where the translation of a text stands already beside the text that was left."""

import re
from collections.abc import Iterator

from polyglint import Block, Link, Translation, Unit, expected_lengths
from polyglint_rules.translation.evidence import Tongues, plain_text
from polyglint_rules.translation.still_source import Stretch, source_text

_CONSTANT = re.compile(r"`[^`]+`|\]\((?:[^)\s]*/)?([^)\s/]*)\)|\d+")
_LEAST = 0.6  # how much shorter or longer than expected a translation may be
_MOST = 1.6
_HALF = 0.5  # of its words that a text has in common with what it does not translate
_SHORTEST = 40  # characters: shorter texts are too alike in length


def is_translated(translation: Translation, stretch: Stretch, pair: Tongues) -> bool:
    """Whether the sentences stand in the page's language too: in the same block, or in one beside it."""
    return _is_in_block(translation, stretch) or is_beside(translation, stretch.block, pair)


def _is_in_block(translation: Translation, stretch: Stretch) -> bool:
    block = stretch.block
    source = source_text(translation, block)
    if not stretch.is_same or len(source) < _SHORTEST:
        return False
    prose = translation.target.prose
    rest = plain_text(prose[block.text_start : stretch.start] + prose[stretch.end : block.text_end])
    words = rest.split()
    known = set(source.split())
    is_other = sum(word in known for word in words) < _HALF * len(words)
    return is_other and _is_as_long(translation, len(source), len(rest))


def is_beside(translation: Translation, block: Block, pair: Tongues) -> bool:
    """Whether an added text before or behind the block is its translation."""
    text = translation.target.text[block.text_start : block.text_end]
    if len(text) < _SHORTEST:
        return False
    constants = _constants(text)
    for other in _added_beside(translation, block):
        beside = plain_text(translation.target.prose[other.start : other.end])
        is_long = _is_as_long(translation, len(plain_text(text)), len(beside))
        if is_long and constants <= _constants(other.text) and not pair.is_source(beside, is_same=False):
            return True
    return False


def _added_beside(translation: Translation, block: Block) -> Iterator[Unit]:
    links = [link for link in translation.links if link.target]
    position = next((index for index, link in enumerate(links) if _holds(link, block)), None)
    if position is None:
        return
    for link in (*links[max(position - 1, 0) : position], *links[position + 1 : position + 2]):
        if not link.source and _are_neighbours(link.target[0].block, block, translation.target.text):
            yield link.target[0]


def _are_neighbours(block: Block, other: Block, text: str) -> bool:
    """Whether two blocks of one kind have nothing but blank lines between them."""
    first, second = sorted((block, other), key=lambda one: one.start)
    return block.kind == other.kind and block.parent is other.parent and not text[first.end : second.start].strip()


def _holds(link: Link, block: Block) -> bool:
    return any(unit.block is block for unit in link.target)


def _constants(text: str) -> set[str]:
    """What a translation keeps: code, numbers and the ends of addresses."""
    return {found[1] or found[0] for found in _CONSTANT.finditer(text)}


def _is_as_long(translation: Translation, ours: int, theirs: int) -> bool:
    lengths = expected_lengths(translation.source.language, translation.target.language)
    usual = lengths.usual if lengths else 1.0
    return _LEAST * usual <= theirs / max(ours, 1) <= _MOST * usual
