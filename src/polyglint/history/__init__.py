"""When translations were last brought up to date, and what their sources said then: from a lock file, or from git."""

from polyglint.history.bases import Bases, Wanted
from polyglint.history.lock import LOCK_NAME, Lock, LockError

__all__ = ["LOCK_NAME", "Bases", "Lock", "LockError", "Wanted"]
