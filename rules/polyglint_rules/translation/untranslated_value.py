"""Titles, descriptions and messages that were left in the source language."""

from collections.abc import Iterator
from dataclasses import dataclass

from polyglint import Mqm, Problem, Related, Segment, Translation, TranslationRule, language_name
from polyglint_rules.translation.evidence import Tongues, plain_text, tongues
from polyglint_rules.translation.still_source import is_page_left
from polyglint_rules.translation.wording import excerpt

_MANY = 20  # messages of a catalogue that make most of it one finding
_MOST = 0.5
_LONG = 5  # words; a name in a program has no more


@dataclass(eq=False, repr=False)
class UntranslatedValue(TranslationRule):
    """Titles, descriptions and other texts of the header are translated, and so are the messages of a catalogue."""

    id = "translation/untranslated-value"
    mqm = Mqm("accuracy", "untranslated", "major")

    keys: tuple[str, ...] = (
        "alt", "answer", "caption", "description", "excerpt", "heading", "headline", "intro", "label", "lead",
        "linkTitle", "linktitle", "meta_description", "metaDescription", "meta_title", "metaTitle", "nav_title",
        "navTitle", "page_title", "question", "seo_description", "seoDescription", "seo_title", "seoTitle",
        "short_title", "sidebar_label", "sidebar_title", "subheading", "subtitle", "summary", "tagline", "teaser",
        "text", "title", "titleForTitleTag",
    )  # fmt: skip
    """The keys of a header whose values are read by people; in catalogues all are."""

    def check(self, translation: Translation) -> Iterator[Problem]:
        """Values that are the same as in the source and in its language."""
        pair = tongues(translation.source.language, translation.target.language)
        if pair is None:
            return
        same = [segment for segment in translation.segments if self._is_same(segment)]
        if not same or (not translation.target.is_catalogue and is_page_left(translation)):
            return
        problems = list(_problems(same, pair))
        if translation.target.is_catalogue and len(problems) >= max(_MANY, _MOST * len(translation.segments)):
            language = language_name(pair.source)
            message = f"{len(problems)} of {len(translation.segments)} messages are still in {language}: translate them"
            problems = [problems[0]._replace(message=message)]
        yield from problems

    def _is_same(self, segment: Segment) -> bool:
        entry, original = segment.target.entry, segment.source.entry
        if entry is None or original is None or entry.value != original.value:
            return False
        return segment.target.document.is_catalogue or entry.keys[-1] in self.keys


def _is_sentence_like(text: str) -> bool:
    """Whether a text can be more than a name in a program: those have no spaces, or begin small."""
    words = text.split()
    return len(words) > 1 and (len(words) > _LONG or words[0][0].isupper() or not words[0][0].isascii())


def _problems(same: list[Segment], pair: Tongues) -> Iterator[Problem]:
    for segment in same:
        text = plain_text(segment.target.prose)
        if not _is_sentence_like(text):
            continue
        if pair.is_source(text, is_same=True):
            yield _problem(segment, pair)
        elif pair.is_heading(text) or pair.may_be_source(text, fewest=1):
            yield _problem(segment, pair)._replace(severity="info")


def _problem(segment: Segment, pair: Tongues) -> Problem:
    entry = segment.target.entry
    key = next((str(key) for key in reversed(entry.keys) if isinstance(key, str)), "value") if entry else "value"
    message = f'"{key}" is still in {language_name(pair.source)}: translate "{excerpt(segment.target.visible)}"'
    related = (Related(segment.source.place, "the source says the same"),)
    return Problem(segment.target.place, message, related=related)
