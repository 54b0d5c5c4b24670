"""Shortcodes, template statements, containers and attribute lists: names, and parameters that stay the same."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from polyglint import Document
from polyglint_rules.translation.components import prop_class
from polyglint_rules.translation.targets import Reader


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"\{\{[<%]-?\s*(/?\s*[\w./-]*)(.*?)/?\s*-?[>%]\}\}|\{%[-+]?\s*([\w.-]*)(.*?)[-+]?%\}", re.DOTALL)


@cache
def _parameter() -> re.Pattern[str]:
    return re.compile(r"(?:([\w:.-]+)\s*=\s*)?(\"[^\"]*\"|'[^']*'|`[^`]*`|[^\s,=|]+|[=|])")


_QUOTES = "\"'`"


class Shortcode(NamedTuple):
    """What is written between special brackets: its name, its parameters as far as they stay; and where it stands."""

    name: str
    shown: str
    parameters: tuple[str, ...]
    start: int
    end: int

    @property
    def key(self) -> str:
        """What is counted."""
        return f"{self.name} {self.parameters}"


@cache
def _containers() -> re.Pattern[str]:
    return re.compile(
        r"^[ \t>]*(?:(?P<colons>:::+)[ \t]*(?P<container>[^\W\d][\w-]*)?"  # Docusaurus, VitePress, Starlight
        r"|(?:!!!|\?\?\?\+?)[ \t]+(?P<admonition>[\w-]+)"  # MkDocs
        r"|>[ \t]*\[!(?P<alert>\w+)\])",  # GitHub
        re.MULTILINE,
    )


def shortcodes(document: Document, reader: Reader) -> list[Shortcode]:
    """All of a document, in order."""
    found = list(_of_constructs(document, reader))
    if any(mark in document.text for mark in (":::", "!!!", "???", "[!")):
        found.extend(_boxes(document))
    return sorted(found, key=lambda one: one.start)


def _of_constructs(document: Document, reader: Reader) -> Iterator[Shortcode]:
    for construct in document.constructs:
        text = document.text[construct.start : construct.end]
        if construct.kind == "attributes":
            yield from _attributes(text, construct.start)
        elif construct.kind == "template" and (opening := _opening().match(text)):
            name = "".join((opening[1] or opening[3] or "").split())
            parameters = _parameters(opening[2] or opening[4] or "", reader)
            yield Shortcode(name, _shortened(opening[0]), parameters, construct.start, construct.end)


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:60]}…"


def _parameters(text: str, reader: Reader) -> tuple[str, ...]:
    named, positional = [], []
    for found in _parameter().finditer(text):
        name, value = found[1] or "", found[2].strip(_QUOTES)
        kept = _kept(name, value, reader)
        if name:
            named.append(f"{name}={kept}")
        else:
            positional.append(kept)
    return (*positional, *sorted(named))


def _kept(name: str, value: str, reader: Reader) -> str:
    """What stays of a value: of a text nothing, of a path its canonical form."""
    match prop_class(name, value):
        case "translatable":
            return ""
        case "path":
            return reader.read(value).canonical
        case _:
            return reader.read(value).canonical if "/" in value else value


def _attributes(text: str, start: int) -> Iterator[Shortcode]:
    """The classes and values of an attribute list; ids belong to the anchors."""
    inner = text.rstrip()[1:-1].lstrip(":")
    parts = [
        part
        for part in inner.split()
        if part.startswith(".") or ("=" in part and prop_class(*_halves(part)) == "identical")
    ]
    if parts:
        yield Shortcode("{", text.rstrip(), tuple(sorted(parts)), start, start + len(text.rstrip()))


def _halves(part: str) -> tuple[str, str]:
    name, _, value = part.partition("=")
    return name, value.strip(_QUOTES)


def _boxes(document: Document) -> Iterator[Shortcode]:
    for found in _containers().finditer(document.text, document.body_start):
        block = document.block_at(found.end() - 1)
        if block is not None and block.kind in ("code", "html") and block.start <= found.end() - 1 < block.end:
            continue
        name = found["container"] or found["admonition"] or found["alert"] or "/"
        mark = ":::" if found["colons"] else found[0].strip()[:3].rstrip() if found["admonition"] else "[!"
        shown = found[0].strip(" \t>")
        start = found.start() + found[0].index(shown)
        yield Shortcode(f"{mark}{name.lower()}", shown, (), start, found.end())
