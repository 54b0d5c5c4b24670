"""Inline code that a passage of the translation does not have at all."""

from collections.abc import Iterator

from polyglint import Mqm, Problem, Related, Translation, TranslationRule
from polyglint_rules.translation.code_changes import changes, grouped, is_prose
from polyglint_rules.translation.gaps import is_out_of_step


class MissingCodeSpan(TranslationRule):
    """A translation names the code that its source names."""

    id = "translation/missing-code-span"
    preview = True
    reads_catalogues = False  # in messages, backticks are quotation marks
    mqm = Mqm("accuracy", "omission", "minor")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """Spans that stand in the translation neither as code nor as text, each one once a page."""
        if "`" not in translation.source.text or is_out_of_step(translation):
            return
        for group in grouped(changes(translation)):
            change = group[0]
            if change.target is None and not is_prose(change):
                codes = ", ".join(dict.fromkeys(f"`{span.content}`" for span in change.sources))
                first = change.sources[0]
                yield Problem(
                    change.segment.target.place,
                    f"the source has the code {codes} here, the translation does not",
                    f"{len(group) - 1} more like it on this page" if len(group) > 1 else "",
                    (Related(translation.source.place(first.start, first.end), "the code in the source"),),
                )
