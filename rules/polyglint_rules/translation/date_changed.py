"""Dates and times that a translation has changed, dropped or added."""

from collections.abc import Iterator

from polyglint import Mqm, Problem, Translation, TranslationRule
from polyglint_rules.translation.figure_differences import differences


class DateChanged(TranslationRule):
    """A translation names the days and times of its source."""

    id = "translation/date-changed"
    severity = "warning"
    mqm = Mqm("accuracy", "mistranslation", "major")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """All days and times of one side that the other lacks or states otherwise."""
        return (difference.problem for difference in differences(translation) if difference.is_calendar)
