"""Files that the front matter names and the site does not have."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from posixpath import dirname, normpath

from polyglint import Document, Fact, Mqm, Problem, SiteRule

_SUFFIX = r"[?#].*$"
_FEWEST = 3
_BESIDE = "."


@dataclass(eq=False, repr=False)
class MissingFile(SiteRule):
    """An image or file that the front matter names exists.

    `roots` are the folders in which the site looks for files; without them, the folder is learned for each key from
    its other values.
    """

    id = "front_matter/missing-file"
    mqm = Mqm("design and markup", "metadata", "major")

    needs = r"\.\w"  # the suffix of a file

    roots: tuple[str, ...] = ()

    def collect(self, document: Document) -> Iterator[Fact]:
        """The local files that the header names."""
        for entry in document.front_matter.entries:
            if not isinstance(entry.value, str) or len(entry.value) > 200 or "." not in entry.value:
                continue
            name = re.sub(_SUFFIX, "", entry.value.strip())
            if _file().fullmatch(name):
                key = ".".join(str(part) for part in entry.keys if isinstance(part, str))
                place = document.place(entry.value_start, entry.value_end)
                yield document.fact(key, name, place, _wanted(name))

    def conclude(self, key: str, facts: Sequence[Fact]) -> Iterator[Problem]:  # noqa: ARG002  (one key, one root)
        """All files that are not where those of the same key are."""
        stated = {root.strip("/") for root in self.roots}
        learned = _learned(facts)
        for fact in facts if stated or learned else ():
            homes = _homes(fact)
            # Without stated roots, a file that lies elsewhere may be reached by a way that we don't know.
            if not (homes & learned or _is_below(homes, stated) if stated else homes):
                yield _problem(fact, stated | learned)


@cache
def _file() -> re.Pattern[str]:
    """What looks like the name of a local file."""
    extensions = (
        "png|jpe?g|webp|avif|gif|svg|bmp|ico|tiff?|heic|mp4|webm|mov|m4v|mp3|ogg|wav|m4a|flac|pdf|docx?|xlsx?|pptx?|zip"
    )
    word = r"[^\s\"'<>|*?{}$`:;,]+"
    return re.compile(rf"(?!\w+:|//|#){word}(?: {word}){{0,3}}\.(?:{extensions})", re.IGNORECASE)


def _wanted(name: str) -> str:
    """The end of the path that a file of this name has, wherever it lies."""
    from urllib.parse import unquote  # late: few headers name files

    parts = [part for part in unquote(name).split("/") if part not in ("", ".", "..")]
    return "/".join(parts)


def _homes(fact: Fact) -> set[str]:
    """The folders from which the name leads to a file that exists."""
    homes = {found[: -len(fact.file)].strip("/") for found in fact.found if found.endswith(fact.file)}
    beside = normpath(f"{dirname(fact.place.path)}/{fact.value}")
    return homes | {_BESIDE} if beside in fact.found else homes


def _learned(facts: Sequence[Fact]) -> set[str]:
    """The folders in which most values of this key are found; none when that can't be told."""
    homes = {fact.file: _homes(fact) for fact in facts}
    counts = Counter(home for found in homes.values() for home in found)
    known = {home for home, count in counts.items() if count >= _FEWEST}
    resolved = sum(not known.isdisjoint(found) for found in homes.values())
    return known if resolved * 2 > len(homes) else set()


def _is_below(homes: set[str], roots: set[str]) -> bool:
    return _BESIDE in homes or any(home == root or home.startswith(f"{root}/") for home in homes for root in roots)


def _problem(fact: Fact, roots: set[str]) -> Problem:
    folders = ", ".join(sorted(root or "the site's folder" for root in roots - {_BESIDE}))
    where = f"in {folders}" if folders else "beside the page"
    spelt = [found for found in fact.found if not found.endswith(fact.file)]
    if spelt:
        name = spelt[0][-len(fact.file) :]
        message = f'the file "{fact.value}" is written "{name}": on most servers, case matters'
        return Problem(fact.place, message, "write the name as the file has it")
    elsewhere = f"; there is one at {fact.found[0]}" if fact.found else ""
    message = f'there is no file "{fact.value}" {where}{elsewhere}'
    return Problem(fact.place, message, "add the file or correct its name")
