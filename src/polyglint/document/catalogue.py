"""A catalogue: a file of messages, JSON, YAML or gettext's PO. To whoever asks it is a header without a body.

Its messages are the entries that are text. What stands in a catalogue for people only, such as descriptions, is no
entry.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from polyglint.document.front_matter import Entry, Format, FrontMatter, Result
from polyglint.document.masking import MARKUP, OBJECT
from polyglint.document.plural_keys import Keys, counterpart, plural_form, plural_groups

if TYPE_CHECKING:
    from polyglint.document.po import PoFile

# A message with what translators are told of it: Chrome, Docusaurus, FormatJS.
_TEXTS = ("message", "defaultMessage")
_TOLD = frozenset({*_TEXTS, "description", "placeholders"})
_ESCAPE = re.compile(
    r"(?:\\u[0-9A-Fa-f]{4})++|\\x[0-9A-Fa-f]{2}|\\U[0-9A-Fa-f]{8}|\\[0-7]{3}|\\.|\"[ \t]*\n[ \t]*\"", re.DOTALL
)
_LETTERS = {"n": " ", "t": " ", "r": " ", "b": " ", "f": " ", "v": " ", "a": " "}
_BLOCK_TEXT = re.compile(r"[|>][-+0-9]*[ \t]*(?:#[^\n]*)?\n\s*")


class Catalogue(FrontMatter):
    """The messages of a file.

    A value's offsets are those of its text, quotation marks left out; an empty one stands at its place. PO entries
    have the keys `(msgid,)` or `(msgctxt, msgid)`, and a number behind them where they have plural forms.
    """

    def __init__(self, format: Format, text: str, locale: str, *, has_originals: bool = False) -> None:  # noqa: A002
        super().__init__(format, text, (0, len(text)), len(text))
        self.locale = locale
        self.has_originals = has_originals  # PO: the texts are those that were translated

    plural_form = staticmethod(plural_form)

    @cached_property
    def po(self) -> "PoFile | None":
        """What only PO files have."""
        if self.format != "po":
            return None
        from polyglint.document import po  # late: few sites have any

        return po.read(self.text)

    @property
    def has_own_texts(self) -> bool:
        """Whether it says anything: a PO file in the language of its originals may only repeat them, or be empty."""
        if self.po is None:
            return True
        originals = {entry.keys: entry.value for entry in self.po.originals}
        return any(entry.value and entry.value != originals.get(entry.keys, entry.value) for entry in self.po.entries)

    @cached_property
    def plurals(self) -> dict[Keys, dict[str, Entry]]:
        """The messages in plural forms: by the keys that the forms share, and by category."""
        return plural_groups(self.entries)

    def counterpart(self, keys: Keys) -> Keys:
        """The keys of the text here that a translation's message is a version of; empty where there is none."""
        return counterpart(keys, self.plurals)

    @cached_property
    def masked(self) -> str:
        """The text as readers get it: what stands for escapes, then as many masks as they have further characters."""
        pieces, cursor = [], 0
        for entry in self.entries:
            if entry.is_text and self._is_escaped(entry):
                pieces += [self.text[cursor : entry.value_start], self._decoded(entry)]
                cursor = entry.value_end
        return "".join((*pieces, self.text[cursor:])) if pieces else self.text

    @cached_property
    def prose(self) -> str:
        """The messages at their offsets, all else masked."""
        pieces, cursor = [], 0
        for entry in self.entries:
            if entry.is_text and entry.value_start >= cursor:
                pieces += [OBJECT * (entry.value_start - cursor), self.masked[entry.value_start : entry.value_end]]
                cursor = entry.value_end
        return "".join((*pieces, OBJECT * (len(self.text) - cursor)))

    def _is_escaped(self, entry: Entry) -> bool:
        start, end = entry.value_start, entry.value_end
        if self.format == "yaml" and self.text[start - 1 : start] != '"':
            return False
        return self.text.find("\\", start, end) >= 0 or self.text.find("\n", start, end) >= 0

    def _decoded(self, entry: Entry) -> str:
        return _ESCAPE.sub(_unescaped, self.text[entry.value_start : entry.value_end])

    def _read_as_written(self) -> Result:
        if self.po:
            return {}, self.po.originals if self.has_originals else self.po.entries, self.po.errors
        if self.format == "json":
            from polyglint.document import json_places  # late: it imports the JSON library

            data, entries, errors = json_places.read(self.text)
        else:
            from polyglint.document import yaml_header  # late: it imports the YAML library

            data, entries, errors = yaml_header.read(self)
            entries = tuple(_bare(self.text, entry) for entry in entries)
        # A list or a lone value has no keys and so no messages: that is no error of whoever wrote it.
        errors = tuple(error for error in errors if error.kind != "not-a-mapping")
        return data, tuple(self._messages(data, entries)), errors

    def _messages(self, data: dict[str, Any], entries: Iterable[Entry]) -> Iterator[Entry]:
        """The entries without notes to translators, and without the locale that Rails writes above all keys."""
        top = next(iter(data), "") if len(data) == 1 else ""
        is_below = bool(top) and isinstance(data[top], dict) and _is_locale(top, self.locale)
        told = _told(entries)
        for entry in entries:
            keys = entry.keys
            if isinstance(keys[0], str) and keys[0].startswith("@"):
                continue  # ARB: what is said of a message
            if any(keys[:depth] in told and keys[depth] not in _TEXTS for depth in range(1, len(keys))):
                continue
            if not is_below:
                yield entry
            elif len(keys) > 1:
                yield entry._replace(keys=keys[1:])


def _told(entries: Iterable[Entry]) -> set[Keys]:
    """The keys of messages that come with a description."""
    names: dict[Keys, set[str | int]] = {}
    for entry in entries:
        names.setdefault(entry.keys[:-1], set()).add(entry.keys[-1])
    return {keys for keys, below in names.items() if len(below) > 1 and below <= _TOLD and below.intersection(_TEXTS)}


def _is_locale(key: str, locale: str) -> bool:
    return bool(locale) and key.replace("_", "-").lower() == locale.lower()


def _bare(text: str, entry: Entry) -> Entry:
    """A YAML entry whose value begins and ends with its text."""
    start, end = entry.value_start, entry.value_end
    if not entry.is_text or start == end:
        return entry
    if text[start] in "\"'" and text[end - 1] == text[start] and end - start > 1:
        return entry._replace(value_start=start + 1, value_end=end - 1)
    block = _BLOCK_TEXT.match(text, start, end) if text[start] in "|>" else None
    return entry._replace(value_start=block.end()) if block else entry


def _unescaped(match: re.Match[str]) -> str:
    return _meaning(match[0]).ljust(len(match[0]), MARKUP)


def _meaning(escape: str) -> str:
    kind = escape[1]
    if escape[0] == '"' or kind == "\n":
        return ""  # one text on two lines
    if kind in "uxU" and len(escape) > 2:
        units = [int(unit, 16) for unit in re.split(r"\\[uxU]", escape)[1:]]
        whole = "".join(chr(unit) if 0x20 <= unit <= 0x10FFFF else " " for unit in units)
        # Above U+FFFF a character is written as two halves.
        return whole.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if kind.isdigit():
        return chr(int(escape[1:], 8)) if len(escape) == 4 else " "
    return _LETTERS.get(kind, kind)
