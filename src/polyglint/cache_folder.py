"""Where the tool keeps what it can find out again: one folder of the user's, never of the site's."""

import os
import sys
from contextlib import suppress
from pathlib import Path


def cache_folder() -> Path:
    """The folder, whether it exists or not: $POLYGLINT_CACHE_DIR, else where the system keeps caches."""
    stated = os.environ.get("POLYGLINT_CACHE_DIR")
    return Path(stated) if stated else Path(_system_folder()) / "polyglint"


def put(file: Path, data: bytes, like: str, kept: int) -> None:
    """Put a file there whole, or not at all, and keep the newest few whose names are like this pattern.

    A cache that cannot be written costs time, nothing else.
    """
    temporary = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        temporary.replace(file)
        keep_newest(file.parent, like, kept)
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def keep_newest(folder: Path, like: str, kept: int) -> None:
    """Delete all but the newest few of the files whose names are like this pattern; raises OSError."""
    files = sorted(folder.glob(like), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    for old in files[kept:]:
        with suppress(OSError):  # another process may hold it
            old.unlink(missing_ok=True)


def _system_folder() -> str:
    home = os.path.expanduser("~")  # noqa: PTH111  # Path.home() raises where there is none; a cache is no reason to stop
    if sys.platform == "win32":
        return os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")  # noqa: PTH118
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches")  # noqa: PTH118
    stated = os.environ.get("XDG_CACHE_HOME", "")
    # The XDG specification: a relative path is to be ignored.
    return stated if os.path.isabs(stated) else os.path.join(home, ".cache")  # noqa: PTH117, PTH118
