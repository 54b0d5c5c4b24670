"""Tells damage from text about damage: pages on encodings show what a letter looks like when it is decoded wrongly."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from polyglint import Document

if TYPE_CHECKING:
    from polyglint_rules.encoding.damage import Repair

_SUBJECT = (
    r"(?i)\b(?:encod(?:ed|ing)s?|decod(?:ed|ing)|mojibake|utf-?8|charsets?|latin-?1|iso-8859-\d+|(?:windows|cp)-?125\d|"
    r"encodages?|codificaci[oó]n|codificação|codifica|zeichensatz|zeichenkodierung|zeichencodierung|kodowani\w+|"
    r"k[oó]dování)\b|кодиров|кракозябр|文字化け|文字コード|编码|編碼|인코딩"
)
_QUOTES = "\"'“”‘’„‚«»‹›「」『』"
_NEAR = 500


def in_doubt(document: Document, found: list["Repair"]) -> Iterator["Repair"]:
    """The repairs without those of text that is shown as damaged; those that may be such are no longer certain."""
    is_subject = re.search(_SUBJECT, document.text) is not None
    judged = [(repair, _signs_of_example(document, repair)) for repair in found]
    # One damaged word that is clearly none of an example shows what the whole page went through.
    proven = set() if is_subject else {repair.path for repair, signs in judged if not signs}
    for repair, signs in judged:
        is_proven = repair.path in proven
        if not is_proven and (signs + is_subject > 1 or (signs and _is_of_signs(document.text, repair))):
            continue
        is_doubtful = is_subject or (signs and not is_proven) or _is_corrected(document, repair)
        yield repair._replace(is_certain=False) if is_doubtful else repair


def _signs_of_example(document: Document, repair: "Repair") -> int:
    """How many things tell that the page shows the damaged text on purpose."""
    text = document.text
    return _is_alone(text, repair) + _is_quoted(document, repair) + _is_corrected(document, repair)


def _is_of_signs(text: str, repair: "Repair") -> bool:
    """Whether no letter is in the damaged text: signs stand side by side by chance (√©)."""
    return not any(map(str.isalpha, text[repair.start : repair.end]))


def _is_alone(text: str, repair: "Repair") -> bool:
    """Whether a single letter or sign is damaged, and no letter stands beside it."""
    beside = text[repair.start - 1 : repair.start] + text[repair.end : repair.end + 1]
    is_short = repair.text.isalnum() or repair.end - repair.start == 2
    return len(repair.text) == 1 and is_short and not any(map(str.isalpha, beside))


def _is_quoted(document: Document, repair: "Repair") -> bool:
    text = document.text
    if repair.start < document.body_start:
        return False  # there the marks are the header's own
    before, after = text[repair.start - 1 : repair.start], text[repair.end : repair.end + 1]
    return before != "" and after != "" and before in _QUOTES and after in _QUOTES


def _is_corrected(document: Document, repair: "Repair") -> bool:
    """Whether what the text was stands in the same paragraph or line, as a word of its own."""
    # A page may be one long paragraph with thousands of damaged words.
    first, last = max(repair.start - _NEAR, 0), repair.end + _NEAR
    if repair.text not in document.text[first : repair.start] + " " + document.text[repair.end : last]:
        return False
    block = document.block_at(repair.start)
    start = document.text.rfind("\n", 0, repair.start) + 1
    end = document.text.find("\n", repair.end)
    end = end if end >= 0 else len(document.text)
    if block:
        start, end = min(start, block.start), max(end, block.end)
    start, end = max(start, first), min(end, last)
    around = document.text[start : repair.start] + " " + document.text[repair.end : end]
    return re.search(rf"(?<!\w){re.escape(repair.text)}(?!\w)", around) is not None
