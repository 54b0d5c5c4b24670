"""Front matter against the JSON Schemas that a site gives for its paths."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from polyglint import Document, Place

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError


def applicable(document: Document, schemas: Mapping[str, Any]) -> list[Any]:
    """The schemas whose path glob matches; all of them hold."""
    if not schemas or not is_readable(document):
        return []
    from pathspec import GitIgnoreSpec  # late: only sites with schemas pay for it

    return [schema for glob, schema in schemas.items() if GitIgnoreSpec.from_lines([glob]).match_file(document.path)]


def is_readable(document: Document) -> bool:
    """Whether there is a header, and its keys are known."""
    header = document.front_matter
    return bool(header) and not any(error.kind in ("syntax", "not-a-mapping", "unclosed") for error in header.errors)


def violations(document: Document, schema: Any) -> "Iterator[ValidationError]":
    """What the schema says against this header."""
    from jsonschema import Draft202012Validator, FormatChecker  # late: 57 ms
    from jsonschema.validators import validator_for
    from referencing import Registry

    checker = validator_for(schema, default=Draft202012Validator)
    # The registry is empty so that a reference to another file is an error and never a download.
    validator = checker(schema, format_checker=FormatChecker(), registry=Registry())
    yield from validator.iter_errors(_json(document.front_matter.data))


def _json(value: Any) -> Any:
    """The value as JSON has it: a date, which YAML makes of unquoted text, is text again."""
    if isinstance(value, dict):
        return {str(key): _json(below) for key, below in value.items()}
    if isinstance(value, list | tuple):
        return [_json(below) for below in value]
    # A date, without importing its type: 2 ms of each start.
    return value.isoformat() if hasattr(value, "isoformat") else value


def fence(document: Document) -> Place:
    """The first line of the header: the place of what is not there."""
    start = document.front_matter.start
    end = document.text.find("\n", start)
    return document.place(start, end if end >= 0 else len(document.text))


def key_place(document: Document, *keys: str | int) -> Place:
    """The place of a key; of a list's item, its value; of what has no place of its own, the header's first line."""
    entry = document.front_matter.entry(*keys)
    if entry is None:
        return key_place(document, *keys[:-1]) if keys else fence(document)
    if entry.key_start == entry.key_end:
        return document.place(entry.value_start, entry.value_end)
    return document.place(entry.key_start, entry.key_end)


def value_place(document: Document, *keys: str | int) -> Place:
    """The place of a value, of an empty one its key."""
    entry = document.front_matter.entry(*keys)
    if entry is None or entry.value_start == entry.value_end:
        return key_place(document, *keys)
    return document.place(entry.value_start, entry.value_end)


def near(name: str, others: Iterator[str] | list[str]) -> str:
    """The one of the other names that was probably meant; empty when none is near."""
    from difflib import get_close_matches  # late: only for what is misspelt

    by_folded = {_folded(other): other for other in others}
    found = get_close_matches(_folded(name), by_folded, n=1, cutoff=0.75)
    return by_folded[found[0]] if found else ""


def _folded(name: str) -> str:
    return name.casefold().replace("-", "").replace("_", "")


def path_text(keys: Iterator[str | int] | list[str | int]) -> str:
    """How a reader names what stands at these keys: `author.name`, `tags, item 2`."""
    text = ""
    for key in keys:
        text += f", item {key + 1}" if isinstance(key, int) else f"{'.' * bool(text)}{key}"
    return text
