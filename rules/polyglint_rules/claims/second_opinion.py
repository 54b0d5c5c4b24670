"""What a site's judge thinks of conflicts: some are left out, of some less is made."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from polyglint import StatementPair, rulings
from polyglint_rules.claims.conflicts import Conflict, Statement

_END = re.compile(r"[.!?…。！？]\s")


def judged(conflicts: Iterable[Conflict], claims: Mapping[str, Any]) -> Iterator[tuple[Conflict, bool]]:
    """The conflicts that are left, each with whether it is doubted: by the likeliest of its pairs."""
    if not claims.get("judge"):
        yield from ((conflict, False) for conflict in conflicts)
        return
    found = list(conflicts)
    pairs = [
        StatementPair(
            conflict.statement.claim.topic,
            _sentence(conflict.statement),
            _sentence(other),
            conflict.statement.fact.locale.partition("-")[0],
        )
        for conflict in found
        for other in conflict.against
    ]
    answers = iter(rulings(pairs, claims))
    for conflict in found:
        ruled = [next(answers) for _ in conflict.against]
        if any(ruling != "mute" for ruling in ruled):
            kept = tuple(other for other, ruling in zip(conflict.against, ruled, strict=True) if ruling != "mute")
            yield Conflict(conflict.statement, kept, conflict.is_overlap), "keep" not in ruled


def _sentence(statement: Statement) -> str:
    """The sentence around a statement, as far as it stands in the same line."""
    place, line = statement.place, statement.fact.excerpt
    if not line:
        return statement.claim.quote
    end = place.end_column - 1 if place.line == place.end_line else len(line)
    starts = [found.end() for found in _END.finditer(line, 0, place.column - 1)]
    stop = _END.search(line, end)
    return line[starts[-1] if starts else 0 : stop.start() + 1 if stop else len(line)].strip(" *_#>-")
