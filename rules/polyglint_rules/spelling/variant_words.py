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
    return _paired(word, language) is not None


def spelling(word: str, language: str) -> Spelling | None:
    """What a word in lower case tells; None where it is written alike everywhere."""
    pairing = _paired(word, language)
    if pairing is None:
        return _nasal(word) if language == "pt" else None
    other, family, is_first, is_doubtful = pairing
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


# The other spelling, the family, whether the first side writes it so, whether that is doubtful.
_Pairing = tuple[str, str, bool, bool]


def _paired(word: str, language: str) -> _Pairing | None:
    """What is listed of a word, as it stands there or as a stem with one of its endings."""
    words, stems = _pairings(language)
    if word in words:
        return words[word]
    for letters, (endings, listed) in stems.items():
        found = word.rfind(letters)
        if found > 0:
            stem, ending = word[: found + len(letters)], word[found + len(letters) :]
            if ending in endings and stem in listed:
                other, family, is_first, is_doubtful = listed[stem]
                return other + ending, family, is_first, is_doubtful
    return None


@cache
def _pairings(language: str) -> tuple[dict[str, _Pairing], dict[str, tuple[frozenset[str], dict[str, _Pairing]]]]:
    """What is listed: the words, and by the letters that they end in the stems with their endings.

    Stems are not laid out: of the thousands of words that they make, few are asked for.
    """
    words: dict[str, _Pairing] = {}
    stems: dict[str, tuple[frozenset[str], dict[str, _Pairing]]] = {}
    for heading, listed in _sections(language).items():
        family, _, endings = heading.partition(" + ")
        letters = family.split()
        first = second = words
        if endings:
            first, second = (stems.setdefault(end, (frozenset(endings.split()), {}))[1] for end in letters)
        for word in listed if family != "alike" else ():
            is_doubtful = word[0] == "~"
            own, _, other = word.lstrip("~").partition("/")
            other = other or _exchanged(own, *letters)
            first[own] = other, family, True, is_doubtful
            if family not in _ONE_SIDED:
                second[other] = own, family, False, is_doubtful
    return words, stems


_ONE_SIDED = ("british", "european")


def _exchanged(word: str, letters: str, others: str) -> str:
    """The word as the second side writes it."""
    before, _, after = word.rpartition(letters)
    return before + others + after
