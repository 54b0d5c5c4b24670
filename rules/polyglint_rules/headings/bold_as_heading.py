"""Bold paragraphs that stand where a heading belongs."""

import re
from collections import Counter
from collections.abc import Iterator

from polyglint import Block, Document, DocumentRule, Edit, Fix, Mqm, Problem

# Patterns are texts here: those that no page needs are never compiled.
_BOLD = r"[*_]{2,3}\S.*\S[*_]{2,3}\s*$"
_SENTENCE_END = r"[.!:;,…。！：；，、।۔]$|[.!?。！？]\s+\S"
# Prices, sums and other figures, copyright lines, and invitations to go on.
_NOTICE = r"[€$£¥₽₴₹₩]\s*\d|\d\s*[€$£¥₽₴₹₩]|[©®℗\u2190-\u21ff\u2794-\u27bf➡⬅]|[-=]>|^[^«‹]*[»›]\s*$|\d%?[\s).]*$"
_MAX_WORDS, _MAX_WORDS_OF_QUESTION = 8, 16
_MAX_LENGTH = 90
# Words that open a remark.
_LABELS = (
    "params parameters returns arguments options default true false "
    "note notes warning important caution tip tips info hint attention disclaimer update example result answer "
    "nota aviso importante atención advertencia consejo ejemplo remarque attention astuce exemple avertissement "
    "hinweis achtung wichtig tipp beispiel внимание важно примечание совет пример 참고 주의 注意 提示 备注 重要"
)


class BoldAsHeading(DocumentRule):
    """What heads a section is marked as a heading."""

    id = "headings/bold-as-heading"
    mqm = Mqm("design and markup", "markup", "minor")
    severity = "info"
    needs = r"(?m)(?:^|[^\w\s])[^\S\n]*[*_]{2}\S"  # at the start of a line, or behind a component

    def check(self, document: Document) -> Iterator[Problem]:
        """All bold paragraphs that stand in for headings."""
        if "**" not in document.text and "__" not in document.text:
            return
        blocks = [block for block in document.blocks if block.parent is None]
        found = [
            (before, block)
            for before, block, after in zip([None, *blocks], blocks, blocks[1:], strict=False)
            if _is_bold(block) and _heads(before, after) and _reads_as_heading(block) and _is_unique(document, block)
        ]
        sections = Counter(_section(document, block) for _, block in found)
        for before, block in found:
            if not _is_subtitle(before, block) or sections[_section(document, block)] > 1:
                yield _problem(document, block)


def _is_bold(block: Block) -> bool:
    """Whether all of a one-line paragraph is one piece of bold text without links, images or HTML."""
    if block.kind != "paragraph" or not block.content.startswith(("*", "_")) or "\n" in block.content:
        return False
    if not re.match(_BOLD, block.content):
        return False
    kinds = [inline.kind for inline in block.inlines]
    if not {"text", "code", "escape", "entity", "strong_open", "strong_close", "em_open", "em_close"}.issuperset(kinds):
        return False
    if kinds.count("strong_open") != 1 or "text" not in kinds:
        return False
    opened, closed = kinds.index("strong_open"), kinds.index("strong_close")
    outside = [*block.inlines[:opened], *block.inlines[closed + 1 :]]
    return all(inline.kind in ("em_open", "em_close") or not inline.content.strip() for inline in outside)


def _heads(before: Block | None, after: Block) -> bool:
    """Whether text follows, and neither neighbour makes the line a caption, a lead or one of several bold lines."""
    if before is None or _is_picture(before) or _is_bold(before):
        return False
    return after.kind in ("paragraph", "list") and not _is_bold(after) and not _is_picture(after)


def _section(document: Document, block: Block) -> int:
    heading = document.section_of(block.start)
    return heading.start if heading else -1


def _is_subtitle(before: Block | None, block: Block) -> bool:
    """Whether the line stands right under a heading: a name, a date, a standfirst belongs to that heading."""
    return before is not None and before.kind == "heading" and not _text(block).endswith(("?", "？"))


def _is_picture(block: Block) -> bool:
    return block.kind in ("html", "table") or block.content.startswith(("![", "[![", "<img", "\ufffc"))


def _is_unique(document: Document, block: Block) -> bool:
    """What stands on the page more than once is a label (a speaker, "Releases" under each version), not a heading."""
    return document.text.count(block.content.strip()) == 1


def _reads_as_heading(block: Block) -> bool:
    text = _text(block)
    if len(text) > _MAX_LENGTH or re.search(_SENTENCE_END, text) or text.casefold() in _LABELS.split():
        return False
    if text[:1].islower() or re.search(_NOTICE, text):
        return False  # a name from a program, the middle of a sentence, a sum, a notice
    words = len(text.split())
    return words <= (_MAX_WORDS_OF_QUESTION if text.endswith(("?", "？")) else _MAX_WORDS)


def _text(block: Block) -> str:
    shown = (inline.content for inline in block.inlines if inline.kind in ("text", "code", "escape", "entity"))
    return "".join(shown).strip()


def _problem(document: Document, block: Block) -> Problem:
    section = document.section_of(block.start)
    level = min(section.level + 1, 6) if section else 2
    place = document.place(block.text_start, block.text_end)
    opened = next(inline.end for inline in block.inlines if inline.kind == "strong_open")
    closed = next(inline.start for inline in block.inlines if inline.kind == "strong_close")
    text = document.text[opened:closed].strip()
    return Problem(
        place,
        f'the bold line "{_text(block)}" stands in for a heading: it is missing from the outline',
        f'write "{"#" * level} {text}" if what follows is its section',
        fix=Fix((Edit(place, f"{'#' * level} {text}"),), safe=False),
    )
