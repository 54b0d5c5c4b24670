"""Inline code that is other code in the translation, is prose there, or is gone."""

import re
from collections.abc import Iterator, Sequence

from polyglint import Edit, Fix, Mqm, Problem, Related, Translation, TranslationRule
from polyglint_rules.translation.code_changes import Change, changes
from polyglint_rules.translation.code_spans import plain_place
from polyglint_rules.translation.gaps import is_out_of_step

_WORD = re.compile(r"[A-Za-z]?[a-z]+")


class CodeSpanChanged(TranslationRule):
    """Inline code stays as it is in the source."""

    id = "translation/code-span-changed"
    reads_catalogues = False  # in messages, backticks are quotation marks
    mqm = Mqm("accuracy", "do not translate", "major")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """Spans that the source has and the translation has not, each one once a page."""
        if "`" not in translation.source.text or is_out_of_step(translation):
            return
        groups: dict[tuple[str, ...], list[Change]] = {}
        for change in changes(translation):
            groups.setdefault(change.key, []).append(change)
        for group in groups.values():
            if not _may_be_meant(group[0]):
                yield _problem(translation, group)


def _may_be_meant(change: Change) -> bool:
    """Whether a word of the language, which was code by chance, or the text of a sample was translated."""
    codes = [span.content for span in change.sources]
    if change.target is None:
        return all(_WORD.fullmatch(code) for code in codes)
    return all(any(quote in code for quote in "'\"") for code in (*codes, change.target.content))


def _problem(translation: Translation, group: Sequence[Change]) -> Problem:
    change = group[0]
    first = change.sources[0]
    source, target = translation.source, translation.target
    related = (Related(source.place(first.start, first.end), "the code in the source"),)
    hint = f"{len(group) - 1} more like it on this page" if len(group) > 1 else ""
    if change.target:
        place = target.place(change.target.start, change.target.end)
        message = f"`{change.target.content}` stands here for `{first.content}` of the source: leave code as it is"
        fix = Fix((Edit(place, source.text[first.start : first.end]),), safe=False)
        return Problem(place, message, hint, related, fix)
    plain = plain_place(change.segment.target, first.content)
    if plain and len(change.sources) == 1:
        place = target.place(*plain)
        message = f'"{first.content}" is code in the source: put it between backticks'
        return Problem(place, message, hint, related, Fix((Edit(place, f"`{first.content}`"),), safe=False))
    return _gone(change, hint, related)


def _gone(change: Change, hint: str, related: tuple[Related, ...]) -> Problem:
    codes = list(dict.fromkeys(span.content for span in change.sources))
    listed = ", ".join(f"`{code}`" for code in codes)
    message = f"the source has the code {listed} here, the translation does not"
    return Problem(change.segment.target.place, message, hint, related)
