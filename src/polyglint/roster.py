"""The rules that there are, as each declares itself: remembered, so that a rule is loaded when a document concerns it.

Loading all rules takes longer than all else that a small run does. What they declare is asked of the rules themselves,
once for each state of the packs' sources and of the engine's: it cannot be stale, and nobody keeps it by hand.
"""

import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from polyglint.cache_folder import cache_folder, put
from polyglint.discovery import Pack, PackError, Source, engine, load, packs, signature, sources, youngest
from polyglint.late_pattern import late_patterns
from polyglint.rule import LateRule, Rule

with late_patterns():
    import json

# A file can change twice within one tick of its clock; an answer as fresh as this is not remembered.
_RACY_NS = 2_000_000_000
_KEPT_FILES = 8


def known_rules(local: Sequence[Path] = (), state: str = "") -> Mapping[str, Rule]:
    """All rules with their default options, by id; those of packs that have not changed are not loaded.

    `state` is the signature of everything, where somebody has just asked for it. Raises PackError when a rule cannot be
    loaded.
    """
    found = packs(local)
    state = state or signature((*found, engine()))
    file = cache_folder() / f"rules-{state}.json"
    if known := _remembered(file, found):
        return known
    rules = {source.id: (source, rule) for source in sources(found).values() if (rule := load(source))}
    everything = (*found, engine())
    if youngest(everything) < time.time_ns() - _RACY_NS and signature(everything) == state:
        _remember(file, found, rules)
    return {name: rule for name, (_, rule) in rules.items()}


def _remembered(file: Path, found: Sequence[Pack]) -> dict[str, Rule] | None:
    try:
        listed = json.loads(file.read_bytes())
        return {declared["id"]: _late(found[pack], path, declared) for pack, path, declared in listed}
    except (OSError, ValueError, TypeError, LookupError):
        return None


def _late(pack: Pack, path: str, declared: Mapping[str, Any]) -> LateRule:
    stated = {name: tuple(value) if isinstance(value, list) else value for name, value in declared.items()}
    return LateRule(stated, partial(_loaded, pack, path, declared["id"]))


def _loaded(pack: Pack, path: str, name: str) -> Rule:
    source = Source(name, Path(path), pack)
    rule = load(source)
    if rule is None:
        raise PackError(f"{source.pack}: {source.id} is no rule any more")
    return rule


def _remember(file: Path, found: Sequence[Pack], known: Mapping[str, tuple[Source, Rule]]) -> None:
    from polyglint.options import options  # late: rules are asked once for each state of the packs

    listed = [
        (found.index(source.pack), str(source.path), LateRule.declared(rule, [option.name for option in options(rule)]))
        for source, rule in known.values()
    ]
    with suppress(ValueError, TypeError):  # what a rule declares may be no JSON
        put(file, json.dumps(listed).encode(), "rules-*", _KEPT_FILES)
