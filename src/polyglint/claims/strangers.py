"""Clauses whose subject is not the page's: another method, the illness itself, a thing that the page has no word for.

A name of the lexicon is a stranger where the title, the headings and the words around do not make it the page's own,
and where it is what the clause is about: it begins the clause, with an article and adjectives at most. "After a
facelift …" and "our facelift …" are left.
"""

from collections.abc import Iterator
from itertools import takewhile

from polyglint.claims.clauses import Reading, Span
from polyglint.claims.phrases import Match
from polyglint.claims.things import is_same
from polyglint.claims.wording import bare
from polyglint.language.words import function_words

_LEADING = 2  # words of a subject before its name: article, adjective
_BEHIND = 2  # words between an illness and what it causes
_MOST = 3  # words of a subject without its article
_LONG = 4  # letters of a word that stands for a compound that it begins or ends
_PARTING = ("leads", "owned_by", "finite", "ours", "denies", "compares")  # no subject begins with one of these
_KNOWN = ("no_things", "generic", "plain_words", "subjects", "plain_headings", "parts", "hedges", "limits")


def strangers(reading: Reading) -> Iterator[Span]:
    """The stretches that speak of a named stranger."""
    for name in reading.all("strangers") if reading.passage.title else ():
        if _begins_its_clause(reading, name) and not _is_the_page_s(reading, name):
            yield _reach(reading, name)
    for name in reading.all("illnesses"):
        if _begins_its_clause(reading, name) and _causes(reading, name):
            yield _reach(reading, name)


def has_unknown_subject(reading: Reading, start: int, end: int) -> bool:
    """Whether the clause is about a thing that nothing around has a word for: "A rhinoplasty requires …".

    Without an article ("Contact lenses cause …") that is sure only of what causes something.
    """
    begin, stop = reading.segment(start, end)
    verb = _verb(reading, begin, stop) if reading.passage.title else None
    words = reading.words(begin, verb.start) if verb else []
    if not verb or not words or start < verb.start:  # what is stated is the subject itself: "a burn may remain"
        return False
    if reading.lexicon.is_one_of("indefinite", bare(words[0][0])):
        words = words[1:]
    elif not reading.first("reaction_causes", verb.start, stop):
        return False
    if _is_titled(reading, begin, verb.start):
        return False
    words = list(takewhile(lambda word: not reading.lexicon.is_one_of("leads", bare(word[0])), words))
    return 0 < len(words) <= _MOST and not any(_is_known(reading, *word.span()) for word in words)


def _verb(reading: Reading, start: int, end: int) -> Match | None:
    found = (reading.first(key, start, end) for key in ("finite", "reaction_causes"))
    return min((verb for verb in found if verb), key=lambda verb: verb.start, default=None)


def _begins_its_clause(reading: Reading, name: Match) -> bool:
    begin, _ = reading.segment(name.start, name.end)
    if reading.words_between(begin, name.start) > _LEADING:
        return False
    found = (reading.first(key, begin, name.start) for key in _PARTING)
    return not any(each and not reading.starts("indefinite", each.start, each.end) for each in found)


def _is_the_page_s(reading: Reading, name: Match) -> bool:
    """Whether the subject that a name stands in, from the beginning of its clause to its verb, is the page's own."""
    begin, stop = reading.segment(name.start, name.end)
    verb = _verb(reading, name.end, stop)
    end = verb.start if verb else name.end
    return _is_titled(reading, begin, end) or _is_own(reading, begin, name.start) or _is_own(reading, name.end, end)


def _is_own(reading: Reading, start: int, end: int) -> bool:
    """Whether a stretch speaks of the page's subject, by its name or another word for it."""
    words = (bare(word[0]) for word in reading.words(start, end))
    is_generic = any(reading.lexicon.is_one_of("generic", word) for word in words)
    return is_generic or reading.first("ours", start, end) is not None or _is_titled(reading, start, end)


def _is_titled(reading: Reading, start: int, end: int) -> bool:
    return any(_is_in_title(reading, bare(word[0])) for word in reading.words(start, end))


def _is_in_title(reading: Reading, word: str) -> bool:
    passage = reading.passage
    around = (*passage.title, *passage.name, *" ".join((*passage.headings, passage.lead)).split())
    return len(word) >= _LONG and any(_is_akin(word, bare(each)) for each in around)


def _is_akin(word: str, other: str) -> bool:
    """Whether two words are forms of one, or one is a compound with the other."""
    if is_same(word, other):
        return True
    short, long = sorted((word, other), key=len)
    return len(short) >= _LONG and (long.startswith(short) or long.endswith(short))


def _causes(reading: Reading, name: Match) -> bool:
    """Whether a verb close behind says what a thing brings about."""
    _, stop = reading.segment(name.start, name.end)
    verb = _verb(reading, name.end, stop)
    if not verb or reading.words_between(name.end, verb.start) > _BEHIND:
        return False
    return reading.first("reaction_causes", name.end, stop) is not None and not reading.first(
        "subjects", name.end, verb.start
    )


def _reach(reading: Reading, name: Match) -> Span:
    """From the beginning of the clause to its end, or to where the page's subject comes in again."""
    begin, segment_end = reading.segment(name.start, name.end)
    _, end = reading.clause(name.start, name.end)
    for part_start, part_end in reading.segments(segment_end, end):
        if _is_own(reading, part_start, part_end):
            return begin, part_start
    return begin, end


def _is_known(reading: Reading, start: int, end: int) -> bool:
    lexicon, word = reading.lexicon, bare(reading.signed[start:end])
    written = reading.text[start:end].rstrip("'")
    if written in function_words(lexicon.language) or not written.isalpha():
        return True
    if any(lexicon.is_one_of(key, word) for key in _KNOWN) or _is_in_title(reading, word):
        return True
    return any(topic.terms.first(reading.signed, reading.worded, start, end) for topic in lexicon.topics.values())
