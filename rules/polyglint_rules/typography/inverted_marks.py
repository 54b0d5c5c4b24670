"""A Spanish question or exclamation without its opening mark, or without its closing one."""

import re
from collections.abc import Iterator

from polyglint import MARKUP, OBJECT, Document, DocumentRule, Mqm, Problem
from polyglint_rules.typography.loose_marks import by_block
from polyglint_rules.typography.own_language import is_surely_own
from polyglint_rules.typography.quoting import words_from, words_to

_MARKS = re.compile(r"[¿¡?!.](?:(?<=[¿¡])[¿¡]*|(?<=[?!])[?!]*|(?<=\.)(?=\s))")
_NAMES = {"?": ("question", "¿"), "!": ("exclamation", "¡")}
_LAST_WORD_IN_CAPITALS = re.compile(r"\b[^\W\d_a-zà-ÿ]\w*$")
_ASIDE = re.compile(rf"\([?!]+{MARKUP}*\)")  # a writer's wonder at a word


class InvertedMarks(DocumentRule):
    """A Spanish question begins with ¿ and an exclamation with ¡."""

    id = "typography/inverted-marks"
    languages = ("es",)
    mqm = Mqm("linguistic conventions", "punctuation", "minor")

    def check(self, document: Document) -> Iterator[Problem]:
        """All questions and exclamations with one mark only."""
        prose = document.prose
        if not any(mark in prose for mark in "?!¿¡"):
            return
        for block, marks in by_block(document, _MARKS):
            yield from _in_block(document, block.text_start, block.text_end, marks)


def _in_block(document: Document, start: int, end: int, marks: list[re.Match[str]]) -> Iterator[Problem]:
    is_open: list[re.Match[str]] = []
    begin = start  # of the sentence
    for mark in marks:
        if mark[0] == ".":
            begin = begin if is_open else mark.end()
        elif mark[0][0] in "¿¡":
            is_open.append(mark)
        elif is_open:
            is_open.pop()
            begin = mark.end()
        else:
            if _ends_sentence(document, begin, mark):
                yield _missing_opening(document, begin, mark)
            begin = mark.end()
    for mark in is_open:
        if is_surely_own(document, mark.end(), end):
            yield _missing_closing(document, mark)


def _ends_sentence(document: Document, begin: int, mark: re.Match[str]) -> bool:
    """Whether Spanish words stand before the mark and a new sentence, or nothing, behind it."""
    prose = document.prose
    ahead = prose[mark.end() : mark.end() + 6].lstrip(MARKUP + "\"'»”)]")
    if ahead and not (ahead[0].isspace() or ahead[0] in OBJECT + ",;:.…"):
        return False
    if _ASIDE.match(prose, mark.start() - 1) or prose[mark.start() - 1].isspace():
        return False
    if ahead.lstrip(" \n")[:1].islower() and _LAST_WORD_IN_CAPITALS.search(prose, begin, mark.start()):
        return False  # a name with a mark of its own: "la web de Yahoo! y"
    return is_surely_own(document, begin, mark.start())


def _missing_opening(document: Document, begin: int, mark: re.Match[str]) -> Problem:
    name, opening = _NAMES[mark[0][0]]
    shown = words_to(document, mark.end())
    start = mark.start() - len(document.text[begin : mark.start()].split()[-1])
    return Problem(
        document.place(start, mark.end()), f'"{shown}" ends in {mark[0][0]}: write {opening} where the {name} begins'
    )


def _missing_closing(document: Document, mark: re.Match[str]) -> Problem:
    shown = words_from(document, mark.start())
    closing = "?" if mark[0][0] == "¿" else "!"
    message = f'"{shown}" is never closed: write {closing} where it ends, or take it out'
    return Problem(document.place(*mark.span()), message)
