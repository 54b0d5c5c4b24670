"""Which files of a kind lie in some folders: git's answer in a repository, a walk that obeys ignore files elsewhere."""

# Tens of thousands of paths stay strings here: as Path objects they cost ten times the time.
# ruff: noqa: PTH112, PTH114, PTH118, PTH120

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from polyglint.site.ignoring import IgnoreFiles
from polyglint.site.site import SiteError, is_markdown

# Never a site's own text.
_FOREIGN = frozenset(
    {"node_modules", "bower_components", "__pycache__", "site-packages", "venv", "virtualenv", "_site"}
)
# Foreign beside a project's own files; elsewhere a section may be called so.
_FOREIGN_IN_PROJECTS = frozenset({"vendor", "build", "_build", "dist", "out", "target", "env"})
_PROJECT_FILES = frozenset(
    {
        "package.json",
        "pyproject.toml",
        "setup.py",
        "requirements.txt",
        "go.mod",
        "Cargo.toml",
        "composer.json",
        "Gemfile",
    }
    | {"pom.xml", "build.gradle", "Makefile", "conf.py", "hugo.toml", "config.toml", "_config.yml", "mkdocs.yml"}
)


class Scope(NamedTuple):
    """A folder to list: with all that is below it, or only its own files."""

    folder: str
    is_deep: bool


class Listing(NamedTuple):
    """The absolute paths found, each once, and what could not be listed."""

    paths: set[str]
    errors: list[SiteError]
    is_wanted: Callable[[str], bool]


def listed(scopes: Iterable[Scope], root: Path, is_wanted: Callable[[str], bool] = is_markdown) -> Listing:
    """The files in these folders of which `is_wanted` says so, asked with a path that ends in them."""
    listing = Listing(set(), [], is_wanted)
    by_repository: dict[str, list[Scope]] = {}
    for scope in _outermost(scopes):
        by_repository.setdefault(repository_of(scope.folder), []).append(scope)
    for repository, inside in by_repository.items():
        if repository and _list_by_git(repository, inside, listing):
            # What git ignores as a whole is walked all the same: its name was given.
            for scope in inside:
                if not any(is_inside(path, scope.folder) for path in listing.paths):
                    _walk(scope, scope.folder, listing)
        else:
            for scope in inside:
                _walk(scope, repository or str(root), listing)
    return listing


def repository_of(folder: str) -> str:
    """The top of the git work tree that a folder is in, or ""."""
    while not os.path.lexists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return ""
        folder = parent
    return folder


def is_inside(path: str, folder: str) -> bool:
    """Whether a path is a folder or lies in it."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _outermost(scopes: Iterable[Scope]) -> list[Scope]:
    """The scopes without those that lie in another one."""
    outermost: list[Scope] = []
    for scope in sorted(set(scopes), key=lambda scope: (len(scope.folder), not scope.is_deep)):
        if not any(other == scope or (other.is_deep and is_inside(scope.folder, other.folder)) for other in outermost):
            outermost.append(scope)
    return outermost


def _list_by_git(repository: str, scopes: Sequence[Scope], listing: Listing) -> bool:
    """Add what git knows and does not ignore; false when git cannot say."""
    import subprocess  # a site outside a repository does not pay for it

    patterns = [_pathspec(os.path.relpath(scope.folder, repository), scope) for scope in scopes]
    command = ["git", "ls-files", "-co", "--exclude-standard", "-z", "--", *patterns]
    try:
        run = subprocess.run(command, cwd=repository, capture_output=True, check=False)
    except OSError:
        return False
    if run.returncode:
        return False
    names = os.fsdecode(run.stdout).split("\0")[:-1]
    _add_listed(names, repository, scopes, listing)
    for line in os.fsdecode(run.stderr).splitlines():
        if "could not open directory" in line:
            listing.errors.append(
                SiteError(
                    os.path.join(repository, line.split("'")[1]).rstrip("/"),
                    "this folder cannot be read: Permission denied",
                )
            )
    return True


def _pathspec(folder: str, scope: Scope) -> str:
    folder = folder.replace(os.sep, "/")
    if scope.is_deep:
        return f":(literal){folder}"
    escaped = "".join(f"\\{character}" if character in "*?[\\" else character for character in folder)
    return ":(glob)*" if folder == "." else f":(glob){escaped}/*"


def _add_listed(names: Sequence[str], repository: str, scopes: Sequence[Scope], listing: Listing) -> None:
    starts = sorted((os.path.join(scope.folder, "") for scope in scopes), key=len, reverse=True)
    projects = {os.path.dirname(name) for name in names if name.rpartition("/")[2] in _PROJECT_FILES}
    is_own: dict[str, bool] = {}
    for name in names:
        folder, _, last = name.rpartition("/")
        if not listing.is_wanted(name):
            _follow(os.path.join(repository, name), last, scopes, listing)
            continue
        if folder not in is_own:
            is_own[folder] = not _has_foreign(folder, _below(folder, repository, starts), projects)
        if is_own[folder] and last[0] != ".":
            listing.paths.add(
                f"{repository}{os.sep}{name}" if os.sep == "/" else os.path.join(repository, *name.split("/"))
            )


def _follow(path: str, name: str, scopes: Sequence[Scope], listing: Listing) -> None:
    """Walk what git lists as one entry and is a folder: a submodule, another repository, a linked folder."""
    if "." in name or not os.path.isdir(path):
        return
    scope = next((scope for scope in scopes if is_inside(path, scope.folder)), None)
    if scope and scope.is_deep and not (os.path.islink(path) and is_inside(os.path.realpath(path), scope.folder)):
        _walk(Scope(path.rstrip("/"), is_deep=True), path.rstrip("/"), listing)


def _below(folder: str, repository: str, starts: Sequence[str]) -> str:
    """The part of a folder that nobody asked for by name."""
    whole = os.path.join(repository, folder, "")
    return next((whole[len(start) :] for start in starts if whole.startswith(start)), whole[len(repository) + 1 :])


def _has_foreign(folder: str, below: str, projects: set[str]) -> bool:
    parent = folder[: len(folder) + 1 - len(below)].rstrip("/") if below else folder
    for name in filter(None, below.split("/")):
        if _is_foreign(name, is_project=parent in projects):
            return True
        parent = f"{parent}/{name}" if parent else name
    return False


def _is_foreign(name: str, *, is_project: bool) -> bool:
    return name[0] == "." or name in _FOREIGN or (is_project and name in _FOREIGN_IN_PROJECTS)


def _walk(scope: Scope, top: str, listing: Listing) -> None:
    """Add the files of a folder; `top` is the highest folder whose ignore files hold here."""
    followed = {os.path.realpath(scope.folder)}
    folders = [(scope.folder, IgnoreFiles.above(scope.folder, top))]
    while folders:
        folder, ignored = folders.pop()
        try:
            with os.scandir(folder) as scan:
                entries = list(scan)
        except OSError as error:
            listing.errors.append(SiteError(folder, f"this folder cannot be read: {error.strerror}"))
            continue
        if any(entry.name == ".gitignore" for entry in entries):
            ignored = ignored.with_file(folder)
        inner = _add_entries(entries, ignored, listing)
        if scope.is_deep:
            folders += [(entry.path, ignored) for entry in inner if _is_new(entry, followed, scope)]


def _add_entries(entries: Sequence[os.DirEntry[str]], ignored: IgnoreFiles, listing: Listing) -> list[os.DirEntry[str]]:
    """Add the files of one folder; its folders are returned."""
    folders: list[os.DirEntry[str]] = []
    may_ignore = bool(ignored)
    for entry in entries:
        if entry.name[0] == "." or (may_ignore and ignored.leave_out(entry.path, is_folder=entry.is_dir())):
            continue
        if entry.is_dir(follow_symlinks=False):
            folders.append(entry)
        elif listing.is_wanted(entry.path):
            listing.paths.add(entry.path)
        elif entry.is_symlink() and entry.is_dir():
            folders.append(entry)
    if not any(entry.name in _FOREIGN or entry.name in _FOREIGN_IN_PROJECTS for entry in folders):
        return folders
    is_project = any(entry.name in _PROJECT_FILES for entry in entries)
    return [entry for entry in folders if not _is_foreign(entry.name, is_project=is_project)]


def _is_new(entry: os.DirEntry[str], followed: set[str], scope: Scope) -> bool:
    """Whether a folder is reached here only: a link may lead back up, or to what is listed anyway."""
    if not entry.is_symlink():
        return True
    real, top = os.path.realpath(entry.path), os.path.realpath(scope.folder)
    if real in followed or is_inside(real, top) or is_inside(top, real):
        return False
    followed.add(real)
    return True
