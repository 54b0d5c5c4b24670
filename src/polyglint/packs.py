"""Rules that are data: a YAML file → a rule, with every mistake named by its line."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, get_args

from polyglint.options import suggestion
from polyglint.patterns import PLACEHOLDER, DataRule, Pattern, Scope, Substitution, normal
from polyglint.values import SEVERITIES

if TYPE_CHECKING:
    from yaml import MappingNode, Node

_T = TypeVar("_T")

_COMMON = ("id", "severity", "message", "languages", "scope", "ignorecase", "exceptions", "safe", "preview", "summary")
_KEYS = {"pattern": (*_COMMON, "pattern", "replace"), "swap": (*_COMMON, "swap")}
_ALL_KEYS = ("id", "severity", "pattern", "swap", "message", "replace", *_COMMON[3:])


class DataError(ValueError):
    """A data file that makes no rule. `line` is where the mistake stands."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class _Value:
    """A value of the file and the line on which its key stands."""

    key: str
    value: Any
    line: int
    lines: Mapping[str, int]  # of the keys of a mapping

    def refuse(self, message: str) -> NoReturn:
        raise DataError(f"{self.key}: {message}", self.line)


def data_rule(data: bytes, name: str) -> DataRule:
    """The rule that this file holds; `name` is the id that its path gives it.

    Raises DataError for anything in it that is not understood.
    """
    values = _values(data)
    kind = _kind(values)
    for key in ("id", "message"):
        if key not in values and (key, kind) != ("message", "swap"):
            raise DataError(f'the key "{key}" is missing', 1)
    if (written := _text(values["id"])) != name:
        values["id"].refuse(f'the id is "{written}", and the path says "{name}": make them equal')
    return _pattern(values) if kind == "pattern" else _substitution(values)


def _values(data: bytes) -> dict[str, _Value]:
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


def _value(key: str, line: int, node: "Node", loader: Any) -> _Value:
    from yaml import MappingNode

    lines = {}
    if isinstance(node, MappingNode):
        lines = {name: line for name, line, _ in _pairs(node)}
    return _Value(key, loader.construct_object(node, deep=True), line, lines)


def _kind(values: Mapping[str, _Value]) -> str:
    for key, value in values.items():
        if key not in _ALL_KEYS:
            hint = suggestion(key, _ALL_KEYS)
            raise DataError(f'no key "{key}"{hint}; known: {", ".join(_ALL_KEYS)}', value.line)
    kinds = [kind for kind in _KEYS if kind in values]
    if len(kinds) != 1:
        raise DataError("a rule that is data has either a pattern or a swap", 1)
    for key, value in values.items():
        if key not in (known := _KEYS[kinds[0]]):
            raise DataError(f'a rule with a {kinds[0]} has no key "{key}"; known: {", ".join(known)}', value.line)
    return kinds[0]


def _pattern(values: Mapping[str, _Value]) -> Pattern:
    value = values["pattern"]
    rule = Pattern(
        pattern=_text(value),
        replace=_text(values["replace"]) if "replace" in values else None,
        **_common(values, _text(values["message"])),
    )
    try:
        regex = rule.regex
    except re.error as error:
        value.refuse(f"not a regular expression: {error}")
    if regex.match(""):
        value.refuse("it matches nothing at all, so it would be found everywhere")
    known = {"match", *map(str, range(1, regex.groups + 1)), *regex.groupindex}
    for key in ("message", "replace"):
        if key in values:
            _check_placeholders(values[key], known)
    return rule


def _substitution(values: Mapping[str, _Value]) -> Substitution:
    if "message" in values:
        _check_placeholders(values["message"], {"match", "right"})
    message = _text(values["message"]) if "message" in values else 'write "{right}" for "{match}"'
    common = _common(values, message)
    return Substitution(swap=tuple(_swap(values["swap"], ignorecase=common["ignorecase"])), **common)


def _swap(value: _Value, *, ignorecase: bool) -> Iterator[tuple[str, str]]:
    if not isinstance(value.value, dict) or not value.value:
        value.refuse('takes lines of "wrong: right"')
    seen: dict[str, str] = {}
    for wrong, right in value.value.items():
        where = _Value(f'swap: "{wrong}"', right, value.lines[wrong], {})
        if not _text(where).strip() or not wrong.strip():
            where.refuse("takes the text to write instead")
        if wrong == right:
            where.refuse("is swapped for itself")
        other = seen.setdefault(normal(wrong, ignorecase=ignorecase), wrong)
        if other != wrong:
            where.refuse(f'is the same as "{other}"')
        yield wrong, right


def _common(values: Mapping[str, _Value], message: str) -> dict[str, Any]:
    """The fields that all rules of data files have."""

    def of(key: str, read: Callable[[_Value], _T], default: _T) -> _T:
        return read(values[key]) if key in values else default

    none: tuple[str, ...] = ()

    return {
        "id": values["id"].value,
        "severity": of("severity", _choice(SEVERITIES), "warning"),
        "preview": of("preview", _boolean, default=False),
        "languages": of("languages", _texts, none),
        "summary": of("summary", _text, ""),
        "message": message,
        "scope": of("scope", _choice(get_args(Scope)), "prose"),
        "safe": of("safe", _boolean, default=False),
        "ignorecase": of("ignorecase", _boolean, default=False),
        "exceptions": of("exceptions", _texts, none),
    }


def _text(value: _Value) -> str:
    if not isinstance(value.value, str) or not value.value:
        value.refuse(f"takes a text, not {value.value!r}; write it in quotes")
    return value.value


def _texts(value: _Value) -> tuple[str, ...]:
    if not isinstance(value.value, list) or not all(isinstance(text, str) and text.strip() for text in value.value):
        value.refuse(f"takes a list of texts, not {value.value!r}")
    return tuple(value.value)


def _boolean(value: _Value) -> bool:
    if not isinstance(value.value, bool):
        value.refuse(f"takes true or false, not {value.value!r}")
    return value.value


def _choice(known: tuple[str, ...]) -> Callable[[_Value], str]:
    def read(value: _Value) -> str:
        if value.value not in known:
            value.refuse(f'takes one of {", ".join(known)}, not "{value.value}"')
        return str(value.value)

    return read


def _check_placeholders(value: _Value, known: set[str]) -> None:
    for name in PLACEHOLDER.findall(_text(value)):
        if name not in known:
            value.refuse(f"nothing is called {{{name}}}; known: {', '.join(f'{{{word}}}' for word in sorted(known))}")
