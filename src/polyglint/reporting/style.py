"""The marks and colours of text output."""

from typing import NamedTuple

from polyglint.values import Severity

_CODES = {
    "bold": "1",
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "quiet": "34",
    "good": "32",
}


class Style(NamedTuple):
    """The marks that the terminal can show, and whether it shows colours."""

    gutter: str
    ellipsis: str
    zero: str
    line_end: str
    dash: str
    color: bool
    link: bool

    def paint(self, text: str, look: str) -> str:
        """The text in a colour, where there are any."""
        return f"\x1b[{_CODES[look]}m{text}\x1b[0m" if self.color and text else text

    def linked(self, text: str, url: str) -> str:
        """The text as a terminal link, where there are any."""
        return f"\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\" if self.link and url else text


def style(*, unicode: bool, color: bool = False, link: bool = False) -> Style:
    """The marks for a terminal of this kind."""
    if unicode:
        return Style("│", "…", "·", "⏎", "–", color, link)
    return Style("|", "...", ".", "\\n", "-", color, link)


def plural(number: int, noun: str) -> str:
    """`1 document`, `4,012 documents`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def counted(severity: Severity, number: int) -> str:
    """`1 error`, `14 warnings`, `2 info`."""
    return f"{number:,} info" if severity == "info" else plural(number, severity)
