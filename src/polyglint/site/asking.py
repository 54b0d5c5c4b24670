"""The paths that a user gave, made absolute and looked at: folders, documents, or what is wrong with them."""

# Tens of thousands of paths stay strings here: as Path objects they cost ten times the time.
# ruff: noqa: PTH110, PTH112, PTH114, PTH115, PTH116, PTH118, PTH119, PTH120, PTH208

import errno
import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from polyglint.site.catalogues import is_catalogue
from polyglint.site.listing import Scope, is_inside, repository_of
from polyglint.site.scope import scope_of
from polyglint.site.site import SUFFIXES, SiteError, is_markdown


class Asked(NamedTuple):
    """What is to be reported, as absolute paths."""

    folders: tuple[str, ...]
    files: tuple[str, ...]
    errors: tuple[SiteError, ...]

    def scopes(self, stop: str) -> list[Scope]:
        """What to list for it; nothing above `stop`, or above its repository, is looked at."""
        scopes: list[Scope] = []
        for path in sorted((*self.folders, *self.files)):
            # What a wider scope holds has been widened with it: a hook may pass a thousand files of one folder.
            if any(scope.is_deep and is_inside(path, scope.folder) for scope in scopes):
                continue
            is_folder = path in self.folders
            top = (
                stop if stop and is_inside(path, stop) else repository_of(path if is_folder else os.path.dirname(path))
            )
            scope = scope_of(path, top, is_folder=is_folder)
            if scope not in scopes:
                scopes.append(scope)
        return scopes


def asked(paths: Sequence[str], cwd: Path) -> Asked:
    """The paths sorted into what can be looked at and what cannot."""
    folders, files, errors = [], [], []
    for path in dict.fromkeys(paths):
        whole = os.path.normpath(os.path.join(cwd, path)) if path else ""
        try:
            mode = os.stat(whole).st_mode
        except (OSError, ValueError) as error:
            errors.append(SiteError(path, _reason(whole, path, error)))
            continue
        problem = _problem(whole, mode)
        if problem:
            errors.append(SiteError(path, problem))
        elif stat.S_ISDIR(mode):
            folders.append(whole)
        else:
            files.append(whole)
    return Asked(tuple(dict.fromkeys(folders)), tuple(dict.fromkeys(files)), tuple(errors))


def reason_of(whole: str, error: OSError | ValueError) -> str:
    """Why a path cannot be looked at, in plain words."""
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return "a symbolic link that leads back to itself"
    if isinstance(error, FileNotFoundError) and os.path.islink(whole):
        return f"a symbolic link to {os.readlink(whole)}, which does not exist"
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return "no such file or folder"
    return f"cannot be read: {error.strerror}"


def _reason(whole: str, path: str, error: OSError | ValueError) -> str:
    reason = reason_of(whole, error)
    return reason + (_meant(whole, path) if reason.startswith("no such") else "")


def _meant(whole: str, path: str) -> str:
    """The name that stands where the first missing one was looked for and is most like it."""
    from difflib import get_close_matches  # only for this message

    if not path or "\0" in path:
        return ""
    parent, name = os.path.split(whole)
    while not os.path.isdir(parent):
        parent, name = os.path.split(parent)
    try:
        near = get_close_matches(name, os.listdir(parent), n=1)
    except OSError:
        return ""
    if not near or name not in path:
        return ""
    meant, rest = os.path.join(parent, near[0]), whole[len(os.path.join(parent, name)) :]
    start = path[: path.index(name)]
    return f"; did you mean {start}{near[0]}{rest if os.path.exists(meant + rest) else ''}?"


def _problem(whole: str, mode: int) -> str:
    if stat.S_ISDIR(mode):
        return ""
    if not stat.S_ISREG(mode):
        return "neither a file nor a folder"
    if not is_markdown(os.path.basename(whole)) and not is_catalogue(whole):
        return f"not a Markdown file ({', '.join(SUFFIXES)})"
    return "" if os.access(whole, os.R_OK) else "cannot be read: permission denied"
