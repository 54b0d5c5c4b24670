"""Vale's configuration file: which styles and rules are on for which paths, at which level."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

NAMES = (".vale.ini", "_vale.ini", "vale.ini")
LEVELS: Mapping[str, str] = {"suggestion": "info", "warning": "warning", "error": "error"}
_OFF = ("no", "false", "off")
_LINE = re.compile(r"([^=]+?)\s*=\s*(.*)")


class ValeError(Exception):
    """A configuration that cannot be read, in words for who keeps it."""


@dataclass
class Section:
    """What holds for paths that match a glob."""

    glob: str
    styles: tuple[str, ...] = ()
    rules: dict[str, str] = field(default_factory=dict)  # "Style.Rule" → "off", "on" or one of our severities
    ignored: list[str] = field(default_factory=list)  # settings that have no equal here

    @property
    def is_site_wide(self) -> bool:
        """Whether it holds for all Markdown."""
        return re.fullmatch(r"\*|\*\.(?:md|mdx|markdown|\{[^}]*\bmdx?\b[^}]*\}|\*)", self.glob) is not None


@dataclass
class Config:
    """A configuration: `styles_path` is a folder, `least` the least severity that is shown."""

    file: Path
    styles_path: Path
    least: str = "info"
    vocabularies: tuple[str, ...] = ()
    sections: list[Section] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def site_wide(self) -> list[Section]:
        """The sections that hold for all Markdown."""
        return [section for section in self.sections if section.is_site_wide]

    def is_on(self, section: Section, rule: str) -> bool:
        """Whether a section runs a rule, `Style.Rule`: what is off for the whole site has to be named to be on."""
        if stated := section.rules.get(rule):
            return stated != "off"
        return _style(rule) in section.styles and all(one.rules.get(rule) != "off" for one in self.site_wide)

    @property
    def styles(self) -> tuple[str, ...]:
        """All styles that any section is based on or takes a rule from, in order."""
        named = (style for section in self.sections for style in (*section.styles, *map(_style, section.rules)))
        return tuple(dict.fromkeys(named))


def _style(rule: str) -> str:
    return rule.partition(".")[0]


def read(path: Path) -> Config:
    """The configuration in this file, or in the folder of this name.

    Raises ValeError where there is none.
    """
    file = path if path.is_file() else next((path / name for name in NAMES if (path / name).is_file()), None)
    if file is None:
        raise ValeError(f"{path} has no {NAMES[0]}")
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ValeError(f"{file} cannot be read: {error}") from None
    config = Config(file, file.parent / "styles")
    section: Section | None = None
    for number, name, value in _lines(text, file):
        if name == "[":
            section = Section(value)
            config.sections.append(section)
        elif section is None:
            _top(config, name, value)
        elif section.glob != "formats":
            _set(section, name, value, number)
    config.sections = [section for section in config.sections if section.glob != "formats"]
    return config


def _lines(text: str, file: Path) -> Iterator[tuple[int, str, str]]:
    """Names and values; the name of a section's head is a bracket."""
    whole = re.sub(r"\\\n\s*", "", text)
    for number, line in enumerate(whole.split("\n"), 1):
        line = line.strip()
        if not line or line[0] in "#;":
            continue
        if line[0] == "[" and line[-1] == "]":
            yield number, "[", line[1:-1].strip()
        elif found := _LINE.fullmatch(line):
            yield number, found[1], found[2].strip("\"'")
        else:
            raise ValeError(f"{file}:{number}: is neither a section nor name = value")


def _top(config: Config, name: str, value: str) -> None:
    match name:
        case "StylesPath":
            config.styles_path = config.file.parent / value
        case "MinAlertLevel":
            config.least = LEVELS.get(value.lower(), "info")
        case "Vocab":
            config.vocabularies = _listed(value)
        case "Packages":
            config.notes.append(
                f"Packages = {value}: fetch them with `vale sync` first; what lies in StylesPath is read"
            )
        case _:
            config.notes.append(f"{name} = {value} has no equal")


def _set(section: Section, name: str, value: str, number: int) -> None:
    if name == "BasedOnStyles":
        section.styles = _listed(value)
    elif "." in name:
        stated = value.lower()
        section.rules[name] = "off" if stated in _OFF else LEVELS.get(stated, "on")
    else:
        section.ignored.append(f"[{section.glob}] {name} (line {number}) has no equal")


def _listed(value: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in value.split(",") if name.strip())
