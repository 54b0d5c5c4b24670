"""The texts of a translation that were left in the language of the source, block by block and sentence by sentence.

What a reader of the translation wants in its original wording is no leftover.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from polyglint import Block, Document, Place, Translation
from polyglint_rules.translation.evidence import Tongues, plain_text, plain_words, tongues
from polyglint_rules.translation.original_wording import is_kept_on_purpose, kept, spoken

_MOST = 0.7  # of a page's words: from here on it is the page that has not been translated
_FARTHEST = 20_000  # characters of a source in which sentences are looked for: more is no paragraph
_FEW = 3  # blocks: on a page of no more, each is named
_SAMPLE = 2_000  # characters of a page that tell its language
_LISTED = 6  # headings of one level that were kept: where they are the most, they are names
_PUNCTUATION = " \t\n:;,.–—-)]}"


class Leftover(NamedTuple):
    """A block of the target that reads as its source does."""

    block: Block
    source: Place


class Stretch(NamedTuple):
    """Sentences of the target, one after the other, in the source language."""

    block: Block
    start: int
    end: int
    sentences: int
    is_same: bool  # whether the source says the same


class PageLeft(NamedTuple):
    """A page that has not been translated: its first paragraph, and whether all others are left as well."""

    first: Block
    is_all: bool


class Leftovers(NamedTuple):
    """What was left of the source on a page."""

    same: tuple[Leftover, ...] = ()
    others: tuple[Block, ...] = ()  # blocks in the language of the source that the source does not have
    mixed: tuple[Block, ...] = ()  # other blocks that may have sentences in it
    page: PageLeft | None = None  # where most was left: one word about the page says more than a list


@lru_cache(maxsize=1)  # many rules in a row ask for those of the same translation
def tongues_of(translation: Translation) -> Tongues | None:
    """The languages of the translation, where its target may hold text of its source; else None."""
    pair = tongues(translation.source.language, translation.target.language)
    target = translation.target
    if pair is None or _hits(target, pair) or (pair.source_script and pair.may_stand_in(target.prose)):
        return pair
    return pair if any(pair.may_be_heading(heading.block.content) for heading in target.headings) else None


@lru_cache(maxsize=1)
def _hits(document: Document, pair: Tongues) -> frozenset[str]:
    return pair.hits(document.prose)


def leftovers_of(translation: Translation) -> Leftovers:
    """What was left of the source on a page; nothing where the languages are not known."""
    pair = tongues_of(translation)
    return leftovers(translation, pair) if pair else Leftovers()


def is_page_left(translation: Translation) -> bool:
    """Whether most of the page has not been translated."""
    return leftovers_of(translation).page is not None


@lru_cache(maxsize=1)
def leftovers(translation: Translation, pair: Tongues) -> Leftovers:
    """The blocks of the target in the language of the source."""
    target = translation.target
    texts = _texts(target)
    if page := _copied(translation, pair, texts):
        return Leftovers(page=page._replace(first=_first(texts, target, pair) or page.first))
    same: list[Leftover] = []
    others: list[Block] = []
    mixed: list[Block] = []
    for block, place, is_left in _looked_at(translation, pair, texts):
        if not is_left:
            mixed.append(block)
        elif place is None:
            others.append(block)
        else:
            same.append(Leftover(block, place))
    blocks = sorted([leftover.block for leftover in same] + others, key=lambda block: block.start)
    page = _page(texts, blocks)
    if page:
        page = page._replace(first=_first(texts, target, pair) or page.first)
    return Leftovers(tuple(same), tuple(others), tuple(mixed), page)


def _looked_at(
    translation: Translation, pair: Tongues, texts: Sequence[Block]
) -> Iterator[tuple[Block, Place | None, bool]]:
    """The blocks that may be in the source language, where the source says the same, and whether they are."""
    target = translation.target
    hits = _hits(target, pair)
    shown = kept(target)
    originals = _Originals(translation)
    headings = _Headings(target, originals)
    for block in texts:
        prose = target.prose[block.text_start : block.text_end]
        is_hit = pair.may_stand_in(prose, hits)
        if not is_hit and not (block.kind == "heading" and pair.may_be_heading(block.content)):
            continue
        if shown.holds(block.start):
            continue
        text = plain_text(prose)
        place = originals.of(block, text)
        is_left = is_hit and _is_left(target, block, pair, is_same=place is not None)
        if not is_left and block.kind == "heading" and place is not None:
            is_left = pair.is_heading(block.content) and not headings.are_kept(block)
        if is_left or is_hit:
            yield block, place, is_left


def _copied(translation: Translation, pair: Tongues, texts: Sequence[Block]) -> PageLeft | None:
    """A page most of which repeats its source as it stands: there is no need to look at each block."""
    contents = _contents(translation.source)
    repeated = [block for block in texts if block.content in contents]
    if pair.source_script or _page(texts, repeated) is None:
        return None
    shown = kept(translation.target)
    left = [block for block in repeated if pair.may_stand_in(block.content) and not shown.holds(block.start)]
    page = _page(texts, [block for block in left if not is_kept_on_purpose(block.content)])
    sample = "\n".join(block.content for block in left)[:_SAMPLE]
    if page is None or not pair.is_source(plain_text(sample), is_same=True):
        return None
    return page._replace(is_all=len(repeated) == len(texts))


def _page(texts: Sequence[Block], left: Sequence[Block]) -> PageLeft | None:
    """The page, where what was left is most of it."""
    if len(left) <= _FEW:
        return None
    count = sum(_words(block) for block in left)
    words = sum(_words(block) for block in texts)
    if count < _MOST * words:
        return None
    return PageLeft(left[0], len(left) == len(texts))


def _first(texts: Sequence[Block], document: Document, pair: Tongues) -> Block | None:
    """The first paragraph in the source language."""
    paragraphs = (block for block in texts if block.kind == "paragraph")
    for block in paragraphs:
        if pair.is_source(plain_text(document.prose[block.text_start : block.text_end]), is_same=True):
            return block
    return None


def _words(block: Block) -> int:
    return block.content.count(" ") + 1


def left_sentences(translation: Translation, pair: Tongues, left: Leftovers) -> Iterator[Stretch]:
    """The sentences in the source language in all other blocks."""
    for block in sorted((*left.others, *left.mixed), key=lambda block: block.start):
        yield from _stretches(translation, block, pair)


def _texts(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.has_inlines and block.content]


@lru_cache(maxsize=1)  # a source has several translations
def _contents(source: Document) -> frozenset[str]:
    return frozenset(block.content for block in _texts(source))


def _stretches(translation: Translation, block: Block, pair: Tongues) -> Iterator[Stretch]:
    target = translation.target
    unquoted = spoken(target, block)
    source = source_text(translation, block)
    runs: list[list[tuple[int, int, bool]]] = [[]]
    for start, end in _sentences(target, block):
        text = plain_text(target.prose[start:end])
        said = plain_text(unquoted[start - block.text_start : end - block.text_start])
        is_same = text in source
        if _is_source(text, said, pair, is_same=is_same):
            runs[-1].append((start, end, is_same))
        elif text:
            runs.append([])
    if not any(runs) or is_kept_on_purpose(plain_text(target.prose[block.text_start : block.text_end])):
        return
    for run in filter(None, runs):
        start = run[0][0]
        while target.text[start] in _PUNCTUATION:
            start += 1
        yield Stretch(block, start, run[-1][1], len(run), all(is_same for _, _, is_same in run))


def source_text(translation: Translation, block: Block) -> str:
    """The running text that a block stands for; "" where nothing is aligned with it."""
    segment = translation.segment_at(block.text_start)
    return plain_text(segment.source.prose)[:_FARTHEST] if segment else ""


def _sentences(document: Document, block: Block) -> Iterator[tuple[int, int]]:
    position = bisect_right(document.sentences, block.text_start - 1, key=lambda sentence: sentence.start)
    while position < len(document.sentences) and document.sentences[position].start < block.text_end:
        yield document.sentences[position][:2]
        position += 1


def _is_left(document: Document, block: Block, pair: Tongues, *, is_same: bool) -> bool:
    text = plain_text(document.prose[block.text_start : block.text_end])
    said = plain_text(spoken(document, block))
    return _is_source(text, said, pair, is_same=is_same) and not is_kept_on_purpose(text)


def _is_source(text: str, said: str, pair: Tongues, *, is_same: bool) -> bool:
    """Whether a text is in the source language. What it quotes counts where something around it is the same too."""
    if is_same and text != said and plain_words(said) > 1:
        return pair.is_source(text, is_same=True)
    return pair.is_source(said, is_same=is_same)


class _Originals:
    """The texts of the source's blocks: a block that was left may stand where nothing is aligned with it."""

    def __init__(self, translation: Translation) -> None:
        self.translation = translation

    @cached_property
    def blocks(self) -> dict[str, Block]:
        """The blocks of the source by their text."""
        source = self.translation.source
        return {plain_text(source.prose[block.text_start : block.text_end]): block for block in _texts(source)}

    def of(self, block: Block, text: str) -> Place | None:
        """Where the source says the same; None where it does not."""
        segment = self.translation.segment_at(block.text_start)
        if segment and plain_text(segment.source.prose) == text:
            return segment.source.place
        original = self.blocks.get(text)
        return self.translation.source.place(original.text_start, original.text_end) if original else None


class _Headings:
    """The headings of a page by level: where most are as in the source, they are names of events, talks, versions."""

    def __init__(self, document: Document, originals: _Originals) -> None:
        self.document = document
        self.originals = originals

    def are_kept(self, block: Block) -> bool:
        """Whether the headings of this level are kept on purpose."""
        all_of_level, kept_of_level = self._counts[block.level]
        return kept_of_level >= _LISTED and 2 * kept_of_level > all_of_level

    @cached_property
    def _counts(self) -> dict[int, tuple[int, int]]:
        known = self.originals.blocks
        every: Counter[int] = Counter()
        same: Counter[int] = Counter()
        for heading in self.document.headings:
            every[heading.level] += 1
            prose = self.document.prose[heading.text_start : heading.text_end]
            same[heading.level] += " " in prose and plain_text(prose) in known
        return {level: (count, same[level]) for level, count in every.items()}
