"""Headings, paragraphs, list items and table cells that were left in the source language."""

from collections.abc import Iterator

from polyglint import Block, Mqm, Problem, Related, Translation, TranslationRule, language_name
from polyglint_rules.translation.standing import is_beside
from polyglint_rules.translation.still_source import leftovers, tongues_of
from polyglint_rules.translation.wording import excerpt

_KINDS = {"heading": "heading", "cell": "table cell"}


class UntranslatedText(TranslationRule):
    """Every heading, paragraph, list item and table cell of a translation is translated."""

    id = "translation/untranslated-text"
    mqm = Mqm("accuracy", "untranslated", "major")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """Blocks that read as their source does; none on a page that was not translated at all."""
        pair = tongues_of(translation)
        if pair is None:
            return
        left = leftovers(translation, pair)
        if left.page:
            return
        for block, source in left.same:
            place = translation.target.place(block.text_start, block.text_end)
            quoted = excerpt(translation.target.text[block.text_start : block.text_end])
            said = f"this {_kind(block)} is still in {language_name(pair.source)}"
            if is_beside(translation, block, pair):
                message = f'{said} beside its translation: take it out ("{quoted}")'
            else:
                message = f'{said}: translate "{quoted}"'
            yield Problem(place, message, related=(Related(source, "the source says the same"),))


def _kind(block: Block) -> str:
    is_item = block.parent is not None and block.parent.kind == "item"
    return _KINDS.get(block.kind) or ("list item" if is_item else "paragraph")
