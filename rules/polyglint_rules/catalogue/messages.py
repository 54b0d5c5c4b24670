"""What the rules of this family ask of a catalogue's messages: which are the same one, and how to name them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from polyglint import Catalogue, Document, Entry, Related, Translation

Keys = tuple[str | int, ...]

_SHOWN = 3
_LONGEST = 40


class Pair(NamedTuple):
    """A catalogue and the one that it is translated from, both readable."""

    source: Document
    target: Document

    @property
    def is_one_file(self) -> bool:
        """Whether originals and translations stand in one file, as in PO."""
        return self.source.path == self.target.path

    @property
    def is_overlay(self) -> bool:
        """Whether the target may be meant to hold only what differs: a variant of a language that falls back."""
        if self.source.language == self.target.language:
            return True
        return "-" in self.target.locale and 2 * len(texts(self.target)) < len(texts(self.source))

    @property
    def plurals(self) -> set[Keys]:
        """What the forms of messages in the plural share, in either."""
        return {keys for side in self for keys in (side.catalogue.plurals if side.catalogue else ())}

    @property
    def fuzzy(self) -> tuple[Entry, ...]:
        """What the target has and a person still has to look at."""
        return self.target.catalogue.po.fuzzy if self.target.catalogue and self.target.catalogue.po else ()


def pair_of(translation: Translation) -> Pair | None:
    """The catalogues of a translation; None for Markdown, and where what cannot be read seems to be missing."""
    source, target = translation.source, translation.target
    if not (source.is_catalogue and target.is_catalogue):
        return None
    is_broken = any(error.kind == "syntax" for side in (source, target) for error in side.front_matter.errors)
    return None if is_broken else Pair(source, target)


def texts(document: Document) -> list[Entry]:
    """The messages of a catalogue."""
    return [entry for entry in document.front_matter.entries if entry.is_text]


def identity(keys: Keys, plurals: Iterable[Keys]) -> Keys:
    """What a message is told by: the forms of one number are one message."""
    form = Catalogue.plural_form(keys)
    return form[0] if form and form[0] in plurals else keys


def runs(entries: Sequence[Entry], chosen: Iterable[Keys]) -> Iterator[list[Entry]]:
    """Those of the entries that are chosen, by their keys, those that follow each other in one group."""
    wanted = set(chosen)
    run: list[Entry] = []
    for entry in entries:
        if entry.keys in wanted:
            run.append(entry)
        elif run:
            yield run
            run = []
    if run:
        yield run


def named(document: Document, entries: Sequence[Keys]) -> str:
    """The names of messages, for another message: the first ones, and how many there are more."""
    return listed([name(document, keys) for keys in entries])


def listed(names: Sequence[str]) -> str:
    """Names in a message: the first ones, and how many there are more."""
    shown = ", ".join(f'"{each}"' for each in names[:_SHOWN])
    more = len(names) - _SHOWN
    return f"{shown} and {more:,} more" if more > 0 else shown


def name(document: Document, keys: Keys) -> str:
    """A message as people call it: by its keys, or in PO by its original."""
    if document.front_matter.format == "po":
        original = " ".join(str(next(key for key in reversed(keys) if isinstance(key, str))).split())
        return original if len(original) <= _LONGEST else f"{original[: _LONGEST - 1]}…"
    return ".".join(map(str, keys))


def counted(count: int) -> str:
    """The number with its noun."""
    return "1 message" if count == 1 else f"{count:,} messages"


def related(document: Document, entry: Entry, message: str) -> tuple[Related, ...]:
    """The place of a message's text as a second place of a problem."""
    start, end = entry.value_start, entry.value_end
    return (
        Related(document.place(start, end) if start < end else document.place(entry.key_start, entry.key_end), message),
    )
