"""Front matter values that the site's schema does not allow."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from polyglint import Document, DocumentRule, Edit, Fix, Mqm, Problem
from polyglint_rules.front_matter.schemas import applicable, key_place, near, path_text, value_place, violations

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_OTHERS = ("required", "type")  # they have rules of their own
_MAX_QUOTE = 60


@dataclass(eq=False, repr=False)
class Schema(DocumentRule):
    """Front matter values are among those that the site's schema allows."""

    id = "front_matter/schema"
    needs_option = "schemas"
    mqm = Mqm("design and markup", "metadata", "major")

    schemas: Mapping[str, Any] = field(default_factory=dict)

    def check(self, document: Document) -> Iterator[Problem]:
        """All values and keys that a schema objects to."""
        for schema in applicable(document, self.schemas):
            for violation in violations(document, schema):
                if violation.validator == "additionalProperties" and isinstance(violation.instance, dict):
                    yield from _unknown_keys(document, violation)
                elif violation.validator not in _OTHERS:
                    yield _problem(document, violation)


def _problem(document: Document, violation: "ValidationError") -> Problem:
    keys = list(violation.absolute_path)
    say = _MESSAGES.get(str(violation.validator))
    is_nested = isinstance(violation.instance, dict | list)
    quoted = "this value" if is_nested else f'"{str(violation.instance)[:_MAX_QUOTE]}"'
    reason = say(violation, quoted) if say else f"{quoted} is not what the site's schema allows ({violation.validator})"
    return Problem(value_place(document, *keys), f"{path_text(keys)}: {reason}" if keys else reason)


def _unknown_keys(document: Document, violation: "ValidationError") -> Iterator[Problem]:
    schema = violation.schema if isinstance(violation.schema, dict) else {}
    names: Any = violation.instance
    known = list(schema.get("properties", {}))
    above = list(violation.absolute_path)
    missing = [name for name in schema.get("required", ()) if name not in names]
    for name in _additional(names, schema):
        if near(name, missing):
            continue  # a missing key that is misspelt here is told as such
        meant = near(name, known)
        place = key_place(document, *above, name)
        fix = Fix((Edit(place, meant),), safe=False) if meant and meant not in names else None
        hint = f'is "{meant}" meant?' if meant else f"known keys: {', '.join(known)}"
        yield Problem(place, f'the site\'s schema knows no key "{path_text([*above, name])}"', hint, fix=fix)


def _additional(names: Iterable[str], schema: Mapping[str, Any]) -> list[str]:
    patterns = [re.compile(pattern) for pattern in schema.get("patternProperties", {})]
    return [
        name
        for name in names
        if name not in schema.get("properties", {}) and not any(pattern.search(name) for pattern in patterns)
    ]


def _one_of(violation: "ValidationError", quoted: str) -> str:
    choices: Any = violation.validator_value
    allowed = ", ".join(f'"{value}"' for value in choices)
    meant = near(str(violation.instance), [str(value) for value in choices])
    return f"{quoted} is none of {allowed}" + f'; is "{meant}" meant?' * bool(meant)


def _length(violation: "ValidationError", _: str) -> str:
    bound = "at most" if str(violation.validator).startswith("max") else "at least"
    unit = "items" if "Items" in str(violation.validator) else "characters"
    instance: Any = violation.instance
    return f"{len(instance)} {unit}, where the site's schema asks for {bound} {violation.validator_value}"


_MESSAGES: dict[str, "Callable[[ValidationError, str], str]"] = {
    "enum": _one_of,
    "const": lambda violation, quoted: f'{quoted} is not "{violation.validator_value}"',
    "pattern": lambda violation, quoted: f"{quoted} does not have the form {violation.validator_value}",
    "format": lambda violation, quoted: f"{quoted} is not a valid {violation.validator_value}",
    "maxLength": _length,
    "minLength": _length,
    "maxItems": _length,
    "minItems": _length,
    "uniqueItems": lambda _, quoted: f"the same item stands twice in {quoted}",
    "maximum": lambda violation, quoted: f"{quoted} is more than {violation.validator_value}",
    "minimum": lambda violation, quoted: f"{quoted} is less than {violation.validator_value}",
    "exclusiveMaximum": lambda violation, quoted: f"{quoted} is not less than {violation.validator_value}",
    "exclusiveMinimum": lambda violation, quoted: f"{quoted} is not more than {violation.validator_value}",
}
