"""Sections that only the translation has."""

from collections.abc import Iterator

from polyglint import Mqm, Problem, Translation, TranslationRule
from polyglint_rules.translation.gap_wording import added_problems


class ExtraSection(TranslationRule):
    """A translation has no section that its source lacks."""

    id = "translation/extra-section"
    severity = "info"
    mqm = Mqm("accuracy", "addition", "minor")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """All sections that one side lacks."""
        yield from added_problems(translation, "section")
