"""Bold or italic markup with nothing in it."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from polyglint import Block, Document, DocumentRule, Edit, Fix, Mqm, Problem
from polyglint_rules.emphasis.pairs import pairs_for
from polyglint_rules.emphasis.repair import can_prove, is_proven, span
from polyglint_rules.emphasis.runs import FULL_WIDTH, MARKUP, OBJECT, has_markers, literal_runs

_INVISIBLE = "\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
_MARKERS = re.compile(rf"(?<![*_])(\*\*|__)[{_INVISIBLE}]+\1(?![*_])")
_TAGS = re.compile(rf"<(strong|b|em|i)>(?:[ \xa0\t{_INVISIBLE}]|&nbsp;)*</\1>")
_SENTENCE_ENDS = tuple(".!?…。！？")


class Empty(DocumentRule):
    """Bold and italic markup has text in it."""

    id = "emphasis/empty"
    mqm = Mqm("design and markup", "markup", "minor")
    needs = rf"([*_{FULL_WIDTH}<])(?:/(?<=</)(?:strong|b|em|i)>|\1[^\w\n]*\1\1)"

    def check(self, document: Document) -> Iterator[Problem]:
        """Pairs of markers or tags with at most white space between them."""
        places = sorted(_places(document), key=lambda place: place[1])
        has_fixes = can_prove(block for block, _, _ in places)
        for block, start, end in places:
            shown = document.text[start:end].translate(dict.fromkeys(map(ord, _INVISIBLE)))
            message = f'"{shown}" marks nothing: delete it'
            fix = _fix(document, block, start, end) if has_fixes else None
            yield Problem(document.place(start, end), message, fix=fix)


def _places(document: Document) -> Iterator[tuple[Block, int, int]]:
    for pair in pairs_for(document, "empty"):
        yield pair.block, pair.opening.start, pair.closing.end
    yield from _left_behind(document)
    yield from _in_markup(document)


def _in_markup(document: Document) -> Iterator[tuple[Block, int, int]]:
    """Markup that the parser knows, around nothing that can be seen."""
    has_invisible = any(character in document.text for character in _INVISIBLE)
    patterns = ((_MARKERS, "strong_open", has_invisible), (_TAGS, "html", "</" in document.text))
    for pattern, kind, can_match in patterns:
        for match in pattern.finditer(document.text, document.body_start) if can_match else ():
            block = document.block_at(match.start())
            if block is not None and _begins_inline(block, match.start(), kind):
                yield block, match.start(), match.end()


def _begins_inline(block: Block, offset: int, kind: str) -> bool:
    position = bisect_left(block.inlines, offset, key=lambda inline: inline.start)
    beside = block.inlines[position : position + 2]
    return any(inline.kind == kind and inline.start == offset for inline in beside)


def _left_behind(document: Document) -> Iterator[tuple[Block, int, int]]:
    """Four asterisks before the first word or after the last sentence of a block.

    Anywhere else they may hide a word, rate a hotel or point to a footnote.
    """
    if "****" not in document.text or not has_markers(document):
        return
    for block, runs in literal_runs(document):
        if len(runs) != 1 or runs[0].length != 4 or runs[0].marker != "*" or runs[0].escaped:
            continue
        run = runs[0]
        before = document.text[block.text_start : run.start].rstrip(" ")
        is_last = run.end == block.text_end and run.before == " " and before.endswith(_SENTENCE_ENDS)
        if is_last and not run.consumed:
            yield block, run.start, run.end


def _fix(document: Document, block: Block, start: int, end: int) -> Fix | None:
    text = document.text
    if start > block.text_start and text[start - 1] == " " and (end == block.text_end or text[end].isspace()):
        start -= 1
    elif start == block.text_start and text[end : end + 1] == " ":
        end += 1
    if not is_proven(document, block, (span(block, start, end),)):
        return None
    rest = document.prose[block.text_start : start] + document.prose[end : block.text_end]
    return Fix((Edit(document.place(start, end), ""),), safe=bool(rest.strip(MARKUP + " ")) or OBJECT in rest)
