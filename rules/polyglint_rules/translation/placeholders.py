"""Placeholders in messages and running text: what a program fills in."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple

Sort = Literal["template", "dollar", "percent", "hash", "named", "printf", "brace", "tag"]


class Placeholder(NamedTuple):
    """A placeholder: its sort, its name or conversion, its number where it has one; and where it stands."""

    sort: Sort
    name: str
    number: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """What is counted: two with this key are filled with the same."""
        return f"{self.sort} {self.name}"


# Tags that change how a text looks: translators add and drop them as their language asks.
_HTML = frozenset(
    (
        *("a", "abbr", "b", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "hr", "i", "img", "ins", "kbd", "li"),
        *("mark", "ol", "p", "s", "small", "span", "strong", "sub", "sup", "u", "ul", "wbr"),
    )
)


@cache
def _pattern(*, is_message: bool) -> re.Pattern[str]:
    # Texts without spaces between words go on right after a conversion; endings are put to it in messages only.
    before, after = (
        (r"\d%", r"(?<=[sd])(?!\w*%)|(?![0-9A-Za-z_])") if is_message else ("0-9A-Za-z_%", r"(?![0-9A-Za-z_])")
    )
    return re.compile(
        r"(?P<template>\{\{\{?[-~]?\s*[^{}\n]+?\s*[-~]?\}\}\}?)"  # i18next, Handlebars, Liquid
        r"|(?P<dollar>\$\{\s*[^{}\n]+?\s*\})|(?P<percent>%\{\s*\w+\s*\})|(?P<hash>\#\{\s*\w+\s*\})"  # JavaScript, Ruby
        r"|(?P<named>%\([\w.]+\)[-+#0]*\d*(?:\.\d+)?[a-zA-Z])"  # Python
        # A space may be a flag of printf, but "100 % sure" is no placeholder.
        rf"|(?<![{before}])(?P<printf>%(?:\d+\$)?[-+#0']*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh?|ll?|[Lqjzt])?"
        rf"[diouxXeEfFgGcsSp@](?:{after}))"
        r"|(?P<brace>\{(?:\d*|[^\W\d][\w.$-]*)(?:![rsa])?(?::[^{}\s]*)?\})"
    )


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(r"<(/?)(\d+|[A-Za-z][\w.-]*)\s*/?>")


def placeholders(text: str, start: int, *, is_message: bool = False) -> Iterator[Placeholder]:
    """The placeholders of a text that begins at an offset; in a message its own tags are some too."""
    if "{" in text or "%" in text:
        for found in _pattern(is_message=is_message).finditer(text):
            sort: Sort = found.lastgroup  # type: ignore[assignment]  # each group is named after a sort
            name, number = _named(sort, found[0])
            yield Placeholder(sort, name, number, start + found.start(), start + found.end())
    if is_message and "<" in text:
        for found in _tag().finditer(text):
            if found[2].lower() not in _HTML:
                yield Placeholder("tag", found[1] + found[2], "", start + found.start(), start + found.end())


def distinct(found: Iterable[Placeholder], *, is_choice: bool = False) -> list[Placeholder]:
    """The placeholders that a program fills one by one; one with a name may be shown as often as the text asks.

    Of a choice between texts only one is shown, so that nothing in it is counted.
    """
    left: dict[tuple[str, str, int], Placeholder] = {}
    for one in found:
        has_name = is_choice or (one.sort not in ("printf", "tag") and one.name) or one.number
        left.setdefault((one.key, one.number, 0 if has_name else one.start), one)
    return list(left.values())


def choices(text: str) -> str:
    """A message of several texts for several numbers, without the numbers that stand before each: `{1} one|[2,*] more`.

    What is left out is blank, so that places stay.
    """
    return _selector().sub(lambda found: " " * len(found[0]), text)


@cache
def _selector() -> re.Pattern[str]:
    return re.compile(r"(?:\A|(?<=\|))\s*\{\d+\}")


def _named(sort: Sort, text: str) -> tuple[str, str]:
    """The name that decides what is filled in, and the number of a printf conversion that has one."""
    if sort == "printf":
        number, dollar, _ = text[1:].partition("$")
        conversion = {"i": "d", "u": "d"}.get(text[-1], text[-1])
        return conversion, number if dollar else ""
    if sort == "named":
        return text[2 : text.index(")")], ""
    inner = text.strip("%#${}~-").strip()
    # What follows says how it is shown, which is the translator's.
    return re.split(r"\s*[|,:!]", inner, maxsplit=1)[0].strip(), ""


def numbered(found: list[Placeholder]) -> list[str]:
    """The conversions of printf in the order in which they are filled."""
    conversions = [one for one in found if one.sort == "printf"]
    if not any(one.number for one in conversions):
        return [one.name for one in conversions]
    by_number = {int(one.number): one.name for one in conversions if one.number}
    return [by_number[number] for number in sorted(by_number)]
