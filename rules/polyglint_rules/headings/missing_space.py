"""Lines that look like headings and are none, because no space follows the `#`."""

import re
from collections.abc import Iterator

from polyglint import Block, Document, DocumentRule, Edit, Fix, Mqm, Problem

# Patterns are texts here: those that no page needs are never compiled.
# A no-break or ideographic space looks like a space in the editor, and Markdown does not take it for one.
_HASHES = r"(?m)^(#{1,6})([\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]*)(?![#!\s\\])(.+)"
_TEXT = r"[^\W_]|[\"'«“‘¿¡*_`\[(]"
_MAX_LENGTH = 100


class MissingSpace(DocumentRule):
    """A space stands between the `#` of a heading and its text."""

    id = "headings/missing-space"
    mqm = Mqm("design and markup", "markup", "minor")
    severity = "error"
    needs = r"#[^#! \t\n\\]"

    def check(self, document: Document) -> Iterator[Problem]:
        """All lines that were meant as headings."""
        for block in document.blocks:
            if block.kind == "paragraph" and "#" in block.content:
                yield from _in_paragraph(document, block)


def _in_paragraph(document: Document, block: Block) -> Iterator[Problem]:
    for line in re.finditer(_HASHES, block.content):
        hashes, blank, text = line.groups()
        is_alone = "\n" not in block.content
        if not (_is_certain(hashes, blank, text) or (is_alone and _is_likely(document, block, text))):
            continue
        start, end = block.offset(line.start()), block.end_offset(line.end())
        gap = document.place(block.offset(line.start(2)), block.offset(line.start(3)))
        what = "an unusual space, not a plain one, stands" if blank else "no space stands"
        yield Problem(
            document.place(start, end),
            f'{what} after {hashes}: readers see "{hashes}{text[:30].rstrip()}", not a heading',
            f'write "{hashes} {text[:30].rstrip()}"',
            fix=Fix((Edit(gap, " "),), safe=is_alone),
        )


def _is_certain(hashes: str, blank: str, text: str) -> bool:
    if not re.match(_TEXT, text):
        return False
    if blank:
        return True
    return len(hashes) > 1 and not text.startswith(("[", "(")) and _begins_like_heading(text)


def _begins_like_heading(text: str) -> bool:
    """Whether the first letter is none that a channel, a tag or a number (##channel, ##2) begins with."""
    first = re.search(r"[^\W_]", text)
    return text.startswith("`") or (first is not None and first[0].isalpha() and not first[0].islower())


def _is_likely(document: Document, block: Block, text: str) -> bool:
    """Whether a line with one `#` is a heading rather than a hashtag, a number or a colour."""
    first = text[0]
    if not (first.isalpha() and not first.islower()) or "#" in text or len(text) > _MAX_LENGTH or "://" in text:
        return False
    if text.rstrip()[-1] in ".,;:!。":
        return False
    leads = document.blocks[0] is block and not any(heading.level == 1 for heading in document.headings)
    return leads or (" " in text.strip() and bool(document.headings) and block.parent is None)
