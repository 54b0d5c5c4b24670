"""Alternative texts, captions and titles of images that were left in the source language."""

import re
from collections.abc import Iterator
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from polyglint import Document, Mqm, Problem, Related, Translation, TranslationRule, language_name
from polyglint_rules.translation.evidence import Tongues, tongues
from polyglint_rules.translation.original_wording import is_code
from polyglint_rules.translation.still_source import is_page_left
from polyglint_rules.translation.wording import excerpt

_TAG = re.compile(r"<([\w.]+)")
# The title of a talk or a film is its name, and that of a person is what they call themselves.
_NAMED = re.compile(r"iframe|video|youtube|vimeo|embed|player|talk|member|person|author|speaker", re.IGNORECASE)
_NAMES = MappingProxyType({
    "alt": "alternative text", "aria-label": "label", "caption": "caption", "title": "title", "titleText": "title",
})  # fmt: skip
_FARTHEST = 5000  # characters between the start of a tag and one of its attributes


@cache
def _attribute() -> re.Pattern[str]:
    return re.compile(r"([\w-]+)=(?:\{\s*)?(?:\"([^\"]*)\"|'([^']*)')")


@cache
def _image() -> re.Pattern[str]:
    return re.compile(r"!\[((?:[^\[\]\\]|\\.|\[[^\]]*\])*)\](?:\([^\s\"]*\s+\"([^\"]*)\"\s*\))?", re.DOTALL)


class Description(NamedTuple):
    """What describes a picture to those who do not see it. `name` is what an editor calls it."""

    name: str
    text: str
    start: int
    end: int


class UntranslatedAlt(TranslationRule):
    """What describes a picture is translated with the text around it."""

    id = "translation/untranslated-alt"
    mqm = Mqm("accuracy", "untranslated", "minor")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """Descriptions that stand in the source too and are in its language."""
        pair = tongues(translation.source.language, translation.target.language)
        if pair is None:
            return
        found = [one for one in _descriptions(translation.target) if one.text in translation.source.text]
        if not found or is_page_left(translation):
            return
        originals = {original.text: original for original in _descriptions(translation.source)}
        for name, text, start, end in found:
            if text not in originals:
                continue
            is_sure = pair.is_source(text, is_same=True)
            if not is_sure and not pair.is_heading(text) and not _may_be_source(text, pair):
                continue
            original = originals[text]
            place = translation.source.place(original.start, original.end)
            message = f'this {name} is still in {language_name(pair.source)}: translate "{excerpt(text)}"'
            yield Problem(
                translation.target.place(start, end),
                message,
                related=(Related(place, "the source says the same"),),
                severity=None if is_sure else "info",
            )


def _may_be_source(text: str, pair: Tongues) -> bool:
    return bool(pair.target_script) and pair.may_be_source(text, fewest=2)


def _descriptions(document: Document) -> list[Description]:
    found: list[Description] = []
    if "![" in document.text:
        found.extend(_of_images(document))
    if "=" in document.text and "<" in document.text:
        found.extend(_of_tags(document))
    return sorted(found, key=lambda description: description.start)


def _of_images(document: Document) -> Iterator[Description]:
    for block in document.blocks:
        if not block.has_inlines or "![" not in block.content:
            continue
        for inline in block.inlines:
            image = _image().match(document.text, inline.start, inline.end) if inline.kind == "image" else None
            if image:
                yield Description("alternative text", image[1], *image.span(1))
            if image and image[2]:
                yield Description("title", image[2], *image.span(2))


def _of_tags(document: Document) -> Iterator[Description]:
    for attribute in _attributes(document):
        tag = _tag_around(document, attribute.start()) if document.text[attribute.start() - 1].isspace() else ""
        if not tag or (attribute[1] == "title" and _NAMED.search(tag)):
            continue
        group = 2 if attribute[2] is not None else 3
        yield Description(_NAMES[attribute[1]], attribute[group], *attribute.span(group))


def _attributes(document: Document) -> Iterator[re.Match[str]]:
    for name in _NAMES:
        start = document.text.find(f"{name}=", document.body_start)
        while start >= 0:
            if attribute := _attribute().match(document.text, start):
                yield attribute
            start = document.text.find(f"{name}=", start + len(name))


def _tag_around(document: Document, offset: int) -> str:
    """The name of the tag that an attribute stands in; "" in code and in running text."""
    if document.prose[offset] not in "\ufffc\u2060" and document.prose[offset + 1] not in "\ufffc\u2060":
        return ""
    if is_code(document, offset):
        return ""
    opened = document.text.rfind("<", max(0, offset - _FARTHEST), offset)
    tag = _TAG.match(document.text, opened) if opened >= 0 else None
    return tag[1] if tag else ""
