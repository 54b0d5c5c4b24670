"""Gettext's PO: its entries and where each text stands.

A scan of its own, because libraries for PO tell neither columns nor duplicates; tests hold it to Babel's reading.
Imported late, by `catalogue`.
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from polyglint.document.front_matter import Entry, FrontMatterError

_LINE = re.compile(
    r"^[ \t]*(?:"
    r"(?P<comment>\#[^\n]*)"
    r"|(?:(?P<keyword>msgctxt|msgid_plural|msgid|msgstr)(?:\[(?P<index>\d{1,3})\])?[ \t]*)?"
    r"\"(?P<text>[^\"\\\n]*+(?:\\.[^\"\\\n]*+)*+)\"[ \t]*"
    r"|(?P<wrong>[^\n]*\S[^\n]*)?"
    r")$",
    re.MULTILINE,
)
_ESCAPE = re.compile(r"\\([0-7]{1,3}|x[0-9A-Fa-f]{2}|.)")
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_PLURALS = re.compile(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;\n]+)")
_NUMBERS = range(200)


class PoFile(NamedTuple):
    """The messages of a PO file: their translations, and the originals under the same keys."""

    entries: tuple[Entry, ...]
    originals: tuple[Entry, ...]
    fuzzy: tuple[Entry, ...]
    """Translations that a person still has to look at: gettext does not use them, and they are not in `entries`."""

    errors: tuple[FrontMatterError, ...]
    plural_forms: int
    """How many plural forms the header states; 0 where it states none."""


class _Text:
    """The strings behind a keyword."""

    def __init__(self, keyword: str, index: int, key: tuple[int, int]) -> None:
        self.keyword = keyword
        self.index = index
        self.key = key
        self.spans: list[tuple[int, int]] = []
        self.value = ""

    def add(self, start: int, end: int, text: str) -> None:
        self.value += _ESCAPE.sub(_meaning, text) if "\\" in text else text
        self.spans.append((start, end))

    def span(self) -> tuple[int, int]:
        """From the first string that holds something to the end of the last one."""
        told = [span for span in self.spans if span[0] < span[1]] or self.spans
        return told[0][0], told[-1][1]

    def entry(self, keys: tuple[str | int, ...]) -> Entry:
        return Entry(keys, self.value, *self.key, *self.span(), True, 0)


class _Message:
    """An entry of the file while it is read."""

    def __init__(self, *, is_fuzzy: bool) -> None:
        self.is_fuzzy = is_fuzzy
        self.texts: dict[str, _Text] = {}
        self.forms: dict[int, _Text] = {}

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self.texts[name].value for name in ("msgctxt", "msgid") if name in self.texts)

    def translations(self) -> Iterator[Entry]:
        for index, form in sorted(self.forms.items()):
            yield form.entry((*self.keys, index) if "msgid_plural" in self.texts else self.keys)

    def originals(self, many: Collection[int]) -> Iterator[Entry]:
        """The text that each translation is one of; of plural forms only those for `many` have one."""
        if "msgid_plural" not in self.texts:
            yield self.texts["msgid"].entry(self.keys)
            return
        last = max(self.forms)
        for index in sorted(self.forms):
            if index in (many or (last,)) or index == last == 0:
                yield self.texts["msgid_plural"].entry((*self.keys, index))


def read(text: str) -> PoFile:
    """The messages of the file, and what is wrong with it."""
    messages, errors = _messages(text)
    header = next((message for message in messages if message.keys == ("",)), None)
    stated = _PLURALS.search(header.forms[0].value) if header and 0 in header.forms else None
    many = _forms_for_many(stated[2]) if stated else ()
    kept: list[_Message] = []
    seen: dict[tuple[str, ...], _Text] = {}
    for message in messages:
        key = message.texts["msgid"]
        if message.keys in seen:
            errors.append(FrontMatterError("duplicate-key", *key.span(), "msgid again", seen[message.keys].span()))
        elif message is not header:
            kept.append(message)
        seen.setdefault(message.keys, key)
    return PoFile(
        tuple(entry for message in kept if not message.is_fuzzy for entry in message.translations()),
        tuple(entry for message in kept if not message.is_fuzzy for entry in message.originals(many)),
        tuple(entry for message in kept if message.is_fuzzy for entry in message.translations()),
        tuple(sorted(errors, key=lambda error: error.start)),
        int(stated[1]) if stated else 0,
    )


def _forms_for_many(formula: str) -> set[int]:
    """The plural forms that are not only for none, one or two: those may leave out the number, as the original for one.

    In Russian the form for one is also that for 21 and has to name it.
    """
    import gettext  # late: few files have plural forms

    try:
        form_of = gettext.c2py(formula)
        return {form_of(number) for number in _NUMBERS if number > 2}
    except (ValueError, ArithmeticError):
        return set()


class _Reader:
    """Reads line by line what belongs to which message."""

    def __init__(self) -> None:
        self.messages: list[_Message] = []
        self.errors: list[FrontMatterError] = []
        self.text: _Text | None = None
        self.is_fuzzy = False

    def comment(self, comment: str) -> None:
        self.text = None
        if comment.startswith("#,"):
            self.is_fuzzy = "fuzzy" in comment
        elif comment.startswith("#~"):
            self.is_fuzzy = False  # what is obsolete is none of the messages

    def keyword(self, line: re.Match[str]) -> None:
        keyword, index = line["keyword"], int(line["index"] or 0)
        last = self.messages[-1] if self.messages else None
        begins = keyword == "msgctxt" or (keyword == "msgid" and (last is None or "msgid" in last.texts))
        if last is None or begins:
            last = _Message(is_fuzzy=self.is_fuzzy)
            self.messages.append(last)
            self.is_fuzzy = False
        self.text = _Text(keyword, index, line.span("keyword"))
        if keyword == "msgstr":
            last.forms[index] = self.text
        else:
            last.texts[keyword] = self.text

    def is_whole(self, message: _Message) -> bool:
        if "msgid" in message.texts and message.forms:
            return True
        if self.errors:
            return False  # it may only seem so, where a line above could not be read
        first = next(iter((*message.texts.values(), *message.forms.values())))
        self.wrong(*first.key, "msgstr is missing" if "msgid" in message.texts else "msgid is missing")
        return False

    def wrong(self, start: int, end: int, message: str) -> None:
        self.errors.append(FrontMatterError("syntax", start, end, message))


def _messages(text: str) -> tuple[list[_Message], list[FrontMatterError]]:
    reader = _Reader()
    for line in _LINE.finditer(text):
        if line["comment"] is not None:
            reader.comment(line["comment"])
        elif line["text"] is not None:
            if line["keyword"]:
                reader.keyword(line)
            if reader.text:
                reader.text.add(*line.span("text"), line["text"])
            else:
                reader.wrong(*line.span("text"), "a text without msgid or msgstr")
        elif line["wrong"] is not None:
            reader.wrong(*line.span("wrong"), "neither a keyword nor a text")
    whole = [message for message in reader.messages if reader.is_whole(message)]
    return whole, reader.errors


def _meaning(escape: re.Match[str]) -> str:
    what = escape[1]
    if what[0] in "01234567":
        return chr(int(what, 8))
    if what[0] == "x" and len(what) == 3:
        return chr(int(what[1:], 16))
    return _LETTERS.get(what, what)
