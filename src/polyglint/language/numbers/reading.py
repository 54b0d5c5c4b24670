"""Running text → its figures: dates first, then times, names, numbers in digits, and what is spelled out."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from types import MappingProxyType

from polyglint.language.numbers.calendar import dates
from polyglint.language.numbers.clock import times
from polyglint.language.numbers.figure import Figure
from polyglint.language.numbers.ideographs import hangul, ideographs, naming, parts
from polyglint.language.numbers.names import names
from polyglint.language.numbers.numerals import numerals
from polyglint.language.numbers.quantities import quantities
from polyglint.language.numbers.spelled import roman, spelled
from polyglint.language.numbers.vocabulary import Vocabulary, lowered, vocabulary

_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
_MARKUP = "\N{WORD JOINER}"
_MARKUP_RUN = re.compile(rf"(?<=\d){_MARKUP}+(?=\d)|({_MARKUP}+)")
_DIGIT = re.compile(r"\d")
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
_SIGN = re.compile("[¼½¾⅐-⅞]")
_FRACTION = re.compile(r"(?<!\d)(\d{0,9}) ?([¼½¾⅐-⅞])")
_SLASHED = re.compile(r"(?<![\d/.,])(\d{1,2})/(\d{1,2})(?![\d/]|[.,]\d)")
_WIDE_COMMA = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")
# Replaced one after the other: `translate` looks up each character for itself.
_FOLDED = MappingProxyType({
    "％": "%", "．": ".", "：": ":", "／": "/", "～": "~", "－": "-", "＋": "+", "’": "'", "＇": "'",
    "\N{ARABIC DECIMAL SEPARATOR}": ".", "\N{ARABIC THOUSANDS SEPARATOR}": ",",
    "\N{NARROW NO-BREAK SPACE}": "\N{NO-BREAK SPACE}", "\N{THIN SPACE}": "\N{NO-BREAK SPACE}",
    "\N{FIGURE SPACE}": "\N{NO-BREAK SPACE}", "\N{MINUS SIGN}": "-", "\N{NON-BREAKING HYPHEN}": "-",
    "\N{HYPHEN}": "-", "＄": "$", "￦": "₩",
})  # fmt: skip
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s\ufffc]+|(?<![\w.+-])[\w.+-]{1,64}+@[\w-]+\.[\w.]+")
_RANGE = re.compile(r"\s*(?:[-–—~〜]|\.\.\.?|…)\s*")
_SPACES = re.compile(r"[ \n]+")
_LONGEST_JOIN = 12
_FACTORS = frozenset({1e2, 1e3, 1e4, 1e6, 1e8, 1e9, 1e12})

Reader = Callable[[str], Iterable[Figure]]


def read(prose: str, language: str, *, with_words: bool) -> tuple[Figure, ...]:
    """The figures of a text: see `polyglint.figures`."""
    words = vocabulary(language.partition("-")[0].lower())
    compact, offsets = _without_markup(prose)
    cased = _folded(compact)
    text = lowered(cased)
    found = sorted(_read(text, cased, words, with_words=with_words))
    return tuple(_in_place(figure, prose, offsets) for figure in _with_ranges(text, found, words))


def _without_markup(prose: str) -> tuple[str, list[int] | None]:
    """The text as it reads without its markup, and where each of its characters stood."""
    if _MARKUP not in prose:
        return prose, None
    pieces: list[str] = []
    offsets: list[int] = []
    cursor = 0
    for match in _MARKUP_RUN.finditer(prose):
        if match[1]:
            pieces.append(prose[cursor : match.start()])
            offsets += range(cursor, match.start())
            cursor = match.end()
    offsets += range(cursor, len(prose) + 1)
    return "".join((*pieces, prose[cursor:])), offsets


def _folded(text: str) -> str:
    """With ASCII digits and marks for all others, character for character."""
    if text.isascii():
        return text
    if _FOREIGN_DIGIT.search(text):
        text = _FOREIGN_DIGIT.sub(lambda match: str(unicodedata.digit(match[0])), text)
        text = _WIDE_COMMA.sub(",", text)
    for written, same in _FOLDED.items():
        text = text.replace(written, same)
    return text


def _read(text: str, cased: str, words: Vocabulary, *, with_words: bool) -> Iterator[Figure]:
    """Each reader sees what those before it have left."""
    if words.idioms and (words.idioms.search(text)):
        text = words.idioms.sub(lambda match: _OBJECT * len(match[0]), text)
    if "://" in text or "www." in text or "@" in text:
        text = _ADDRESS.sub(lambda match: _OBJECT * len(match[0]), text)
    has_digits = _DIGIT.search(text) is not None
    readers = _digit_readers(cased, words) if has_digits else _wordy_readers(cased, words)
    for reader in (*readers, *(_word_readers(cased, words) if with_words else ())):
        found = list(reader(text))
        yield from found
        text = _blanked(text, found)


def _digit_readers(cased: str, words: Vocabulary) -> Iterator[Reader]:
    yield lambda text: _apart(dates(text, cased, words))
    if words.is_cjk:
        yield lambda text: _apart(parts(text))
        yield lambda text: _apart(naming(text))
    yield lambda text: _apart(times(text, words))
    yield lambda text: _apart(names(text))
    yield _fractions
    yield lambda text: quantities(text, cased, words)


def _wordy_readers(cased: str, words: Vocabulary) -> Iterator[Reader]:
    """What a text without digits may name: months, 百分之五, ½."""
    if words.months:
        yield lambda text: _apart(dates(text, cased, words))
    if "分" in cased:
        yield lambda text: _apart(parts(text))
    if _SIGN.search(cased):
        yield _fractions


def _word_readers(cased: str, words: Vocabulary) -> Iterator[Reader]:
    if words.language == "ko":
        yield lambda text: _apart(hangul(text, words))
    elif words.is_cjk:
        yield lambda text: _apart(ideographs(text, words))
    elif words.language:
        yield lambda text: spelled(text, words)
        yield lambda text: _apart(roman(_upper_only(text, cased)))


def _upper_only(text: str, cased: str) -> str:
    """The cased text where nothing has been read yet."""
    if _OBJECT not in text:
        return cased
    return "".join(_OBJECT if small == _OBJECT else letter for small, letter in zip(text, cased, strict=True))


def _fractions(text: str) -> Iterator[Figure]:
    found = []
    if not text.isascii() and _SIGN.search(text):
        for match in _FRACTION.finditer(text):
            value = unicodedata.numeric(match[2]) + float(match[1] or 0)
            found.append(Figure(*match.span(), match[0], "number", (value,)))
    if "/" in text:
        for match in _SLASHED.finditer(text):
            one, other = float(match[1]), float(match[2])
            if other:
                found.append(Figure(*match.span(), match[0], "name", (one, other, one / other)))
    return _apart(found)


def _apart(found: Iterable[Figure]) -> Iterator[Figure]:
    """The figures in order, without those that begin inside an earlier one; the days of one range share their text."""
    end, span = 0, (-1, -1)
    for figure in sorted(found, key=lambda figure: (figure.start, -figure.end)):
        if figure.start >= end or ((figure.start, figure.end) == span and figure.kind == "date"):
            end, span = figure.end, (figure.start, figure.end)
            yield figure


def _blanked(text: str, found: Iterable[Figure]) -> str:
    pieces, cursor = [], 0
    for figure in found:
        if figure.start >= cursor:
            pieces += [text[cursor : figure.start], _OBJECT * (figure.end - figure.start)]
            cursor = figure.end
    return "".join(pieces) + text[cursor:] if pieces else text


def _with_ranges(text: str, found: list[Figure], words: Vocabulary) -> Iterator[Figure]:
    """The figures; the lower end of a range knows it and takes the unit of the upper one."""
    for position, figure in enumerate(found):
        following = found[position + 1] if position + 1 < len(found) else None
        if following and figure.kind == following.kind == "number" and _is_range(text, figure, following, words):
            values = (*figure.values, *_multiplied(text, figure, following, words))
            yield figure._replace(is_low=True, unit=figure.unit or following.unit, values=values)
        else:
            yield figure


def _multiplied(text: str, figure: Figure, following: Figure, words: Vocabulary) -> tuple[float, ...]:
    """The readings of the lower end with the multiplier of the upper one: 2-3 million."""
    upper = next(numerals(text[following.start : following.end], words.language), None)
    if upper is None or not upper.values or not upper.values[0]:
        return ()
    factor = following.values[0] / upper.values[0]
    lower = figure.values[0] * factor
    return (lower,) if factor in _FACTORS and lower < following.values[0] else ()


def _is_range(text: str, figure: Figure, following: Figure, words: Vocabulary) -> bool:
    between = text[figure.end : following.start]
    if len(between) > _LONGEST_JOIN:
        return False
    return _RANGE.fullmatch(between) is not None or between.strip() in words.ranges


def _in_place(figure: Figure, prose: str, offsets: list[int] | None) -> Figure:
    start = offsets[figure.start] if offsets else figure.start
    end = offsets[figure.end - 1] + 1 if offsets else figure.end
    shown = _SPACES.sub(" ", prose[start:end].replace(_MARKUP, ""))
    return figure._replace(start=start, end=end, text=shown)
