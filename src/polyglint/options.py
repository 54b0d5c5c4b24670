"""The options of a rule: which it has, and the rule with other values filled in."""

import dataclasses
import types
from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from polyglint.rule import Rule

# What a rule says of itself; a site changes these, where it may, by other settings.
_NOT_OPTIONS = frozenset(Rule.__annotations__)


class OptionError(ValueError):
    """A value that a rule cannot take. `key` is the option's name as it was written."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


class Option(NamedTuple):
    """One option of a rule. `type` is written as in the rule's source."""

    name: str
    type: str
    default: Any


def options(rule: Rule) -> list[Option]:
    """The options of a rule in the order in which it declares them; the default is the value that the rule holds."""
    names = _names(rule)
    hints = get_type_hints(type(rule)) if names else {}
    return [Option(name, type_name(hints[name]), getattr(rule, name)) for name in names]


def configured(rule: Rule, values: Mapping[str, Any]) -> Rule:
    """The rule with these options.

    Raises OptionError for an option that the rule does not have and for a value of another type.
    """
    if not values:
        return rule
    known = _names(rule)
    for key in values:
        if key not in known:
            raise OptionError(key, f'{rule.id} has no option "{key}"{suggestion(key, known)}; {_listed(known)}')
    hints = get_type_hints(type(rule))
    converted = {key: _converted(rule, key, value, hints[key]) for key, value in values.items()}
    return dataclasses.replace(rule, **converted)  # type: ignore[type-var]  # only dataclasses have names


def suggestion(word: str, known: Iterable[str]) -> str:
    """A question that names the known word that was probably meant; empty when none is near."""
    import difflib  # only a mistake needs it

    near = difflib.get_close_matches(word, list(known), 1)
    return f', did you mean "{near[0]}"?' if near else ""


def type_name(annotation: Any) -> str:
    """An annotation as one writes it: `tuple[str, ...]`."""
    return annotation.__name__ if isinstance(annotation, type) and not get_args(annotation) else _spelled(annotation)


def _spelled(annotation: Any) -> str:
    return str(annotation).replace("typing.", "").replace("collections.abc.", "")


def _names(rule: Rule) -> list[str]:
    if not dataclasses.is_dataclass(rule):
        return []
    return [field.name for field in dataclasses.fields(rule) if field.init and _is_option(field)]


def _is_option(field: "dataclasses.Field[Any]") -> bool:
    """Whether a site may set a field: one without a default belongs to the rule itself, as the words of a data rule."""
    has_default = field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING
    return has_default and field.name not in _NOT_OPTIONS and not field.name.startswith("_")


def _listed(known: list[str]) -> str:
    return f"known: {', '.join(known)}" if known else "it has no options"


def _converted(rule: Rule, key: str, value: Any, annotation: Any) -> Any:
    try:
        return _value(value, annotation)
    except _OtherTypeError as error:
        wanted = _in_words(annotation)
        raise OptionError(key, f'option "{key}" of {rule.id} takes {wanted}, not {error.value!r}') from None


class _OtherTypeError(Exception):
    """A value, or a part of one, is of another type than the rule declares."""

    def __init__(self, value: Any) -> None:
        self.value = value


def _value(value: Any, annotation: Any) -> Any:
    """The value as the rule holds it: lists become tuples, whole numbers become fractions where the rule has these."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if annotation is Any:
        return value
    if origin in (Union, types.UnionType):
        return _one_of(value, inner)
    if origin is Literal:
        return _required(value, value in inner)
    if origin is tuple:
        return _several(value, inner)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(value, inner)
    return _scalar(value, annotation)


def _required(value: Any, holds: bool) -> Any:
    if not holds:
        raise _OtherTypeError(value)
    return value


def _one_of(value: Any, alternatives: tuple[Any, ...]) -> Any:
    for alternative in alternatives:
        try:
            return _value(value, alternative)
        except _OtherTypeError:
            continue
    raise _OtherTypeError(value)


def _several(value: Any, inner: tuple[Any, ...]) -> tuple[Any, ...]:
    _required(value, isinstance(value, list | tuple))
    if inner[-1] is ...:
        return tuple(_value(part, inner[0]) for part in value)
    _required(value, len(value) == len(inner))
    return tuple(_value(part, annotation) for part, annotation in zip(value, inner, strict=True))


def _mapping(value: Any, inner: tuple[Any, ...]) -> dict[Any, Any]:
    _required(value, isinstance(value, Mapping))
    return {_value(key, inner[0]): _value(part, inner[1]) for key, part in value.items()}


def _scalar(value: Any, annotation: Any) -> Any:
    if annotation is float and type(value) is int:
        return float(value)
    # A bool is an int to Python, not to a reader of the settings.
    return _required(value, isinstance(value, annotation) and (annotation is bool or not isinstance(value, bool)))


_WORDS: dict[Any, str] = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    type(None): "nothing",
}


def _in_words(annotation: Any) -> str:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return " or ".join(f'"{value}"' if isinstance(value, str) else str(value) for value in inner)
    if origin in (Union, types.UnionType):
        return " or ".join(_in_words(alternative) for alternative in inner)
    if origin is tuple:
        each = _in_words(inner[0])
        return f"a list, each {each}" if inner[-1] is ... else f"a list of {len(inner)}"
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return f"a table, each value {_in_words(inner[1])}"
    return _WORDS.get(annotation, type_name(annotation))
