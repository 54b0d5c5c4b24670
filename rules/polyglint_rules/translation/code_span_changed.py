"""Inline code that is other code in the translation, or is prose there."""

import re
from collections.abc import Iterator, Sequence

from polyglint import Document, Edit, Fix, Inline, Mqm, Problem, Related, Translation, TranslationRule
from polyglint_rules.translation.code_changes import Change, changes, grouped, is_prose
from polyglint_rules.translation.code_spans import plain_place
from polyglint_rules.translation.gaps import is_out_of_step

_WORD = re.compile(r"[A-Za-z]?[a-z]+")
_CONVENTIONS = frozenset({"camelCase", "PascalCase", "kebab-case", "snake_case"})  # names of no code
_LEADS = re.compile(r"\]\([^)\s]*?([^/)\s]+)\)")


class CodeSpanChanged(TranslationRule):
    """Inline code stays as it is in the source."""

    id = "translation/code-span-changed"
    reads_catalogues = False  # in messages, backticks are quotation marks
    mqm = Mqm("accuracy", "do not translate", "major")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """Spans that the source has and the translation has not, each one once a page."""
        if "`" not in translation.source.text or is_out_of_step(translation):
            return
        for group in grouped(changes(translation)):
            if not _may_be_meant(group[0]) and (group[0].target or is_prose(group[0])):
                yield _problem(translation, group)


def _may_be_meant(change: Change) -> bool:
    """Whether a word of the language, which was code by chance, or the text of a sample was translated."""
    codes = [span.content for span in change.sources]
    if change.target is None:
        return all(_WORD.fullmatch(code) or code in _CONVENTIONS for code in codes)
    source, target = change.segment.source.document, change.segment.target.document
    if _leads_to_itself(target, change.target) and not _leads_to_itself(source, change.sources[0]):
        return True  # the translator has mended a link that the source has wrong
    return all(any(quote in code for quote in "'\"") for code in (*codes, change.target.content))


def _leads_to_itself(document: Document, span: Inline) -> bool:
    """Whether the span is the text of a link to the page of this name."""
    found = _LEADS.match(document.text, span.end)
    return found is not None and found[1] == span.content


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
    place = target.place(*(plain_place(change.segment.target, first.content) or (0, 0)))
    message = f'"{first.content}" is code in the source: put it between backticks'
    return Problem(place, message, hint, related, Fix((Edit(place, f"`{first.content}`"),), safe=False))
