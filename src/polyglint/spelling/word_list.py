"""A site's own words: a text file, one word a line, sorted, with comments behind `#`."""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePath
from typing import NamedTuple

NAME = "polyglint-words.txt"
"""What the file is called where nobody has named another; `polyglint-words.ru.txt` holds for Russian alone."""

_TAG = re.compile(r"[a-z]{2,3}(?:[-_](?:[A-Za-z]{2}|[A-Za-z]{4}|\d{3})){0,2}")
_HEAD = "# Words of this site that no dictionary has. One a line, sorted; what stands behind # is a comment.\n"


class Listed(NamedTuple):
    """A word of a list, and the line that it stands in."""

    word: str
    line: int


def read(text: str) -> list[Listed]:
    """The words of a list, in its order."""
    words = ((line.partition("#")[0].strip(), number) for number, line in enumerate(text.split("\n"), 1))
    return [Listed(word, number) for word, number in words if word]


def with_words(text: str, words: Iterable[str], comment: str = "") -> str:
    """The list with these words too: sorted, each once, comments kept where they stand behind a word or on top."""
    lines = (text or _HEAD).rstrip("\n").split("\n")
    top = 0
    while top < len(lines) and (not lines[top].strip() or lines[top].startswith("#")):
        top += 1
    known = {_key(listed.word) for listed in read(text)}
    behind = f"  # {' '.join(comment.split())}" if comment.strip() else ""
    new: dict[str, str] = {}
    for word in words:
        if _key(word) not in known:
            new.setdefault(_key(word), f"{word}{behind}")
    entries = [line for line in lines[top:] if line.strip()] + list(new.values())
    return "\n".join([*lines[:top], *sorted(entries, key=_key)]) + "\n"


def can_be_listed(word: str) -> bool:
    """Whether a line of a list can hold the word: one word, no comment."""
    return bool(word) and not any(letter.isspace() or letter == "#" for letter in word)


def without_words(text: str, words: Iterable[str]) -> str:
    """The list without these words."""
    gone = {_key(word) for word in words}
    kept = [line for line in text.split("\n") if not (word := line.partition("#")[0].strip()) or _key(word) not in gone]
    return "\n".join(kept)


def locale_of(path: str) -> str:
    """The locale that a list holds for, by its name: `pt-BR` for `polyglint-words.pt_BR.txt`; "" for all."""
    last = PurePath(path).stem.rpartition(".")[2]
    return last.replace("_", "-") if "." in PurePath(path).stem and _TAG.fullmatch(last) else ""


def _key(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold().replace("’", "'")
