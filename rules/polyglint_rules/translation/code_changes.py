"""What became of the inline code of a source in its translation."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from polyglint import Document, Inline, Segment, Translation
from polyglint_rules.translation.code_spans import (
    beyond,
    is_measure,
    is_merged,
    is_phrase_of,
    is_text,
    plain_place,
    plain_places,
    skeleton,
    spans_of,
    tokens,
    words_of_code,
)
from polyglint_rules.translation.inline_kinds import InlinesByKind
from polyglint_rules.translation.older_text import is_older

_ALIKE = 0.6
_QUOTES = "\"'“”„«»「『"


class Change(NamedTuple):
    """Spans of the source, and the one that stands there for the first; None where they are gone."""

    segment: Segment
    sources: tuple[Inline, ...]
    target: Inline | None

    @property
    def key(self) -> tuple[str, ...]:
        """What is the same for all changes of a kind."""
        return (self.target.content if self.target else "", *(span.content for span in self.sources))


class _Known(NamedTuple):
    """What explains a difference: words of samples that were translated, code that moved to the next paragraph."""

    translation: Translation
    beside: frozenset[str]

    @property
    def source(self) -> str:
        """The text of the source."""
        return self.translation.source.text

    @property
    def words(self) -> frozenset[str]:
        """Words that only the translation's blocks of code have."""
        return _words_of_samples(self.translation)


def changes(translation: Translation) -> Iterator[Change]:
    """The spans that a segment's translation has not, where nothing explains it."""
    segments = translation.segments
    languages = (translation.source.language, translation.target.language)
    own, other = spans_of(translation.source), spans_of(translation.target)
    for position, segment in enumerate(segments):
        ours = own.of(segment.source)
        if not ours:
            continue
        theirs = other.of(segment.target)
        if [span.content for span in ours] == [span.content for span in theirs]:
            continue
        gone, come = beyond(ours, theirs), beyond(theirs, ours)
        if not gone or _is_other_text(ours, theirs) or is_older(segment):
            continue
        near = (*segments[max(position - 1, 0) : position], *segments[position + 1 : position + 2])
        known = _Known(translation, _beside(own, other, near))
        names = {span.content for span in ours}, {span.content for span in theirs}
        yield from _of_segment(segment, names, (gone, come), known, partial(skeleton, languages=languages))


def grouped(found: Iterable[Change]) -> Iterable[list[Change]]:
    """The changes of a page, those of a kind together."""
    groups: dict[tuple[str, ...], list[Change]] = {}
    for change in found:
        groups.setdefault(change.key, []).append(change)
    return groups.values()


def is_prose(change: Change) -> bool:
    """Whether the code stands in the translation without its backticks."""
    code = change.sources[0].content
    return change.target is None and len(change.sources) == 1 and bool(plain_place(change.segment.target, code))


def _of_segment(
    segment: Segment,
    names: tuple[set[str], set[str]],
    sides: tuple[list[Inline], list[Inline]],
    known: _Known,
    bones: Callable[[str], str],
) -> Iterator[Change]:
    ours, theirs = names
    come = [span for span in sides[1] if span.content not in ours]
    gone = [span for span in sides[0] if not _takes_version(bones, span, come, known)]
    # A string that is a text may stand between the target's own quotation marks.
    if come or any(mark in segment.target.prose for mark in _QUOTES):
        gone = [span for span in gone if bones(span.content)]
    dropped = []
    has_counterparts = len(come) >= len(gone)
    for span in _likest_first(gone, come):
        code = span.content
        if is_text(code) or code in known.beside or is_merged(code, come, ours):
            continue
        is_repeated = code in theirs
        closest = _counterpart(code, come, known, is_repeated=is_repeated) if has_counterparts else None
        if closest:
            come.remove(closest)
            yield Change(segment, (span,), closest)
        elif plain_places(segment.target, code) > plain_places(segment.source, code):
            yield Change(segment, (span,), None)
        elif not is_repeated and not is_measure(code) and all(tokens(code) != tokens(other) for other in theirs):
            dropped.append(span)
    if dropped:
        yield Change(segment, tuple(dropped), None)


def _likest_first(gone: Sequence[Inline], come: Sequence[Inline]) -> list[Inline]:
    """The spans in an order in which none takes the counterpart of another that is liker to it."""
    if len(gone) == 1 or not come:
        return [*gone]
    return sorted(gone, key=lambda span: -max(_likeness(span.content, one.content) for one in come))


def _counterpart(code: str, come: Sequence[Inline], known: _Known, *, is_repeated: bool) -> Inline | None:
    """The added span that stands for this one; one that the source has elsewhere may have been added for itself."""
    likely = [one for one in come if one.content not in known.source and not _is_of_another_kind(code, one.content)]
    if not is_repeated:
        likely = [one for one in come if one in likely or _is_alike(code, one.content)]
    return max(likely, key=lambda one: _likeness(code, one.content), default=None)


def _is_alike(code: str, other: str) -> bool:
    return _likeness(code, other) >= _ALIKE and not _is_of_another_kind(code, other)


def _is_of_another_kind(code: str, other: str) -> bool:
    """Whether one is a call or a name, and the other a word of the target's language or a string."""
    return ("(" in code and other.isalpha() and not other.isascii()) or (other[:1] in "\"'" and code[:1] not in "\"'")


def _likeness(code: str, other: str) -> float:
    from difflib import SequenceMatcher  # late: only where something changed

    return SequenceMatcher(None, code, other, autojunk=False).ratio()


def _takes_version(bones: Callable[[str], str], span: Inline, come: list[Inline], known: _Known) -> bool:
    """Whether one of the added spans is a version of this one, which it then takes away."""
    version = next((one for one in come if _is_version(bones, span.content, one.content, known)), None)
    if version:
        come.remove(version)
    return version is not None


def _is_version(bones: Callable[[str], str], code: str, other: str, known: _Known) -> bool:
    """Whether the other code says the same, or is a part of a sample that the translators translated."""
    if bones(code) == bones(other) or tokens(code) == tokens(other) != ():
        return True
    if (other.startswith(f"{code}.") or other.endswith(f".{code}")) and f"`{other}`" in known.source:
        return True  # `current`, and elsewhere `ref.current`
    new = set(tokens(other)) - set(tokens(code))
    return (bool(new) and new <= known.words) or is_phrase_of(other, code)


def _is_other_text(ours: Sequence[Inline], theirs: Sequence[Inline]) -> bool:
    """Whether two texts have so little in common that one is no version of the other as it stands."""
    names = {span.content for span in ours}
    return len(names) > 1 and names.isdisjoint(span.content for span in theirs)


@lru_cache(maxsize=1)
def _words_of_samples(translation: Translation) -> frozenset[str]:
    return _words_of(translation.target) - _words_of(translation.source)


@lru_cache(maxsize=4)  # a source is compared with each of its translations in turn
def _words_of(document: Document) -> frozenset[str]:
    """The words of a document's blocks of code."""
    return words_of_code(document.text[block.start : block.end] for block in document.blocks if block.kind == "code")


def _beside(own: InlinesByKind, other: InlinesByKind, near: Sequence[Segment]) -> frozenset[str]:
    """The code that only the target of the segments before and after has: text moves from one paragraph to the next."""
    return frozenset(
        span.content for segment in near for span in beyond(other.of(segment.target), own.of(segment.source))
    )
