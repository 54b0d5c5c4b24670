"""Whether a stretch of a page is in the page's language.

A page waits for its translation, or quotes: what is English there follows English conventions.
"""

from functools import lru_cache

from polyglint import MARKUP, OBJECT, Document, function_words, letters_in, script_of, telling_words, words_of


def is_foreign(document: Document, start: int, end: int) -> bool:
    """Whether the stretch is in another language than the page, as far as its words or letters tell."""
    text = _readable(document, start, end)
    if _is_in_other_script(document.language, text):
        return True
    if document.language in ("", "en") or script_of(document.language) != "latin":
        return False
    ours, theirs = _votes(document.language, text)
    return theirs > ours


def is_surely_own(document: Document, start: int, end: int) -> bool:
    """Whether the stretch has words of the page's language and hardly any English ones."""
    text = _readable(document, start, end)
    if not text.strip() or _is_in_other_script(document.language, text):
        return False
    if script_of(document.language) != "latin":
        return bool(document.language)
    if document.language == "en":
        return any(word in function_words("en") for word in words_of(text))
    ours, theirs = _votes(document.language, text)
    return ours > theirs


def around(document: Document, offset: int) -> tuple[int, int]:
    """The paragraph, heading or cell around an offset, as a stretch."""
    block = document.block_at(offset)
    return (block.text_start, block.text_end) if block else (offset, offset)


def _readable(document: Document, start: int, end: int) -> str:
    return document.prose[start:end].replace(OBJECT, " ").replace(MARKUP, "")


def _is_in_other_script(language: str, text: str) -> bool:
    """Whether less than a third of the letters are of the page's script: Korean and Russian are full of Latin names."""
    script = script_of(language)
    if script in ("", "latin") and text.isascii():
        return False
    letters = sum(map(str.isalpha, text))
    return bool(script) and letters_in(text, script) * 3 < letters


@lru_cache(maxsize=8)  # all marks of a block ask this of the same text
def _votes(language: str, text: str) -> tuple[int, int]:
    """How many words only the page's language has, and how many only English."""
    words = words_of(text)
    own, english = telling_words(language, "en"), telling_words("en", language)
    return sum(word in own for word in words), sum(word in english for word in words)
