"""One phrase that is bold in several pieces."""

from collections.abc import Iterator

from polyglint import Document, DocumentRule, Edit, Fix, Problem
from polyglint_rules.emphasis.repair import can_prove, is_proven, shortened
from polyglint_rules.emphasis.seams import Seam, seams

_CLOSING_MARKS = tuple(".,;:!?)]}»”…。、，：；！？）")


class SplitBold(DocumentRule):
    """A phrase is bold in one piece."""

    id = "emphasis/split-bold"

    def check(self, document: Document) -> Iterator[Problem]:
        """Bold pieces that touch, or that one space divides inside one phrase."""
        found = [seam for seam in seams(document) if not seam.between or _is_one_phrase(document, seam)]
        has_fixes = can_prove(seam.block for seam in found)
        for seam in found:
            wanted = shortened(f"**{seam.before}{seam.between}{seam.after}**")
            message = f'one phrase is bold in two pieces: write "{wanted}"'
            fix = _fix(document, seam) if has_fixes else None
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


def _fix(document: Document, seam: Seam) -> Fix | None:
    if not is_proven(document, seam.block, seam.spans):
        return None
    edits = (
        Edit(document.place(seam.block.offset(part.start), seam.block.offset(part.end)), part.text)
        for part in seam.spans
        if seam.block.content[part.start : part.end] != part.text
    )
    return Fix(tuple(edits))
