"""A sentence that begins with a small letter."""

import re
from collections.abc import Iterator

from polyglint import MARKUP, Document, DocumentRule, Edit, Fix, Mqm, Problem, function_words, script_of
from polyglint_rules.typography.conventions import conventions_of
from polyglint_rules.typography.own_language import around, is_foreign

_START = rf"([.!?]) +{MARKUP}*([a-zß-öø-ÿа-яёіїєґ][^\W\d_]*)(?![\w./()@:-])"
# A word of three letters and more, what may close a quotation, and the stop.
_BEFORE = re.compile(rf"([^\W\d_]{{3,}})([)\"”»’]?){MARKUP}*[.!?]$")


class LowerCaseStart(DocumentRule):
    """A sentence begins with a capital letter."""

    id = "typography/lower-case-start"
    needs_in_prose = rf"[.!?] +{MARKUP}*[a-zß-öø-ÿа-яёіїєґ]"
    mqm = Mqm("linguistic conventions", "capitalization", "minor")
    languages = ("en", "de", "fr", "es", "it", "pt", "ca", "nl", "da", "nb", "sv", "fi", "pl", "cs", "ru", "uk", "bg")

    def check(self, document: Document) -> Iterator[Problem]:
        """All sentences inside a paragraph that begin with a small letter."""
        prose = document.prose
        if not any(stop in prose for stop in (". ", "! ", "? ")):
            return
        for match in document.search(re.compile(_START)):
            if _is_word(document, match[2]) and not _is_meant(document, match):
                place = document.place(*match.span(2))
                fix = Fix((Edit(place, match[2][0].upper() + match[2][1:]),), safe=False)
                yield Problem(place, f'the sentence begins with a small letter: "{match[2]}"', fix=fix)


def _is_word(document: Document, word: str) -> bool:
    """Whether it is a word of the language, and no name of a program or a value."""
    if script_of(document.language) == "cyrillic":
        return not word.isascii()
    return word in function_words(document.language) or not word.isascii()


def _is_meant(document: Document, match: re.Match[str]) -> bool:
    """Whether an abbreviation or a quoted exclamation stands before it, or the text is in another language."""
    before = _BEFORE.search(document.prose, max(match.start() - 40, 0), match.start() + 1)
    if before is None or before[1].lower() in conventions_of(document).shortened:
        return True
    if match[1] in "!?" and before[2]:
        return True  # “Stop!” said he
    return is_foreign(document, *around(document, match.start()))
