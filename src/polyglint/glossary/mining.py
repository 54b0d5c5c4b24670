"""Terms that recur on a site, and what its translations call them, counted over texts that stand for each other.

Candidates are runs of one to three words without function words, ranked by their C-value (Frantzi, Ananiadou and Mima,
"Automatic recognition of multi-word terms", 2000): how often they stand by themselves, not as part of a longer one. A
rendering goes with a term by Dice's coefficient over the texts (McKeown, Smadja and Hatzivassiloglou, "Translating
collocations for bilingual lexicons", 1996), where the log-likelihood ratio (Dunning, "Accurate methods for the
statistics of surprise and coincidence", 1993) says that it is no chance. Words count by their stems.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from polyglint.glossary.texts import BREAK, Pair, units
from polyglint.language.stems import WITHOUT_SPACES, stem
from polyglint.language.words import function_words

_LONGEST = 3  # words of a term
_WORD = re.compile(r"[^\W\d_]{3,}(?:['’]s)?")
_CODE = re.compile(r"[a-z][A-Z]")
_SAMPLE = 200  # texts of a term that its renderings are looked for in: more tell nothing new
_SHOWN = 60  # of them, to see in which form a rendering stands
_NEARLY_ALWAYS = 0.7
_NAME = 0.1  # of a name's forms at most are in lower case
_CANDIDATES = 3  # times as many terms as are asked for are compared
_SIGNIFICANT = 10.83  # log-likelihood ratio: chance in one of a thousand
_LEAST_DICE = 0.15
_BEST_DICE = 0.3  # of a term's foremost rendering in some locale: common words are rendered as the sentence wants
_MOST_RENDERINGS = 3
# English words that recur on any site, and name nothing.
_GENERAL = """
use need want make see call let work way thing time look know find run try start change add remove give take put keep
show tell ask get set come think mean happen help want let's new same different other first last next good better best
inside outside instead example like also well often usually possible able available following common specific
"""
_LEAST_SHARE = 0.05  # of a term's texts: rarer renderings are noise

Run = tuple[str, ...]


class Rendering(NamedTuple):
    """What a locale calls a term, and in how many of the term's texts."""

    text: str
    times: int


class Renderings(NamedTuple):
    """The renderings of a term in one locale, the most frequent first; `texts` is how many texts have the term."""

    texts: int
    named: tuple[Rendering, ...]
    dice: float


class Suggestion(NamedTuple):
    """A term of the site, how many texts of the source have it, and its renderings by locale."""

    text: str
    times: int
    renderings: Mapping[str, Renderings]


def suggestions(
    pairs: Iterable[Pair], source_language: str, least: int, most: int, known: Iterable[str] = ()
) -> list[Suggestion]:
    """The terms of these texts, at most `most`, each in `least` texts of the source or more; `known` ones left out."""
    sources: dict[str, int] = {}
    targets: dict[str, dict[int, str]] = defaultdict(dict)
    for pair in pairs:
        targets[pair.locale][sources.setdefault(pair.source, len(sources))] = pair.target
    side = _Source([text.split(" ") for text in sources], source_language)
    counts = side.counts(least)
    for text in known:
        counts.pop(tuple(stem(word, source_language) for word in text.split()), None)
    ranked = _ranked(counts)[: most * _CANDIDATES]
    where = side.texts_with(ranked)
    found: dict[Run, dict[str, Renderings]] = {run: {} for run in ranked}
    for locale in sorted(targets):
        target = _Target(targets[locale], locale.partition("-")[0])
        for run in ranked:
            if renderings := target.renderings(where[run]):
                found[run][locale] = renderings
    chosen = [run for run in ranked if any(one.dice >= _BEST_DICE for one in found[run].values())]
    return [Suggestion(side.shown(run), counts[run], found[run]) for run in chosen[:most]]


class _Source:
    """The texts of the source, as words and as stems."""

    def __init__(self, texts: Sequence[list[str]], language: str) -> None:
        self.texts = texts
        self.language = language
        self.forms: dict[Run, Counter[str]] = {}
        self.stems = [[self._stem(word) for word in text] for text in texts]

    def _stem(self, word: str) -> str:
        """The stem of a word that may be part of a term, or a break."""
        if self.language in WITHOUT_SPACES or word == BREAK:
            return word
        is_word = _WORD.fullmatch(word) and not _CODE.search(word)
        root = stem(word, self.language) if is_word else BREAK
        return BREAK if root in _common(self.language) or (self.language == "en" and root in _general()) else root

    def counts(self, least: int) -> dict[Run, int]:
        """The runs that may be terms, with the number of texts that have them."""
        single = Counter(word for text in self.stems for word in set(text))
        rare = {word for word, count in single.items() if count < least}
        counts: Counter[Run] = Counter()
        for text in self.stems:
            words = [BREAK if word in rare else word for word in text]
            counts.update(set(units(words, self.language, _LONGEST)))
        return {run: count for run, count in counts.items() if count >= least}

    def texts_with(self, runs: Iterable[Run]) -> dict[Run, list[int]]:
        """The numbers of the texts that have each of these runs; their forms are counted on the way."""
        wanted: dict[Run, list[int]] = {run: [] for run in runs}
        self.forms = {run: Counter() for run in wanted}
        for number, (stems, words) in enumerate(zip(self.stems, self.texts, strict=True)):
            for run, form in self._forms_in(stems, words):
                if run in wanted:
                    self.forms[run][" ".join(form)] += 1
                    if wanted[run][-1:] != [number]:
                        wanted[run].append(number)
        return wanted

    def _forms_in(self, stems: list[str], words: list[str]) -> Iterator[tuple[Run, Run]]:
        if self.language in WITHOUT_SPACES:
            return ((unit, unit) for unit in units(words, self.language, _LONGEST))
        return _parallel(stems, words)

    def shown(self, run: Run) -> str:
        """The most frequent form of a run."""
        return _foremost(self.forms[run]).removesuffix("'s").removesuffix("’s")


def _parallel(stems: Sequence[str], words: Sequence[str]) -> Iterator[tuple[Run, Run]]:
    """The runs of the stems, each with its words."""
    for start in range(len(stems)):
        for end in range(start + 1, min(start + _LONGEST, len(stems)) + 1):
            if stems[end - 1] == BREAK:
                break
            yield tuple(stems[start:end]), tuple(words[start:end])


def _forms_of(run: Run, stems: Sequence[str], words: Sequence[str]) -> Iterator[str]:
    """The words of each place where the stems have a run."""
    stated = list(run)
    for start, found in enumerate(stems):
        if found == run[0] and stems[start : start + len(run)] == stated:
            yield " ".join(words[start : start + len(run)])


class _Target:
    """The texts of one locale by the numbers of their sources."""

    def __init__(self, texts: Mapping[int, str], language: str) -> None:
        self.language = language
        self.words = {number: text.split(" ") for number, text in texts.items()}
        self.stems = {number: [self._stem(word) for word in words] for number, words in self.words.items()}
        self.singles = {number: self._singles(stems) for number, stems in self.stems.items()}
        self.frequency = Counter(word for words in self.singles.values() for word in words)

    def _stem(self, word: str) -> str:
        return word if word == BREAK or self.language in WITHOUT_SPACES else stem(word, self.language)

    def _singles(self, stems: list[str]) -> frozenset[str]:
        if self.language in WITHOUT_SPACES:
            return frozenset(unit[0] for unit in units(stems, self.language, 1))
        return frozenset(stems) - _common(self.language)

    def renderings(self, numbers: Sequence[int]) -> Renderings | None:
        """What these texts have in common and others have not, the most frequent first."""
        having = [number for number in numbers if number in self.words]
        left = having[:: max(1, len(having) // _SAMPLE)]
        scale = len(having) / len(left) if left else 0.0
        least = max(2.0, _LEAST_SHARE * len(left))
        named: list[Rendering] = []
        foremost = 0.0
        while len(named) < _MOST_RENDERINGS:
            word, dice = self._best(left, scale)
            with_it = [number for number in left if word in self.singles[number]]
            if not word or len(with_it) < least:
                break
            foremost = foremost or dice
            named.append(Rendering(self._shown(word, with_it), round(len(with_it) * scale)))
            left = [number for number in left if word not in self.singles[number]]
        return Renderings(len(having), tuple(sorted(named, key=lambda one: -one.times)), foremost) if named else None

    def _best(self, numbers: Sequence[int], scale: float) -> tuple[str, float]:
        """The word that goes best with these texts, and Dice's coefficient of the two."""
        counts = Counter(word for number in numbers for word in self.singles[number])
        texts, total = len(numbers) * scale, len(self.words)
        best = (_LEAST_DICE, "")
        for word, count in counts.items():
            together = min(count * scale, self.frequency[word])
            dice = 2 * together / (texts + self.frequency[word])
            if dice >= best[0] and count > 1:
                is_chance = _log_likelihood(together, texts, self.frequency[word], total) < _SIGNIFICANT
                best = best if is_chance else max(best, (dice, word))
        return best[1], best[0]

    def _shown(self, word: str, numbers: Sequence[int]) -> str:
        """The most frequent form of a word, with its neighbours where they nearly always are the same.

        Of Korean nouns the form without particles.
        """
        if self.language in WITHOUT_SPACES:
            return word
        sample = numbers[:_SHOWN]
        around = Counter(run for number in sample for run in self._around(word, number))
        fitting = [(len(run), count, run) for run, count in around.items() if count >= _NEARLY_ALWAYS * len(sample)]
        run = max(fitting)[2] if fitting else (word,)
        if self.language == "ko":
            return " ".join(run)
        forms = Counter(form for number in sample for form in _forms_of(run, self.stems[number], self.words[number]))
        return _foremost(forms) if forms else " ".join(run)

    def _around(self, word: str, number: int) -> set[Run]:
        """The longer runs of a text that hold the word and neither begin nor end with a function word."""
        stems, common = self.stems[number], _common(self.language)
        return {
            tuple(stems[start : start + length])
            for index, found in enumerate(stems)
            if found == word
            for length in range(2, _LONGEST + 1)
            for start in range(max(index - length + 1, 0), index + 1)
            if start + length <= len(stems)
            and BREAK not in stems[start : start + length]
            and stems[start] not in common
            and stems[start + length - 1] not in common
        }


@cache
def _common(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in function_words(language)) | {BREAK}


@cache
def _general() -> frozenset[str]:
    return frozenset(stem(word, "en") for word in _GENERAL.split())


def _foremost(forms: Mapping[str, int]) -> str:
    """The most frequent form, in lower case where it stands so now and then: what begins sentences is no name."""
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    for form, count in forms.items():
        spelled[form.lower()][form] += count
    lower = max(spelled, key=lambda form: (spelled[form].total(), -len(form), form))
    same = spelled[lower]
    return lower if same[lower] > _NAME * same.total() else max(same, key=lambda form: (same[form], form))


def _ranked(counts: Mapping[Run, int]) -> list[Run]:
    """The runs by their C-value, the likeliest term first."""
    within: dict[Run, list[int]] = defaultdict(list)
    for run, count in counts.items():
        for length in range(1, len(run)):
            for start in range(len(run) - length + 1):
                within[run[start : start + length]].append(count)
    values = {
        run: math.log2(len(run) + 1) * (count - (sum(within[run]) / len(within[run]) if run in within else 0))
        for run, count in counts.items()
    }
    return sorted(values, key=lambda run: (-values[run], run))


def _log_likelihood(together: float, first: float, second: float, total: float) -> float:
    """Twice the log-likelihood ratio of two things meeting as often as they do, against their meeting by chance."""
    cells = (
        (together, first * second / total),
        (first - together, first * (total - second) / total),
        (second - together, (total - first) * second / total),
        (total - first - second + together, (total - first) * (total - second) / total),
    )
    return 2 * sum(seen * math.log(seen / expected) for seen, expected in cells if seen > 0 and expected > 0)
