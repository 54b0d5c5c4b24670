"""Signs that a text speaks of the markers themselves: Markdown, code, patterns for file names, arithmetic."""

import re
from functools import cache, lru_cache

from polyglint import Block, Document
from polyglint_rules.emphasis.runs import OBJECT, Run

_QUOTES = dict(zip("\"'“‘«„「([（", "\"'”’»“」)]）", strict=True))
_IDENTIFIER = re.compile(r"[A-Za-z_$][\w$.]*")
_UNPACKED = re.compile(r"(?:kw\w*|args|opts|options|params|config|props|argv|self)\b")
_SHORT = 3  # words that a lesson puts between the markers it shows
_EXTENSION = re.compile(r"\.\w")
_BESIDE = 5_000  # no one compares what stands farther away
_MASKED = re.compile(f"{OBJECT}+")


@cache
def _markup_words() -> re.Pattern[str]:
    # Words for Markdown and for the markers. "Grammar" and "escape" are left out: language courses and travel pages.
    words = (
        r"markdown|commonmark|asteris[kc]|ast[eé]risque|backslash|underscores?\b|sternchen|unterstrich|gwiazdk|"
        r"barra invertida|barre oblique inverse|маркдаун|зв[её]здоч|экраниров|зірочк|"
        r"별표|마크다운|アスタリスク|マークダウン|星[号號]"
    )
    return re.compile(words, re.IGNORECASE)


@cache
def _syntax_words() -> re.Pattern[str]:
    # They also speak of other languages than Markdown, so they count only beside something short.
    return re.compile(r"\bsyntax(?:e|is)?\b|\bmarkup\b|sintaxis|sintaxe|sintassi|синтаксис|разметк", re.IGNORECASE)


@cache
def _effect_names() -> re.Pattern[str]:
    # What a lesson in Markdown puts between the markers it explains.
    words = (
        r"(?:this (?:is|text)|my|some|your|in|это|texte en|texto en|en)?\s*(?:bold|strong|italic|bold text|text|"
        r"жирн\w*|полужирн\w*|текст|gras|texte|negrita|texto|negrito|grassetto|testo|fett\w*|kursiv|"
        r"굵게|굵은 글씨|강조|太字|強調|粗体|粗體|加粗|文本|文字)(?: text| bold)?"
    )
    return re.compile(words, re.IGNORECASE)


def is_about_markup(document: Document, block: Block, opening: Run, closing: Run) -> bool:
    """Whether the markers are shown on purpose, in a text that explains them."""
    inner = document.text[opening.end : closing.start].strip()
    is_short = inner.count(" ") < _SHORT and not opening.leads
    return (
        speaks_of_markup(document, block)
        or (is_short and _names_a_syntax(block.content))
        or _shows_the_effect(document, block, opening, closing, inner)
        or _stands_in_code(document, opening.marker * opening.length, inner)
    )


def speaks_of_markup(document: Document, block: Block) -> bool:
    """Whether the block, its section or the page speaks of Markdown or of asterisks."""
    section = document.section_of(block.start)
    near = (block.content, section.text if section else "", document.title)
    return any(map(_names_markers, near))


# A block with many pairs asks the same of the same text for each of them.
@lru_cache(maxsize=8)
def _names_markers(text: str) -> bool:
    return _markup_words().search(text) is not None


@lru_cache(maxsize=8)
def _names_a_syntax(text: str) -> bool:
    return _syntax_words().search(text) is not None


def _shows_the_effect(document: Document, block: Block, opening: Run, closing: Run, inner: str) -> bool:
    """Whether it names its own effect, or the same words stand beside it in real bold."""
    around = block.parent if block.parent is not None and block.parent.kind == "row" else block
    before = document.text[max(around.start, opening.start - _BESIDE) : opening.start]
    rest = before + "\n" + document.text[closing.end : min(around.end, closing.end + _BESIDE)]
    if f"**{inner}**" in rest or f"__{inner}__" in rest:
        return True
    return bool(_effect_names().fullmatch(inner)) and inner.casefold() in rest.casefold()


def _stands_in_code(document: Document, markers: str, inner: str) -> bool:
    return f"{markers}{inner}{markers}" in _masked(document)


@lru_cache(maxsize=1)
def _masked(document: Document) -> str:
    """What the prose of a document leaves out, code for the most part."""
    stretches = _MASKED.finditer(document.prose, document.body_start)
    return "\0".join(document.text[stretch.start() : stretch.end()] for stretch in stretches)


def is_quoted(run: Run) -> bool:
    """Whether the marker stands alone in quotation marks or brackets: it is spoken of, not used."""
    return _QUOTES.get(run.before) == run.after != ""


def is_pattern(document: Document, run: Run) -> bool:
    """Whether it belongs to a pattern for file names: `**/x`, `src/**`, `*.css`."""
    return run.before in ("/", "\\") or run.after in ("/", "\\") or bool(_EXTENSION.match(document.text, run.end))


def is_name(text: str) -> bool:
    """Whether the text could be the name of something in a program."""
    return bool(_IDENTIFIER.fullmatch(text))


def is_unpacked(text: str) -> bool:
    """Whether the text begins with a name that programs unpack: `**kwargs`."""
    return _UNPACKED.match(text) is not None


@lru_cache(maxsize=8)
def has_code(block: Block) -> bool:
    """Whether the block names code: it is written for people who also write `**options`."""
    return any(inline.kind == "code" for inline in block.inlines)
