"""What a page is about: a name that stands for it in the ledger, and under which pages of one subject meet."""

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from polyglint.claims.settings import Aliases
from polyglint.claims.wording import bare, lowered, with_letters
from polyglint.document import Document
from polyglint.language.words import function_words

if TYPE_CHECKING:
    from polyglint.claims.lexicon import Lexicon

_MOST_WORDS = 6  # a longer title is a sentence, and the next page has another one on the same matter
_NAMELESS = ("generic", "no_subject")
_SEPARATORS = (": ", " | ", " – ", " — ", " - ", " (")
_SHORT = 3  # letters of a function word that are too few to tell its stem from another word's
_YEARS = range(1900, 2100)


def subject_of(document: Document, lexicon: "Lexicon", aliases: Aliases) -> str:
    """The canonical name of a document's subject; empty where its title says nothing of one."""
    named = document.title or _slug(document.path)
    return alias_of(named, lexicon, aliases) or canonical(named, lexicon)


def canonical(title: str, lexicon: "Lexicon") -> str:
    """The content words of a title as stems in one order, generic ones left out.

    What follows a colon says more of the page only, unless it is a number: "Setup (version 2)" is of another subject
    than "Setup (version 1)".
    """
    rest = ""
    for separator in _SEPARATORS:
        first, found, behind = title.partition(separator)
        if found:
            title, rest = (first, f"{behind} {rest}") if _content(first, lexicon) else (behind, rest)
    words = {*_content(title, lexicon), *(word for word in _content(rest, lexicon) if word[0].isdigit())}
    is_nothing = all(word[0].isdigit() for word in words)
    return "" if is_nothing or len(words) > _MOST_WORDS else " ".join(sorted(words))


def alias_of(title: str, lexicon: "Lexicon", aliases: Aliases) -> str:
    """The declared subject that a title names, the one with the longest name first."""
    words = {root for root, _ in _words(title, lexicon)}
    found = [
        (len(roots), subject)
        for subject, names in aliases
        for name in (subject, *names)
        if (roots := {root for root, _ in _words(name, lexicon)}) and words.issuperset(roots)
    ]
    return max(found, default=(0, ""))[1]


def named_subject(words: Iterable[str], lexicon: "Lexicon") -> str:
    """The subject that the words of a heading or label name, in the form of `canonical`."""
    known = [word for word in words if len(word) == 1 and word.isupper()]
    empty = _empty_roots(lexicon)
    roots = {*known, *(root for word in words for root in _content(word, lexicon) if root not in empty)}
    return "" if len(roots) > _MOST_WORDS else " ".join(sorted(roots))


@lru_cache(maxsize=16)
def _empty_roots(lexicon: "Lexicon") -> frozenset[str]:
    """The stems of function words, as headings are looked up by them."""
    return frozenset(_root(word, lexicon) for word in function_words(lexicon.language) if len(word) > _SHORT)


def _content(title: str, lexicon: "Lexicon") -> list[str]:
    """The words of a title that name something, as stems, and its numbers; function words and years name nothing."""
    return [
        root
        for root, standing in _words(title, lexicon)
        if (len(root) > 1 or root.isdigit() or root.isupper())
        and not any(lexicon.is_one_of(key, word) for key in _NAMELESS for word in (standing, root))
    ]


def _words(name: str, lexicon: "Lexicon") -> list[tuple[str, str]]:
    """The words of a name as stems, and as phrases of the lexicon know them."""
    low = lowered(name)
    empty = function_words(lexicon.language)
    found = []
    for match in lexicon.wording.words(with_letters(lexicon.wording.text(low), name)):
        word = low[match.start() : match.end()].rstrip("'")
        is_year = word.isdigit() and int(word) in _YEARS
        if match[0].isupper():
            found.append((match[0], match[0]))
        elif word and word not in empty and not is_year:
            found.append((_root(word, lexicon) if word.isalpha() else word, bare(match[0])))
    return found


def _root(word: str, lexicon: "Lexicon") -> str:
    """A stem that is its own stem: names come as written and as stems."""
    root = lexicon.wording.root(word)
    return root if root == word else _root(root, lexicon)


def _slug(path: str) -> str:
    """The file's own name, or its folder's for an index page, without the locale."""
    parts = path.rsplit(".", 1)[0].split("/")
    stem = parts[-1].partition(".")[0]
    name = parts[-2] if stem in ("index", "_index", "README", "readme") and len(parts) > 1 else stem
    return name.replace("-", " ").replace("_", " ")
