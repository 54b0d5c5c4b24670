"""Characters that nobody sees and that break search, links and copying."""

import functools
import re
import unicodedata
from collections.abc import Iterator

from polyglint import Document, DocumentRule, Edit, Fix, Mqm, Problem
from polyglint_rules.encoding.characters import unusual
from polyglint_rules.encoding.reach import outside_code, word_around

# Other rules have the bidirectional controls and the replacement character.
_OTHERS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffd\x85")
_NAMELESS = {"\x00": "NULL", "\x0b": "LINE TABULATION", "\x0c": "FORM FEED", "\x1b": "ESCAPE", "\x7f": "DELETE"}
_LONG_WORD = 12
_SHORTEST_HALF = 3
# What colours the output of a program in a terminal.
_SEQUENCE = r"\x1b\[[0-9;:?]*[A-Za-z]"
_NEAR = 60  # enough to see whether a word is long, with a hyphen after each letter

# Scripts that are written without spaces mark with ZERO WIDTH SPACE where a line may break; on pages in Chinese,
# Japanese and Korean it also keeps Markdown's markers apart from the text.
_SPACELESS = "\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u1950-\u1aaf\u3000-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef"
# Scripts whose letters join, or form other shapes, by ZERO WIDTH JOINER and NON-JOINER.
_JOINING = (
    "\u0590-\u0dff\u0f00-\u109f\u1780-\u18af\ua840-\uabff\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00011fff\U0001e900-\U0001e95f"
)
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_PICTURE = (
    "#*0-9\xa9\xae\u203c\u2049\u20e3\u2100-\u2bff\u3030\u303d\u3297\u3299\ufe0f"
    "\U0001f000-\U0001faff\U000e0020-\U000e007f"
)


@functools.cache
def _any_of(characters: str) -> re.Pattern[str]:
    """A pattern for one of these characters, compiled late: it takes longer than importing the rule."""
    return re.compile(f"[{characters}]")


class InvisibleCharacter(DocumentRule):
    """A text holds no invisible characters but those that its script needs."""

    id = "encoding/invisible-character"
    mqm = Mqm("linguistic conventions", "character encoding", "minor")
    notes_source = True
    reads_catalogues = True
    needs = r"[^\t\n -~]"

    def check(self, document: Document) -> Iterator[Problem]:
        """All runs of invisible characters outside code that nothing beside them needs."""
        suspects = unusual(document.text) - _OTHERS
        if not suspects:
            return
        pattern = re.compile(f"([{re.escape(''.join(sorted(suspects)))}])\\1*")
        is_right_to_left = bool(_any_of(_RIGHT_TO_LEFT).search(document.prose))
        runs = pattern.finditer(document.text)
        found = [run for run in runs if not _is_needed(document, run, is_right_to_left=is_right_to_left)]
        if not found:
            return
        text = outside_code(document)
        yield from (_problem(document, run) for run in found if text[run.start()] == run[1])


def _is_needed(document: Document, run: re.Match[str], *, is_right_to_left: bool) -> bool:
    text = document.text
    before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
    match run[1]:
        case "\u200b":
            return _is_spaceless(document.lines[document.place(*run.span()).line - 1])
        case "\u200c" | "\u200d" | "\u034f":
            return bool(
                _any_of(_JOINING).match(before)
                or _any_of(_JOINING).match(after)
                or _joins_pictures(run[1], before, after)
            )
        case "\u200e" | "\u200f" | "\u061c":
            return is_right_to_left
        case "\xad":
            return run.group() == "\xad" and before.isalpha() and after.isalpha() and _may_divide(document, run.start())
        case "\u115f" | "\u1160" | "\u3164" | "\uffa0":
            return bool(_any_of(_SPACELESS).match(before) or _any_of(_SPACELESS).match(after))
    return _is_part_of_sign(run[1], before, after)


# A line may hold thousands of them.
@functools.lru_cache(maxsize=8)
def _is_spaceless(line: str) -> bool:
    return _any_of(_SPACELESS).search(line) is not None


def _joins_pictures(joiner: str, before: str, after: str) -> bool:
    return joiner == "\u200d" and bool(_any_of(_PICTURE).match(before) and _any_of(_PICTURE).match(after))


def _is_part_of_sign(character: str, before: str, after: str) -> bool:
    """Whether a variation selector or tag stands after what it varies, or a control is half of a damaged letter."""
    if "\ufe0e" <= character <= "\ufe0f":
        return bool(_any_of(_PICTURE).match(before) or _any_of(_SPACELESS).match(before))
    if "\ufe00" <= character <= "\ufe0d" or "\U000e0100" <= character <= "\U000e01ef":
        return before != "" and not before.isascii()
    if "\U000e0020" <= character <= "\U000e007f":  # flags of regions
        return before == "\U0001f3f4" or "\U000e0020" <= before <= "\U000e007f"
    return "\x80" <= character <= "\x9f" and any(beside > "\x7f" for beside in (before, after) if beside)


def _may_divide(document: Document, offset: int) -> bool:
    """Whether a hint where a word may be divided is no accident.

    German words are long, so authors divide short ones too; elsewhere what is left on each line is worth reading.
    """
    first, last = _halves_beside(document.text, offset)
    if document.language == "de" or "\xad" in first + last:
        return True
    return len(first + last) >= _LONG_WORD or min(len(first), len(last)) >= _SHORTEST_HALF


def _halves_beside(text: str, offset: int) -> tuple[str, str]:
    start = end = offset
    while start and offset - start < _NEAR and (text[start - 1].isalpha() or text[start - 1] == "\xad"):
        start -= 1
    while end < len(text) and end - offset < _NEAR and (text[end].isalpha() or text[end] == "\xad"):
        end += 1
    return text[start:offset], text[offset + 1 : end]


def _problem(document: Document, run: re.Match[str]) -> Problem:
    if sequence := re.compile(_SEQUENCE).match(document.text, run.start()):
        return _terminal_code(document, sequence)
    place = document.place(*run.span())
    word = word_around(document.text, run.start(), run.start()) + word_around(document.text, run.end(), run.end())
    where = f' in "{word}"' if word else ""
    times = f", {len(run[0])} times" if len(run[0]) > 1 else ""
    instead = _instead(run[1])
    advice = f'write "{instead}"' if instead.strip() else "write a space" if instead else "delete it"
    fix = Fix((Edit(place, instead),), safe=_is_safe(document.text, run))
    return Problem(place, f"{_name(run[1])}{times}{where}: {advice}", fix=fix)


def _terminal_code(document: Document, sequence: re.Match[str]) -> Problem:
    place = document.place(*sequence.span())
    message = f'ESCAPE (U+001B) and "{sequence[0][1:]}", a colour or the like for terminals: delete both'
    return Problem(place, message, fix=Fix((Edit(place, ""),), safe=True))


def _name(character: str) -> str:
    name = unicodedata.name(character, "") or _NAMELESS.get(character, "CONTROL CHARACTER")
    return f"{name} (U+{ord(character):04X})"


def _instead(character: str) -> str:
    """What the character stands for, if for anything."""
    if character in "\u2028\u2029\x0b":
        return " "
    # Quotation marks and dashes of Windows-1252 that were read as Latin-1 are control characters now.
    return character.encode("latin-1").decode("cp1252", "ignore") if "\x80" <= character <= "\x9f" else ""


def _is_safe(text: str, run: re.Match[str]) -> bool:
    """Whether nothing but the character goes.

    WORD JOINER was put there to hold two words in one line, SOFT HYPHEN in a word to divide it. Between letters a
    control character may stand for a space or a letter. Beside Markdown's own characters an invisible one may keep
    them apart.
    """
    before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
    if run[1] == "\N{WORD JOINER}" or _instead(run[1]):
        return False
    if run[1] == "\xad" or run[1] < " " or run[1] == "\x7f":
        return not (before.isalnum() and after.isalnum())
    return not any(
        beside.isascii() and not beside.isalnum() and not beside.isspace() for beside in (before, after) if beside
    )
