"""What looks like text and what does not, judged by the kinds of neighbouring characters.

Each character has a kind, one letter, so that a word is a short string of kinds and each judgement a pattern over it.
"""

import functools
import re
import unicodedata

# Kinds of letters. Case is told where it exists, since damaged words have it in impossible places.
#   a A  ASCII          l L  other Latin     c C  Cyrillic      g G  Greek
#   e    scripts written without spaces, or next to Latin words: Han, kana, Hangul, Thai, Lao, Khmer, Myanmar
#   o    other scripts that pages are written in: Hebrew, Arabic, Armenian, Georgian, the scripts of India ...
# and of all else:
#   0 digits   p punctuation inside words and after them   q quotation marks and other punctuation around words
#   s symbols  b box drawing   x letters that are no part of words (ª º ƒ ˆ)   n combining marks
#   z joiners and variation selectors   # what no text has: controls, private use, unassigned, replacement characters
_JOINING = "-'’‘·…–—‑\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{SOFT HYPHEN}\N{HORIZONTAL BAR}"
_NOT_IN_WORDS = "ªºƒˆˇ˜"
# What only phoneticians write.
_PHONETIC = "".join(map(chr, (*range(0x0250, 0x02B0), *range(0x1D00, 0x1DC0))))
_JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}\N{VARIATION SELECTOR-16}\N{VARIATION SELECTOR-15}"

# By how often they stand in the words of some thirty languages in Latin script.
_COMMON = "äéáåšíčóöøàžüæăèıçāúðãćđąłòėțųýīęêâēşěìūżôśùșîưþñğőřťįľņõļơůńďňű"

# The Cyrillic letters of Slavic languages; others are real but rare in what bytes happen to spell.
_EVERYDAY = (
    (0x00A1, 0x017F),  # Latin-1 and Latin Extended-A: nearly all of Europe
    (0x01A0, 0x01A1),  # Vietnamese O WITH HORN
    (0x01AF, 0x01B0),  # Vietnamese U WITH HORN
    (0x0218, 0x021B),  # Romanian S and T WITH COMMA BELOW
    (0x0300, 0x0304),  # tone marks
    (0x0386, 0x03CE),
    (0x0401, 0x045F),
    (0x0490, 0x0491),
    (0x0531, 0x0587),
    (0x05D0, 0x05EA),
    (0x060C, 0x064A),
    (0x0660, 0x066C),
    (0x0670, 0x06D4),
    (0x0901, 0x0DDF),
    (0x0E01, 0x0E5B),
    (0x0F00, 0x10FC),  # Tibetan, Myanmar, Georgian
    (0x1200, 0x137C),  # Ethiopic
    (0x1780, 0x17E9),
    (0x1EA0, 0x1EF9),  # Vietnamese
    (0x2010, 0x2027),
    (0x2030, 0x203A),
    (0x20A0, 0x20BF),
    (0x2100, 0x214F),
    (0x2150, 0x22FF),
    (0x2500, 0x27BF),
    (0x3000, 0x30FF),
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7A3),
    (0xFE0E, 0xFE0F),
    (0xFF00, 0xFFEF),
    (0x1F300, 0x1FAFF),
)
_SPACELESS = (
    "CJK ",
    "HANGUL",
    "HIRAGANA",
    "KATAKANA",
    "THAI ",
    "LAO ",
    "KHMER ",
    "MYANMAR ",
    "BOPOMOFO",
    "FULLWIDTH",
    "HALFWIDTH",
    "IDEOGRAPHIC",
)
_OTHER = frozenset(
    {"HEBREW", "ARABIC", "ARMENIAN", "GEORGIAN", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL"}
    | {"TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "TIBETAN", "ETHIOPIC"}
)
_CASED = {"LATIN": "lL", "CYRILLIC": "cC", "GREEK": "gG"}


@functools.cache
def _kind(character: str) -> str:
    if character.isascii():
        return _ascii_kind(character)
    if character in _JOINING:
        return "p"
    if character in _NOT_IN_WORDS:
        return "x"
    if character in _JOINERS:
        return "z"
    if character == "\N{MICRO SIGN}":
        return "s"
    category = unicodedata.category(character)
    if category[0] == "L":
        return _letter_kind(character)
    if category[0] == "S" or category == "No":
        return "b" if "\u2500" <= character <= "\u259f" else "s"
    return {"M": "n", "P": "q", "N": "0", "Z": "q"}.get(category[0], "#")


def _ascii_kind(character: str) -> str:
    if character.isalpha():
        return "A" if character.isupper() else "a"
    if character.isdigit():
        return "0"
    return "p" if character in _JOINING else "q"


def _letter_kind(character: str) -> str:
    if character in _PHONETIC:
        return "?"
    name = unicodedata.name(character, "")
    script = name.partition(" ")[0]
    if script in _CASED:
        return _CASED[script][character.isupper()]
    if name.startswith(_SPACELESS):
        return "e"
    return "o" if script in _OTHER else "?"


def kinds(text: str) -> str:
    """The kinds of a text's characters, one letter each."""
    return "".join(map(_kind, text))


@functools.cache
def _is_everyday(character: str) -> bool:
    code = ord(character)
    return code < 0x80 or any(first <= code <= last for first, last in _EVERYDAY)


# Patterns are texts here: those that no page needs are never compiled. What is in no word of any language:
_SPACED = "aAlLcCgGo"
_LETTER = f"{_SPACED}e"
_NO_TEXT = (
    r"[#?]"
    r"|[acgl][LCG]"  # a capital after a small letter: damage makes them, brand names have them in ASCII
    r"|[aAlL][cCgG]|[cCgG][aAlL]|[cC][gG]|[gG][cC]"  # two alphabets in a word
    r"|[aAlLcCgG]o|o[aAlLcCgG]"
    r"|[lLcCgG]e|e[lLcCgG]"  # Han, Hangul and kana do stand next to ASCII words
    rf"|[{_LETTER}][sxq]+[{_SPACED}]|[{_SPACED}][sxq]+[{_LETTER}]"
    rf"|[{_LETTER}]b|b[{_LETTER}]"
    r"|[^aAlLcCgGeon]n|^n"  # a mark with nothing to stand on
    r"|x[aAlLcCgG]"
    r"|[sxq]{2}[#sxbp]"
    r"|[lL]s(?![0-9pq])"  # Ã©
)

_ODD = (
    r"#"
    r"|[alcg][LCG]"
    r"|[aAlL][cCgG]|[cCgG][aAlL]|[cC][gG]|[gG][cC]"
    rf"|[{_LETTER}][sxq]+[{_LETTER}]"
    r"|[lLcCgG]s[sxqp]"  # â€™: a letter, a currency sign, a quotation mark
    rf"|[{_LETTER}]b|b[{_LETTER}]"
    r"|[sb]x|x[a-zA-Z]"
)
# Pairs that stand for one frequent character and for nothing else, so that they need no neighbours to be odd:
_SIGNATURE = (
    "(?<![^\\W\\d_])Â[£©®°±§¢¥¿¡«µ¶]"  # signs of Latin-1, which are their own second half
    "|(?<![^\\W\\d_a-z])Ã[œŸšž©¨ª«¬®¯±²³´¶¸¹¼½¾¿¡¢£¤¥§]"  # Ü ß é è ê ë ñ and so on
    "|â€[™œ˜¢¦\x93\x94\x99\x9c\x9d”“]"  # typographic quotation marks, dash, ellipsis
    "|‚Ä[îìôúùòû¶¢]"  # the same by Mac Roman
    "|√[©®†ß™´≤≥¥∫ªº±¶°]"
    "|├[áíóúñÑªº¿⌐®¬½¼¡«»]"  # à to ï by CP437 and CP850; drawings go on with a line or a space
)
# Every Cyrillic letter in Mac Cyrillic: a dash and a sign.
_DASHED = "[–—][^\x00-\x7f][–—][^\x00-\x7f]"
_NATURAL = r"[AL]?[al]+|[AL]+|C?c+|C+|G?g+|G+"


def is_odd(text: str) -> bool:
    """Whether a stretch of text can't have been written so in any language."""
    return bool(re.search(_ODD, kinds(text))) or has_signature(text)


def has_signature(text: str) -> bool:
    """Whether a stretch holds a pair of characters that is known for one kind of damage."""
    return bool(re.search(_SIGNATURE, text))


def is_natural(text: str) -> bool:
    """Whether a stretch looks like a word of one alphabet, small, capitalised or in capitals, with its punctuation."""
    return bool(re.fullmatch(_NATURAL, kinds(text).strip("pq")))


def rarity(text: str) -> int | None:
    """How many of a repaired text's characters are rare in text; None when it can't be text."""
    if re.search(_NO_TEXT, kinds(text)) or re.search(_DASHED, text):
        return None
    return sum(not _is_everyday(character) for character in text)


def commonness(text: str) -> float:
    """How frequent the letters beyond ASCII are, so that á goes before å where nothing else tells."""
    return -sum(_COMMON.find(letter) % (len(_COMMON) + 1) for letter in text.lower() if not letter.isascii())


def scripts(text: str) -> frozenset[str]:
    """The kinds of the letters beyond ASCII, regardless of case."""
    return frozenset(kind.lower() for kind in kinds(text) if kind in "lLcCgGeo")
