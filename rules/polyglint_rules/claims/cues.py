"""Words that tell how a statement is meant, in each language: whether a text has any that surely do, or that may.

The claims of two languages are read with two lexicons, and one of them may miss a "may". So what seems to be lost in a
translation is looked for again, with more words than a lexicon has: nothing counts as lost beside one of them.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Literal, cast

Sense = Literal["negations", "hedges", "conditions", "universals", "abilities"]

_FOLDER = Path(__file__).parent / "cue_words"


def found(text: str, language: str, sense: Sense) -> tuple[int, int] | None:
    """Where the first word stands that surely says this; "cannot" says of what is able, not of what is likely."""
    plain = _plain(text)
    match = _surely(language, sense).search(plain)
    if not match and sense == "hedges" and not _surely(language, "negations").search(plain):
        match = _surely(language, "abilities").search(plain)
    return match.span() if match else None


def may_have(text: str, language: str, sense: Sense) -> bool:
    """Whether a text has a word that may say this; true for a language that nothing is known of."""
    return _perhaps(language, sense).search(_plain(text)) is not None


def _plain(text: str) -> str:
    return text.lower().translate({ord("’"): "'", ord("ё"): "е", 0xA0: " ", 0x202F: " "})


@cache
def _surely(language: str, sense: Sense) -> re.Pattern[str]:
    return _pattern(_listed(_words(language), sense)) if _words(language) else re.compile("(?!)")


@cache
def _perhaps(language: str, sense: Sense) -> re.Pattern[str]:
    words = _words(language)
    if not words:
        return re.compile("")
    more = cast(Mapping[str, str], words["perhaps"])
    return _pattern([*_listed(words, sense), *_listed(more, sense)])


@cache
def _words(language: str) -> Mapping[str, object]:
    import yaml  # late: most runs have no claim that was changed

    try:
        text = (_FOLDER / f"{language}.yaml").read_text(encoding="utf-8")
    except OSError:
        return {}
    return cast(Mapping[str, object], yaml.load(text, Loader=yaml.BaseLoader))


def _listed(words: Mapping[str, object], sense: Sense) -> list[str]:
    return [_plain(word.strip()) for word in str(words[sense]).split(",")]


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(_one(word) for word in words))


def _one(word: str) -> str:
    """A word as a pattern: `*` is the rest of a word on its side; marks need no end of a word."""
    inner = re.escape(word.strip("*")).replace(r"\ ", r"\s+")
    before = "" if word.startswith("*") or not word[0].isalnum() else r"(?<!\w)"
    behind = "" if word.endswith("*") or not word[-1].isalnum() else r"(?!\w)"
    return f"{before}{inner}{behind}"
