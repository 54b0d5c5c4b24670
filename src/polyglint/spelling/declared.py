"""What a site's settings say about spelling, as plain data: its word lists read, its dictionaries found."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from polyglint.spelling import word_list
from polyglint.spelling.sources import SYSTEM, hunspell_files


class SpellingError(Exception):
    """Settings that cannot be followed. `key` says which."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


def spelling(stated: Mapping[str, Any], root: Path) -> dict[str, Any]:
    """The words by locale, "" for all, with the lists and the patterns that name them, and the Hunspell dictionaries.

    Each dictionary comes with what tells its version.

    Raises SpellingError for a folder that is not there and a list that cannot be read.
    """
    lists = list_files(stated, root)
    words: dict[str, list[str]] = {}
    for file in lists:
        words.setdefault(word_list.locale_of(file.name), []).extend(listed.word for listed in _read(file))
    folders: Sequence[str] = stated.get("dictionaries") or ()
    for folder in folders:
        if folder != SYSTEM and not (root / folder).is_dir():
            raise SpellingError("dictionaries", f"{folder} is no folder; {SYSTEM!r} stands for those of this system")
    found = [list(file) for file in hunspell_files(folders, root)]
    return {
        "words": words,
        "dictionaries": found,
        "files": [str(file) for file in lists],
        "patterns": list(stated.get("words") or ()),
    }


def list_files(stated: Mapping[str, Any], root: Path) -> list[Path]:
    """The word lists that there are."""
    patterns: Sequence[str] = stated.get("words") or ()
    return sorted({file for pattern in patterns for file in root.glob(pattern) if file.is_file()})


def _read(file: Path) -> list[word_list.Listed]:
    try:
        return word_list.read(file.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise SpellingError("words", f"{file.name} cannot be read: {error}") from error
