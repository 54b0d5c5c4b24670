"""Inline code on both sides of a translation: which spans are versions of each other."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache

from polyglint import Document, Inline, Passage
from polyglint_rules.translation.inline_kinds import InlinesByKind, inlines_by_kind

_CODE = frozenset({"code"})


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"\w+")


# What translators translate inside code: strings, comments, text between tags, and words that stand for the reader's.
@cache
def _translated() -> re.Pattern[str]:
    return re.compile(
        # A string of one or two small words may be a value that the program knows.
        r"\"(?:[A-Z][^\"]*\s|[^\"]*[^\x00-\x7f]|[^\"]*\s[^\"]*\s)[^\"]*\"|'(?:[A-Z][^']*\s|[^']*[^\x00-\x7f]|[^']*\s[^']*\s)[^']*'"
        r"|`[^`]*`|“[^”]*”|«[^»]*»|「[^」]*」"
        r"|/\*.*?\*/|//\s.*|#\s.*|<!--.*?-->"
        r"|(?<=>)[^<>{}]+(?=<)|(?<=>)[^<>{}=]+$|^[^<>{}=]+(?=</)"
        r"|<[^\W\d_]+(?:[ _-][^\W\d_]+)+>|\[[^\W\d_]+(?:[ _-][^\W\d_]+)+\]|\b(?:YOUR|MY)_\w+|/path/to/\S*",
        re.DOTALL,
    )


@cache
def _measure() -> re.Pattern[str]:
    return re.compile(r"[\d.,]{1,5}\s?(?:[a-zA-Zµ]{1,3}|%)")


@cache
def _phrase() -> re.Pattern[str]:
    return re.compile(r"[\w\"' ]+ [\w\"']+")


@cache
def _sentence() -> re.Pattern[str]:
    return re.compile(
        r"(?=.*\b(?:the|an?|is|are|was|of|to|your|you|and|this|it|i|my|not|with|hello)\b)[\w\s,.:;!?'’“”\"…-]+",
        re.IGNORECASE,
    )


def spans_of(document: Document) -> InlinesByKind:
    """The inline code of a document."""
    return inlines_by_kind(document, _CODE)


def beyond(spans: Iterable[Inline], others: Iterable[Inline]) -> list[Inline]:
    """The spans that the others do not have, counted; of several equal ones, the last."""
    known = Counter(other.content for other in others)
    left = []
    for span in spans:
        known[span.content] -= 1
        if known[span.content] < 0:
            left.append(span)
    return left


def is_text(code: str) -> bool:
    """Whether this is a phrase in code font, which is translated."""
    return " " in code.strip() and _sentence().fullmatch(code) is not None


def is_measure(code: str) -> bool:
    """Whether this is a number with its unit, which each language writes its own way."""
    return _measure().fullmatch(code) is not None


def skeleton(code: str, languages: Iterable[str]) -> str:
    """Code without what translators translate in it, white space and the tags of the two languages."""
    bare = _translated().sub("", unicodedata.normalize("NFKC", code))
    for language in languages:
        if language and language in bare:
            bare = re.sub(rf"\b{language}(?:[-_][A-Za-z]{{2,4}})?\b", "", bare)
    bare = "".join(bare.split())
    return bare.rstrip(".,;:") or bare


def tokens(code: str) -> tuple[str, ...]:
    """The words and numbers of code, without its punctuation."""
    return tuple(_token().findall(code))


def is_merged(code: str, added: Iterable[Inline], known: Iterable[str]) -> bool:
    """Whether added spans together say what this one says, and nothing new: it was merged with another, or split."""
    wanted = set(tokens(code))
    said = {token for span in added for token in tokens(span.content)}
    return bool(wanted) and wanted <= said <= {token for span in known for token in tokens(span)}


def is_phrase_of(other: str, code: str) -> bool:
    """Whether a name with a word beside it, both in code font, has the word translated or left out."""
    if not _phrase().fullmatch(code):
        return False
    ours, theirs = ({token.lower() for token in tokens(one)} for one in (code, other))
    return theirs < ours or (not ours.isdisjoint(theirs) and not other.isascii())


def words_of_code(passages: Iterable[str]) -> frozenset[str]:
    """All words of some blocks of code."""
    return frozenset(tokens("\n".join(passages)))


def plain_place(passage: Passage, code: str) -> tuple[int, int] | None:
    """Where code stands in the running text of a passage as if it were prose; None where it does not, or twice."""
    found = list(_plain(code).finditer(_running(passage)))
    if len(found) != 1:
        return None
    return passage.start + found[0].start(), passage.start + found[0].end()


def plain_places(passage: Passage, code: str) -> int:
    """How often code stands in the running text of a passage."""
    return len(_plain(code).findall(_running(passage)))


def _running(passage: Passage) -> str:
    """The prose, and the tags in it: what looks like one may be code that lost its backticks."""
    text = passage.prose
    for inline in passage.inlines:
        if inline.kind == "html":
            start, end = inline.start - passage.start, inline.end - passage.start
            text = text[:start] + inline.content + text[end:]
    return text if len(text) == len(passage.prose) else passage.prose


def _plain(code: str) -> re.Pattern[str]:
    # In Korean and Japanese the next word follows without a space.
    return re.compile(rf"(?<!\w){re.escape(code)}(?![A-Za-z0-9_])")
