"""List items that end otherwise than the other items of their list."""

from collections.abc import Iterator, Sequence

from polyglint import Block, Document, DocumentRule, Mqm, Problem
from polyglint_rules.typography.endings import (
    Ending,
    end_offset,
    ending_of,
    has_hard_break,
    has_sentence_inside,
    is_dressed_whole,
    word_count,
)

_FEWEST = 3  # items: two cannot outvote one another
_SHARE = 0.75
_LONG = 6  # words: what is shorter may be a mere name among sentences
_MOST = 0.6  # of the items before the last; a semicolon at the end of an item is no accident
_NAMES = {"stop": "a full stop", "semicolon": "a semicolon", "comma": "a comma"}

_Item = tuple[Block, Ending]


class ListEndings(DocumentRule):
    """The items of a list end alike."""

    id = "typography/list-endings"
    mqm = Mqm("linguistic conventions", "punctuation", "minor")

    def check(self, document: Document) -> Iterator[Problem]:
        """All items that end otherwise than most others of their list."""
        by_list: dict[int, list[_Item]] = {}
        for block in document.blocks:
            parent = block.parent
            if block.kind == "paragraph" and parent and parent.kind == "item" and parent.end == block.end:
                by_list.setdefault(id(parent.parent), []).append((block, "other"))
        for paragraphs in by_list.values():
            if len(paragraphs) >= _FEWEST:
                items = [(block, ending_of(document, block)) for block, _ in paragraphs]
                yield from _in_list(document, [item for item in items if item[1] != "other"])


def _in_list(document: Document, items: Sequence[_Item]) -> Iterator[Problem]:
    """What is out of line in one list; of items that end in a sign, code or a list nothing is said."""
    if len(items) < _FEWEST:
        return
    endings = [ending for _, ending in items]
    for mark in ("semicolon", "comma"):
        if endings[:-1].count(mark) >= max(2, _MOST * (len(items) - 1)):
            yield from _in_enumeration(document, items, mark)
            return
    stops = endings.count("stop")
    if stops >= max(2, _SHARE * len(items)):
        for block, ending in items:
            if ending != "stop" and _is_sentence(document, block):
                yield _problem(document, block, f"{stops} items of this list end in a full stop, this one does not")


def _in_enumeration(document: Document, items: Sequence[_Item], mark: str) -> Iterator[Problem]:
    """Items parted by semicolons or commas: the last one ends the sentence, the others do not."""
    for block, ending in items[:-1]:
        if ending not in (mark, "stop") or (ending == "stop" and not has_sentence_inside(document, block)):
            yield _problem(document, block, f"the other items of this list end in {_NAMES[mark]}, this one does not")
    block, ending = items[-1]
    if ending == mark:
        yield _problem(document, block, f"the last item of this list ends in {_NAMES[mark]}: end it in a full stop")


def _is_sentence(document: Document, block: Block) -> bool:
    if is_dressed_whole(block) or has_hard_break(block):
        return False
    if not has_sentence_inside(document, block) and word_count(document, block) < _LONG:
        return False
    from polyglint_rules.typography.own_language import is_foreign  # late: most lists need no second look

    return not is_foreign(document, block.text_start, block.text_end)


def _problem(document: Document, block: Block, message: str) -> Problem:
    end = end_offset(document, block)
    start = max(document.text.rfind(" ", block.text_start, end), document.text.rfind("\n", block.text_start, end)) + 1
    return Problem(document.place(max(start, block.text_start), end), message)
