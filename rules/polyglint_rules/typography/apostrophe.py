"""An accent, a prime or an opening quotation mark where an apostrophe belongs."""

import re
from collections import Counter
from collections.abc import Iterator

from polyglint import Document, DocumentRule, Edit, Fix, Mqm, Problem

_NAMES = {
    "´": "an acute accent",
    "`": "a grave accent",
    "′": "a prime",
    "ʹ": "a prime",
    "‘": "an opening quotation mark",
}
_BETWEEN = re.compile(r"(?<=[^\W\d_])([´`′ʹ‘])(?=[^\W\d_])")
_ELISION = re.compile(
    r"[^\W\d_]`(?:[A-Za-z]{1,2}(?![^\W\d_])|(?<=\b[A-Za-z]`)[^\W\d_]|(?<=\b[QqCc]u`)[^\W\d_])|[а-яієї]`[а-яієї]"
)
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")
# Where it is a letter, or closes a quotation.
_OTHER_USE = frozenset(
    {"haw", "mi", "sm", "to", "uz", "qu", "gn", "de", "cs", "sk", "sl", "hr", "sr", "bg", "ru", "he", "ar"}
)


class Apostrophe(DocumentRule):
    """An apostrophe is ' or ’, and nothing that looks like one."""

    id = "typography/apostrophe"
    needs_in_prose = "[´`′ʹ‘]"
    mqm = Mqm("linguistic conventions", "punctuation", "minor")

    def check(self, document: Document) -> Iterator[Problem]:
        """All signs between two letters that only look like an apostrophe."""
        prose = document.prose
        if not any(sign in prose for sign in _NAMES):
            return
        usual = Counter(match[0] for match in document.search(_APOSTROPHE)).most_common(1)
        apostrophe = usual[0][0] if usual else "’"
        for match in document.search(_BETWEEN):
            if not _is_meant(document, match):
                yield _problem(document, match, apostrophe)


def _is_meant(document: Document, match: re.Match[str]) -> bool:
    """Whether the sign is a letter, closes a quotation, or is what is left of a pair of backticks."""
    if match[0] == "‘" and document.language in _OTHER_USE:
        return True
    return match[0] == "`" and not _ELISION.match(document.prose, match.start() - 1)


def _problem(document: Document, match: re.Match[str], apostrophe: str) -> Problem:
    place = document.place(*match.span())
    start = match.start()
    while document.text[start - 1 : start].isalpha():
        start -= 1
    word = re.compile(r"[\w´`′ʹ‘'’]+").match(document.text, start)
    return Problem(
        document.place(start, word.end()) if word else place,
        f'"{word[0] if word else match[0]}" has {_NAMES[match[0]]} for an apostrophe: write {apostrophe}',
        fix=Fix((Edit(place, apostrophe),)),
    )
