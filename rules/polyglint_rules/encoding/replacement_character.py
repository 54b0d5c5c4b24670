"""Characters that a wrong decoding has lost."""

import re
from collections.abc import Iterator

from polyglint import Document, DocumentRule, Mqm, Problem
from polyglint_rules.encoding.reach import readable, word_around

# The second form is the first one, read once more with a wrong codec.
_LOST = "\N{REPLACEMENT CHARACTER}+|(?:ï¿½)+"


class ReplacementCharacter(DocumentRule):
    """Every character of a text is the one that its author typed."""

    id = "encoding/replacement-character"
    mqm = Mqm("linguistic conventions", "character encoding", "major")
    notes_source = True
    severity = "error"
    reads_catalogues = True
    needs = r"[^\x00-\x7f]"

    def check(self, document: Document) -> Iterator[Problem]:
        """All runs of replacement characters in text."""
        if "\N{REPLACEMENT CHARACTER}" not in document.text and "ï¿½" not in document.text:
            return
        for lost in re.finditer(_LOST, readable(document)):
            count = len(lost[0]) if lost[0][0] == "\N{REPLACEMENT CHARACTER}" else len(lost[0]) // 3
            what = "a character was" if count == 1 else f"{count} characters were"
            word = word_around(document.text, *lost.span())
            hint = "an older version of the file, or its author, knows what stood here; the bytes do not"
            yield Problem(document.place(*lost.span()), f'{what} lost in "{word}": type the word again', hint)
