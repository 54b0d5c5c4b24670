"""Paths of a site as the user would write them from where they are."""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path


def shown_from(root: Path, cwd: Path | None = None) -> Callable[[str], str]:
    """What makes a site's path one that leads there from the working folder; in full from another drive."""
    start = cwd or Path.cwd()
    if start == root:
        return lambda path: path

    @cache  # a document has many findings
    def shown(path: str) -> str:
        try:
            return Path(os.path.relpath(root / path, start)).as_posix()
        except ValueError:
            return str(root / path)

    return shown
