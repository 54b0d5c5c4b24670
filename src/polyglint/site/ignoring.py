"""Ignore files, read where git cannot be asked: the nearest one that speaks of a path decides."""

# Tens of thousands of paths stay strings here: as Path objects they cost ten times the time.
# ruff: noqa: PTH118, PTH123, PTH206

import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class IgnoreFiles(NamedTuple):
    """The ignore files that hold in one folder, the outermost first."""

    specs: tuple[tuple[str, "GitIgnoreSpec"], ...] = ()

    @classmethod
    def above(cls, folder: str, top: str) -> "IgnoreFiles":
        """Those between a folder, itself left out, and the highest one that counts."""
        holding = cls()
        if folder == top or not folder.startswith(os.path.join(top, "")):
            return holding
        current = top
        for name in os.path.relpath(folder, top).split(os.sep):
            holding = holding.with_file(current)
            current = os.path.join(current, name)
        return holding

    def with_file(self, folder: str, name: str = ".gitignore") -> "IgnoreFiles":
        """The same and one more, if it is there and says anything."""
        try:
            with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as file:
                lines = [line for line in file.read().splitlines() if line.strip() and not line.startswith("#")]
        except OSError:
            return self
        if not lines:
            return self
        from pathspec import GitIgnoreSpec  # 30 ms that only a folder with ignore files pays

        return IgnoreFiles((*self.specs, (os.path.join(folder, ""), GitIgnoreSpec.from_lines(lines))))

    def leave_out(self, path: str, *, is_folder: bool) -> bool:
        """Whether the path is ignored by its own name; folders above it are asked before."""
        for folder, spec in reversed(self.specs):
            said = spec.check_file(path[len(folder) :] + ("/" if is_folder else "")).include
            if said is not None:
                return said
        return False

    def leave_out_below(self, path: str) -> bool:
        """Whether the path, or a folder that it is in, is ignored."""
        return any(spec.match_file(path[len(folder) :]) for folder, spec in self.specs if path.startswith(folder))

    def __bool__(self) -> bool:
        """Whether there is anything to ask."""
        return bool(self.specs)
