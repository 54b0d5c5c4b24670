"""Translations that are far shorter or longer than translations of their language are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

from polyglint import Block, Mqm, Passage, Problem, Related, Segment, Translation, TranslationRule, expected_lengths
from polyglint_rules.translation.evidence import plain_text
from polyglint_rules.translation.gaps import is_out_of_step
from polyglint_rules.translation.still_source import is_page_left

_KINDS = frozenset({"paragraph", "item", "quote", "value"})
_ENOUGH = 12  # texts of a page from which its own translator's way is learnt


_CONSTANT = re.compile(r"`[^`\n]+`|\]\((?:[^)\s]*/)?([^)\s/]*)\)|\b\d+\b")


@dataclass(eq=False, repr=False)
class LengthExtreme(TranslationRule):
    """A translation is about as long as translations into its language are."""

    id = "translation/length-extreme"
    severity = "info"
    mqm = Mqm("design and markup", "length", "neutral")

    shortest: int = 80
    """Characters of the source; shorter texts vary too much."""

    below: float = 0.6
    """How far below the shortest that is usual for the language, as a factor."""

    above: float = 1.5
    """How far above the longest that is usual for the language, as a factor."""

    def check(self, translation: Translation) -> Iterator[Problem]:
        """Segments whose lengths are out of proportion for the two languages and for this page."""
        usual = expected_lengths(translation.source.language, translation.target.language)
        if usual is None:
            return
        segments = [segment for segment in translation.segments if segment.kind in _KINDS]
        shift = _shift([_raw_ratio(segment) for segment in segments], usual.usual)
        least, most = usual.low * self.below * min(shift, 1), usual.high * self.above * max(shift, 1)
        # What both sides have in code and addresses makes raw texts more alike: half of the way is enough to look.
        bounds = sqrt(least * usual.usual), sqrt(most * usual.usual)
        far = [segment for segment in segments if self._is_far(segment, *bounds)]
        extremes = [segment for segment in far if self._is_extreme(segment, least, most)]
        if extremes and not _is_in_doubt(translation):
            yield from filter(None, map(_judged, extremes))

    def _is_far(self, segment: Segment, low: float, high: float) -> bool:
        source = segment.source
        return source.end - source.start >= self.shortest and not low <= _raw_ratio(segment) <= high

    def _is_extreme(self, segment: Segment, least: float, most: float) -> bool:
        ours = len(segment.source.visible)
        return ours >= self.shortest and not least <= len(segment.target.visible) / ours <= most


def _judged(segment: Segment) -> Problem | None:
    """The problem of a text of another length, where it is sure that the two are versions of one text."""
    ours, theirs = len(segment.source.visible), len(segment.target.visible)
    if not _is_one(segment) or not _is_pair(segment, is_shorter=theirs < ours):
        return None
    if theirs < ours:
        return _problem(segment, ours, theirs, "a part of it may be missing")
    if segment.source.visible in segment.target.visible:
        return None
    return _problem(segment, ours, theirs, "it may say more than the source")


def _raw_ratio(segment: Segment) -> float:
    source, target = segment
    return (target.end - target.start) / max(source.end - source.start, 1)


def _is_one(segment: Segment) -> bool:
    """Whether one text stands for one: where several do, or nothing but code, it is less certain which."""
    if len(segment.source.blocks) > 1 or len(segment.target.blocks) > 1:
        return False
    return bool(plain_text(segment.target.prose))


def _is_pair(segment: Segment, *, is_shorter: bool) -> bool:
    """Whether the shorter text has nothing that the longer one lacks, and both stand in lists of the same depth."""
    if segment.source.kind != segment.target.kind or _depths(segment.source.block) != _depths(segment.target.block):
        return False
    ours, theirs = _constants(segment.source), _constants(segment.target)
    return theirs <= ours if is_shorter else ours <= theirs


def _depths(block: Block | None) -> list[str]:
    return [ancestor.kind for ancestor in block.ancestors()] if block else []


def _constants(passage: Passage) -> set[str]:
    """What a translation keeps: code, numbers and the ends of addresses."""
    return {found[1] or found[0] for found in _CONSTANT.finditer(passage.text)}


def _is_in_doubt(translation: Translation) -> bool:
    """Whether so much of the page was left, is missing or was added that pairs are uncertain."""
    return is_page_left(translation) or is_out_of_step(translation)


def _shift(ratios: list[float], usual: float) -> float:
    """How much longer this page's texts are than usual: a translator may be terse or wordy throughout."""
    return sorted(ratios)[len(ratios) // 2] / usual if len(ratios) >= _ENOUGH else 1.0


def _problem(segment: Segment, ours: int, theirs: int, guess: str) -> Problem:
    much = "only " if theirs < ours else ""
    message = f"the translation has {much}{theirs} characters for {ours} of the source: {guess}"
    return Problem(segment.target.place, message, related=(Related(segment.source.place, "the source"),))
