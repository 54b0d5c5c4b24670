"""Paragraphs, lists, tables and code that only the translation has."""

from collections.abc import Iterator

from polyglint import Mqm, Problem, Translation, TranslationRule
from polyglint_rules.translation.gap_wording import added_problems


class ExtraBlock(TranslationRule):
    """A translation has no paragraph, list, table or code block that its source lacks."""

    id = "translation/extra-block"
    severity = "info"
    mqm = Mqm("accuracy", "addition", "minor")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """All blocks that one side lacks."""
        yield from added_problems(translation, "block")
