"""The commonest words of languages and their scripts: what a text is written in, told without a model.

Function words ("the", "und", "также") make up a third of any running text and hardly ever travel into another
language, so a few of them say more than any statistics of letters. Texts of less than twenty words get no answer.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from polyglint.late_pattern import late_pattern

ENOUGH_WORDS = 20
"""Shorter texts are not judged: names and titles among few words outvote the language around them."""

_SHARE = 0.12  # of the words of a text that are function words of its language; 0.25 to 0.5 in running text
_FEWEST = 2  # function words that tell the likeliest language from the next one
_LEAD = 2.0  # how many times as many as tell for the next one

_NAMES = MappingProxyType({
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish",
    "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "gl": "Galician", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
    "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian",
    "lv": "Latvian", "mk": "Macedonian", "nb": "Norwegian", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish",
    "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
})  # fmt: skip
_ALIASES = MappingProxyType({"no": "nb", "nn": "nb", "iw": "he", "in": "id", "cmn": "zh"})
_FOLDER = Path(__file__).parent / "function_words"
_LISTED = frozenset(_NAMES) - {"ja", "th", "zh"}  # these are written without spaces between words
_SCRIPTS = MappingProxyType({
    "latin": r"A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff",
    "cyrillic": r"\u0400-\u052f",
    "greek": r"\u0370-\u03ff\u1f00-\u1fff",
    "hebrew": r"\u0590-\u05ff",
    "arabic": r"\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    "devanagari": r"\u0900-\u097f",
    "thai": r"\u0e00-\u0e7f",
    "hangul": r"\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3",
    "kana": r"\u3041-\u30fa\u30fc-\u30ff\u31f0-\u31ff",
    "han": r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
})  # fmt: skip
_OWN_SCRIPT = MappingProxyType({
    "ar": "arabic", "be": "cyrillic", "bg": "cyrillic", "el": "greek", "fa": "arabic", "he": "hebrew",
    "hi": "devanagari", "ja": "kana", "ko": "hangul", "mk": "cyrillic", "ru": "cyrillic", "th": "thai",
    "uk": "cyrillic", "zh": "han",
})  # fmt: skip
_ONE_LANGUAGE = frozenset({"greek", "hebrew", "thai", "hangul", "kana", "han"})
_WITHOUT_SPACES = frozenset({"kana", "han", "thai"})
# Vowel signs and points are no letters to `re`, yet words of Hindi, Hebrew and Arabic go through them.
_WORD = late_pattern(r"(?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u200c])+")
_ASCII_WORD = late_pattern(r"[a-z]+")
_APOSTROPHE = late_pattern(r"(?<=[^\W\d_])['’](?=[^\W\d_])")


@cache
def primary(language: str) -> str:
    """The subtag under which a language is known here: `pt` for `pt-BR`, `nb` for `no`."""
    subtag = language.partition("-")[0].partition("_")[0].lower()
    return _ALIASES.get(subtag, subtag)


def language_name(language: str) -> str:
    """The English name of a language, or its tag where it has none here."""
    return _NAMES.get(primary(language), language)


@cache
def function_words(language: str) -> frozenset[str]:
    """The commonest function words of a language, case-folded; empty where there is no list."""
    subtag = primary(language)
    if subtag not in _LISTED:
        return frozenset()
    return frozenset((_FOLDER / f"{subtag}.txt").read_text(encoding="utf-8").split())


@cache
def telling_words(language: str, other: str) -> frozenset[str]:
    """The function words of a language that the other one does not have: what tells the two apart."""
    return function_words(language) - function_words(other)


def words_of(text: str) -> list[str]:
    """The words of a text, case-folded; those with an apostrophe whole and in parts: "isn't", "isn", "t"."""
    if text.isascii():
        folded = text.lower()
        found = _ASCII_WORD.findall(folded)
    else:
        folded = unicodedata.normalize("NFC", text.casefold()).replace("\u2060", "")
        found = _WORD.findall(folded)
    if _APOSTROPHE.search(folded):
        found += [word.replace("’", "'") for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)+", folded)]
    return found


@cache
def script_of(language: str) -> str:
    """The script that a language is written in: "latin", "cyrillic", "hangul" …; "" where it is not known.

    "kana" stands for Japanese as a whole. Serbian has two scripts and so no answer.
    """
    subtag = primary(language)
    if subtag == "sr" or subtag not in _NAMES:
        return ""
    return _OWN_SCRIPT.get(subtag, "latin")


@cache
def _letters(script: str) -> re.Pattern[str]:
    return re.compile(f"[{_SCRIPTS[script]}]+")


def letters_in(text: str, script: str) -> int:
    """How many letters of a script the text has; for "kana", Chinese characters count too where any kana is there."""
    if script != "latin" and text.isascii():
        return 0
    count = sum(map(len, _letters(script).findall(text)))
    return count + letters_in(text, "han") if script == "kana" and count else count


def likely_language(text: str, among: Iterable[str]) -> str:
    """Which of these languages the text is written in; "" where it is too short, mixed or none of them."""
    counts = {script: letters_in(text, script) for script in (("latin",) if text.isascii() else _SCRIPTS)}
    script = max(counts, key=lambda name: (counts[name], name == "kana"))
    if counts[script] * 2 < sum(counts.values()) - counts.get("han", 0) * (script == "kana"):
        return ""
    candidates = {primary(language): language for language in sorted(among)}
    if script in _ONE_LANGUAGE:
        return _by_script(text, script, counts[script], candidates)
    words = Counter(words_of(text))
    if words.total() < ENOUGH_WORDS:
        return ""
    return _by_vote(words, {tag: given for tag, given in candidates.items() if script_of(tag) in (script, "")})


def _by_script(text: str, script: str, letters: int, candidates: Mapping[str, str]) -> str:
    """The one language of the script. What has no spaces counts two characters for a word."""
    words = letters // 2 if script in _WITHOUT_SPACES else len(words_of(text))
    if words < ENOUGH_WORDS:
        return ""
    if script == "kana" and letters_in(text, "han") > 0.95 * letters:
        script = "han"  # a name in kana makes no Chinese text Japanese
    return next((given for tag, given in candidates.items() if script_of(tag) == script), "")


def _by_vote(words: Counter[str], candidates: Mapping[str, str]) -> str:
    """The language with most function words, where it has twice as many to itself as any other has."""
    listed = _languages_of(frozenset(candidates))
    votes = dict.fromkeys(candidates, 0)
    for word in words.keys() & listed.keys():
        for tag in listed[word]:
            votes[tag] += words[word]
    ranked = sorted(votes, key=lambda tag: (-votes[tag], tag))
    if not ranked or votes[ranked[0]] < max(_FEWEST, _SHARE * words.total()):
        return ""
    best = ranked[0]
    for other in ranked[1:]:
        if votes[best] >= max(votes[other] + _FEWEST, (1 + _LEAD) * votes[other]):
            break  # it leads the rest even if they share all their words with it
        ours = sum(words[word] for word in telling_words(best, other) & words.keys())
        theirs = sum(words[word] for word in telling_words(other, best) & words.keys())
        if ours < max(_FEWEST, _LEAD * theirs):
            return ""
    return candidates[best]


@cache
def _languages_of(candidates: frozenset[str]) -> dict[str, list[str]]:
    """The languages that have a function word, by word."""
    listed: dict[str, list[str]] = {}
    for tag in sorted(candidates):
        for word in function_words(tag):
            listed.setdefault(word, []).append(tag)
    return listed
