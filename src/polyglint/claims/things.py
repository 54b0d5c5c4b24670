"""Clause → the things that it names as what it speaks of: "the consultation", "the old gel"."""

from polyglint.claims.clauses import Reading
from polyglint.claims.wording import bare

_SHORTEST = 3  # letters that two forms of a word have in common


def things(reading: Reading, start: int, end: int) -> frozenset[str]:
    """The nouns, with what narrows them, before the verb of the clause around a stretch.

    A clause that only resumes them has those of the one before: "Removing a mole is safe, but it can leave a scar".
    """
    begin, clause_end = reading.clause(start, end)
    if _resumes(reading, begin, clause_end, start):
        return things(reading, begin - 1, begin - 1)
    verb = reading.first("finite", begin, clause_end)
    if not verb:
        return frozenset()
    stop = min(start, verb.start)
    comma = reading.text.rfind(",", begin, stop) if is_led(reading, start) else -1
    begin = comma + 1 if comma >= 0 else begin
    if start < verb.start and not is_led(reading, start):  # what is claimed is the subject itself
        owner = reading.first("owned_by", start, verb.start)
        begin, stop = (owner.end, verb.start) if owner else (stop, stop)
    return frozenset(
        bare(word[0]) for word in reading.words(begin, stop) if _is_thing(word.start(), word.end(), reading)
    )


def _resumes(reading: Reading, begin: int, clause_end: int, start: int) -> bool:
    """Whether a clause behind another one has a pronoun for its subject, or none."""
    if not reading.text[:begin].strip():
        return False
    verb = reading.first("finite", begin, clause_end)
    words = reading.words(begin, min(start, verb.start if verb else start))
    return bool(verb) and all(reading.lexicon.is_one_of("resumes", bare(word[0])) for word in words)


def is_led(reading: Reading, start: int) -> bool:
    """Whether the clause begins with a time or circumstance, and not with its subject: "During the treatment you …"."""
    return reading.starts("leads", _beginning(reading, start), start) is not None


def _beginning(reading: Reading, start: int) -> int:
    begin, _ = reading.clause(start, start)
    return begin + len(reading.text[begin:start]) - len(reading.text[begin:start].lstrip())


def _is_thing(start: int, end: int, reading: Reading) -> bool:
    word = bare(reading.signed[start:end])
    if len(word) < _SHORTEST or word[0].isdigit() or reading.lexicon.is_one_of("no_things", word):
        return False
    return not reading.text[start:end].endswith(reading.lexicon.adverb_endings)


def is_limited(reading: Reading, start: int, end: int) -> bool:
    """Whether the clause holds for a while or in a case only: "the first hour is painless", "with rolling restarts"."""
    return reading.first("whiles", *reading.clause(start, end)) is not None or is_of_a_case(reading, start, end)


def is_of_a_case(reading: Reading, start: int, end: int) -> bool:
    """Whether the clause holds in a case only."""
    return is_led_by_case(reading, start) or _is_followed_by_case(reading, end)


def is_led_by_case(reading: Reading, start: int) -> bool:
    """Whether the clause begins with a case: "With a single node, expect downtime"."""
    case = reading.starts("cases", _beginning(reading, start), start)
    if not case:
        return False
    comma = reading.text.find(", ", case.end, start)
    if reading.first("ours", case.end, max(comma, case.end)):
        return False
    return comma >= 0 and _names_another(reading, case.end, comma)


def _is_followed_by_case(reading: Reading, end: int) -> bool:
    case = reading.starts("cases_after", end + 1)
    _, clause_end = reading.clause(end, end)
    return case is not None and _names_another(reading, case.end, max(clause_end, case.end))


def _names_another(reading: Reading, start: int, end: int) -> bool:
    """Whether words name anything but the page's subject."""
    words = (bare(word[0]) for word in reading.words(start, end))
    return not any(word in reading.passage.title or reading.lexicon.is_one_of("generic", word) for word in words)


def is_same(one: str, other: str) -> bool:
    """Whether two words are forms of one: "update", "updating"; short ones have to be the same."""
    if min(len(one), len(other)) <= _SHORTEST:
        return one == other
    length = max(_SHORTEST, min(len(one), len(other)) - 1)
    return one[:length] == other[:length]
