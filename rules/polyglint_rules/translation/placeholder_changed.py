"""Placeholders that the translation lost, gained, renamed or put in another order."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from polyglint import Document, Edit, Fix, Mqm, Passage, Place, Problem, Related, Segment, Translation, TranslationRule
from polyglint_rules.translation.icu import Argument, MessageError, arguments, is_complex
from polyglint_rules.translation.placeholders import Placeholder, choices, distinct, numbered, placeholders
from polyglint_rules.translation.unmatched import unmatched

_SINGULAR = ("zero", "one", "two")


# A value that is shown; what computes one may hold texts.
@cache
def _simple() -> re.Pattern[str]:
    return re.compile(r"\{\{?-?\s*[^\W\d][\w.$\[\]()-]*\s*(?:\|[^{}]*)?-?\}?\}")


class PlaceholderChanged(TranslationRule):
    """A translation has the placeholders of its source."""

    id = "translation/placeholder-changed"
    severity = "error"
    mqm = Mqm("design and markup", "markup", "critical")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """Placeholders of a segment without a counterpart there."""
        ours, theirs = translation.source.text, translation.target.text
        # Tags are placeholders in messages only.
        known = ("{", "%", "</") if translation.source.is_catalogue or translation.target.is_catalogue else ("{", "%")
        marks = [mark for mark in known if mark in ours or mark in theirs]
        for segment in translation.segments if marks else ():
            source, target = segment
            if all(
                ours.find(mark, source.start, source.end) < 0 and theirs.find(mark, target.start, target.end) < 0
                for mark in marks
            ):
                continue
            if segment.kind == "value" and is_complex(segment.source.text):
                yield from _messages(segment)
            else:
                yield from _texts(segment)


def _texts(segment: Segment) -> Iterator[Problem]:
    is_choice = segment.kind == "value" and "|" in segment.source.text
    ours, theirs = (distinct(_found(side, is_choice=is_choice), is_choice=is_choice) for side in segment)
    gone, come = unmatched(ours, theirs, lambda one: one.key)
    is_reordered = not (gone or come or is_choice) and numbered(ours) != numbered(theirs)
    yield from _renamed(segment, gone, come)
    if gone and not _is_singular(segment):
        related = _related(segment, gone[0])
        listed = ", ".join(f'"{_shown(segment.source, one)}"' for one in gone)
        message = f"the source has {listed} here, the translation does not: what it stands for will be missing"
        yield Problem(segment.target.place, message, related=(related,))
    known = _known(segment)
    for one in come:
        if one.key not in known:
            message = f'the source does not have "{_shown(segment.target, one)}" here: nothing will fill it'
            yield Problem(_place(segment.target, one), message, related=(_whole(segment),))
    if is_reordered:
        message = "placeholders are filled in their order, and the source has another: number them"
        yield Problem(segment.target.place, message, related=(_whole(segment),))


def _found(passage: Passage, *, is_choice: bool) -> list[Placeholder]:
    if passage.kind == "value":
        text = choices(passage.text) if is_choice else passage.text
        return list(placeholders(text, passage.start, is_message=passage.document.is_catalogue))
    return sorted(
        [*placeholders(passage.prose, passage.start), *_constructs(passage.document, passage.start, passage.end)],
        key=lambda one: one.start,
    )


def _constructs(document: Document, start: int, end: int) -> Iterator[Placeholder]:
    """Templates and expressions that show a value."""
    constructs = document.constructs
    position = bisect_left(constructs, start, key=lambda construct: construct.start)
    for construct in constructs[position:]:
        if construct.start >= end:
            return
        text = document.text[construct.start : construct.end]
        is_attribute = document.text[construct.start - 1 : construct.start] == "="
        if construct.kind in ("template", "expression") and not is_attribute and _simple().fullmatch(text):
            yield Placeholder("brace", "".join(text.split()), "", construct.start, construct.end)


def _renamed(segment: Segment, gone: list[Placeholder], come: list[Placeholder]) -> Iterator[Problem]:
    for one in list(gone):
        other = next((other for other in come if other.sort == one.sort), None)
        if other is None:
            continue
        gone.remove(one)
        come.remove(other)
        place, written = _place(segment.target, other), _shown(segment.source, one)
        shown = _shown(segment.target, other)
        message = f'"{shown}" stands here for "{written}" of the source: nothing will fill it'
        if one.sort == "printf":
            message = f'"{shown}" stands here for "{written}" of the source: it shows something else'
        fix = Fix((Edit(place, written),), safe=False)
        yield Problem(place, message, related=(_related(segment, one),), fix=fix)


def _is_singular(segment: Segment) -> bool:
    """Whether the message is for one number only, which may then be written out."""
    entry = segment.target.entry
    return entry is not None and entry.key.rpartition("_")[2].lower() in _SINGULAR


def _known(segment: Segment) -> frozenset[str]:
    """The placeholders of the source's other plural forms of the same message."""
    entry = segment.source.entry
    if entry is None:
        return frozenset()
    stem, separator, form = entry.key.rpartition("_")
    if form.lower() not in (*_SINGULAR, "few", "many", "other", "plural"):
        return frozenset()
    document = segment.source.document
    siblings = (
        other
        for other in document.front_matter.entries
        if other.keys[:-1] == entry.keys[:-1]
        and isinstance(other.value, str)
        and other.key.startswith(stem + separator)
    )
    return frozenset(one.key for other in siblings for one in placeholders(other.value, 0, is_message=True))


def _messages(segment: Segment) -> Iterator[Problem]:
    source, target = (str(passage.entry.value) if passage.entry else "" for passage in segment[:2])
    try:
        ours = arguments(source)
    except MessageError:
        return
    try:
        theirs = arguments(target)
    except MessageError as error:
        message = f"the message cannot be read: {error}"
        yield Problem(segment.target.place, message, related=(_whole(segment),))
        return
    yield from _arguments(segment, ours, theirs)


def _arguments(segment: Segment, ours: Sequence[Argument], theirs: Sequence[Argument]) -> Iterator[Problem]:
    ours_named, theirs_named = {one.name: one for one in ours}, {one.name: one for one in theirs}
    for name, one in ours_named.items():
        other = theirs_named.get(name)
        message = _difference(one, other)
        if message:
            yield Problem(segment.target.place, message, related=(_whole(segment),))
    for name in (name for name in theirs_named if name not in ours_named):
        message = f'the source does not have "{{{name}}}" here: nothing will fill it'
        yield Problem(segment.target.place, message, related=(_whole(segment),))


def _difference(one: Argument, other: Argument | None) -> str:
    if other is None:
        return f'the source has "{{{one.name}}}" here, the translation does not: what it stands for will be missing'
    if one.type == "select" == other.type and set(one.branches) != set(other.branches):
        return f'"{one.name}" has the cases {", ".join(one.branches)} in the source, here {", ".join(other.branches)}'
    # A language without plural forms may show a number as it is, and one with genders may choose.
    if one.type == "select" and other.type != "select":
        return f'"{one.name}" chooses between cases in the source and does not here'
    if other.branches and "other" not in other.branches:
        return f'"{one.name}" has no case "other" here: the message fails where none of its cases fits'
    return ""


def _place(passage: Passage, one: Placeholder) -> Place:
    return passage.document.place(one.start, one.end)


def _shown(passage: Passage, one: Placeholder) -> str:
    return passage.document.text[one.start : one.end]


def _related(segment: Segment, one: Placeholder) -> Related:
    return Related(segment.source.document.place(one.start, one.end), "the placeholder in the source")


def _whole(segment: Segment) -> Related:
    return Related(segment.source.place, "the source")
