"""English only: which forms a term takes, and whether it stands as a noun or as a verb."""

from collections.abc import Sequence
from functools import cache, lru_cache

from polyglint.language.stems import Word

# A noun follows these.
_BEFORE_NOUNS = """
a an the this that these those each every any some no another other which what whose its his her their our your my
of in with from for by on as per via without within between about through into
first last next previous initial new same current old single shared local global own multiple several many few all
"""
# A verb follows these.
_BEFORE_VERBS = """
to i we you they he she who can could will would shall should must may might do does did don't doesn't didn't won't
cannot can't couldn't wouldn't shouldn't let's not never please
"""
# A base form at the beginning of a sentence is a verb before these.
_AFTER_VERBS = "the a an that your this these those it them whether how what all each every"
_SENTENCE_ENDS = ".!?:;"


@lru_cache(maxsize=1 << 14)
def has_form(word: str, term: str) -> bool:
    """Whether a word is a term or an inflected form of it: effects for effect, not effective."""
    folded, base = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'"), term.lower()
    return folded == base or folded in _inflected(base) or base in _inflected(folded)


@lru_cache(maxsize=1 << 14)
def _inflected(base: str) -> frozenset[str]:
    short = base[:-1]
    forms = {base + "s", base + "es", base + "ed", base + "ing", base + base[-1:] + "ed", base + base[-1:] + "ing"}
    if base.endswith("e"):
        forms |= {base + "d", short + "ing"}
    if base.endswith("y"):
        forms |= {short + "ies", short + "ied"}
    if base.endswith(("ex", "ix")):
        forms |= {base[:-2] + "ices"}
    return frozenset(forms)


def speech(prose: str, words: Sequence[Word], first: int, last: int) -> str:
    """ "noun" or "verb" where the words around a term tell which it is; "" where they do not."""
    form = words[last].text.lower()
    before = words[first - 1].text.lower().replace("’", "'") if first else ""
    begins = not first or any(mark in _SENTENCE_ENDS for mark in prose[words[first - 1].end : words[first].start])
    after = words[last + 1].text.lower() if last + 1 < len(words) else ""
    if form.endswith(("ed", "ing")):
        return "verb"
    if not begins and before in _words(_BEFORE_NOUNS):
        return "noun"
    if not begins and before in _words(_BEFORE_VERBS):
        return "verb"
    if begins and after in _words(_AFTER_VERBS) and prose[words[last].end : words[last + 1].start].isspace():
        return "verb"
    return "verb" if after == "into" and not begins else ""


@cache
def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())
