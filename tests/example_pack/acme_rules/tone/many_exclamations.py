"""Exclamation marks in a row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from polyglint import Document, DocumentRule, Edit, Fix, Problem

_SHOUT = re.compile(r"!{2,}")


@dataclass(frozen=True)
class ManyExclamations(DocumentRule):
    """A sentence ends in at most one exclamation mark."""

    id = "tone/many-exclamations"

    most: int = 1

    def check(self, document: Document) -> Iterator[Problem]:
        for shout in document.search(_SHOUT):
            if len(shout[0]) > self.most:
                place = document.place(*shout.span())
                message = f"{len(shout[0])} exclamation marks in a row: {self.most} will do"
                yield Problem(place, message, fix=Fix((Edit(place, "!" * self.most),)))
