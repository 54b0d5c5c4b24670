"""Bold that begins where it was to end: two slips in opposite directions make the words between them bold.

In `The **one **word and ** two** more` the second marker opens and the fourth closes.
"""

from collections.abc import Iterator, Sequence

from polyglint import Block, Document
from polyglint_rules.emphasis import shapes
from polyglint_rules.emphasis.reasons import Pair, reason_of
from polyglint_rules.emphasis.runs import Run, is_blank, runs_in

_MOST = 50  # no one writes more markers in one paragraph
_OPENING_MARKS = tuple("([{«“„‘—–")


def crossed_pairs(document: Document, block: Block, literal: Sequence[Run]) -> tuple[Pair, ...]:
    """The pairs of double asterisks, taken from the left, of which some mark something with the marker of another.

    None where one of the broken pairs has another reason than its spaces, or the block shows other markers.
    """
    bold = dict(_bold(block))
    runs = _double_asterisks(document, block) if bold else ()
    broken = [(opening, closing) for opening, closing in _by_two(runs) if bold.get(opening.start) != closing.start]
    wrong = [run for pair in broken for run in pair if run.consumed]
    if not wrong or len(literal) + len(wrong) != 2 * len(broken):
        return ()
    has_text = all(shapes.has_text(document.prose[run.end : bold.get(run.start, block.text_end)]) for run in wrong)
    bare = [(opening._replace(consumed=0), closing._replace(consumed=0)) for opening, closing in broken]
    if not has_text or not all(_is_spaced(document, block, opening, closing) for opening, closing in bare):
        return ()
    return tuple(Pair(block, opening, closing, "spaced") for opening, closing in bare)


def _is_spaced(document: Document, block: Block, opening: Run, closing: Run) -> bool:
    begins = is_blank(opening.before) or opening.before in _OPENING_MARKS
    return begins and reason_of(document, block, opening, closing) == "spaced"


def _bold(block: Block) -> Iterator[tuple[int, int]]:
    """Where each bold stretch of the block opens and closes."""
    opened: list[int] = []
    for inline in block.inlines:
        if inline.kind == "strong_open":
            opened.append(inline.start)
        elif inline.kind == "strong_close" and opened:
            yield opened.pop(), inline.start


def _double_asterisks(document: Document, block: Block) -> Sequence[Run]:
    """All rows of asterisks of the block but those of italics, if each is two, so that they may be pairs throughout."""
    rows = (run for run in runs_in(document, block) if run.family == "*")
    runs = [run for run in rows if run.length > 1 or not run.consumed]
    is_plain = all(run.marker == "*" and run.length == 2 and not run.escaped for run in runs)
    return runs if is_plain and len(runs) % 2 == 0 and len(runs) <= _MOST else ()


def _by_two(runs: Sequence[Run]) -> Iterator[tuple[Run, Run]]:
    return zip(runs[::2], runs[1::2], strict=True)
