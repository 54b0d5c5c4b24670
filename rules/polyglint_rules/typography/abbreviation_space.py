"""An abbreviation without the space that its language writes inside."""

import re
from collections.abc import Iterator
from functools import cache

from polyglint import Document, DocumentRule, Edit, Fix, Mqm, Problem
from polyglint_rules.typography.conventions import conventions_of
from polyglint_rules.typography.own_language import around, is_foreign


class AbbreviationSpace(DocumentRule):
    """An abbreviation of two words has a space inside where the language wants one: "z. B." in German."""

    id = "typography/abbreviation-space"
    preview = True
    languages = ("de", "es", "fr", "it", "pt", "ru", "uk")
    mqm = Mqm("locale convention", "punctuation", "minor")

    def check(self, document: Document) -> Iterator[Problem]:
        """All abbreviations that are closed up."""
        for abbreviation in conventions_of(document).abbreviations:
            closed = abbreviation.replace(" ", "")
            if closed == abbreviation or closed[1:] not in document.prose:
                continue
            for match in document.search(_word(closed)):
                if not is_foreign(document, *around(document, match.start())):
                    place = document.place(*match.span())
                    wanted = match[0][0] + abbreviation.replace(" ", "\N{NO-BREAK SPACE}")[1:]
                    message = f'"{match[0]}" wants a space inside: write "{match[0][0]}{abbreviation[1:]}"'
                    yield Problem(place, message, fix=Fix((Edit(place, wanted),)))


@cache
def _word(closed: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])[{closed[0].lower()}{closed[0].upper()}]{re.escape(closed[1:])}(?!\w)")
