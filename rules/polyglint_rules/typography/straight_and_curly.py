"""Straight and curly quotation marks or apostrophes side by side on one page."""

import re
from collections.abc import Iterator

from polyglint import Document, DocumentRule, Mqm, Problem, Related
from polyglint_rules.typography.loose_marks import by_block
from polyglint_rules.typography.own_language import is_foreign

# Each with a pattern of its own, so that a page without curly marks is not searched.
_KINDS = (
    ("quotation mark", "“”„", re.compile('["“”„]'), '"'),
    ("apostrophe", "’", re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])"), "'"),
)


class StraightAndCurly(DocumentRule):
    """A page has straight marks or curly ones."""

    id = "typography/straight-and-curly"
    preview = True
    mqm = Mqm("linguistic conventions", "punctuation", "minor")

    def check(self, document: Document) -> Iterator[Problem]:
        """Where the rarer of the two stands first."""
        prose = document.prose
        for name, curly, pattern, straight in _KINDS:
            if straight in prose and any(mark in prose for mark in curly):
                yield from _mixed(document, name, curly, pattern)


def _mixed(document: Document, name: str, curly: str, pattern: re.Pattern[str]) -> Iterator[Problem]:
    marks = [
        mark
        for block, found in by_block(document, pattern)
        if not is_foreign(document, block.text_start, block.text_end)
        for mark in found
    ]
    is_curly = [mark for mark in marks if mark[0] in curly]
    is_straight = [mark for mark in marks if mark[0] not in curly]
    if not (is_curly and is_straight):
        return
    few, many = sorted((is_straight, is_curly), key=len)
    kinds = ("curly", "straight") if few is is_curly else ("straight", "curly")
    yield Problem(
        document.place(*few[0].span()),
        f"{_counted(few, kinds[0], name)} beside {_counted(many, kinds[1], name)}: write {kinds[1]} ones throughout",
        related=(Related(document.place(*many[0].span()), f"the first {kinds[1]} one"),),
    )


def _counted(marks: list[re.Match[str]], kind: str, name: str) -> str:
    return f"{len(marks)} {kind} {name}{'s' * (len(marks) > 1)}"
