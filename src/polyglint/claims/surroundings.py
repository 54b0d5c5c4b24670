"""Whether a text seems to promise anything: cheaper than to read all its sentences where promises are rare."""

from collections.abc import Iterable, Iterator

from polyglint.claims.gate import words_for_any_page
from polyglint.claims.lexicon import Lexicon, Topic
from polyglint.claims.wording import lowered

_BEHIND, _AHEAD = 120, 240


def promised(text: str, topics: Iterable[Topic], lexicon: Lexicon) -> list[Topic]:
    """Those of the topics of which a promise seems to stand near one of the words that they need."""
    stretches = _stretches(lowered(text), words_for_any_page(lexicon.language))
    worded = [lexicon.wording.text(stretch.replace("*", "").replace("_", "")) for stretch in stretches]
    return [topic for topic in topics if any(_is_promised(topic, stretch, lexicon) for stretch in worded)]


def _is_promised(topic: Topic, worded: str, lexicon: Lexicon) -> bool:
    if topic.promises.first(worded, worded):
        return True
    if not topic.terms.first(worded, worded):
        return False
    return any(lexicon.phrases(key).first(worded, worded) for key in ("denies", "denies_verbs", "denies_after"))


def _stretches(low: str, words: Iterable[str]) -> Iterator[str]:
    end = 0
    for position in sorted({position for word in words for position in _positions(low, word)}):
        if position >= end:
            end = position + _AHEAD
            yield low[max(0, position - _BEHIND) : end + _BEHIND]


def _positions(text: str, word: str) -> Iterator[int]:
    position = text.find(word)
    while position >= 0:
        yield position
        position = text.find(word, position + len(word))
