"""What one side of a translation has and the other lacks: sections, blocks, list items and table rows.

The alignment says which units have no partner. Here they are judged: what was merged into a neighbour, moved a few
lines or rewritten is no gap, and what is left is gathered so that one loss is one gap.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from polyglint import Block, Translation, Unit, usual_length
from polyglint_rules.translation.unit_traits import identity, is_visible, length, marks

PieceKind = Literal["section", "block", "item", "row"]

_CONSTANT = re.compile(r"\d+|`[^`]+`|\]\([^)\s]+\)|[A-Za-z]{5,}")
_ANCHOR = re.compile(r"\d|`|\]\(")
_HALF = 0.5
_SEVERAL = 4  # gaps
_MANY = 8  # gaps, or units in them
_MOST = 0.4
_MUCH = 0.2  # of the units
_MERGED = 0.6  # how much of a missing text its neighbour may hold before it counts as merged into it
_LONGER = 1.35  # how much longer than expected a neighbour must be for that
_TELLING = 0.2  # the share of a stretch's text from which on its lengths tell whether it is missing
_CONDENSED = 0.7  # the share of the expected text below which two texts were not merged: one is missing
_NEAR = 4  # links between a text and the place it was moved to
_ALIKE = 1.5  # how much longer or shorter than expected a text may be
_LEAST_MOVED = 30  # characters: shorter texts are too alike to tell that one has moved
_LEARNT = 500  # characters of a page from which on it shows how long its language is

_Sides = tuple[tuple[Unit, ...], tuple[Unit, ...], bool]


class Gap(NamedTuple):
    """Units of one document that the other lacks, and the units of the other between which they would stand."""

    kind: PieceKind
    units: tuple[Unit, ...]
    before: Unit | None
    after: Unit | None
    is_exact: bool  # false where it is certain how many are lacking, but not which


class Gaps(NamedTuple):
    """What one side lacks, and how many units the side has that it is measured by."""

    found: tuple[Gap, ...]
    units: int
    doubtful: int = 0  # pairs of units that may well be none

    @property
    def lacking(self) -> int:
        """How many units are lacking."""
        return sum(len(gap.units) for gap in self.found)

    @property
    def are_many(self) -> bool:
        """Whether so much is lacking that one word about the page says more than a list."""
        if self.found and self.doubtful >= max(_MANY, _MUCH * self.units):
            return True
        if self.lacking < _MANY or len(self.found) < _SEVERAL:
            return False
        return self.lacking >= _MOST * self.units or (len(self.found) >= _MANY and self.lacking >= _MUCH * self.units)


_NONE = Gaps((), 0)


# Nine rules in a row ask it of the same translation.
@lru_cache(maxsize=1)
def missing(translation: Translation) -> Gaps:
    """What the target lacks."""
    links = [(link.source, link.target, link.is_sure) for link in translation.links]
    gaps = _gaps(links, usual_length(translation.source.language, translation.target.language))
    return gaps._replace(doubtful=_doubtful(translation)) if gaps.found else gaps


@lru_cache(maxsize=1)
def added(translation: Translation) -> Gaps:
    """What the source lacks."""
    links = [(link.target, link.source, link.is_sure) for link in translation.links]
    gaps = _gaps(links, usual_length(translation.target.language, translation.source.language))
    return gaps._replace(doubtful=_doubtful(translation)) if gaps.found else gaps


def is_out_of_step(translation: Translation) -> bool:
    """Whether so much is missing or was added that the page has to be translated again."""
    return missing(translation).are_many or added(translation).are_many


def _doubtful(translation: Translation) -> int:
    return sum(bool(link.source and link.target) and not link.is_comparable for link in translation.links)


def _gaps(links: Sequence[_Sides], expected: float) -> Gaps:
    if all(len(ours) <= len(theirs) for ours, theirs, _ in links):
        return _NONE
    ratio = _ratio(links, expected)
    side = _Side(list(_pairings(links, ratio)), ratio)
    found: list[Gap] = []
    for start, end in _stretches(side.pairings):
        lacking, is_exact = side.lacking(start, end)
        for run in side.runs(lacking):
            first, last = side.position[run[0]], side.position[run[-1]]
            before, after = side.other_before(first), side.other_after(last)
            pieces = list(side.pieces(run))
            for kind, units in pieces:
                is_known = is_exact and (len(pieces) == 1 or not _is_any_item(kind, units))
                found.append(Gap(kind, units, before, after, is_known))
    return Gaps(tuple(found), len(side.units))


def _is_any_item(kind: PieceKind, units: Sequence[Unit]) -> bool:
    """Whether nothing in it tells an item from its neighbours: beside another gap, the first one is let go."""
    return kind in ("item", "row") and not any(_ANCHOR.search(unit.text) for unit in units)


class _Pairing:
    """Units that go together, seen from the side that has what the other may lack."""

    def __init__(self, ours: tuple[Unit, ...], theirs: tuple[Unit, ...], *, is_sure: bool) -> None:
        self.is_solid = bool(ours and theirs) and is_sure
        self.is_sure = is_sure
        self.all_theirs = theirs
        self.ours = tuple(filter(is_visible, ours))
        self.theirs = tuple(filter(is_visible, theirs))


def _pairings(links: Sequence[_Sides], ratio: float) -> Iterator[_Pairing]:
    """What links join; of two units that cannot have been merged into one, the one that is more like it."""
    for ours, theirs, is_sure in links:
        if len(ours) == 2 and len(theirs) == 1 and not _may_be_merged(ours, theirs, ratio):
            kept = _likest(ours, theirs[0], length(theirs) / ratio)
            for unit in ours:
                yield _Pairing((unit,), theirs if unit is kept else (), is_sure=False)
        else:
            yield _Pairing(ours, theirs, is_sure=is_sure)


def _likest(ours: Sequence[Unit], other: Unit, wanted: float) -> Unit:
    """The unit that has most in common with another: what is the same in every language, else its length."""
    marks = set(_CONSTANT.findall(other.text))
    return min(
        ours, key=lambda unit: (-len(marks.intersection(_CONSTANT.findall(unit.text))), abs(length([unit]) - wanted))
    )


def _may_be_merged(ours: Sequence[Unit], theirs: Sequence[Unit], ratio: float) -> bool:
    first, second = ours
    return first.block.parent is second.block.parent and length(theirs) >= _CONDENSED * ratio * length(ours)


def _ratio(links: Sequence[_Sides], expected: float) -> float:
    """How much longer the other side's running text is: what is expected counts as much as a short page."""
    pairs = [(ours, theirs) for ours, theirs, is_sure in links if is_sure and len(ours) == len(theirs) == 1]
    mine = sum(length(ours) for ours, _ in pairs)
    others = sum(length(theirs) for _, theirs in pairs)
    return (others + _LEARNT * expected) / (mine + _LEARNT)


def _stretches(pairings: Sequence[_Pairing]) -> Iterator[tuple[int, int]]:
    """Where pairings stand that are no sure pairs, as far as a sure pair."""
    start = -1
    for index, pairing in enumerate(pairings):
        if pairing.is_solid and start >= 0:
            yield start, index
        if pairing.is_solid:
            start = -1
        elif start < 0:
            start = index
    if start >= 0:
        yield start, len(pairings)


class _Side:
    """The side that has more, with what is asked of it again and again."""

    def __init__(self, pairings: Sequence[_Pairing], ratio: float) -> None:
        self.pairings = pairings
        self.ratio = ratio
        self.position = {unit: index for index, pairing in enumerate(pairings) for unit in pairing.ours}
        self.units = sorted(self.position, key=lambda unit: unit.start)
        self.order = {unit: index for index, unit in enumerate(self.units)}

    @cached_property
    def inside(self) -> Counter[Block]:
        """How many of the units each container holds."""
        return Counter(block for unit in self.units for block in unit.block.ancestors())

    def lacking(self, start: int, end: int) -> tuple[list[Unit], bool]:
        """The units of a stretch that have no partner, and whether it is certain which these are."""
        stretch = self.pairings[start:end]
        alone = [pairing for pairing in stretch if pairing.ours and not pairing.all_theirs]
        candidates = [unit for pairing in alone for unit in pairing.ours]
        theirs = [unit for pairing in stretch for unit in pairing.theirs]
        if not theirs:
            kept = self._kept(candidates)
            return ([] if self._is_merged(kept, start, end) else kept), True
        ours = [unit for pairing in stretch for unit in pairing.ours]
        alone.sort(key=lambda pairing: not pairing.is_sure)
        chosen = _surplus([unit for pairing in alone for unit in pairing.ours], ours, theirs)
        if self._is_rewritten(chosen, ours, theirs):
            return [], False
        kept = self._kept(chosen)
        return kept, all(self.pairings[self.position[unit]].is_sure for unit in kept)

    def _kept(self, units: Sequence[Unit]) -> list[Unit]:
        """Those that stand nowhere else on the other side; with a heading that does goes all of its section."""
        kept: list[Unit] = []
        is_moved = False
        for unit in sorted(units, key=self.order.__getitem__):
            if unit.kind == "heading":
                is_moved = self._stands_elsewhere(unit)
            if not (is_moved or self._stands_elsewhere(unit) or self._has_moved(unit)):
                kept.append(unit)
        return kept

    def _stands_elsewhere(self, unit: Unit) -> bool:
        """Whether the other side has as many units that are the same in every language."""
        name = identity(unit)
        # Few names stand on the other side at all: the counting is for those.
        if not name or any(part not in self.other_text for part in name):
            return False
        ours, theirs = self.identities
        return theirs[name] >= ours[name]

    @cached_property
    def other_text(self) -> str:
        """All of the other document."""
        units = (pairing.all_theirs for pairing in self.pairings if pairing.all_theirs)
        return next((found[0].document.text for found in units), "")

    @cached_property
    def identities(self) -> tuple[Counter[tuple[str, ...]], Counter[tuple[str, ...]]]:
        """How often each name or text is there on our side and on the other."""
        theirs = [unit for pairing in self.pairings for unit in pairing.theirs]
        return Counter(map(identity, self.units)), Counter(map(identity, theirs))

    def _is_rewritten(self, chosen: Sequence[Unit], ours: Sequence[Unit], theirs: Sequence[Unit]) -> bool:
        """Whether the other side says as much in fewer units; items of a list are never said in one."""
        if all(unit.container == "item" for unit in (*chosen, *theirs)):
            return False
        lacking, whole = length(chosen), length(ours)
        return lacking >= _TELLING * whole > 0 and length(theirs) >= self.ratio * (whole - lacking / 2)

    def _is_merged(self, lacking: Sequence[Unit], start: int, end: int) -> bool:
        """Whether a neighbour is so much longer than its partner that it holds the text."""
        if not lacking or any(unit.kind != "paragraph" for unit in lacking):
            return False
        neighbours = [self.pairings[index] for index in (start - 1, end) if 0 <= index < len(self.pairings)]
        wanted = self.ratio * length(lacking)
        return any(
            self._excess(pairing) > _MERGED * wanted or _has_own_line(pairing, wanted)
            for pairing in neighbours
            if pairing.ours and pairing.theirs and pairing.ours[0].block.parent is lacking[0].block.parent
        )

    def _excess(self, pairing: _Pairing) -> float:
        """How much longer the other side of a pair is than expected; nothing within the usual bounds."""
        wanted, actual = self.ratio * length(pairing.ours), length(pairing.theirs)
        return actual - wanted if actual > _LONGER * wanted else 0.0

    def _has_moved(self, unit: Unit) -> bool:
        """Whether the other side has a unit alone that may be this one: with the same marks, or near."""
        if unit.kind != "paragraph":
            return False
        if marks(unit) and marks(unit) in self.alone:
            return True
        characters = length([unit])
        expected = self.ratio * characters
        at = self.position[unit]
        return characters >= _LEAST_MOVED and any(
            other.kind == unit.kind and _is_about(length([other]), expected)
            for pairing in self.pairings[max(at - _NEAR, 0) : at + _NEAR + 1]
            if not pairing.ours
            for other in pairing.theirs
        )

    @cached_property
    def alone(self) -> frozenset[tuple[str, ...]]:
        """The marks of the other side's paragraphs that have no partner."""
        return frozenset(
            marks(unit)
            for pairing in self.pairings
            if not pairing.ours
            for unit in pairing.theirs
            if unit.kind == "paragraph"
        )

    def other_before(self, index: int) -> Unit | None:
        """The last unit of the other side before a pairing."""
        before = (pairing.all_theirs for pairing in self.pairings[index::-1])
        return next((units[-1] for units in before if units), None)

    def other_after(self, index: int) -> Unit | None:
        """The first unit of the other side after a pairing."""
        after = (pairing.all_theirs for pairing in self.pairings[index:])
        return next((units[0] for units in after if units), None)

    def runs(self, lacking: Sequence[Unit]) -> Iterator[list[Unit]]:
        """Those that follow each other, together."""
        run: list[Unit] = []
        for unit in sorted(lacking, key=self.order.__getitem__):
            if run and self.order[unit] != self.order[run[-1]] + 1:
                yield run
                run = []
            run.append(unit)
        if run:
            yield run

    def pieces(self, run: Sequence[Unit]) -> Iterator[tuple[PieceKind, tuple[Unit, ...]]]:
        """A run cut into whole sections, items or rows of a list or table of which something is left, and blocks."""
        inside = Counter(block for unit in run for block in unit.block.ancestors())
        whole = {block for block, count in inside.items() if count == self.inside[block]}
        kind: PieceKind = "block"
        piece: list[Unit] = []
        section_end = 0
        for unit in run:
            index = self.order[unit]
            if unit.kind == "heading" and index >= section_end:
                section_end = self._section_end(run, index)
            here: PieceKind = "section" if index < section_end else _kind(unit, whole)
            if piece and {here, kind} == {"block", "item"} and _list(unit) and _list(unit) is _list(piece[-1]):
                here = kind = "item"
            if piece and here != kind:
                yield kind, tuple(piece)
                piece = []
            kind = here
            piece.append(unit)
        yield kind, tuple(piece)

    def _section_end(self, run: Sequence[Unit], index: int) -> int:
        """The index after the section that this heading opens, as far as it is lacking: 0 where most of it is not."""
        level = self.units[index].block.level
        end = index + 1
        while end < len(self.units) and not (
            self.units[end].kind == "heading" and self.units[end].block.level <= level
        ):
            end += 1
        last = self.order[run[-1]] + 1
        lacking = min(end, last) - index
        return index + lacking if lacking > 1 and lacking >= _HALF * (end - index) else 0


def _kind(unit: Unit, whole: set[Block]) -> PieceKind:
    containers = list(unit.block.ancestors())
    if unit.kind == "row":
        return "block" if containers and containers[0] in whole else "row"
    outer = _list(unit)
    if outer is None or outer in whole:
        return "block"
    return "item" if any(block.kind == "item" and block in whole for block in containers) else "block"


def _is_about(length: float, expected: float) -> bool:
    return expected / _ALIKE < length < expected * _ALIKE


def _has_own_line(pairing: _Pairing, wanted: float) -> bool:
    """Whether the other side has more lines in a paragraph than ours, one of them as long as wanted."""
    ours = sum(unit.block.content.count("\n") for unit in pairing.ours)
    lines = [line for unit in pairing.theirs for line in unit.block.content.split("\n")]
    more = len(lines) - len(pairing.theirs) - ours
    return more > 0 and any(_is_about(len(line), wanted) for line in lines)


def _list(unit: Unit) -> Block | None:
    """The outermost list around a unit."""
    return next((block for block in reversed(list(unit.block.ancestors())) if block.kind == "list"), None)


def _surplus(candidates: Sequence[Unit], ours: Sequence[Unit], theirs: Sequence[Unit]) -> list[Unit]:
    """As many of the candidates, first ones first, as our side has more of their kind, and more in all."""
    more = Counter(unit.kind for unit in ours)
    more.subtract(unit.kind for unit in theirs)
    most = len(ours) - len(theirs)
    chosen: list[Unit] = []
    for unit in candidates:
        if len(chosen) < most and more[unit.kind] > 0:
            more[unit.kind] -= 1
            chosen.append(unit)
    return chosen
