"""Texts that were never translated and that the source has changed since: they are versions of what it said once."""

import re
from functools import cache, lru_cache

from polyglint import Segment


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]{2,}")


_SHARE = 0.8  # of its words that a text which was never translated has in common with the page
_SHARE_HERE = 0.5  # and with the very text that it stands for
_LEAST = 4


def is_older(segment: Segment) -> bool:
    """Whether the target is still in the language of the source, and says something else than its source does now."""
    found = _word().findall(segment.target.prose)
    if len(found) < _LEAST:
        return False
    here = set(_word().findall(segment.source.prose))
    if sum(word in here for word in found) >= _SHARE_HERE * len(found):
        return False
    page = segment.source.document.prose
    missing = 0
    for word in found:  # most texts are translated, and a look for the first few of their words shows it
        missing += word not in page
        if missing > (1 - _SHARE) * len(found):
            return False
    known = _words(page)
    return sum(word in known for word in found) >= _SHARE * len(found)


@lru_cache(maxsize=2)
def _words(prose: str) -> frozenset[str]:
    return frozenset(_word().findall(prose))
