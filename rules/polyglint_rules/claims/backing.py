"""What stands near a statement and makes it fair: the source of a proof, or the words that limit a promise."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from polyglint import Document
from polyglint_rules.claims.regulation import listed, wording

if TYPE_CHECKING:
    from polyglint import Statement

# A footnote, a raised figure, an asterisk or dagger behind a word, a year in brackets, the size of a test.
_MARK = re.compile(r"\[\^|<sup|[¹²³⁴-⁹†‡]|(?<=\w)\\?\*(?![\w*])|\((?:[^()\n]*\D)?(?:19|20)\d\d\)|\b[nN]\s?=\s?\d")


class Backing:
    """The surroundings of a document's statements."""

    def __init__(self, document: Document, language: str, lines: int, statements: "Sequence[Statement]") -> None:
        self.document = document
        self.language = language
        self.lines = lines
        self.text = without(document.text, statements)

    def has(self, kind: str, statement: "Statement") -> bool:
        """Whether the source or the disclosure that is asked for stands near enough."""
        if kind == "source" and self._has_mark(statement):
            return True
        around = self._around(statement)
        return any(word in around for word in _words(self.language, kind))

    def is_in_doubt(self, statement: "Statement") -> bool:
        """Whether the sentence speaks of what others advertise, or warns of it."""
        sentence = self.document.text[slice(*self._sentence(statement))].lower()
        return any(word in sentence for word in _words(self.language, "doubt"))

    def _has_mark(self, statement: "Statement") -> bool:
        """Whether the paragraph has a footnote or a year, or the sentence a link."""
        block = self.document.block_at(statement.start)
        if block is None:
            return False
        if _MARK.search(self.document.text, block.start, block.end):
            return True
        start, end = self._sentence(statement)
        return any(inline.kind in ("link_open", "autolink") and start <= inline.start < end for inline in block.inlines)

    def _sentence(self, statement: "Statement") -> tuple[int, int]:
        for sentence in self.document.sentences:
            if sentence.start <= statement.start < sentence.end:
                return sentence.start, sentence.end
        line = self.document.text.rfind("\n", 0, statement.start) + 1
        return line, statement.end

    def _around(self, statement: "Statement") -> str:
        """The lines before and after, without what is stated there."""
        before, after = self.text[: statement.start], self.text[statement.end :]
        lines = [*before.split("\n")[-self.lines - 1 :], *after.split("\n")[: self.lines + 1]]
        return "\n".join(lines).lower()


def without(text: str, statements: "Iterable[Statement]") -> str:
    """The text with blanks for what it states wrongly: who says that there are no risks has told none."""
    for statement in statements:
        text = text[: statement.start] + " " * (statement.end - statement.start) + text[statement.end :]
    return text


@cache
def _words(language: str, kind: str) -> tuple[str, ...]:
    return tuple(listed(wording(language).get("nearby", {}).get(kind, "")))
