"""The things that a phrase of a program's page names: "Internet Explorer 11", "port", `timeout`."""

from math import inf

from polyglint.claims.clauses import Reading
from polyglint.claims.phrases import Match
from polyglint.claims.wording import bare

_EDGES = " .,;:\"'`*_«»“”"


def named_things(reading: Reading, match: Match) -> list[str]:
    """The captured names without what leads up to them and what follows: one for each part of a list.

    None where nothing is left that names something: "it", "everything".
    """
    if match.thing is None:
        return []
    parts: list[tuple[int, int]] = []
    start, end = match.thing
    begin = start
    for word in reading.words(start, end):
        if _is(reading, word.span(), "joins_and", "joins_or") and word.start() > begin:
            parts.append((begin, word.start()))
            begin = word.end()
    names = (_name(reading, *part) for part in (*parts, (begin, end)))
    return [name for name in names if name]


def _name(reading: Reading, start: int, end: int) -> str:
    for word in reading.words(start, end):
        if not _is(reading, word.span(), "before_thing"):
            break
        start = word.end()
    for word in reading.words(start, end):
        if word.start() > start and _is(reading, word.span(), "after_thing"):
            end = word.start()
            break
    for quantity in reading.quantities:
        # "Node.js 18 or later" names Node.js; "Windows 7" is a name.
        if start < quantity.start < end and quantity.quantity.high == inf:
            end = quantity.start
    words = reading.words(start, end)
    if any(_is(reading, word.span(), "not_things") for word in (*words[:1], *words[-1:])):
        return ""
    return reading.text[start:end].strip(_EDGES)


def _is(reading: Reading, span: tuple[int, int], *keys: str) -> bool:
    word = bare(reading.signed[span[0] : span[1]])
    return any(reading.lexicon.is_one_of(key, word) for key in keys)
