"""A git repository asked for three things: which commit last touched a file, what stood in another then, what is dirty.

Whatever git cannot answer, for want of git, of history or of rights, is not known, and that is no error: nobody is
told that a translation is stale on a guess. Git is never let onto the network, as it would be for the history that a
partial clone has left out.
"""

# Tens of thousands of paths stay strings here: as Path objects they cost ten times the time.
# ruff: noqa: PTH118

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

_QUIET = ("-c", "core.fsmonitor=false", "-c", "log.showSignature=false", "-c", "log.follow=false")
_ISOLATED = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # what a git before 2.45 heeds instead
    "LC_ALL": "C",
}
# A hook is told where its repository is; a site may lie in another one, such as a submodule.
_TOLD = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY"})
_COMMIT = "\x01"
_STATUS = len("XY ")  # what stands before a name in what `git status` says
_BLOCK = 1 << 16
_LONGEST_CHAIN = 2_000


class Touch(NamedTuple):
    """The commit that last touched a file, and the file's name there; no commit for one that it deleted."""

    commit: str
    name: str

    @property
    def plain(self) -> tuple[str, str]:
        """The touch as plain data."""
        return self.commit, self.name


class Repository:
    """The work tree at `top`. All paths are POSIX paths relative to it."""

    def __init__(self, top: str) -> None:
        self.top = top

    def state(self) -> bytes:
        """What differs whenever HEAD, or the history behind it, may have changed; read without a process."""
        folder, common = _git_folder(self.top), self._common
        head = _read(folder, "HEAD")
        branch = os.fsdecode(head.removeprefix(b"ref: ").strip()) if head.startswith(b"ref: ") else ""
        tip = (_read(folder, branch) or _read(common, branch)) if branch else b""
        others = (_looks(common, "packed-refs") if branch and not tip else "", _looks(common, "reftable/tables.list"))
        return b"\0".join((head, tip, repr(others).encode(), _read(common, "shallow")))

    def depth(self) -> bytes:
        """Where the history ends: a shallow clone lacks what came before."""
        return _read(self._common, "shallow")

    @property
    def _common(self) -> str:
        """The folder that all work trees of the repository share."""
        folder = _git_folder(self.top)
        return os.path.normpath(os.path.join(folder, os.fsdecode(_read(folder, "commondir")).strip() or "."))

    def head(self) -> str:
        """The commit that is checked out; empty where none is."""
        return self._said("rev-parse", "--verify", "--quiet", "HEAD^{commit}").decode().strip()

    def is_next(self, before: str, head: str) -> bool:
        """Whether only single commits, one on the other, lead from one commit to another."""
        if not before:
            return False
        said = self._said("rev-list", "--parents", f"--max-count={_LONGEST_CHAIN}", f"{before}..{head}")
        expected = head
        for line in said.decode().splitlines():
            commit, *parents = line.split()
            if commit != expected or len(parents) != 1:
                return False
            expected = parents[0]
        return expected == before

    def touches(self, paths: Iterable[str], revisions: str) -> tuple[dict[str, Touch], dict[str, str]]:
        """By path the last commit that touched it, and the oldest known names of those that none did.

        A change of name alone is no touch.
        """
        paths = set(paths)
        names = paths
        while True:
            walk = _Walk({path: path for path in paths})
            for commit, status, changed in self._log(_folders(names), revisions):
                walk.take(commit, status, changed)
                if not walk.wanted:
                    break
            former = self._former_names(walk.added) - names
            if not former:
                return walk.touched, {path: name for name, path in walk.wanted.items()}
            names |= former

    def _former_names(self, added: Mapping[str, set[str]]) -> set[str]:
        """What files that a commit seems to have added were called before, if that is all that it did."""
        if not added:
            return set()
        arguments = ("diff-tree", "--stdin", "-r", "--root", "-z", "--name-status", "--find-renames=100%")
        said = os.fsdecode(self._said(*arguments, given="".join(f"{commit}\n" for commit in added)))
        renames = re.findall(r"\0R100\0([^\0]+)\0([^\0]+)(?=\0)", f"\0{said}")
        new = {name for names in added.values() for name in names}
        return {before for before, after in renames if after in new}

    def _log(self, paths: Sequence[str], revisions: str) -> Iterator[tuple[str, str, list[str]]]:
        """Commit, status and names of each change, latest first; of a merge, what differs from all its parents.

        All of the history is read, so that what is said of a path does not depend on what else was asked for.
        """
        options = ("--full-history", "-c", "--name-status", "-z", "--format=%x01%H", "--find-renames=100%")
        process = self._started("log", *options, "--ignore-submodules=all", revisions, "--", *paths)
        if process is None:
            return
        fields = _fields(process)
        commit = ""
        try:
            for field in fields:
                status = field.lstrip("\n")
                if status.startswith(_COMMIT):
                    commit = status[1:]
                elif status:
                    yield commit, status, [next(fields, "") for _ in range(2 if _is_pair(status) else 1)]
        finally:
            _end(process)

    def objects(self, names: Sequence[str]) -> list[str]:
        """The ids of the blobs that are named as `commit:path`; empty for those that are not there."""
        names = [name if "\n" not in name else "" for name in names]
        said = self._said("cat-file", "--batch-check", given="".join(f"{name}\n" for name in names))
        ids = [line.split() for line in os.fsdecode(said).split("\n")[:-1]]
        found = [line[0] if len(line) == 3 and line[1] == "blob" and line[2].isdigit() else "" for line in ids]
        return found if len(found) == len(names) else [""] * len(names)

    def contents(self, objects: Iterable[str]) -> dict[str, bytes]:
        """The contents of blobs by their ids, of those that are there."""
        wanted = list(dict.fromkeys(objects))
        if not wanted:
            return {}
        said = self._said("cat-file", "--batch", given="".join(f"{name}\n" for name in wanted))
        found: dict[str, bytes] = {}
        position = 0
        while (line_end := said.find(b"\n", position)) >= 0:
            name, *rest = said[position:line_end].split()
            position = line_end + 1
            if len(rest) == 2 and rest[1].isdigit():
                size = int(rest[1])
                found[name.decode()] = said[position : position + size]
                position += size + 1
        return found

    def dirty(self, paths: Sequence[str]) -> set[str]:
        """Which of these files are not what HEAD has; all where git cannot say."""
        # Not `git diff`, which writes what it learns of the files into the index, whatever it is told of locks.
        arguments = ("status", "--porcelain", "-z", "--untracked-files=no", "--no-renames", "--ignore-submodules=all")
        said = self._answer(*arguments, "--", *_folders(paths))
        if said is None:
            return set(paths)
        return set(paths) & {line[_STATUS:] for line in os.fsdecode(said).split("\0")}

    def _said(self, *arguments: str, given: str = "") -> bytes:
        return self._answer(*arguments, given=given) or b""

    def _answer(self, *arguments: str, given: str = "") -> bytes | None:
        """What git says; None when it fails."""
        process = self._started(*arguments)
        if process is None:
            return None
        said, _ = process.communicate(os.fsencode(given))
        return said if process.returncode == 0 else None

    def _started(self, *arguments: str) -> "subprocess.Popen[bytes] | None":
        kept = {name: value for name, value in os.environ.items() if name not in _TOLD}
        try:
            return subprocess.Popen(
                ["git", *_QUIET, "--literal-pathspecs", *arguments],
                cwd=self.top,
                env={**kept, **_ISOLATED},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            return None


class _Walk:
    """A walk back through the history, and what it has found."""

    def __init__(self, wanted: dict[str, str]) -> None:
        self.wanted = wanted  # paths of today by the name at that time
        self.touched: dict[str, Touch] = {}
        self.added: dict[str, set[str]] = {}

    def take(self, commit: str, status: str, names: Sequence[str]) -> None:
        """Take in one change."""
        path = self.wanted.pop(names[-1], None)
        if path is None:
            return
        if status == "R100":
            self.wanted[names[0]] = path
            return
        self.touched[path] = Touch("" if "D" in status else commit, names[-1])
        if status == "A":
            self.added.setdefault(commit, set()).add(names[-1])


def _fields(process: "subprocess.Popen[bytes]") -> Iterator[str]:
    assert process.stdout
    left = b""
    while block := process.stdout.read1(_BLOCK):  # type: ignore[attr-defined]  # a pipe of Popen is buffered
        *whole, left = (left + block).split(b"\0")
        yield from map(os.fsdecode, whole)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Let git go, whether it has said all or not."""
    for pipe in (process.stdin, process.stdout):
        if pipe:
            pipe.close()
    process.terminate()
    process.wait()


def _is_pair(status: str) -> bool:
    return status[0] in "RC" and status[1:].isdigit()


def _folders(paths: Iterable[str]) -> list[str]:
    """The folders to ask git for: few, but none that holds much else; the files themselves where they are few."""
    paths = sorted(set(paths))
    if len(paths) <= _FEW:
        return paths
    folders = sorted({path.rpartition("/")[0] for path in paths})
    if "" in folders:
        return []
    while len(folders) > _FEW:
        folders = sorted({folder.rpartition("/")[0] for folder in folders})
        if "" in folders:
            return []
    outermost: list[str] = []
    for folder in folders:
        if not outermost or not f"{folder}/".startswith(f"{outermost[-1]}/"):
            outermost.append(folder)
    return outermost


_FEW = 40


def twin(name: str, target: str, source: str) -> str:
    """The name of a source when its translation had another name: what differs between their names today differs then.

    >>> twin("docs/fr/old.md", "docs/fr/new.md", "docs/en/new.md")
    'docs/en/old.md'
    """
    if name == target:
        return source
    ours, theirs = target.split("/"), source.split("/")
    common = 0
    while common < min(len(ours) - 1, len(theirs)) and ours[-1 - common] == theirs[-1 - common]:
        common += 1
    start = "/".join(ours[: len(ours) - common])
    if common and name.startswith(f"{start}/"):
        other = "/".join(theirs[: len(theirs) - common])
        return "/".join(filter(None, (other, name[len(start) + 1 :])))
    stem = os.path.commonprefix((target, source))  # noqa: RUF071  (names share more than whole folders: `a.fr.md`)
    suffix = target[len(stem) :]
    return f"{name[: -len(suffix)]}{source[len(stem) :]}" if suffix and name.endswith(suffix) else source


def _git_folder(top: str) -> str:
    """The folder that git keeps the state of a work tree in: of a submodule or a linked work tree it is elsewhere."""
    folder = os.path.join(top, ".git")
    told = _read(top, ".git")
    if told.startswith(b"gitdir: "):
        return os.path.normpath(os.path.join(top, os.fsdecode(told[8:]).strip()))
    return folder


def _read(folder: str, name: str) -> bytes:
    try:
        with open(os.path.join(folder, name), "rb") as file:  # noqa: PTH123
            return file.read()
    except (OSError, ValueError):
        return b""


def _looks(folder: str, name: str) -> str:
    try:
        status = os.stat(os.path.join(folder, name))  # noqa: PTH116
    except OSError:
        return ""
    return f"{status.st_mtime_ns} {status.st_size} {status.st_ino}"
