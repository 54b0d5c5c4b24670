"""A hyphen between spaces where a dash parts a sentence."""

import re
from collections.abc import Iterator

from polyglint import MARKUP, Document, DocumentRule, Edit, Fix, Mqm, Problem
from polyglint_rules.typography.own_language import around, is_surely_own

_HYPHEN = rf"(?<=[^\W\d_{MARKUP}]) (-) (?=[^\W\d_])"
_DASHES = {"ru": "—", "uk": "—", "be": "—", "es": "—"}


class HyphenAsDash(DocumentRule):
    """A dash, not a hyphen, parts a sentence."""

    id = "typography/hyphen-as-dash"
    preview = True
    mqm = Mqm("linguistic conventions", "punctuation", "minor")

    def check(self, document: Document) -> Iterator[Problem]:
        """All hyphens with a word and a space on either side."""
        if " - " not in document.prose:
            return
        dash = _DASHES.get(document.language, "–")
        for match in document.search(re.compile(_HYPHEN)):
            if is_surely_own(document, *around(document, match.start())):
                place = document.place(*match.span(1))
                fix = Fix((Edit(place, dash),), safe=False)
                yield Problem(place, f'"{match[1]}" stands for a dash: write {dash}', fix=fix)
