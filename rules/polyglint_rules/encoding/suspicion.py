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
_FEW = 400  # characters in which pairs stand
_THIRD = "(?=[^\x00-\x7f])"
_HIGH_WORD = "[\xa1-\xff]{4}"


def has_word_of_high_letters(text: str) -> bool:
    """Whether a text has a word without plain letters, which any proof needs: a gate, at the speed of a search."""
    return has_high_run(text, 4) and bool(re.search(_HIGH_WORD, special(text)) and re.search(_HIGH_WORD, text))


def may_be_damaged(text: str) -> bool:
    """Whether a text holds what may be proof of damage: a gate, at the speed of a search."""
    if has_word_of_high_letters(text):
        return True
    pairs = high_pairs(text)
    # The pattern takes longer to compile than a small page to read: where pairs are few, they are looked up.
    is_suspicious = _has_suspicious if len(pairs) < _FEW else _suspicious().search
    return bool(is_suspicious(pairs)) and any(map(may_prove, suspects(text)))


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


def _has_suspicious(text: str) -> bool:
    """Whether such a pair is there: what `_suspicious` would find, without a pattern."""
    return any(
        first in leads and second in following and (third > "\x7f" or not needs_third)
        for first, second, third in {*zip(text, text[1:], f"{text[2:]}\n", strict=False)}
        for leads, following, needs_third in _pairs()
    )


@cache
def _suspicious() -> re.Pattern[str]:
    """Those pairs as a pattern: in most scripts the second character is the rarer one, so it comes first."""
    *pairs, (boxes, small, _) = _pairs()
    first = boxes + "".join(following for _, following, _ in pairs)
    options = "|".join(
        f"(?<=[{re.escape(leads)}][{re.escape(following)}])" + (_THIRD if needs_third else "")
        for leads, following, needs_third in pairs
    )
    # Small Cyrillic letters are half of all Russian text: here the first character comes first.
    small_ones = f"(?<=[{re.escape(boxes)}])(?=[{re.escape(small)}])"
    return re.compile(f"[{re.escape(first)}](?:{options}|{small_ones})")


@cache
def _pairs() -> tuple[list[str], ...]:
    """Pairs of characters that only damage makes. `damage.suspicious_pairs` tells which; to find out takes 10 ms."""
    return tuple(line.split("\t") for line in _PAIRS.read_bytes().decode("unicode_escape").split("\n"))
