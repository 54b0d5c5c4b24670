"""Spellings that tell on which side of an ocean a text was written, and their counterparts."""

import re
from collections.abc import Mapping, Sequence
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


def is_listed(word: str, language: str) -> bool:
    """Whether a word in lower case is listed as having two spellings."""
    return word in _pairings(language)


def spelling(word: str, language: str) -> Spelling | None:
    """What a word in lower case tells; None where it is written alike everywhere."""
    pairing = _pairings(language).get(word)
    if pairing is None:
        return _nasal(word) if language == "pt" else None
    other, family, is_first, is_doubtful = pairing
    first, second = SIDES[language]
    if family == "is iz":
        return Spelling(first if is_first else "", other, is_doubtful, "-ise" if is_first else "-ize")
    return Spelling(first if is_first else second, other, is_doubtful)


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


@cache
def _pairings(language: str) -> Mapping[str, tuple[str, str, bool, bool]]:
    """By word: the other spelling, the family, whether the first side writes it so, whether that is doubtful.

    Plain tuples: thousands are made, few are asked for.
    """
    found: dict[str, tuple[str, str, bool, bool]] = {}
    for heading, words in _sections(language).items():
        family, _, stated = heading.partition(" + ")
        endings = stated.split() or [""]
        for listed in words if family != "alike" else ():
            word = listed.removeprefix("~")
            is_doubtful = listed.startswith("~")
            for own, other in [word.split("/")] if "/" in word else _exchanged(word, family, endings):
                found[own] = other, family, True, is_doubtful
                if family not in _ONE_SIDED:
                    found[other] = own, family, False, is_doubtful
    return found


_ONE_SIDED = ("british", "european")


def _exchanged(word: str, family: str, endings: Sequence[str]) -> list[tuple[str, str]]:
    """Each form of the word as the first side writes it, and as the second does."""
    letters, others = family.split()
    before, _, after = word.rpartition(letters)
    other = before + others + after
    return [(word + ending, other + ending) for ending in endings]
