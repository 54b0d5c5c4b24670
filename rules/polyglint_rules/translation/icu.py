"""ICU messages: text with arguments in braces, some of which choose between branches of more text."""

import re
from functools import cache
from typing import NamedTuple


@cache
def _argument() -> re.Pattern[str]:
    return re.compile(r"\s*([\w.-]+)\s*(?:([,}])\s*)")


@cache
def _type() -> re.Pattern[str]:
    return re.compile(
        r"(plural|selectordinal|select|number|date|time|spellout|ordinal|duration|list)\s*([,}])", re.IGNORECASE
    )


@cache
def _branch() -> re.Pattern[str]:
    return re.compile(r"\s*(?:offset\s*:\s*\d+\s*)?(=\d+|[\w-]+)\s*\{")


@cache
def _complex() -> re.Pattern[str]:
    return re.compile(
        r"\{\s*[\w.-]+\s*,\s*(?:plural|selectordinal|select|number|date|time|spellout|ordinal|duration|list)\b"
    )


_CHOICES = ("plural", "selectordinal", "select")


class MessageError(Exception):
    """The text is no ICU message."""


class Argument(NamedTuple):
    """An argument: its name, its type ("" for plain ones), and the names of its branches."""

    name: str
    type: str
    branches: tuple[str, ...] = ()


def is_complex(text: str) -> bool:
    """Whether a text has an argument with a type, so that it can be nothing but an ICU message."""
    return "{" in text and _complex().search(text) is not None


def arguments(text: str) -> tuple[Argument, ...]:
    """All arguments of a message, those in branches too.

    Raises MessageError if a brace has no partner or an argument is not well formed.
    """
    reader = _Reader(text)
    reader.text_until(depth=0)
    return tuple(reader.found)


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.found: list[Argument] = []

    def text_until(self, *, depth: int) -> None:
        """Read text up to the brace that closes a branch, or up to the end of the message."""
        while self.position < len(self.text):
            character = self.text[self.position]
            self.position += 1
            if character == "'":
                self._quoted()
            elif character == "{":
                self._argument(depth)
            elif character == "}":
                if not depth:
                    raise MessageError("a closing brace has no opening one")
                return
        if depth:
            raise MessageError("an opening brace is never closed")

    def _quoted(self) -> None:
        """An apostrophe before a brace quotes up to the next one; any other stands for itself."""
        if self.text[self.position : self.position + 1] in ("{", "}"):
            end = self.text.find("'", self.position)
            self.position = end + 1 if end >= 0 else len(self.text)

    def _argument(self, depth: int) -> None:
        named = _argument().match(self.text, self.position)
        if not named:
            raise MessageError("a brace is not followed by the name of an argument")
        self.position = named.end()
        if named[2] == "}":
            self.found.append(Argument(named[1], ""))
            return
        typed = _type().match(self.text, self.position)
        if not typed:
            raise MessageError(f"{named[1]} has a type that is not known")
        self.position = typed.end()
        kind = typed[1].lower()
        index = len(self.found)
        self.found.append(Argument(named[1], kind))
        if kind in _CHOICES:
            self.found[index] = Argument(named[1], kind, tuple(self._branches(depth)))
        elif typed[2] == ",":
            self._style()

    def _style(self) -> None:
        end = self.text.find("}", self.position)
        if end < 0:
            raise MessageError("an opening brace is never closed")
        self.position = end + 1

    def _branches(self, depth: int) -> list[str]:
        names = []
        while branch := _branch().match(self.text, self.position):
            names.append(branch[1])
            self.position = branch.end()
            self.text_until(depth=depth + 1)
        closing = re.compile(r"\s*\}").match(self.text, self.position)
        if not closing:
            raise MessageError("an opening brace is never closed")
        self.position = closing.end()
        return names
