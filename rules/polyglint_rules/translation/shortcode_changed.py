"""Shortcodes, template statements and boxes that the translation lost, gained or wrote differently."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from polyglint import Document, Edit, Fix, Mqm, Problem, Related, Translation, TranslationRule
from polyglint_rules.translation.sections import sections, where_extra, where_missing
from polyglint_rules.translation.shortcodes import Shortcode, shortcodes
from polyglint_rules.translation.targets import Reader
from polyglint_rules.translation.unmatched import unmatched

_BOXES = (":::", "!!!", "???", "[!")


class ShortcodeChanged(TranslationRule):
    """Shortcodes stay as they are in the source, but for the texts in them."""

    id = "translation/shortcode-changed"
    severity = "error"
    mqm = Mqm("design and markup", "markup", "critical")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """Shortcodes, section by section: written differently, dropped, added."""
        source, target = translation.source, translation.target
        if not (_has_marks(source) or _has_marks(target)):
            return
        ours = shortcodes(source, Reader(translation, is_source=True))
        theirs = shortcodes(target, Reader(translation, is_source=False))
        if [one.key for one in ours] == [one.key for one in theirs]:
            return
        for here, there in sections(translation, ours, theirs):
            gone, come = unmatched(here, there, lambda one: one.key)
            yield from _problems(translation, gone, come)


@lru_cache(maxsize=8)  # a source has several translations
def _has_marks(document: Document) -> bool:
    return any(construct.kind in ("template", "attributes") for construct in document.constructs) or any(
        mark in document.text for mark in _BOXES
    )


def _problems(translation: Translation, gone: list[Shortcode], come: list[Shortcode]) -> Iterator[Problem]:
    for one in list(gone):
        other = _version(one, gone, come)
        if other:
            gone.remove(one)
            come.remove(other)
            yield _changed(translation, one, other)
    for one in _without_closing(gone):
        related = Related(translation.source.place(one.start, one.end), "it stands here in the source")
        message = f"the source has {one.shown} here, the translation does not"
        yield Problem(where_missing(translation, one.start), message, related=(related,))
    for one in _without_closing(come):
        related = Related(where_extra(translation, one.start), "the source goes on without it here")
        place = translation.target.place(one.start, one.end)
        yield Problem(place, f"the source does not have {one.shown} here", related=(related,))


def _version(one: Shortcode, gone: Sequence[Shortcode], come: Sequence[Shortcode]) -> Shortcode | None:
    """What stands for a shortcode: another of its name, else one of its sort, whose name was translated."""
    named = next((other for other in come if other.name == one.name), None)
    known = {other.name for other in gone}
    return named or next((other for other in come if other.name not in known and _is_renamed(one, other)), None)


def _is_renamed(one: Shortcode, other: Shortcode) -> bool:
    """Whether two shortcodes have different names only."""
    return (
        other.shown[:2] == one.shown[:2]
        and other.parameters == one.parameters
        and other.name.startswith("/") == one.name.startswith("/")
        and other.name.endswith("/") == one.name.endswith("/")
    )


def _changed(translation: Translation, source: Shortcode, target: Shortcode) -> Problem:
    place = translation.target.place(target.start, target.end)
    has_texts = '"' in source.shown or "'" in source.shown or "…" in source.shown
    fix = None if has_texts else Fix((Edit(place, source.shown),), safe=False)
    return Problem(
        place,
        f"this is {target.shown}, in the source {source.shown}: only texts in it are translated",
        related=(Related(translation.source.place(source.start, source.end), "it stands here in the source"),),
        fix=fix,
    )


def _without_closing(found: Sequence[Shortcode]) -> list[Shortcode]:
    """Shortcodes without those that close another of these."""
    names = {one.name for one in found}
    return [one for one in found if not _closes(one.name, names)]


def _closes(name: str, names: set[str]) -> bool:
    opening = name.removeprefix("/").removeprefix("end")
    return (opening != name and opening in names) or (
        name == ":::/" and any(other.startswith(":::") and other != name for other in names)
    )
