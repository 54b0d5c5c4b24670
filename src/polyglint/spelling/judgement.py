"""Which unknown words are misspelt: a slip away from a far commoner word, and not a word of the site's own."""

import sys
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from math import log
from types import MappingProxyType
from typing import Any, NamedTuple

from polyglint.language.stems import stem
from polyglint.language.words import function_words
from polyglint.spelling.dictionary import SHORT, Candidates, Dictionary
from polyglint.spelling.edits import Slip, slip
from polyglint.spelling.forms import have_other_prefixes
from polyglint.spelling.letters import alphabet, plain_letter, unaccented

# How likely a slip is beside the others, as logarithms: what fingers do against what inflections look like.
_WEIGHTS: Mapping[Slip, float] = MappingProxyType(
    {
        "accent": 3.0,
        "swapped": 3.0,
        "doubled": 2.5,
        "undoubled": 2.5,
        "neighbour": 1.0,
        "missing": 1.0,
        "extra": 0.5,
        "other": -1.0,
    }
)
_WEAK: frozenset[Slip] = frozenset({"missing", "extra", "other"})
_SURE: frozenset[Slip] = frozenset({"accent", "swapped", "doubled", "undoubled"})
_LEAST_FREQUENCY = 150  # in a thousand million words: rarer ones are not what a finger meant
_LEAST_LONG = 10
_LEAST_WEAK_FREQUENCY = 1000
_LEAST_THIN = 2000  # where many a right word is unknown
_LONG = 8  # letters: among longer words, hardly two are one slip apart by chance
_LEAST_WEAK = 6
_SHOWN = 3
_LEAST_SHARED = 5  # letters that words of one family begin with
_FEW_PAGES = 5  # on more, a slip would have been seen
_FEW_TIMES = 10
_LEAST_SURE = 3000  # times in a thousand million words: the words that everybody uses, and no names
_LEAST_SURE_LETTERS = 6
_LEAST_VOWEL_LETTERS = 8
_VOWELS = frozenset("aeiou")
_COMMON = 10  # times as often as a word of several pages must stand what it is meant for


class Use(NamedTuple):
    """What the site says of a word: on how many pages it stands, how often, and what stands near it."""

    word: str
    times: int
    pages: int
    is_prominent: bool
    near: Mapping[str, int]
    may_be_name: bool = False
    candidates: Candidates = Candidates()


class Verdict(NamedTuple):
    """A word that is misspelt, and what was probably meant, the likeliest first."""

    word: str
    suggestions: tuple[str, ...]


def misspellings(told: Iterable[tuple[str, Mapping[str, Any]]], dictionary: Dictionary) -> dict[str, Verdict]:
    """The misspelt words of a site in one language, from what its documents say: pairs of a path and `stated`."""
    return verdicts(uses_of(told), dictionary)


def verdicts(uses: Sequence[Use], dictionary: Dictionary) -> dict[str, Verdict]:
    """The misspelt ones among the unknown words of a site in one language."""
    sure = {use.word: meant for use in uses if (meant := _surely_meant(use, dictionary))}
    own = {use.word: use.times for use in uses if _is_vocabulary(use) and use.word not in sure}
    roots = {stem(word, dictionary.language) for word in own}
    own_index = _SlipIndex(own, dictionary.language)
    relatives = _Relatives(use.word for use in uses)
    found = {}
    for use in uses:
        if use.word in sure:
            found[use.word] = Verdict(use.word, tuple(sure[use.word][:_SHOWN]))
            continue
        if use.may_be_name or (use.word not in own and stem(use.word, dictionary.language) in roots):
            continue
        if ranked := _ranked(use, _candidates(use, dictionary.language, own_index), dictionary, own, relatives):
            found[use.word] = Verdict(use.word, tuple(ranked[:_SHOWN]))
    return found


class _Relatives:
    """The unknown words of a site in order: what is written alike in several of them is no slip."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = sorted(words)

    def share(self, word: str, place: int) -> bool:
        """Whether another word begins like this one, from its first letter to beyond the place of its slip."""
        beginning = word[: max(_LEAST_SHARED, place + 2)]
        at = bisect_left(self.words, beginning)
        return sum(other.startswith(beginning) for other in self.words[at : at + 2]) > 1


class _SlipIndex:
    """Words by what is left of them without one of their letters: words that are one slip apart meet there."""

    def __init__(self, words: Iterable[str], language: str) -> None:
        self.language = language
        self.words: dict[str, list[str]] = {}
        for word in words:
            for rest in _rests(word):
                self.words.setdefault(rest, []).append(word)

    def near(self, word: str) -> set[str]:
        """The words that are one slip away from this one."""
        met = {other for rest in _rests(word) for other in self.words.get(rest, ())}
        letters = {*alphabet(self.language), *word}  # nobody meant what the keys of the language do not write
        return {other for other in met if letters.issuperset(other) and slip(word, other, self.language)}


def _rests(word: str) -> set[str]:
    """The word, its accents left out, and what is left of it without one of its letters."""
    plain = unaccented(word)
    return {plain, *(plain[:index] + plain[index + 1 :] for index in range(len(plain)))}


def _is_vocabulary(use: Use) -> bool:
    """Whether the site has made the word its own: on several pages, often, or where nobody overlooks a slip."""
    return use.pages > 1 or use.times > 2 or (use.is_prominent and use.times > 1)


def _surely_meant(use: Use, dictionary: Dictionary) -> list[str]:
    """What everybody would read in the word's stead, where it may be the site's own, or a name: the commonest first."""
    is_few = use.pages <= _FEW_PAGES and use.times <= _FEW_TIMES
    if not is_few or not (use.may_be_name or _is_vocabulary(use)) or len(use.word) < _LEAST_SURE_LETTERS:
        return []
    language = dictionary.language
    listed = use.candidates.listed
    common = {word: frequency for word in listed if (frequency := dictionary.frequency(word)) >= _LEAST_SURE}
    sure = [word for word in common if _is_sure(use.word, word, language)]
    return sorted(sure, key=lambda word: -common[word])


def _is_sure(wrong: str, right: str, language: str) -> bool:
    """Whether it is a slip that makes no word: letters swapped or doubled, an accent left out, an English vowel."""
    kind = slip(wrong, right, language)
    if kind is None or _is_inflection(wrong, right, kind, language):
        return False
    if kind == "accent":
        return all(one in (other, plain_letter(other)) for one, other in zip(wrong, right, strict=True))
    if kind in ("neighbour", "other") and language == "en":
        at = _place(wrong, right)
        return len(wrong) >= _LEAST_VOWEL_LETTERS and {wrong[at], right[at]} <= _VOWELS
    return kind in _SURE and not have_other_prefixes(wrong, right, language)


def _candidates(use: Use, language: str, own: _SlipIndex) -> Iterable[str]:
    if len(use.word) < SHORT:
        # Two letters of one of the commonest words are swapped; all else among short words is chance.
        common = () if _is_vocabulary(use) else function_words(language)
        return [word for word in common if slip(use.word, word, language) == "swapped"]
    if _is_vocabulary(use):
        # On several pages, only what they write right far more often is wrong.
        return [word for word, count in use.near.items() if count >= _COMMON * use.times]
    listed, accented, made = use.candidates
    return {*listed, *accented, *own.near(use.word), *use.near} or made


def _ranked(
    use: Use, meant: Iterable[str], dictionary: Dictionary, own: Mapping[str, int], relatives: _Relatives
) -> list[str]:
    """What the word may be meant for, the likeliest first; nothing where it is another form of one of them."""
    language = dictionary.language
    scored: list[tuple[float, str]] = []
    forms: list[float] = []
    for word in meant:
        kind = slip(use.word, word, language)
        if kind is None or (kind != "accent" and have_other_prefixes(use.word, word, language)):
            continue
        if kind != "accent" and word not in use.near and relatives.share(use.word, _place(use.word, word)):
            continue
        evidence = 2 * log(1 + use.near.get(word, 0)) + log(1 + own.get(word, 0))
        frequency = dictionary.frequency(word)
        score = -_WEIGHTS[kind] - log(1 + frequency / 1000) - evidence
        if _is_inflection(use.word, word, kind, language):
            forms.append(score)
        elif _is_likely(use.word, word, kind) and (evidence or frequency >= _least_frequency(word, kind, dictionary)):
            scored.append((score, word))
    # Nearer to another form of the same word than to any other word: a form that the list lacks.
    is_form = bool(forms and scored and min(forms) < min(scored)[0])
    return [] if is_form else [word for _, word in sorted(scored)]


def _place(wrong: str, right: str) -> int:
    """The index of the first letter that differs."""
    pairs = zip(wrong, right, strict=False)
    return next((index for index, (one, other) in enumerate(pairs) if one != other), min(len(wrong), len(right)))


def _least_frequency(word: str, kind: Slip, dictionary: Dictionary) -> int:
    """How common a word has to be for a slip of this kind to lead to it, where the site does not have it."""
    if not dictionary.is_rich:
        return _LEAST_THIN if kind in _SURE else sys.maxsize
    if kind in _SURE and len(word) > SHORT:
        return int(kind in ("swapped", "accent") and dictionary.counts_most_words)
    if len(word) >= _LONG:
        return _LEAST_LONG if kind in _WEAK or dictionary.counts_most_words else 0
    if kind in _WEAK:
        return _LEAST_WEAK_FREQUENCY
    return _LEAST_FREQUENCY if dictionary.counts_most_words else _LEAST_FREQUENCY // 5


def _is_inflection(wrong: str, right: str, kind: Slip, language: str) -> bool:
    """Whether the two are forms of one word that differ in their endings: then the list lacks one of them."""
    if kind in ("swapped", "doubled", "undoubled") or (kind == "accent" and wrong[-3:] == right[-3:]):
        return False
    if kind == "accent" and language != "fr":
        return False  # where stress is marked, a lost mark is a slip in endings too
    return stem(wrong, language) == stem(right, language)


def _is_likely(wrong: str, right: str, kind: Slip) -> bool:
    """Whether a letter too many, too few or quite another is a slip: not at either end, where inflections are."""
    return kind not in _WEAK or (len(wrong) >= _LEAST_WEAK and wrong[0] == right[0] and wrong[-1] == right[-1])


def uses_of(told: Iterable[tuple[str, Mapping[str, Any]]]) -> list[Use]:
    """What a site says of each word, from what its documents say: pairs of a path and `Unknown.stated`."""
    found: dict[str, list[tuple[str, Mapping[str, Any]]]] = {}
    for path, stated in told:
        found.setdefault(str(stated["word"]), []).append((path, stated))
    return [_use(word, group) for word, group in found.items()]


def _use(word: str, group: Sequence[tuple[str, Mapping[str, Any]]]) -> Use:
    near: dict[str, int] = {}
    for _, stated in group:
        for other, count in stated.get("near", {}).items():
            near[other] = near.get(other, 0) + count
    candidates = next((stated["candidates"] for _, stated in group if "candidates" in stated), ())
    return Use(
        word,
        sum(stated["count"] for _, stated in group),
        len({path for path, _ in group}),
        any(stated.get("prominent") for _, stated in group),
        near,
        all(stated.get("may_be_name") for _, stated in group),
        Candidates(*map(tuple, candidates)),
    )
