"""A YAML file → the rule that it holds, with every mistake named by its line."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from polyglint.options import suggestion
from polyglint.style import kinds
from polyglint.style.data_rule import DataRule
from polyglint.style.kinds import Kind
from polyglint.style.scopes import NAMES, is_scope
from polyglint.style.yaml_values import (
    DataError,
    Value,
    boolean,
    check_placeholders,
    choice,
    text,
    text_or_texts,
    texts,
    values,
)
from polyglint.values import SEVERITIES

__all__ = ["DataError", "data_rule"]

_T = TypeVar("_T")

_COMMON = (
    *("id", "severity", "message", "hint", "link", "languages", "scope", "ignorecase"),
    *("exceptions", "exceptions_from", "safe", "preview", "summary"),
)
_ALL_KEYS = tuple(dict.fromkeys(("id", *(key for kind in kinds.KINDS for key in kind.keys), *_COMMON[1:])))
_COMMENT = re.compile(r"(?:^|\s)#.*")


@dataclass(frozen=True)
class _File:
    """A data file while it is read: its keys, and the folder of the word lists that it names."""

    values: Mapping[str, Value]
    folder: Path | None

    def of(self, key: str, read: Callable[[Value], _T], default: _T) -> _T:
        """What stands under a key."""
        return read(self.values[key]) if key in self.values else default

    def listed(self, key: str) -> tuple[str, ...]:
        """The lines of the word lists that a key names, without comments."""
        if key not in self.values:
            return ()
        lines = (line for name in text_or_texts(self.values[key]) for line in self._lines(self.values[key], name))
        return tuple(dict.fromkeys(filter(None, (_COMMENT.sub("", line).strip() for line in lines))))

    def _lines(self, value: Value, name: str) -> Sequence[str]:
        if self.folder is None:
            value.refuse("word lists lie beside the file of the rule, and this one has none")
        try:
            return (self.folder / name).read_text("utf-8").split("\n")
        except (OSError, ValueError) as error:
            value.refuse(f'the word list "{name}" cannot be read: {getattr(error, "strerror", None) or error}')


def data_rule(data: bytes, name: str, folder: Path | None = None) -> DataRule:
    """The rule that this file holds; `name` is the id that its path gives it, `folder` where its word lists lie.

    Raises DataError for anything in it that is not understood.
    """
    file = _File(values(data), folder)
    kind = _kind(file.values)
    for key in ("id", *(() if kind.message else ("message",))):
        if key not in file.values:
            raise DataError(f'the key "{key}" is missing', 1)
    if (written := text(file.values["id"])) != name:
        file.values["id"].refuse(f'the id is "{written}", and the path says "{name}": make them equal')
    common = _common(file, kind)
    rule, placeholders = kind.made(file, common)
    for key in ("message", "replace"):
        if key in file.values:
            check_placeholders(file.values[key], placeholders)
    return rule


def _kind(stated: Mapping[str, Value]) -> Kind:
    for key, value in stated.items():
        if key not in _ALL_KEYS:
            hint = suggestion(key, _ALL_KEYS)
            raise DataError(f'no key "{key}"{hint}; known: {", ".join(_ALL_KEYS)}', value.line)
    found = [kind for kind in kinds.KINDS if not kind.tells.isdisjoint(stated)]
    if len(found) != 1:
        known = ", ".join(kind.keys[0] for kind in kinds.KINDS)
        raise DataError(f"a rule that is data has one of {known}, and no two of them", 1)
    known_keys = (*_COMMON, *found[0].keys)
    for key, value in stated.items():
        if key not in known_keys:
            name = found[0].keys[0]
            raise DataError(f'a rule with "{name}" has no key "{key}"; known: {", ".join(known_keys)}', value.line)
    return found[0]


def _common(file: _File, kind: Kind) -> dict[str, Any]:
    """The fields that all rules of data files have."""
    none: tuple[str, ...] = ()
    hint, link = file.of("hint", text, ""), file.of("link", text, "")
    return {
        "id": file.values["id"].value,
        "severity": file.of("severity", choice(SEVERITIES), "warning"),
        "preview": file.of("preview", boolean, default=False),
        "languages": file.of("languages", texts, none),
        "summary": file.of("summary", text, ""),
        "message": file.of("message", text, kind.message),
        "hint": "; ".join(filter(None, (hint, f"see {link}" if link else ""))),
        "scope": file.of("scope", _scopes, kind.scope),
        "safe": file.of("safe", boolean, default=False),
        "ignorecase": file.of("ignorecase", boolean, default=False),
        "exceptions": file.of("exceptions", texts, none),
        "vocabulary": file.listed("exceptions_from"),
    }


def _scopes(value: Value) -> tuple[str, ...]:
    found = text_or_texts(value)
    for name in found:
        if not is_scope(name):
            known = ", ".join((*NAMES, "front_matter.KEY"))
            value.refuse(f'takes one or several of {known}, not "{name}"')
    return found
