"""Links that lead elsewhere in the translation, that it lacks, or that the source lacks."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from polyglint import Document, Edit, Fix, Mqm, Problem, Related, Translation, TranslationRule
from polyglint_rules.translation.linked import Linked, Stretch, canonical, links, stretches, whole, written
from polyglint_rules.translation.older_text import is_older
from polyglint_rules.translation.targets import Reader, difference, has_own_slugs, is_same, is_version, localised
from polyglint_rules.translation.unmatched import unmatched, without_pairs

_SHOWN = 3
_NEAR = 600  # characters: how far a link moves with its sentence


class Change(NamedTuple):
    """What is different in one stretch: pairs of links, links of the source, links of the target."""

    source: Stretch
    target: Stretch
    changed: Sequence[tuple[Linked, Linked]]
    dropped: Sequence[Linked]
    added: Sequence[Linked]


class LinkChanged(TranslationRule):
    """A translation links to what its source links to."""

    id = "translation/link-changed"
    severity = "error"
    mqm = Mqm("design and markup", "link", "major")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """Links that changed, the same replacement once a page; links that were dropped; links that were added."""
        changes = list(_changes(translation))
        yield from _replaced(translation, changes)
        for change in changes:
            yield from _dropped(change)
            yield from _added(change)


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


def _replaced(translation: Translation, changes: Sequence[Change]) -> Iterator[Problem]:
    groups: dict[tuple[str, str], list[tuple[Change, Linked, Linked]]] = {}
    for change in changes:
        for source, target in change.changed:
            groups.setdefault(difference(source.target, target.target), []).append((change, source, target))
    for group in groups.values():
        change, source, target = group[0]
        more = f"{len(group) - 1} more on this page" if len(group) > 1 else ""
        yield Problem(
            change.target.document.place(target.start, target.end),
            f'this link leads to "{target.target.raw}", in the source to "{source.target.raw}"',
            more and f"so do {more}",
            (Related(change.source.document.place(source.start, source.end), "the link in the source"),),
            _fix(translation, group),
        )


def _fix(translation: Translation, group: Sequence[tuple[Change, Linked, Linked]]) -> Fix | None:
    edits = []
    for change, source, target in group:
        start, end = target.written
        if start == end:
            return None
        edits.append(Edit(change.target.document.place(start, end), localised(translation, source.target.raw)))
    return Fix(tuple(edits), safe=False)


def _dropped(change: Change) -> Iterator[Problem]:
    if change.dropped:
        first = change.dropped[0]
        yield Problem(
            change.target.place,
            f"the source links to {_listed(change.dropped)} here, the translation does not: link it",
            related=(Related(change.source.document.place(first.start, first.end), "the link in the source"),),
            severity="warning",
        )


def _added(change: Change) -> Iterator[Problem]:
    for link in change.added:
        yield Problem(
            change.target.document.place(link.start, link.end),
            f'the source has no link to "{link.target.raw}" here: check that it belongs',
            related=(Related(change.source.place, "the source"),),
            severity="warning",
        )


def _listed(found: Sequence[Linked]) -> str:
    shown = [f'"{link.target.raw}"' for link in found[:_SHOWN]]
    more = len(found) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
