"""Translations that lack most of their source, or have much that it lacks."""

from collections.abc import Iterator

from polyglint import Mqm, Problem, Related, Translation, TranslationRule
from polyglint_rules.translation.gap_wording import title_place
from polyglint_rules.translation.gaps import Gaps, added, missing


class OutOfStep(TranslationRule):
    """A translation has about the blocks of its source."""

    id = "translation/out-of-step"
    mqm = Mqm("accuracy", "omission", "major")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """One problem for a page that was left behind by its source, or left it behind."""
        lacking, more = missing(translation), added(translation)
        place = title_place(translation.target)
        related = (Related(title_place(translation.source), "the source"),)
        if lacking.are_many:
            message = (
                f"about {lacking.lacking} of the source's {lacking.units} blocks are missing here{_others(lacking)}"
            )
            yield Problem(place, message, "translate the page again, or finish its translation", related)
        elif more.are_many:
            message = f"about {more.lacking} of these {more.units} blocks are not in the source{_others(more)}"
            yield Problem(place, message, "translate the page again from its source of today", related)


def _others(gaps: Gaps) -> str:
    return f", and {gaps.doubtful} say something else" if gaps.doubtful >= _MANY else ""


_MANY = 8
