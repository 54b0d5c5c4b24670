"""Versions as numbers that can be compared: "v18.2" is everything from 18.2.0 up to 18.3."""

import re
from dataclasses import replace
from math import inf

from polyglint.claims.model import Quantity
from polyglint.claims.quantities.found import Found

_VERSION = re.compile(r"\d{1,4}(?:\.\d{1,4}){0,3}")
_STEPS = (1.0, 1e-3, 1e-6, 1e-9)
_REST = 0.999999


def version_ends(text: str) -> tuple[float, float]:
    """The first and the last version that a name such as "v18", "18.2" or "2.3.1" covers.

    Raises ValueError where no version stands in the text.
    """
    match = _VERSION.search(text)
    if match is None:
        raise ValueError(f"no version in {text!r}")
    parts = [int(part) for part in match[0].split(".")]
    low = round(sum(part * step for part, step in zip(parts, _STEPS, strict=False)), 9)
    is_exact = len(parts) > 2
    return low, low if is_exact else round(low + _STEPS[len(parts) - 1] * _REST, 9)


def as_version(found: Found) -> Quantity:
    """A bare number as the version that it names: "Node 18", "Python 3.9 or later". Other quantities stay."""
    quantity = found.quantity
    names = _VERSION.findall(found.words)
    if quantity.unit not in ("", "time") or not names:
        return quantity
    low, high = version_ends(names[0])[0], version_ends(names[-1])[1]
    if quantity.low == 0.0:
        low = 0.0
    if quantity.high == inf:
        high = inf
    return replace(quantity, low=low, high=high, unit="version")
