"""Claims as facts: the plain data that rules exchange across documents, and back."""

from collections.abc import Mapping
from dataclasses import fields
from math import inf
from typing import Any, cast

from polyglint.claims.model import Claim, Quantity
from polyglint.document import Document
from polyglint.values import Fact, Json

_PLACED = frozenset({"start", "end"})


def claim_fact(document: Document, claim: Claim, key: str) -> Fact:
    """What a document claims, under a key."""
    return document.fact(key, _plain(claim), document.place(claim.start, claim.end))


def claim_of(fact: Fact) -> Claim:
    """The claim that a fact was made of."""
    stated = cast(Mapping[str, Any], fact.value)
    values = {name: _restored(name, value) for name, value in stated.items()}
    return Claim(start=fact.place.start, end=fact.place.end, **values)


def _plain(claim: Claim) -> dict[str, Json]:
    """All that is not as it is by default."""
    values = {field.name: (getattr(claim, field.name), field.default) for field in fields(Claim)}
    return {name: _json(value) for name, (value, default) in values.items() if name not in _PLACED and value != default}


def _json(value: Any) -> Json:
    if isinstance(value, frozenset):
        return cast(Json, sorted(value))
    if isinstance(value, Quantity):
        return [value.low, None if value.high == inf else value.high, value.unit, value.is_approximate]
    return cast(Json, value)


def _restored(name: str, value: Any) -> Any:
    if name == "quantity":
        low, high, unit, is_approximate = value
        return Quantity(low, inf if high is None else high, unit, is_approximate)
    return frozenset(value) if isinstance(value, list) else value
