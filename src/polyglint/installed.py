"""The rule packs of this Python environment: the scan of its entry points, and its answer remembered.

The scan reads the metadata of every installed distribution: 30 ms, more than all that a small run does besides. Its
answer holds until a folder on `sys.path` changes: installing and removing a distribution does that.
"""

import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from polyglint.cache_folder import cache_folder, put

GROUP = "polyglint.rules"
"""The entry point group in which a distribution names the import package that holds its rules."""

_FORMAT = "polyglint-packs-1"
# A folder can change twice within one tick of its clock; an answer as fresh as this is not remembered.
_RACY_NS = 2_000_000_000
_KEPT_FILES = 20


class Entry(NamedTuple):
    """An entry point of the group: its name, its distribution with version, the import package, its folders."""

    name: str
    distribution: str
    module: str
    folders: tuple[str, ...]


def entries() -> tuple[Entry, ...]:
    """The entry points of all rule packs, by name. A package that cannot be found has no folders."""
    file, state, newest = _memory()
    known = _remembered(file, state)
    if known is None:
        known = tuple(sorted(_scan()))
        if newest < time.time_ns() - _RACY_NS:
            _remember(file, state, known)
    return known


def _memory() -> tuple[Path, str, int]:
    """The file for this environment, the state that an answer holds for, and when that last changed."""
    from polyglint.hashing import blake2b  # late for the sake of `polyglint --help`

    stamps = [_changed(entry) for entry in sys.path]
    where = "\0".join([sys.prefix, sys.version, *sys.path])
    digest = blake2b(where.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
    state = f"{_FORMAT} {' '.join(map(str, stamps))}"
    return cache_folder() / f"packs-{digest}.txt", state, max(stamps, default=0)


def _changed(entry: str) -> int:
    try:
        return os.stat(entry or os.curdir).st_mtime_ns  # noqa: PTH116  # a quarter of the price of a Path
    except OSError:
        return 0


def _remembered(file: Path, state: str) -> tuple[Entry, ...] | None:
    """The answer for this state; None when there is none, or when a folder that it names is gone."""
    try:
        first, *lines = file.read_text("utf-8", "surrogateescape").split("\n")
        if first != state or lines.pop() != "end":
            return None
        found = [line.split("\t") for line in lines]
        known = tuple(Entry(name, distribution, module, tuple(rest)) for name, distribution, module, *rest in found)
    except (OSError, ValueError, IndexError):
        return None
    return known if all(entry.folders and all(map(os.path.isdir, entry.folders)) for entry in known) else None


def _remember(file: Path, state: str, known: Sequence[Entry]) -> None:
    parts = [part for entry in known for part in (*entry[:3], *entry.folders)]
    if any("\t" in part or "\n" in part for part in parts):
        return
    text = "\n".join([state, *("\t".join([*entry[:3], *entry.folders]) for entry in known), "end"])
    put(file, text.encode("utf-8", "surrogateescape"), "packs-*", _KEPT_FILES)


def _scan() -> Iterator[Entry]:
    from importlib.metadata import entry_points  # this is what is slow

    for point in entry_points(group=GROUP):
        distribution = f"{point.dist.name} {point.dist.version}" if point.dist else ""
        yield Entry(point.name, distribution, point.value, package_folders(point.value))


def package_folders(module: str) -> tuple[str, ...]:
    """The folders of an import package, which itself is not imported; none where there is no such package."""
    from importlib.util import find_spec  # the scan alone needs it

    try:
        spec = find_spec(module)
    except (ImportError, ValueError):
        return ()
    return tuple(spec.submodule_search_locations or ()) if spec else ()
