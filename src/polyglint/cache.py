"""Page reports on disk by digest, so that an unchanged document is not read twice.

One file a site and stamp; a stamp is all that reports depend on beside the documents: version, rules, settings. The
file is one marshalled value behind a checksum: a warm run of 20,000 documents is one read. Two processes that write
at once do no harm: a file is replaced whole, and the last one wins.
"""

import marshal
import os
import sys
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from polyglint.conclusions import Conclusions, Stated
from polyglint.hashing import blake2b
from polyglint.plain import Plain

_FORMAT = f"polyglint-reports-6 {sys.version_info[0]}.{sys.version_info[1]} {marshal.version}\n".encode()
_CHECKSUM = 4
# A file may change twice within one tick of its clock; younger than this it is read, and its digest tells.
_RACY_NS = 2_000_000_000
_KEPT_STAMPS = 6


class Record(NamedTuple):
    """What is remembered of a document."""

    size: int
    mtime_ns: int
    digest: bytes
    seen_ns: int
    locale: str
    partner: bytes | None  # digest of the source it was compared with; None when no rule compares translations
    findings: tuple[Plain, ...]
    facts: bytes  # as `conclusions.packed` gives them: most runs do not open them
    facts_digest: bytes
    suppressions: tuple[Plain, ...]
    files: tuple[str, ...]  # names of files that the facts ask for
    words: int = 0  # of running text

    @property
    def stated(self) -> Stated:
        """The facts of the document, for conclusions."""
        return Stated(self.facts, self.facts_digest, self.files)


def digest(*parts: bytes | memoryview) -> bytes:
    """A digest of some bytes."""
    state = blake2b(digest_size=16)
    for part in parts:
        state.update(len(part).to_bytes(8, "little"))
        state.update(part)
    return state.digest()


class Cache:
    """The records of one site under one stamp."""

    def __init__(self, folder: Path | None, root: Path, stamp: bytes) -> None:
        """`folder` is where caches live; None remembers nothing."""
        self.records: dict[str, Record] = {}
        self.conclusions = Conclusions()
        self._stated_before: dict[str, Stated] = {}  # by the documents whose records were replaced since
        self.bases: tuple[bytes, dict[str, bytes]] = (b"", {})  # see `history.upkeep`
        self.kinds: dict[str, tuple[bool, bool]] = {}  # the rules that there are: preview? comparing documents?
        self.is_dirty = False
        self._declared: dict[str, tuple[int, int, str, int]] = {}
        self.folder = folder
        self._file: Path | None = None
        if folder is not None:
            site = digest(os.fsencode(root)).hex()[:16]
            self._file = folder / "reports" / f"{site}-{stamp.hex()[:16]}"
            self._load()

    def _load(self) -> None:
        try:
            data = self._file.read_bytes() if self._file else b""
        except OSError:
            return
        start = len(_FORMAT) + _CHECKSUM
        payload = memoryview(data)[start:]
        if not data.startswith(_FORMAT) or data[len(_FORMAT) : start] != _checksum(payload):
            return
        with suppress(ValueError, EOFError, TypeError):
            records, conclusions, kinds, declared, bases = marshal.loads(payload)
            self.records, self.conclusions, self.kinds = records, Conclusions(*conclusions), kinds
            self._declared, self.bases = declared, bases

    def known(self, path: str, size: int, mtime_ns: int) -> Record | None:
        """The record of a file that looks as it did; None when it has to be read."""
        plain = self.records.get(path)
        if plain is None or plain[0] != size or plain[1] != mtime_ns:
            return None
        record = Record(*plain)
        return record if record.seen_ns - mtime_ns > _RACY_NS else None

    def same(self, path: str, data_digest: bytes) -> Record | None:
        """The record of a file whose bytes are the same, whatever its times say."""
        plain = self.records.get(path)
        return Record(*plain) if plain is not None and plain[2] == data_digest else None

    def declared(self, path: str, size: int, mtime_ns: int, read: Callable[[], str]) -> str:
        """The locale that a document declares: remembered, or read now."""
        known = self._declared.get(path)
        if known and known[:2] == (size, mtime_ns) and known[3] - mtime_ns > _RACY_NS:
            return known[2]
        locale = read()
        self._declared[path] = (size, mtime_ns, locale, now())
        self.is_dirty = True
        return locale

    def remember(self, path: str, record: Record) -> None:
        """Take a record in; it is on disk after `save`."""
        if stated := self.stated_before(path):
            self._stated_before[path] = stated
        self.records[path] = record
        self.is_dirty = True

    def stated_before(self, path: str) -> Stated | None:
        """What a document stated when the conclusions were drawn, where that is still known."""
        plain = self.records.get(path)
        return self._stated_before.get(path) or (Record(*plain).stated if plain else None)

    def conclude(self, conclusions: Conclusions) -> None:
        """Remember what the facts have led to."""
        self.conclusions = conclusions
        self._stated_before = {}
        self.is_dirty = True

    def remember_bases(self, bases: tuple[bytes, dict[str, bytes]]) -> None:
        """Take in which bases the translations were compared with."""
        if bases != self.bases:
            self.bases = bases
            self.is_dirty = True

    def save(self) -> None:
        """Write what changed. A disk that refuses costs time the next run, nothing else."""
        if self._file is None or not self.is_dirty:
            return
        records = {path: tuple(record) for path, record in self.records.items()}
        conclusions: Any = tuple(self.conclusions)
        payload = marshal.dumps((records, conclusions, self.kinds, self._declared, self.bases))
        temporary = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(_FORMAT + _checksum(payload) + payload)
            temporary.replace(self._file)
            self._prune(self._file)
        except OSError:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)

    def _prune(self, file: Path) -> None:
        """Keep the newest few stamps of this site: one for each way that it is run."""
        site = file.name.partition("-")[0]
        stamps = sorted(file.parent.glob(f"{site}-*"), key=lambda other: other.stat().st_mtime_ns, reverse=True)
        for old in stamps[_KEPT_STAMPS:]:
            old.unlink(missing_ok=True)


def _checksum(payload: bytes | memoryview) -> bytes:
    """What tells whether a file is whole; nobody has to be kept from making two alike."""
    return zlib.crc32(payload).to_bytes(_CHECKSUM)


def now() -> int:
    """The time in the unit of `Record.seen_ns`."""
    return time.time_ns()
