"""Bytes of a file ⇄ the text that rules see: decoding, line ends, and the way back for edits."""

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from typing import Literal, NamedTuple

_BOM = b"\xef\xbb\xbf"
# Longest first: the UTF-32 mark begins with the UTF-16 one.
_WIDE_MARKS: tuple[tuple[bytes, "Encoding"], ...] = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)

Encoding = Literal["utf-8", "utf-16", "utf-32", "binary"]


class Undecodable(NamedTuple):
    """Bytes that are not the UTF-8 text that was expected.

    `kind` is what they look like (`utf-8`: some bytes are wrong), `offset` the byte offset and `byte` the value of the
    first wrong one, `number` how many there are, `start` where U+FFFD stands for it in the document's text.
    """

    kind: Encoding
    offset: int
    byte: int
    number: int
    start: int


class Source:
    """A file's text as it was read.

    `raw` is the decoded text without its byte order mark. `text` has every line end as "\n", as Markdown reads it.
    """

    def __init__(self, raw: str, has_bom: bool = False, undecodable: tuple[Undecodable, ...] = ()) -> None:
        self.raw = raw
        self.has_bom = has_bom
        self.undecodable = undecodable

    @cached_property
    def text(self) -> str:
        """The text with all line ends normalised."""
        if "\r" not in self.raw:
            return self.raw
        # The Markdown parser takes a lone \r for a line end; so must we, or every place after it is off by one line.
        return self.raw.replace("\r\n", "\n").replace("\r", "\n")

    @cached_property
    def _crlf(self) -> list[int]:
        """Offsets in `text` of the line ends that are two characters in `raw`."""
        offsets: list[int] = []
        found = self.raw.find("\r\n")
        while found >= 0:
            offsets.append(found - len(offsets))
            found = self.raw.find("\r\n", found + 2)
        return offsets

    def _raw_offset(self, offset: int) -> int:
        return offset + bisect_left(self._crlf, offset)

    @cached_property
    def newline(self) -> str:
        """The line end that the file uses most; what inserted lines get."""
        lone = self.raw.count("\r") - len(self._crlf)
        counts = {"\n": self.raw.count("\n") - len(self._crlf), "\r\n": len(self._crlf), "\r": lone}
        return max(counts, key=lambda newline: counts[newline])

    def edited(self, edits: Iterable[tuple[int, int, str]]) -> bytes:
        """The file's bytes after replacing `(start, end, text)` stretches of `text`; all other bytes are as they were.

        The stretches must not overlap.
        """
        pieces, cursor = [], 0
        for start, end, text in sorted(edits):
            pieces.append(self.raw[cursor : self._raw_offset(start)])
            pieces.append(text.replace("\n", self.newline) if "\n" in text else text)
            cursor = self._raw_offset(end)
        pieces.append(self.raw[cursor:])
        return (_BOM if self.has_bom else b"") + "".join(pieces).encode("utf-8", "surrogatepass")


def decode(data: bytes) -> Source:
    """The text of these bytes; never raises.

    What is not UTF-8 becomes U+FFFD and is told in `undecodable`: nothing is guessed.
    """
    has_bom = data.startswith(_BOM)
    body = data[len(_BOM) :] if has_bom else data
    kind = _wide_or_binary(body)
    if kind:
        return Source(body.decode("utf-8", "replace"), has_bom, (Undecodable(kind, 0, body[0], len(body), 0),))
    try:
        return Source(body.decode("utf-8"), has_bom)
    except UnicodeDecodeError as error:
        text = body.decode("utf-8", "replace")
        start = len(body[: error.start].decode("utf-8"))
        # An author's own U+FFFD is valid UTF-8 and is not one of ours.
        count = text.count("\ufffd") - body.count(b"\xef\xbf\xbd")
        offset = error.start + (len(_BOM) if has_bom else 0)
        start_text = start - text.count("\r\n", 0, start)
        return Source(text, has_bom, (Undecodable("utf-8", offset, body[error.start], count, start_text),))


def _wide_or_binary(body: bytes) -> Encoding | None:
    for mark, encoding in _WIDE_MARKS:
        if body.startswith(mark):
            return encoding
    head = body[:4096]
    nuls = head.count(0)
    if not nuls:
        return None
    # UTF-16 without its mark: every second byte of text in a small alphabet is zero.
    if max(head[0::2].count(0), head[1::2].count(0)) > 0.4 * len(head) and nuls < 0.6 * len(head):
        return "utf-16"
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return "binary"
    return None
