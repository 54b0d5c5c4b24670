"""Quantities as the ledger, facts and examples write them: `4-6`, `>=18 y`, `<=2 d`, `21-28 d`, `49.9 EUR`, `v2.3`."""

import re
from collections.abc import Mapping
from math import inf, isclose
from types import MappingProxyType

from polyglint.claims.model import Quantity
from polyglint.claims.quantities.versions import version_ends

# In the base of their kind, the largest first: what a quantity is written in is the largest that leaves no fraction.
_UNITS: Mapping[str, Mapping[str, float]] = MappingProxyType({
    "minute": {"y": 525_600, "mo": 43_200, "wk": 10_080, "d": 1440, "h": 60, "min": 1, "s": 1 / 60},
    "metre": {"km": 1000, "m": 1, "cm": 0.01, "mm": 0.001, "ft": 0.3048, "in": 0.0254},
    "kilogram": {"t": 1000, "kg": 1, "g": 0.001, "mg": 1e-6},
    "litre": {"l": 1, "cl": 0.01, "ml": 0.001},
    "byte": {
        "TB": 1e12, "GB": 1e9, "MB": 1e6, "kB": 1e3, "TiB": 2**40, "GiB": 2**30, "MiB": 2**20, "KiB": 2**10, "B": 1,
    },
    "percent": {"%": 1},
})  # fmt: skip
_SELDOM = frozenset({"s", "ft", "in", "mg", "cl", "km", "t"})  # never chosen
_QUANTITY = re.compile(
    r"(?P<bound>>=|<=)?\s*(?P<about>~)?\s*(?P<version>v)?(?P<low>\d[\d.]*)(?:\s*[-–]\s*v?(?P<high>\d[\d.]*))?\s*"
    r"(?P<unit>[^\s\d][^\s]*)?"
)
_SAME = 1e-6


def quantity_of(text: str) -> Quantity:
    """The quantity that a notation states.

    Raises ValueError for what is none, and for a unit that is not known.
    """
    match = _QUANTITY.fullmatch(text.strip())
    if match is None:
        raise ValueError(f'"{text}" is no quantity: write it as 4-6, 21-28 d, >=18 y, <=2 h, 49.90 EUR, 2.5 kg or v18')
    if match["version"]:
        low, high, unit = *_versions(match), "version"
    else:
        unit, factor = _unit(match["unit"] or "")
        low = float(match["low"]) * factor
        high = float(match["high"]) * factor if match["high"] else low
    if match["bound"] == ">=":
        high = inf
    elif match["bound"] == "<=":
        low = 0.0
    return Quantity(low, high, unit, is_approximate=bool(match["about"]))


def _versions(match: re.Match[str]) -> tuple[float, float]:
    low, high = version_ends(match["low"])
    return (low, version_ends(match["high"])[1]) if match["high"] else (low, high)


def _unit(text: str) -> tuple[str, float]:
    """The kind of a unit, and how much of the kind's base it is. A bare number counts things."""
    if not text:
        return "time", 1.0
    for kind, units in _UNITS.items():
        for name, factor in units.items():
            if name == text or (name.lower() == text.lower() and kind != "minute"):
                return kind, float(factor)
    if re.fullmatch(r"[A-Z]{3}(?:/\w+)?", text):
        return f"money:{text}", 1.0
    known = ", ".join(name for units in _UNITS.values() for name in units)
    raise ValueError(f'"{text}" is no unit that is known: {known}, or a currency such as EUR')


def noted(quantity: Quantity) -> str:
    """A quantity in the notation."""
    about = "~" if quantity.is_approximate else ""
    kind, low, high = quantity.unit, quantity.low, quantity.high
    if kind == "version":
        return _noted_version(low, high)
    name, factor = _unit_for(kind, [end for end in (low, high) if end not in (0.0, inf)])
    unit = f" {name}" if name else ""
    first, last = (_number(end / factor, is_money=kind.startswith("money:")) for end in (low, high))
    if high == inf:
        return f">={about}{first}{unit}"
    if low == 0.0 and high:
        return f"<={about}{last}{unit}"
    return f"{about}{first}{unit}" if first == last else f"{about}{first}-{last}{unit}"


def _unit_for(kind: str, ends: list[float]) -> tuple[str, float]:
    """The largest unit that needs no fraction of a time, or else a half; for others one that needs two decimals."""
    if kind.startswith("money:"):
        return kind.removeprefix("money:"), 1.0
    units = {name: float(factor) for name, factor in _UNITS.get(kind.partition("/")[0], {}).items()}
    for part in (1.0, 0.5) if kind == "minute" else (0.01,):
        for name, factor in units.items():
            is_small = name == "mo" and ends and min(ends) < 2 * factor  # thirty days are not meant as a month
            if name not in _SELDOM and not is_small and all(_fits(end, factor, part) for end in ends):
                return name, factor
    return next(reversed(units.items()), ("", 1.0)) if kind != "minute" else ("min", 1.0)


def _fits(end: float, factor: float, part: float) -> bool:
    parts = end / factor / part
    return end >= factor and isclose(parts, round(parts), abs_tol=_SAME)


def _noted_version(low: float, high: float) -> str:
    if high == inf:
        return f">=v{_version(low)}"
    first, last = _version(low), _version(high)
    if low == 0.0:
        return f"<=v{last}"
    return f"v{first}" if first == last else f"v{first}-{last}"


def _version(number: float) -> str:
    """A version's name: the parts that its number states, without what it leaves open."""
    digits = round(number * 1e9)
    parts = [digits // 10**9, *(digits // 10**power % 1000 for power in (6, 3, 0))]
    while len(parts) > 1 and parts[-1] in (0, 999):
        parts.pop()
    return ".".join(map(str, parts))


def _number(value: float, *, is_money: bool) -> str:
    if value == inf:
        return ""
    return f"{value:.2f}" if is_money and value % 1 else f"{round(value, 4):.10g}"
