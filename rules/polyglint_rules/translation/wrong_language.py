"""Pages and paragraphs that are written in another language than the page's."""

from collections.abc import Iterator

from polyglint import Mqm, Problem, Related, Translation, TranslationRule, language_name
from polyglint_rules.translation.still_source import leftovers_of
from polyglint_rules.translation.strangers import page_stranger, strange_blocks


class WrongLanguage(TranslationRule):
    """A page is written in the language of its locale."""

    id = "translation/wrong-language"
    severity = "error"
    mqm = Mqm("linguistic conventions", "language", "critical")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """A page that was not translated or is in a third language, or its paragraphs in a third language."""
        if untranslated := _untranslated(translation):
            yield untranslated
            return
        target = translation.target
        if other := page_stranger(target, translation.source.language):
            block = next(block for block in target.blocks if block.has_inlines and block.content)
            yield _problem(translation, block.text_start, block.text_end, f"this page is written in {other}")
            return
        left = leftovers_of(translation)
        known = {*left.others, *(leftover.block for leftover in left.same)}
        for block, other in strange_blocks(target, translation.source.language, known):
            yield _problem(translation, block.text_start, block.text_end, f"this text is written in {other}")


def _untranslated(translation: Translation) -> Problem | None:
    page = leftovers_of(translation).page
    if page is None:
        return None
    share = "all" if page.is_all else "most"
    said = f"{share} of this page is still in {language_name(translation.source.language)}"
    # Nobody takes it for something else, as a reader takes a paragraph in a third language for an accident.
    return _problem(translation, page.first.text_start, page.first.text_end, said)._replace(severity="warning")


def _problem(translation: Translation, start: int, end: int, said: str) -> Problem:
    target = translation.target
    source = translation.source
    segment = translation.segment_at(start)
    place = segment.source.place if segment else source.place(source.body_start, source.body_start)
    message = f"{said}: translate it into {language_name(target.language)}"
    return Problem(target.place(start, end), message, related=(Related(place, "the source"),))
