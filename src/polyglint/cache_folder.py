"""Where the tool keeps what it can find out again: one folder of the user's, never of the site's."""

import os
import sys
from pathlib import Path


def cache_folder() -> Path:
    """The folder, whether it exists or not: $POLYGLINT_CACHE_DIR, else where the system keeps caches."""
    stated = os.environ.get("POLYGLINT_CACHE_DIR")
    return Path(stated) if stated else Path(_system_folder()) / "polyglint"


def _system_folder() -> str:
    home = os.path.expanduser("~")  # noqa: PTH111  # Path.home() raises where there is none; a cache is no reason to stop
    if sys.platform == "win32":
        return os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")  # noqa: PTH118
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches")  # noqa: PTH118
    stated = os.environ.get("XDG_CACHE_HOME", "")
    # The XDG specification: a relative path is to be ignored.
    return stated if os.path.isabs(stated) else os.path.join(home, ".cache")  # noqa: PTH117, PTH118
