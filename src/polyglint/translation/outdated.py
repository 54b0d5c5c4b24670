"""The blocks of a translation whose source has become another since it was translated."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from polyglint.document import Document, Entry
from polyglint.translation.features import features
from polyglint.translation.imprints import Imprint, imprints
from polyglint.translation.staleness import Change, ChangeKind, changes, is_taken_over
from polyglint.translation.units import Unit
from polyglint.values import Place

if TYPE_CHECKING:
    from polyglint.translation.alignment import Link
    from polyglint.translation.translation import Translation


_LIKELY = 0.7
"""The least confidence of what is called outdated: twice as likely as anything else.

A source that has changed since holds less against its translation than one that was translated just now.
"""


class Outdated(NamedTuple):
    """What the source said, what it says now, and where; `target` is what stands for it in the translation."""

    kind: ChangeKind
    was: str
    now: str
    source: Place
    target: Place


def basis_of(document: Document, kept: bytes | Sequence[str]) -> tuple[Imprint, ...]:
    """The imprints of a source as it was: from its bytes then, or from the lines that a lock kept."""
    if isinstance(kept, bytes):
        then = Document.from_bytes(document.path, kept, document.locale)
        return () if then.undecodable else tuple(one.imprint for one in imprints(then))
    return tuple(map(Imprint.from_line, kept))


def outdated(translation: "Translation", basis: Sequence[Imprint]) -> Iterator[Outdated]:
    """The blocks of the target that have fallen behind, in the order of the source.

    What the source has gained and the target lacks is missing whatever the source once was: not told here.
    """
    finder = _Finder(translation)
    present = imprints(translation.source)
    for change in changes(basis, [imprinted.imprint for imprinted in present]):
        of = present[change.position].of
        if change.kind == "added":
            continue
        if isinstance(of, Entry):
            yield from finder.value(change, of)
        elif link := finder.link(of):
            yield from finder.block(change, of, link)


class _Finder:
    """Finds in the target what stands for a block of the source."""

    def __init__(self, translation: "Translation") -> None:
        self.source = translation.source
        self.target = translation.target
        likely = (link for link in translation.links if link.target and link.confidence >= _LIKELY)
        self._links = {unit.start: link for link in likely for unit in link.source}

    def link(self, unit: Unit) -> "Link | None":
        """The link of a source's unit, if something in the target surely stands for it."""
        return self._links.get(unit.start)

    def value(self, change: Change, ours: Entry) -> Iterator[Outdated]:
        """The value of the same key, unless it has followed."""
        entry = self.target.front_matter.entry(*ours.keys)
        if entry is None or not isinstance(entry.value, str) or not entry.value:
            return
        if not is_taken_over(change.was, change.now, entry.value):
            span = (ours.value_start, ours.value_end)
            yield self._outdated(change, span, (entry.value_start, entry.value_end))

    def block(self, change: Change, of: Unit, link: "Link") -> Iterator[Outdated]:
        """What stands for the block, unless it has followed."""
        units = link.target
        text = "\n".join(unit.text for unit in units)
        is_same_code = change.kind == "code" and _signature(link.source) == _signature(units)
        if not is_same_code and not is_taken_over(change.was, change.now, text):
            yield self._outdated(change, (of.start, of.end), (units[0].start, units[-1].end))

    def _outdated(self, change: Change, ours: tuple[int, int], theirs: tuple[int, int]) -> Outdated:
        return Outdated(change.kind, change.was, change.now, self.source.place(*ours), self.target.place(*theirs))


def _signature(units: Sequence[Unit]) -> str:
    return "\n".join(features(unit).signature or " ".join(unit.text.split()) for unit in units)
