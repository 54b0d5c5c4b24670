"""A bracket that is opened and never closed, or closed and never opened."""

import re
from collections.abc import Iterator

from polyglint import MARKUP, OBJECT, Document, DocumentRule, Mqm, Problem
from polyglint_rules.typography.loose_marks import LooseMark, by_block, lonely
from polyglint_rules.typography.quoting import words_from, words_to

# Patterns are texts here: those that no page needs are never compiled.
_BRACKETS = r"[()\[\]（）【】]"
_CLOSING = {"(": ")", "[": "]", "（": ")", "【": "】"}
_AS_HALF_WIDTH = {"）": ")"}  # a wide one may close a narrow one
_SMILEY = r"(?:[:;=8xX][\-^'o]?|\^_?|[>_][.<])$"
# "1)", "a)", "aa)", "iv)", and the letters that Korean counts with.
_ENUMERATION = (
    rf"(?:^|[\s{OBJECT}{MARKUP}(/,;–-])"
    rf"(?:\d{{1,3}}(?:\.\d{{1,2}})*|([A-Za-zА-Яа-яёα-ω])\1?|[가나다라마바사아자차카타파하]|[ivxIVX]{{1,5}})\.?{MARKUP}*$"
)
_ENDS = (*".,;:!?…" + OBJECT, "")  # behind a bracket they say that it closes something
_MENTIONS = ("()", "[]")  # as in "the code of ([) is 5B"
_QUOTES = "\"'`“”„«»‘’"
_DEEPEST = 30  # brackets within brackets, beyond which nobody looks for the partner
_WIDEST = 60  # characters of an interval


class UnbalancedBrackets(DocumentRule):
    """Every bracket has its partner."""

    id = "typography/unbalanced-brackets"
    needs_in_prose = r"[()\[\]（）【】]"
    mqm = Mqm("linguistic conventions", "punctuation", "minor")

    def check(self, document: Document) -> Iterator[Problem]:
        """All brackets without one."""
        prose = document.prose
        loose = [mark for _, found in by_block(document, re.compile(_BRACKETS)) for mark in _loose(prose, found)]
        for mark in lonely(document, loose):
            yield Problem(document.place(mark.offset, mark.offset + 1), _message(document, mark))


def _loose(prose: str, brackets: list[re.Match[str]]) -> Iterator[LooseMark]:
    """The brackets of a block without a partner there."""
    is_open: list[tuple[int, str]] = []
    left: list[LooseMark] = []
    for bracket in brackets:
        offset, mark = bracket.start(), bracket[0]
        if mark in _CLOSING:
            is_open.append((offset, mark))
            continue
        mark = _AS_HALF_WIDTH.get(mark, mark)
        position = _position(prose, is_open, mark, offset)
        if position is not None:
            left += [_opening(*unclosed) for unclosed in is_open[position + 1 :]]
            del is_open[position:]
        elif not _is_no_bracket(prose, offset, bracket[0]):
            left.append(LooseMark(offset, bracket[0], mark, is_opening=False))
    left += [_opening(*unclosed) for unclosed in is_open]
    return (one for one in sorted(left) if not (one.is_opening and _is_no_bracket(prose, one.offset, one.mark)))


def _opening(offset: int, mark: str) -> LooseMark:
    return LooseMark(offset, mark, _CLOSING[mark], is_opening=True)


def _position(prose: str, is_open: list[tuple[int, str]], closing: str, offset: int) -> int | None:
    """Where in the list the partner stands: the last of its kind, or the other bracket of an interval [0, 1)."""
    for position in reversed(range(max(len(is_open) - _DEEPEST, 0), len(is_open))):
        start, mark = is_open[position]
        if _CLOSING[mark] == closing or _is_interval(prose[start + 1 : min(offset, start + _WIDEST)]):
            return position
    return None


def _is_interval(inside: str) -> bool:
    return re.fullmatch(r"[\d\s.,;:∞+−–-]+", inside) is not None


def _is_no_bracket(prose: str, offset: int, mark: str) -> bool:
    """Whether it is part of a smiley, of "1)" and "a)", or is itself what the text speaks of."""
    before, after = prose[max(offset - 12, 0) : offset].replace(MARKUP, ""), prose[offset + 1 : offset + 2]
    if before[-1:] + after in _MENTIONS or (before[-1:] in _QUOTES and after in _QUOTES and before and after):
        return True
    if re.search(_SMILEY, before) and not after.isalnum():
        return True
    if mark not in ")）":
        return False
    if before.endswith(")") or after == ")":
        return True
    return after not in _ENDS and bool(re.search(_ENUMERATION, before))


def _message(document: Document, mark: LooseMark) -> str:
    if mark.is_opening:
        shown = words_from(document, mark.offset)
        return f'"{shown}": this bracket is never closed: add "{mark.closing}" or take it out'
    shown = words_to(document, mark.offset + 1)
    return f'"{shown}": this bracket was never opened: add its partner or take it out'
