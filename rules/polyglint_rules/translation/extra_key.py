"""Keys of a translation's front matter that its source lacks."""

from collections.abc import Iterator
from dataclasses import dataclass

from polyglint import Mqm, Problem, Related, Translation, TranslationRule
from polyglint_rules.translation.header_keys import OWN_KEYS, header_place, key_place, keys, lacking, name


@dataclass(eq=False, repr=False)
class ExtraKey(TranslationRule):
    """The front matter of a translation has no key that its source lacks."""

    id = "translation/extra-key"
    severity = "info"
    mqm = Mqm("design and markup", "metadata", "minor")

    ignored: tuple[str, ...] = OWN_KEYS
    """Keys that need not be in both versions."""

    def check(self, translation: Translation) -> Iterator[Problem]:
        """One problem for each key; of a mapping that is added, its own key alone."""
        found = keys(translation, self.ignored)
        if found is None:
            return
        for entry in lacking(found.target, found.source):
            yield Problem(
                key_place(translation.target, entry),
                f"the header has the key {name(entry)}, which the source lacks",
                "take it out if the source has dropped it, or name it in this rule's option `ignored`",
                (Related(header_place(translation.source), "the source's header"),),
            )
