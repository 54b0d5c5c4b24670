"""Keys of the source's front matter that the translation lacks."""

from collections.abc import Iterator
from dataclasses import dataclass

from polyglint import Entry, Mqm, Place, Problem, Related, Translation, TranslationRule
from polyglint_rules.translation.header_keys import OWN_KEYS, Keys, header_place, key_place, keys, lacking, name


@dataclass(eq=False, repr=False)
class MissingKey(TranslationRule):
    """The front matter of a translation has the keys of its source."""

    id = "translation/missing-key"
    mqm = Mqm("design and markup", "metadata", "major")

    ignored: tuple[str, ...] = OWN_KEYS
    """Keys that need not be in both versions."""

    def check(self, translation: Translation) -> Iterator[Problem]:
        """One problem for each key; of a mapping that is lacking, its own key alone."""
        source, target = translation.source, translation.target
        if source.front_matter.entries and not target.front_matter and not target.front_matter.errors:
            yield _headless(translation)
            return
        found = keys(translation, self.ignored)
        if found is None:
            return
        for entry in lacking(found.source, found.target):
            if entry.value not in (None, "", [], {}):
                yield Problem(
                    _place(translation, found, entry),
                    f"the header lacks the key {name(entry)}, which the source has",
                    "copy it from the source, and translate its value if it is text",
                    (Related(key_place(translation.source, entry), "only in the source"),),
                )


def _headless(translation: Translation) -> Problem:
    source, target = translation.source, translation.target
    return Problem(
        target.place(0, len(target.lines[0])),
        "the page has no header, its source has one",
        "copy the header from the source, and translate what is text in it",
        (Related(header_place(source), "the source's header"),),
    )


def _place(translation: Translation, found: Keys, entry: Entry) -> Place:
    """The key above it or the one before it in the source, as far as the target has it; else the header."""
    ways = list(found.source)
    before = [way for way in ways[: ways.index(entry.keys)] if way in found.target and len(way) <= len(entry.keys)]
    if not before:
        return header_place(translation.target)
    return key_place(translation.target, found.target[before[-1]])
