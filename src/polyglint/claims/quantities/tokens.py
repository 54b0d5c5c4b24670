"""Text → tokens: numbers, amounts that stand in one piece, versions, words with the parts that they may play."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from polyglint.claims.quantities.versions import version_ends
from polyglint.claims.quantities.words import Phrase, QuantityWords, Unit, unit_named
from polyglint.language.numbers import Figure, figures
from polyglint.language.numbers.spelled import spelled

_PIECE = re.compile(r"\d+|[^\W\d_]+['’]?|[<>]=|\ufffc+|[^\w\s]|_+")
_DIGIT = re.compile(r"\d")
_VERSION = re.compile(r"v\.? ?\d{1,4}(?:\.\d{1,4}){0,3}(?:\.x)?\+?|\d{1,4}(?:\.\d{1,4}){2,3}(?:\.x)?\+?")
_CLOCKED = re.compile(r"([1-4]) ?h ?(\d\d)")
_OWN_UNIT = re.compile(r"[^\d.,'\s\u00a0\u202f]")
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_TOO_MANY = 1e8  # longer runs of digits are telephone numbers
_NONE: frozenset[str] = frozenset()
_NOISE = frozenset("#№§$\\=@/_:.,'")


@dataclass(slots=True)
class Token:
    """A word, mark or number. `kind` is "number", "quantity", "version", "other", or "" for words and marks."""

    start: int
    end: int
    text: str
    kind: str = ""
    low: float = 0.0
    high: float = 0.0
    unit: Unit | None = None
    roles: frozenset[str] = _NONE
    is_vague: bool = False
    is_word: bool = False

    def may_be(self, *roles: str) -> bool:
        """Whether the token may play one of these parts."""
        return not self.roles.isdisjoint(roles)


def tokens(text: str, words: QuantityWords) -> list[Token]:
    """The tokens of a text in order."""
    digits = _digits(text, words) if _DIGIT.search(text) else {}
    named = _spelled(text, words)
    pieces = list(_PIECE.finditer(text))
    found: list[Token] = []
    position, least = 0, 0
    while position < len(pieces):
        piece = pieces[position]
        if piece.start() >= least:
            token = digits.get(piece.start()) or _word(pieces, position, text, named, words)
            least = token.end
            found.append(token)
        position += 1
    return found


def _digits(text: str, words: QuantityWords) -> Mapping[int, Token]:
    """What the figures in digits are, by where they begin."""
    return {figure.start: _figure(text, figure, words) for figure in figures(text, words.language, with_words=False)}


def _figure(text: str, figure: Figure, words: QuantityWords) -> Token:
    token = Token(figure.start, figure.end, text[figure.start : figure.end], "other")
    if figure.kind == "number":
        _number(text, token, figure, words)
    elif figure.kind == "name" and _VERSION.fullmatch(token.text):
        token.kind = "version"
        token.low, token.high = version_ends(token.text)
    elif match := _CLOCKED.fullmatch(token.text):
        token.kind, token.unit = "quantity", unit_named("minute")
        token.low = token.high = float(match[1]) * 60 + float(match[2])
    return token


def _number(text: str, token: Token, figure: Figure, words: QuantityWords) -> None:
    token.low = token.high = _value(figure, words.language)
    has_unit = bool(figure.unit) and (not figure.is_low or _OWN_UNIT.search(token.text) is not None)
    if has_unit and not _is_preposition(text, token):
        token.kind, token.unit = "quantity", unit_named(figure.unit)
    elif not _is_no_number(text, token, words):
        token.kind = "number"


def _is_preposition(text: str, token: Token) -> bool:
    """Whether the letter behind a number is a word: «2 с половиной»."""
    if not re.search(r"\d\s+[а-яa-z]$", token.text) or not re.match(r"\s+[^\W\d_]{2}", text[token.end : token.end + 4]):
        return False
    if token.text[-1] not in "св":
        return False
    token.end -= len(token.text) - len(token.text[:-1].rstrip())
    token.text = text[token.start : token.end]
    return True


def _value(figure: Figure, language: str) -> float:
    """The reading that the language's own marks give: 1.234 is a thousand in German, 1,5 is no 15."""
    if len(figure.values) == 1 or figure.is_low:
        return figure.values[0]
    is_decimal = ("." in figure.text) == (language == "en")
    return figure.values[-1] if is_decimal else figure.values[0]


def _is_no_number(text: str, token: Token, words: QuantityWords) -> bool:
    """Whether digits name something instead of counting: years, ordinals, numbers of lists and lines."""
    after = text[token.end : token.end + 4]
    if token.low >= _TOO_MANY or (token.text[0] == "0" and token.text.isdigit() and len(token.text) > 1):
        return True
    if token.text[-1].isalpha() and token.text[-1] not in "kxх":
        return True
    if token.low.is_integer() and _FIRST_YEAR <= token.low <= _LAST_YEAR and token.low not in (2000, 2048):
        return len(token.text) == 4
    if token.start and text[token.start - 1] in _NOISE:
        return True
    if not text[: token.start].strip() and re.match(r"[.)]\s", after):
        return True
    if words.language == "de" and re.match(r"\.\s[a-zäöü]", after) and len(token.text) < 3:
        return True
    return re.match(r"[_\\/=:]\w|['′″]", after) is not None


def _spelled(text: str, words: QuantityWords) -> Mapping[int, Token]:
    found = {}
    for figure in spelled(text, words.counting):
        if figure.text in words.articles or not figure.values[0] or figure.text in words.counting.multipliers:
            continue  # "a", "zero", "millions of"
        token = Token(figure.start, figure.end, figure.text, "number", is_word=True)
        token.low = token.high = figure.values[0]
        if figure.unit:
            token.kind, token.unit = "quantity", unit_named(figure.unit)
        found[figure.start] = token
    return found


def _word(
    pieces: list[re.Match[str]], position: int, text: str, named: Mapping[int, Token], words: QuantityWords
) -> Token:
    """The phrase, the number or else the word that begins here: the longest."""
    piece = pieces[position]
    number = named.get(piece.start())
    phrase, end = _phrase(pieces, position, words)
    if number and number.end >= end:
        return number
    if phrase is None:
        phrase, end = words.compound(piece[0]) if len(piece[0]) > 4 else None, piece.end()
    token = Token(piece.start(), end, text[piece.start() : end], is_word=True)
    if phrase:
        _play(token, phrase)
    return token


def _phrase(pieces: list[re.Match[str]], position: int, words: QuantityWords) -> tuple[Phrase | None, int]:
    for phrase in words.phrases.get(pieces[position][0], ()):
        stretch = pieces[position : position + len(phrase.words)]
        if tuple(piece[0] for piece in stretch) == phrase.words:
            return phrase, stretch[-1].end()
    return None, pieces[position].end()


def _play(token: Token, phrase: Phrase) -> None:
    token.roles, token.low, token.high, token.unit = phrase.roles, phrase.low, phrase.high, phrase.unit
    if token.may_be("number", "vague"):
        token.kind, token.is_vague = "number", token.may_be("vague")
    elif token.may_be("quantity"):
        token.kind = "quantity"
    elif not token.may_be("interval"):
        token.unit = None
