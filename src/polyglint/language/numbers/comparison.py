"""When two figures say the same: a value in common, a unit kept or converted."""

from math import isclose

from polyglint.language.numbers.figure import Day, Figure
from polyglint.language.numbers.units import MEASURES

_EXACT = 1e-9
_ROUNDED = 0.06  # a converted value is rounded: 5 miles are 8 kilometres
_YUAN_OR_YEN = frozenset({"¥", "JPY", "CNY"})
_FREEZING = 32.0
_DEGREE = 1.8
_DEGREES, _OVEN_DEGREES, _HOT = 1.0, 5.0, 100.0  # a converted temperature is rounded: 350 °F are 175 °C
_FORTNIGHT, _FIFTEEN_DAYS = 14.0, 15.0  # in Romance languages two weeks are fifteen days
_CALENDAR = frozenset({"month", "year"})  # their length in days varies


def same_figure(source: Figure, target: Figure) -> bool:
    """Whether the second may stand for the first in a translation: same readings and units, or a conversion."""
    if source.kind != target.kind:
        return False
    if source.kind == "date":
        return any(_agree(day, other) for day in source.days for other in target.days)
    if same_value(source, target) and same_unit(source.unit, target.unit):
        return True
    if _is_converted(source, target):
        return True
    return any(test(source, target) or test(target, source) for test in (_is_loose, _is_share))


def same_value(source: Figure, target: Figure) -> bool:
    """Whether some reading of the one is a reading of the other."""
    return any(isclose(value, other, rel_tol=_EXACT) for value in source.values for other in target.values)


def same_unit(source: str, target: str) -> bool:
    """Whether the units do not contradict each other; one that is not stated contradicts nothing."""
    return not source or not target or source == target or {source, target} <= _YUAN_OR_YEN


def _agree(day: Day, other: Day) -> bool:
    """Whether what both state is the same, and they state something in common."""
    both = [(one, two) for one, two in zip(day, other, strict=True) if one and two]
    return bool(both) and all(one == two for one, two in both)


def _is_converted(source: Figure, target: Figure) -> bool:
    one, two = MEASURES.get(source.unit), MEASURES.get(target.unit)
    if one is None or two is None or one.dimension != two.dimension or source.unit == target.unit:
        return False
    if one.dimension == "temperature":
        return any(
            _are_near(_celsius(value, source.unit), _celsius(other, target.unit))
            for value in source.values
            for other in target.values
        )
    if {source.unit, target.unit} == {"week", "day"} and _is_fortnight(source, target):
        return True
    is_exact = one.dimension in ("time", "data") and not {source.unit, target.unit} & _CALENDAR
    tolerance = _EXACT if is_exact else _ROUNDED
    return any(
        isclose(value * one.factor, other * two.factor, rel_tol=tolerance)
        for value in source.values
        for other in target.values
    )


def _is_fortnight(source: Figure, target: Figure) -> bool:
    weeks, days = (source, target) if source.unit == "week" else (target, source)
    return any(week * 7 == _FORTNIGHT for week in weeks.values) and _FIFTEEN_DAYS in days.values


def _are_near(one: float, other: float) -> bool:
    return abs(one - other) <= (_OVEN_DEGREES if min(one, other) > _HOT else _DEGREES)


def _is_loose(bare: Figure, other: Figure) -> bool:
    """Whether an amount of data does without its unit: "75K" for 75 kB."""
    measure = MEASURES.get(other.unit)
    if bare.unit or measure is None or measure.dimension != "data":
        return False
    return any(isclose(value, one * measure.factor, rel_tol=_EXACT) for value in bare.values for one in other.values)


def _is_share(word: Figure, other: Figure) -> bool:
    """Whether a word names a share that the other states in percent: "half", 50 %."""
    if not word.is_word or other.unit != "%":
        return False
    return any(isclose(value * 100, one, rel_tol=0.01) for value in word.values for one in other.values)


def _celsius(value: float, unit: str) -> float:
    return (value - _FREEZING) / _DEGREE if unit == "°F" else value
