"""Which figures of a translation say something else than its source: one comparison for numbers and dates.

The figures of a passage and of its translation are matched as two bags, over all readings that are admissible and
across forms ("3", "three", "tres"). What has no partner, and is not said elsewhere, is paired as changed, or is dropped
or added.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import PurePath
from typing import NamedTuple

from polyglint import (
    OBJECT,
    Document,
    Figure,
    Passage,
    Place,
    Problem,
    Related,
    Segment,
    Translation,
    digit_places,
    figures,
    has_number_words,
    knows_numbers,
    number_word_places,
    same_value,
)
from polyglint_rules.translation.figure_matching import MOST, changes, leftovers

_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_TELLING = 3.0  # one and two are articles, pairs and turns of phrase
_ENOUGH = 2  # anchors that speak for themselves
_NAME = re.compile(r"(?<=[\w,;] )[A-Z][A-Za-z]+")
_NEAR = 2  # passages to each side in which a figure may have found its place


_Compared = tuple[Sequence[Figure], Sequence[Figure], Sequence[Figure], Sequence[Figure]]


class Difference(NamedTuple):
    """A figure of the source and what the translation has for it; one of the two may be missing."""

    segment: Segment
    source: Figure | None
    target: Figure | None

    @property
    def is_calendar(self) -> bool:
        """Whether it is about a date or a time."""
        kinds = {figure.kind for figure in (self.source, self.target) if figure}
        return bool(kinds & {"date", "time"})

    @property
    def span(self) -> tuple[int, ...]:
        """Where its figures stand."""
        return tuple(
            offset for one in (self.source, self.target) for offset in ((one.start, one.end) if one else (-1, -1))
        )

    @property
    def problem(self) -> Problem:
        """What to tell the translator."""
        source, target = self.source, self.target
        related = Related(
            _place(self.segment.source, source), f'the source says "{source.text}"' if source else "it has none"
        )
        place = _place(self.segment.target, target)
        if source and target:
            is_grave = self.is_calendar or source.unit or target.unit
            message = f'the source says "{source.text}", the translation "{target.text}": say the same'
            return Problem(place, message, related=(related,), severity="error" if is_grave else None)
        if source:
            message = f'the source says "{source.text}", the translation lacks it: add it'
        else:
            message = f'the source has no "{target.text if target else ""}": take it out, or add it to the source'
        return Problem(place, message, related=(related,))


def _place(passage: Passage, figure: Figure | None) -> Place:
    """Where the figure stands; the first line of the passage where there is none."""
    if figure:
        return passage.document.place(passage.start + figure.start, passage.start + figure.end)
    end = passage.document.text.find("\n", passage.start, passage.end)
    return passage.document.place(passage.start, passage.end if end < 0 else end)


@lru_cache(maxsize=1)  # two rules in a row ask for those of the same translation
def differences(translation: Translation) -> tuple[Difference, ...]:
    """All figures that were changed, dropped or added, in the order of the target."""
    languages = (translation.source.language, translation.target.language)
    segments = translation.segments
    found = [
        (position, difference)
        for position in _worth_reading(translation)
        for difference in _of(segments[position], languages)
    ]
    if not found:
        return ()
    sections = {(one.source.start, one.target.start) for one in segments if one.kind == "heading"}
    return tuple(
        difference
        for position, difference in found
        if not _is_near(position, difference, segments)
        and not _is_of_the_page(difference)
        and _is_in_place(difference.segment, sections)
    )


def _worth_reading(translation: Translation) -> Iterator[int]:
    """The positions of header values, and of segments with a digit on either side or a number word on both."""
    source, target = translation.source, translation.target
    if target.is_catalogue:
        yield from range(len(translation.segments))
        return
    ours, theirs, spelled = _digits(source), _digits(target), _number_words(source)
    for position, (passage, other) in enumerate(translation.segments):
        if (
            other.kind == "value"
            or _stands_in(ours, passage)
            or _stands_in(theirs, other)
            or (_stands_in(spelled, passage) and has_number_words(other.prose, target.language))
        ):
            yield position


def _stands_in(places: Sequence[int], passage: Passage) -> bool:
    position = bisect_left(places, passage.start)
    return position < len(places) and places[position] < passage.end


# A page's translations follow each other, and all ask for what stands in their source.
@lru_cache(maxsize=2)
def _digits(document: Document) -> Sequence[int]:
    return digit_places(document.prose, document.language)


@lru_cache(maxsize=2)
def _number_words(document: Document) -> Sequence[int]:
    return number_word_places(document.prose, document.language)


@lru_cache(maxsize=256)
def _figures(text: str, language: str, *, with_words: bool) -> tuple[Figure, ...]:
    return figures(text, language, with_words=with_words)


def _of(segment: Segment, languages: tuple[str, str]) -> Iterator[Difference]:
    compared = _compared(*_proses(segment), languages)
    if compared is None or _scale().search(segment.source.text):
        return
    ours, theirs, left, right = compared
    left, right = _unmasked(segment.source, segment.target, left), _unmasked(segment.target, segment.source, right)
    changed = changes(left, right)
    lone = []
    if all(map(knows_numbers, languages)):
        kept, known = [source for source, _ in changed], [target for _, target in changed]
        lone = [Difference(segment, one, None) for one in _lone(left, kept, ours)]
        lone += [Difference(segment, None, one) for one in _lone(right, known, theirs)]
    if not _is_another_text(segment, changed, len(lone), _telling(ours) - _telling(left)):
        both = [Difference(segment, source, target) for source, target in changed]
        # The two ends of "5-7 March" share their text.
        yield from {difference.span: difference for difference in reversed([*both, *lone])}.values()


def _compared(text: str, other: str, languages: tuple[str, str]) -> _Compared | None:
    """The figures of both texts and what is left on both sides; None where nothing is."""
    if text == other:
        return None
    if _DIGIT.search(text) or _DIGIT.search(other):
        compared = _read(text, other, languages, with_words=False)
        if not (compared[2] or compared[3]) and not _count_words(text, other, languages):
            return None
    elif not _count_words(text, other, languages):
        return None
    compared = _read(text, other, languages, with_words=True)
    if not 0 < max(len(compared[2]), len(compared[3])) <= MOST:
        return None
    if compared[2] and compared[3]:
        # What was left in the source's language has its months and number words.
        again = _read(text, other, (languages[0], languages[0]), with_words=True)
        if _spoken(again[1]) > _spoken(compared[1]) and len(again[2]) <= len(compared[2]):
            return again
    return compared


def _read(text: str, other: str, languages: tuple[str, str], *, with_words: bool) -> _Compared:
    ours = _figures(text, languages[0], with_words=with_words)
    theirs = figures(other, languages[1], with_words=with_words)
    return ours, theirs, *leftovers(ours, theirs)


def _count_words(text: str, other: str, languages: tuple[str, str]) -> bool:
    """Whether both spell out a number; a word that only one of them has tells nothing."""
    return has_number_words(text, languages[0]) and has_number_words(other, languages[1])


def _spoken(found: Sequence[Figure]) -> int:
    """How many of them are written with words of the language that the text was read in."""
    return sum((figure.is_word and not figure.is_doubtful) or figure.kind == "date" for figure in found)


def _lone(left: Sequence[Figure], paired: Sequence[Figure], own: Sequence[Figure]) -> Iterator[Figure]:
    for figure in left:
        if not any(figure is one for one in paired) and _weighs(figure, own, left):
            yield figure


def _proses(segment: Segment) -> tuple[str, str]:
    """The running text of both sides; of header values and messages, only where a digit is in one of them."""
    source, target = segment
    if target.kind != "value":
        return source.prose, target.prose
    if not (_DIGIT.search(source.text) or _DIGIT.search(target.text)):
        return "", ""
    return _message(source), _message(target)


def _message(passage: Passage) -> str:
    """The running text of a header's value or a message without its placeholders; "" where it is none."""
    if not _running().search(passage.text):
        return ""
    return _placeholder().sub(lambda match: OBJECT * len(match[0]), passage.prose)


def _is_another_text(segment: Segment, changed: Sequence[tuple[Figure, Figure]], lone: int, kept: int) -> bool:
    """Whether the two are no versions of each other: a translator mistakes one number, not most of them.

    Where more numbers differ than are the same, names, links, code or units must be the same.
    """
    if kept and len(changed) + lone <= kept:
        return False
    if not kept and any(_are_other_days(one, other) for one, other in changed):
        return True
    ours, theirs = _anchors(segment.source), _anchors(segment.target)
    if len(changed) + lone > 1:
        return (
            bool(ours)
            and ours.isdisjoint(theirs)
            and not (changed and all(one.unit and other.unit for one, other in changed))
        )
    return len(ours) >= _ENOUGH and len(theirs) >= (_ENOUGH if changed else 1) and ours.isdisjoint(theirs)


def _are_other_days(figure: Figure, other: Figure) -> bool:
    """Whether two dates share neither day nor month, also the other way round: a slip changes one of the two."""
    days, others = [day for day in figure.days if day.day], [day for day in other.days if day.day]
    return bool(days and others) and not any(
        {one.month, one.day} & {two.month, two.day} for one in days for two in others
    )


def _anchors(passage: Passage) -> set[str]:
    """What any translation keeps: code, the ends of links, names in Latin letters."""
    kept = {
        inline.content.rstrip("/").rpartition("/")[2]
        for inline in passage.inlines
        if inline.kind in ("code", "link_open")
    }
    return kept | set(_NAME.findall(passage.prose))


# No text counts with these: they are labels of a scale, which other languages part in other steps.
@cache
def _scale() -> re.Pattern[str]:
    return re.compile(r"(?:quint|sext|sept|oct|non|dec)illion|googol", re.IGNORECASE)


@cache
def _placeholder() -> re.Pattern[str]:
    return re.compile(
        r"\{(?:[^{}]{1,5000}+|\{(?:[^{}]{1,5000}+|\{[^{}]{0,5000}+\}){0,99}+\}){0,99}+\}"
        r"|%\d{0,3}+\$?[-+ 0]?\d{0,3}+(?:\.\d{1,3}+)?[sdif@]"
    )


@cache
def _running() -> re.Pattern[str]:
    """Two words in a row: what a date, a file name or a label with a number does not have."""
    return re.compile(
        r"(?<![^\W\d_])[^\W\d_]{2,}+[^\S\n]{1,3}(?:\S{1,40}[^\S\n]{1,3})?[^\W\d_]{2}"
        r"|[\u3041-\u30ff\u3400-\u9fff]{3}|[\uac00-\ud7a3]{2}"
    )


def _telling(figures_read: Sequence[Figure]) -> int:
    return sum(not figure.is_doubtful and max(figure.values, default=_TELLING) >= _TELLING for figure in figures_read)


def _unmasked(passage: Passage, other: Passage, figures_left: Sequence[Figure]) -> list[Figure]:
    """Those that the other text does not have in code, in a link or in another place that is no running text."""
    return [figure for figure in figures_left if figure.kind == "date" or not _is_masked(figure, passage, other)]


def _is_masked(figure: Figure, passage: Passage, other: Passage) -> bool:
    numbers = _NUMBER.findall(figure.text)
    if len(numbers) != 1:
        return False
    pattern = re.compile(rf"(?<![\d.,]){re.escape(numbers[0])}(?!\d|[.,]\d)")
    return _hidden(pattern, other) > _hidden(pattern, passage)


def _hidden(pattern: re.Pattern[str], passage: Passage) -> int:
    return len(pattern.findall(passage.text)) - len(pattern.findall(passage.prose))


def _weighs(figure: Figure, own: Sequence[Figure], left: Sequence[Figure]) -> bool:
    """Whether it is worth a word that the other text lacks the figure: it is telling, and not there a second time."""
    if figure.is_word or figure.is_doubtful or (figure.kind == "name" and not figure.text[0].isdigit()):
        return False
    if figure.kind == "date":
        return any(day.year or day.day for day in figure.days)
    if figure.unit == "%" and 100.0 in figure.values:
        return False  # "100 % client" is "client only"
    if not figure.unit and figure.kind == "number" and min(figure.values) < _TELLING:
        return False
    return not any(same_value(figure, other) for other in own if not any(other is one for one in left))


def _is_in_place(segment: Segment, sections: set[tuple[int, int]]) -> bool:
    """Whether the two stand under the same heading: entries of a list of events look alike and are not the same."""
    if segment.kind in ("value", "heading"):
        return True
    ours = segment.source.document.section_of(segment.source.start)
    theirs = segment.target.document.section_of(segment.target.start)
    if ours is None or theirs is None:
        return ours is theirs
    return (ours.text_start, theirs.text_start) in sections


def _is_of_the_page(difference: Difference) -> bool:
    """Whether an added number stands in a heading of the source, its title or its name: "in React 18" for "now"."""
    figure = difference.target
    if figure is None or difference.source is not None or figure.unit or figure.kind == "date":
        return False
    return {*_NUMBER.findall(figure.text)} <= _numbers_of_headings(difference.segment.source.document)


@lru_cache(maxsize=2)
def _numbers_of_headings(source: Document) -> frozenset[str]:
    said = [heading.text for heading in source.headings]
    said += [str(source.front_matter.data.get("title", "")) if source.front_matter else "", PurePath(source.path).stem]
    found = {number for text in said for number in _NUMBER.findall(text)}
    return frozenset(found | {number.partition(".")[0] for number in found})


def _is_near(position: int, difference: Difference, segments: Sequence[Segment]) -> bool:
    """Whether the figure that is lacking stands in a passage near by, more often than its partner has it there."""
    figure = difference.source or difference.target
    if figure is None or (difference.source and difference.target) or not _DIGIT.search(figure.text):
        return False
    near = (*segments[max(0, position - _NEAR) : position], *segments[position + 1 : position + 1 + _NEAR])
    ours = Counter(number for segment in near for number in _NUMBER.findall(segment.source.prose))
    theirs = Counter(number for segment in near for number in _NUMBER.findall(segment.target.prose))
    more = theirs - ours if difference.source else ours - theirs
    return all(number in more for number in _NUMBER.findall(figure.text))
