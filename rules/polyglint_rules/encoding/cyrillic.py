"""Finds Cyrillic text that was written in a single-byte encoding and read as a Western one: `Ïðèâåò`.

Every byte is a letter in both, so nothing is impossible about one such letter. But no Western language has words
without any plain letter, and what comes out is either made of the letter pairs of Slavic languages or is not.
"""

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from polyglint_rules.encoding.plausibility import is_natural
from polyglint_rules.encoding.readings import CYRILLIC_READINGS, Reading, byte_table
from polyglint_rules.encoding.suspicion import has_word_of_high_letters

# What the high bytes of both encodings may have become in Windows-1252 or Latin-1, and plain letters beside it.
_READ = "0-9A-Za-z\x80-\xffŒœŠšŸŽžƒˆ˜‚„†‡‰‹›€™•–—‘’“”…"
_CHUNK = re.compile(f"(?<![{_READ}])[{_READ}]*[\xa1-\xff][{_READ}]*")
_WORD = re.compile("[\u0400-\u04ff]+|(?<![^\\W_])№")
_LETTERS_TO_JUDGE = 4

# A first letter, then each letter that often follows it: the most frequent pairs in the words of Russian, Ukrainian,
# Bulgarian and Macedonian. Nine in ten words of any of them have three pairs in five from here; of words read
# with the wrong one of the two encodings it is one in twenty.
_PAIRS = (
    "абвгдежзйклмнпрстцчшя баеилоруы ваеилнорсыі гаилор давеинору ебвгдзйклмнрстчш жаеин завино ивгдезийклмнорстхцчя "
    "каилортуі лаеиоуьюяі маеиноуі наеиностуыьяі обвгдежзийклмнпрстч паеиор раеинотуі савеиклнопстуья тавеинорсуьі "
    "увджклмпрстч хо цеиі чаеин шеи ще ькн эт якт івдйлнс ја"
)


class Respelling(NamedTuple):
    """A stretch of a text, and the word that it was."""

    start: int
    end: int
    text: str
    reading: Reading


def respellings(text: str) -> list[Respelling]:
    """All words of a text that one of the readings has made, if the text has proof of it."""
    if not has_word_of_high_letters(text):
        return []
    chunks: dict[str, list[int]] = defaultdict(list)
    for chunk in _CHUNK.finditer(text):
        chunks[chunk[0]].append(chunk.start())
    scores = {reading: _proof(chunks, reading) for reading in CYRILLIC_READINGS}
    reading = max(CYRILLIC_READINGS, key=lambda candidate: scores[candidate])
    if not scores[reading]:
        return []
    return sorted(_all_along(chunks, reading))


def _proof(chunks: Iterable[str], reading: Reading) -> float:
    """How strongly the words of a text speak for a reading; zero when they prove nothing."""
    familiar = {word: _familiarity(word) for chunk in chunks for _, _, word in _words(chunk, reading)}
    proving = [word for word, share in familiar.items() if share >= 0.5]
    alone = any(share >= 0.75 and len(word) > _LETTERS_TO_JUDGE for word, share in familiar.items())
    # An alphabet or a list of special characters spells Cyrillic too, but not in familiar pairs.
    strange = sum(len(word) >= _LETTERS_TO_JUDGE for word in familiar) - len(proving)
    if strange > len(proving) or not (alone or len(proving) > 1):
        return 0
    return sum(familiar[word] * len(word) for word in proving)


def _words(chunk: str, reading: Reading) -> Iterator[tuple[int, int, str]]:
    as_bytes = chunk.translate(byte_table(reading.read))
    before = "".join(character if character > "\xff" else _decoded(character, reading) for character in as_bytes)
    for word in _WORD.finditer(before):
        start, end = word.span()
        beside = chunk[max(0, start - 1) : start] + chunk[end : end + 1]
        # A letter that the reading can't have made, in the same word: the word has not been through it.
        if not any(character.isalnum() or "\x80" <= character <= "\x9f" for character in beside):
            yield start, end, word[0]


@functools.cache
def _decoded(character: str, reading: Reading) -> str:
    return character.encode("latin-1").decode(reading.written, "replace")


@functools.cache
def _pairs() -> frozenset[str]:
    return frozenset(row[0] + second for row in _PAIRS.split() for second in row[1:])


def _familiarity(word: str) -> float:
    """The share of a word's letter pairs that are frequent in Slavic languages."""
    if len(word) < _LETTERS_TO_JUDGE or not is_natural(word):
        return 0
    small = word.lower()
    return sum(first + second in _pairs() for first, second in pairwise(small)) / (len(word) - 1)


def is_respelling(text: str) -> bool:
    """Whether a text without plain letters is one Cyrillic word by some reading: damage beneath damage."""
    if text.isascii() or any(character.isalpha() and character.isascii() for character in text):
        return False
    for reading in CYRILLIC_READINGS:
        word = next(_words(text, reading), None)
        if not word or word[1] - word[0] < len(text) or not is_natural(word[2]):
            continue
        if _familiarity(word[2]) >= 0.5 or len(text) < _LETTERS_TO_JUDGE:
            return True
    return False


def _all_along(chunks: dict[str, list[int]], reading: Reading) -> Iterator[Respelling]:
    words = {chunk: list(_words(chunk, reading)) for chunk in chunks}
    others = sum(not here for here in words.values())
    # On a page in a Western language with one pasted sentence, its `à` is no Russian word.
    is_everywhere = others <= len(chunks) / 4
    for chunk, here in words.items():
        for start, end, word in here:
            if is_everywhere or len(word) >= _LETTERS_TO_JUDGE:
                yield from (Respelling(at + start, at + end, word, reading) for at in chunks[chunk])
