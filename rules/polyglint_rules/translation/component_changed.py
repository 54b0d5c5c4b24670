"""Components that the translation lost, gained, renamed or gave other props."""

from collections import Counter
from collections.abc import Iterator, Sequence

from polyglint import Construct, Document, Mqm, Problem, Related, Translation, TranslationRule, Unit
from polyglint_rules.translation.components import Component, Import, components, imports, names
from polyglint_rules.translation.gaps import added, is_out_of_step, missing
from polyglint_rules.translation.sections import first_line, sections, where_extra, where_missing
from polyglint_rules.translation.targets import Reader
from polyglint_rules.translation.told_gaps import Told, Unsettled
from polyglint_rules.translation.unmatched import unmatched


class ComponentChanged(TranslationRule):
    """A translation uses the components of its source, with the same props but for their texts."""

    id = "translation/component-changed"
    mqm = Mqm("design and markup", "markup", "critical")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """Imports of the page, then components, section by section: dropped, changed and added ones."""
        ours, theirs = (
            [construct for construct in document.constructs if construct.kind in ("tag", "module")]
            for document in (translation.source, translation.target)
        )
        if not (ours or theirs) or _texts(translation.source, ours) == _texts(translation.target, theirs):
            return
        yield from _imports(translation, ours, theirs)
        if not is_out_of_step(translation):
            yield from _components(translation, ours, theirs)


def _texts(document: Document, constructs: Sequence[Construct]) -> list[str]:
    return [document.text[construct.start : construct.end] for construct in constructs]


def _imports(translation: Translation, source: Sequence[Construct], target: Sequence[Construct]) -> Iterator[Problem]:
    ours, theirs = _imported(translation.source, source), _imported(translation.target, target)
    gone, come = unmatched(ours, theirs, lambda one: f"{one.name} {one.file}")
    for one in gone:
        related = Related(translation.source.place(one.start, one.end), "the import in the source")
        place = translation.target.place(theirs[-1].start, theirs[-1].end) if theirs else first_line(translation.target)
        message = f'the source imports {one.name} from "{one.file}", the translation does not: import it'
        yield Problem(place, message, related=(related,))
    for one in come:
        message = f'the source does not import {one.name} from "{one.file}"'
        top = Related(first_line(translation.source), "the beginning of the source")
        yield Problem(translation.target.place(one.start, one.end), message, related=(top,))


def _imported(document: Document, constructs: Sequence[Construct]) -> list[Import]:
    return [
        one
        for construct in constructs
        if construct.kind == "module"
        for one in imports(document.text[construct.start : construct.end], construct.start)
    ]


def _components(
    translation: Translation, source: Sequence[Construct], target: Sequence[Construct]
) -> Iterator[Problem]:
    readers = Reader(translation, is_source=True), Reader(translation, is_source=False)
    gaps = Unsettled(translation)
    parts: list[tuple[list[Component], list[Component]]] = []
    for ours_here, theirs_here in sections(translation, source, target):
        if _texts(translation.source, ours_here) == _texts(translation.target, theirs_here):
            continue
        ours = _read(translation.source, ours_here, readers[0])
        theirs = _read(translation.target, theirs_here, readers[1])
        gone, come = unmatched(ours, theirs, lambda one: f"{one.shown}{one.props}")
        changed = list(_changes(gone, come))
        yield from (_changed(translation, one, other) for one, other in changed if not gaps.are_around(other, side=1))
        parts.append((gone, come))
    lost, new = _untold(translation, parts, gaps)
    if lost or new:
        known = names(_texts(translation.source, source))
        for gone, come in parts:
            yield from _problems(translation, _among(gone, lost), _among(come, new), known)


def _among(tags: Sequence[Component], some: frozenset[Component]) -> list[Component]:
    return [one for one in tags if one in some]


def _untold(
    translation: Translation, parts: Sequence[tuple[list[Component], list[Component]]], gaps: Unsettled
) -> tuple[frozenset[Component], frozenset[Component]]:
    """What is dropped and added, without what stands in another section and what goes with text that is reported."""
    ours, theirs = ([one for part in parts for one in part[side]] for side in (0, 1))
    gone, come = unmatched(ours, theirs, lambda one: one.shown)
    sides = []
    for index, tags in enumerate((gone, come)):
        left = _tags_alone(tags)
        if left:
            told = Told(
                sorted(_units(translation, index), key=lambda unit: unit.start),
                added(translation) if index else missing(translation),
            )
            left = [one for one in left if not _is_told(told, one)]
        left = [one for one in left if not gaps.are_around(one, side=index) and not _is_quote(translation, one, index)]
        sides.append(frozenset(left))
    return sides[0], sides[1]


def _is_quote(translation: Translation, one: Component, side: int) -> bool:
    """Whether what follows a component on one side is a quotation on the other: notes are written both ways."""
    sides = (((link.source, link.target), (link.target, link.source))[side] for link in translation.links)
    behind = ((ours[0].start, theirs) for ours, theirs in sides if ours and ours[0].start >= one.end)
    _, following = min(behind, key=lambda found: found[0], default=(0, ()))
    return any(unit.container == "quote" for unit in following)


def _units(translation: Translation, side: int) -> list[Unit]:
    return [unit for link in translation.links for unit in (link.target if side else link.source)]


def _is_told(told: Told, one: Component) -> bool:
    if told.holds(one.start, one.end):
        return True
    if one.is_alone:
        return told.is_next(one.end) and told.was_last(one.start)
    return told.was_last(one.start) if one.is_closing else told.is_next(one.end)


def _read(document: Document, constructs: Sequence[Construct], reader: Reader) -> list[Component]:
    tags = (
        tag
        for construct in constructs
        if construct.kind == "tag"
        for tag in components(document.text[construct.start : construct.end], construct.start, reader)
    )
    return [tag for tag in tags if tag.name]


def _changes(gone: list[Component], come: list[Component]) -> Iterator[tuple[Component, Component]]:
    """Components with other props, which are then neither gone nor new."""
    for one in list(gone):
        other = next((other for other in come if other.shown == one.shown), None)
        if other:
            gone.remove(one)
            come.remove(other)
            yield one, other


def _problems(
    translation: Translation, gone: list[Component], come: list[Component], known: frozenset[str]
) -> Iterator[Problem]:
    if len(gone) == len(come) == 1 and gone[0].is_closing == come[0].is_closing:
        source, target = gone[0], come[0]
        related = Related(translation.source.place(source.start, source.end), "the component in the source")
        message = f"{target.shown} stands here for {source.shown} of the source"
        yield Problem(translation.target.place(target.start, target.end), message, related=(related,))
        return
    yield from _dropped(translation, gone)
    yield from _added(translation, come, known)


def _tags_alone(tags: Sequence[Component]) -> list[Component]:
    """Tags without the closing ones of those that are here as well."""
    opened: list[str] = []
    alone = []
    for one in tags:
        if one.is_closing and one.name in opened:
            opened.remove(one.name)
            continue
        if not one.is_closing:
            opened.append(one.name)
        alone.append(one)
    return alone


def _changed(translation: Translation, source: Component, target: Component) -> Problem:
    ours, theirs = dict(source.props), dict(target.props)
    names = [name for name in {**ours, **theirs} if ours.get(name) != theirs.get(name)]
    shown = ", ".join(name or "{...}" for name in names)
    related = Related(translation.source.place(source.start, source.end), "the component in the source")
    place = translation.target.place(target.start, target.end)
    lost = [name for name in names if name not in theirs]
    if lost == names:
        message = f"{target.shown} has lost {shown} of the source"
    else:
        message = f"{target.shown} has another {shown} than in the source"
    return Problem(place, message, related=(related,))


def _dropped(translation: Translation, tags: Sequence[Component]) -> Iterator[Problem]:
    for one, hint in _once(tags):
        place = where_missing(translation, one.start)
        related = Related(translation.source.place(one.start, one.end), "the component in the source")
        yield Problem(place, f"the source has {one.shown} here, the translation does not", hint, (related,))


def _once(tags: Sequence[Component]) -> Iterator[tuple[Component, str]]:
    """The first tag of each name, and how many follow."""
    counts = Counter(one.shown for one in tags)
    for one in {one.shown: one for one in reversed(tags)}.values():
        more = counts[one.shown] - 1
        yield one, f"{more} more like it in this section" if more else ""


def _added(translation: Translation, tags: Sequence[Component], known: frozenset[str]) -> Iterator[Problem]:
    for one, hint in _once(tags):
        is_unknown = one.name not in known
        reason = ": the source does not use it anywhere" if is_unknown else ""
        yield Problem(
            translation.target.place(one.start, one.end),
            f"the source does not have this {one.shown}{reason}",
            hint,
            (Related(where_extra(translation, one.start), "the source goes on without it here"),),
        )
