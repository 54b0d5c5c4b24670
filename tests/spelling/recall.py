"""How many seeded misspellings are reported, and how often the right word is offered: a table, when run by itself.

    python tests/spelling/recall.py FOLDER [LANGUAGE…]      FOLDER holds a folder for each language

Words of five letters and more of the pages get one slip each: a neighbouring key, two letters swapped, one doubled, an
accent dropped. A slip that makes another word is no misspelling, and is counted by itself.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from polyglint import Dictionaries, Document, Fact
from polyglint.spelling.letters import folded, plain_letter
from polyglint.spelling.survey import _WORD
from polyglint_rules.spelling.misspelling import Misspelling

SEEDS = 1000
LEAST_LETTERS = 5
KEYS = {
    "ru": ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"),
    "fr": ("azertyuiop", "qsdfghjklm", "wxcvbn"),
    "de": ("qwertzuiopü", "asdfghjklöä", "yxcvbnm"),
    "": ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
}


class Seed(NamedTuple):
    """A misspelling in its place."""

    path: str
    start: int
    right: str
    wrong: str
    kind: str


class Score(NamedTuple):
    """What became of the seeds."""

    seeded: int
    words: int  # made another word of the language: nothing to report
    reported: int
    first: int  # with the right word as the first suggestion
    third: int  # among the first three
    missed: tuple[Seed, ...]


def slips(word: str, language: str) -> dict[str, list[str]]:
    """What a finger makes of a word, by kind."""
    found: dict[str, list[str]] = {"neighbour": [], "swapped": [], "doubled": [], "accent": []}
    for index, letter in enumerate(word):
        before, after = word[:index], word[index + 1 :]
        found["neighbour"] += [before + key + after for key in _beside(letter, language)]
        found["doubled"].append(before + letter * 2 + after)
        if after and after[0] != letter:
            found["swapped"].append(before + after[0] + letter + after[1:])
        if plain_letter(letter) != letter:
            found["accent"].append(before + plain_letter(letter) + after)
    return {kind: made for kind, made in found.items() if made}


def _beside(letter: str, language: str) -> list[str]:
    for row in KEYS.get(language, KEYS[""]):
        if (at := row.find(letter)) >= 0:
            return [*row[max(0, at - 1) : at], *row[at + 1 : at + 2]]
    return []


def seeded(documents: Sequence[Document], language: str, count: int, salt: int = 1) -> Iterator[Seed]:
    """Seeds in words that occur in the documents, each word once."""
    rule = Misspelling()
    dictionary = Dictionaries(rule.spelling).of(language)
    places = {
        match[0]: (document.path, match.start())
        for document in documents
        for match in _WORD.finditer(document.prose)
        if match[0].islower() and match[0].isalpha() and len(match[0]) >= LEAST_LETTERS and dictionary.knows(match[0])
    }
    dice = random.Random(salt)
    words = sorted(places)
    dice.shuffle(words)
    for word in words[:count]:
        made = slips(word, language)
        kind = dice.choice(sorted(made))
        yield Seed(*places[word], word, dice.choice(made[kind]), kind)


def score(documents: Sequence[Document], language: str, count: int = SEEDS) -> Score:
    """Seed the documents and look what the rule says."""
    rule = Misspelling()
    dictionary = Dictionaries(rule.spelling).of(language)
    seeds = [*seeded(documents, language, count)]
    real = [seed for seed in seeds if dictionary.knows(seed.wrong)]
    facts = [fact for document in documents for fact in rule.collect(_with(document, seeds))]
    said = _said(rule, facts)
    sown = [seed for seed in seeds if seed not in real]
    reported = [(seed, message) for seed in sown if (message := said.get((seed.path, seed.wrong)))]
    ranks = Counter(_rank(seed.right, message, language) for seed, message in reported)
    missed = tuple(seed for seed in sown if (seed.path, seed.wrong) not in said)
    return Score(len(seeds), len(real), len(reported), ranks[1], ranks[1] + ranks[2] + ranks[3], missed)


def _with(document: Document, seeds: Sequence[Seed]) -> Document:
    text = document.text
    for seed in sorted((seed for seed in seeds if seed.path == document.path), key=lambda seed: -seed.start):
        text = text[: seed.start] + seed.wrong + text[seed.start + len(seed.right) :]
    return Document.from_bytes(document.path, text.encode(), document.locale)


def _said(rule: Misspelling, facts: Sequence[Fact]) -> dict[tuple[str, str], str]:
    forms = {fact.place: str(fact.value["form"]) for fact in facts if isinstance(fact.value, dict)}
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact.key, []).append(fact)
    problems = [problem for key, group in groups.items() for problem in rule.conclude(key, group)]
    return {(problem.place.path, forms[problem.place]): problem.message for problem in problems}


def _rank(right: str, message: str, language: str) -> int:
    offered = [folded(word, language) for word in message.partition(": is ")[2].split('"')[1::2]]
    return offered.index(folded(right, language)) + 1 if folded(right, language) in offered else 0


def read(folder: Path, language: str) -> list[Document]:
    """The documents of a language."""
    files = sorted((folder / language).rglob("*.md"))
    return [Document.from_bytes(str(file.relative_to(folder)), file.read_bytes(), language) for file in files]


def main(folder: str, *languages: str) -> None:
    """Print the table."""
    print("language  seeded  other words  reported   right first   among three")
    for language in languages or sorted(path.name for path in Path(folder).iterdir() if path.is_dir()):
        found = score(read(Path(folder), language), language)
        sown = max(1, found.seeded - found.words)
        shares = (f"{100 * part / sown:5.1f} %" for part in (found.reported, found.first, found.third))
        print(f"{language:8} {found.seeded:7} {found.words:12}   ", "      ".join(shares))
        kinds = Counter(seed.kind for seed in found.missed)
        print(
            "          missed:",
            dict(kinds),
            [(seed.right, seed.wrong, seed.path, seed.start) for seed in found.missed[:40]],
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
