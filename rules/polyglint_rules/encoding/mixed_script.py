"""Words that mix letters which look alike."""

import functools
import re
from collections.abc import Iterator
from itertools import islice

from polyglint import Document, DocumentRule, Edit, Fix, Mqm, Problem
from polyglint_rules.encoding.characters import has_high_beside_plain, special
from polyglint_rules.encoding.reach import readable

# A Latin letter beside a Cyrillic or Greek one.
# Patterns are texts here: those that no page needs are never compiled.
_GATE = "(?s)[A-Za-z](?:(?=[\u0370-\u052f])|(?<=[\u0370-\u052f].))"
_OTHER = "[\u0370-\u052f]"
_WORD = "[^\\W\\d_]+"
_SCRIPTS = {
    "latin": "[A-Za-z\xc0-\u024f]",
    "cyrillic": "[\u0400-\u052f]",
    "greek": "[\u0370-\u03ff]",
}
_NAMES = {"latin": "Latin", "cyrillic": "Cyrillic", "greek": "Greek"}

# Letter by letter the same shape in common typefaces. Letters that only resemble each other are not here: к and k,
# α and a, п and n are told apart, and stand together in formulas and brand names on purpose.
_CYRILLIC = "АВЕКМНОРСТУХІЈЅаеорсухіјѕЁёЇї"
_LATIN_OF_CYRILLIC = "ABEKMHOPCTYXIJSaeopcyxijsËëÏï"
# Only Macedonian has ѕ, only it and Serbian have ј: a plain s or j in another word is part of a code or a brand.
_RARE = str.maketrans(dict.fromkeys("SsJj", "\0"))
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονό"
_LATIN_OF_GREEK = "ABEZHIKMNOPTYXovó"
_PROPER_WORDS = 3


class MixedScript(DocumentRule):
    """All letters of a word are of one alphabet."""

    id = "encoding/mixed-script"
    mqm = Mqm("linguistic conventions", "character encoding", "major")
    notes_source = True
    reads_catalogues = True
    needs = r"[^\x00-\x7f]"

    def check(self, document: Document) -> Iterator[Problem]:
        """All words that look right and are not, because some letters are of another alphabet."""
        if document.text.isascii() or not re.search(_OTHER, special(document.text)):
            return
        if not has_high_beside_plain(document.text) or not re.search(_GATE, document.text):
            return
        text = readable(document)
        for word in re.finditer(_WORD, text):
            if not word[0].isascii() and (suspect := _suspect(word[0])) and not _is_ending(word[0], text):
                yield _problem(document, word, *suspect)


def _suspect(word: str) -> tuple[str, str] | None:
    """The script of the few odd letters of a word and the word without them, if they all look like the others' own."""
    counts = {script: len(re.findall(pattern, word)) for script, pattern in _SCRIPTS.items()}
    minor, major = sorted(counts, key=lambda script: counts[script])[1:]
    # A word of two halves, or of three alphabets, is a name that somebody made so.
    if min(counts.values()) or not 0 < counts[minor] < counts[major]:
        return None
    table = _look_alikes(minor, major)
    if not all(letter in table for letter in re.findall(_SCRIPTS[minor], word)):
        return None
    return minor, "".join(table.get(letter, letter) for letter in word)


@functools.cache
def _look_alikes(minor: str, major: str) -> dict[str, str]:
    """For the letters of one script, those of the other that look the same."""
    pairs = {
        ("cyrillic", "latin"): (_CYRILLIC, _LATIN_OF_CYRILLIC),
        ("latin", "cyrillic"): (_LATIN_OF_CYRILLIC.translate(_RARE), _CYRILLIC),
        ("greek", "latin"): (_GREEK, _LATIN_OF_GREEK),
        ("latin", "greek"): (_LATIN_OF_GREEK, _GREEK),
    }
    return dict(zip(*pairs.get((minor, major), ("", "")), strict=True))


def _is_ending(word: str, text: str) -> bool:
    """Whether a Latin word has a Cyrillic ending, as Russian gives foreign names: `Reactу`, `PDFом`.

    Its letters may all look Latin, so only the page tells: on one without Cyrillic words there are no such endings.
    """
    ending = re.fullmatch("[A-Za-z\xc0-\u024f]{2,}[\u0400-\u052f]{1,3}", word)
    return bool(ending) and _has_cyrillic_words(text)


# All words of a page ask this of the same text.
@functools.lru_cache(maxsize=1)
def _has_cyrillic_words(text: str) -> bool:
    words = re.finditer("(?<![^\\W\\d_])[\u0400-\u052f]{3,}", text)
    return len(list(islice(words, _PROPER_WORDS))) == _PROPER_WORDS


def _problem(document: Document, word: re.Match[str], minor: str, proper: str) -> Problem:
    place = document.place(*word.span())
    odd = [letter for letter in word[0] if re.match(_SCRIPTS[minor], letter)]
    letters = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in dict.fromkeys(odd))
    noun = "letter" if len(odd) == 1 else "letters"
    message = f'"{word[0]}" has the {_NAMES[minor]} {noun} {letters}: write "{proper}" in one alphabet'
    # A reader sees the same word before and after. In a short word, or one that is half and half, either alphabet may
    # be the one that was meant.
    is_clear = len(word[0]) > 3 and len(odd) * 3 <= len(word[0])
    return Problem(place, message, fix=Fix((Edit(place, proper),), safe=is_clear))
