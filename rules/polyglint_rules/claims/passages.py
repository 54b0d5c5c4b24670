"""Document → passages: the sentences of its body and the texts of its front matter, with what surrounds them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from polyglint import Block, Document, Sentence
from polyglint_rules.claims.clauses import lowered
from polyglint_rules.claims.lexicon import Lexicon
from polyglint_rules.claims.model import Passage

_MARKUP = "\u2060"  # in prose: a character that vanishes when rendered
_LABEL = re.compile(r"[^\w]*([^.:;!?,\n]{2,40}?)[\u2060\s]*:[\u2060]*\s")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”»]?\s+")
_WORD = re.compile(r"[^\W_]+")
_FEW_WORDS = 3
_SHORT = 3  # letters; such words of a title say nothing of its subject
_LABEL_WORDS = 4
_LONGEST = 2000  # characters of a sentence


def passages(document: Document, lexicon: Lexicon) -> list[Passage]:
    """All passages of a document in order, front matter first."""
    title = frozenset(word for word in _WORD.findall(lowered(document.title)) if len(word) > _SHORT)
    surroundings = _Surroundings(document, lexicon, title)
    body = (surroundings.passage(sentence) for sentence in document.sentences if _is_readable(sentence))
    return [*_of_front_matter(document, title), *body]


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
                yield Passage(text, range(begin, begin + len(text)), title=title)
            start = stop


_NOTHING = Passage("", ())


class _Surroundings:
    """What stands around the sentences of a document, asked for in order."""

    def __init__(self, document: Document, lexicon: Lexicon, title: frozenset[str]) -> None:
        self.document = document
        self.lexicon = lexicon
        self.title = title
        self.trails = _trails(document)
        self.leads = _leads(document)
        self.block: Block | None = None
        self.block_facts = _NOTHING

    def passage(self, sentence: Sentence) -> Passage:
        if sentence.block is not self.block:
            self.block = sentence.block
            self.block_facts = self._of_block(sentence.block)
        text, offsets = _visible(self.document.prose, sentence.start, sentence.end)
        return replace(self.block_facts, text=text, offsets=offsets)

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
        names = [*headings, lowered(label[1].replace(_MARKUP, "")) if label else ""]
        name = frozenset(word for each in names for word in self._narrowing(each))
        is_heading = block.kind == "heading"
        subject = name - self.title
        return Passage("", (), headings, lead, is_item, is_quote, is_heading, subject, self.title, name)

    def _narrowing(self, name: str) -> Iterator[str]:
        """The words of a heading or label that say of what it speaks, the page's subject or a narrower one."""
        kinds = [match[0] for match in self.lexicon.pattern("kinds").finditer(name)]
        words = _WORD.findall(name)
        if kinds:
            yield from kinds
            return
        things = self.lexicon.pattern("generic")
        others = [word for word in words if not things.fullmatch(word) and word not in ("of", "for", "the", "a", "our")]
        is_plain = any(self.lexicon.pattern("plain_headings").fullmatch(word) for word in others)
        if others and not is_plain and (len(words) <= _LABEL_WORDS or self._is_heading(name)):
            yield from (word for word in others if len(word) > 1 and not self._is_claim(name))

    def _is_heading(self, name: str) -> bool:
        return any(name in trail for trail in self.trails.values())

    def _is_claim(self, name: str) -> bool:
        """Whether a label is itself a promise or names its topic: "Painless: …"."""
        return any(
            pattern.search(name)
            for topic in self.lexicon.topics.values()
            for pattern, _ in (topic.promises, topic.terms)
        )


def _trails(document: Document) -> dict[int, tuple[str, ...]]:
    """For each heading, the headings above it and itself, in lower case, without the page's title."""
    trails: dict[int, tuple[str, ...]] = {}
    open_headings: list[tuple[int, str]] = []
    for heading in document.headings:
        open_headings = [(level, text) for level, text in open_headings if level < heading.level]
        open_headings.append((heading.level, lowered(heading.text)))
        trails[heading.start] = tuple(text for level, text in open_headings if level > 1)
    return trails


def _leads(document: Document) -> dict[int, str]:
    """For each list, the paragraph right before it when it ends in a colon."""
    leads: dict[int, str] = {}
    previous = ""
    for block in document.blocks:
        if block.kind == "list":
            leads[block.start] = previous
        elif block.has_inlines:
            content = block.content.rstrip("*_ ")
            previous = lowered(content) if content.endswith(":") else ""
    return leads


def _visible(prose: str, start: int, end: int) -> "tuple[str, range | tuple[int, ...]]":
    """A stretch of prose without markup, and the offset of each character that is left."""
    text = prose[start:end]
    if _MARKUP not in text:
        return text, range(start, end)
    offsets = tuple(start + index for index, character in enumerate(text) if character != _MARKUP)
    return text.replace(_MARKUP, ""), offsets
