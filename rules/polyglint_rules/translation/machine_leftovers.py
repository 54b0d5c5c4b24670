"""What chat models and translation tools say around a translation, left standing in the page."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, takewhile
from typing import Literal, NamedTuple

from polyglint import Block, Document, Mqm, Problem, Related, Translation, TranslationRule
from polyglint_rules.translation.machine_phrases import LANGUAGES, announcement, closing, has_key, speech, token
from polyglint_rules.translation.original_wording import is_code
from polyglint_rules.translation.wording import excerpt

_TOKEN_KEYS = ("think", "[TRA", "[/TRA", "<|", "INST]", "SYS>", "[Your", "[Insert", "[ÜB")
_QUOTES = '"“”«»„「『'
_WRAPPERS = frozenset({"", "markdown", "md", "mdx", "text", "txt"})
_FAR = 20  # characters: markers and greetings before a remark
_EDGE = 2  # texts at the end of a page among which an answer ends
_MOST = 0.9  # of a page's characters that stand in the fence around it

Kind = Literal["announcement", "closing", "speech"]


@cache
def _models() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:LLMs?|GPT|ChatGPT|AI|IA|KI|ИИ|ШІ|[Pp]rompts?|[Cc]hatbots?|[Ll]anguage models?|인공지능|人工智能)\b"
    )


class Remark(NamedTuple):
    """Something that was said to whoever asked for the translation: document offsets."""

    kind: Kind
    start: int
    end: int


class MachineLeftovers(TranslationRule):
    """A translation holds nothing that the tool said about it."""

    id = "translation/machine-leftovers"
    severity = "error"
    mqm = Mqm("accuracy", "addition", "critical")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """Marks of prompts, a fence around the page, and remarks for which the source has no counterpart."""
        yield from _tokens(translation)
        yield from _fence(translation)
        remarks = list(_remarks(translation.target))
        if not remarks:
            return
        said = {remark.kind for remark in _remarks(translation.source)}
        if _models().search(translation.source.prose):
            said.add("speech")
        for remark in remarks:
            if remark.kind not in said and not (remark.kind == "closing" and _has_source(translation, remark)):
                yield _problem(translation, remark.start, remark.end)


def _has_source(translation: Translation, remark: Remark) -> bool:
    """Whether the text that begins with the remark stands for one of the source."""
    segment = translation.segment_at(remark.start)
    return segment is not None and segment.target.start <= remark.start < segment.target.start + _FAR


def _problem(translation: Translation, start: int, end: int) -> Problem:
    quoted = excerpt(translation.target.text[start:end].strip("\"'"))
    message = f'"{quoted}" was left by the tool that translated: take it out'
    return Problem(translation.target.place(start, end), message, related=(_source(translation, start),))


def _source(translation: Translation, offset: int) -> Related:
    segment = translation.segment_at(offset)
    source = translation.source
    place = segment.source.place if segment else source.place(source.body_start, source.body_start)
    return Related(place, "the source has nothing of the kind")


def _tokens(translation: Translation) -> Iterator[Problem]:
    target = translation.target
    if not any(key in target.text for key in _TOKEN_KEYS):
        return
    for mark in token().finditer(target.text):
        if mark[0] not in translation.source.text and not is_code(target, mark.start()):
            yield _problem(translation, *mark.span())


def _fence(translation: Translation) -> Iterator[Problem]:
    """A page in a fence: an answer that was copied whole."""
    target = translation.target
    first = next(iter(target.blocks), None)
    if first is None or first.kind != "code" or first.info.strip().lower() not in _WRAPPERS:
        return
    begins = target.text[first.start : first.end]
    source = next(iter(translation.source.blocks), None)
    if not begins.startswith(("```", "~~~")) or source is None or source.kind == "code":
        return
    is_named = first.info.strip().lower() in ("markdown", "md", "mdx")
    if is_named or len(begins) >= _MOST * (len(target.text) - target.body_start):
        line_end = target.text.find("\n", first.start)
        message = "a fence around the page makes all of it code: take out the line, and the one that closes it"
        yield Problem(target.place(first.start, line_end), message, related=(_source(translation, first.start),))


def _remarks(document: Document) -> Iterator[Remark]:
    languages = [language for language in dict.fromkeys(("en", document.language)) if language in LANGUAGES]
    last = list(islice(filter(_is_text, reversed(document.blocks)), _EDGE))
    for language in languages:
        if has_key(language, document.prose):
            yield from _spoken(document, language)
        for block in reversed(last):
            if block.kind == "paragraph" and (span := _opening(document, block, closing(language))):
                yield Remark("closing", *span)
    header = document.text[: document.body_start]
    known = [language for language in languages if header and has_key(language, header)]
    if known:
        yield from _in_values(document, known)


def _is_text(block: Block) -> bool:
    return block.has_inlines and bool(block.content) and not _is_quoted(block)


def _spoken(document: Document, language: str) -> Iterator[Remark]:
    for block in filter(_is_text, document.blocks):
        prose = document.prose[block.text_start : block.text_end]
        if not has_key(language, prose):
            continue
        if span := _opening(document, block, announcement(language)):
            yield Remark("announcement", *span)
            continue
        said = speech(language).search(prose)
        if said and not any(mark in prose[: said.start()] for mark in _QUOTES):
            yield Remark("speech", block.text_start + said.start(), block.text_start + said.end())


def _is_quoted(block: Block) -> bool:
    return any(ancestor.kind == "quote" for ancestor in block.ancestors())


def _opening(document: Document, block: Block, pattern: re.Pattern[str]) -> tuple[int, int] | None:
    """Where a text begins with a remark. What stands in quotation marks is spoken of, not said."""
    found = pattern.match(document.prose, block.text_start, block.text_end)
    if not found or any(mark in _QUOTES for mark in takewhile(lambda one: not one.isalnum(), found[0])):
        return None
    line_end = document.text.find("\n", found.end(), block.text_end)
    colon = document.text.find(":", found.end(), line_end if line_end >= 0 else block.text_end)
    return found.start(), colon + 1 if colon >= 0 else found.end()


def _in_values(document: Document, languages: list[str]) -> Iterator[Remark]:
    for entry in document.front_matter.entries:
        if not isinstance(entry.value, str):
            continue
        for language in languages:
            if has_key(language, entry.value) and announcement(language).match(entry.value):
                yield Remark("announcement", entry.value_start, entry.value_end)
                break
