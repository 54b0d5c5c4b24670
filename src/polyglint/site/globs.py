"""Path patterns of the settings: `content/blog/**`, `*.draft.md`, `archive`.

They read as in an ignore file: a pattern without a slash means a name anywhere, one with a slash starts at the
settings' folder, and what matches a folder holds for all that is in it. `*` and `?` stay inside one name, `**` crosses
folders, `[ab]` and `{a,b}` are choices.
"""

import re
from collections.abc import Sequence
from functools import cache

from polyglint.late_pattern import late_pattern

_PARTS = late_pattern(r"/\*\*/|^\*\*/|/\*\*$|\*\*|\*|\?|\[!?[^\]/]+\]|\{[^{}/]*\}|.", re.DOTALL)
_MEANINGS = {"/**/": "/(?:.*/)?", "**/": "(?:.*/)?", "/**": "/.*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def matches(patterns: Sequence[str], path: str) -> bool:
    """Whether one of the patterns means this path or a folder that it is in."""
    return bool(patterns) and _compiled(tuple(patterns)).fullmatch(path) is not None


def fixed_folder(pattern: str) -> str:
    """The folder that everything the pattern can match is in: `content/docs` for `content/docs/**/*.md`."""
    pattern = _anchored(pattern)
    wild = re.search(r"[*?\[{]", pattern)
    return pattern[: wild.start()].rpartition("/")[0] if wild else pattern


@cache
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(_expression, patterns))})(?:/.*)?", re.DOTALL)


def _expression(pattern: str) -> str:
    return "".join(_meaning(part) for part in _PARTS.findall(_anchored(pattern)))


def _anchored(pattern: str) -> str:
    pattern = pattern.removeprefix("./").rstrip("/")
    return pattern.lstrip("/") if "/" in pattern else f"**/{pattern}"


def _meaning(part: str) -> str:
    if part in _MEANINGS:
        return _MEANINGS[part]
    if len(part) > 1 and part.startswith("["):
        return f"[{'^' if part[1] == '!' else ''}{_escaped(part[2:-1] if part[1] == '!' else part[1:-1])}]"
    if len(part) > 1 and part.startswith("{"):
        return f"(?:{'|'.join(_expression_inside(choice) for choice in part[1:-1].split(','))})"
    return re.escape(part)


def _expression_inside(choice: str) -> str:
    return "".join(_meaning(part) for part in _PARTS.findall(choice))


def _escaped(characters: str) -> str:
    return characters.replace("\\", r"\\").replace("[", r"\[").replace("^", r"\^")
