"""List items that only the translation has."""

from collections.abc import Iterator

from polyglint import Mqm, Problem, Translation, TranslationRule
from polyglint_rules.translation.gap_wording import added_problems


class ExtraItem(TranslationRule):
    """A translated list has no item that its source lacks."""

    id = "translation/extra-item"
    severity = "info"
    mqm = Mqm("accuracy", "addition", "minor")
    preview = True

    def check(self, translation: Translation) -> Iterator[Problem]:
        """All items that one side lacks."""
        yield from added_problems(translation, "item")
