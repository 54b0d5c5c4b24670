"""Quantities in running text: «от двух до четырёх недель», "at least 18", "twice a week", "€49.90", "Node.js 18.2".

Numbers, units and currencies come from `polyglint.language.numbers`; how a language joins, bounds, weakens and repeats
them is data: `lexicons/<language>/quantities.yaml`. Text → tokens → amounts → frequencies and quantities in base units.
"""

from polyglint.claims.quantities.found import (
    BYTES,
    COUNT,
    DAYS,
    EVERY,
    LENGTH,
    MASS,
    MINUTES,
    MONEY,
    NUMBER,
    PERCENT,
    SIGNS,
    VERSION,
    VOLUME,
    Found,
    signed,
)
from polyglint.claims.quantities.reading import quantities
from polyglint.claims.quantities.versions import as_version, version_ends

__all__ = [
    "BYTES",
    "COUNT",
    "DAYS",
    "EVERY",
    "LENGTH",
    "MASS",
    "MINUTES",
    "MONEY",
    "NUMBER",
    "PERCENT",
    "SIGNS",
    "VERSION",
    "VOLUME",
    "Found",
    "as_version",
    "quantities",
    "signed",
    "version_ends",
]
