"""Units and currencies: their symbols, and what they measure, so that a converted value is recognised."""

from types import MappingProxyType
from typing import NamedTuple


class Measure(NamedTuple):
    """What a unit measures and how much of it one of them is."""

    dimension: str
    factor: float


MEASURES = MappingProxyType({
    "ms": Measure("time", 0.001), "second": Measure("time", 1), "minute": Measure("time", 60),
    "hour": Measure("time", 3600), "day": Measure("time", 86400), "week": Measure("time", 604800),
    "month": Measure("time", 2629800), "year": Measure("time", 31557600),
    "mm": Measure("length", 0.001), "cm": Measure("length", 0.01), "m": Measure("length", 1),
    "km": Measure("length", 1000), "in": Measure("length", 0.0254), "ft": Measure("length", 0.3048),
    "yd": Measure("length", 0.9144), "mi": Measure("length", 1609.344),
    "mg": Measure("mass", 0.001), "g": Measure("mass", 1), "kg": Measure("mass", 1000),
    "oz": Measure("mass", 28.3495), "lb": Measure("mass", 453.592),
    "ml": Measure("volume", 0.001), "l": Measure("volume", 1), "gal": Measure("volume", 3.78541),
    "B": Measure("data", 1), "kB": Measure("data", 1e3), "MB": Measure("data", 1e6), "GB": Measure("data", 1e9),
    "TB": Measure("data", 1e12), "km/h": Measure("speed", 1), "mph": Measure("speed", 1.609344),
    "°C": Measure("temperature", 1), "°F": Measure("temperature", 1),
})  # fmt: skip
"""Units between which one may convert."""

_SIGNS = MappingProxyType({
    "us$": "USD", "r$": "BRL", "c$": "CAD", "ca$": "CAD", "a$": "AUD", "au$": "AUD", "mx$": "MXN",
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "¥", "￥": "¥", "₽": "RUB", "₩": "KRW", "₹": "INR", "₺": "TRY", "₴": "UAH",
})  # fmt: skip
_CODES = ("usd", "eur", "gbp", "jpy", "cny", "krw", "rub", "inr", "brl", "chf", "try", "uah", "pln", "cad", "aud")

SYMBOLS = MappingProxyType({
    **_SIGNS,
    **{code: code.upper() for code in _CODES},
    **{unit.lower(): unit for unit in MEASURES if unit not in ("B", "in", "m")},
    "m": "m", "%": "%", "％": "%", "‰": "‰", "℃": "°C", "℉": "°F", "ºc": "°C", "ºf": "°F", "s": "second",
    "sec": "second", "min": "minute", "h": "hour", "hr": "hour", "hrs": "hour", "µs": "µs", "μs": "µs", "ns": "ns",
    "kph": "km/h", "kmh": "km/h", "км/ч": "km/h", "px": "px",
    "em": "em", "rem": "rem", "pt": "pt", "dpi": "dpi", "fps": "fps",
    "hz": "Hz", "khz": "kHz", "mhz": "MHz", "ghz": "GHz", "kw": "kW", "kwh": "kWh", "w": "W", "v": "V", "kcal": "kcal",
    "kib": "kB", "mib": "MB", "gib": "GB", "tib": "TB", "μg": "µg", "µg": "µg",
})  # fmt: skip
"""Symbols that all languages share, in small letters."""
