"""Document → passages: the sentences of its body and the texts of its front matter, with what surrounds them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from polyglint.claims.lexicon import Lexicon, Topic
from polyglint.claims.model import Passage
from polyglint.claims.wording import bare, lowered, with_letters
from polyglint.document import MARKUP, OBJECT, Block, Document, Inline, Sentence
from polyglint.language.words import function_words

_LABEL = re.compile(r"[^\w]*([^.:;!?,\n]{2,40}?)[\u2060\s]*:[\u2060]*\s")
_VERSION = re.compile(r"(?:\w+ )?v?(\d+(?:\.\d+)+)\s*(?:[(\[–—-].*)?")  # a heading of a list of changes
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”»]?\s+")
_FEW_WORDS = 3
_SHORT = 3  # letters; shorter words of a title say nothing of its subject
_LABEL_WORDS = 4
_LONGEST = 2000  # characters of a sentence


def passages(
    document: Document,
    lexicon: Lexicon,
    topics: Sequence[Topic],
    is_wanted: Callable[[Sentence], bool] = lambda _: True,
) -> list[Passage]:
    """All passages of a document in order, front matter first; `topics` are those that are read.

    In the place of a sentence that is not wanted stands an empty passage: what stands around it is dear to find out.
    """
    title = title_words(document.title, lexicon)
    surroundings = _Surroundings(document, lexicon, topics, title)
    readable = filter(_is_readable, document.sentences)
    body = (surroundings.passage(sentence) if is_wanted(sentence) else _NOTHING for sentence in readable)
    return [*_of_front_matter(document, title), *body]


def lone_passage(text: str, lexicon: Lexicon, *, title: str = "", heading: str = "", is_item: bool = False) -> Passage:
    """A sentence by itself, as examples and labelled sentences have it, below the heading and title that are given."""
    headings = (_worded(heading, lexicon),) if heading else ()
    words = title_words(title, lexicon)
    return Passage(text, range(len(text)), headings, is_item=is_item, title=words)


def title_words(title: str, lexicon: Lexicon) -> frozenset[str]:
    """The words of a title that may name its subject."""
    words = (match[0] for match in lexicon.wording.words(_worded(title, lexicon)))
    empty = function_words(lexicon.language)
    return frozenset(
        bare(word)
        for word in words
        if len(word) > _SHORT or word.isupper() or word.isdigit() or (len(word) == _SHORT and bare(word) not in empty)
    )


def _worded(text: str, lexicon: Lexicon) -> str:
    return with_letters(lexicon.wording.text(lowered(text)), text)


def _is_readable(sentence: Sentence) -> bool:
    # A cell means nothing without its row and column, and no writer's sentence has a thousand words.
    return sentence.block.kind != "cell" and sentence.end - sentence.start <= _LONGEST


def _of_front_matter(document: Document, title: frozenset[str]) -> Iterator[Passage]:
    for entry in document.front_matter.entries:
        if not entry.is_text or str(entry.value).count(" ") < _FEW_WORDS - 1:
            continue
        source = document.text[entry.value_start : entry.value_end]
        start = 0
        for stop in [*(end.start() for end in _SENTENCE_END.finditer(source)), len(source)]:
            text = source[start:stop]
            begin = entry.value_start + start + len(text) - len(text.lstrip(" \n\"'>|-"))
            text = text.lstrip(" \n\"'>|-")
            if text and len(text) <= _LONGEST:
                is_title = entry.keys == ("title",)
                yield Passage(text, range(begin, begin + len(text)), is_heading=is_title, title=title)
            start = stop


_NOTHING = Passage("", ())


class _Surroundings:
    """What stands around the sentences of a document, asked for in order."""

    def __init__(self, document: Document, lexicon: Lexicon, topics: Sequence[Topic], title: frozenset[str]) -> None:
        self.document = document
        self.lexicon = lexicon
        self.topics = topics
        self.title = title
        self.trails = _trails(document, lexicon)
        self.leads = _leads(document, lexicon)
        self.block: Block | None = None
        self.block_facts = _NOTHING
        self.code: list[Inline] = []

    def passage(self, sentence: Sentence) -> Passage:
        if sentence.block is not self.block:
            self.block = sentence.block
            self.block_facts = self._of_block(sentence.block)
            self.code = [inline for inline in sentence.block.inlines if inline.kind == "code"]
        text, offsets = self._visible(self._start(sentence), sentence.end)
        return replace(self.block_facts, text=text, offsets=offsets)

    def _start(self, sentence: Sentence) -> int:
        """Where a sentence begins, with the code that it may begin with: "`timeout` defaults to …"."""
        first = self.code[0].start if self.code else sentence.start
        between = self.document.prose[first : sentence.start]
        return first if between and not between.strip(f"{OBJECT}{MARKUP} ") else sentence.start

    def _visible(self, start: int, end: int) -> "tuple[str, range | tuple[int, ...]]":
        """A stretch of prose without markup but with its code, and the offset of each character that is left."""
        text = self._with_code(start, end)
        if MARKUP not in text:
            return text, range(start, end)
        offsets = tuple(start + index for index, character in enumerate(text) if character != MARKUP)
        return text.replace(MARKUP, ""), offsets

    def _with_code(self, start: int, end: int) -> str:
        text = self.document.prose[start:end]
        if OBJECT not in text:
            return text
        for code in self.code:
            if start <= code.start and code.end <= end and len(code.content) < code.end - code.start:
                inside = self.document.text.find(code.content, code.start, code.end)
                shown = code.content if inside >= 0 else ""
                before = max(inside - code.start, 0)
                masked = MARKUP * before + shown + MARKUP * (code.end - code.start - before - len(shown))
                text = text[: code.start - start] + masked + text[code.end - start :]
        return text

    def _of_block(self, block: Block) -> Passage:
        containers = list(block.ancestors())
        is_item = any(container.kind == "item" for container in containers)
        is_quote = any(container.kind == "quote" for container in containers)
        lists = [container for container in containers if container.kind == "list"]
        lead = self.leads.get(lists[-1].start, "") if lists else ""
        heading = self.document.section_of(block.start)
        headings = self.trails.get(heading.start, ()) if heading else ()
        if block.kind == "heading":
            headings = headings[:-1]
        label = _LABEL.match(self.document.prose, block.text_start, block.text_end)
        names = [*headings, _worded(label[1].replace(MARKUP, ""), self.lexicon) if label else ""]
        name = frozenset(word for each in names for word in self._narrowing(each))
        is_heading = block.kind == "heading"
        subject = name - self.title
        return Passage("", (), headings, lead, is_item, is_quote, is_heading, subject, self.title, name)

    def _narrowing(self, name: str) -> Iterator[str]:
        """The words of a heading or label that say of what it speaks, the page's subject or a narrower one."""
        kinds = [bare(name[kind.start : kind.end]) for kind in self.lexicon.phrases("kinds").find(name, name)]
        words = [bare(word[0]) for word in self.lexicon.wording.words(name)]
        if kinds:
            yield from kinds
            return
        known = self.lexicon.is_one_of
        if version := _VERSION.fullmatch(name):
            yield version[1]
        others = [word for word in words if not known("generic", word) and not known("before_thing", word)]
        is_plain = any(known(key, word) for key in ("plain_headings", "finite") for word in others)
        if others and not is_plain and (len(words) <= _LABEL_WORDS or self._is_heading(name)):
            telling = (word for word in others if len(word) > 1 or word.isupper() or word.isdigit())
            yield from (word for word in telling if not self._is_claim(name))

    def _is_heading(self, name: str) -> bool:
        return any(name in trail for trail in self.trails.values())

    def _is_claim(self, name: str) -> bool:
        """Whether a label is itself a promise or names its topic: "Painless: …"."""
        return any(
            phrases.first(name, name)
            for topic in self.topics
            for phrases in (topic.promises, topic.plain_promises, topic.terms)
        )


def _trails(document: Document, lexicon: Lexicon) -> dict[int, tuple[str, ...]]:
    """For each heading, the headings above it and itself, as they are looked up, without the page's title."""
    trails: dict[int, tuple[str, ...]] = {}
    open_headings: list[tuple[int, str]] = []
    for heading in document.headings:
        open_headings = [(level, text) for level, text in open_headings if level < heading.level]
        open_headings.append((heading.level, _worded(heading.text, lexicon)))
        trails[heading.start] = tuple(text for level, text in open_headings if level > 1)
    return trails


def _leads(document: Document, lexicon: Lexicon) -> dict[int, str]:
    """For each list, the paragraph right before it when it ends in a colon."""
    leads: dict[int, str] = {}
    previous = ""
    for block in document.blocks:
        if block.kind == "list":
            leads[block.start] = previous
        elif block.has_inlines:
            content = block.content.rstrip("*_ ")
            previous = _worded(content, lexicon) if content.endswith(":") else ""
    return leads
