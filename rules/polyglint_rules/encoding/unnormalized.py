"""Letters stored in pieces."""

import re
import unicodedata
from collections.abc import Iterator

from polyglint import Document, DocumentRule, Edit, Fix, Mqm, Problem
from polyglint_rules.encoding.characters import special
from polyglint_rules.encoding.reach import readable

# Accents of Latin, Greek and Cyrillic, vowel signs of Arabic and Indian scripts, voicing marks of kana.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0653-\u0655\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6"
    "\u0d3e\u0d57\u0dca\u0dcf\u0ddf\u3099\u309a"
)
# Patterns are texts here: those that no page needs are never compiled.
_PIECES = f"[{_MARKS}\u1161-\u1175\u11a8-\u11c2]"
_CLUSTER = f"[^\\W_][{_MARKS}]+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|[\uac00-\ud7a3][\u11a8-\u11c2]"
_WORD = f"(?:[^\\W_]|[{_MARKS}])+"


class Unnormalized(DocumentRule):
    """A letter that Unicode has as one character is stored as one character."""

    id = "encoding/unnormalized"
    mqm = Mqm("linguistic conventions", "character encoding", "minor")
    reads_catalogues = True
    needs = r"[^\x00-\x7f]"

    def check(self, document: Document) -> Iterator[Problem]:
        """All words with letters in pieces."""
        if document.text.isascii() or not re.search(_PIECES, special(document.text)):
            return
        for word in re.finditer(_WORD, readable(document)):
            composed = _composed(word[0])
            if composed != word[0]:
                place = document.place(*word.span())
                message = f'"{word[0]}" has letters stored in pieces, which search misses: write "{composed}"'
                yield Problem(place, message, fix=Fix((Edit(place, composed),)))


def _composed(word: str) -> str:
    """The word with each letter and its marks as one character, where there is such a character.

    Only what gets shorter is changed. Normalising also exchanges characters that look alike but were chosen (the
    angstrom sign, compatibility ideographs), sorts marks, and takes some letters of India and Hebrew apart: left alone.
    """
    if word.isascii() or unicodedata.is_normalized("NFC", word):
        return word
    return re.sub(_CLUSTER, _shorter, word)


def _shorter(cluster: re.Match[str]) -> str:
    composed = unicodedata.normalize("NFC", cluster[0])
    return composed if len(composed) < len(cluster[0]) else cluster[0]
