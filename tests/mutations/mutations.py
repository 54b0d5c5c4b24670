"""Ways to break a clean translation: each takes one pair of texts and breaks the target in one place, or cannot."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from polyglint import Block, Document, Segment, Translation


class Pair(NamedTuple):
    """A page and its translation, aligned."""

    translation: Translation

    @classmethod
    def of(cls, source: str, target: str, locale: str) -> "Pair":
        """The pair of these texts; the source is English."""
        return cls(Translation(Document("en/a.md", source, "en"), Document(f"{locale}/a.md", target, locale)))

    @property
    def target(self) -> Document:
        return self.translation.target

    def paragraphs(self, least_words: int) -> list[Segment]:
        """Paragraphs of running text that have as many words in the source, and no line break."""
        return [
            segment
            for segment in self.translation.segments
            if segment.kind == "paragraph"
            and len(segment.source.visible.split()) >= least_words
            and "\n" not in segment.target.text
            and "\ufffc" not in segment.target.prose[:1]
        ]


class Broken(NamedTuple):
    """The target's text after the damage, and the ids of rules of which one must speak up."""

    text: str
    rules: tuple[str, ...]


Mutation = Callable[[Pair, random.Random], Broken | None]


def _replaced(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def _without_block(text: str, start: int, end: int) -> str:
    """The text without these lines and the blank ones behind them."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end + 1
    while text[line_end : line_end + 1] == "\n":
        line_end += 1
    return text[:line_start] + text[line_end:]


def _chosen(found: Sequence[Any], chance: random.Random) -> Any:
    return chance.choice(found) if found else None


def change_number(pair: Pair, chance: random.Random) -> Broken | None:
    found = [
        match.span()
        for segment in pair.translation.segments
        if segment.kind != "value"
        for match in _shifted(re.finditer(r"(?<![\w.,:/-])\d{1,4}(?![\d_a-z,:/-]|\.\d)", segment.target.prose), segment)
    ]
    span = _chosen(found, chance)
    if not span:
        return None
    start, end = span
    number = int(pair.target.text[start:end])
    return Broken(
        _replaced(pair.target.text, start, end, str(number + chance.choice((1, 2, 10)))),
        ("translation/number-changed", "translation/date-changed"),
    )


class _Span(NamedTuple):
    start: int
    end: int

    def span(self) -> tuple[int, int]:
        return self.start, self.end


def _shifted(matches: Iterator[re.Match[str]], segment: Segment) -> Iterator[_Span]:
    for match in matches:
        yield _Span(match.start() + segment.target.start, match.end() + segment.target.start)


def drop_paragraph(pair: Pair, chance: random.Random) -> Broken | None:
    segment = _chosen([one for one in pair.paragraphs(6) if _is_top(one.target.block)], chance)
    if not segment:
        return None
    return Broken(
        _without_block(pair.target.text, segment.target.start, segment.target.end), ("translation/missing-block",)
    )


def _is_top(block: Block | None) -> bool:
    return block is not None and block.parent is None


def drop_item(pair: Pair, chance: random.Random) -> Broken | None:
    text = pair.target.text
    found = [
        block
        for block in pair.target.blocks
        if block.kind == "item"
        and "\n\n" not in text[block.start : block.end]
        and len(text[block.start : block.end]) > 12
    ]
    siblings = [block for block in found if sum(other.parent is block.parent for other in found) > 2]
    item = _chosen(siblings, chance)
    if not item:
        return None
    line_start = text.rfind("\n", 0, item.start) + 1
    line_end = text.find("\n", item.end)
    after = text[line_end + 1 :] if line_end >= 0 else ""
    return Broken(text[:line_start] + after, ("translation/missing-item", "translation/missing-block"))


def drop_section(pair: Pair, chance: random.Random) -> Broken | None:
    document = pair.target
    headings = document.headings
    found = [
        (heading.start, following.start)
        for heading, following in pairwise(headings)
        if following.level <= heading.level and heading.block.parent is None and following.block.parent is None
    ]
    span = _chosen([(start, end) for start, end in found if not _crosses_tags(document.text[start:end])], chance)
    if not span:
        return None
    return Broken(document.text[: span[0]] + document.text[span[1] :], ("translation/missing-section",))


def _crosses_tags(text: str) -> bool:
    """Whether a stretch opens a component that it does not close, or the reverse."""
    opened = re.findall(r"^<([A-Z]\w*)(?:\s[^>]*)?(?<!/)>", text, re.MULTILINE)
    closed = re.findall(r"</([A-Z]\w*)>\s*$", text, re.MULTILINE)
    return sorted(opened) != sorted(closed)


def drop_code(pair: Pair, chance: random.Random) -> Broken | None:
    found = [theirs for _, theirs in pair.translation.code if theirs.parent is None]
    block = _chosen(found, chance)
    if not block:
        return None
    return Broken(_without_block(pair.target.text, block.start, block.end), ("translation/missing-block",))


def drop_component(pair: Pair, chance: random.Random) -> Broken | None:
    text = pair.target.text
    lines = [
        (match.start(), match.end(), match[1])
        for match in re.finditer(r"^</?([A-Z]\w*)[^>\n]*>[ \t]*\n", text, re.MULTILINE)
        if any(one.kind == "tag" and one.start == match.start() for one in pair.target.constructs)
    ]
    opening = _chosen([line for line in lines if not text.startswith("</", line[0])], chance)
    if not opening:
        return None
    start, end, name = opening
    closing = next((line for line in lines if line[0] >= end and text.startswith(f"</{name}", line[0])), None)
    if text[start:end].rstrip().endswith("/>"):
        return Broken(text[:start] + text[end:], ("translation/component-changed",))
    if not closing:
        return None
    return Broken(text[:start] + text[end : closing[0]] + text[closing[1] :], ("translation/component-changed",))


def change_heading_level(pair: Pair, chance: random.Random) -> Broken | None:
    text = pair.target.text
    paired = {segment.target.start for segment in pair.translation.segments if segment.kind == "heading"}
    found = [
        one for one in pair.target.headings if 1 < one.level < 6 and one.text_start in paired and text[one.start] == "#"
    ]
    heading = _chosen(found, chance)
    if not heading:
        return None
    return Broken(_replaced(text, heading.start, heading.start, "#"), ("translation/heading-level",))


def change_link(pair: Pair, chance: random.Random) -> Broken | None:
    spans = _matches(pair, r"\]\((/?[\w./-]{4,})(?:#[\w-]+)?\)")
    span = _chosen(spans, chance)
    if not span:
        return None
    return Broken(_replaced(pair.target.text, span[1] - 2, span[1], "zq"), ("translation/link-changed",))


def change_code_span(pair: Pair, chance: random.Random) -> Broken | None:
    spans = _matches(pair, r"`(\w{4,})`")
    span = _chosen(spans, chance)
    if not span:
        return None
    middle = (span[0] + span[1]) // 2
    return Broken(_replaced(pair.target.text, middle, middle, "Q"), ("translation/code-span-changed",))


def _matches(pair: Pair, pattern: str) -> list[tuple[int, int]]:
    return [
        (match.start(1) + segment.target.start, match.end(1) + segment.target.start)
        for segment in pair.translation.segments
        if segment.kind != "value"
        for match in re.finditer(pattern, segment.target.text)
    ]


def change_code(pair: Pair, chance: random.Random) -> Broken | None:
    found: list[tuple[int, int]] = []
    text = pair.target.text
    for ours, theirs in pair.translation.code:
        source = pair.translation.source.text[ours.start : ours.end]
        found.extend(
            (theirs.start + match.start(), theirs.start + match.end())
            for match in re.finditer(r"(?<=[=(,] )\b[a-z]\w{3,}\b(?=[(;,)])", text[theirs.start : theirs.end])
            if match[0] in source and not _is_comment(text, theirs.start + match.start())
        )
    span = _chosen(found, chance)
    if not span:
        return None
    return Broken(_replaced(text, span[1], span[1], "Zq"), ("translation/code-changed",))


def _is_comment(text: str, at: int) -> bool:
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return "//" in line or "#" in line or "/*" in line or line.lstrip().startswith("*")


def leave_untranslated(pair: Pair, chance: random.Random) -> Broken | None:
    segment = _chosen([one for one in pair.paragraphs(10) if one.source.text != one.target.text], chance)
    if not segment:
        return None
    return Broken(
        _replaced(pair.target.text, segment.target.start, segment.target.end, segment.source.text),
        ("translation/untranslated-text", "translation/untranslated-sentence"),
    )


_LOOK_ALIKES = {
    "latin": str.maketrans("aceopxy", "асеорху"),
    "cyrillic": str.maketrans("асеорху", "aceopxy"),
}


def insert_look_alikes(pair: Pair, chance: random.Random) -> Broken | None:
    words = _words(pair, r"[A-Za-z]{5,}" if pair.target.language == "ko" else r"[^\W\d_]{5,}")
    span = _chosen(words, chance)
    if not span:
        return None
    word = pair.target.text[span[0] : span[1]]
    table = _LOOK_ALIKES["cyrillic" if re.search("[а-яё]", word.lower()) else "latin"]
    places = [index for index, letter in enumerate(word) if ord(letter) in table]
    if not places:
        return None
    at = span[0] + chance.choice(places)
    new = pair.target.text[at].translate(table)
    return Broken(_replaced(pair.target.text, at, at + 1, new), ("encoding/mixed-script",))


def _words(pair: Pair, pattern: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(pattern, pair.target.prose)]


def mojibake(codec: str) -> Mutation:
    """UTF-8 read as this codec, in one word."""

    def mutation(pair: Pair, chance: random.Random) -> Broken | None:
        chance = random.Random(chance.random())
        spans = [
            (start, end)
            for start, end in _words(pair, r"[^\W\d_]{4,}")
            if not pair.target.text[start:end].isascii() and _damaged(pair.target.text[start:end], codec)
        ]
        span = _chosen(spans, chance)
        if not span:
            return None
        word = _damaged(pair.target.text[slice(*span)], codec)
        return Broken(_replaced(pair.target.text, span[0], span[1], word), ("encoding/mojibake",))

    return mutation


def _damaged(word: str, codec: str) -> str:
    try:
        return word.encode().decode(codec)
    except UnicodeDecodeError:
        return ""


def _bold(pair: Pair) -> list[tuple[int, int]]:
    """Where the bold stretches of paired passages stand, markers included."""
    text = pair.target.text
    spans: list[tuple[int, int]] = []
    for segment in pair.translation.segments:
        if segment.kind == "value":
            continue
        inlines = [one for one in segment.target.inlines if one.kind in ("strong_open", "strong_close")]
        ours = sum(one.kind == "strong_open" for one in segment.source.inlines)
        if ours == len(inlines) // 2:
            spans.extend(
                (first.start, second.end)
                for first, second in zip(inlines[::2], inlines[1::2], strict=False)
                if text.startswith("**", first.start) and "\n" not in text[first.start : second.end]
            )
    return spans


def _rewritten_bold(rewrite: Callable[[str], str], *rules: str) -> Mutation:
    def mutation(pair: Pair, chance: random.Random) -> Broken | None:
        span = _chosen(_bold(pair), chance)
        if not span:
            return None
        inner = pair.target.text[span[0] + 2 : span[1] - 2]
        return Broken(_replaced(pair.target.text, span[0], span[1], rewrite(inner)), rules)

    return mutation


def drop_key(pair: Pair, chance: random.Random) -> Broken | None:
    header = pair.target.front_matter
    keys = {entry.keys for entry in pair.translation.source.front_matter.entries}
    found = [
        entry for entry in header.entries if len(entry.keys) == 1 and entry.keys in keys and header.format == "yaml"
    ]
    entry = _chosen([one for one in found if "\n" not in pair.target.text[one.value_start : one.value_end]], chance)
    if not entry or len(found) < 2:
        return None
    text = pair.target.text
    line_end = text.find("\n", entry.value_end)
    rules = ("translation/missing-key", "front_matter/missing-key")
    return Broken(text[: text.rfind("\n", 0, entry.key_start) + 1] + text[line_end + 1 :], rules)


def double_word(pair: Pair, chance: random.Random) -> Broken | None:
    span = _chosen(_words(pair, r"(?<= )[^\W\d_]{3,}(?= )"), chance)
    if not span:
        return None
    word = pair.target.text[slice(*span)]
    return Broken(_replaced(pair.target.text, span[0], span[1], f"{word} {word}"), ("repetition/doubled-word",))


_BOLD_RULES = ("emphasis/escaped-markers", "emphasis/space-inside", "emphasis/unclosed", "emphasis/not-flanking")

MUTATIONS: dict[str, Mutation] = {
    "number changed": change_number,
    "paragraph dropped": drop_paragraph,
    "list item dropped": drop_item,
    "section dropped": drop_section,
    "code block dropped": drop_code,
    "component dropped": drop_component,
    "heading level changed": change_heading_level,
    "link changed": change_link,
    "code span changed": change_code_span,
    "code changed": change_code,
    "paragraph left untranslated": leave_untranslated,
    "look-alike letters": insert_look_alikes,
    **{f"mojibake {codec}": mojibake(codec) for codec in ("cp1252", "latin-1", "mac_roman", "cp1251", "cp437")},
    "bold escaped": _rewritten_bold(lambda inner: rf"\*\*{inner}\*\*", *_BOLD_RULES),
    "bold spaced": _rewritten_bold(lambda inner: f"** {inner} **", *_BOLD_RULES, "translation/emphasis-lost"),
    "bold unclosed": _rewritten_bold(lambda inner: f"**{inner}", *_BOLD_RULES, "translation/emphasis-lost"),
    "bold lost": _rewritten_bold(lambda inner: inner, "translation/emphasis-lost"),
    "header key dropped": drop_key,
    "word doubled": double_word,
}
