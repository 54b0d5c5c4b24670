"""A word that stands twice in a row."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import compress
from pathlib import Path

from polyglint import OBJECT, Document, DocumentRule, Edit, Fix, Mqm, Problem

# Patterns are texts here: most pages double no word, and then none is compiled.
# Only white space between the two; a third one, a name in capitals or a hyphen on either side makes it meant.
_TWICE = r"(?i)(?<![\w'’\-\u2060./])([^\W\d_]+)[ \n]+(\1)(?![\w'’\-\u2060/])"
_SENTENCE_START = r"(?:^|[.!?…:。！？\ufffc]|[«“\"(])[\s\u2060]*$"
_LAST = r"[\s\u2060]*(?:[,.;:!?…)»”\"]|\ufffc|$)"  # what is said twice for emphasis stands at an end
_ROMANCE = frozenset({"ca", "es", "fr", "gl", "it", "pt", "ro"})
# Languages that double words to say "many", "very" or "each".
_DOUBLING = frozenset({"id", "ms", "zh", "ja", "vi", "th", "jv", "tl", "fil", "haw", "mi", "sw", "hi"})


class DoubledWord(DocumentRule):
    """No word stands twice in a row unless grammar or emphasis wants it."""

    id = "repetition/doubled-word"
    mqm = Mqm("linguistic conventions", "duplication", "minor")

    def check(self, document: Document) -> Iterator[Problem]:
        """Two equal words with nothing but white space between them."""
        if document.language in _DOUBLING or not _may_double(document.prose):
            return
        for match in document.search(re.compile(_TWICE)):
            if not _is_meant(match, document) and not _is_foreign(match.start(), document):
                first, second = match.span(1), match.span(2)
                yield Problem(
                    document.place(first[0], second[1]),
                    _message(match[2], document.language),
                    fix=Fix((Edit(document.place(first[1], second[1]), ""),), safe=False),
                )


def _may_double(prose: str) -> bool:
    """Whether a word may stand twice: several times as fast as the pattern, which few pages need then."""
    for length in (32, 8, 2):
        prose = prose.replace(OBJECT * length, OBJECT)
    prose = prose.lower().replace(OBJECT, " | ")
    for opening in '("“«¿¡':
        prose = prose.replace(opening, " ")
    words = prose.split()
    following = words[1:]
    pairs = compress(zip(words, following, strict=False), map(str.startswith, following, words))
    return any(word.isalpha() and not other[len(word) :][:1].isalnum() for word, other in pairs)


def _message(word: str, language: str) -> str:
    """What to do: where articles and prepositions are short and alike, one of two may be another one, mistyped."""
    from polyglint import function_words  # late: as the patterns

    if language in _ROMANCE and word in function_words(language):
        return f'"{word}" stands twice: one is superfluous or mistyped'
    return f'"{word}" stands twice: leave one out'


def _is_meant(match: re.Match[str], document: Document) -> bool:
    first, second = match[1], match[2]
    language = document.language
    if len(second) == 1 and not (second.islower() and first.islower() and second in _words(f"{language} letters")):
        return True
    if second.lower() in _allowed(language) or _is_a_third(match, document.prose):
        return True
    if second.lower() in _words("end") and re.compile(_LAST).match(document.prose, match.end()):
        return True
    if first == second:
        return second[0].isupper()  # a name, or a shout
    return not (second.islower() and first[1:].islower() and _begins_sentence(document.prose, match.start()))


def _is_foreign(offset: int, document: Document) -> bool:
    """Whether the sentence is in another language: a quotation, or one that waits for its translation."""
    from polyglint import function_words, telling_words, words_of  # late: as the patterns

    own = function_words(document.language)
    if document.language == "en" or not own:
        return False
    sentence = max((one for one in document.sentences if one.start <= offset), default=None)
    words = words_of(document.prose[sentence.start : sentence.end]) if sentence else []
    ours = sum(word in own for word in words)
    return sum(word in telling_words("en", document.language) for word in words) > ours


def _is_a_third(match: re.Match[str], prose: str) -> bool:
    """Whether the same word stands before or behind once more: who says it three times means it."""
    word = match[1].lower()
    before = prose[max(match.start() - len(word) - 2, 0) : match.start()].lower()
    after = prose[match.end() : match.end() + len(word) + 2].lower()
    return before.strip(" ,\n").endswith(word) or after.strip(" ,\n").startswith(word)


def _begins_sentence(prose: str, start: int) -> bool:
    return re.search(_SENTENCE_START, prose[max(start - 8, 0) : start]) is not None


@cache
def _allowed(language: str) -> frozenset[str]:
    """The words that may stand twice in a language; in an unknown one, those of all."""
    if not language:
        return frozenset().union(*_by_language().values())
    return _words("*") | _words(language)


def _words(section: str) -> frozenset[str]:
    return _by_language().get(section, frozenset())


@cache
def _by_language() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    section = "*"
    data = Path(__file__).with_name("doubled_words.txt").read_text(encoding="utf-8")
    for line in data.splitlines():
        if line.startswith("@"):
            section = line[1:].strip()
            found[section] = frozenset()
        elif line and not line.startswith("#"):
            found[section] |= frozenset(line.split())
    return found
