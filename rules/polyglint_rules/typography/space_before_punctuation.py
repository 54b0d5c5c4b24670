"""A space between a word and the punctuation mark that belongs to it."""

import re
from collections.abc import Iterator

from polyglint import MARKUP, OBJECT, Document, DocumentRule, Edit, Fix, Mqm, Problem

# Patterns are texts here: those that no page needs are never compiled. What is rare stands first, so that the search
# for it runs in C; then comes what has to stand before it.
_SPACE = r"( (?<=[^\s([{<«„“‘¿¡:;,.!?=+*/|&~^%$#@—–-] ) ?)"
_AHEAD = rf"(?=$|[\s{OBJECT}{MARKUP}\"'”’»)\]])"
_ALWAYS = r"[,.](?![.,])"
_NOT_IN_FRENCH = r"[,.!?](?![.,;:])|[;:](?![.,;:)(])"
_MISPLACED = r"(?<=[^\W\d_] )(,)(?=[^\W\d_]{2})"
_ENDS = rf"[{MARKUP}\"'”’»)\]]*(?:$|[{OBJECT}\n]|\s+[^\W\d_a-zа-яёß-ÿ])"
_GATES = (" ,", " .", " ;", " :", " !", " ?")


class SpaceBeforePunctuation(DocumentRule):
    """A comma or a stop stands close to the word before it."""

    id = "typography/space-before-punctuation"
    needs_in_prose = r" (?:,|[.;:!?](?!\w))"
    mqm = Mqm("linguistic conventions", "punctuation", "minor")

    def check(self, document: Document) -> Iterator[Problem]:
        """All spaces before punctuation; in French only before those marks that want none."""
        prose = document.prose
        gates = _GATES[:2] if document.language in ("fr", "") else _GATES
        if not any(gate in prose for gate in gates):
            return
        marks = _ALWAYS if len(gates) == 2 else _NOT_IN_FRENCH
        for match in document.search(re.compile(f"{_SPACE}(?:({marks}){_AHEAD}|{_MISPLACED})")):
            if match[3]:
                place = document.place(*match.span())
                yield Problem(place, "the space stands before the comma: put it behind", fix=Fix((Edit(place, ", "),)))
            elif not _is_meant(document, match):
                space = document.place(*match.span(1))
                yield Problem(
                    document.place(match.start(1), match.end(2)),
                    f'a space stands before "{match[2]}": take it out',
                    fix=Fix((Edit(space, ""),)),
                )


def _is_meant(document: Document, match: re.Match[str]) -> bool:
    """Whether the mark stands for itself, as in "the . operator", or the space keeps a URL apart."""
    prose = document.prose
    if match[2] in ".!?:" and not re.match(_ENDS, prose[match.end(2) : match.end(2) + 12]) and not _leads(match, prose):
        return True
    word = document.text[max(match.start(1) - 80, 0) : match.start(1)].split()[-1:]
    return not word or "://" in word[0] or word[0].startswith("www.")


def _leads(match: re.Match[str], prose: str) -> bool:
    """Whether a colon stands between two words, once on its line."""
    line = prose[prose.rfind("\n", 0, match.start()) + 1 :].partition("\n")[0].partition(OBJECT)[0]
    return match[2] == ":" and line.count(" : ") <= 1 and " ? " not in line
