"""Headings that have another level than in the source."""

from collections import Counter
from collections.abc import Iterator

from polyglint import Block, Mqm, Problem, Related, Translation, TranslationRule

_LEAST = 3  # headings: of fewer, all may be wrong


class HeadingLevel(TranslationRule):
    """A translated heading has the level of its source."""

    id = "translation/heading-level"
    mqm = Mqm("design and markup", "markup", "major")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """Headings that are higher or lower than their source, unless all are by as much."""
        pairs = [
            (link.source[0].block, link.target[0].block)
            for link in translation.links
            if link.source and link.source[0].kind == "heading"
            if link.is_pair and link.is_sure and link.target[0].kind == "heading"
        ]
        shifts = Counter(theirs.level - ours.level for ours, theirs in pairs)
        if len(shifts) == 1 and len(pairs) >= _LEAST:
            return
        for ours, theirs in pairs:
            if ours.level != theirs.level:
                yield _problem(translation, ours, theirs)


def _problem(translation: Translation, ours: Block, theirs: Block) -> Problem:
    return Problem(
        translation.target.place(theirs.start, theirs.text_end),
        f"this heading has level {theirs.level}, its source has level {ours.level}",
        f"write it with {'#' * ours.level}",
        (Related(translation.source.place(ours.start, ours.text_end), f"level {ours.level}"),),
    )
