"""Regular expressions that are compiled when they are first needed: compiling them all is a tenth of a small run."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast


class _LatePattern:
    """Stands for a compiled pattern, and becomes one for whoever asks it anything."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self._stated = pattern, flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(_compile(*self._stated), name)
        setattr(self, name, value)  # the next one finds it without us
        return value


_compile = re.compile


def late_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, compiled when it is first used."""
    return cast("re.Pattern[str]", _LatePattern(pattern, flags))


@contextmanager
def late_patterns() -> Iterator[None]:
    """While libraries are imported: their patterns wait too. Of some sixty that they bring, a page needs a few.

    Only in a process of the command line: another program's libraries are none of our business.
    """
    if "polyglint.cli" not in sys.modules:
        yield
        return
    re.compile = lambda pattern, flags=0: _LatePattern(pattern, flags)  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = _compile
