"""Text in a language that is neither that of its page nor that of the source."""

import re
from collections.abc import Container, Iterator
from functools import cache
from itertools import islice

from polyglint import (
    MARKUP,
    OBJECT,
    Block,
    Document,
    function_words,
    language_name,
    letters_in,
    likely_language,
    script_of,
)
from polyglint_rules.translation.evidence import plain_text
from polyglint_rules.translation.original_wording import is_kept_on_purpose, kept, spoken

_KNOWN = (
    "ar", "be", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "gl", "he", "hi", "hr", "hu",
    "id", "it", "ja", "ko", "lt", "lv", "mk", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "th", "tr",
    "uk", "vi", "zh",
)  # fmt: skip
# Written so much alike that a paragraph may pass for either.
_ALIKE = (
    {"da", "nb", "nn", "no", "sv"}, {"hr", "sr", "bs", "sl", "mk"}, {"bg", "mk"}, {"cs", "sk"}, {"gl", "pt", "es"},
    {"ca", "oc"}, {"ru", "be", "uk"}, {"hi", "mr", "ne"}, {"id", "ms"}, {"ar", "fa", "ur", "ckb"},
)  # fmt: skip
_SHORTEST = 100  # characters: less never makes twenty words
_FEWEST_SPACES = 12  # twenty words have more, whatever clings to them
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3041-\u30ff\u3400-\u9fff]")
_ENOUGH = 3  # different function words of the page's language, with one that is all its own, make it at home
_SAMPLE = 30  # blocks


def page_stranger(document: Document, source: str) -> str:
    """The name of the third language that the page is written in; "" where there is none."""
    if not _is_judged(document):
        return ""
    texts = (block for block in document.blocks if block.has_inlines and block.content)
    if any(_is_at_home(document, block) for block in islice(texts, _SAMPLE)):
        return ""
    prose = plain_text(document.prose)
    return _stranger(prose, document.language, source, alike=False)


def strange_blocks(document: Document, source: str, known: Container[Block] = ()) -> Iterator[tuple[Block, str]]:
    """The blocks that are written in a third language, with its name; `known` are in that of the source."""
    if not _is_judged(document):
        return
    for block in document.blocks:
        if block.text_end - block.text_start < _SHORTEST or not block.has_inlines or block in known:
            continue
        if _is_short(block.content) or _is_at_home(document, block):
            continue
        prose = plain_text(spoken(document, block))
        if _is_short(prose):
            continue
        name = _stranger(prose, document.language, source, alike=True)
        if name and not is_kept_on_purpose(prose) and not kept(document).holds(block.start):
            yield block, name


def _is_short(text: str) -> bool:
    """Whether it has too few words to be judged."""
    return text.count(" ") < _FEWEST_SPACES and (text.isascii() or not _UNSPACED.search(text))


def _is_judged(document: Document) -> bool:
    return document.language in _KNOWN and bool(script_of(document.language))


@cache
def _own_words(language: str) -> frozenset[str]:
    """The function words that no other language has."""
    others = (function_words(other) for other in _KNOWN if other != language)
    return function_words(language).difference(*others)


def _is_at_home(document: Document, block: Block) -> bool:
    """Whether a text shows at a glance that it is in the page's language."""
    prose = document.prose[block.text_start : block.text_end]
    script = script_of(document.language)
    if script not in ("latin", "cyrillic", "arabic"):
        return 3 * letters_in(prose, script) >= len(prose) - prose.count(OBJECT) - prose.count(MARKUP)
    words = prose.split()
    if not _own_words(document.language).isdisjoint(words):
        return len(function_words(document.language).intersection(words)) >= _ENOUGH
    return False


def _stranger(prose: str, language: str, source: str, *, alike: bool) -> str:
    found = likely_language(prose, _KNOWN)
    if found in ("", language, source):
        return ""
    if alike and any({found, language} <= group for group in _ALIKE):
        return ""
    return language_name(found)
