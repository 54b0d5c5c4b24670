"""Spellings that tell on which side of an ocean a text was written, and their counterparts."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

SIDES: Mapping[str, tuple[str, str]] = {"en": ("British", "American"), "pt": ("European", "Brazilian")}
"""What the two spellings of a language are called, the first as the data has it."""

# Portuguese has an acute on the one side and a circumflex on the other wherever a nasal and a vowel follow.
_NASAL = r"[óéôê](?=[mn][aeiouãõáéíóúâêô])"  # a text: other languages need no pattern
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
    own, others, family, is_first, is_doubtful = pairing
    other = others + word.removeprefix(own)
    first, second = SIDES[language]
    if family == "is iz":
        return Spelling(first if is_first else "", other, is_doubtful, "-ise" if is_first else "-ize")
    return Spelling(first if is_first else second, other, is_doubtful)


def _nasal(word: str) -> Spelling | None:
    """Of económico and econômico, and of all their like."""
    accent = re.search(_NASAL, word)
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
def _pairings(language: str) -> Mapping[str, tuple[str, str, str, bool, bool]]:
    """By word: what stands before its ending and what in the other spelling, the family, whether the first side writes
    it so, whether that is doubtful.

    Plain tuples, one for all endings: thousands are made, few are asked for.
    """
    found: dict[str, tuple[str, str, str, bool, bool]] = {}
    for heading, words in _sections(language).items():
        family, _, stated = heading.partition(" + ")
        endings = stated.split() or [""]
        letters, _, others = family.partition(" ")
        for listed in words if family != "alike" else ():
            is_doubtful = listed.startswith("~")
            own, _, other = listed.removeprefix("~").partition("/")
            if not other:
                before, _, after = own.rpartition(letters)
                other = before + others + after
            first, second = (own, other, family, True, is_doubtful), (other, own, family, False, is_doubtful)
            for ending in endings:
                found[own + ending] = first
                if family not in _ONE_SIDED:
                    found[other + ending] = second
    return found


_ONE_SIDED = ("british", "european")
