"""File names that copying, downloading or an editor's backup left behind."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath

from polyglint import Document, DocumentRule, Mqm, Problem

# Patterns are texts here: those that no name needs are never compiled.
_LOCALE = r"\.[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?$"
_SIGNS = frozenset(" ()~#")
_ENDINGS = (".bak", ".orig", ".old", ".backup", ".sync-conflict")


class FileName(DocumentRule):
    """A page's file name is one that its author chose."""

    id = "front_matter/file-name"
    mqm = Mqm("design and markup", "metadata", "major")

    def check(self, document: Document) -> Iterator[Problem]:
        """One problem when the name is that of a copy or a backup."""
        name = PurePosixPath(document.path).name.replace("%20", " ")
        stem = name.rpartition(".")[0]
        if _SIGNS.isdisjoint(stem) and not any(ending in stem.casefold() for ending in _ENDINGS):
            return
        stem = re.sub(_LOCALE, "", stem) if not _leftover().search(stem) else stem
        found = _leftover().search(stem)
        if found and found.start() + len(stem) > found.end() - found.start() and not _written_copy().search(stem):
            yield Problem(
                document.place(0, 0),
                f'the file name "{name}" is that of a copy or a backup',
                "rename the file, or delete it if the page exists under its own name",
            )


@cache
def _written_copy() -> re.Pattern[str]:
    """What a kind of text is called, not a duplicate: "ad copy", "web copy"."""
    return re.compile(
        r"(?:^|\W)(?:ads?|advert\w*|web(?:site|page)?|marketing|sales|body|e-?mail|page|seo|product|hard|soft|fair|back|"
        r"carbon|brand|sample|draft|final|\w+ing) copy(?: \d+)?$",
        re.IGNORECASE,
    )


@cache
def _leftover() -> re.Pattern[str]:
    copies = "copy|kopie|copia|copie|cópia|kopia|kopi|kopio|копия|копія|副本|コピー|복사본"
    return re.compile(
        rf"(?<=\S)(?: [-–—])? (?:{copies})(?: ?\(?\d+\)?)?$"  # macOS, Windows, LibreOffice
        rf"|^(?:copy of|kopie von|copia de|copie de|cópia de|kopia|копия)(?: \(\d+\))? \S"  # Google Drive, old Windows
        r"|(?<=[^\W\d])[ ]?\(\d\d?\)$"  # browsers
        r"|\((?:[^()]*\s)?conflicted copy[^()]*\)|\.sync-conflict-\d+"  # Dropbox, Syncthing
        r"|(?<=\w)\.(?:bak|orig|old|backup)\d?$|(?<=\w)~$|^#.+#$",  # editors, version control
        re.IGNORECASE,
    )
