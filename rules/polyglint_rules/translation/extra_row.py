"""Table rows that only the translation has."""

from collections.abc import Iterator

from polyglint import Mqm, Problem, Translation, TranslationRule
from polyglint_rules.translation.gap_wording import added_problems


class ExtraRow(TranslationRule):
    """A translated table has no row that its source lacks."""

    id = "translation/extra-row"
    severity = "info"
    mqm = Mqm("accuracy", "addition", "minor")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """All rows that one side lacks."""
        yield from added_problems(translation, "row")
