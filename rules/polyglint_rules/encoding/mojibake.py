"""Text that was decoded with a wrong codec."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from polyglint import Document, DocumentRule, Edit, Fix, Mqm, Problem
from polyglint_rules.encoding.characters import has_high_run
from polyglint_rules.encoding.reach import readable

if TYPE_CHECKING:
    from polyglint_rules.encoding.damage import Path, Repair

_TIMES = {2: " twice", 3: " three times"}


class Mojibake(DocumentRule):
    """Text is decoded with the encoding that it was written in."""

    id = "encoding/mojibake"
    mqm = Mqm("linguistic conventions", "character encoding", "major")
    notes_source = True
    severity = "error"
    reads_catalogues = True
    needs = r"[^\x00-\x7f]"

    def check(self, document: Document) -> Iterator[Problem]:
        """All damaged words."""
        # Damage makes at least two characters beyond ASCII of one.
        if not has_high_run(document.text, 2):
            return
        from polyglint_rules.encoding.suspicion import may_be_damaged  # late: its patterns are a tenth of all start-up

        if not may_be_damaged(document.text):
            return
        from polyglint_rules.encoding.damage import repairs  # late, as above
        from polyglint_rules.encoding.quoted import in_doubt

        for repair in in_doubt(document, repairs(readable(document))):
            yield _problem(document, repair)


def _problem(document: Document, repair: "Repair") -> Problem:
    place = document.place(repair.start, repair.end)
    found = _visible(document.text[repair.start : repair.end])
    advice = "write" if repair.is_certain else "perhaps it was"
    message = f'"{found}" is {history(repair.path)}: {advice} "{_visible(repair.text)}"'
    return Problem(place, message, fix=Fix((Edit(place, repair.text),), safe=repair.is_certain))


def history(path: "Path") -> str:
    """What happened to a text, in the order in which it happened."""
    steps: list[str] = []
    for reading, same in groupby(reversed(path)):
        times = _TIMES.get(len(list(same)), "")
        steps.append(f"{reading}{times}" if not steps else f"then {reading}{times}")
    return ", ".join(steps)


def _visible(text: str) -> str:
    return "".join(character if character.isprintable() else f"\\x{ord(character):02x}" for character in text)
