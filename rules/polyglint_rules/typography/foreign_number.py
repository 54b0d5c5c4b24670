"""A number that is written as in another language."""

import re
from collections.abc import Iterator

from polyglint import Document, DocumentRule, Edit, Fix, Mqm, Problem
from polyglint_rules.typography.conventions import conventions_of
from polyglint_rules.typography.own_language import around, is_surely_own

# Patterns are texts here: those that no page needs are never compiled. What goes on with letters, dots or dashes is
# a version, a date, an address or an article number.
_NUMBER = (
    r"(\d(?<![\w.,/:#@=+-]\d)(?:"
    r"\d{0,2}(?:([.,])\d{3})+(?:([.,])\d{1,2})?|\d*([.,])\d{1,2}(?=[ \xa0\u202f]?(?:%|‰|€))"
    r"))(?![\w/:=-]|[.,]\d)"
)
_NAMED = re.compile(r"(?:\b[vV]|[Vv]ersi\w*|[Вв]ерси\w*|№|#|[Nn][or°]\.?)[ \xa0]$")


class ForeignNumber(DocumentRule):
    """A number has the signs of the page's language between its digits."""

    id = "typography/foreign-number"
    needs_in_prose = r"[.,]\d(?<=\d..)"
    mqm = Mqm("locale convention", "number format", "major")

    def check(self, document: Document) -> Iterator[Problem]:
        """All numbers whose point or comma means something else in the page's language."""
        habits = conventions_of(document)
        if not habits.decimal:
            return
        for match in document.search(re.compile(_NUMBER)):
            wanted = _as_wanted(match, habits.decimal, habits.groups)
            if wanted and _is_number(document, match):
                place = document.place(*match.span())
                message = f"{match[0]} is written as in another language: write {wanted}"
                yield Problem(place, message, fix=Fix((Edit(place, wanted),), safe=False))


def _as_wanted(match: re.Match[str], decimals: tuple[str, ...], groups: tuple[str, ...]) -> str:
    """The number as the language writes it; empty where it may already be so."""
    number, group, decimal, share = match.groups()
    gap = "\N{NO-BREAK SPACE}" if groups[0] == " " else groups[0]
    if share:
        return "" if share in decimals else number.replace(share, decimals[0])
    if group in groups or (decimal and decimal == group):
        return ""
    whole = number.rpartition(decimal)[0] if decimal else number
    is_certain = decimal or whole.count(group) > 1 or (whole.endswith("000") and not whole.startswith("0"))
    if not is_certain:
        return ""
    fraction = decimals[0] + number.rpartition(decimal)[2] if decimal else ""
    return whole.replace(group, gap) + fraction


def _is_number(document: Document, match: re.Match[str]) -> bool:
    """Whether it counts something in a sentence of the page's language, and is no version or name."""
    if _NAMED.search(document.prose[max(match.start() - 14, 0) : match.start()]):
        return False
    return is_surely_own(document, *around(document, match.start()))
