"""Characters that show text in another order than it is stored."""

import re
import unicodedata
from collections.abc import Iterator

from polyglint import Document, DocumentRule, Edit, Fix, Mqm, Problem
from polyglint_rules.encoding.characters import unusual

_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Patterns are texts here: those that no page needs are never compiled.
_CONTROL = "[\u202a-\u202e\u2066-\u2069]"
# Embeddings are the older form of isolates. An override is never needed: it reverses what has a direction of its own.
_CLOSED = "[\u2066-\u2068][^\u2066-\u2069\u202a-\u202e\n]*\u2069|[\u202a\u202b][^\u2066-\u2069\u202a-\u202e\n]*\u202c"
_RIGHT_TO_LEFT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"


class BidirectionalControl(DocumentRule):
    """Text stands in the order in which it is shown."""

    id = "encoding/bidirectional-control"
    mqm = Mqm("linguistic conventions", "character encoding", "critical")
    severity = "error"
    reads_catalogues = True
    needs = r"[^\x00-\x7f]"

    def check(self, document: Document) -> Iterator[Problem]:
        """All controls, in code too: there they make a reader see other code than the one that runs."""
        if _CONTROLS.isdisjoint(unusual(document.text)):
            return
        proper = _proper(document)
        for control in re.finditer(_CONTROL, document.text):
            if control.start() not in proper:
                yield _problem(document, control)


def _proper(document: Document) -> set[int]:
    """Where controls stand that are opened and closed in one line, on a page with right-to-left text outside code."""
    if not re.search(_RIGHT_TO_LEFT, document.prose):
        return set()
    stretches = re.finditer(_CLOSED, document.prose)
    return {offset for stretch in stretches for offset in (stretch.start(), stretch.end() - 1)}


def _problem(document: Document, control: re.Match[str]) -> Problem:
    place = document.place(*control.span())
    name = f"{unicodedata.name(control[0])} (U+{ord(control[0]):04X})"
    message = f"{name} makes this line read in another order than it is stored: delete it"
    # Unsafe: on a page that mixes directions the order that readers see changes.
    return Problem(place, message, fix=Fix((Edit(place, ""),), safe=False))
