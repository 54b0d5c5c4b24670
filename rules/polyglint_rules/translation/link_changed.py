"""Links that lead elsewhere in the translation, or that it lacks."""

from collections.abc import Iterator, Sequence

from polyglint import Edit, Fix, Mqm, Problem, Related, Translation, TranslationRule
from polyglint_rules.translation.link_changes import Change, changes
from polyglint_rules.translation.linked import Linked
from polyglint_rules.translation.targets import difference, localised

_SHOWN = 3


class LinkChanged(TranslationRule):
    """A translation links to what its source links to."""

    id = "translation/link-changed"
    severity = "error"
    mqm = Mqm("design and markup", "link", "major")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """Links that changed, the same replacement once a page, and links that were dropped."""
        found = changes(translation)
        yield from _replaced(translation, found)
        for change in found:
            yield from _dropped(change)


def _replaced(translation: Translation, changes: Sequence[Change]) -> Iterator[Problem]:
    groups: dict[tuple[str, str], list[tuple[Change, Linked, Linked]]] = {}
    for change in changes:
        for source, target in change.changed:
            groups.setdefault(difference(source.target, target.target), []).append((change, source, target))
    for group in groups.values():
        change, source, target = group[0]
        more = f"{len(group) - 1} more on this page" if len(group) > 1 else ""
        yield Problem(
            change.target.document.place(target.start, target.end),
            f'this link leads to "{target.target.raw}", in the source to "{source.target.raw}"',
            more and f"so do {more}",
            (Related(change.source.document.place(source.start, source.end), "the link in the source"),),
            _fix(translation, group),
        )


def _fix(translation: Translation, group: Sequence[tuple[Change, Linked, Linked]]) -> Fix | None:
    edits = []
    for change, source, target in group:
        start, end = target.written
        if start == end:
            return None
        edits.append(Edit(change.target.document.place(start, end), localised(translation, source.target.raw)))
    return Fix(tuple(edits), safe=False)


def _dropped(change: Change) -> Iterator[Problem]:
    if change.dropped:
        first = change.dropped[0]
        yield Problem(
            change.target.place,
            f"the source links to {_listed(change.dropped)} here, the translation does not: link it",
            related=(Related(change.source.document.place(first.start, first.end), "the link in the source"),),
            severity="warning",
        )


def _listed(found: Sequence[Linked]) -> str:
    shown = [f'"{link.target.raw}"' for link in found[:_SHOWN]]
    more = len(found) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
