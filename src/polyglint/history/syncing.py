"""Bringing a lock up to date: translations are said to know their sources as they are now."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from polyglint.document import Document
from polyglint.history.bases import Wanted
from polyglint.history.lock import Edition, Lock
from polyglint.translation.imprints import Imprint, imprints
from polyglint.translation.staleness import changes


class Synced(NamedTuple):
    """What became of one translation. `behind` counts the blocks that say otherwise than its last edition."""

    path: str
    source: str
    locale: str
    is_new: bool
    is_changed: bool
    behind: int


class Source(NamedTuple):
    """A source to be read, with the locale that it is written in."""

    path: str
    locale: str


class Present(NamedTuple):
    """What a source says now; `error` says why that cannot be told."""

    lines: Edition = ()
    error: str = ""


def prepare(root: Path) -> Callable[[Source], Present]:
    """What reads a source, for executors."""

    def read(source: Source) -> Present:
        try:
            document = Document.from_bytes(source.path, (root / source.path).read_bytes(), source.locale)
        except OSError as error:
            return Present(error=f"cannot be read: {error.strerror or error}")
        if document.undecodable:
            return Present(error="its bytes are not UTF-8, so there is nothing to record")
        return Present(edition(document))

    return read


def edition(document: Document) -> Edition:
    """What a source says, as a lock keeps it."""
    return tuple(imprinted.imprint.line for imprinted in imprints(document))


def record(
    lock: Lock, translations: Iterable[Wanted], present: Mapping[str, Edition], then: Mapping[str, Edition]
) -> list[Synced]:
    """Say of each translation that it knows its source as it is `present`.

    One that the lock does not know yet knows it as it was `then`, where that is told. Raises LockError.
    """
    synced = []
    for path, locale, source in translations:
        if source not in present:
            continue
        editions = lock.editions(source)
        known, now = editions.get(locale), present[source]
        behind = _behind(known, now) if known is not None and known != now else 0
        synced.append(Synced(path, source, locale, known is None, known != now, behind))
        lock.record(source, {**editions, locale: then.get(path, now) if known is None else now})
    return synced


def _behind(known: Edition, now: Edition) -> int:
    """How many blocks say otherwise than what is known of them."""
    return sum(1 for _ in changes([*map(Imprint.from_line, known)], [*map(Imprint.from_line, now)]))


def prune(lock: Lock, is_there: Callable[[str], bool], locales: Callable[[str], Sequence[str] | None]) -> list[str]:
    """Forget the sources that are gone, and the translations that are; what was forgotten.

    `locales` tells in which locales the versions of a page are; None of a source that this call has not looked at.
    Raises LockError.
    """
    forgotten = []
    for source in lock.sources:
        if not is_there(source):
            forgotten.append(source)
            lock.record(source, {})
        elif (present := locales(source)) is not None:
            editions = lock.editions(source)
            gone = sorted(set(editions) - set(present))
            forgotten.extend(f"{source} ({locale})" for locale in gone)
            lock.record(source, {locale: known for locale, known in editions.items() if locale not in gone})
    return forgotten
