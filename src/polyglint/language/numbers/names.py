"""Names with digits: v16.8, ES2015, UTF-8, MP3, COVID-19, 16.8.0. They are compared as they stand."""

import re
from collections.abc import Iterator

from polyglint.language.numbers.figure import Figure

# A footnote, or a name that begins with a Latin letter; what hangs on to it in another script ("MP3는") is not its own.
_NAME = re.compile(
    r"\[\^\d{1,6}\]"
    r"|(?<![a-z0-9_.$€£])[a-z][a-z_+]{0,30}+(?:[-.][a-z]{1,30}+){0,5}+[-.]?\d[a-z0-9]{0,40}+"
    r"(?:[-._:][a-z0-9]{1,40}+){0,9}+\+?"
)
_TELEPHONE = re.compile(
    r"(?<![\w.,])(?:\+\d{1,3}[ -]?(?:\(\d{1,5}\)[ -]?)?|\(\d{2,5}\)[ -]?)\d{2,4}(?:[ -]\d{2,4}){1,4}(?!\w)"
    r"|(?<![\w.,-])\d{2,4}-\d{2,4}-\d{2,5}(?![\w-])"
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LENGTH = 60
_CODES = re.compile(r"(?:usd|eur|gbp|jpy|cny|krw|rub|chf|brl|us)\d")


def names(text: str) -> Iterator[Figure]:
    """The names with digits in a text, in order. `values` are the numbers in them."""
    yield from _telephones(text)
    for match in _NAME.finditer(text):
        if len(match[0]) <= _LENGTH and not _CODES.match(match[0]):
            values = tuple(float(number[-15:]) for number in _NUMBER.findall(match[0]))
            yield Figure(*match.span(), match[0], "name", values)


def _telephones(text: str) -> Iterator[Figure]:
    """Telephone numbers, whose groups each country writes in its way."""
    if "-" not in text and "+" not in text and "(" not in text:
        return
    for match in _TELEPHONE.finditer(text):
        digits = "".join(character for character in match[0] if character.isdigit())
        yield Figure(*match.span(), match[0], "name", (float(digits[-15:]),))
