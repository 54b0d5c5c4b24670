"""Paragraphs, lists, tables and code that the translation lacks."""

from collections.abc import Iterator

from polyglint import Mqm, Problem, Translation, TranslationRule
from polyglint_rules.translation.gap_wording import missing_problems


class MissingBlock(TranslationRule):
    """A translation has every paragraph, list, table and code block of its source."""

    id = "translation/missing-block"
    severity = "warning"
    mqm = Mqm("accuracy", "omission", "major")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """All blocks that one side lacks."""
        yield from missing_problems(translation, "block")
