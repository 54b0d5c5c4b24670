"""Numbers, units and currencies that a translation has changed, dropped or added."""

from collections.abc import Iterator

from polyglint import Mqm, Problem, Translation, TranslationRule
from polyglint_rules.translation.figure_differences import differences


class NumberChanged(TranslationRule):
    """A translation states the numbers of its source, with their units and currencies."""

    id = "translation/number-changed"
    severity = "warning"
    mqm = Mqm("accuracy", "mistranslation", "major")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """All numbers of one side that the other lacks or states otherwise."""
        return (difference.problem for difference in differences(translation) if not difference.is_calendar)
