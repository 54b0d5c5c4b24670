"""A document: one file's text, read once, and every question that rules ask of it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from polyglint.document import masking, sentences
from polyglint.document.blocks import Block, read_blocks
from polyglint.document.formats import format_of
from polyglint.document.front_matter import FrontMatter, split
from polyglint.document.inlines import Inline, parse_inlines
from polyglint.document.prose import prose, rendered
from polyglint.document.sentences import Sentence
from polyglint.document.source import Source, Undecodable, decode
from polyglint.language.counting import count_words
from polyglint.values import Fact, Json, Place

if TYPE_CHECKING:
    from polyglint.document.catalogue import Catalogue


class Heading:
    """A heading: its level, its text as rendered, and its block."""

    __slots__ = ("block", "level", "text")

    def __init__(self, block: Block) -> None:
        self.block = block
        self.level = block.level
        self.text = rendered(block.inlines).strip() if block.has_markup else _bare(block.content)

    def __repr__(self) -> str:
        """What one wants to see in a failing test."""
        return f"<h{self.level} {self.text!r}>"

    @property
    def start(self) -> int:
        """The offset of the block."""
        return self.block.start

    @property
    def end(self) -> int:
        """The offset after the block."""
        return self.block.end

    @property
    def text_start(self) -> int:
        """The offset of the heading's content."""
        return self.block.text_start

    @property
    def text_end(self) -> int:
        """The offset after the heading's content."""
        return self.block.text_end


def _bare(content: str) -> str:
    return content.replace(masking.MARKUP, "").replace(masking.OBJECT, "").strip()


class Document:
    """One file of a site.

    All offsets are offsets in `text`, in Unicode code points; `text` has "\n" for every line end and no byte order
    mark. What a rule does not ask for is not computed.
    """

    def __init__(self, path: str, source: Source | str, locale: str = "", page: str = "") -> None:
        self.path = path
        self.locale = locale
        self.page = page or path  # what all its language versions share
        self.source = Source(source) if isinstance(source, str) else source
        self.text = self.source.text

    @classmethod
    def from_bytes(cls, path: str, data: bytes, locale: str = "", page: str = "") -> "Document":
        """The document that these bytes hold; never raises."""
        return cls(path, decode(data), locale, page)

    def __repr__(self) -> str:
        """What one wants to see in a failing test."""
        return f"<Document {self.path}>"

    @property
    def undecodable(self) -> tuple[Undecodable, ...]:
        """The bytes that are not UTF-8, if any."""
        return self.source.undecodable

    @property
    def language(self) -> str:
        """The primary subtag of the locale in lower case; empty when it is unknown."""
        return self.locale.partition("-")[0].lower()

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends."""
        return tuple(self.text.split("\n"))

    @cached_property
    def _line_starts(self) -> list[int]:
        lengths = accumulate(map(len, self.lines[:-1]), initial=0)
        return [length + ends for ends, length in enumerate(lengths)]

    @cached_property
    def front_matter(self) -> FrontMatter:
        """The header; false when there is none."""
        return self.catalogue or split(self.text)

    @property
    def body_start(self) -> int:
        """The offset at which the Markdown begins."""
        return self.front_matter.end

    @cached_property
    def _masked(self) -> masking.Masked:
        if self.catalogue:
            return masking.Masked(self.catalogue.masked, is_mdx=False)
        return masking.mask(self.text, self.body_start, is_mdx=self.path.lower().endswith(".mdx"))

    @property
    def masked(self) -> str:
        """The text with shortcodes, templates, math and MDX masked: what is read as Markdown."""
        return self._masked.text

    @property
    def is_mdx(self) -> bool:
        """Whether the file is MDX, by its name or by what it uses."""
        return self._masked.is_mdx

    @property
    def constructs(self) -> tuple[masking.Construct, ...]:
        """The stretches of the body that are not Markdown: shortcodes, templates, math and MDX, in order."""
        return self._masked.constructs

    @cached_property
    def screens(self) -> tuple[tuple[int, int], ...]:
        """The stretches that components show as a program prints them, as `<ConsoleBlock>` does, in order."""
        from polyglint.document.screens import screens  # late: few pages have components

        return tuple(screens(self)) if self.constructs else ()

    @property
    def is_catalogue(self) -> bool:
        """Whether the file is a catalogue of messages: all header and no body."""
        return self.catalogue is not None

    @cached_property
    def catalogue(self) -> "Catalogue | None":
        """The messages of a catalogue; None where the file is Markdown."""
        format = format_of(self.path)  # noqa: A001  (the word that everyone uses for it)
        if not format:
            return None
        from polyglint.document.catalogue import Catalogue  # late: most documents are Markdown

        return Catalogue(format, self.text, self.locale)

    def originals(self, locale: str) -> "Document | None":
        """What the messages of a PO file were translated from, which stands beside them; None for other documents."""
        if self.catalogue is None or self.catalogue.po is None:
            return None
        from polyglint.document.catalogue import Catalogue  # late, as above

        document = Document(self.path, self.source, locale, self.page)
        document.catalogue = Catalogue("po", self.text, locale, has_originals=True)
        return document

    @cached_property
    def _structure(self) -> tuple[tuple[Block, ...], dict[str, Any]]:
        if self.catalogue:
            return (), {}
        return read_blocks(self.masked, self.body_start, is_mdx=self.is_mdx)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks of the body in document order, containers before their contents."""
        return self._structure[0]

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of the body."""
        return tuple(Heading(block) for block in self.blocks if block.kind == "heading")

    @cached_property
    def title(self) -> str:
        """The title in the front matter, else the text of the first top heading, else nothing."""
        title = self.front_matter.data.get("title")
        if isinstance(title, str) and title.strip():
            return title.strip()
        return next((heading.text for heading in self.headings if heading.level == 1), "")

    @cached_property
    def prose(self) -> str:
        """The running text at its offsets, all else masked: see `masking.OBJECT` and `masking.MARKUP`.

        Line ends stay only inside paragraphs, so that a pattern with spaces never reaches over two blocks.
        """
        return self.catalogue.prose if self.catalogue else prose(self.masked, self.blocks)

    @cached_property
    def words(self) -> int:
        """How many words of running text there are; a character of Chinese or Japanese counts as one."""
        if self.is_catalogue:
            return sum(count_words(str(entry.value)) for entry in self.front_matter.entries if entry.is_text)
        return count_words(self.prose.replace(masking.OBJECT, " ").replace(masking.MARKUP, ""))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the body in order."""
        return tuple(sentences.sentences(self.prose, self.blocks))

    def search(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches of a pattern in the prose; their spans are document offsets."""
        return pattern.finditer(self.prose)

    def place(self, start: int, end: int) -> Place:
        """The place of `text[start:end]`."""
        line, column = self._position(start)
        end_line, end_column = self._position(max(start, end))
        return Place(self.path, start, max(start, end), line, column, end_line, end_column)

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def fact(self, key: str, value: Json, place: Place, file: str = "") -> Fact:
        """What this document states under a key; see `Fact`."""
        return Fact(key, value, place, file, locale=self.locale)

    def inlines_of(self, content: str) -> tuple[Inline, ...]:
        """The inline structure of some text, in offsets of that text, with this document's link references."""
        return tuple(parse_inlines(content, self._structure[1]))

    @cached_property
    def _leaves(self) -> list[Block]:
        return [block for block in self.blocks if block.kind not in ("quote", "list", "item", "table", "row")]

    def block_at(self, offset: int) -> Block | None:
        """The innermost block around an offset that holds no other blocks."""
        position = bisect_right(self._leaves, offset, key=lambda block: block.start) - 1
        if position < 0 or offset > self._leaves[position].end:
            return None
        return self._leaves[position]

    def section_of(self, offset: int) -> Heading | None:
        """The nearest heading at or before an offset."""
        position = bisect_right(self.headings, offset, key=lambda heading: heading.start) - 1
        return self.headings[position] if position >= 0 else None
