"""Headings and labels that are translated in several ways across the site."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from polyglint import Block, Document, Fact, Mqm, Passage, Problem, Related, Segment, SiteRule, Translation
from polyglint_rules.translation.still_source import leftovers_of

_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_CJK = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_LONGEST = {"heading": 5, "item": 5, "paragraph": 4, "cell": 4, "value": 4}  # words of a label of each kind
_KEYS = frozenset({"button", "category", "cta", "label", "sidebar_label", "tags", "title"})
_FARTHEST = 135  # characters of a label with its markup
_SEEN = frozenset({"text", "escape", "entity", "break"})
_STEM = 3  # letters: words that begin with less in common are never forms of one
_STEM_SHARE = 0.6
_END = ".。:：!！?？…،؛;, \t\n"


@dataclass(eq=False, repr=False)
class LabelVariants(SiteRule):
    """The same heading or label is translated in the same way on all pages."""

    id = "translation/label-variants"
    severity = "info"
    mqm = Mqm("terminology", "inconsistent with itself", "minor")

    fewest: int = 3
    """How often the usual translation must occur."""

    majority: int = 2
    """How many times as often as the others the usual translation must occur."""

    def collect_translation(self, translation: Translation) -> Iterator[Fact]:
        """The translated headings and short labels under those of the source."""
        left = leftovers_of(translation)
        if left.page:
            return
        reported = {leftover.block for leftover in left.same}
        target = translation.target
        for segment in translation.segments:
            label = _label(segment)
            if label and segment.target.block not in reported:
                key = f"{target.locale} {segment.kind} {label}"
                yield target.fact(key, _shown(segment.target), segment.target.place)

    def conclude(self, key: str, facts: Sequence[Fact]) -> Iterator[Problem]:
        """The occurrences that depart from a clear majority; once for all where there is none."""
        _, _, label = key.split(" ", 2)
        groups = _groups(facts)
        usual = groups[0]
        if len(usual) < self.fewest or _normal(str(usual[0].value)) == label:
            return
        for others in groups[1:]:
            if len(usual) < self.majority * len(others):
                yield _split(others, usual)
                continue
            for _, on_page in groupby(others, key=lambda fact: fact.place.path):
                yield _problem(list(on_page), usual, label)


def _label(segment: Segment) -> str:
    """The source's label in a form to compare; "" where the segment is none."""
    source = segment.source
    if segment.kind == "value":
        return _label_of(_shown(source), "value") if _is_key(source) else ""
    return _labels(source.document).get((source.start, segment.kind), "")


@lru_cache(maxsize=1)  # a source has several translations
def _labels(document: Document) -> dict[tuple[int, str], str]:
    """The labels of a document by their places and kinds."""
    found = {}
    for block in document.blocks:
        if not block.has_inlines or len(block.content) > _FARTHEST or "`" in block.content:
            continue
        is_link = "](" in block.content
        for kind in ("item", "paragraph") if block.kind == "paragraph" else (block.kind,):
            if kind in ("heading", "cell") or is_link:
                found[block.text_start, kind] = _label_of(_text(block), kind)
    return found


def _label_of(shown: str, kind: str) -> str:
    if shown.count(" ") >= _LONGEST[kind] or shown.endswith((".", ",", ";")) or not _LETTERS.search(shown):
        return ""
    return _normal(shown)


def _shown(passage: Passage) -> str:
    return passage.visible.strip() if passage.block is None else _text(passage.block)


def _text(block: Block) -> str:
    """The text as a reader sees it."""
    if not block.has_markup:
        return block.content.strip()
    return "".join(inline.content for inline in block.inlines if inline.kind in _SEEN).strip()


def _is_key(passage: Passage) -> bool:
    entry = passage.entry
    return entry is not None and any(key in _KEYS for key in entry.keys)


def _normal(text: str) -> str:
    return " ".join(text.casefold().split()).strip(_END)


def _groups(facts: Sequence[Fact]) -> list[list[Fact]]:
    """The facts by translation, the most frequent first; forms of the same words are one translation."""
    counted = Counter(_normal(str(fact.value)) for fact in facts)
    leaders: list[str] = []
    leader_of: dict[str, str] = {}
    for text in sorted(counted, key=lambda text: (-counted[text], text)):
        leader = next((one for one in leaders if _is_same(one, text)), "")
        leader_of[text] = leader or text
        if not leader:
            leaders.append(text)
    groups: dict[str, list[Fact]] = {leader: [] for leader in leaders}
    for fact in facts:
        groups[leader_of[_normal(str(fact.value))]].append(fact)
    return sorted(groups.values(), key=lambda group: (-len(group), group[0].place))


def _is_same(text: str, other: str) -> bool:
    if _CJK.search(text) or _CJK.search(other):  # spaces and endings there are a matter of taste
        return _is_form("".join(text.split()), "".join(other.split()))
    words, others = _WORD.findall(text), _WORD.findall(other)
    return len(words) == len(others) and all(map(_is_form, words, others))


def _is_form(word: str, other: str) -> bool:
    if word == other:
        return True
    common = next((index for index, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), None)
    shared = min(len(word), len(other)) if common is None else common
    return shared >= max(_STEM, _STEM_SHARE * max(len(word), len(other)))


def _problem(facts: Sequence[Fact], usual: Sequence[Fact], label: str) -> Problem:
    wording, there = _wording(usual)
    times = f" {len(facts)} times on this page" if len(facts) > 1 else " here"
    shown = facts[0].value
    if _normal(str(shown)) == label:
        message = f'"{shown}" is not translated{times}: it is "{wording}" in {len(usual)} other places'
        return Problem(facts[0].place, message, related=(there,), severity="warning")
    message = f'"{shown}"{times} is "{wording}" in {len(usual)} other places: translate the same in one way'
    return Problem(facts[0].place, message, related=(there,))


def _split(others: Sequence[Fact], usual: Sequence[Fact]) -> Problem:
    """What has two translations that are about as frequent."""
    (one, there), (other, _) = _wording(usual), _wording(others)
    message = f'"{other}" ({len(others)} times on the site) is "{one}" {len(usual)} times: choose one of them'
    return Problem(others[0].place, message, related=(there,))


def _wording(facts: Sequence[Fact]) -> tuple[str, Related]:
    """The most frequent wording of a translation, and where it stands."""
    wording = Counter(str(fact.value) for fact in facts).most_common(1)[0][0]
    place = next(fact.place for fact in facts if fact.value == wording)
    return wording, Related(place, "the usual translation")
