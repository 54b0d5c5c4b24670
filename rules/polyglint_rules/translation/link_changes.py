"""How the links of a translation differ from those of its source, passage by passage."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from polyglint import Document, Translation
from polyglint_rules.translation.gaps import is_out_of_step
from polyglint_rules.translation.linked import Linked, Stretch, canonical, links, stretches, whole, written
from polyglint_rules.translation.older_text import is_older
from polyglint_rules.translation.targets import Reader, has_own_slugs, is_same, is_version
from polyglint_rules.translation.unmatched import unmatched, without_pairs

_NEAR = 600  # characters: how far a link moves with its sentence


class Change(NamedTuple):
    """What is different in one stretch: pairs of links, links of the source, links of the target."""

    source: Stretch
    target: Stretch
    changed: Sequence[tuple[Linked, Linked]]
    dropped: Sequence[Linked]
    added: Sequence[Linked]


@lru_cache(maxsize=1)  # two rules ask it of each translation, one after the other
def changes(translation: Translation) -> tuple[Change, ...]:
    """The differences; none on a page that is out of step as a whole, where links went and came with text."""
    return () if is_out_of_step(translation) else tuple(_changes(translation))


def _changes(translation: Translation) -> Iterator[Change]:
    ours, theirs = Reader(translation, is_source=True), Reader(translation, is_source=False)
    compared = list(stretches(translation))
    different = []
    for source, target in compared:
        if written(source) == written(target):
            continue
        here, there = links(source, ours), links(target, theirs)
        dropped, added = unmatched(here, there, canonical)
        if (dropped or added) and not _is_other(translation, target, (here, there), (dropped, added)):
            different.append((source, target, *_judged(translation, target, dropped, added)))
    if not different:
        return
    # A link that stands in another block of the translation has moved there.
    gone = _spare(translation.source, ours, [source for source, _ in compared], [one[2] for one in different])
    come = _spare(translation.target, theirs, [target for _, target in compared], [one[3] for one in different])
    for source, target, dropped, added in different:
        changed, dropped, added = _paired(
            [link for link in dropped if not _is_near(come[canonical(link)], target)],
            [link for link in added if not _is_near(gone[canonical(link)], source)],
        )
        yield Change(source, target, changed, dropped, added)


def _is_other(
    translation: Translation,
    target: Stretch,
    sides: tuple[Sequence[Linked], Sequence[Linked]],
    left: tuple[Sequence[Linked], Sequence[Linked]],
) -> bool:
    """Whether two texts have so little in common that one is no version of the other as it stands."""
    if all(len(links) == len(unmatched) > 2 for links, unmatched in zip(sides, left, strict=True)):
        return True
    segment = translation.segment_at(target.start)
    return segment is not None and is_older(segment)


def _spare(
    document: Document, reader: Reader, compared: Sequence[Stretch], left: Sequence[Sequence[Linked]]
) -> defaultdict[str, list[int]]:
    """Where a document links to without a counterpart: in blocks that have none, and what is left of the others."""
    bounds = sorted((stretch.start, stretch.end) for stretch in compared)
    rest = [inline for inline in whole(document).inlines if not _is_within(bounds, inline.start)]
    spare = defaultdict(list)
    for link in (*links(Stretch(document, 0, len(document.text), rest), reader), *chain.from_iterable(left)):
        spare[canonical(link)].append(link.start)
    return spare


def _is_within(bounds: Sequence[tuple[int, int]], offset: int) -> bool:
    position = bisect_right(bounds, (offset, offset)) - 1
    return any(start <= offset < end for start, end in bounds[max(position, 0) : position + 2])


def _is_near(starts: Sequence[int], stretch: Stretch) -> bool:
    return any(stretch.start - _NEAR < start < stretch.end + _NEAR for start in starts)


def _judged(
    translation: Translation, target: Stretch, dropped: list[Linked], added: list[Linked]
) -> tuple[list[Linked], list[Linked]]:
    """What is left when versions of one page, addresses in plain sight and slugs in either language are paired."""
    dropped, added = without_pairs(dropped, added, lambda link, other: is_same(link.target, other.target))
    if dropped and added and has_own_slugs(translation):
        dropped, added = without_pairs(
            dropped, added, lambda link, other: is_version(translation, link.target, other.target)
        )
    text = target.document.text[target.start : target.end]
    return [link for link in dropped if not _is_bare(link, text)], added


def _is_bare(link: Linked, text: str) -> bool:
    """Whether the address stands in the text without markup, as it does between angle brackets in the source."""
    raw = link.target.raw
    return link.written[1] == link.end - 1 and raw in text and f"({raw}" not in text


def _paired(
    dropped: list[Linked], added: list[Linked]
) -> tuple[list[tuple[Linked, Linked]], list[Linked], list[Linked]]:
    """Links that stand for each other where as many are gone as have come."""
    if len(dropped) == len(added):
        return list(zip(dropped, added, strict=True)), [], []
    return [], dropped, added
