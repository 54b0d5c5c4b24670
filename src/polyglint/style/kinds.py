"""The kinds of rules that a data file can hold: the keys of each, and how they make its rule."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple, Protocol, TypeVar, get_args

from polyglint.style.counts import COUNTS
from polyglint.style.data_rule import DataRule
from polyglint.style.finders import Finder, PatternFinder, PhraseFinder
from polyglint.style.formula import Formula, FormulaError
from polyglint.style.letter_case import Case, LetterCase, Matching
from polyglint.style.measures import Measured
from polyglint.style.pairs import EitherOr
from polyglint.style.repeats import Repeated, is_fit
from polyglint.style.searching import Introduced, Limited, Swapped, Unwanted
from polyglint.style.wording import normal
from polyglint.style.yaml_values import (
    Value,
    boolean,
    check_joined,
    check_regex,
    choice,
    number,
    regexes,
    share,
    text,
    text_or_nothing,
    text_or_texts,
    texts,
    whole,
)

_T = TypeVar("_T")
_Made = tuple[DataRule, set[str]]
_NO_WORDS: tuple[str, ...] = ()
_LIMITS = {"match", "count", "max", "min"}


class File(Protocol):
    """A data file while it is read."""

    @property
    def values(self) -> Mapping[str, Value]:
        """The values by key."""

    def of(self, key: str, read: Callable[[Value], _T], default: _T) -> _T:
        """What stands under a key."""

    def listed(self, key: str) -> tuple[str, ...]:
        """The lines of the word lists that a key names."""


class Kind(NamedTuple):
    """A kind of rule. `tells` are the keys that tell it; `made` gives the rule and what its message may name."""

    keys: tuple[str, ...]
    made: Callable[[File, dict[str, Any]], _Made]
    message: str = ""  # without one, the file must have it
    scope: tuple[str, ...] = ("prose",)
    others: tuple[str, ...] = ()  # keys that tell it beside the first

    @property
    def tells(self) -> frozenset[str]:
        """The keys of which any tells the kind."""
        return frozenset((self.keys[0], *self.others))


def _pattern(file: File, common: dict[str, Any]) -> _Made:
    read = partial(regexes, ignorecase=common["ignorecase"])
    finder = PatternFinder(read(file.values["pattern"]), common["ignorecase"])
    if "introduced_by" in file.values:
        _refuse_beside(file, "introduced_by", "replace", "max", "min")
        introduced_by = PatternFinder(read(file.values["introduced_by"]), common["ignorecase"])
        return Introduced(finder=finder, introduced_by=introduced_by, **common), {"match", *_groups(finder)}
    return _searching(file, finder, common)


def _words(file: File, common: dict[str, Any]) -> _Made:
    listed = (*file.of("words", texts, _NO_WORDS), *file.listed("words_from"))
    if not listed:
        next(file.values[key] for key in ("words", "words_from") if key in file.values).refuse("names no word")
    return _searching(file, PhraseFinder(tuple(dict.fromkeys(listed)), common["ignorecase"]), common)


def _searching(file: File, finder: Finder, common: dict[str, Any]) -> _Made:
    limits: dict[str, Any] = {key: whole(file.values[key]) for key in ("max", "min") if key in file.values}
    if limits:
        _refuse_beside(file, next(iter(limits)), "replace")
        return Limited(finder=finder, **limits, **common), _LIMITS
    replace = file.of("replace", text_or_nothing, None)
    known = {"match", *_groups(finder)} if isinstance(finder, PatternFinder) else {"match"}
    return Unwanted(finder=finder, replace=replace, **common), known


def _groups(finder: PatternFinder) -> Iterator[str]:
    yield from map(str, range(1, finder.regex.groups + 1))
    yield from finder.regex.groupindex


def _refuse_beside(file: File, key: str, *others: str) -> None:
    for other in others:
        if other in file.values:
            file.values[other].refuse(f'means nothing beside "{key}"')


def _swap(file: File, common: dict[str, Any]) -> _Made:
    is_regex = file.of("regex", boolean, default=False)
    pairs = tuple(_pairs(file.values["swap"], text_or_texts, is_regex=is_regex, ignorecase=common["ignorecase"]))
    if is_regex and len(pairs) > 1:
        check_joined(file.values["swap"], [wrong for wrong, _ in pairs])
    return Swapped(swap=pairs, regex=is_regex, **common), {"match", "right"}


def _either(file: File, common: dict[str, Any]) -> _Made:
    is_regex = file.of("regex", boolean, default=False)
    pairs = tuple(_pairs(file.values["either"], text, is_regex=is_regex, ignorecase=common["ignorecase"]))
    if is_regex:
        for _, other in pairs:
            check_regex(file.values["either"], other, ignorecase=common["ignorecase"])
    return EitherOr(either=pairs, regex=is_regex, **common), {"match", "other", "line"}


def _pairs(value: Value, read: Callable[[Value], _T], *, is_regex: bool, ignorecase: bool) -> Iterator[tuple[str, _T]]:
    """The lines of a mapping, none of which says the same as another or swaps a text for itself."""
    if not isinstance(value.value, dict) or not value.value:
        value.refuse('takes lines of "wrong: right"' if value.key == "swap" else 'takes lines of "one: the other"')
    seen: dict[str, str] = {}
    for wrong, stated in value.value.items():
        where = Value(f'{value.key}: "{wrong}"', stated, value.lines[wrong], {})
        right = read(where)
        if not wrong.strip():
            where.refuse("takes the text to write instead")
        if wrong in (right if isinstance(right, tuple) else (right,)):
            where.refuse("is swapped for itself")
        if is_regex:
            check_regex(where, wrong, ignorecase=ignorecase)
        key = wrong if is_regex else normal(wrong, ignorecase=ignorecase)
        other = seen.setdefault(key, wrong)
        if other != wrong:
            where.refuse(f'is the same as "{other}"')
        yield wrong, right


def _case(file: File, common: dict[str, Any]) -> _Made:
    case = choice(get_args(Case))(file.values["case"])
    usual = 0.8 if case in ("sentence", "title", "title-chicago") else 1.0
    small = file.of("small_words", texts, _NO_WORDS)
    rule = LetterCase(case=case, small_words=small, share=file.of("share", share, usual), **common)  # type: ignore[arg-type]  # one of them
    return rule, {"match", "right"}


def _matches(file: File, common: dict[str, Any]) -> _Made:
    pattern = text(file.values["matches"])
    try:
        re.compile(pattern)
    except re.error as error:
        file.values["matches"].refuse(f"not a regular expression: {error}")
    return Matching(matches=pattern, **common), {"match"}


def _repeats(file: File, common: dict[str, Any]) -> _Made:
    value = file.values["repeats"]
    (pattern,) = regexes(Value(value.key, text(value), value.line, {}), ignorecase=common["ignorecase"])
    if not is_fit(pattern):
        value.refuse("has a group: write (?:…) for (…)")
    return Repeated(repeats=pattern, max=max(file.of("max", whole, 1), 1), **common), {"match", "token"}


def _formula(file: File, common: dict[str, Any]) -> _Made:
    value = file.values["formula"]
    try:
        formula = Formula(text(value))
    except FormulaError as error:
        value.refuse(str(error))
    for name in sorted(formula.names):
        if name not in COUNTS:
            value.refuse(f'nothing that is counted is called "{name}"; known: {", ".join(COUNTS)}')
    limits: dict[str, Any] = {key: number(file.values[key]) for key in ("max", "min") if key in file.values}
    if not limits:
        value.refuse('needs a "max" or a "min"')
    return Measured(formula=value.value, **limits, **common), {"value", "max", "min"}


KINDS = (
    Kind(("pattern", "replace", "introduced_by", "max", "min"), _pattern),
    Kind(("words", "words_from", "replace", "max", "min"), _words, 'avoid "{match}"', others=("words_from",)),
    Kind(("swap", "regex"), _swap, 'write "{right}" for "{match}"'),
    Kind(
        ("either", "regex"),
        _either,
        '"{match}" here and "{other}" in line {line}: write one of them throughout',
    ),
    Kind(("case", "small_words", "share"), _case, 'write "{right}" for "{match}"', ("headings",)),
    Kind(("matches",), _matches, scope=("headings",)),
    Kind(("repeats", "max"), _repeats, '"{match}": one "{token}" too many'),
    Kind(("formula", "max", "min"), _formula),
)
