"""How many columns text takes in a terminal, and what stands there for characters that nobody can see."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from polyglint.late_pattern import late_pattern

_TAB = "    "
_MARK_CARRIER = "\N{DOTTED CIRCLE}"  # what a combining mark is shown on when it has no letter of its own

# Printable characters of one column that combine with nothing: Latin, Greek, Cyrillic, and the punctuation and
# currency signs around them. wcwidth takes as long to import as the rest of a run: most pages do without it.
_NARROW = late_pattern(
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u0482\u048a-\u052f"
    "\u2010-\u2027\u202f-\u203b\u203d-\u2048\u204a-\u205e\u20a0-\u20bf\u2116]*"
)


class Cell(NamedTuple):
    """What one reader's character of a text, `text[start:end]`, looks like."""

    start: int
    end: int
    shown: str
    width: int


@cache
def _unseen() -> re.Pattern[str]:
    """Characters without a shape: controls, direction marks, fillers, halves of surrogate pairs.

    Joiners and variation selectors have their work to do in emoji and in many scripts, so there they belong to the
    character before them; after a Latin or Cyrillic letter, or on their own, they are strays.
    """
    hidden = (
        "\x00-\x08\x0a-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
        "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0001\ud800-\udfff"
    )
    at_home = "\u0590-\u1fff\u203c\u2049\u20d0-\uabff\uf900-\U000dffff\U000e0020-\U000e01ef"
    joiners = "\u200c\u200d\ufe00-\ufe0d\U000e0020-\U000e007f\U000e0100-\U000e01ef"
    return re.compile(f"[{hidden}]|(?<![0-9#*\xa9\xae{at_home}])[\ufe0e\ufe0f]|(?<![{at_home}])[{joiners}]")


@cache
def _faint() -> re.Pattern[str]:
    """Characters that look like a space or like nothing: a place that holds only these is about them."""
    return re.compile(
        "[ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\u2800\u200c\u200d\ufe00-\ufe0f\U000e0020-\U000e01ef]"
        f"|{_unseen().pattern}"
    )


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable()


def visible(text: str) -> str:
    """The text with a name in place of each character that nobody can see, or that moves a terminal's cursor."""
    return text if _is_plain(text) else _unseen().sub(_named, text)


def _named(unseen: re.Match[str]) -> str:
    return code(unseen[0])


def code(character: str) -> str:
    """`U+200B` for a zero-width space."""
    return f"U+{ord(character):04X}"


def named(text: str) -> str:
    """The text as it looks; where it is nothing but spaces and characters like them, by their names."""
    return "".join(cell.shown for cell in cells(text, 0, len(text)))


def width(text: str) -> int:
    """How many columns the text takes."""
    if _NARROW.fullmatch(text):
        return len(text)
    return sum(cell.width for cell in cells(text))


def cells(text: str, start: int = 0, end: int = 0) -> list[Cell]:
    """What the text looks like, character by character.

    Where `text[start:end]`, the place in question, holds nothing but spaces and characters like them, those that are
    no plain space are named.
    """
    if _is_plain(text):
        return [Cell(index, index + 1, character, 1) for index, character in enumerate(text)]
    names_all = start < end and all(_faint().fullmatch(character) for character in text[start:end])
    return list(_cells(text, range(start, end) if names_all else range(0)))


def _cells(text: str, named: range) -> Iterator[Cell]:
    position = 0
    for index, shown in sorted(_stand_ins(text, named).items()):
        yield from _graphemes(text, position, index)
        yield Cell(index, index + 1, shown, len(shown))
        position = index + 1
    yield from _graphemes(text, position, len(text))


def _stand_ins(text: str, named: range) -> dict[int, str]:
    """What is shown instead of some characters, by index."""
    found = {unseen.start(): code(unseen[0]) for unseen in _unseen().finditer(text)}
    found.update((index, code(text[index])) for index in named if text[index] != " ")
    found.update((index, _TAB) for index, character in enumerate(text) if character == "\t")
    return found


def _graphemes(text: str, start: int, end: int) -> Iterator[Cell]:
    """The cells of `text[start:end]`, which has a shape all through."""
    if start == end:
        return
    run = text[start:end]
    if _NARROW.fullmatch(run):
        yield from (Cell(start + index, start + index + 1, character, 1) for index, character in enumerate(run))
        return
    import wcwidth  # late: it takes as long to import as the rest of a run

    for grapheme in wcwidth.iter_graphemes(run):
        columns = wcwidth.wcswidth(grapheme)
        shown = grapheme if columns > 0 else _MARK_CARRIER + grapheme
        yield Cell(start, start + len(grapheme), shown, max(1, columns))
        start += len(grapheme)


def wrapped(text: str, columns: int) -> Iterator[str]:
    """The text in lines of at most so many columns where its words allow it; runs of spaces stay as they are."""
    for paragraph in text.split("\n"):
        line = ""
        for word in re.findall(r" *[^ ]+", paragraph):
            if line and width(line) + width(word) > columns:
                yield line
                line = word.lstrip(" ")
            else:
                line += word
        yield line


def shortened(text: str, columns: int, ellipsis: str) -> str:
    """The text, cut at the end where it takes more columns."""
    if width(text) <= columns:
        return text
    kept, room = [], columns - len(ellipsis)
    for cell in cells(text[: 4 * columns]):
        room -= cell.width
        if room < 0:
            break
        kept.append(cell.shown)
    return "".join(kept) + ellipsis
