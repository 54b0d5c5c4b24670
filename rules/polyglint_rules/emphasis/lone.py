"""Which single runs were meant as half of a pair; footnote signs, patterns and operators were not."""

import re
from functools import lru_cache

from polyglint import Document
from polyglint_rules.emphasis import cues, shapes
from polyglint_rules.emphasis.pairs import Sorted
from polyglint_rules.emphasis.runs import Run, is_blank, is_ideograph

_OPENING_PUNCTUATION = tuple("([«“‘„「『（【《〈¿¡。，：；！？")
_QUOTES = tuple("\"'«“‘„「『《[")
_LONGEST_LABEL = 60
_WORD = re.compile(r"\S{0,200}")
_STARRED_LINE = re.compile(r"^[\s>]*(?:<\w[^>]*>|\\)?\*(?:\s+\S|\w(?![^*\n]*\*))", re.MULTILINE)
_C_TYPE = re.compile(r"\b(?:char|int|void|float|double|long|short|unsigned|signed|const|struct|FILE|\w+_t)\s*$")


def _is_bare(run: Run) -> bool:
    return run.length == 2 and not run.escaped and not run.consumed and run.marker in ("*", "_")


def _is_alone(found: Sorted, run: Run) -> bool:
    """Whether no other doubled marker is left over in the block."""
    return found.doubled.get(run.family, 0) == (run.length > 1)


def opens(document: Document, found: Sorted, run: Run) -> bool:
    """Whether the run begins bold text that is closed nowhere."""
    if not _is_bare(run) or not _is_alone(found, run) or not _begins_text(document, run):
        return False
    if cues.speaks_of_markup(document, found.block) or cues.is_pattern(document, run):
        return False
    if run.family == "_":
        return run.leads and _begins_sentence(document, run) and not cues.has_code(found.block)
    if _has_footnote_texts(document) or (run.leads and shapes.has_footnote_marks(document)):
        return False
    return run.leads or not _is_program(document, found, run)


def _begins_text(document: Document, run: Run) -> bool:
    word = _word_after(document, run)
    if not (is_blank(run.before) or run.before in _OPENING_PUNCTUATION) or cues.is_unpacked(word):
        return False
    if run.after.isalpha():
        return "/" not in word and "*" not in word and (len(word) > 1 or is_ideograph(word))
    return run.after in _QUOTES and run.leads


def _word_after(document: Document, run: Run) -> str:
    found = _WORD.match(document.text, run.end)
    return found[0] if found else ""


def _begins_sentence(document: Document, run: Run) -> bool:
    word = _word_after(document, run).rstrip(":.,;!?：。，")
    return word.isalpha() and (word.istitle() or not word.isascii())


# All strays of a page ask these two of the same page.
@lru_cache(maxsize=1)
def _has_footnote_texts(document: Document) -> bool:
    """Whether a paragraph begins with a single asterisk, as the text of a footnote does."""
    return re.search(r"(?:^|[\n\ufffc]|(?<!\w)\u2060)\*(?![*\ufffc\u2060])\s?\w", document.prose) is not None


@lru_cache(maxsize=1)
def _shows_one_asterisk(document: Document) -> bool:
    return len(re.findall(r"(?<!\*)\*(?!\*)", document.prose)) == 1


def _is_program(document: Document, found: Sorted, run: Run) -> bool:
    word = _word_after(document, run)
    before = document.text[max(run.start - 30, found.block.text_start) : run.start]
    if _C_TYPE.search(before) or run.before == "(":
        return True
    return cues.has_code(found.block) and word.isascii() and word.islower()


def closes(document: Document, found: Sorted, run: Run) -> bool:
    """Whether the run ends a label at the start of its block that nothing opens: `Note:** read this`."""
    if run.marker != "*" or not _is_bare(run) or len(found.strays) != 1 or not is_blank(run.after):
        return False
    label = document.text[found.block.text_start : run.start]
    if run.before not in (":", "：") or len(label) > _LONGEST_LABEL or any(mark in label for mark in "*_`[<\n"):
        return False
    return bool(run.after) and not cues.speaks_of_markup(document, found.block)


def end_in_next_block(document: Document, found: Sorted, run: Run, following: Sorted) -> Run | None:
    """The run in the next paragraph that would close this one, if bold could reach that far."""
    if not _is_bare(run) or run.marker != "*" or not _begins_text(document, run) or run is not found.strays[-1]:
        return None
    between = document.text[found.block.text_end : following.block.text_start]
    if not following.strays or between.strip("\n >\t") or found.block.kind != "paragraph":
        return None
    end = following.strays[0]
    is_end = _is_bare(end) and end.marker == "*" and not is_blank(end.before) and is_blank(end.after)
    return end if is_end and _is_alone(found, run) and _is_alone(following, end) else None


def opens_more(document: Document, found: Sorted, run: Run) -> bool:
    """Whether one asterisk more stands before the text than after it: `**so*`, `- ***so**`, `is ***so**`."""
    if not _is_one_too_many(document, run) or not is_blank(run.before):
        return False
    kinds = [inline.kind for inline in found.block.inlines if inline.end == run.end]
    if run.length == 2:
        return kinds == ["em_open"]
    return run.length == 3 and kinds == ["strong_open"] and not _is_footnote_text(document, found, run)


def closes_more(document: Document, found: Sorted, run: Run) -> bool:
    """Whether two asterisks end what one begins: `*so**`. Where a line begins with one, the second marks a footnote."""
    if not _is_one_too_many(document, run) or run.length != 2 or not is_blank(run.after):
        return False
    kinds = [inline.kind for inline in found.block.inlines if inline.start == run.start]
    return kinds == ["em_close"] and not _STARRED_LINE.search(document.text)


def _is_one_too_many(document: Document, run: Run) -> bool:
    if run.marker != "*" or run.escaped or run.length - run.consumed != 1:
        return False
    is_sign = cues.is_pattern(document, run) or shapes.has_footnote_marks(document)
    return not is_sign and _shows_one_asterisk(document)


def _is_footnote_text(document: Document, found: Sorted, run: Run) -> bool:
    """Whether a paragraph that begins with `***so**` may be a note to a mark that the prose does not show.

    Notes stand at the end of their section.
    """
    if not run.leads or (found.block.parent is not None and found.block.parent.kind == "item"):
        return False
    following = document.text[found.block.end :].lstrip()
    has_hidden = any(sign in document.text for sign in "<{") or "*" in document.text[: document.body_start]
    return has_hidden or not following or following.startswith("#")
