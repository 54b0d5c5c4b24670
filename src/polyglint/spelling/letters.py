"""How words are written: what is the same word, which letters a language has, where they lie on its keyboard."""

import unicodedata
from functools import cache
from types import MappingProxyType

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ALPHABETS = MappingProxyType({
    "en": _LATIN, "es": _LATIN + "áéíñóúü", "fr": _LATIN + "àâçèéêëîïôùûüœ", "de": _LATIN + "äöüß",
    "it": _LATIN + "àèéìòù", "pt": _LATIN + "áâãàçéêíóôõú", "nl": _LATIN + "ëïéö", "ca": _LATIN + "àçèéíïòóúü",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя", "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'",
    "pl": _LATIN + "ąćęłńóśźż", "sv": _LATIN + "åäöé", "da": _LATIN + "æøå", "nb": _LATIN + "æøå",
})  # fmt: skip
_QWERTY = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_KEYBOARDS = MappingProxyType({
    "de": ("qwertzuiopü", "asdfghjklöä", "yxcvbnm"),
    "es": ("qwertyuiop", "asdfghjklñ", "zxcvbnm"),
    "fr": ("azertyuiop", "qsdfghjklm", "wxcvbn"),
    "ru": ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"),
    "uk": ("йцукенгшщзхї", "фівапролджє", "ячсмитьбю"),
})  # fmt: skip


def folded(word: str, language: str) -> str:
    """The word as dictionaries are asked for it: small letters, composed, plain apostrophes, no ё in Russian."""
    if not word.isascii():
        if not unicodedata.is_normalized("NFC", word):
            word = unicodedata.normalize("NFC", word)
        word = word.replace("’", "'").replace("ʼ", "'")
        word = word.replace("\u2060", "").replace("\u00ad", "")
    word = word.lower()
    return word.replace("ё", "е") if language == "ru" else word


@cache
def alphabet(language: str) -> str:
    """The letters of a language, small ones; those of plain Latin where they are not listed."""
    return _ALPHABETS.get(language, _LATIN)


@cache
def neighbours(language: str) -> frozenset[str]:
    """The pairs of letters whose keys touch on the keyboards that the language is written with, both ways round."""
    rows = _KEYBOARDS.get(language, _QWERTY)
    # Spanish and French are typed on keyboards of other countries as well.
    layouts = (rows,) if not rows[0].isascii() else (rows, _QWERTY)
    pairs = set()
    for layout in layouts:
        places = {letter: (x + 0.5 * y, y) for y, row in enumerate(layout) for x, letter in enumerate(row)}
        for one, (x, y) in places.items():
            for other, (u, v) in places.items():
                if one != other and abs(y - v) <= 1 and abs(x - u) <= 1:
                    pairs.add(one + other)
    return frozenset(pairs)


@cache
def plain_letter(letter: str) -> str:
    """The letter without its accents. What an alphabet counts as a letter of its own, й or å, stays."""
    if letter in "йїåøæ":
        return letter
    return unicodedata.normalize("NFD", letter)[0]


def unaccented(word: str) -> str:
    """The word without its accents."""
    return word if word.isascii() else "".join(map(plain_letter, word))
