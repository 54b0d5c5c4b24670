"""A quotation that is opened and never closed, or closed and never opened."""

import re
from collections.abc import Iterator

from polyglint import MARKUP, OBJECT, Block, Document, DocumentRule, Mqm, Problem
from polyglint_rules.typography.loose_marks import LooseMark, by_block, lonely
from polyglint_rules.typography.quoting import words_from, words_to

_MARKS = re.compile('["“”„«»]')
_FAMILY = {"“": "”", "”": "”", "„": "”", "«": "»", "»": "»", '"': '"'}
_SPACELESS = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff：，。、；！？（《「『【"  # Thai, Lao, Japanese, Chinese
# Asterisks, underscores and tildes that mark nothing stand beside a mark as those that do.
_OPENS_BEHIND = re.compile(rf"(?:^|[\s{OBJECT}([{{<«„“‘'—–/=:¿¡{_SPACELESS}-])[{MARKUP}*_~]*$")
_BYTES = re.compile(r"[вâ][Ђ€]$")  # the first two of a dash that was decoded with a wrong codec
_MEASURE = re.compile(r"[\d¼½¾]$")  # inches, and seconds of an arc
_LONGEST_WORD = 40
# In these, a mark may open and close, or angles point the other way.
_LENIENT = frozenset({"sv", "fi", "da", "nb", "no", "nn", "de", "cs", "sk", "pl", "hu", "hr", "sl", "sr", "bg"})


class UnbalancedQuotationMarks(DocumentRule):
    """Every quotation that is opened is closed."""

    id = "typography/unbalanced-quotation-marks"
    needs_in_prose = '["“”„«»]'
    mqm = Mqm("linguistic conventions", "punctuation", "minor")

    def check(self, document: Document) -> Iterator[Problem]:
        """All quotation marks without a partner."""
        if document.language == "he" or not any(mark in document.prose for mark in _FAMILY):
            return
        blocks = list(by_block(document, _MARKS))
        loose = [mark for block, found in blocks for mark in _loose(document, block, found)]
        for mark in lonely(document, _joined(document.prose, loose)):
            if not _runs_on(document, mark, blocks) and not _is_damage(document.prose, mark):
                yield Problem(document.place(mark.offset, mark.offset + 1), _message(document, mark))


def _loose(document: Document, block: Block, marks: list[re.Match[str]]) -> Iterator[LooseMark]:
    """The marks of a block without a partner there, family by family."""
    for family in ('"', "”", "»"):
        found = [mark for mark in marks if _FAMILY[mark[0]] == family]
        if found and not (len(found) == 1 and block.text_end - block.text_start <= 2):
            yield from _of_family(document, found, family)


def _of_family(document: Document, marks: list[re.Match[str]], family: str) -> Iterator[LooseMark]:
    prose = document.prose
    waiting: list[LooseMark] = []
    left: list[LooseMark] = []
    for match in marks:
        offset = match.start()
        is_opening = _is_opening(prose, offset, match[0], document.language, is_open=bool(waiting))
        if family == '"' and not waiting and _is_no_quotation(prose, offset):
            continue
        if is_opening and waiting and prose[offset - 1].isalnum():
            left.append(waiting.pop()._replace(closing=family + match[0]))  # it closes, and is the wrong one
        elif is_opening:
            waiting.append(LooseMark(offset, match[0], family, is_opening=True))
        elif waiting:
            waiting.pop()
        else:
            left.append(LooseMark(offset, match[0], family, is_opening=False))
    if family == "»" and len(waiting) == 1 and len(marks) > 2 and not left:
        return iter(())  # in «a «b», one mark closes both
    return iter(sorted(left + waiting))


def _is_no_quotation(prose: str, offset: int) -> bool:
    """Whether the mark stands for inches, or is itself what the text speaks of."""
    before = prose[max(offset - 1, 0) : offset]
    return bool(_MEASURE.search(before)) or before + prose[offset + 1 : offset + 2] in ("()", "[]", "''", "“”", "‘’")


def _is_damage(prose: str, mark: LooseMark) -> bool:
    """Whether the mark is half of a letter or a dash that was decoded with a wrong codec: `Р“Р»Р°РІР°`, `Ã“ptimo`."""
    before, behind = prose[max(mark.offset - 2, 0) : mark.offset], prose[mark.offset + 1 : mark.offset + 2]
    is_in_word = before[-1:].isupper() and not before.isascii() and behind.isalpha()
    return mark.mark != '"' and (is_in_word or _BYTES.search(before) is not None)


def _is_opening(prose: str, offset: int, mark: str, language: str, *, is_open: bool) -> bool:
    if mark == '"':
        return not is_open and _opens_text(prose, offset)
    if language in _LENIENT or (mark == "“" and language in ("ru", "uk", "be")):
        return mark == "„" or not is_open
    return mark in "“„«"


def _opens_text(prose: str, offset: int) -> bool:
    """Whether a straight mark stands as before a quotation: behind a space, or between another sign and a word."""
    if offset == 0 or _OPENS_BEHIND.search(prose, max(offset - 8, 0), offset):
        return True
    return not prose[offset - 1].isalnum() and prose[offset + 1 : offset + 2].isalnum()


def _joined(prose: str, loose: list[LooseMark]) -> list[LooseMark]:
    """Without the second of two that are a pair of unlike marks, as in “this": one finding is enough."""
    left: list[LooseMark] = []
    for mark in sorted(loose):
        before = left[-1] if left else None
        is_pair = before and before.is_opening and not mark.is_opening and before.closing != mark.closing
        if before and is_pair and OBJECT * 2 not in prose[before.offset : mark.offset]:
            left[-1] = before._replace(closing=before.closing + mark.mark)
        else:
            left.append(mark)
    return left


def _runs_on(document: Document, mark: LooseMark, blocks: list[tuple[Block, list[re.Match[str]]]]) -> bool:
    """Whether a quotation goes on in the next paragraph, which repeats the opening mark."""
    if not mark.is_opening:
        return False
    block = document.block_at(mark.offset)
    starts = [found[0].start() for other, found in blocks if block and other.start > block.end]
    following = starts[0] if starts else -1
    other = document.block_at(following) if starts else None
    if block is None or other is None or other.parent is not block.parent:
        return False
    is_next = not document.prose[block.text_end : other.text_start].strip(OBJECT)
    return is_next and document.text[block.end : other.start].count("\n") <= 3 and following - other.text_start <= 1


def _message(document: Document, mark: LooseMark) -> str:
    if len(mark.closing) > 1:
        end = mark.closing[1]
        return f"the quotation opens with {mark.mark} and closes with {end}: close it with {mark.closing[0]}"
    if mark.mark == '"' and (word := _word_around(document.prose, mark.offset)):
        return f"{word} has a quotation mark inside: write an apostrophe, or take it out"
    if mark.is_opening:
        shown = words_from(document, mark.offset)
        return f"the quotation that begins {shown} is never closed: add the mark at its end, or take this one out"
    shown = words_to(document, mark.offset + 1)
    block = document.block_at(mark.offset)
    count = document.prose[block.text_start : mark.offset + 1].count(mark.mark) if block else 1
    if count > 1 and count % 2 and mark.mark == '"':  # any of them may be the one too many
        return f"there are {count} quotation marks up to {shown}: take the odd one out, or add its partner"
    return f"the quotation that ends {shown} was never opened: add the mark at its start, or take this one out"


def _word_around(prose: str, offset: int) -> str:
    """The word that a mark stands in the middle of; empty where it stands at the border of one."""
    before = re.search(r"[^\W\d_]+$", prose[max(offset - _LONGEST_WORD, 0) : offset])
    behind = re.match(r"[^\W\d_]+", prose[offset + 1 : offset + 1 + _LONGEST_WORD])
    return before[0] + prose[offset] + behind[0] if before and behind else ""
