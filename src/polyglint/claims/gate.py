"""The cheap questions first: which packs are read on this document? No lexicon is loaded for the answer.

What tells is in the lexicons, at the top of each pack's file: words of its matter, words of others, and words that
topics need which are read on any page.
"""

from collections.abc import Iterable
from functools import cache
from itertools import chain, takewhile
from os.path import commonprefix
from pathlib import Path
from typing import NamedTuple

from polyglint.claims.settings import PACKS
from polyglint.document import Document
from polyglint.late_pattern import late_pattern

_FOLDER = Path(__file__).parent / "lexicons"
_DIGIT = late_pattern(r"\d")
_ENOUGH = 2
_TELLING, _LEAST = 5, 3  # letters of a word for a measure, at most and at least
_GOES_ON = (" ", "\t", "-")  # what a line begins with that goes on with a list
_REST = ("cues:", "topics:")  # keys of a lexicon below which there is nothing for the gate
_BEGINNING = 3000  # characters that tell what a page is about


class Read(NamedTuple):
    """How a document is to be read: in which language, for which packs; none of them: for the topics of any page."""

    language: str
    packs: tuple[str, ...]


def reading_of(
    document: Document, packs: Iterable[str], *, are_stated: bool = False, has_phrases: bool = False
) -> Read | None:
    """How a document is to be read; None where it can hold no claims that are asked for.

    A site that states its packs writes of their matters: a page need not show it, unless it is clearly of another one.
    A site that has phrases of its own wants them found on any page.
    """
    least = 0 if are_stated else _ENOUGH
    for language in (document.language,) if document.language else languages():
        if language not in languages():
            continue
        about = tuple(pack for pack in packs if has_phrases or is_about(document.text, language, pack, least))
        if (about or may_promise(document.text, language)) and language == (
            document.language or _likely_language(document)
        ):
            return Read(language, about)
    return None


@cache
def languages() -> tuple[str, ...]:
    """The languages with a lexicon."""
    return tuple(sorted(folder.name for folder in _FOLDER.iterdir() if (folder / "language.yaml").is_file()))


def _likely_language(document: Document) -> str:
    from polyglint.language.words import likely_language  # late: most documents tell their locale

    return likely_language(document.prose, languages())


def is_about(text: str, language: str, pack: str, least: int = _ENOUGH) -> bool:
    """Whether a text speaks of matters where the words of a pack have the sense that is meant.

    It has to have so many more of the pack's words than of those that take one back.
    """
    beginning = text[:_BEGINNING].lower()
    found = sum(word in beginning for word in words_of(language, pack, "vocabulary"))
    if found < least:
        return False
    return found - sum(word in beginning for word in words_of(language, pack, "elsewhere")) >= least


def may_promise(text: str, language: str) -> bool:
    """Whether a text has a word without which nothing is promised that is read on any page."""
    words = words_for_any_page(language)
    if not words:
        return False
    low = text.lower()
    return any(word in low for word in words)


@cache
def words_for_any_page(language: str) -> tuple[str, ...]:
    """The words that topics need which are read on any page."""
    return tuple(word for pack in PACKS for word in words_of(language, pack, "any_page"))


def may_state_figure(document: Document, language: str) -> bool:
    """Whether a document may state a figure of any matter: a block or a text of its header has digits and a measure."""
    if _DIGIT.search(document.text) is None:
        return False
    texts = chain(
        (document.text[block.start : block.end] for block in document.blocks if block.has_inlines),
        (str(entry.value) for entry in document.front_matter.entries if entry.is_text),
    )
    numbered = "\n".join(filter(_DIGIT.search, texts))
    if not numbered:
        return False
    from polyglint.claims.wording import lowered  # late: it brings the stemmer, which most pages do without

    low = lowered(numbered)
    return any(fragment in low for fragment in _measures(language))


@cache
def _measures(language: str) -> tuple[str, ...]:
    """The beginnings of the words for measures."""
    from polyglint.language.stems import stem  # late: a text without digits needs no stems

    words = (" ".join(word.lstrip("*").split()) for word in _entries(language, "quantities", "measures"))
    return tuple({_written_beginning(word, stem(word, language)) for word in words})


def _written_beginning(word: str, root: str) -> str:
    """What all forms of a word begin with as they are written: a stemmer changes letters, größe is gross to it."""
    shared = commonprefix((word, root))  # noqa: RUF071  (words, no paths)
    return (shared if len(shared) >= _LEAST else word)[:_TELLING]


@cache
def words_of(language: str, pack: str, key: str) -> tuple[str, ...]:
    """A list of words of a lexicon, read without YAML: it is asked for on every run."""
    return tuple(filter(None, (word.strip(" \t-\"'[]*=>|").lower() for word in _entries(language, pack, key))))


def _entries(language: str, file: str, key: str) -> list[str]:
    first, *following = _top(language, file).partition(f"\n{key}:")[2].split("\n")
    lines = (first, *takewhile(lambda line: line.startswith(_GOES_ON), following))
    words = ",".join(line.partition("#")[0] for line in lines).split(",")
    return list(filter(None, (word.strip(" \t-\"'>|") for word in words)))


@cache
def _top(language: str, file: str) -> str:
    """What a file of a lexicon says before it comes to its cues and topics."""
    try:
        with (_FOLDER / f"{language}/{file}.yaml").open(encoding="utf-8") as stream:
            return "\n" + "".join(takewhile(lambda line: not line.startswith(_REST), stream))
    except OSError:
        return ""
