"""The header of a document: its data as python-frontmatter reads it, and where each key and value stands.

python-frontmatter drops some headers without a word: one without its closing fence, one behind blank lines, a list or
a scalar, TOML where no library for it is there, all but the last of duplicate keys. Here each of these is an error
with a place, or is read.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Literal, NamedTuple

from polyglint.late_pattern import late_pattern

ErrorKind = Literal["unclosed", "syntax", "not-a-mapping", "duplicate-key", "impossible-date", "misplaced"]
Format = Literal["yaml", "toml", "json", "po", ""]

_FENCES: tuple[tuple[Format, re.Pattern[str], re.Pattern[str]], ...] = (
    ("yaml", late_pattern(r"-{3,}[ \t]*\n"), late_pattern(r"^(?:-{3,}|\.\.\.)[ \t]*$", re.MULTILINE)),
    ("toml", late_pattern(r"\+{3,}[ \t]*\n"), late_pattern(r"^\+{3,}[ \t]*$", re.MULTILINE)),
)
_JSON_START = late_pattern(r"\{\s*(?:\"|\}[ \t]*\n)")
_KEY_LINE = late_pattern(r"^[ \t]*[\w\"'][\w \"'.-]*\s*[:=](?:\s|$)", re.MULTILINE)
_MISPLACED = late_pattern(r"[\s\ufeff\u200b]+(?=(?:---|\+\+\+)[ \t]*\n[ \t]*[\w\"'-]+\s*[:=])")
_TOML_LINE = late_pattern(r"^[ \t]*(?:\[+([^\]\n]+)\]+|([\w\"'.-]+)[ \t]*=[ \t]*([^\n]*))", re.MULTILINE)


class FrontMatterError(NamedTuple):
    """Something that keeps a header, or a part of it, from being read. `message` is the parser's own words."""

    kind: ErrorKind
    start: int
    end: int
    message: str
    related: tuple[int, int] | None = None  # a duplicate key: where its first one stands


class Entry(NamedTuple):
    """A key and its value. `keys` is the way to it; the offsets are the document's; a null value is empty."""

    keys: tuple[str | int, ...]
    value: Any
    key_start: int
    key_end: int
    value_start: int
    value_end: int
    is_text: bool
    line_indent: int

    @property
    def key(self) -> str:
        """The last of `keys`, as text."""
        return str(self.keys[-1])


class FrontMatter:
    """A document's header; false where there is none."""

    def __init__(
        self,
        format: Format,  # noqa: A002  (the word that everyone uses for it)
        text: str,
        content: tuple[int, int] = (0, 0),
        end: int = 0,
        fence_errors: tuple[FrontMatterError, ...] = (),
    ) -> None:
        self.format = format
        self.text = text
        self.start = 0
        self.content_start, self.content_end = content
        self.end = end
        self.fence_errors = fence_errors

    def __bool__(self) -> bool:
        """Whether the document has a header, readable or not."""
        return self.format != ""

    @property
    def content(self) -> str:
        """What stands between the fences."""
        return self.text[self.content_start : self.content_end]

    @property
    def data(self) -> dict[str, Any]:
        """The header's data; empty when it can't be read."""
        return self._read[0]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every key at every depth, in document order."""
        return self._read[1]

    @property
    def errors(self) -> tuple[FrontMatterError, ...]:
        """What keeps the header from being read as its author meant it."""
        return self.fence_errors + self._read[2]

    @cached_property
    def _by_keys(self) -> dict[tuple[str | int, ...], Entry]:
        return {entry.keys: entry for entry in self.entries}

    def entry(self, *keys: str | int) -> Entry | None:
        """The entry with these keys from the top, or None."""
        return self._by_keys.get(keys)

    @cached_property
    def _read(self) -> "Result":
        try:
            return self._read_as_written()
        except RecursionError:
            start = self.content_start
            return {}, (), (FrontMatterError("syntax", start, start + 1, "values are nested too deeply"),)

    def _read_as_written(self) -> "Result":
        if self.format == "toml":
            return _read_toml(self)
        if self.format and not self.fence_errors:
            from polyglint.document import yaml_header  # late: it imports the YAML library

            return yaml_header.read(self)
        return {}, (), ()


Result = tuple[dict[str, Any], tuple[Entry, ...], tuple[FrontMatterError, ...]]


def split(text: str) -> FrontMatter:
    """Find the header of a text: where it and its fences stand."""
    if text[:1] not in "-+{ \t\n\ufeff\u200b" or not text:
        return FrontMatter("", text)
    for name, opening, closing in _FENCES:
        if opened := opening.match(text):
            closed = closing.search(text, opened.end())
            if closed and not _is_break(text[opened.end() : closed.start()]):
                return FrontMatter(name, text, (opened.end(), closed.start()), min(closed.end() + 1, len(text)))
            return _unclosed(text, opened) if not closed else FrontMatter("", text)
    if _JSON_START.match(text):
        return _json(text)
    if found := _MISPLACED.match(text):
        fence_end = found.end() + 3
        error = FrontMatterError("misplaced", found.start(), fence_end, "something stands before the header")
        return FrontMatter("", text, fence_errors=(error,))
    return FrontMatter("", text)


def _is_break(content: str) -> bool:
    """Whether two thematic breaks stand around text rather than fences around keys."""
    first = content.partition("\n")[0]
    return bool(content.strip()) and not first.strip() and not _KEY_LINE.search(content)


def _unclosed(text: str, opened: re.Match[str]) -> FrontMatter:
    # Without keys below it the fence is a thematic break that opens the page.
    if not _KEY_LINE.match(text, opened.end()):
        return FrontMatter("", text)
    end = opened.end() - 1
    error = FrontMatterError("unclosed", 0, end, "the header has no closing fence")
    return FrontMatter("", text, fence_errors=(error,))


def _json(text: str) -> FrontMatter:
    import json  # late: few headers are JSON

    try:
        _, end = json.JSONDecoder().raw_decode(text)
    except RecursionError:
        end = text.find("\n}") + 2 or len(text)
        deep = FrontMatterError("syntax", 0, 1, "values are nested too deeply")
        return FrontMatter("json", text, (0, min(end, len(text))), min(end + 1, len(text)), (deep,))
    except json.JSONDecodeError as error:
        closed = re.compile(r"^\}[ \t]*$", re.MULTILINE).search(text)
        if not closed:
            unclosed = FrontMatterError("unclosed", 0, 1, "the JSON header has no closing brace")
            return FrontMatter("", text, fence_errors=(unclosed,))
        wrong = FrontMatterError("syntax", error.pos, min(error.pos + 1, len(text)), error.msg)
        return FrontMatter("json", text, (0, closed.end()), min(closed.end() + 1, len(text)), (wrong,))
    return FrontMatter("json", text, (0, end), min(end + 1, len(text)))


def _read_toml(header: FrontMatter) -> Result:
    import tomllib  # late: few headers are TOML

    try:
        data = tomllib.loads(header.content)
    except tomllib.TOMLDecodeError as error:
        line, column = (int(number) for number in (re.findall(r"\d+", str(error)) or ["1", "1"])[-2:])
        lines = header.content.split("\n")
        offset = sum(len(before) + 1 for before in lines[: line - 1]) + column - 1
        start = min(header.content_start + offset, header.content_end)
        message = str(error).partition(" (at ")[0]
        return {}, (), (FrontMatterError("syntax", start, min(start + 1, header.content_end), message),)
    return data, tuple(_toml_entries(header, data)), ()


def _toml_entries(header: FrontMatter, data: dict[str, Any]) -> Iterator[Entry]:
    table: tuple[str, ...] = ()
    for match in _TOML_LINE.finditer(header.content):
        if match[1] is not None:
            table = tuple(part.strip(" \"'") for part in match[1].split("."))
            continue
        keys = (*table, *(part.strip(" \"'") for part in match[2].split(".")))
        value = value_at(data, keys)
        key_start, key_end = (header.content_start + offset for offset in match.span(2))
        value_start, value_end = (header.content_start + offset for offset in match.span(3))
        indent = match.start(2) - match.start()
        yield Entry(keys, value, key_start, key_end, value_start, value_end, isinstance(value, str), indent)


def value_at(data: Any, keys: tuple[str | int, ...]) -> Any:
    """The value that these keys lead to, or None."""
    for key in keys:
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            return None
    return data
