"""An abbreviation with a space or a missing stop inside, where its language writes none."""

import re
from collections.abc import Iterator
from functools import cache

from polyglint import Document, DocumentRule, Edit, Fix, Mqm, Problem
from polyglint_rules.typography.conventions import conventions_in
from polyglint_rules.typography.own_language import around, is_foreign


class SplitAbbreviation(DocumentRule):
    """Abbreviations such as "e.g." have no space inside, and both their stops."""

    id = "typography/split-abbreviation"
    needs_in_prose = r"\.[ \xa0\u202f]?[gek]\b"
    mqm = Mqm("linguistic conventions", "punctuation", "minor")

    def check(self, document: Document) -> Iterator[Problem]:
        """All abbreviations that are written otherwise than the language writes them."""
        if document.language not in ("en", ""):
            return
        prose = document.prose
        for abbreviation in conventions_in("en").abbreviations:
            first, second = abbreviation.split(".")[:2]
            if not any(f"{first}.{gap}{second}" in prose for gap in ("", " ", "\xa0")):
                continue
            for match in document.search(_loosely(abbreviation)):
                if match[0].lower() != abbreviation and not is_foreign(document, *around(document, match.start())):
                    yield _problem(document, match, abbreviation)


@cache
def _loosely(abbreviation: str) -> re.Pattern[str]:
    """The abbreviation with or without spaces, with or without its last stop."""
    letters = [re.escape(letter) for letter in abbreviation.split(".") if letter]
    spaced = r"\.[ \xa0\u202f]?".join(letters)
    return re.compile(rf"(?<![\w./@:])(?:{spaced}\.|{spaced}(?![\w.]))")


def _problem(document: Document, match: re.Match[str], abbreviation: str) -> Problem:
    place = document.place(*match.span())
    if any(space in match[0] for space in " \xa0\u202f"):
        message = f'"{match[0]}" has a space inside: write "{abbreviation}"'
    else:
        message = f'"{match[0]}" lacks its last stop: write "{abbreviation}"'
    return Problem(place, message, fix=Fix((Edit(place, abbreviation),)))
