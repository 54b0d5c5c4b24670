"""The figures of two texts, matched: which ones stand for each other, and which of the rest were changed."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from polyglint import Figure, same_figure, same_value

MOST = 60
"""Figures of a passage that may differ; two texts of which more do are no versions of each other."""

_HOUR = 60.0
_TELLING = 3.0  # "one" is an article and "two" a pair in too many phrases
_LETTERS = str.maketrans("", "", "0123456789 .-_+()")
_SECONDS = MappingProxyType({"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0})
_LARGER = MappingProxyType({"second": 60.0, "minute": 60.0, "hour": 24.0, "month": 12.0})  # of them in the next unit
_PARTS = frozenset({0.25, 0.5, 0.75})


def leftovers(source: Sequence[Figure], target: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    """The figures of both sides that nothing on the other side stands for."""
    pairs = _matching(source, target)
    left, right = _unpaired(source, target, pairs)
    if _digits(source) == _digits(target):
        # "Step 1: move a part" → "Paso 0: mueve una parte": an article stands for a digit only where it must.
        strict = {ours: theirs for ours, theirs in pairs.items() if not _is_mixed(source[ours], target[theirs])}
        unpaired = _unpaired(source, target, strict)
        if all(map(_digits, unpaired)):
            left, right = unpaired
    left, right = _without_halves(left, right, source, target)
    left, right = _without_parts(left, right, target), _without_parts(right, left, source)
    return _without_durations(left, right)


def _unpaired(
    source: Sequence[Figure], target: Sequence[Figure], pairs: dict[int, int]
) -> tuple[list[Figure], list[Figure]]:
    taken = set(pairs.values())
    left = [figure for position, figure in enumerate(source) if position not in pairs]
    return left, [figure for position, figure in enumerate(target) if position not in taken]


def _digits(figures_read: Sequence[Figure]) -> int:
    return sum(not figure.is_word for figure in figures_read)


def _is_mixed(figure: Figure, other: Figure) -> bool:
    return figure.is_word != other.is_word and (figure.is_doubtful or other.is_doubtful)


def _matching(source: Sequence[Figure], target: Sequence[Figure]) -> dict[int, int]:
    """A largest matching: what is identical, then by augmenting paths. Which of the source goes with which target."""
    pairs = _identical(source, target)
    taken = set(pairs.values())
    ours = [position for position in range(len(source)) if position not in pairs]
    theirs = [position for position in range(len(target)) if position not in taken]
    if not ours or not theirs or max(len(ours), len(theirs)) > MOST:
        return pairs
    stated = _stated(source), _stated(target)
    free = [target[position] for position in theirs]
    edges = {position: _candidates(source[position], free, stated) for position in ours}
    owner: dict[int, int] = {}
    for position in sorted(ours, key=lambda position: (source[position].is_doubtful, source[position].is_word)):
        _augment(position, edges, owner, set())
    return pairs | {mine: theirs[candidate] for candidate, mine in owner.items()}


def _identical(source: Sequence[Figure], target: Sequence[Figure]) -> dict[int, int]:
    """Figures with the same readings and the same unit on both sides."""
    waiting: dict[object, list[int]] = {}
    for position, figure in enumerate(target):
        if not figure.is_doubtful:
            waiting.setdefault((figure.kind, figure.values, figure.unit, figure.days), []).append(position)
    pairs: dict[int, int] = {}
    for position, figure in enumerate(source):
        same = waiting.get((figure.kind, figure.values, figure.unit, figure.days))
        if same and not figure.is_doubtful:
            pairs[position] = same.pop(0)
    return pairs


def _stated(figures_read: Sequence[Figure]) -> set[float]:
    """All numbers of a text, those in dates included."""
    parts = {float(part) for figure in figures_read for day in figure.days for part in day}
    return parts | {value for figure in figures_read for value in figure.values}


def _candidates(figure: Figure, target: Sequence[Figure], stated: tuple[set[float], set[float]]) -> list[int]:
    """What may stand for the figure, the likeliest first."""
    fitting = [
        position
        for position, other in enumerate(target)
        if _fits(figure, other) and _says_all(figure, other, stated[1]) and _says_all(other, figure, stated[0])
    ]
    return sorted(
        fitting, key=lambda position: (target[position].is_doubtful, target[position].unit != figure.unit, position)
    )


def _says_all(figure: Figure, other: Figure, stated: set[float]) -> bool:
    """Whether the year and the day of a date stand in the other one, or somewhere in its text."""
    if not (figure.days and other.days):
        return True
    return all(
        any(theirs[part] for theirs in other.days) or any(float(ours[part]) in stated | {0.0} for ours in figure.days)
        for part in (0, 2)
    )


def _augment(position: int, edges: Mapping[int, list[int]], owner: dict[int, int], seen: set[int]) -> bool:
    for candidate in edges[position]:
        if candidate not in owner:
            owner[candidate] = position
            return True
    for candidate in edges[position]:
        if candidate not in seen:
            seen.add(candidate)
            if _augment(owner[candidate], edges, owner, seen):
                owner[candidate] = position
                return True
    return False


def _fits(figure: Figure, other: Figure) -> bool:
    kinds = {figure.kind, other.kind}
    if len(kinds) == 1 and figure.kind != "name":
        return same_figure(figure, other)
    if kinds == {"name"}:
        return figure.values == other.values or figure.text.lower() == other.text.lower()
    if kinds == {"number", "name"}:
        return same_value(figure, other)
    if kinds == {"number", "time"}:
        number, time = (figure, other) if figure.kind == "number" else (other, figure)
        return any(same_value(number._replace(values=(value * _HOUR,)), time) for value in number.values)
    return False


def _without_parts(own: Sequence[Figure], others: Sequence[Figure], everything: Sequence[Figure]) -> list[Figure]:
    """Those that the other side does not state in parts, such as a year and a day beside an unknown month name.

    `others` are left on that side, `everything` is all that it has.
    """
    years = {day.year for figure in everything for day in figure.days}
    parts = {value for figure in everything if figure.is_word for value in figure.values} & _PARTS
    return [figure for figure in own if not (_is_stated(figure, others, years) or _has_part(figure, parts))]


def _has_part(figure: Figure, parts: set[float]) -> bool:
    """Whether a word states the odd part of it: 90 minutes, an hour and a half."""
    larger = _LARGER.get(figure.unit)
    return larger is not None and any(value / larger % 1 in parts for value in figure.values)


def _without_halves(
    left: list[Figure], right: list[Figure], source: Sequence[Figure], target: Sequence[Figure]
) -> tuple[list[Figure], list[Figure]]:
    """Those that a word completes: 2½ hours, "2 horas y media"; 1.5 billion, "un milliard et demi"."""
    words = [figure for figure in (*source, *target) if figure.is_word]
    parts = {value for figure in words for value in figure.values} & _PARTS
    if not parts:
        return left, right
    paired = [(one, two) for one in left for two in right if _is_completed(one, two, parts)]
    ours, theirs = {one.start for one, _ in paired}, {two.start for _, two in paired}
    return [one for one in left if one.start not in ours], [two for two in right if two.start not in theirs]


def _is_completed(figure: Figure, other: Figure, parts: set[float]) -> bool:
    if not (figure.values and other.values) or figure.kind != other.kind:
        return False
    least, most = sorted((figure.values[0], other.values[0]))
    return most - least in parts or (least > 0 and most / least - 1 in parts)


def _without_durations(left: list[Figure], right: list[Figure]) -> tuple[list[Figure], list[Figure]]:
    """Those that do not add up to the same time: 90 minutes are 1 hour and 30 minutes."""
    ours, theirs = ([figure for figure in side if figure.unit in _SECONDS] for side in (left, right))
    sums = [sum(figure.values[0] * _SECONDS[figure.unit] for figure in side) for side in (ours, theirs)]
    if not ours or not theirs or sums[0] != sums[1]:
        return left, right
    return [one for one in left if one.unit not in _SECONDS], [one for one in right if one.unit not in _SECONDS]


def _is_stated(figure: Figure, others: Sequence[Figure], years: set[int]) -> bool:
    if figure.kind == "date":
        if any(other.kind == "date" for other in others):
            return False
        values = {value for other in others if other.kind != "date" for value in other.values} | years
        stated = [{float(part) for part in (day.year, day.day) if part} for day in figure.days]
        return any(parts and parts <= values for parts in stated)
    dated = {float(part) for other in others if other.kind == "date" for day in other.days for part in day}
    return figure.kind == "number" and bool(dated.intersection(figure.values))


def changes(left: Sequence[Figure], right: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """Pairs of figures without a partner, of which the second is what has become of the first."""
    sources, targets = [one for one in left if _counts(one)], [one for one in right if _counts(one)]
    pairs: list[tuple[Figure, Figure]] = []
    tests: tuple[Callable[[Figure, Figure], bool], ...] = (_exchange_units, _alike, _akin)
    for test in tests:
        for source in sources:
            if any(source is taken for taken, _ in pairs):
                continue
            free = (one for one in targets if not any(one is taken for _, taken in pairs) and test(source, one))
            if (target := next(free, None)) is not None:
                pairs.append((source, target))
    return sorted(pairs, key=lambda pair: pair[1].start)


def _counts(figure: Figure) -> bool:
    return not figure.is_doubtful and not (figure.is_word and figure.values and min(figure.values) < _TELLING)


def _exchange_units(source: Figure, target: Figure) -> bool:
    return source.kind == target.kind == "number" and same_value(source, target)


def _alike(source: Figure, target: Figure) -> bool:
    """Whether two figures count the same things, or the same name has another number."""
    if source.kind != target.kind:
        return False
    if source.kind == "name":
        return source.text.lower().translate(_LETTERS) == target.text.lower().translate(_LETTERS)
    return source.is_word == target.is_word and source.unit == target.unit


def _akin(source: Figure, target: Figure) -> bool:
    if "name" in (source.kind, target.kind):
        return False
    return source.kind == target.kind or "number" in (source.kind, target.kind)
