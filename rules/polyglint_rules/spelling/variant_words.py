"""Spellings that tell on which side of an ocean a text was written, and their counterparts."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

SIDES: Mapping[str, tuple[str, str]] = {"en": ("British", "American"), "pt": ("European", "Brazilian")}
"""What the two spellings of a language are called, the first as the data has it."""

# Portuguese has an acute on the one side and a circumflex on the other wherever a nasal and a vowel follow.
_NASAL = re.compile(r"[óéôê](?=[mn][aeiouãõáéíóúâêô])")
_OTHER_SIDE = str.maketrans("óéôê", "ôêóé")


class Spelling(NamedTuple):
    """How one side writes a word: the side, the other side's spelling, and what the spelling is worth.

    A doubtful one is in use on both sides. Which of -ise and -ize a word has is a matter of house style in Britain.
    """

    side: str
    other: str
    is_doubtful: bool = False
    ending: str = ""


@cache
def spellings(language: str) -> Mapping[str, Spelling]:
    """The words of a language that have two spellings."""
    found: dict[str, Spelling] = {}
    first, second = SIDES[language]
    for word, other, family in _pairs(language):
        is_doubtful = word.startswith("~")
        word = word.removeprefix("~")
        has_ending = family == "is iz"
        found[word] = Spelling(first, other, is_doubtful, "-ise" if has_ending else "")
        if family not in _ONE_SIDED:
            found[other] = Spelling("" if has_ending else second, word, is_doubtful, "-ize" if has_ending else "")
    return found


_ONE_SIDED = ("british", "european")


def spelling(word: str, language: str) -> Spelling | None:
    """What a word in lower case tells; None where it is written alike everywhere."""
    known = spellings(language).get(word)
    return _nasal(word) if known is None and language == "pt" else known


def _nasal(word: str) -> Spelling | None:
    """Of económico and econômico, and of all their like."""
    accent = _NASAL.search(word)
    if accent is None or word in _alike():
        return None
    side = SIDES["pt"][accent[0] in "ôê"]
    return Spelling(side, word[: accent.start()] + accent[0].translate(_OTHER_SIDE) + word[accent.end() :])


@cache
def _alike() -> frozenset[str]:
    return frozenset(_sections("pt")["alike"])


@cache
def _sections(language: str) -> dict[str, list[str]]:
    data = (Path(__file__).parent / "locale_variants" / f"{language}.txt").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    words: list[str] = []
    for line in data.splitlines():
        if line.startswith("@"):
            words = found.setdefault(line[1:].strip(), [])
        elif not line.startswith("#"):
            words.extend(line.split())
    return found


def _pairs(language: str) -> Iterator[tuple[str, str, str]]:
    """Each word as the first side writes it, as the second does, and its family."""
    for heading, words in _sections(language).items():
        family, _, endings = heading.partition(" + ")
        if family == "alike":
            continue
        for word in words:
            if "/" in word:
                own, _, other = word.partition("/")
                yield own, other, family
            else:
                for ending in endings.split() or ("",):
                    yield word + ending, _exchanged(word.removeprefix("~"), family) + ending, family


def _exchanged(word: str, family: str) -> str:
    letters, others = family.split()
    before, _, after = word.rpartition(letters)
    return before + others + after
