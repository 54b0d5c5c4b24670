"""How one word is made of another by a slip: which kind of slip, and which known words are one slip away."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations, product
from typing import TYPE_CHECKING, Literal

from polyglint.spelling.letters import alphabet, neighbours, plain_letter, unaccented

if TYPE_CHECKING:
    from spellchecker import SpellChecker

Slip = Literal["accent", "swapped", "doubled", "undoubled", "neighbour", "missing", "extra", "other"]

ELIDING = frozenset({"fr", "it", "ca", "oc"})
"""Languages that leave out a vowel before another one and write an apostrophe."""

_ELIDED = "cdjlmnst"
_VOWELS = tuple("aeiouyhàâéèêëîïôûœ")
_MOST_ACCENTS = 2


def slip(wrong: str, right: str, language: str) -> Slip | None:
    """What has happened to the right word; None where it was more than one slip."""
    if abs(len(wrong) - len(right)) > 1 or wrong == right:
        return None
    if len(wrong) == len(right) and unaccented(wrong) == unaccented(right):
        return "accent"
    start = _shared(wrong, right)
    end = min(_shared(wrong[::-1], right[::-1]), min(len(wrong), len(right)) - start)
    there, here = wrong[start : len(wrong) - end], right[start : len(right) - end]
    return _kind(there, here, wrong[start - 1 : start] + wrong[len(wrong) - end :][:1], language)


def _shared(one: str, other: str) -> int:
    """How many letters they begin with in common."""
    for index, (first, second) in enumerate(zip(one, other, strict=False)):
        if first != second:
            return index
    return min(len(one), len(other))


def _kind(wrong: str, right: str, beside: str, language: str) -> Slip | None:
    """The kind of a slip from the letters that differ and the two that they stand between."""
    match len(wrong), len(right):
        case 1, 0:
            return "doubled" if wrong in beside else "extra"
        case 0, 1:
            return "undoubled" if right in beside else "missing"
        case 1, 1:
            touching = plain_letter(wrong) + plain_letter(right)
            return "neighbour" if wrong + right in neighbours(language) or touching in neighbours(language) else "other"
        case 2, 2:
            return "swapped" if wrong == right[::-1] else None
    return None


def one_slip_away(word: str, language: str, is_known: Callable[[str], bool]) -> list[str]:
    """The known words that this one may be meant for, in alphabetical order."""
    found = {other for other in _speller(language).edit_distance_1(word) if other != word and is_known(other)}
    found.update(other for other in reaccented(word, language) if other != word and is_known(other))
    if (
        language in ELIDING and word[0] in _ELIDED and word[1:2] in _VOWELS and is_known(word[1:]) and len(word) > 5
    ):  # dautres
        found.add(f"{word[0]}'{word[1:]}")
    return sorted(found)


@cache
def _speller(language: str) -> "SpellChecker":
    """pyspellchecker without a dictionary: it knows the letters of the language, and makes edits of them."""
    from spellchecker import SpellChecker  # late: only for words that nobody knows

    speller = SpellChecker(language=None, distance=1)
    speller.word_frequency.load_words([alphabet(language)])
    return speller


def reaccented(word: str, language: str) -> Iterator[str]:
    """The word with one or two of its letters otherwise accented."""
    accented = _accents(language)
    places = [index for index, letter in enumerate(word) if plain_letter(letter) in accented]
    for count in range(1, _MOST_ACCENTS + 1):
        for chosen in combinations(places, count):
            for letters in product(*(accented[plain_letter(word[index])] for index in chosen)):
                made = list(word)
                for index, letter in zip(chosen, letters, strict=True):
                    made[index] = letter
                yield "".join(made)


@cache
def _accents(language: str) -> dict[str, list[str]]:
    """What each plain letter can be accented to."""
    found: dict[str, list[str]] = {}
    for letter in alphabet(language):
        if plain_letter(letter) != letter:
            found.setdefault(plain_letter(letter), []).append(letter)
    return found
