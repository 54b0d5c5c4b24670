"""The block structure of a document: what markdown-it-py finds, with exact offsets."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal

from polyglint.document.inlines import Inline, parse_inlines
from polyglint.late_pattern import late_pattern

if TYPE_CHECKING:
    from markdown_it.token import Token

BlockKind = Literal[
    "heading", "paragraph", "cell", "code", "html", "quote", "list", "item", "table", "row", "break"
]  # fmt: skip

_KINDS: dict[str, BlockKind] = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "th_open": "cell",
    "td_open": "cell",
    "fence": "code",
    "code_block": "code",
    "html_block": "html",
    "hr": "break",
    "blockquote_open": "quote",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "list_item_open": "item",
    "table_open": "table",
    "tr_open": "row",
}
_PREFIXED = ("quote", "item")

# One marker of a container at the start of a line: what stands before the contents of a quote or a list item.
_MARKER = late_pattern(r"[ \t]*(?:>|[-+*](?=[ \t\n]|$)|\d{1,9}[.)](?=[ \t\n]|$))")
_HAS_MARKUP = late_pattern(r"[\\`*_~\[!<&]")


class Block:
    """One block of a document.

    `start` is the offset of the block's first character after the markers of its containers, `end` the offset after
    its last one without the final line end. Headings, paragraphs and table cells have inline content: `content` is
    the text that markdown-it-py reads as inline Markdown, `text_start` and `text_end` are its offsets.
    """

    __slots__ = (
        "_context",
        "_inlines",
        "_lines",
        "content",
        "end",
        "info",
        "kind",
        "level",
        "parent",
        "start",
        "text_end",
        "text_start",
    )

    def __init__(self, kind: BlockKind, start: int, end: int, parent: "Block | None", level: int, info: str) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.parent = parent
        self.level = level
        self.info = info
        self.content = ""
        self.text_start = self.text_end = start
        self._lines: list[tuple[int, int]] = []
        self._inlines: tuple[Inline, ...] | None = None
        self._context: dict[str, Any] | None = None

    def __repr__(self) -> str:
        """What one wants to see in a failing test."""
        return f"<{self.kind} {self.start}:{self.end} {self.content[:30]!r}>"

    @property
    def has_inlines(self) -> bool:
        """Whether the block's content is inline Markdown."""
        return self.kind in ("heading", "paragraph", "cell")

    def offset(self, index: int) -> int:
        """The document offset of `content[index]`; for `len(content)`, the offset after the last character."""
        if len(self._lines) == 1:
            return self._lines[0][1] + index
        position = bisect_right(self._lines, index, key=lambda line: line[0]) - 1
        begins, offset = self._lines[max(position, 0)]
        return offset + index - begins

    @property
    def lines(self) -> Sequence[tuple[int, int]]:
        """Pairs of (index in `content`, document offset) where a stretch begins that runs in step."""
        return self._lines

    @property
    def inlines(self) -> tuple[Inline, ...]:
        """The inline structure, in document offsets; the inlines tile the content."""
        if self._inlines is None:
            self._inlines = tuple(self._located(parse_inlines(self.content, self._context)))
        return self._inlines

    @property
    def has_markup(self) -> bool:
        """Whether the content has any character that could be inline markup."""
        return _HAS_MARKUP.search(self.content) is not None

    def _located(self, inlines: Sequence[Inline]) -> Iterator[Inline]:
        if not self._lines:
            return
        if len(self._lines) == 1:
            delta = self._lines[0][1]
            for inline in inlines:
                yield Inline(inline.kind, inline.start + delta, inline.end + delta, inline.content)
            return
        for inline in inlines:
            # A line break reaches over the containers' markers that begin the next line.
            end = self.offset(inline.end) if inline.kind == "break" else self.end_offset(inline.end)
            yield Inline(inline.kind, self.offset(inline.start), end, inline.content)

    def end_offset(self, index: int) -> int:
        """The document offset after `content[index - 1]`."""
        return self.offset(index - 1) + 1 if index else self.text_start

    def ancestors(self) -> Iterator["Block"]:
        """The containers of this block, innermost first."""
        block = self.parent
        while block is not None:
            yield block
            block = block.parent


class _Reader:
    """Turns the parser's block tokens into blocks, one pass, with a stack of open containers."""

    def __init__(self, masked: str, body_start: int) -> None:
        self.masked = masked.replace("\0", "\ufffd")  # as the parser does
        self.line_starts = _line_starts(masked, body_start)
        self.blocks: list[Block] = []
        self.stack: list[Block] = []
        self.depth = 0
        self.cursor = 0  # in a table row: where the next cell begins
        self.context: dict[str, Any] = {}

    def read(self, *, is_mdx: bool) -> list[Block]:
        from polyglint.document import located  # late: it imports the parser

        parser = located.parser(is_mdx=is_mdx)
        tokens: list[Token] = []
        body = self.masked[self.line_starts[0] :]
        parser.block.parse(body, parser, self.context, tokens)
        for token in tokens:
            if token.type == "inline":
                self._content(token)
            elif token.nesting < 0:
                self._close(token)
            else:
                self._open(token)
        return self.blocks

    def _open(self, token: "Token") -> None:
        kind = _KINDS.get(token.type)
        if kind is None:
            return
        parent = self.stack[-1] if self.stack else None
        if token.map is None:  # cells have no lines of their own
            block = Block(kind, self.cursor, self.cursor, parent, 0, "")
        else:
            start = self._line_content(token.map[0])
            end = max(start, self._line_end(token.map[1] - 1, token.map[0]))
            level = int(token.tag[1]) if kind == "heading" else 0
            block = Block(kind, start, end, parent, level, token.info if kind == "code" else token.markup)
        self.blocks.append(block)
        if kind == "row":
            self.cursor = block.start
        if token.nesting > 0:
            self.stack.append(block)
            self.depth += kind in _PREFIXED

    def _close(self, token: "Token") -> None:
        if not self.stack or _KINDS.get(token.type.replace("_close", "_open")) != self.stack[-1].kind:
            return
        closed = self.stack.pop()
        self.depth -= closed.kind in _PREFIXED

    def _line_end(self, line: int, first: int) -> int:
        # The parser counts trailing blank lines into lists and items.
        while line > first and not self._line(line).strip():
            line -= 1
        return self.line_starts[line] + len(self._line(line))

    def _line(self, line: int) -> str:
        return self.masked[self.line_starts[line] : self.line_starts[line + 1] - 1]

    def _line_content(self, line: int) -> int:
        """The offset of a line's first character after the markers of the open containers."""
        start = position = self.line_starts[line]
        end = self.line_starts[line + 1] - 1
        for _ in range(self.depth):
            marker = _MARKER.match(self.masked, position, end)
            if marker is None:
                break
            position = marker.end()
        while position < end and self.masked[position] in " \t":
            position += 1
        return position if position < end else start

    def _content(self, token: "Token") -> None:
        block = self.blocks[-1]
        block.content = token.content
        block._context = self.context
        if block.kind == "cell":
            self._cell(block, token.content)
        elif block.kind == "heading" and block.info.startswith("#"):
            after = block.start + block.level
            found = self.masked.find(token.content, after) if token.content else after
            block._lines = [(0, found)]
        elif token.map is not None:
            block._lines = self._paragraph_lines(token.content, *token.map)
        if block._lines:
            block.text_start = block.offset(0)
            block.text_end = block.end_offset(len(block.content))
            block.start = min(block.start, block.text_start)
            block.end = max(block.end, block.text_end)

    def _paragraph_lines(self, content: str, first: int, end: int) -> list[tuple[int, int]]:
        """Each content line is the end of its source line: containers' markers and indentation stand before it."""
        lines: list[tuple[int, int]] = []
        index = 0
        pieces = content.split("\n")
        # The parser strips more than ASCII white space: a first line of no-break spaces is gone from the content.
        while first < end - 1 and pieces[0] not in self._line(first):
            first += 1
        for number, piece in enumerate(pieces):
            # Where a tab indents the line, the content has more spaces than the source.
            text = piece.lstrip(" \t") if number else piece
            indent = len(piece) - len(text)
            found = self._line(first + number).rfind(text)
            lines.append((index + indent, self.line_starts[first + number] + max(found, 0)))
            index += len(piece) + 1
        return lines

    def _cell(self, block: Block, content: str) -> None:
        """Find a cell in its row; a pipe that is escaped there is bare in the content."""
        row = block.parent
        row_end = row.end if row else self.cursor
        if row and self.cursor == row.start and self.masked.startswith("|", row.start):
            self.cursor += 1
        end = self.masked.find("|", self.cursor, row_end)
        while end >= 0 and self.masked[end - 1] == "\\":
            end = self.masked.find("|", end + 1, row_end)
        end = row_end if end < 0 else end
        start = self.cursor
        while start < end and self.masked[start].isspace():
            start += 1
        block._lines = _unescaped(self.masked[start:end], start, content)
        block.start = start
        self.cursor = min(end + 1, row_end)


def _unescaped(raw: str, start: int, content: str) -> list[tuple[int, int]]:
    lines = [(0, start)]
    removed = 0
    found = raw.find("\\|")
    while found >= 0 and found - removed <= len(content):
        removed += 1
        stretch = (found - removed + 1, start + found + 1)
        lines = [stretch] if found == 0 else [*lines, stretch]
        found = raw.find("\\|", found + 2)
    return lines


def _line_starts(text: str, start: int) -> list[int]:
    """Offsets at which the lines from `start` on begin, and one past the end as if a line end stood there."""
    starts = [start]
    found = text.find("\n", start)
    while found >= 0:
        starts.append(found + 1)
        found = text.find("\n", found + 1)
    if starts[-1] <= len(text):
        starts.append(len(text) + 1)
    return starts


def read_blocks(masked: str, body_start: int, *, is_mdx: bool) -> tuple[tuple[Block, ...], dict[str, Any]]:
    """All blocks of the body in document order, and the link references that it defines."""
    reader = _Reader(masked, body_start)
    return tuple(reader.read(is_mdx=is_mdx)), reader.context
