"""List items that the translation lacks."""

from collections.abc import Iterator

from polyglint import Mqm, Problem, Translation, TranslationRule
from polyglint_rules.translation.gap_wording import missing_problems


class MissingItem(TranslationRule):
    """A translated list has every item of its source."""

    id = "translation/missing-item"
    severity = "warning"
    mqm = Mqm("accuracy", "omission", "major")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """All items that one side lacks."""
        yield from missing_problems(translation, "item")
