"""What the site's owner leaves out: `include`, `exclude`, the site's ignore file; also for files that are named."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from polyglint.site.globs import fixed_folder, matches
from polyglint.site.ignoring import IgnoreFiles
from polyglint.site.site import SUFFIXES, SiteError

if TYPE_CHECKING:
    from polyglint.settings import Settings

IGNORE_FILE = ".polyglintignore"


class Filter(NamedTuple):
    """Which of the Markdown files under the root belong to the site."""

    root: Path
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    ignored: IgnoreFiles

    @classmethod
    def of(cls, settings: "Settings", root: Path) -> "Filter":
        """The filter of these settings and of the ignore file at the root."""
        return cls(root, settings.include, settings.exclude, IgnoreFiles().with_file(str(root), IGNORE_FILE))

    def included_folders(self) -> list[str]:
        """The existing folders that hold all that `include` means."""
        folders = [self.root / fixed_folder(pattern) for pattern in self.include]
        return [str(folder if folder.is_dir() else folder.parent) for folder in folders]

    def kept(self, paths: Sequence[str]) -> list[str]:
        """Those of the paths that belong to the site."""
        if not (self.include or self.exclude or self.ignored):
            return list(paths)
        return [path for path in paths if not self.reason(path)]

    def reason(self, path: str) -> str:
        """What leaves the path out, or ""."""
        if matches(self.exclude, path):
            return f"left out by `exclude` ({self._excluding(path)})"
        if self.include and not matches(self.include, path):
            return "left out: no pattern of `include` matches it"
        if self.ignored and self.ignored.leave_out_below(str(self.root / path)):
            return f"left out by {IGNORE_FILE}"
        return ""

    def nothing(self, paths: Iterable[str], where: str) -> SiteError:
        """The message of a run that finds nothing to check, with what took it away."""
        reasons = Counter(self._short(path) for path in paths)
        if not reasons:
            return SiteError(where, f"nothing to check: no Markdown file here ({', '.join(SUFFIXES)})")
        parts = ", ".join(f"{count} {reason}" for reason, count in sorted(reasons.items()))
        return SiteError(where, f"nothing to check: {reasons.total()} Markdown files, {parts}")

    def _excluding(self, path: str) -> str:
        return next(pattern for pattern in self.exclude if matches((pattern,), path))

    def _short(self, path: str) -> str:
        return self.reason(path).partition(" (")[0]
