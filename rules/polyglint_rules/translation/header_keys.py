"""Keys of front matter on both sides of a translation, and which of them a translation has for itself."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from polyglint import Document, Entry, Place, Translation

OWN_KEYS = (
    "translator",
    "translators",
    "translated_by",
    "translation",
    "translation_key",
    "translationKey",
    "reviewer",
    "reviewers",
    "original",
    "original_url",
    "source",
    "source_url",
    "source_hash",
    "sourceCommit",
    "l10n",
    "lang",
    "language",
    "locale",
    "dir",
    "direction",
    "slug",
    "url",
    "permalink",
    "aliases",
    "alias",
    "redirect_from",
    "lastmod",
    "last_modified",
    "last_modified_at",
    "last_updated",
    "lastUpdated",
    "updated",
    "updated_at",
    "modified",
    "draft",
    "published",
    "editor",
    "edit_url",
    "git_url",
)
"""Keys that say something of one version of a page."""

_FOLDED = re.compile(r"[_\- ]")


class Keys(NamedTuple):
    """The keys of both headers that matter, by their way from the top."""

    source: Mapping[tuple[str | int, ...], Entry]
    target: Mapping[tuple[str | int, ...], Entry]


@lru_cache(maxsize=2)  # three rules ask, as a rule with the same keys
def keys(translation: Translation, own: tuple[str, ...]) -> Keys | None:
    """The keys of both sides without those a translation has for itself; None where a header is lacking or broken."""
    source, target = translation.source.front_matter, translation.target.front_matter
    if not source or not target or source.errors or target.errors or translation.target.is_catalogue:
        return None
    known = frozenset(map(folded, own))
    return Keys(_entries(translation.source, known), _entries(translation.target, known))


def _entries(document: Document, own: frozenset[str]) -> dict[tuple[str | int, ...], Entry]:
    return {
        entry.keys: entry
        for entry in document.front_matter.entries
        if not any(isinstance(key, str) and folded(key) in own for key in entry.keys)
    }


def folded(key: str) -> str:
    """A key without the ways of writing it: `lastMod` and `last_mod` are one."""
    return _FOLDED.sub("", key).lower()


def lacking(
    ours: Mapping[tuple[str | int, ...], Entry], theirs: Mapping[tuple[str | int, ...], Entry]
) -> Iterator[Entry]:
    """The keys of one side that the other lacks; of a whole mapping, its own key alone. Lists are left alone."""
    for way, entry in ours.items():
        is_named = all(isinstance(key, str) for key in way)
        if is_named and way not in theirs and (len(way) == 1 or way[:-1] in theirs):
            yield entry


def key_place(document: Document, entry: Entry) -> Place:
    """The place of a key."""
    return document.place(entry.key_start, entry.key_end)


def name(entry: Entry) -> str:
    """A key as one writes it: with the keys above it."""
    return ".".join(str(key) for key in entry.keys)


def header_place(document: Document) -> Place:
    """The place that stands for a whole header: its first line."""
    return document.place(0, len(document.lines[0]))
