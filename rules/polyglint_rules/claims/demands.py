"""What a regulation wants to stand on a page of some sort, and whether it stands there."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from polyglint import Document, Place
from polyglint_rules.claims.backing import without
from polyglint_rules.claims.regulation import listed, wording

if TYPE_CHECKING:
    from polyglint import Statement

# A site may keep its notices in a part that it puts into each page.
_INCLUDED = re.compile(r"(?i)disclaimer|contraindica|safety[-_ ]?info|risk[-_]?(?:notice|info)|protivopoka")


def missing_from(document: Document, language: str, demand: str, statements: "Iterable[Statement]") -> Place | None:
    """Where a page lacks what is demanded; None where it is told, or the page is none that has to tell it."""
    words = _words(language, demand)
    if not words or _INCLUDED.search(document.text):
        return None
    low = without(document.prose, statements).lower()
    if any(word in low for word in words["told"]) or not any(word in low for word in words["subjects"]):
        return None
    if "offers" in words and not any(_begins_a_word(word, low) for word in words["offers"]):
        return None
    return _heading(document, words["headings"]) if "headings" in words else _beginning(document)


def _begins_a_word(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}", text) is not None


def _heading(document: Document, words: tuple[str, ...]) -> Place | None:
    for heading in document.headings:
        if any(word in heading.text.lower() for word in words):
            return document.place(heading.text_start, heading.text_end)
    return None


def _beginning(document: Document) -> Place | None:
    """The page's title."""
    entry = document.front_matter.entry("title")
    if entry is not None:
        return document.place(entry.value_start, entry.value_end)
    heading = next(iter(document.headings), None)
    return document.place(heading.text_start, heading.text_end) if heading else None


@cache
def _words(language: str, demand: str) -> Mapping[str, tuple[str, ...]]:
    stated = wording(language).get("demands", {}).get(demand, {})
    return {key: tuple(listed(words)) for key, words in stated.items()}
