"""Paths of a site as the user would write them from where they are."""

import os
from collections.abc import Callable
from pathlib import Path


def shown_from(root: Path) -> Callable[[str], str]:
    """What makes a site's path one that leads there from the working folder; in full from another drive."""
    try:
        prefix = Path(os.path.relpath(root)).as_posix()
    except ValueError:
        return lambda path: str(root / path)
    return lambda path: path if prefix == "." else f"{prefix}/{path}"
