"""Sentences in the source language inside translated text."""

from collections.abc import Iterator, Sequence

from polyglint import Document, Mqm, Place, Problem, Related, Translation, TranslationRule, language_name, words_of
from polyglint_rules.translation.evidence import Tongues, plain_text
from polyglint_rules.translation.standing import is_translated
from polyglint_rules.translation.still_source import Stretch, left_sentences, leftovers, tongues_of
from polyglint_rules.translation.wording import excerpt

_SHARE = 0.7  # of the words of a text that its source has too, where it is an older version of it
_SENTENCE = 5  # words of one that is found again


class UntranslatedSentence(TranslationRule):
    """No sentence of a translation is in the language of its source."""

    id = "translation/untranslated-sentence"
    mqm = Mqm("accuracy", "untranslated", "major")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """Sentences in the source language in blocks that do not read as their source does."""
        pair = tongues_of(translation)
        if pair is None:
            return
        left = leftovers(translation, pair)
        if left.page:
            return
        for stretch in left_sentences(translation, pair, left):
            yield _problem(translation, stretch, pair)


def _problem(translation: Translation, stretch: Stretch, pair: Tongues) -> Problem:
    target = translation.target
    quoted = excerpt(target.text[stretch.start : stretch.end])
    is_one = stretch.sentences == 1
    subject = "this sentence is" if is_one else f"these {stretch.sentences} sentences are"
    it = "it" if is_one else "them"
    said = f"{subject} still in {language_name(pair.source)}"
    source = _original(translation, stretch)
    if is_translated(translation, stretch, pair):
        message = f'{said} beside the translation: take {it} out ("{quoted}")'
    elif source is None:
        message = f'{said}, and the source does not say so any more: translate {it} or take {it} out ("{quoted}")'
    else:
        message = f'{said}: translate "{quoted}"'
    place = source or _section(translation, stretch.start)
    related = Related(place, "the source of this text" if source else "the section in the source")
    return Problem(target.place(stretch.start, stretch.end), message, related=(related,))


def _original(translation: Translation, stretch: Stretch) -> Place | None:
    """Where the source says what the sentences say, or nearly so; None where it does not."""
    segment = translation.segment_at(stretch.block.text_start)
    if segment and stretch.is_same:
        return segment.source.place
    target = translation.target
    text = plain_text(target.prose[stretch.start : stretch.end])
    if segment and _is_version(text, segment.source.prose):
        return segment.source.place
    within = [one for one in target.sentences if stretch.start <= one.start and one.end <= stretch.end]
    said = (plain_text(target.prose[one.start : one.end]) for one in within)
    return _place_of(translation.source, [text, *(one for one in said if len(one.split()) >= _SENTENCE)])


def _place_of(source: Document, texts: Sequence[str]) -> Place | None:
    """The first block of the source that says one of these."""
    blocks = [block for block in source.blocks if block.has_inlines]
    for text in texts:
        for block in blocks:
            if text in plain_text(source.prose[block.text_start : block.text_end]):
                return source.place(block.text_start, block.text_end)
    return None


def _is_version(text: str, source: str) -> bool:
    words = words_of(text)
    known = set(words_of(plain_text(source)))
    return sum(word in known for word in words) >= _SHARE * len(words)


def _section(translation: Translation, offset: int) -> Place:
    """The source's heading of the section that an offset of the target stands in, else its beginning."""
    source = translation.source
    headings = [
        segment for segment in translation.segments if segment.kind == "heading" and segment.target.start <= offset
    ]
    return headings[-1].source.place if headings else source.place(source.body_start, source.body_start)
