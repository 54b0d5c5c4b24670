"""Two spaces between two words."""

import re
from collections.abc import Iterator

from polyglint import MARKUP, OBJECT, Document, DocumentRule, Edit, Fix, Mqm, Problem

# Not behind the end of a sentence, where some authors set two by habit; longer gaps align something.
_DOUBLED = (
    r" {2}(?=\S)(?<=[^\s.!?…:]  )(?<! [:!?»]  )"
    rf"(?<![.!?…:][\"'»”)\]{MARKUP}]  )(?<![.!?…:]{MARKUP}{{2}}  )(?<![.!?…:]{MARKUP}{{3}}  )"
)


class DoubledSpace(DocumentRule):
    """One space stands between two words."""

    id = "typography/doubled-space"
    severity = "info"
    mqm = Mqm("linguistic conventions", "whitespace", "minor")
    needs_in_prose = " {2}"

    def check(self, document: Document) -> Iterator[Problem]:
        """All doubled spaces inside sentences; not in tables, where they align columns."""
        for match in document.search(re.compile(_DOUBLED)):
            if not _is_layout(document, match):
                place = document.place(*match.span())
                yield Problem(place, _message(document, match), fix=Fix((Edit(place, " "),)))


def _is_layout(document: Document, match: re.Match[str]) -> bool:
    """Whether the gap aligns something: a table's cells, code and what is said of it; or borders on a template."""
    block = document.block_at(match.start())
    if block is None or block.kind == "cell":
        return True
    if not any(map(str.isalnum, document.prose[block.text_start : match.start()])):
        return True
    sides = (match.start() - 1, match.end())
    return any(document.prose[at] == OBJECT and document.text[at] != "`" for at in sides)


def _message(document: Document, match: re.Match[str]) -> str:
    before = document.text[max(match.start() - 20, 0) : match.start()].split("\n")[-1].split(" ")[-1]
    behind = document.text[match.end() : match.end() + 20].split("\n")[0].split(" ")[0]
    return f'two spaces stand between "{before}" and "{behind}": one will do'.replace(MARKUP, "")
