"""Headings that end like a sentence or a lead-in."""

import re
from collections.abc import Iterator
from functools import cache

from polyglint import Document, DocumentRule, Edit, Fix, Heading, Inline, Mqm, Problem

_NAMES = {
    **dict.fromkeys(".。．۔।", "a full stop"),
    **dict.fromkeys(":：", "a colon"),
    **dict.fromkeys(",，、،", "a comma"),
    **dict.fromkeys(";；؛", "a semicolon"),
}
_ENDS = "".join(_NAMES)
# Patterns are texts here: those that no page needs are never compiled.
_ENDING = rf"(?:(?<![ \t\u00a0\u202f])[ \t\u00a0\u202f]+)?(?<![.:…])([{_ENDS}])\s*$"
_SENTENCE_END = r"[.!?…]\s|[。！？]"
# Initials and dotted abbreviations (C. A., e.g., т. д.), numbers (1., 19.), drives (C:).
_DOTTED = r"(?:^|[\s.(\u00a0'’])(?:[^\W\d_]|\d+)[.:]$"
# Numbers and Roman numerals below 90, which many languages write with a full stop; CD and MIX are words.
_NUMBERED = r"(?:\d|(?:^|[^\w])(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3}))\.$"
_NO_LETTER = r"[\W_]*$"


class TrailingPunctuation(DocumentRule):
    """A heading ends without a full stop, colon, comma or semicolon."""

    id = "headings/trailing-punctuation"
    mqm = Mqm("design and markup", "markup", "minor")

    def check(self, document: Document) -> Iterator[Problem]:
        """All headings that end in one of them."""
        for heading in document.headings:
            last = _last_text(heading)
            ending = re.compile(_ENDING).search(document.text, last.start, last.end) if last else None
            if ending is None or _belongs(heading, ending[1], document.language):
                continue
            place = document.place(ending.start(1), ending.end(1))
            remove = Edit(document.place(ending.start(), ending.end(1)), "")
            message = f"the heading ends in {_NAMES[ending[1]]}: leave it out"
            yield Problem(place, message, fix=Fix((remove,), safe=True))


def _last_text(heading: Heading) -> Inline | None:
    """The text that the heading ends in; None when it ends in code, an image or the like."""
    content = heading.block.content.rstrip(" *_~")
    if not content or content[-1] not in _ENDS:
        return None
    for inline in reversed(heading.block.inlines):
        if inline.kind == "text" and inline.content.strip():
            return inline
        if inline.kind in ("strong_close", "em_close", "s_close") or not inline.content.strip():
            continue
        return None
    return None


def _belongs(heading: Heading, mark: str, language: str) -> bool:
    """Whether the mark is part of the last word, or closes the last of several sentences."""
    text = heading.text.rstrip()
    before = text[:-1].rstrip()
    if re.match(_NO_LETTER, before) or (mark == ";" and language == "el"):  # the Greek question mark
        return True
    if re.search(_SENTENCE_END, before):
        return True
    word = before.split()[-1].lstrip("([{\"'«“‘").casefold()
    if mark == ".":
        return bool(re.search(_DOTTED, text) or re.search(_NUMBERED, text)) or word in _abbreviations()
    if mark == ":":
        is_shortcode = ":" in word
        return (
            is_shortcode or bool(re.search(_DOTTED, text)) or word in ("http", "https", "mailto", "data", "file", "ftp")
        )
    return False


@cache
def _abbreviations() -> frozenset[str]:
    words = (
        # English, French, Spanish, Portuguese, Italian, German and Dutch
        "etc inc ltd co corp jr sr no nos vs al approx dept est dr mr mrs ms st ave fig vol ed eds pp cf ca bros esq "
        "mme mlle env tél réf art chap núm num pág págs ud uds vd vds sra dra srta aprox tel máx mín "
        "usw bzw nr abs str bzgl inkl exkl ggf evtl vgl tsd mio mrd sog ecc pag "
        "bijv enz blz jan feb mar apr jun jul aug sep sept oct nov dec "
        # Russian and Ukrainian
        "др пр г гг руб см им т.д т.п т.е тыс млн млрд стр рис табл ул обл коп тел мин сек ред изд напр"
    )
    return frozenset(words.split())
