"""Sections that the translation lacks."""

from collections.abc import Iterator

from polyglint import Mqm, Problem, Translation, TranslationRule
from polyglint_rules.translation.gap_wording import missing_problems


class MissingSection(TranslationRule):
    """A translation has every section of its source."""

    id = "translation/missing-section"
    severity = "warning"
    mqm = Mqm("accuracy", "omission", "major")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """All sections that one side lacks."""
        yield from missing_problems(translation, "section")
