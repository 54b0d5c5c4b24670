"""How paragraphs and list items end: with a full stop, a semicolon, a comma, or nothing."""

import re
from typing import Literal

from polyglint import MARKUP, OBJECT, Block, Document, words_of

Ending = Literal["stop", "semicolon", "comma", "none", "other"]

_CLOSERS = " \n\t\"'”’»)]）」』" + MARKUP
_MARKS: dict[str, Ending] = {
    ".": "stop", "!": "stop", "?": "stop", "…": "stop", "。": "stop", "！": "stop", "？": "stop", "।": "stop",
    ";": "semicolon", "；": "semicolon", ",": "comma", "，": "comma", "、": "comma",
}  # fmt: skip
# Patterns are texts here: those that no page needs are never compiled.
_INNER_END = rf"[^\W\d_]{{3}}[)\"”»’]?[.!?]{MARKUP}*\s+{MARKUP}*[^\W\d_a-zа-яёß-ÿ]|[。！？]"
_ADDRESS = r"(?:https?://|www\.)\S*$|\S+@\S+$|\S/\S+$|\S\.\w+$"
_CONJUNCTION = rf"[,;]{MARKUP}*\s+(?:and|or|where|und|oder|y|e|o|et|ou|и|или|а)$"
_FOOTNOTE = r"(?:\[\^[^\]\s]*\])+\s*$"
_HARD_BREAK = r"(?: {2}|\\)\n"


def ending_of(document: Document, block: Block) -> Ending:
    """How the text of a paragraph ends; what ends in code, an image or a sign has no ending of ours."""
    whole = document.prose[block.text_start : block.text_end].rstrip()
    if whole.endswith("]"):
        whole = re.sub(_FOOTNOTE, "", whole)
    text = whole.rstrip(_CLOSERS)
    if mark := _MARKS.get(text[-1:]):
        return mark
    if not text[-1:].isalnum() or re.search(_ADDRESS, text[-60:].rpartition("\n")[2]):
        return "other"
    return "other" if _ends_in_aside(whole) or _leads_on(document, block, text) else "none"


def _ends_in_aside(text: str) -> bool:
    """Whether a remark in brackets follows the end of the last sentence: where its stop goes is a matter of taste."""
    before, bracket, aside = text.rpartition("(")
    return bool(bracket) and ")" in aside and before.rstrip(" \n" + MARKUP)[-1:] in set(".!?…。")


def _leads_on(document: Document, block: Block, text: str) -> bool:
    """Whether it ends in ", and" or in a link behind a colon: the end of neither is an end of a sentence."""
    if re.search(_CONJUNCTION, text[-10:]):
        return True
    last = block.inlines[-1] if block.has_markup else None
    if last is None or last.kind != "link_close":
        return False
    opening = [inline for inline in block.inlines if inline.kind == "link_open"][-1]
    return document.prose[block.text_start : opening.start].rstrip(" \n" + MARKUP)[-1:] in (":", "")


def end_offset(document: Document, block: Block) -> int:
    """The offset after the last letter or mark of the text, closing marks left out."""
    return block.text_start + len(document.prose[block.text_start : block.text_end].rstrip(_CLOSERS))


def has_sentence_inside(document: Document, block: Block) -> bool:
    """Whether a sentence ends before the text does, and another begins."""
    return re.compile(_INNER_END).search(document.prose, block.text_start, block.text_end) is not None


def word_count(document: Document, block: Block) -> int:
    """How many words the text has."""
    text = document.prose[block.text_start : block.text_end].replace(OBJECT, " ").replace(MARKUP, "")
    return len([word for word in words_of(text) if "'" not in word])


def is_dressed_whole(block: Block) -> bool:
    """Whether the text is all links, bold or italic: a label or a caption rather than a sentence."""
    depth = 0
    for inline in block.inlines if block.has_markup else ():
        depth += inline.kind.endswith("_open") - inline.kind.endswith("_close")
        if not depth and inline.kind == "text" and any(map(str.isalnum, inline.content)):
            return False
    return block.has_markup


def share_of_capitals(document: Document, block: Block) -> float:
    """How many of the words begin with a capital or a digit: most of them where names say who wrote the page."""
    words = document.prose[block.text_start : block.text_end].replace(OBJECT, " ").replace(MARKUP, "").split()
    letters = [word for word in words if word[0].isalnum()]
    return sum(word[0].isupper() or word[0].isdigit() for word in letters) / max(len(letters), 1)


def has_hard_break(block: Block) -> bool:
    """Whether the author has set the lines: a poem, an address, a caption."""
    return "\n" in block.content and (re.search(_HARD_BREAK, block.content) is not None or "<br" in block.content)
