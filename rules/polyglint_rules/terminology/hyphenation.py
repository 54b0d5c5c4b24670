"""One compound with a hyphen, without it and in two words."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from polyglint import (
    OBJECT,
    Document,
    Edit,
    Fact,
    Fix,
    Json,
    Mqm,
    Place,
    Problem,
    Related,
    SiteRule,
    function_words,
    script_of,
    telling_words,
    words_of,
)

# Beside these a word is part of a longer compound, an identifier or an address.
_BESIDE = "_@#$/\\.=+-‑'’"
_AFTER = r"(?![\w@/\\=\-‑]|[.:]\w|\()"
_HYPHEN = r"[-‑]([^\W\d_]{3,})" + _AFTER
_AROUND = "\u2060.,;:!?…()[]*\"'“”‘’«»"
_SOLID = frozenset({"email", "emails", "ebook", "ebooks", "ecommerce", "elearning"})  # too short for the rest
_LETTERS = ("e", "E")  # e-mail
_CAPITAL_NOUNS = ("de", "lb")
_LONGEST = 6  # places of a form that a page tells
_SHORTEST = 7  # letters of a solid compound
_TELLING = 4  # letters that tell one second part from another
_STANDING = frozenset(
    {"re", "over", "under", "out", "sub", "auto", "post", "pos", "sous", "non", "super", "intra"}
)  # words of their own
_CLEAR = 3  # times as often as the others: the site has made its choice
_FEW = 5  # uses in all: of so few, twice as many are clear


@dataclass(eq=False, repr=False)
class Hyphenation(SiteRule):
    """A compound is written in one way on a whole site: with a hyphen, without it, or in two words."""

    id = "terminology/hyphenation"
    mqm = Mqm("terminology", "inconsistent with itself", "minor")

    accept: tuple[str, ...] = ()

    def collect(self, document: Document) -> Iterator[Fact]:
        """The compounds of the page, each form with its places."""
        for form, spans in _forms(document).items():
            joined = "".join(form.parts)
            if joined in _listed(document.language, "apart") or {joined, form.text} & {*self.accept}:
                continue
            places: list[Json] = []
            for start, end in spans[:_LONGEST]:
                place = document.place(start, end)
                places.append([start, end, place.line, place.column, document.text[start].isupper()])
            value: dict[str, Json] = {
                "parts": [*form.parts],
                "joint": form.joint,
                "count": len(spans),
                "places": places,
            }
            yield document.fact(
                f"{document.locale}|{joined.removesuffix('s')[:_SHORTEST]}", value, document.place(*spans[0])
            )

    def conclude(self, key: str, facts: Sequence[Fact]) -> Iterator[Problem]:  # noqa: ARG002  (the facts say it)
        """The forms that are rarer than another one by far."""
        uses = [use for fact in facts if (use := _use(fact))]
        for beginning in sorted({use.form.beginning for use in uses if len(use.form.parts) > 1}):
            yield from _departing([use for use in uses if use.form.starts(beginning)], len(beginning[0]))


class _Form(NamedTuple):
    """A compound as it is written: its parts in lower case, and what joins them. A solid one has one part."""

    parts: tuple[str, ...]
    joint: str = ""

    @property
    def text(self) -> str:
        return self.joint.join(self.parts)

    @property
    def beginning(self) -> tuple[str, str]:
        """The first part, and what of the second one its inflections have in common."""
        return self.parts[0], self.parts[-1][:_TELLING]

    def starts(self, beginning: tuple[str, str]) -> bool:
        """Whether this is a form of the compound that begins so."""
        if len(self.parts) > 1:
            return self.beginning == beginning
        return self.parts[0].startswith("".join(beginning))

    def joined(self, joint: str, cut: int) -> str:
        """The same compound in another form; `cut` letters are its first part."""
        solid = "".join(self.parts)
        return f"{solid[:cut]}{joint}{solid[cut:]}"


class _Use(NamedTuple):
    """A form of a compound on a page."""

    form: _Form
    times: int
    places: tuple[Place, ...]
    capitals: tuple[bool, ...]
    language: str


def _use(fact: Fact) -> _Use | None:
    value = fact.value
    if not isinstance(value, dict) or not isinstance(value["parts"], list) or not isinstance(value["places"], list):
        return None
    form = _Form(tuple(map(str, value["parts"])), str(value["joint"]))
    places, capitals = [], []
    for stated in value["places"]:
        if isinstance(stated, list):
            start, end, line, column = (int(str(number)) for number in stated[:4])
            places.append(Place(fact.place.path, start, end, line, column, line, column + end - start))
            capitals.append(bool(stated[4]))
    places[0] = fact.place
    return _Use(form, int(str(value["count"])), tuple(places), tuple(capitals), fact.locale.partition("-")[0])


def _departing(uses: Sequence[_Use], cut: int) -> Iterator[Problem]:
    """The forms of one compound that are rarer than another one by far."""
    counts = Counter[str]()
    for use in uses:
        counts[use.form.joint] += use.times
    usual, most = counts.most_common(1)[0]
    rare = counts.total() - most
    if not rare or most < max(2, (_CLEAR if counts.total() > _FEW else 2) * rare):
        return
    example = next(use for use in uses if use.form.joint == usual)
    for use in uses:
        if use.form.joint != usual and not _is_as_the_norm_has_it(use, cut):
            yield _problem(use, use.form.joined(usual, cut), (counts[use.form.joint], most), example)


def _is_as_the_norm_has_it(use: _Use, cut: int) -> bool:
    """Whether the compound is solid where its language joins this prefix to its word, whatever the rest of the site."""
    return not use.form.joint and use.form.parts[0][:cut] in _listed(use.language, "solid")


def _problem(use: _Use, better: str, counts: tuple[int, int], example: _Use) -> Problem:
    rare, most = map(_times, counts)
    texts = [_in_case(better, use.language, is_capital=capital) for capital in use.capitals]
    edits = tuple(Edit(place, text) for place, text in zip(use.places, texts, strict=True))
    written = _in_case(use.form.text, use.language, is_capital=use.capitals[0])
    return Problem(
        use.places[0],
        f'"{written}" is written so {rare} on this site, and {most} like "{_shown(example)}": write "{texts[0]}"',
        related=(Related(example.places[0], f'here it is "{_shown(example)}"'),),
        fix=Fix(edits, safe=False),
    )


def _shown(use: _Use) -> str:
    is_capital = use.language in _CAPITAL_NOUNS and use.capitals[0]
    return _in_case(use.form.text, use.language, is_capital=is_capital)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _in_case(text: str, language: str, *, is_capital: bool) -> str:
    if not is_capital:
        return text
    first, joint, second = text.partition("-")
    return f"{first.capitalize()}{joint}{second.capitalize() if language in _CAPITAL_NOUNS else second}"


def _forms(document: Document) -> dict[_Form, list[tuple[int, int]]]:
    """The compounds of the page with their places: hyphenated, in two words, and solid ones that may be."""
    found: dict[_Form, list[tuple[int, int]]] = {}
    prose, language = document.prose, document.language or "en"
    for first, match in _hyphenated(prose, language):
        form = _Form((prose[first : match.start()].lower(), match[1].lower()), "-")
        found.setdefault(form, []).append((first, match.end()))
    words = set(prose.replace(OBJECT, " ").split())
    words |= {word.strip(_AROUND) for word in words if not word.isalpha()}
    words = {word for word in words if word.isalpha() and word[1:].islower()}
    solid = {"".join(form.parts) for form in found}
    candidates = {word for word in words if word.lower() in solid or word.lower() in _SOLID} | _joined(words, language)
    for word in candidates:
        for start, match in _standing(prose, word, ""):
            found.setdefault(_Form((word.lower(),)), []).append((start, match.end()))
    for word in words & {*_listed(language, "prefixes")} - _STANDING:
        for start, match in _standing(prose, word, r" ([^\W\d_]{3,})"):
            if match[1].islower():
                found.setdefault(_Form((word, match[1]), " "), []).append((start, match.end()))
    own = {
        form: sorted(span for span in spans if not any(start <= span[0] < end for start, end in document.screens))
        for form, spans in found.items()
    }
    return {form: spans for form, spans in own.items() if spans and _is_own(document, form, spans[0][0])}


def _hyphenated(prose: str, language: str) -> Iterator[tuple[int, re.Match[str]]]:
    """The compounds with one hyphen: where they begin, and what follows from the hyphen on."""
    if "-" not in prose and "‑" not in prose:
        return
    for match in _pattern(_HYPHEN).finditer(prose):
        start = match.start()
        while start and prose[start - 1].isalpha():
            start -= 1
        first = prose[start : match.start()]
        if (first in _LETTERS or first[1:].islower()) and _is_part(match[1], language) and _begins_word(prose, start):
            yield start, match


def _is_part(word: str, language: str) -> bool:
    """Whether a word is no name: the second part of a German noun has a capital of its own."""
    return word.islower() or (language in _CAPITAL_NOUNS and word[1:].islower())


def _standing(prose: str, word: str, following: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Where a word stands by itself: where it begins, and what follows."""
    rest = _pattern(following + _AFTER)
    start = prose.find(word)
    while start >= 0:
        end = start + len(word)
        match = rest.match(prose, end)
        if match and _begins_word(prose, start):
            yield start, match
        start = prose.find(word, end)


def _begins_word(prose: str, start: int) -> bool:
    before = prose[start - 1 : start]
    return not before or not (before.isalnum() or before in _BESIDE)


def _joined(words: set[str], language: str) -> set[str]:
    """The words that may be solid compounds: by how they begin or end, or since what follows re- stands there too."""
    prefixes, ends = _listed(language, "prefixes"), _listed(language, "ends")
    plain = _plain(language)
    return {
        word
        for word in words
        if len(word) >= _SHORTEST
        and ((small := word.lower()).startswith(prefixes) or small.endswith(ends) or _is_again(small, words))
        and small not in plain
    }


def _is_again(word: str, words: set[str]) -> bool:
    return word.startswith("re") and word[2:] in words


def _is_own(document: Document, form: _Form, offset: int) -> bool:
    """Whether a compound is of the page's language and not of a text that waits for its translation."""
    language = document.language
    own = function_words(language)
    if language in ("", "en") or not own or not "".join(form.parts).isascii():
        return True
    if script_of(language) not in ("latin", ""):
        return False
    block = document.block_at(offset)
    words = words_of(document.prose[block.start : block.end]) if block else []
    return sum(word in telling_words("en", language) for word in words) <= sum(word in own for word in words)


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


@cache
def _plain(language: str) -> frozenset[str]:
    return frozenset(_listed(language, "plain"))


def _listed(language: str, what: str) -> tuple[str, ...]:
    return _lists().get(f"{language} {what}", ())


@cache
def _lists() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    heading = ""
    for line in Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            heading = line[1:].strip()
        elif not line.startswith("#"):
            found[heading] = (*found.get(heading, ()), *line.split())
    return found
