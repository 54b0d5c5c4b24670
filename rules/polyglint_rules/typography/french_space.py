"""French marks without the no-break space that parts them from the text."""

import re
from collections.abc import Iterator, Sequence

from polyglint import MARKUP, OBJECT, Document, DocumentRule, Edit, Fix, Mqm, Problem
from polyglint_rules.typography.conventions import conventions_of
from polyglint_rules.typography.own_language import around, is_foreign, is_surely_own

# Patterns are texts here: those that no page needs are never compiled.
_AHEAD = rf"(?=$|[\s{OBJECT}{MARKUP}\"”’»)\].,…])"
_BEHIND = rf"(?<=[^\W_]|[{OBJECT}{MARKUP}%)\]}}»”\"'’…+*])"
_NO_BREAK = "[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]"
_LABEL = re.compile(r"(?:\[\^[^\]]*\]|:[\w+-]+)$")  # of a footnote; the beginning of :smile:
_RUN = rf"[^{OBJECT}{MARKUP}]*"

_Hit = tuple[int, int, str]  # from, to, the mark; an empty stretch where the space is missing


class FrenchSpace(DocumentRule):
    """In French a no-break space stands before : ; ! ? and inside « »."""

    id = "typography/french-space"
    languages = ("fr",)
    mqm = Mqm("locale convention", "punctuation", "minor")

    def check(self, document: Document) -> Iterator[Problem]:
        """All marks with a plain space or none; one finding where the page has no such space at all."""
        marks = conventions_of(document).spaced
        if not any(mark in document.prose for mark in (*marks, "«")):
            return
        hits = list(_hits(document, marks))
        if not hits:
            return
        before = re.escape("".join(marks))
        space = re.search(rf"({_NO_BREAK})[{before}]", document.prose) or re.search(rf"«({_NO_BREAK})", document.prose)
        if space:
            yield from (_problem(document, hit, space[1]) for hit in hits)
        else:
            yield _once(document, hits)


def _hits(document: Document, marks: Sequence[str]) -> Iterator[_Hit]:
    before = re.escape("".join(marks))
    # The marks stand first, so that the search for them runs in C; then comes what may not stand before them.
    pattern = re.compile(rf"([{before}])(?<!{_NO_BREAK}.)(?<![:;!?].)[:;!?]*{_AHEAD}|«(?!{_NO_BREAK})")
    behind = re.compile(_BEHIND)
    for match in document.search(pattern):
        start = end = match.start()
        if match[0] == "«":
            start, end = start + 1, start + 1 + (document.prose[start + 1 : start + 2] == " ")
        elif document.prose[start - 1 : start] == " ":
            start -= 1
        is_behind_text = match[0] == "«" or behind.match(document.prose, start)
        if is_behind_text and _is_french(document, match, start):
            yield start, end, match[0][0]


def _is_french(document: Document, match: re.Match[str], offset: int) -> bool:
    """Whether the text around the mark is French, and the mark is none of a name (Yahoo!), a smiley or an address."""
    prose = document.prose
    if _LABEL.search(prose, max(offset - 30, 0), offset):
        return False
    if not is_surely_own(document, *around(document, offset)):
        return False
    run_start = max(prose.rfind(OBJECT, 0, offset), prose.rfind(MARKUP, 0, offset)) + 1
    run = re.compile(_RUN).match(prose, offset)
    run_end = run.end() if run else offset
    if is_foreign(document, run_start, run_end):
        return False
    if MARKUP in prose[run_end : run_end + 1] and not is_surely_own(document, run_start, run_end):
        return not any(map(str.isalpha, prose[offset:run_end]))  # a foreign title: [React: A Guide](…)
    return not (match[0][0] == "!" and _is_name(prose, offset))


def _is_name(prose: str, offset: int) -> bool:
    """Whether the mark follows a capitalised word, and the sentence goes on behind it."""
    return prose[offset + 1 : offset + 3].lstrip()[:1].islower() and prose[prose.rfind(" ", 0, offset) + 1].isupper()


def _problem(document: Document, hit: _Hit, space: str) -> Problem:
    start, end, mark = hit
    where = "behind" if mark == "«" else "before"
    what = "a plain space stands" if start < end else "no space stands"
    shown = document.place(start - 1, end) if mark == "«" else document.place(start, end + 1)
    fix = Fix((Edit(document.place(start, end), space),), safe=start < end)
    return Problem(shown, f"{what} {where} {mark}: French wants a no-break space there", fix=fix)


def _once(document: Document, hits: Sequence[_Hit]) -> Problem:
    start, end, mark = hits[0]
    edits = tuple(Edit(document.place(*hit[:2]), "\N{NO-BREAK SPACE}") for hit in hits if hit[0] < hit[1])
    more = f", and in {len(hits) - 1} more place{'s' * (len(hits) > 2)} of this page" if len(hits) > 1 else ""
    return Problem(
        document.place(start - 1, end) if mark == "«" else document.place(start, end + 1),
        f"no no-break space stands at {mark} here{more}: a line may begin with the mark",
        fix=Fix(edits) if edits else None,
        severity="info",
    )
