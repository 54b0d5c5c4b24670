"""What a Vale configuration switches on and off, as a settings file of ours."""

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from polyglint.importing.vale_config import Config, Section
from polyglint.values import SEVERITIES


class Carried(NamedTuple):
    """A rule that was carried over: its name there, its id and severity here."""

    name: str
    id: str
    severity: str


def settings_text(config: Config, carried: Sequence[Carried], folder: str) -> str:
    """The settings that run the same rules over the same paths."""
    return (
        "\n".join([*_top(config, carried, folder), *_severities(config, carried), *_overrides(config, carried)]) + "\n"
    )


def _stated(sections: Sequence[Section], name: str) -> str:
    """What the last of these sections that names a rule says of it."""
    return next((section.rules[name] for section in reversed(sections) if name in section.rules), "")


def _top(config: Config, carried: Sequence[Carried], folder: str) -> Iterator[str]:
    yield f"# From {config.file.name}."
    yield f"rules = [{json.dumps(folder)}]"
    yield f'fail-on = "{config.least}"'
    wide = config.site_wide
    off = [rule.id for rule in carried if _stated(wide, rule.name) == "off"]
    least = SEVERITIES.index(config.least)
    low = [rule.id for rule in carried if SEVERITIES.index(_severity(wide, rule)) < least]
    if off or low:
        yield f"ignore = {_listed(sorted({*off, *low}))}"


def _severity(sections: Sequence[Section], rule: Carried) -> str:
    stated = _stated(sections, rule.name)
    return stated if stated in SEVERITIES else rule.severity


def _severities(config: Config, carried: Sequence[Carried]) -> Iterator[str]:
    wide = config.site_wide
    changed = [(rule.id, _severity(wide, rule)) for rule in carried if _severity(wide, rule) != rule.severity]
    if changed:
        yield from ("", "[severity]", *(f'"{name}" = "{severity}"' for name, severity in changed))


def _overrides(config: Config, carried: Sequence[Carried]) -> Iterator[str]:
    """One for each section that holds for some paths only."""
    everywhere = {rule.id for rule in carried if any(config.is_on(one, rule.name) for one in config.site_wide)}
    for section in config.sections:
        if section.is_site_wide:
            continue
        on = [rule.id for rule in carried if config.is_on(section, rule.name) and rule.id not in everywhere]
        off = [rule.id for rule in carried if section.rules.get(rule.name) == "off"]
        levels = [(rule.id, section.rules[rule.name]) for rule in carried if section.rules.get(rule.name) in SEVERITIES]
        if on or off or levels:
            yield from ("", "[[overrides]]", f"paths = [{json.dumps(section.glob, ensure_ascii=False)}]")
            yield from (f"{key} = {_listed(names)}" for key, names in (("extend-select", on), ("ignore", off)) if names)
            if levels:
                inside = ", ".join(f'"{name}" = "{severity}"' for name, severity in levels)
                yield f"severity = {{ {inside} }}"


def _listed(names: Sequence[str]) -> str:
    return f"[{', '.join(json.dumps(name) for name in names)}]"
