"""Values of front matter that are the same in every language, and differ."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from polyglint import Entry, Mqm, Problem, Related, Translation, TranslationRule
from polyglint_rules.translation.header_keys import OWN_KEYS, folded, keys, name

# Keys whose values are names for the machine, whatever they look like.
_MACHINE_KEYS = frozenset(
    {
        *(
            "id",
            "uid",
            "layout",
            "template",
            "type",
            "kind",
            "icon",
            "color",
            "class",
            "classname",
            "component",
            "theme",
        ),
        *("weight", "order", "position", "version", "status", "style", "script", "sidebar"),
        *("image", "thumbnail", "cover", "hero"),
    }
)
# Paths, addresses and names with marks: no language has other ones.
_FIXED = re.compile(r"[\w@.:/#?&=%+~-]*[./:#@_\d][\w@.:/#?&=%+~-]*")
_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=$|[T ])")


@dataclass(eq=False, repr=False)
class ValueChanged(TranslationRule):
    """Dates, numbers, switches, paths and names for the machine are the same in both headers."""

    id = "translation/value-changed"
    mqm = Mqm("design and markup", "metadata", "major")

    ignored: tuple[str, ...] = OWN_KEYS
    """Keys whose values may differ."""

    def check(self, translation: Translation) -> Iterator[Problem]:
        """One problem for each key with two values."""
        found = keys(translation, self.ignored)
        if found is None:
            return
        for way, theirs in found.target.items():
            ours = found.source.get(way)
            if ours is not None and _differ(ours, theirs, translation) and not _is_in_another_list(way, translation):
                target, source = translation.target, translation.source
                yield Problem(
                    target.place(theirs.value_start, theirs.value_end),
                    f"{name(theirs)} is {_shown(theirs)} here, {_shown(ours)} in the source",
                    "say the same in both",
                    (Related(source.place(ours.value_start, ours.value_end), "the source's value"),),
                )


def _differ(ours: Entry, theirs: Entry, translation: Translation) -> bool:
    one, other = _comparable(ours), _comparable(theirs)
    if not one or not other or one == other:
        return False
    if ours.is_text and theirs.is_text and not _DATE.match(one):
        is_fixed = _FIXED.fullmatch(one) and _FIXED.fullmatch(other)
        if not (is_fixed or folded(ours.key) in _MACHINE_KEYS):
            return False
        return _without_language(one, translation) != _without_language(other, translation)
    return not (ours.is_text and not _DATE.match(one))


def _comparable(entry: Entry) -> str:
    """A value as text, dates in one way of writing; empty for lists and mappings."""
    value: Any = entry.value
    if value is None or isinstance(value, list | dict):
        return ""
    text = str(value).strip()
    if date := _DATE.match(text):
        year, month, day = (int(part) for part in date.groups())
        return f"{year:04}-{month:02}-{day:02}"
    return text.lower() if isinstance(value, bool) else text


def _without_language(value: str, translation: Translation) -> str:
    """A path without the parts that name a language."""
    tags = {
        translation.source.locale,
        translation.target.locale,
        translation.source.language,
        translation.target.language,
    }
    named = "|".join(re.escape(tag) for tag in sorted(tags - {""}, key=len, reverse=True))
    return re.sub(rf"(?i)(?:^|(?<=[/._-]))(?:{named})(?=[/._-]|$)[/._-]?", "", value) if named else value


def _is_in_another_list(way: tuple[str | int, ...], translation: Translation) -> bool:
    """Whether the value is in a list that has another length in the source: then places in it tell nothing."""
    for depth, key in enumerate(way):
        if isinstance(key, int):
            sides = [document.front_matter.entry(*way[:depth]) for document in (translation.source, translation.target)]
            if any(side is None or not isinstance(side.value, list) for side in sides):
                return True
            lengths = {len(side.value) for side in sides if side}
            if len(lengths) > 1:
                return True
    return False


def _shown(entry: Entry) -> str:
    text = str(entry.value)
    return f'"{text}"' if entry.is_text else text.lower() if isinstance(entry.value, bool) else text
