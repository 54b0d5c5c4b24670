"""MDX components as text: names and props, and which values stay the same in a translation."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from polyglint_rules.translation.targets import Reader

PropClass = Literal["identical", "translatable", "path"]


@cache
def _name() -> re.Pattern[str]:
    return re.compile(r"<(/?)\s*([\w.:-]*)")


@cache
def _prop() -> re.Pattern[str]:
    return re.compile(r"\s*([\w:.-]+)(?:\s*=\s*)?")


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(r"\s*(?:\"([^\"]*)\"|'([^']*)'|`([^`$]*)`)\s*")


@cache
def _brace() -> re.Pattern[str]:
    return re.compile(r"\"[^\"]*\"|'[^']*'|[{}]")  # one within a string is none


@cache
def _string() -> re.Pattern[str]:
    return re.compile(r"\"[^\"]*\"|'[^']*'|`[^`]*`")


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]\S*\s+\S|\s[^\W\d_]|[^\x00-\x7f]")


_CODES = frozenset({"class", "classname", "style", "id", "rel", "sizes", "points", "d", "viewbox", "transform", "sx"})
_PATHS = frozenset({"src", "href", "to", "path", "url", "link", "poster", "image", "img", "srcset", "file", "source"})
_TRANSLATABLE = frozenset(
    (
        *("title", "titletext", "subtitle", "heading", "header", "footer", "tagline", "lead", "intro", "summary"),
        *("alt", "label", "caption", "description", "text", "content", "message", "children", "quote", "note"),
        *("placeholder", "hint", "tip", "tooltip", "badge", "button", "cta", "question", "answer"),
        *("date", "time", "lang", "locale", "language", "hreflang"),
    )
)
_ENDINGS = ("title", "text", "label", "caption", "description", "alt", "message", "heading", "placeholder", "tooltip")


class Component(NamedTuple):
    """A tag: its name, whether it closes, and its props: (name, value to compare); and where it stands."""

    name: str
    is_closing: bool
    props: tuple[tuple[str, str], ...]
    start: int
    end: int
    is_alone: bool = False
    """Whether the tag closes itself."""

    @property
    def shown(self) -> str:
        """The tag as a message names it."""
        return f"<{'/' * self.is_closing}{self.name}>"


def names(tags: Iterable[str]) -> frozenset[str]:
    """What the tags of some texts are called."""
    return frozenset(name[2] for tag in tags if (name := _name().match(tag)))


def components(tag: str, start: int, reader: Reader) -> Iterator[Component]:
    """What a tag opens and closes: one that closes itself does both, as it would in two tags."""
    name = _name().match(tag)
    if not name:
        return
    end = start + len(tag)
    if name[1]:
        yield Component(name[2], True, (), start, end)
        return
    props = tuple(sorted((key, _compared(key, value, reader)) for key, value in _props(tag, name.end())))
    is_alone = tag.endswith("/>")
    yield Component(name[2], False, props, start, end, is_alone)
    if is_alone:
        yield Component(name[2], True, (), start, end, is_alone)


def _props(tag: str, offset: int) -> Iterator[tuple[str, str]]:
    """Names and values as written; a prop without value has none, what is spread has no name."""
    end = len(tag) - (2 if tag.endswith("/>") else 1)
    while offset < end:
        if tag[offset] == "{":
            stop = _closing(tag, offset)
            yield "", tag[offset:stop]
        elif name := _prop().match(tag, offset, end):
            stop = _value_end(tag, name.end(), end) if "=" in name[0] else name.end()
            yield name[1], tag[name.end() : stop]
        else:
            stop = offset + 1
        offset = max(stop, offset + 1)


def _value_end(tag: str, offset: int, end: int) -> int:
    if tag[offset : offset + 1] == "{":
        return _closing(tag, offset)
    if tag[offset : offset + 1] in ("'", '"'):
        return tag.find(tag[offset], offset + 1) + 1 or end
    return offset


def _closing(tag: str, offset: int) -> int:
    """The offset after the brace that closes the one at an offset."""
    depth = 0
    for found in _brace().finditer(tag, offset):
        depth += (found[0] == "{") - (found[0] == "}")
        if depth == 0:
            return found.end()
    return len(tag)


def prop_class(name: str, value: str) -> PropClass:
    """How a prop is compared: by its name, else by what its value looks like."""
    name = name.lower()
    if name in _TRANSLATABLE or name.startswith("aria-") or name.endswith(_ENDINGS):
        return "translatable"
    if name in _PATHS or value.startswith(("./", "../", "/")):
        return "path"
    return "translatable" if name not in _CODES and _words().search(value) else "identical"


def _compared(name: str, value: str, reader: Reader) -> str:
    """What two versions of a prop have in common: of a text nothing, of a path its canonical form."""
    if value.startswith("{"):
        inner = value[1:-1]
        quoted = _quoted().fullmatch(inner)
        if not quoted:
            return _expression(name, inner)
        value = inner.strip()
    text = value[1:-1] if value else "true"
    match prop_class(name, text):
        case "translatable":
            return ""
        case "path":
            return reader.read(text).canonical
        case _:
            return text.strip()


def _expression(name: str, inner: str) -> str:
    """An expression without white space, and without the strings in it that are texts."""
    if prop_class(name, "") == "translatable":
        return ""
    return "".join(_string().sub(lambda string: _without_text(string[0]), inner).split())


def _without_text(string: str) -> str:
    return '""' if _words().search(string) else f'"{string[1:-1]}"'


@cache
def _imported() -> re.Pattern[str]:
    return re.compile(r"^import\s+(?:([^'\"]*?)\s+from\s+)?[\"']([^\"'\n]+)[\"']", re.MULTILINE)


class Import(NamedTuple):
    """A name that a document imports, and the file it comes from, folders aside."""

    name: str
    file: str
    start: int
    end: int


def imports(module: str, start: int) -> Iterator[Import]:
    """What a block of module statements imports."""
    for found in _imported().finditer(module):
        file = found[2].rpartition("/")[2]
        for name in re.findall(r"[\w$*]+(?:\s+as\s+[\w$]+)?", found[1] or "*"):
            yield Import(" ".join(name.split()), file, start + found.start(), start + found.end())
