"""Plural forms as keys: `items_one`, `items_other`; or `one`, `other` below `items`."""

import re
from collections.abc import Iterable

from polyglint.document.front_matter import Entry

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""CLDR's plural categories: which of them a language has differs, `other` all have."""

Keys = tuple[str | int, ...]

_SUFFIXED = re.compile(r"(.+)_(zero|one|two|few|many|other)")


def plural_form(keys: Keys) -> tuple[Keys, str] | None:
    """What the forms of a message share, and the category of this one; None for keys that name no category."""
    last = keys[-1]
    if not isinstance(last, str):
        return None
    if last in CATEGORIES:
        return (keys[:-1], last) if len(keys) > 1 else None
    suffixed = _SUFFIXED.fullmatch(last) if "_" in last else None
    return ((*keys[:-1], suffixed[1]), suffixed[2]) if suffixed else None


def plural_groups(entries: Iterable[Entry]) -> dict[Keys, dict[str, Entry]]:
    """The messages in plural forms: one form is `other`, and there is another one; nothing else stands among them."""
    forms: dict[Keys, dict[str, Entry]] = {}
    mixed: set[Keys] = set()
    for entry in entries:
        form = plural_form(entry.keys) if entry.is_text else None
        if form:
            forms.setdefault(form[0], {})[form[1]] = entry
        if len(entry.keys) > 1 and entry.keys[-1] not in CATEGORIES:
            mixed.add(entry.keys[:-1])
    return {keys: group for keys, group in forms.items() if _is_whole(group) and not _is_mixed(keys, group, mixed)}


def _is_whole(group: dict[str, Entry]) -> bool:
    return "other" in group and len(group) > 1


def _is_mixed(keys: Keys, group: dict[str, Entry], mixed: set[Keys]) -> bool:
    """Whether the forms stand below a key together with others: `other` beside `male` and `female` is no number."""
    return keys in mixed and any(entry.keys[:-1] == keys for entry in group.values())


def counterpart(keys: Keys, plurals: dict[Keys, dict[str, Entry]]) -> Keys:
    """The keys of the text, in a catalogue with these plurals, that a message of another one is a version of.

    The forms for many differ by grammar alone. A form for one may leave out the number, and languages differ in what
    they count as one: it has no counterpart, and the keys are empty.
    """
    form = plural_form(keys)
    if not form or form[0] not in plurals:
        return keys
    if form[1] in ("few", "many", "other"):
        return plurals[form[0]]["other"].keys
    return ()
