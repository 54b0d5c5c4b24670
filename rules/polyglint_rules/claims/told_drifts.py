"""Which drifts other rules tell already: one thing is told once.

A number that `translation/number-changed` reports is its: it reads all numbers, in any language, where claims are about
some of them. `translation/stale` tells of a text whose source has changed since, `translation/out-of-step` of a page
that has to be translated again, and the rules about untranslated texts of what was left in the source's language.
"""

from collections.abc import Iterator, Sequence

from polyglint import Figure, Translation, figures, likely_language, same_figure
from polyglint_rules.claims.aligned_claims import Stretch
from polyglint_rules.claims.drifts import Drift

_OF_NUMBERS = frozenset({"bound", "unit", "value"})
_TELLING = 3.0  # "one" is an article and "two" a pair in too many phrases
_MANY, _SHARE = 8, 0.4  # units without a partner, and their share of all, from which on a page is no version of another


def untold(translation: Translation, found: Sequence[Drift]) -> Iterator[Drift]:
    """The drifts that are told by no other rule, one of a kind for each stretch."""
    if _is_out_of_step(translation):
        return
    stale = [(block.target.start, block.target.end) for block in translation.outdated]
    told: set[tuple[int, str]] = set()
    for drift in sorted(found, key=lambda drift: (drift.target.start, drift.target.end)):
        key = drift.statements.target.start, drift.kind
        is_stale = any(start < drift.target.end and drift.target.start < end for start, end in stale)
        if key in told or is_stale or _is_left(drift) or (drift.kind in _OF_NUMBERS and _is_number_told(drift)):
            continue
        told.add(key)
        yield drift


def _is_out_of_step(translation: Translation) -> bool:
    alone = sum(not (link.source and link.target) for link in translation.links)
    return alone >= _MANY and alone >= _SHARE * len(translation.links)


def _is_left(drift: Drift) -> bool:
    """Whether the target is in the source's language: then it is no version of this text."""
    source, target = drift.statements.segment
    language = source.document.language
    return source.text == target.text or likely_language(target.prose, (language, target.document.language)) == language


def _is_number_told(drift: Drift) -> bool:
    """Whether numbers or units differ, and not what stands around them: numbers on both sides, or one that tells."""
    ours, theirs = _figures(drift.statements.source), _figures(drift.statements.target)
    left = [figure for figure in ours if not any(same_figure(figure, other) for other in theirs)]
    right = [figure for figure in theirs if not any(same_figure(other, figure) for other in ours)]
    return bool(left and right) or any(map(_tells, (*left, *right)))


def _figures(stretch: Stretch) -> Sequence[Figure]:
    text = stretch.document.text[stretch.start : stretch.end]
    return figures(text, stretch.document.language, with_words=True)


def _tells(figure: Figure) -> bool:
    return not figure.is_word and (bool(figure.unit) or max(figure.values, default=_TELLING) >= _TELLING)
