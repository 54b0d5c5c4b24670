"""Table rows that the translation lacks."""

from collections.abc import Iterator

from polyglint import Mqm, Problem, Translation, TranslationRule
from polyglint_rules.translation.gap_wording import missing_problems


class MissingRow(TranslationRule):
    """A translated table has every row of its source."""

    id = "translation/missing-row"
    severity = "warning"
    mqm = Mqm("accuracy", "omission", "major")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """All rows that one side lacks."""
        yield from missing_problems(translation, "row")
