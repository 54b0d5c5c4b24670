"""The cheap question first: can a text be damaged at all? What answers it is loaded for every page beyond ASCII."""

import re
from functools import cache
from pathlib import Path

from polyglint_rules.encoding.characters import has_high_run, high_pairs, special
from polyglint_rules.encoding.plausibility import has_signature, is_natural, is_odd

_MASKS = "\u2060\ufffc"
# Letters and digits of ASCII, and all that is not ASCII but for the marks of masked text.
CHUNK = re.compile("(?<![0-9A-Za-z])[0-9A-Za-z]*+[^\x00-\x7f\u2060\ufffc](?:[0-9A-Za-z]|[^\x00-\x7f\u2060\ufffc])+")
_PAIRS = Path(__file__).with_name("suspicious_pairs.txt")
_HIGH_WORD = "[\xa1-\xff]{4}"


def has_word_of_high_letters(text: str) -> bool:
    """Whether a text has a word without plain letters, which any proof needs: a gate, at the speed of a search."""
    return has_high_run(text, 4) and bool(re.search(_HIGH_WORD, special(text)) and re.search(_HIGH_WORD, text))


def may_be_damaged(text: str) -> bool:
    """Whether a text holds what may be proof of damage: a gate, at the speed of a search."""
    if has_word_of_high_letters(text):
        return True
    pairs = high_pairs(text)
    # The pattern takes longer to compile than a small run lasts elsewhere: most pages in Latin script have no pairs.
    return bool(pairs and _suspicious().search(pairs)) and any(map(may_prove, suspects(text)))


def suspects(text: str) -> set[str]:
    """The chunks around suspicious pairs of characters."""
    suspects: set[str] = set()
    end = 0
    for pair in _suspicious().finditer(text):
        # One chunk may hold thousands of pairs: it is taken at its first.
        if pair.start() >= end and (chunk := _chunk_at(text, pair.start())):
            suspects.add(chunk[0])
            end = chunk.end()
    return suspects


def _chunk_at(text: str, offset: int) -> re.Match[str] | None:
    start = offset
    while start and (text[start - 1].isalnum() if text[start - 1].isascii() else text[start - 1] not in _MASKS):
        start -= 1
    return CHUNK.match(text, start)


def may_prove(chunk: str) -> bool:
    """Whether a chunk is odd enough to be looked at: most suspicious pairs stand in plain words."""
    return has_signature(chunk) or (not is_natural(chunk) and (is_odd(chunk) or len(chunk) > 5))


@cache
def _suspicious() -> re.Pattern[str]:
    """Pairs of characters that only damage makes. `damage.suspicious_pairs` tells which; to find out takes 10 ms."""
    return re.compile(_PAIRS.read_bytes().decode("unicode_escape"))
