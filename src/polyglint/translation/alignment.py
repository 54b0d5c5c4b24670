"""Which blocks of a translation stand for which blocks of its source, without knowing either language.

Hard anchors first: units that say the same thing in any language (code, link targets, numbers, heading ids), unique on
both sides and in the same order, cut the two documents into gaps. A gap with the same kinds of plausible lengths on
both sides is paired as it stands; in the others dynamic programming weighs kinds, lengths (Gale and Church, "A program
for aligning sentences in bilingual corpora", 1993) and words that both sides share. What is left on both sides and has
an anchor in common has moved.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from polyglint.translation.costs import EXTENSION, MERGE, OPENING, Costs, Scales
from polyglint.translation.features import Features, features
from polyglint.translation.paths import Prices, Side, cheapest_path
from polyglint.translation.units import Unit

SURE = 2.0
"""The least confidence of a true pair: how much dearer the alignment is that does without it, in nats."""

COMPARABLE = 5.0
"""The least confidence of paragraphs whose contents are compared.

On rewritten pages, pairs that were wrong had between 2 and 4.7; of the right ones, one in a hundred has less.
"""

_ANCHORED = 12.0
_PLAIN = 8.0  # less what the lengths speak against
_TELLING = 16  # characters: a shorter signature says little of where a unit has gone
_BAND = 12  # units off the diagonal to begin with
_CELLS = 1_500  # a gap that is larger is cut at its headings first
_PLAUSIBLE = 2.0  # the length cost of a pair that is taken as it stands


class Link(NamedTuple):
    """Units of the source and the units of the target that stand for them.

    One and one; one and none (it is missing); none and one (it was added); two and one, one and two. `confidence` is
    how much dearer, in nats, the best alignment without this link would be.
    """

    source: tuple[Unit, ...]
    target: tuple[Unit, ...]
    confidence: float
    is_moved: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether checks that need a true pair may rely on it."""
        return self.confidence >= SURE

    @property
    def is_comparable(self) -> bool:
        """Whether the contents of both sides may be held against each other."""
        if self.confidence < SURE or not (self.source and self.target):
            return False
        return self.confidence >= COMPARABLE or not (self.is_pair and self.target[0].kind == "paragraph")

    @property
    def is_pair(self) -> bool:
        """Whether it joins one unit and one unit."""
        return len(self.source) == len(self.target) == 1


def align(source: Sequence[Unit], target: Sequence[Unit]) -> tuple[Link, ...]:
    """The links between the units of two documents, in the order of the target, missing units at their place."""
    moved = _moved_sections(source, target)
    taken = {index for ours, _ in moved for index in ours}, {index for _, theirs in moved for index in theirs}
    main = _aligned(
        [unit for index, unit in enumerate(source) if index not in taken[0]],
        [unit for index, unit in enumerate(target) if index not in taken[1]],
    )
    for ours, theirs in moved:
        links = _aligned(source[ours.start : ours.stop], target[theirs.start : theirs.stop])
        _insert(main, [link._replace(is_moved=True) for link in links], target[theirs.start].start)
    return tuple(_with_missing_in_place(main) if moved else main)


def _aligned(source: Sequence[Unit], target: Sequence[Unit]) -> list[Link]:
    aligner = _Aligner(source, target)
    return list(_with_moves(list(aligner.joined(list(aligner.links())))))


def _insert(links: list[Link], section: list[Link], start: int) -> None:
    """Put a moved section where it stands in the target."""
    at = next((at for at, link in enumerate(links) if link.target and link.target[0].start > start), len(links))
    links[at:at] = section


def _with_missing_in_place(links: Sequence[Link]) -> Iterator[Link]:
    """What is missing behind what it follows in the source, wherever that has moved."""
    following: dict[int, list[Link]] = {}
    previous = -1
    for link in sorted((link for link in links if link.source), key=lambda link: link.source[0].start):
        if link.target:
            previous = link.source[0].start
        else:
            following.setdefault(previous, []).append(link)
    yield from following.get(-1, ())
    for link in links:
        if link.target:
            yield link
            yield from following.get(link.source[0].start, ()) if link.source else ()


def _moved_sections(source: Sequence[Unit], target: Sequence[Unit]) -> list[tuple[range, range]]:
    """Sections whose headings have the same id of their author's on both sides, in another order."""
    ours, theirs = _sections(source), _sections(target)
    pairs = [(section.start, theirs[name].start) for name, section in ours.items() if name in theirs]
    run = set(_longest_increasing(pairs))
    return [
        (section, theirs[name])
        for name, section in ours.items()
        if name in theirs and (section.start, theirs[name].start) not in run
    ]


def _sections(units: Sequence[Unit]) -> dict[str, range]:
    """Where the section of each heading with an id stands, up to the next heading; not of an id that stands twice."""
    headings = [index for index, unit in enumerate(units) if unit.kind == "heading"]
    found: dict[str, range] = {}
    twice = set()
    for start, end in pairwise([*headings, len(units)]):
        name = features(units[start]).id
        twice.update({name} & found.keys())
        found[name] = range(start, end)
    return {name: section for name, section in found.items() if name and name not in twice}


class _Aligner:
    def __init__(self, source: Sequence[Unit], target: Sequence[Unit]) -> None:
        self.source = source
        self.target = target
        self.source_features = [features(unit) for unit in source]
        self.target_features = [features(unit) for unit in target]
        self.costs = Costs(self.source_features, self.target_features)

    def links(self) -> Iterator[Link]:
        position = other = 0
        for i, j in [*self._anchors(), (len(self.source), len(self.target))]:
            yield from self._gap(position, i, other, j)
            if i < len(self.source):
                yield Link((self.source[i],), (self.target[j],), _ANCHORED)
            position, other = i + 1, j + 1

    def _anchors(self) -> list[tuple[int, int]]:
        """Pairs of units with the same signature, which no other unit has: the longest run in order (patience)."""
        ours, theirs = _unique(self.source_features), _unique(self.target_features)
        pairs = sorted((i, theirs[signature]) for signature, i in ours.items() if signature in theirs)
        # Where the lengths do not fit, one of the two may be half of a paragraph that was split.
        run = _longest_increasing([(i, j) for i, j in pairs if self.costs.stretch(i, j) < _PLAUSIBLE])
        return _in_step(run, len(self.source), len(self.target))

    def _gap(self, start: int, end: int, other_start: int, other_end: int) -> Iterator[Link]:
        if start == end or other_start == other_end or self._is_plain(start, end, other_start, other_end):
            yield from self._straight(start, end, other_start, other_end)
        elif (end - start) * (other_end - other_start) > _CELLS:
            yield from self._by_sections(start, end, other_start, other_end)
        else:
            yield from self._cheapest(range(start, end), range(other_start, other_end), band=_BAND)

    def joined(self, links: list[Link]) -> Iterator[Link]:
        """Join a paragraph that stands for nothing with the pair before or after it, where that is likelier."""
        at = [(range(i, i + len(link.source)), range(j, j + len(link.target))) for i, j, link in _counted(links)]
        index = 0
        while index < len(links):
            if index + 1 < len(links) and (
                link := self._join(links[index], links[index + 1], at[index], at[index + 1])
            ):
                yield link
                index += 2
            else:
                yield links[index]
                index += 1

    def _join(self, first: Link, second: Link, at: tuple[range, range], then: tuple[range, range]) -> Link | None:
        pair, lone = (first, second) if first.is_pair else (second, first)
        if not pair.is_pair or len(lone.source) + len(lone.target) != 1 or pair.confidence < _PLAIN - _PLAUSIBLE:
            return None
        if not _are_paragraphs_of_one(first.source + second.source) or not _are_paragraphs_of_one(
            first.target + second.target
        ):
            return None
        ours = [*at[0], *then[0]]
        theirs = [*at[1], *then[1]]
        apart = self.costs.step(*(at if first.is_pair else then)) + OPENING
        saved = apart - self.costs.step(ours, theirs)
        return Link(first.source + second.source, first.target + second.target, saved) if saved > 0 else None

    def _is_plain(self, start: int, end: int, other_start: int, other_end: int) -> bool:
        """Whether both sides have the same kinds with plausible lengths."""
        if end - start != other_end - other_start:
            return False
        pairs = list(zip(range(start, end), range(other_start, other_end), strict=True))
        ours, theirs = self.source_features, self.target_features
        return all(ours[i].kind == theirs[j].kind and ours[i].level == theirs[j].level for i, j in pairs) and all(
            self.costs.stretch(i, j) < _PLAUSIBLE for i, j in pairs
        )

    def _straight(self, start: int, end: int, other_start: int, other_end: int) -> Iterator[Link]:
        if start < end and other_start < other_end:
            for i, j in zip(range(start, end), range(other_start, other_end), strict=True):
                yield Link((self.source[i],), (self.target[j],), _PLAIN - self.costs.stretch(i, j))
            return
        for i in range(start, end):
            yield Link((self.source[i],), (), _ANCHORED)
        for j in range(other_start, other_end):
            yield Link((), (self.target[j],), _ANCHORED)

    def _by_sections(self, start: int, end: int, other_start: int, other_end: int) -> Iterator[Link]:
        """Align the headings of a large gap, then what stands between them."""
        ours = [i for i in range(start, end) if self.source_features[i].kind == "heading"]
        theirs = [j for j in range(other_start, other_end) if self.target_features[j].kind == "heading"]
        headings = self._cheapest(ours, theirs, band=100)
        pairs = [(ours[i], theirs[j]) for i, j, link in _counted(headings) if link.is_pair and link.is_sure]
        if not pairs:
            yield from self._cheapest(range(start, end), range(other_start, other_end), band=_BAND)
            return
        for i, j in [*pairs, (end, other_end)]:
            yield from self._gap(start, i, other_start, j)
            if i < end:
                yield Link((self.source[i],), (self.target[j],), _ANCHORED)
            start, other_start = i + 1, j + 1

    def _cheapest(self, ours: Sequence[int], theirs: Sequence[int], band: int = 0) -> list[Link]:
        scales = Scales(self.costs, ours, theirs)
        steps = cheapest_path(
            Side(scales.measures(0, ours), scales.joined(0, ours), scales.openings(0, ours)),
            Side(scales.measures(1, theirs), scales.joined(1, theirs), scales.openings(1, theirs)),
            scales.cost,
            Prices(EXTENSION, MERGE),
            band,
        )
        return [
            Link(
                tuple(self.source[ours[i]] for i in step.source),
                tuple(self.target[theirs[j]] for j in step.target),
                step.margin,
            )
            for step in steps
        ]


def _are_paragraphs_of_one(side: Sequence[Unit]) -> bool:
    """Whether they are paragraphs in the same container."""
    return all(unit.kind == "paragraph" and unit.block.parent is side[0].block.parent for unit in side)


def _counted(links: Sequence[Link]) -> Iterator[tuple[int, int, Link]]:
    """Links with how many units of either side stand before them."""
    i = j = 0
    for link in links:
        yield i, j, link
        i += len(link.source)
        j += len(link.target)


def _unique(side: Sequence[Features]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, unit in enumerate(side):
        if unit.signature:
            found[unit.signature] = -1 if unit.signature in found else index
    return {signature: index for signature, index in found.items() if index >= 0}


def _longest_increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs whose second members rise too."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        length = bisect_left(tails, j)
        before.append(at[length - 1] if length else -1)
        tails[length : length + 1] = [j]
        at[length : length + 1] = [index]
    run = []
    index = at[-1] if at else -1
    while index >= 0:
        run.append(pairs[index])
        index = before[index]
    return run[::-1]


def _in_step(run: Sequence[tuple[int, int]], rows: int, columns: int) -> list[tuple[int, int]]:
    """The run without pairs that part their neighbours: what has moved is no anchor for what has not."""
    kept: list[tuple[int, int]] = []
    last = (-1, -1)
    for (i, j), (next_i, next_j) in pairwise([*run, (rows, columns)]):
        before, after = (i - last[0]) - (j - last[1]), (next_i - i) - (next_j - j)
        if before * after < 0 and min(abs(before), abs(after)) > 1:
            continue
        kept.append((i, j))
        last = (i, j)
    return kept


def _with_moves(links: list[Link]) -> Iterator[Link]:
    """Join what is missing here and added there, where both have an anchor in common."""
    missing = {features(link.source[0]).signature: link for link in links if len(link.source) == 1 and not link.target}
    moved: dict[int, Link] = {}
    gone: set[int] = set()
    for index, link in enumerate(links):
        if link.source or len(link.target) != 1:
            continue
        signature = features(link.target[0]).signature
        origin = missing.pop(signature, None) if len(signature) >= _TELLING else None
        if origin:
            moved[index] = Link(origin.source, link.target, _ANCHORED, is_moved=True)
            gone.add(id(origin))
    for index, link in enumerate(links):
        if id(link) not in gone:
            yield moved.get(index, link)
