"""What is printed when Polyglint itself fails: everything that a report of the defect needs, or what to do."""

import platform
import sys
import traceback

from polyglint.executors import WorkerDiedError
from polyglint.version import __version__


def report(error: BaseException) -> str:
    """A text that can be pasted into an issue; for a worker that was killed, what may help."""
    if isinstance(error, WorkerDiedError):
        return f"polyglint: {error}"
    return "\n".join(
        (
            "polyglint: this is a defect of Polyglint, not of your pages. Please report it with this text:",
            "",
            f"polyglint {__version__}, Python {platform.python_version()}, {platform.platform()}",
            f"called as: {' '.join(sys.argv)}",
            "",
            "".join(traceback.format_exception(error)).rstrip(),
        )
    )
