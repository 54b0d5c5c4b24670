"""Front matter values of another type than the schema or the sibling pages have."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from polyglint import Document, Fact, Mqm, Problem, SiteRule
from polyglint_rules.front_matter.schemas import applicable, is_readable, path_text, value_place, violations
from polyglint_rules.front_matter.siblings import FEWEST, group, is_habit

_BY_SCHEMA = "schema "
_TYPES = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "keys of its own",
    "null": "nothing",
}
_HINTS = {
    "text": "put it into quotes if it is meant as text",
    "a list": "write it as a list: [one, two], or each on a line of its own after a dash",
    "a number": "write it without quotes",
    "true or false": "write true or false, without quotes",
}


@dataclass(eq=False, repr=False)
class WrongType(SiteRule):
    """A front matter value has the type that the site's schema asks for or that its sibling pages have."""

    id = "front_matter/wrong-type"
    mqm = Mqm("design and markup", "metadata", "major")

    schemas: Mapping[str, Any] = field(default_factory=dict)

    def collect(self, document: Document) -> Iterator[Fact]:
        """The values that a schema objects to, or the type of each value."""
        if not is_readable(document):
            return
        schemas = applicable(document, self.schemas)
        for schema in schemas:
            yield from _wrong(document, schema)
        if schemas:
            return
        siblings = group(document)
        for key, value in document.front_matter.data.items():
            if value is not None:
                yield document.fact(f"{siblings} {key}", [key, _type(value)], value_place(document, key))

    def conclude(self, key: str, facts: Sequence[Fact]) -> Iterator[Problem]:
        """All values of a type that is not the usual one."""
        yield from _by_schema(facts) if key.startswith(_BY_SCHEMA) else _by_siblings(facts)


def _type(value: object) -> str:
    """What an editor calls the value; a date counts as text, because quoting makes one of the other."""
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str) or hasattr(value, "isoformat"):
        return "text"
    return "a list" if isinstance(value, list) else "keys of its own"


def _wrong(document: Document, schema: Any) -> Iterator[Fact]:
    for violation in violations(document, schema):
        if violation.validator == "type" and violation.absolute_path:
            wanted: Any = violation.validator_value
            names = [_TYPES.get(name, name) for name in ([wanted] if isinstance(wanted, str) else wanted)]
            keys = list(violation.absolute_path)
            found = "nothing" if violation.instance is None else _type(violation.instance)
            value = [path_text(keys), found, " or ".join(names)]
            yield document.fact(_BY_SCHEMA + document.path, list(value), value_place(document, *keys))


def _by_schema(facts: Sequence[Fact]) -> Iterator[Problem]:
    for fact in facts:
        match fact.value:
            case [str(path), str(found), str(wanted)]:
                message = f'the value of "{path}" is {found}; the site\'s schema asks for {wanted}'
                yield Problem(fact.place, message, _HINTS.get(wanted, ""))


def _by_siblings(facts: Sequence[Fact]) -> Iterator[Problem]:
    if len(facts) < FEWEST:
        return
    types = [str(fact.value[1]) if isinstance(fact.value, list) else "" for fact in facts]
    usual, count = Counter(types).most_common(1)[0]
    if not is_habit(count, len(facts)):
        return
    for fact, found in zip(facts, types, strict=True):
        if found != usual and isinstance(fact.value, list):
            where = f"it is {usual} on {count} of {len(facts)} pages in this folder"
            yield Problem(fact.place, f'the value of "{fact.value[0]}" is {found}; {where}', _HINTS.get(usual, ""))
