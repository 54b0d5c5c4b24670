"""Pairs of statements that a site has accepted: they disagree, and somebody has said why that is fine.

The file is TOML that is written by appending, so that a review shows what was accepted and nothing else. An entry names
both statements in words; its fingerprint is a digest of the rule, the pages and the words, so that text may move. A
finding is silent while all of its pairs are accepted; one that has gained a pair is told again.
"""

import datetime
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from polyglint.hashing import blake2b
from polyglint.values import Finding, Place

_BYTES = 8
_HEAD = """\
# Pairs of statements that disagree and are fine as they are. `polyglint accept` adds to this file; edit and delete as
# you like. After the day `until` a pair is told again.
"""
_KEYS = ("rule", "says", "but", "pages", "reason", "until", "fingerprint")


class AcceptanceError(ValueError):
    """The file cannot be followed; the message names the entry and the key."""


class Pair(NamedTuple):
    """Two statements of a finding, in words, and the pages that they stand on."""

    rule: str
    says: str
    but: str
    pages: tuple[str, str]

    @property
    def fingerprint(self) -> str:
        """The same whichever of the two comes first, and wherever on their pages they stand."""
        sides = sorted(zip(self.pages, map(_normal, (self.says, self.but)), strict=True))
        parts = (self.rule, *(part for side in sides for part in side))
        return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=_BYTES).hexdigest()


class Accepted(NamedTuple):
    """An entry of the file."""

    pair: Pair
    reason: str
    until: datetime.date | None
    fingerprint: str

    def holds_on(self, day: datetime.date) -> bool:
        """Whether it is still accepted."""
        return self.until is None or day <= self.until


def today() -> datetime.date:
    """The day by which acceptances end: where the machine is."""
    return datetime.datetime.now().astimezone().date()


def pairs(finding: Finding) -> list[Pair]:
    """What a finding holds against each other: its own place with each of the others."""
    says = _words(finding.place, finding.excerpt, finding.quote)
    return [
        Pair(finding.rule, says, _words(other.place, other.excerpt, ""), (finding.place.path, other.place.path))
        for other in finding.related
    ]


def unaccepted(findings: list[Finding], file: Path) -> tuple[list[Finding], list[str]]:
    """The findings that a file accepts no longer or not at all; all of them, and why, where it cannot be followed."""
    try:
        return without_accepted(findings, read_accepted(file), today()), []
    except AcceptanceError as error:
        return findings, [str(error)]


def without_accepted(findings: Iterable[Finding], known: Sequence[Accepted], day: datetime.date) -> list[Finding]:
    """The findings without those that are accepted on a day; what was accepted until then says so."""
    entries = {entry.fingerprint: entry for entry in known}
    kept = []
    for finding in findings:
        its = [entries.get(pair.fingerprint) for pair in pairs(finding)]
        if not its or not all(entry and entry.holds_on(day) for entry in its):
            over = next((entry for entry in its if entry and not entry.holds_on(day)), None)
            kept.append(_reminding(finding, over) if over else finding)
    return kept


def _reminding(finding: Finding, entry: Accepted) -> Finding:
    said = f"it was accepted until {entry.until}: “{entry.reason}”"
    return finding._replace(hint="; ".join(filter(None, (finding.hint, said))))


def read_accepted(file: Path) -> list[Accepted]:
    """The entries of a file; none where there is no file.

    Raises AcceptanceError for a file that cannot be read or is no such list.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise AcceptanceError(f"{file}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise AcceptanceError(f"{file}: is not UTF-8: {error.reason}") from error
    try:
        stated = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise AcceptanceError(f"{file}: {error}") from error
    entries = stated.pop("accepted", [])
    if stated or not isinstance(entries, list):
        others = ", ".join(stated) or "a value"
        raise AcceptanceError(f"{file}: holds entries [[accepted]] and nothing else, not {others}")
    return [_entry(entry, f"{file}: accepted {number}") for number, entry in enumerate(entries, 1)]


def _entry(stated: Mapping[str, Any], where: str) -> Accepted:
    for key in stated:
        if key not in _KEYS:
            raise AcceptanceError(f"{where}: unknown key {key}; known are {', '.join(_KEYS)}")
    rule, says, but, reason = (_text(stated, key, where) for key in ("rule", "says", "but", "reason"))
    pages = stated.get("pages")
    if not (isinstance(pages, list) and len(pages) == 2 and all(isinstance(page, str) for page in pages)):
        raise AcceptanceError(f"{where}: pages has to be the two pages that the statements stand on")
    until = stated.get("until")
    if until is not None and type(until) is not datetime.date:
        raise AcceptanceError(f"{where}: until has to be a day such as 2027-01-31, without quotes")
    pair = Pair(rule, says, but, (pages[0], pages[1]))
    return Accepted(pair, reason, until, str(stated.get("fingerprint") or pair.fingerprint))


def _text(stated: Mapping[str, Any], key: str, where: str) -> str:
    value = stated.get(key)
    if not isinstance(value, str) or not value.strip():
        raise AcceptanceError(f"{where}: {key} is missing" if value is None else f"{where}: {key} has to be a text")
    return value


def written(entries: Iterable[Accepted], *, is_new: bool) -> str:
    """Entries as they are appended to a file, under its head where the file is new."""
    head = _HEAD if is_new else ""
    return head + "".join("\n" + "".join(f"{line}\n" for line in _lines(entry)) for entry in entries)


def pruned(text: str, kept: Sequence[bool]) -> str:
    """The file without some of its entries; all else in it stays, comments too."""
    head, *entries = re.split(r"^(?=\[\[accepted\]\])", text, flags=re.MULTILINE)
    return head + "".join(entry for entry, is_kept in zip(entries, kept, strict=True) if is_kept)


def _lines(entry: Accepted) -> Iterator[str]:
    rule, says, but, pages = entry.pair
    yield "[[accepted]]"
    yield f"rule = {_toml(rule)}"
    yield f"says = {_toml(says)}"
    yield f"but = {_toml(but)}"
    yield f"pages = [{', '.join(map(_toml, pages))}]"
    yield f"reason = {_toml(entry.reason)}"
    if entry.until:
        yield f"until = {entry.until.isoformat()}"
    yield f"fingerprint = {_toml(entry.fingerprint)}"


def _toml(text: str) -> str:
    """A text as a basic string: JSON escapes what TOML escapes, but for one character and what is no text at all."""
    sound = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(sound, ensure_ascii=False).replace("\x7f", "\\u007f")


def _words(place: Place, excerpt: str, quote: str) -> str:
    """The words of a place: those in its line, for a place that reaches further, and else what was quoted."""
    line = excerpt[place.column - 1 : place.end_column - 1 if place.line == place.end_line else None]
    return _normal(line) or _normal(quote)


def _normal(text: str) -> str:
    return " ".join(text.split())
