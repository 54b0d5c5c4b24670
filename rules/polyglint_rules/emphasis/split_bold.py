"""One phrase that is bold in several pieces."""

import re
from collections.abc import Iterator
from functools import lru_cache

from polyglint import Document, DocumentRule, Edit, Fix, Mqm, Problem
from polyglint_rules.emphasis.repair import can_prove, is_proven, shortened
from polyglint_rules.emphasis.runs import is_ideograph
from polyglint_rules.emphasis.seams import ZERO_WIDTH, Seam, seams

_WORD = re.compile(r"\w+")
_FIRST_WORD = re.compile(r"\w*")
_LAST_WORD = re.compile(r"\w{1,60}\Z")
_CLOSING_MARKS = tuple(".,;:!?)]}»”…。、，：；！？）")


class SplitBold(DocumentRule):
    """A phrase is bold in one piece."""

    id = "emphasis/split-bold"
    mqm = Mqm("design and markup", "markup", "minor")
    needs = rf"[*_]{{2}}[ {ZERO_WIDTH}]?[*_]{{2}}"

    def check(self, document: Document) -> Iterator[Problem]:
        """Bold pieces that touch, or that one space divides inside one phrase."""
        found = [seam for seam in seams(document) if not seam.between or _is_one_phrase(document, seam)]
        has_fixes = can_prove(seam.block for seam in found)
        for seam in found:
            is_sure = _reads_on(document, seam)
            wanted = f'"{shortened(f"**{seam.before}{seam.between}{seam.after}**")}"'
            if not is_sure:
                wanted += f' or "{shortened(f"**{seam.before} {seam.after}**")}"'
            message = f"one phrase is bold in two pieces: write {wanted}"
            fix = _fix(document, seam, is_safe=is_sure) if has_fixes else None
            yield Problem(document.place(seam.start, seam.end), message, fix=fix)


def _is_one_phrase(document: Document, seam: Seam) -> bool:
    """Whether two pieces with a space between them read on: labels that stand side by side do not."""
    is_row = document.text.endswith("** ", 0, seam.start) or document.text.startswith(" **", seam.end)
    if is_row or seam.block.kind == "cell" or seam.before.endswith(_CLOSING_MARKS):
        return False
    if not any(character.isalnum() for character in seam.after):
        return True
    both = seam.before + seam.after
    return seam.after[0].islower() and not seam.before[0].islower() and " " in both and "," not in both


def _reads_on(document: Document, seam: Seam) -> bool:
    """Whether no space is missing between the pieces."""
    left, right = seam.before[-1], seam.after[0]
    if seam.between or left.isspace() or right.isspace() or right in _CLOSING_MARKS:
        return True
    if _is_spaceless(left) and _is_spaceless(right):
        return True
    return left.isalnum() and right.isalnum() and _is_known(document, seam)


def _is_spaceless(character: str) -> bool:
    """Of a script without spaces between words; Korean has them."""
    return is_ideograph(character) and not "\uac00" <= character <= "\ud7a3"


def _is_known(document: Document, seam: Seam) -> bool:
    """Whether the page has the joined word elsewhere, and not both of its pieces as words."""
    last, first = _LAST_WORD.search(seam.before[-60:]), _FIRST_WORD.match(seam.after)
    left, right = last[0].casefold() if last else "", first[0].casefold() if first else ""
    words = _words(document)
    return left + right in words and not {left, right} <= words


# All seams of a page ask this of the same page.
@lru_cache(maxsize=1)
def _words(document: Document) -> frozenset[str]:
    return frozenset(word.casefold() for word in _words_beside_markers(document))


def _words_beside_markers(document: Document) -> Iterator[str]:
    """The words that end at no marker: the pieces themselves prove nothing."""
    for match in document.search(_WORD):
        around = document.text[max(match.start() - 1, 0) : match.start()] + document.text[match.end() : match.end() + 1]
        if "*" not in around and "_" not in around:
            yield match[0]


def _fix(document: Document, seam: Seam, *, is_safe: bool) -> Fix | None:
    if not is_proven(document, seam.block, seam.spans):
        return None
    edits = (
        Edit(document.place(seam.block.offset(part.start), seam.block.offset(part.end)), part.text)
        for part in seam.spans
        if seam.block.content[part.start : part.end] != part.text
    )
    return Fix(tuple(edits), safe=is_safe)
