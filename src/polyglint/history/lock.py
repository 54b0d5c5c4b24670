"""The lock: a file beside the settings that keeps what sources said when their translations were brought up to date.

It is made to be merged and reviewed as text. A section is a source; a line is one of its blocks in one line, as
`Imprint` has it, behind the locales whose translation knows it so: "*" for all that the section's header names. While
all translations are up to date the section is the source itself; one that falls behind adds the lines that it knows
otherwise, and nothing else.

    [en/oven.md] es fr
    * # The oven
    es . It is heated to 60 °C.
    fr . It is heated to 80 °C.
"""

import errno
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

LOCK_NAME = "polyglint.lock"

_VERSION = "1"
_HEAD = f"""\
# polyglint.lock {_VERSION}: what sources said when their translations were last brought up to date.
# Written by `polyglint sync`. It is text: merge it, review it, do not edit it.
"""
_FIRST = "# polyglint.lock "
_ALL = "*"
_MARKERS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")

Edition = tuple[str, ...]
"""The lines of a source as a translation knows it."""


class LockError(Exception):
    """A lock that cannot be followed; `line` is 0 where the whole file is meant."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(f"line {line}: {message}" if line else message)


class Lock:
    """What a lock file says. Sections are read when they are asked for."""

    def __init__(self, text: str = "") -> None:
        """Raises LockError for what is no lock, is that of another version, or waits for its merge to be settled."""
        self._sections = _sections(text) if text else {}
        self._editions: dict[str, dict[str, Edition]] = {}

    @classmethod
    def read(cls, file: Path) -> "Lock":
        """The lock in this file; an empty one where there is none.

        Raises LockError.
        """
        try:
            return cls(file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))
        except FileNotFoundError:
            return cls()
        except OSError as error:
            raise LockError(f"cannot be read: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise LockError(f"is not UTF-8 at byte {error.start}: {_WRITE_ANEW}") from error

    @property
    def sources(self) -> tuple[str, ...]:
        """The paths of the sources that it knows."""
        return tuple(sorted({*self._sections, *self._editions}))

    def editions(self, source: str) -> Mapping[str, Edition]:
        """By locale, what the translations of a source know.

        Raises LockError for a line that cannot be understood.
        """
        if source not in self._editions:
            self._editions[source] = _read_section(*self._sections.get(source, (0, "")))
        return self._editions[source]

    def record(self, source: str, editions: Mapping[str, Edition]) -> None:
        """Take in what all translations of a source know; none forgets the source."""
        self._editions[source] = dict(editions)

    def text(self) -> str:
        """The whole lock as it is written: the same for the same content, whatever happened before.

        Raises LockError.
        """
        sections = [
            f"\n{_head_of(source, editions)}{_body(editions)}"
            for source in self.sources
            if (editions := self.editions(source))
        ]
        return "".join((_HEAD, *sections))


_WRITE_ANEW = "take it back from version control, or delete it and run `polyglint sync`"


def _sections(text: str) -> dict[str, tuple[int, str]]:
    """The sections by source, each with the line that it begins in."""
    _refuse_merge(text)
    first, _, rest = text.partition("\n")
    if not first.startswith(_FIRST):
        raise LockError(f"this is no lock of Polyglint: {_WRITE_ANEW}", 1)
    version = first[len(_FIRST) :].partition(":")[0].strip()
    if version != _VERSION:
        raise LockError(f"written by another Polyglint (version {version[:20]!r} of the format, not {_VERSION})", 1)
    sections: dict[str, tuple[int, str]] = {}
    line = 2
    for part in rest.split("\n\n"):
        section = part.strip("\n")
        start = line + len(part) - len(part.lstrip("\n"))
        source = section.partition("\n")[0][1:].rpartition("] ")[0]
        if section.startswith("[") and source:
            if source in sections:
                raise LockError(f"{source} stands here a second time: {_WRITE_ANEW}", start)
            sections[source] = (start, section)
        elif any(not inner.startswith("#") for inner in section.splitlines()):
            raise LockError(f"no section begins here: {_WRITE_ANEW}", start)
        line += part.count("\n") + 2
    return sections


def _refuse_merge(text: str) -> None:
    if not text.startswith(_MARKERS) and not any(f"\n{marker}" in text for marker in _MARKERS):
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith(_MARKERS):
            raise LockError(
                "a merge has not been settled: keep the lines of either side, then run `polyglint sync`", number
            )


def _read_section(line: int, text: str) -> dict[str, Edition]:
    if not text:
        return {}
    head, *body = text.split("\n")
    known = head.rpartition("] ")[2].split()
    editions: dict[str, list[str]] = {locale: [] for locale in known}
    for number, entry in enumerate(body, line + 1):
        who, space, said = entry.partition(" ")
        locales = known if who == _ALL else who.split(",")
        if not said or not space or not editions.keys() >= set(locales):
            raise LockError(f"{entry[:40]!r} cannot be understood: {_WRITE_ANEW}", number)
        for locale in locales:
            editions[locale].append(said)
    return {locale: tuple(lines) for locale, lines in editions.items()}


def _head_of(source: str, editions: Mapping[str, Edition]) -> str:
    return f"[{source}] {' '.join(sorted(editions))}\n"


def _body(editions: Mapping[str, Edition]) -> str:
    everybody = set(editions)
    return "".join(
        f"{_ALL if locales == everybody else ','.join(sorted(locales))} {line}\n" for line, locales in _woven(editions)
    )


def _woven(editions: Mapping[str, Edition]) -> list[tuple[str, set[str]]]:
    """All editions in one sequence of lines, each with the locales that know it."""
    by_edition: dict[Edition, set[str]] = {}
    for locale in sorted(editions):
        by_edition.setdefault(editions[locale], set()).add(locale)
    woven: list[tuple[str, set[str]]] = []
    # The edition that most know comes first, so that a diff shows who left it and who came to it.
    for edition, locales in sorted(by_edition.items(), key=lambda known: (-len(known[1]), min(known[1]))):
        woven = list(_with_edition(woven, edition, locales))
    return woven


def _with_edition(
    woven: Sequence[tuple[str, set[str]]], edition: Edition, locales: set[str]
) -> Iterator[tuple[str, set[str]]]:
    if not woven:
        yield from ((line, set(locales)) for line in edition)
        return
    from difflib import SequenceMatcher  # late: only where translations know different editions

    matcher = SequenceMatcher(None, [line for line, _ in woven], edition, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            yield from ((line, known | locales) for line, known in woven[i:j])
        else:
            yield from woven[i:j]
            yield from ((line, set(locales)) for line in edition[k:m])


def write(file: Path, text: str) -> None:
    """Replace the lock in one step: a reader sees the old one or the new one, whole.

    Raises OSError; then it is as it was.
    """
    import tempfile  # late: only `sync` writes

    target = Path(os.path.realpath(file))
    # Replacing needs no right to write the file itself; whoever took that right away meant it.
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "it is read-only")
    number, name = tempfile.mkstemp(prefix=f".{LOCK_NAME}-", dir=target.parent)
    try:
        with os.fdopen(number, "w", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        os.chmod(name, _mode(target))  # noqa: PTH101  (mkstemp names it as a string)
        os.replace(name, target)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise


def _mode(target: Path) -> int:
    """The permissions of the file as it is, else those of any new file."""
    try:
        return target.stat().st_mode & 0o7777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
