"""Words and their stems: what tells that two words are forms of one, in languages with and without spaces.

The Snowball stemmers (snowballstem.org) serve the languages that they know; Korean nouns lose their particles; in all
others two words are taken for forms of one when they begin alike and end almost alike.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple, Protocol

WITHOUT_SPACES = frozenset({"ja", "zh", "th", "lo", "km", "my"})
"""Languages that put no spaces between words: a term may begin and end anywhere in their text."""

_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_KATAKANA = "\u30a0-\u30ff"
_HIRAGANA = "\u3041-\u309f"
# Marks that stand on letters count as part of a word; to Python's \w they are none.
_MARKS = "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0d7f\u0e30-\u0e4e"
# What vanishes inside a word when it is rendered: masked markup, soft hyphens, joiners.
_INVISIBLE = "\u2060\u00ad\u200b-\u200d"
_APOSTROPHES = "'’ʼ"
# Languages whose articles and pronouns are elided: the apostrophe ends a word.
_ELIDING = frozenset({"fr", "it", "ca", "oc"})

_SNOWBALL = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
# What stands behind a Korean noun. The longest that fits goes; several may stand in a row: 상태에서는.
_PARTICLES = """
입니다 이라는 이라고 이라면 으로써 으로서 에서 에게 한테 께서 까지 부터 처럼 보다 마다 밖에 조차 마저 이나 이란 라는
라고 라면 으로 하고 이며 들 은 는 이 가 을 를 에 의 와 과 로 도 만 나 며
"""
_MIN_NOUN = 2  # syllables that a noun keeps, or 나이 would be left with 나

# Plurals that the stemmers leave: états, hooks, funções.
_PLURALS = {
    "fr": (r"(?<=\w\w\w)[sx]$", ""),
    "es": (r"(?<=\w\w[b-df-hj-np-tv-z])s$", ""),
    "pt": (r"(?<=[çs])ões$", "ão"),
}
# Vowels that come and go before the last consonant of a stem: узел, узлы; ссылка, ссылок.
_FLEETING = {"ru": r"(?<=\w\w)[еёо](?=[бвгджзклмнпрстфхцчшщ]$)"}

_MIN_PREFIX = 4
_PREFIX_SHARE = 0.6
_EDITS = 2


class Word(NamedTuple):
    """A word of a text: its offsets there, and what a reader sees of it."""

    start: int
    end: int
    text: str


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802  (the library's name)

    def stemWords(self, words: list[str]) -> list[str]: ...  # noqa: N802  (the same)


def word_tokens(prose: str, language: str) -> list[Word]:
    """The words of a text with their offsets. A Chinese character is a word, as is a run of one Japanese syllabary."""
    words = []
    for match in _word(language in _ELIDING).finditer(prose):
        text = match[0]
        words.append(Word(match.start(), match.end(), text if text.isalnum() else _visible(text)))
    return words


def stem(word: str, language: str) -> str:
    """What the forms of a word have in common, in lower case; the word itself where the language has no stemmer."""
    return _stem(word, language)


def stems(words: Sequence[str], language: str) -> list[str]:
    """The stem of each of these words, none of which holds a line end: thousands at a fifth of the price."""
    if language == "ko" or not words:
        return [stem(word, language) for word in words]
    prepared = _prepared("\n".join(words), language).split("\n")
    stemmer = _stemmer(language)
    found = stemmer.stemWords(prepared) if stemmer else prepared
    return _without_fleeting("\n".join(found), language).split("\n")


def are_forms(word: str, other: str, language: str) -> bool:
    """Whether two words are forms of one word."""
    first, second = _stem(word, language), _stem(other, language)
    if first == second or language == "ko" or language in _SNOWBALL or language in WITHOUT_SPACES:
        return first == second
    return are_alike(first, second)


def are_alike(word: str, other: str) -> bool:
    """Whether two words begin alike, for four letters and six in ten of the shorter, and end almost alike."""
    first, second = _folded(word), _folded(other)
    if first[:_MIN_PREFIX] != second[:_MIN_PREFIX]:
        return False
    if first == second:
        return True
    shared = _shared_prefix(first, second)
    shorter = min(len(first), len(second))
    if shared < max(_MIN_PREFIX, _PREFIX_SHARE * shorter):
        return False
    return _distance(first[shared:], second[shared:]) <= _EDITS


@lru_cache(maxsize=1 << 17)
def _stem(word: str, language: str) -> str:
    prepared = _prepared(word, language)
    if language == "ko":
        return _without_particles(prepared)
    stemmer = _stemmer(language)
    return _without_fleeting(stemmer.stemWord(prepared) if stemmer else prepared, language)


def _prepared(text: str, language: str) -> str:
    """The words of these lines as stemmers are given them."""
    text = unicodedata.normalize("NFC", _visible(text)).replace("’", "'").replace("ʼ", "'").lower()
    if language not in _PLURALS:
        return text
    pattern, singular = _PLURALS[language]
    return re.sub(pattern, singular, text, flags=re.MULTILINE)


def _without_fleeting(text: str, language: str) -> str:
    """The stems of these lines without the vowels that come and go."""
    return re.sub(_FLEETING[language], "", text, flags=re.MULTILINE) if language in _FLEETING else text


@cache
def _stemmer(language: str) -> _Stemmer | None:
    if language not in _SNOWBALL:
        return None
    import Stemmer  # late: many pages need no stem

    # Compiled: claims and glossaries ask for thousands of words, and the same in Python takes fifty times as long.
    found: _Stemmer = Stemmer.Stemmer(_SNOWBALL[language], 0)  # nothing cached there: `_stem` remembers
    return found


def _without_particles(word: str) -> str:
    while particle := next((one for one in _particles() if _ends_in(word, one)), ""):
        word = word[: -len(particle)]
    return word


@cache
def _particles() -> tuple[str, ...]:
    return tuple(_PARTICLES.split())


def _ends_in(word: str, particle: str) -> bool:
    if not word.endswith(particle):
        return False
    noun = word[: -len(particle)]
    # A word in Latin letters (Hook은) is a noun whatever its length.
    return len(noun) >= _MIN_NOUN or (len(noun) == 1 and noun.isascii())


@cache
def _word(is_eliding: bool) -> re.Pattern[str]:
    letter = rf"(?:[^\W_{_HIRAGANA}{_KATAKANA}{_HAN}]|[{_MARKS}])"
    inner = _INVISIBLE if is_eliding else _INVISIBLE + _APOSTROPHES
    return re.compile(rf"[{_HAN}]|[{_KATAKANA}]+|[{_HIRAGANA}]+|{letter}+(?:[{inner}]+{letter}+)*")


def _visible(text: str) -> str:
    return _invisible().sub("", text)


@cache
def _invisible() -> re.Pattern[str]:
    return re.compile(f"[{_INVISIBLE}]+")


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    """The word without case and accents: Zustand, Zustände."""
    folded = word.lower()
    if folded.isascii():
        return folded
    return "".join(mark for mark in unicodedata.normalize("NFD", folded) if not unicodedata.combining(mark))


def _shared_prefix(first: str, second: str) -> int:
    shared = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        shared += 1
    return shared


def _distance(first: str, second: str) -> int:
    """How many letters have to be changed, added or left out; more than the budget is told as one more."""
    if abs(len(first) - len(second)) > _EDITS:
        return _EDITS + 1
    row = list(range(len(second) + 1))
    for index, letter in enumerate(first, 1):
        diagonal, row[0] = row[0], index
        for column, other in enumerate(second, 1):
            diagonal, row[column] = (
                row[column],
                min(row[column] + 1, row[column - 1] + 1, diagonal + (letter != other)),
            )
    return row[-1]
