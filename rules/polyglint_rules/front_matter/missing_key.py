"""Front matter keys that a page lacks: by the site's schema, else by what its siblings have."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from polyglint import Document, Edit, Fact, Fix, Mqm, Problem, SiteRule
from polyglint_rules.front_matter.schemas import applicable, fence, is_readable, key_place, near, path_text, violations
from polyglint_rules.front_matter.siblings import group, is_habit

_BY_SCHEMA = "schema "


@dataclass(eq=False, repr=False)
class MissingKey(SiteRule):
    """Front matter has the keys that the site's schema asks for or that its sibling pages have."""

    id = "front_matter/missing-key"
    mqm = Mqm("design and markup", "metadata", "major")

    schemas: Mapping[str, Any] = field(default_factory=dict)

    def collect(self, document: Document) -> Iterator[Fact]:
        """The keys that a schema misses, or those that there are."""
        if not is_readable(document):
            return
        schemas = applicable(document, self.schemas)
        for schema in schemas:
            yield from _missing(document, schema)
        if not schemas:
            yield document.fact(group(document), list(document.front_matter.data), fence(document))

    def conclude(self, key: str, facts: Sequence[Fact]) -> Iterator[Problem]:
        """All missing keys of these pages."""
        yield from _by_schema(facts) if key.startswith(_BY_SCHEMA) else _by_siblings(facts)


def _missing(document: Document, schema: Any) -> Iterator[Fact]:
    """A fact for each missing key, placed at the key that was probably meant for it."""
    seen = set()
    for violation in violations(document, schema):
        if violation.validator != "required" or not isinstance(violation.instance, dict):
            continue
        above = list(violation.absolute_path)
        known = violation.schema.get("properties", {}) if isinstance(violation.schema, dict) else {}
        others = [name for name in violation.instance if name not in known]
        wanted: Any = violation.validator_value
        for name in wanted:
            if name in violation.instance or (*above, name) in seen:
                continue
            seen.add((*above, name))
            meant = near(name, others)
            place = key_place(document, *above, *([meant] if meant else []))
            value = {"key": name, "path": path_text([*above, name]), "meant": meant}
            yield document.fact(_BY_SCHEMA + document.path, value, place)


def _by_schema(facts: Sequence[Fact]) -> Iterator[Problem]:
    for fact in facts:
        match fact.value:
            case {"key": str(key), "path": str(path), "meant": str(meant)} if meant:
                fix = Fix((Edit(fact.place, key),), safe=False)
                yield Problem(fact.place, f'the key "{path}" is missing: is "{meant}" meant to be it?', fix=fix)
            case {"path": str(path)}:
                yield Problem(fact.place, f'the key "{path}" is missing', "the site's schema asks for it")


def _by_siblings(facts: Sequence[Fact]) -> Iterator[Problem]:
    counts = Counter(key for fact in facts for key in _names(fact))
    usual = [key for key, count in counts.items() if is_habit(count, len(facts))]
    for fact in facts:
        names = _names(fact)
        rare = [name for name in names if counts[name] * 10 <= len(facts)]
        for key in usual:
            if key not in names:
                meant = near(key, rare) or _translated(rare)
                yield Problem(
                    fact.place,
                    f'the key "{key}" is missing' + f': is "{meant}" meant to be it?' * bool(meant),
                    f"{counts[key]} of {len(facts)} pages in this folder have it",
                )


def _translated(rare: list[str]) -> str:
    """A key that no other page has, in another script: a translator took the key for text."""
    foreign = [name for name in rare if not name.isascii()]
    return foreign[0] if len(foreign) == 1 else ""


def _names(fact: Fact) -> list[str]:
    return [str(name) for name in fact.value] if isinstance(fact.value, list) else []
