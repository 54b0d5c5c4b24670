"""For each translation the source as it was when the translation was last brought up to date.

A lock says so on purpose, so it comes first; else git is asked for the source at the commit that last touched the
translation, where a translation that is not what HEAD has counts as touched now. What git said is remembered by HEAD:
a run after a commit reads that commit, and a run after none starts no process.
"""

# Tens of thousands of paths stay strings here: as Path objects they cost ten times the time.
# ruff: noqa: PTH118

import marshal
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Literal, NamedTuple

from polyglint.history.lock import LOCK_NAME, Edition, Lock
from polyglint.history.repository import Repository, Touch, twin
from polyglint.site.listing import repository_of

Staleness = Literal["auto", "git", "lock", "off"]
Basis = bytes | tuple[str, ...]

_FORMAT = f"polyglint-history-1 {marshal.version}\n".encode()


class Wanted(NamedTuple):
    """A translation whose basis is asked for. Paths are relative to the root of the site."""

    path: str
    locale: str
    source: str


class Bases:
    """The bases of a site's translations."""

    def __init__(
        self, root: Path, mode: Staleness, folder: Path | None, contents: Mapping[str, bytes] | None = None
    ) -> None:
        """`folder` is where caches live; None remembers nothing. `contents` stands in for what is on disk."""
        self.lock_file = root / LOCK_NAME
        self._root = str(root)
        self._mode = mode
        self._folder = folder
        self._contents = contents or {}
        self._tops: dict[str, str] = {}
        self._said: dict[str, Edition | str] = {}  # of each translation what the lock says, or git's id of the blob
        self._homes: dict[str, _History] = {}

    def state(self, wanted: Sequence[Wanted]) -> bytes:
        """What differs whenever a basis may, as long as the translation is as it was; without a process."""
        parts = [self._mode.encode()]
        if self._has_lock:
            parts.append(repr(_looks(self.lock_file)).encode())
        if self._has_git:
            folders = {one.path.rpartition("/")[0] for one in wanted}
            tops = sorted(set(map(self._top_of, folders)) - {""})
            parts.extend(part for top in tops for part in (os.fsencode(top), Repository(top).state()))
        return _digest(*parts)

    def tokens(self, wanted: Sequence[Wanted]) -> dict[str, bytes]:
        """By translation, what differs when its basis does; empty where nothing is known.

        Raises LockError.
        """
        left = list(wanted)
        if self._has_lock:
            self._ask_lock(left)
            left = [one for one in left if one.path not in self._said]
        if self._has_git:
            self._ask_git(left)
        return {one.path: _token(self._said.get(one.path, "")) for one in wanted}

    def knows(self, path: str) -> bool:
        """Whether it has been asked for the basis of this translation."""
        return path in self._said

    def load(self, wanted: Iterable[Wanted], present: Mapping[str, str]) -> dict[str, Basis]:
        """The bases of translations whose tokens were asked for, by path, where the source is not as it was.

        `present` has the ids of the sources as they are, by path.
        """
        loaded: dict[str, Basis] = {}
        blobs: dict[str, list[tuple[str, str]]] = {}
        for one in wanted:
            said = self._said.get(one.path, "")
            if not isinstance(said, str):
                loaded[one.path] = said
            elif said and said != present.get(one.source):
                blobs.setdefault(self._top(one.path), []).append((one.path, said))
        for top, pairs in blobs.items():
            contents = Repository(top).contents(blob for _, blob in pairs)
            loaded.update((path, contents[blob]) for path, blob in pairs if blob in contents)
        return loaded

    @property
    def _has_lock(self) -> bool:
        return self._mode in ("auto", "lock")

    @property
    def _has_git(self) -> bool:
        return self._mode in ("auto", "git")

    def _ask_lock(self, wanted: Sequence[Wanted]) -> None:
        lock = Lock.read(self.lock_file)
        for one in wanted:
            edition = lock.editions(one.source).get(one.locale)
            if edition is not None:
                self._said[one.path] = edition

    def _ask_git(self, wanted: Sequence[Wanted]) -> None:
        by_top: dict[str, list[Wanted]] = {}
        for one in wanted:
            is_one = self._top(one.path) and self._top(one.path) == self._top(one.source)
            if is_one and not self._is_edited(one.path):
                by_top.setdefault(self._top(one.path), []).append(one)
        for top, inside in by_top.items():
            if top not in self._homes:
                self._homes[top] = _History(top, self._folder)
            names = {one.path: self._names(top, one) for one in inside}
            blobs = self._homes[top].blobs(list(names.values()))
            self._said.update((path, blobs[pair]) for path, pair in names.items() if pair in blobs)

    def _is_edited(self, path: str) -> bool:
        """Whether a file is about to become another, as in an editor: then it is touched now."""
        if path not in self._contents:
            return False
        try:
            return Path(self._root, path).read_bytes() != self._contents[path]
        except OSError:
            return True

    def _top(self, path: str) -> str:
        return self._top_of(path.rpartition("/")[0])

    def _top_of(self, folder: str) -> str:
        """The top of the work tree that a folder is in, or ""."""
        if folder not in self._tops:
            whole = os.path.join(self._root, *folder.split("/"))
            if os.path.lexists(os.path.join(whole, ".git")):
                self._tops[folder] = whole.rstrip(os.sep)
            else:
                self._tops[folder] = self._top_of(folder.rpartition("/")[0]) if folder else repository_of(self._root)
        return self._tops[folder]

    def _names(self, top: str, one: Wanted) -> tuple[str, str]:
        """A translation and its source as the repository names them: it may hold the site, or lie in it."""
        outside = os.path.relpath(self._root, top).replace(os.sep, "/")
        if outside == ".":
            return one.path, one.source
        if outside.startswith(".."):
            start = len(os.path.relpath(top, self._root)) + 1
            return one.path[start:], one.source[start:]
        return f"{outside}/{one.path}", f"{outside}/{one.source}"


class _Memory(NamedTuple):
    """What is remembered of a repository: at a commit, the last touch of each file, and ids of blobs by their names."""

    head: str
    depth: bytes  # what the history's end depends on
    touches: dict[str, tuple[str, str]]
    objects: dict[str, str]

    @classmethod
    def at(cls, head: str = "", depth: bytes = b"") -> "_Memory":
        """Nothing yet, at a commit."""
        return cls(head, depth, {}, {})


class _History:
    """The history of one repository."""

    def __init__(self, top: str, folder: Path | None) -> None:
        self._repository = Repository(top)
        self._file = folder / "histories" / _digest(os.fsencode(top)).hex()[:16] if folder else None

    def blobs(self, pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
        """The ids of the sources at the commits that last touched the targets, for pairs of a target and a source."""
        head = self._repository.head()
        if not head:
            return {}
        memory = self._memory(head, [target for target, _ in pairs])
        dirty = self._repository.dirty([target for target, _ in pairs])
        names = {
            pair: f"{touch.commit}:{twin(touch.name, *pair)}"
            for pair in pairs
            if pair[0] in memory.touches and pair[0] not in dirty and (touch := Touch(*memory.touches[pair[0]])).commit
        }
        unknown = sorted(set(names.values()) - memory.objects.keys())
        if unknown:
            memory.objects.update(zip(unknown, self._repository.objects(unknown), strict=True))
        self._remember(memory)
        return {pair: found for pair, name in names.items() if (found := memory.objects[name])}

    def _memory(self, head: str, targets: Sequence[str]) -> _Memory:
        """What is known of these files at a commit: remembered, read from what came since, or read anew."""
        depth = self._repository.depth()
        memory = self._remembered()
        if memory.depth == depth and memory.head != head and self._repository.is_next(memory.head, head):
            memory = self._advanced(memory, head)
        if (memory.head, memory.depth) != (head, depth):
            memory = _Memory.at(head, depth)
        if unknown := [target for target in targets if target not in memory.touches]:
            touched, _ = self._repository.touches(unknown, head)
            memory.touches.update((target, touched.get(target, Touch("", target)).plain) for target in unknown)
        return memory

    def _advanced(self, memory: _Memory, head: str) -> _Memory:
        """What is remembered, with the commits that came since."""
        touched, named = self._repository.touches(memory.touches, f"{memory.head}..{head}")
        known = {path: memory.touches[name] for path, name in named.items() if name in memory.touches}
        # Of a file that got another name in between, nothing is known under that name: it is read anew when asked for.
        return memory._replace(head=head, touches={**known, **{path: touch.plain for path, touch in touched.items()}})

    def _remembered(self) -> _Memory:
        try:
            data = self._file.read_bytes() if self._file else b""
        except OSError:
            return _Memory.at()
        start = len(_FORMAT) + 16
        payload = data[start:]
        if not data.startswith(_FORMAT) or data[len(_FORMAT) : start] != _digest(payload):
            return _Memory.at()
        return _Memory(*marshal.loads(payload))

    def _remember(self, memory: _Memory) -> None:
        """A disk that refuses costs time the next run, nothing else."""
        if self._file is None:
            return
        payload = marshal.dumps(tuple(memory))
        temporary = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(_FORMAT + _digest(payload) + payload)
            temporary.replace(self._file)
        except OSError:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def blob_id(data: bytes) -> str:
    """The id that git has for these bytes, in a repository with SHA-1."""
    from hashlib import sha1  # late: most runs ask for no basis

    return sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _token(said: Edition | str) -> bytes:
    return said.encode() if isinstance(said, str) else _digest("\n".join(said).encode())


def _digest(*parts: bytes) -> bytes:
    state = blake2b(digest_size=16)
    for part in parts:
        state.update(len(part).to_bytes(8, "little"))
        state.update(part)
    return state.digest()


def _looks(file: Path) -> tuple[int, int, int] | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
