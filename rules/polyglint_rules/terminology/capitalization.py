"""One name or acronym in small and capital letters by turns."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from polyglint import OBJECT, Document, Edit, Fact, Fix, Json, Mqm, Place, Problem, Related, SiteRule, function_words

_NAME = r"[A-ZÀ-ÞА-ЯЁ][^\W\d_]+(?![\w@/\\=‑<{(]|-\w|[.:]\w)"
# Beside these a word is part of an identifier, an address or a compound.
_BESIDE = "_@#$/\\.=+-‑'’<{"
_SENTENCE_START = r"(?:[.!?…:|]|\ufffc|^)[\s\u2060\"'“‘«(*]*$"
_CAPITAL_BESIDE = r"[\s\u2060]*[A-ZÀ-ÞА-ЯЁ]\w"
_AROUND = "\u2060.,;:!?…()[]*\"'“”‘’«»"
_SHORTEST, _SHORT, _LONGEST = 3, 4, 24
_PLACES = 6  # of a form that a page tells
_FEWEST = 3  # uses that show how a name is written
_CLEAR = 4  # times as often as the other form


@dataclass(eq=False, repr=False)
class Capitalization(SiteRule):
    """A name or an acronym has the same capitals on a whole site."""

    id = "terminology/capitalization"
    mqm = Mqm("terminology", "inconsistent with itself", "minor")

    accept: tuple[str, ...] = ()

    def collect(self, document: Document) -> Iterator[Fact]:
        """The names and acronyms of the page, each form with its places."""
        prose = document.prose
        plain = function_words(document.language or "en")
        spans: dict[str, list[tuple[int, int]]] = {}
        for match in _compiled(_NAME).finditer(prose):
            start, end = _beginning(prose, match.start()), match.end()
            if prose[start - 1 : start] in _BESIDE and start:
                continue
            form = prose[start:end]
            if _SHORTEST <= len(form) <= _LONGEST and (_is_marked(form) or _is_name(prose, start, end, plain)):
                spans.setdefault(form, []).append((start, end))
        small = _small_words(prose) if spans else frozenset()
        for form, found in spans.items():
            folded = form.lower()
            if folded in plain or form in self.accept or (not _is_marked(form) and folded in small):
                continue
            places: list[Json] = []
            for start, end in found[:_PLACES]:
                place = document.place(start, end)
                places.append([start, end, place.line, place.column])
            value: dict[str, Json] = {"form": form, "count": len(found), "places": places}
            yield document.fact(f"{document.locale}|{folded.removesuffix('s')}", value, document.place(*found[0]))

    def conclude(self, key: str, facts: Sequence[Fact]) -> Iterator[Problem]:  # noqa: ARG002  (the facts say it)
        """The forms that are rarer than a form with capitals inside by far."""
        uses = [(fact, fact.value, str(fact.value["form"])) for fact in facts if isinstance(fact.value, dict)]
        acronyms = {_singular(form).lower() for _, _, form in uses if _is_marked(form)}
        for name in sorted(acronyms):
            own = [use for use in uses if _is_form(use[2], name, acronyms)]
            yield from _departing([(fact, form, int(str(value["count"]))) for fact, value, form in own])


def _is_form(form: str, name: str, acronyms: set[str]) -> bool:
    """Whether a form writes this name: as it is, or in the plural (Apis) where that is no other acronym (CSS)."""
    small = _singular(form).lower()
    return small == name or (small == name + "s" and small not in acronyms)


def _departing(uses: Sequence[tuple[Fact, str, int]]) -> Iterator[Problem]:
    """The forms of one name that are rarer than one with capitals inside by far."""
    counts = Counter[str]()
    for _, form, count in uses:
        counts[_singular(form)] += count
    usual, most = counts.most_common(1)[0]
    if not _is_marked(usual) or most < max(_FEWEST, _CLEAR * (counts.total() - most)):
        return
    example = next(fact for fact, form, _ in uses if _singular(form) == usual)
    pages = {fact.place.path for fact, form, _ in uses if _singular(form) == usual}
    for fact, form, _ in uses:
        # Elsewhere, a short one may be another word: "Usa" in Spanish, "Act".
        is_sure = len(usual) > _SHORT or fact.place.path in pages
        if is_sure and _singular(form) != usual and not _is_shouted(form, usual):
            yield _problem(fact, form, usual, (counts[_singular(form)], most), example)


def _problem(fact: Fact, form: str, usual: str, counts: tuple[int, int], example: Fact) -> Problem:
    rare, most = map(_times, counts)
    better = usual + form[len(usual) :]
    return Problem(
        fact.place,
        f'"{form}" is written so {rare} on this site, and {most} as "{usual}": write "{better}"',
        related=(Related(example.place, f'here it is "{usual}"'),),
        fix=Fix(tuple(Edit(place, better) for place in _places(fact)), safe=False),
    )


def _places(fact: Fact) -> Iterator[Place]:
    stated = fact.value["places"] if isinstance(fact.value, dict) else []
    for numbers in stated if isinstance(stated, list) else []:
        if isinstance(numbers, list):
            start, end, line, column = (int(str(number)) for number in numbers)
            yield Place(fact.place.path, start, end, line, column, line, column + end - start)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _is_marked(form: str) -> bool:
    """Whether capitals stand inside a word: IPL, GitHub, iOS."""
    return not _singular(form)[1:].islower()


def _is_shouted(form: str, usual: str) -> bool:
    """Whether a name is in capitals as the words around it are: GITHUB."""
    return form.isupper() and not usual.isupper()


def _singular(form: str) -> str:
    """The acronym of which a form is the plural: APIs."""
    return form[:-1] if form.endswith("s") and form[:-1].isupper() and len(form) > _SHORTEST else form


def _beginning(prose: str, start: int) -> int:
    """Where a word begins whose first capital stands here: iOS, macOS."""
    while start and prose[start - 1].isalnum():
        start -= 1
    return start


def _is_name(prose: str, start: int, end: int, plain: frozenset[str]) -> bool:
    """Whether a capital is the word's own: no sentence begins there, and it is no part of a longer name or title."""
    if start < _SHORTEST or not (prose[start - 2].isalnum() or prose[start - 2] in ",;)\u2060\n '’\"”»"):
        return False
    before = prose[max(start - 24, 0) : start]
    if not prose[start].isupper() or _compiled(_SENTENCE_START).search(before):
        return False
    last = re.split(r"[\s\u2060]+", before.rstrip(" \n\u2060"))[-1]
    return (not last[:1].isupper() or last.lower() in plain) and not _compiled(_CAPITAL_BESIDE).match(prose, end)


def _small_words(prose: str) -> frozenset[str]:
    return frozenset(word.strip(_AROUND) for word in set(prose.replace(OBJECT, " ").split()) if word[:1].islower())


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
