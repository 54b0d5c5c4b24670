"""How the two markers of a pair face: which rows of asterisks look like bold, and which like something else."""

import re
from functools import cache, lru_cache

from polyglint import Block, Document
from polyglint_rules.emphasis import cues
from polyglint_rules.emphasis.runs import OBJECT, Run, is_blank, is_ideograph, is_punctuation

_SENTENCE_END = re.compile(r"[.!?…]\s+\S|[。！？]\S")
_LONGEST_PHRASE = 80
_FAR = 300
_FEW = 2
_MARKED = tuple(")]}»”%€$£₽.\"'")  # what a footnote mark follows, besides words
_OPENING_BRACKETS = tuple("([（〔【")
_WORD = re.compile(r"[^\W_]+")
_READS_ON = re.compile(r"[^\W\d_]+[,;:]?[ \n][^\W_]")
_SNAKE = re.compile(r"[A-Za-z0-9]_[A-Za-z0-9]")


def has_letters(text: str) -> bool:
    """Whether anything in the text is a letter."""
    return any(character.isalpha() for character in text)


# A block with many pairs asks the same of the same text for each of them.
@lru_cache(maxsize=8)
def count(content: str, markers: str) -> int:
    """How often the markers stand in the content of a block."""
    return content.count(markers)


def has_text(prose: str) -> bool:
    """Whether a piece of prose has a letter, or something like code in its place."""
    return has_letters(prose) or OBJECT in prose


def has_ideographs(text: str) -> bool:
    """Whether the text has a letter of a Chinese, Japanese or Korean script."""
    return any(is_ideograph(character) for character in text)


def can_open(run: Run, inner: str) -> bool:
    """Whether CommonMark takes the run before this text as an opening one."""
    after = inner[:1]
    if is_blank(after):
        return False
    if is_punctuation(after):
        return is_blank(run.before) or is_punctuation(run.before)
    return run.family == "*" or is_blank(run.before) or is_punctuation(run.before)


def can_close(run: Run, inner: str) -> bool:
    """Whether CommonMark takes the run after this text as a closing one."""
    before = inner[-1:]
    if is_blank(before):
        return False
    if is_punctuation(before):
        return is_blank(run.after) or is_punctuation(run.after)
    return run.family == "*" or is_blank(run.after) or is_punctuation(run.after)


def faces_inward(document: Document, block: Block, opening: Run, closing: Run) -> bool:
    """Whether the two rows look like an opening and a closing marker."""
    inner = document.text[opening.end : closing.start]
    is_loose_left, is_loose_right = inner[:1].isspace(), inner[-1:].isspace()
    if _touches_word(opening.before):
        if not (is_loose_left and is_loose_right and _touches_word(closing.after)) or opening.family == "_":
            return False
        return _is_one_phrase(inner) and not opening.before.isdigit() and not closing.after.isdigit()
    if _touches_word(closing.after):
        return _ends_before_word(document, block, opening, closing)
    if opening.is_operator and closing.is_operator:
        return _is_no_formula(document, block, opening, inner)
    if _are_two_marks(opening, closing, inner):
        return False
    following = document.text[closing.end : closing.end + _LONGEST_PHRASE].lstrip()
    return not (closing.is_operator and following[:1].isdigit())


def is_run_together(document: Document, opening: Run, closing: Run, inner: str) -> bool:
    """Whether a space is missing after bold text between underscores, `__Acne__light pulses`; names have underscores.

    Programs are written in Latin letters, and a page about them shows code or a `snake_case`.
    """
    is_apart = opening.family == "_" and (is_blank(opening.before) or is_punctuation(opening.before))
    if not is_apart or not closing.after.isalpha() or is_ideograph(closing.after):
        return False
    if not _READS_ON.match(document.prose, closing.end) or len(inner) > _LONGEST_PHRASE:
        return False
    return not (inner.isascii() and _shows_names(document)) and _is_capitalised(inner.rstrip(":.!?"))


def _is_capitalised(inner: str) -> bool:
    first, *others = inner.split() or [""]
    return first.istitle() and first.isalpha() and all(word.istitle() or word.islower() for word in others)


@lru_cache(maxsize=1)
def _shows_names(document: Document) -> bool:
    return "`" in document.text or _SNAKE.search(document.prose) is not None


def is_operand(block: Block, opening: Run, closing: Run, inner: str) -> bool:
    """Whether a word stands between two operators, or anything in a row of them: `a ** b ** c`.

    This is cheap, for there may be thousands.
    """
    word = inner.strip()
    if not (word and word.isascii() and opening.is_operator and closing.is_operator):
        return False
    return word.isalnum() or _is_row(block, opening)


def _is_row(block: Block, opening: Run) -> bool:
    return count(block.content, f" {opening.marker * opening.length} ") > _FEW


def _are_two_marks(opening: Run, closing: Run, inner: str) -> bool:
    """Whether both are footnote marks: `[1]** and [2]**`, `요금**(성인), 할인**(어린이)`."""
    if is_ideograph(opening.before) and closing.after in _OPENING_BRACKETS:
        return True
    follows_text = opening.before in _MARKED or (opening.before == inner[-1:] and bool(opening.before.strip()))
    return inner[:1].isspace() and not inner[-1:].isspace() and follows_text


def _touches_word(character: str) -> bool:
    """A letter or digit of a script that puts spaces between words."""
    return character.isalnum() and not is_ideograph(character)


def _is_one_phrase(inner: str) -> bool:
    return len(inner) <= _LONGEST_PHRASE and not _SENTENCE_END.search(inner.strip()) and not cues.is_name(inner)


def _ends_before_word(document: Document, block: Block, opening: Run, closing: Run) -> bool:
    """Whether a marker that a word follows can be a closing one: `**Note: **read`, `**Note:**read`."""
    inner = document.text[opening.end : closing.start]
    if not inner[-1:].isspace():
        is_power = closing.after.isdigit() and not _is_label(inner)
        return is_punctuation(inner[-1:]) and not (inner.endswith((",", "(", "[")) or is_power)
    if opening.is_operator:
        return _is_no_formula(document, block, opening, inner) and not closing.after.isdigit()
    # Two opening markers: options of a program (`**args and **kwargs`), or two footnotes below each other.
    word = _WORD.match(inner)
    is_code = word is not None and cues.has_code(block) and cues.is_name(word[0])
    return not (is_code or inner.rstrip().endswith(",") or cues.is_unpacked(inner) or has_footnote_marks(document))


def _is_label(inner: str) -> bool:
    """`Price:` before a number."""
    return len(inner) > _FEW and inner[0].isalpha() and inner.endswith((":", "："))


@cache
def _formula_words() -> tuple[frozenset[str], frozenset[str]]:
    before = "use uses using make makes operator wildcard wildcards pattern patterns power glob globs type"
    after = "to is are was for as in and or with means matches match operator wildcard works will can does on at"
    return frozenset(before.split()), frozenset(after.split())


def _is_no_formula(document: Document, block: Block, opening: Run, inner: str) -> bool:
    """Whether `a ** b ** c` is text: operands are short, and talk about an operator goes on in small words."""
    if not inner.isascii() and has_letters(inner):
        return _is_one_phrase(inner)
    words = _WORD.findall(inner)
    if (
        len(words) < _FEW
        or _is_row(block, opening)
        or not _is_one_phrase(inner)
        or not words[0].isalpha()
        or len(words[-1]) == 1
    ):
        return False
    before, after = _formula_words()
    words_before = _WORD.findall(document.text[max(opening.start - 40, 0) : opening.start])
    return not (words[0] in after or (words_before and words_before[-1].lower() in before))


_FOOTNOTE_MARK = re.compile(r"[\w)%€$.,]\*{1,3}(?=[\s.,;:)|\ufffc\u2060]|\Z)")


# All pairs of a page ask this of the same page.
@lru_cache(maxsize=1)
def has_footnote_marks(document: Document) -> bool:
    """Whether a word of the page carries an asterisk as a footnote's sign: `price*`, `price**`."""
    return any(not _ends_spaced_text(document, mark) for mark in _FOOTNOTE_MARK.finditer(document.prose))


def _ends_spaced_text(document: Document, mark: re.Match[str]) -> bool:
    """Whether the asterisks after a word end what as many before a space begin: `** so**`."""
    stars, end = mark[0][1:], mark.start() + 1
    block = document.block_at(end)
    if block is None or len(stars) == 1:
        return False
    text = document.prose[max(block.text_start, end - _FAR) : end]
    before, found, inner = text.rpartition(stars)
    return bool(found) and is_blank(before[-1:]) and inner[0].isspace()


# What follows a name that asterisks hide: 「＊＊さん」, 「＊＊市」, 「＊＊女士」.
_AFTER_HIDDEN = re.compile(r"\s*(?:さん|さま|ちゃん|先生|女士|[様氏君市区區町村県省年月日円元某号씨님])")


def is_redacted(document: Document, run: Run) -> bool:
    """Whether the asterisks stand for a name that is kept back."""
    return _AFTER_HIDDEN.match(document.text, run.end) is not None
