"""All files of a site, of any type, so that a link to an image can be told from a link to nothing."""

import os
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from polyglint.site import routes

MOST_ENTRIES = 500_000
_LEFT_OUT = frozenset({".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv", "venv", ".tox", ".mypy_cache"})


class Inventory:
    """The files under a folder, listed once when the first question comes.

    What git ignores counts too: an image that is built or fetched exists for the reader. Links are not followed.
    """

    def __init__(self, root: Path, most: int = MOST_ENTRIES) -> None:
        self._root = root
        self._most = most

    @property
    def is_complete(self) -> bool:
        """Whether all files were listed; if not, "not found" proves nothing."""
        return self._listing[1]

    def found(self, suffixes: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The files for each of these; where not all could be listed, what is not found is taken to be there."""
        found = {suffix: self.find(suffix) or self.find_ignoring_case(suffix) for suffix in suffixes}
        return found if self.is_complete else {suffix: paths or (suffix,) for suffix, paths in found.items()}

    def find(self, suffix: str) -> tuple[str, ...]:
        """The files whose path ends in these names: `img/a.png` finds `static/img/a.png`, not `bigimg/a.png`.

        `learn/hooks.*` is an address: it finds the pages that may be served there, see `routes`.
        """
        if suffix.endswith(routes.MARK):
            wanted = routes.asked(_plain(suffix))
            return tuple(routes.found_in(self._by_address.get(wanted[-1], ()), _plain(suffix))) if wanted else ()
        return _ending(self._by_name.get(_last(suffix), ()), _plain(suffix))

    def find_ignoring_case(self, suffix: str) -> tuple[str, ...]:
        """The same where `A.PNG` and `a.png` are one name."""
        return _ending(self._by_folded_name.get(_last(suffix).casefold(), ()), _plain(suffix), ignores_case=True)

    @cached_property
    def _listing(self) -> tuple[dict[str, tuple[str, ...]], bool]:
        by_name: dict[str, list[str]] = defaultdict(list)
        folders, left = [""], self._most
        while folders and left > 0:
            folder = folders.pop()
            try:
                with os.scandir(self._root / folder) as scan:
                    entries = sorted(scan, key=lambda entry: entry.name)
            except OSError:
                continue
            for entry in entries:
                left -= 1
                if not entry.is_dir(follow_symlinks=False):
                    by_name[entry.name].append(folder + entry.name)
                elif entry.name not in _LEFT_OUT:
                    folders.append(f"{folder}{entry.name}/")
        return {name: tuple(sorted(paths)) for name, paths in by_name.items()}, not folders

    @property
    def _by_name(self) -> dict[str, tuple[str, ...]]:
        return self._listing[0]

    @cached_property
    def _by_address(self) -> dict[str, tuple[str, ...]]:
        """Pages by the last part of the address that they may be served under."""
        pages: dict[str, list[str]] = defaultdict(list)
        for paths in self._by_name.values():
            for path in paths:
                if names := routes.names(path):
                    pages[names[-1]].append(path)
        return {name: tuple(sorted(paths)) for name, paths in pages.items()}

    @cached_property
    def _by_folded_name(self) -> dict[str, tuple[str, ...]]:
        folded: dict[str, list[str]] = defaultdict(list)
        for name, paths in self._by_name.items():
            folded[name.casefold()] += paths
        return {name: tuple(sorted(paths)) for name, paths in folded.items()}


def _plain(suffix: str) -> str:
    """The names that a link ends in: where `../` and `./` lead from is not known here."""
    names: list[str] = []
    for name in suffix.split("/"):
        if name == "..":
            names = names[:-1]
        elif name not in ("", "."):
            names.append(name)
    return "/".join(names)


def _last(suffix: str) -> str:
    return _plain(suffix).rpartition("/")[2]


def _ending(paths: tuple[str, ...], suffix: str, *, ignores_case: bool = False) -> tuple[str, ...]:
    if ignores_case:
        suffix = suffix.casefold()
        return tuple(path for path in paths if f"/{path.casefold()}".endswith(f"/{suffix}"))
    return tuple(path for path in paths if f"/{path}".endswith(f"/{suffix}"))
