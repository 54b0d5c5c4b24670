"""The values of a data file, each with the line that it stands on, and what kinds of values there are."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from polyglint.style.wording import PLACEHOLDER

if TYPE_CHECKING:
    from yaml import MappingNode, Node


_NUMBERED = re.compile(r"(?<!\\)(?:\\\\)*\\[1-9]")


class DataError(ValueError):
    """A data file that makes no rule. `line` is where the mistake stands."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Value:
    """A value of the file and the line on which its key stands."""

    key: str
    value: Any
    line: int
    lines: Mapping[str, int]  # of the keys of a mapping

    def refuse(self, message: str) -> NoReturn:
        """Raises DataError with the key before the message."""
        raise DataError(f"{self.key}: {message}", self.line)


def values(data: bytes) -> dict[str, Value]:
    """The top keys of a file.

    Raises DataError for what is no mapping, or has a key twice.
    """
    import yaml  # 10 ms that a run without data rules does not pay

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(data)
    try:
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            raise DataError('a rule that is data is a mapping: "id: …", "pattern: …"', 1)
        return {name: _value(name, line, value, loader) for name, line, value in _pairs(node)}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        raise DataError(f"not YAML: {problem}", min(mark.line, data.count(b"\n")) + 1 if mark else 1) from None
    finally:
        loader.dispose()


def _pairs(node: "MappingNode") -> Iterator[tuple[str, int, "Node"]]:
    """The keys of a mapping, each a text and there only once, with their lines and values."""
    seen = set()
    for key, value in node.value:
        line = key.start_mark.line + 1
        if key.tag != "tag:yaml.org,2002:str":
            raise DataError(f"{getattr(key, 'value', 'this key')!r} is not a text to YAML: write it in quotes", line)
        if key.value in seen:
            raise DataError(f'the key "{key.value}" stands here a second time', line)
        seen.add(key.value)
        yield key.value, line, value


def _value(key: str, line: int, node: "Node", loader: Any) -> Value:
    from yaml import MappingNode

    lines = {}
    if isinstance(node, MappingNode):
        lines = {name: line for name, line, _ in _pairs(node)}
    return Value(key, loader.construct_object(node, deep=True), line, lines)


def text(value: Value) -> str:
    """A text that is not empty."""
    if not isinstance(value.value, str) or not value.value:
        value.refuse(f"takes a text, not {value.value!r}; write it in quotes")
    return value.value


def text_or_nothing(value: Value) -> str:
    """A text that may be empty."""
    return "" if value.value == "" else text(value)


def texts(value: Value) -> tuple[str, ...]:
    """A list of texts."""
    if not isinstance(value.value, list) or not all(isinstance(one, str) and one.strip() for one in value.value):
        value.refuse(f"takes a list of texts, not {value.value!r}")
    return tuple(value.value)


def text_or_texts(value: Value) -> tuple[str, ...]:
    """One text or a list of some."""
    found = texts(value) if isinstance(value.value, list) else (text(value),)
    return found or value.refuse("takes at least one text")


def boolean(value: Value) -> bool:
    """True or false."""
    if not isinstance(value.value, bool):
        value.refuse(f"takes true or false, not {value.value!r}")
    return value.value


def number(value: Value) -> float:
    """A number."""
    if type(value.value) not in (int, float):
        value.refuse(f"takes a number, not {value.value!r}")
    return float(value.value)


def whole(value: Value) -> int:
    """A number of things."""
    if type(value.value) is not int or value.value < 0:
        value.refuse(f"takes a whole number, not {value.value!r}")
    return int(value.value)


def share(value: Value) -> float:
    """A part of a whole."""
    found = number(value)
    if not 0 <= found <= 1:
        value.refuse(f"takes a number from 0 to 1, not {value.value!r}")
    return found


def choice(known: tuple[str, ...]) -> Callable[[Value], str]:
    """One of these."""

    def read(value: Value) -> str:
        if value.value not in known:
            value.refuse(f'takes one of {", ".join(known)}, not "{value.value}"')
        return str(value.value)

    return read


def regexes(value: Value, *, ignorecase: bool) -> tuple[str, ...]:
    """One regular expression or a list of some, none of which matches nothing at all."""
    found = text_or_texts(value)
    for one in found:
        check_regex(value, one, ignorecase=ignorecase)
    if len(found) > 1:
        check_joined(value, found)
    return found


def check_regex(value: Value, regex: str, *, ignorecase: bool) -> None:
    """Refuse what is no regular expression, and one that matches nothing at all."""
    try:
        is_empty = re.compile(regex, re.IGNORECASE if ignorecase else 0).match("")
    except re.error as error:
        value.refuse(f"not a regular expression: {error}")
    if is_empty:
        value.refuse("it matches nothing at all, so it would be found everywhere")


def check_joined(value: Value, found: Sequence[str]) -> None:
    """Refuse patterns that cannot be searched for as one."""
    if any(_NUMBERED.search(one) for one in found):
        value.refuse("refers to a group by its number, which is another beside others: name it, (?P<word>…) (?P=word)")
    try:
        re.compile("|".join(f"(?:{one})" for one in found))
    except re.error as error:
        value.refuse(f"these cannot be searched for together: {error}")


def check_placeholders(value: Value, known: set[str]) -> None:
    """Refuse a placeholder that nothing fills."""
    for name in PLACEHOLDER.findall(text_or_nothing(value)):
        if name not in known:
            value.refuse(f"nothing is called {{{name}}}; known: {', '.join(f'{{{word}}}' for word in sorted(known))}")
