"""The entries of a JSON text: what it says through the JSON library, where it stands through its tokens.

Imported late, by `catalogue`: most documents are no JSON.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from polyglint.document.front_matter import Entry, FrontMatterError, Result

_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\],:]|[^\s{}\[\],:"]++', re.DOTALL)


def read(text: str) -> Result:
    """The data of the text, its entries, and what is wrong with it."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        start = min(error.pos, len(text))
        return {}, (), (FrontMatterError("syntax", start, min(start + 1, len(text)), error.msg),)
    if not isinstance(data, dict):
        return {}, (), ()
    walk = _Walk(text)
    walk.value(())
    return data, tuple(walk.entries), tuple(walk.errors)


class _Walk:
    """Goes through the tokens of a valid text once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: Iterator[re.Match[str]] = _TOKEN.finditer(text)
        self.entries: list[Entry] = []
        self.errors: list[FrontMatterError] = []

    def value(self, keys: tuple[str | int, ...], token: re.Match[str] | None = None) -> tuple[Any, int, int]:
        """Read a value; the entries of what it holds are added. A container is None: its entries say what it holds."""
        token = token or next(self.tokens)
        start, end = token.span()
        match self.text[start]:
            case "{":
                return None, start, self._mapping(keys)
            case "[":
                return None, start, self._list(keys)
            case '"':
                return _string(token[0]), start + 1, end - 1
        return json.loads(token[0]), start, end

    def _mapping(self, above: tuple[str | int, ...]) -> int:
        seen: dict[str, tuple[int, int]] = {}
        for token in self.tokens:
            if token[0] == "}":
                return token.end()
            if token[0] == ",":
                continue
            key, span = _string(token[0]), token.span()
            next(self.tokens)  # the colon
            known = len(self.entries)
            self._entry((*above, key), span, next(self.tokens))
            if key in seen:
                self.errors.append(FrontMatterError("duplicate-key", *span, f"{key} again", seen[key]))
                del self.entries[known:]
            seen.setdefault(key, span)
        return len(self.text)

    def _list(self, above: tuple[str | int, ...]) -> int:
        index = 0
        for token in self.tokens:
            if token[0] == "]":
                return token.end()
            if token[0] != ",":
                self._entry((*above, index), (token.start(), token.start()), token)
                index += 1
        return len(self.text)

    def _entry(self, keys: tuple[str | int, ...], span: tuple[int, int], token: re.Match[str]) -> None:
        position = len(self.entries)  # what the value holds comes after it
        value, start, end = self.value(keys, token)
        indent = span[0] - self.text.rfind("\n", 0, span[0]) - 1
        self.entries.insert(position, Entry(keys, value, *span, start, end, isinstance(value, str), indent))


def _string(token: str) -> str:
    return str(json.loads(token)) if "\\" in token else token[1:-1]
