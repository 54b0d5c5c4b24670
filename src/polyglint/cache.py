"""Page reports on disk by digest, so that an unchanged document is not read twice.

One file a site and stamp; a stamp is all that reports depend on beside the documents: version, rules, settings. The
file begins with one marshalled value behind a checksum, which is all that a warm run reads; the facts follow, for runs
that have to conclude. Two processes that write at once do no harm: a file is replaced whole, and the last one wins.
"""

import marshal
import os
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial, reduce
from pathlib import Path
from typing import Any, NamedTuple

from polyglint.cache_folder import keep_newest
from polyglint.conclusions import Conclusions, Stated
from polyglint.hashing import blake2b
from polyglint.plain import Plain

_FORMAT = f"polyglint-reports-8 {sys.version_info[0]}.{sys.version_info[1]} {marshal.version}\n".encode()
_CHECKSUM, _SIZE = 4, 8  # bytes, of the head's checksum and of its size, behind the name of the format
# A file may change twice within one tick of its clock; younger than this it is read, and its digest tells.
_RACY_NS = 2_000_000_000
_KEPT_STAMPS = 6
_AT_ONCE = 1 << 20  # bytes that are written together


Facts = bytes | tuple[int, int]
"""The facts of a document as `conclusions.packed` gives them, or from where to where the cache's file has them."""


class Record(NamedTuple):
    """What is remembered of a document."""

    size: int
    mtime_ns: int
    digest: bytes
    seen_ns: int
    locale: str
    partner: bytes | None  # digest of the source it was compared with; None when no rule compares translations
    findings: tuple[Plain, ...]
    facts: Facts
    facts_digest: bytes
    suppressions: tuple[Plain, ...]
    files: tuple[str, ...]  # names of files that the facts ask for
    words: int = 0  # of running text


class DamagedError(Exception):
    """The cache's file no longer holds what it did, for somebody else has written it, or harmed it."""


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
        self.state = ""  # what tells the sources of rules and engine from others, where it was asked for the stamp
        self.is_dirty = False
        self._declared: dict[str, tuple[int, int, str, int]] = {}
        self._start = 0  # of the facts in the file
        self._rest: bytes | None = None  # what stands from there on, once somebody asks
        self._rest_checksum = b""
        self.folder = folder
        if folder is not None:
            site = digest(os.fsencode(root)).hex()[:16]
            self._path = folder / "reports" / f"{site}-{stamp.hex()[:16]}"
            self._load()

    def _load(self) -> None:
        with suppress(OSError, ValueError, EOFError, TypeError, OverflowError, MemoryError):
            with self._path.open("rb") as stream:
                if stream.read(len(_FORMAT)) != _FORMAT:
                    return
                checksum, size = stream.read(_CHECKSUM), int.from_bytes(stream.read(_SIZE))
                head = stream.read(size)
            if _checksum(head) == checksum:
                records, conclusions, kinds, declared, bases, rest_checksum = marshal.loads(head)
                self.records, self.conclusions, self.kinds = records, Conclusions(*conclusions), kinds
                self._declared, self.bases = declared, bases
                self._start, self._rest_checksum = len(_FORMAT) + _CHECKSUM + _SIZE + size, rest_checksum

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

    def stated(self, record: Record) -> Stated:
        """The facts of a document, for conclusions. To open them raises DamagedError where the file has lost them."""
        facts = record.facts
        size = len(facts) if isinstance(facts, bytes) else facts[1] - facts[0]
        return Stated(partial(self._facts, facts), record.facts_digest, size, record.files)

    def stated_before(self, path: str) -> Stated | None:
        """What a document stated when the conclusions were drawn, where that is still known."""
        plain = self.records.get(path)
        return self._stated_before.get(path) or (self.stated(Record(*plain)) if plain else None)

    def _facts(self, facts: Facts) -> bytes:
        if isinstance(facts, bytes):
            return facts
        start, end = facts
        return self._whole_rest()[start:end] if start < end else b""

    def _whole_rest(self) -> bytes:
        if self._rest is None:
            self._rest = self._read_rest()
        return self._rest

    def _read_rest(self) -> bytes:
        try:
            with self._path.open("rb") as stream:
                stream.seek(self._start)
                rest = stream.read()
        except OSError as error:
            raise DamagedError from error
        if _checksum(rest) != self._rest_checksum:
            raise DamagedError
        return rest

    def recover(self) -> None:
        """Take in what the file holds now, for another run may have written it; one that is damaged is taken away."""
        self._forget()
        self._load()
        try:
            self._rest = self._read_rest() if self.records else None
        except DamagedError:
            self._forget()
            with suppress(OSError):
                self._path.unlink()

    def _forget(self) -> None:
        self.records, self.conclusions, self._stated_before = {}, Conclusions(), {}
        self._start, self._rest = 0, None

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
        if self.folder is None or not self.is_dirty:
            return
        temporary = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with temporary.open("wb", _AT_ONCE) as stream:
                stream.writelines(self._parts())
            temporary.replace(self._path)
            # One for each way that the site is run.
            keep_newest(self._path.parent, f"{self._path.name.partition('-')[0]}-*", _KEPT_STAMPS)
        except OSError:
            pass
        except DamagedError:
            self.recover()
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)

    def _parts(self) -> Iterator[bytes]:
        """What the file consists of: facts that it has stay where they are, unless most of them are out of date."""
        told = {path: Record(*plain).facts for path, plain in self.records.items()}
        stored = {path: facts for path, facts in told.items() if isinstance(facts, tuple)}
        rest = self._whole_rest() if any(start < end for start, end in stored.values()) else b""
        if 2 * sum(end - start for start, end in stored.values()) < len(rest):
            stored, rest = {}, b""
        records, added, end = {}, [], len(rest)
        for path, plain in self.records.items():
            where = stored.get(path)
            if where is None:
                added.append(self._facts(told[path]))
                where = end, end + len(added[-1])
                end = where[1]
            records[path] = tuple(Record(*plain)._replace(facts=where))
        checksum = _checksum(*added, before=self._rest_checksum if rest else b"")
        conclusions: Any = tuple(self.conclusions)
        head = marshal.dumps((records, conclusions, self.kinds, self._declared, self.bases, checksum))
        yield from (_FORMAT, _checksum(head), len(head).to_bytes(_SIZE), head, rest, *added)


def _checksum(*parts: bytes, before: bytes = b"") -> bytes:
    """The checksum of parts that follow each other, behind something of which the checksum is known."""
    return reduce(lambda sum_, part: zlib.crc32(part, sum_), parts, int.from_bytes(before)).to_bytes(_CHECKSUM)


def now() -> int:
    """The time in the unit of `Record.seen_ns`."""
    return time.time_ns()
