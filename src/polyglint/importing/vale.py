"""A Vale configuration → files of rules, a settings file, and what could not be carried over."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from polyglint.importing.phrases import phrases
from polyglint.importing.vale_config import Config, ValeError, read
from polyglint.importing.vale_rules import Made, Rule, UnknownRuleError
from polyglint.importing.vale_settings import Carried, settings_text
from polyglint.style.reading import DataError, data_rule

_OWN = "Vale"
_ACCEPT, _REJECT = "vocabulary/accept.txt", "vocabulary/reject.txt"
_BUILT_IN = {
    "Spelling": "the family spelling is on by default; `polyglint words` takes the words of accept.txt",
    "Repetition": "repetition/doubled-word is on by default",
}


class Imported(NamedTuple):
    """What came of it: texts by path below the folder of rules, settings, and what to tell."""

    files: Mapping[str, str]
    settings: str
    carried: tuple[Carried, ...]
    notes: tuple[str, ...]


def imported(path: Path, folder: str) -> Imported:
    """The rules and settings that stand for this configuration; `folder` is where the rules will lie.

    Raises ValeError for a configuration that cannot be read.
    """
    config = read(path)
    run = _Import(config)
    run.read_styles()
    notes = [*config.notes, *run.notes, *(note for section in config.sections for note in section.ignored)]
    return Imported(run.files, settings_text(config, run.carried, folder), tuple(run.carried), tuple(notes))


class _Import:
    """One import: what has been written, and what there is to say."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.files: dict[str, str] = {}
        self.carried: list[Carried] = []
        self.notes: list[str] = []
        self.accepted = self._vocabulary("accept.txt", _ACCEPT)
        self.rejected = self._vocabulary("reject.txt", _REJECT)

    def read_styles(self) -> None:
        """Carry over every rule of every style that is on anywhere."""
        for style in self.config.styles:
            if style == _OWN:
                self._own()
                continue
            folder = self.config.styles_path / style
            if not folder.is_dir():
                self.notes.append(f"{style}: there is no such style in {self.config.styles_path}")
                continue
            for file in sorted((*folder.glob("*.yml"), *folder.glob("*.yaml"))):
                if self._is_on(f"{style}.{file.stem}"):
                    self._read(style, file)

    def _read(self, style: str, file: Path) -> None:
        import yaml  # late: nothing else here needs it

        name = f"{style}.{file.stem}"
        try:
            stated = yaml.safe_load(file.read_text("utf-8-sig"))
        except (yaml.YAMLError, OSError, UnicodeDecodeError) as error:
            self.notes.append(f"{name}: cannot be read: {str(error).splitlines()[0]}")
            return
        rule = Rule(stated if isinstance(stated, dict) else {}, self.accepted)
        try:
            self._write(name, rule.made(), rule.notes)
        except (UnknownRuleError, TypeError, ValueError, AttributeError) as error:
            self.notes.append(f"{name}: not carried over: {error}")

    def _own(self) -> None:
        """The rules that Vale brings itself."""
        if self.rejected and self._is_on("Vale.Avoid"):
            made: Made = {"severity": "error", "message": 'avoid "{match}"', "words_from": "../vocabulary/reject.txt"}
            self._write("Vale.Avoid", made, ())
        swap = {word.lower(): word for word in self.accepted if word != word.lower()}
        if swap and self._is_on("Vale.Terms"):
            self._write("Vale.Terms", {"severity": "error", "swap": swap}, ())
        for name, instead in _BUILT_IN.items():
            if self._is_on(f"{_OWN}.{name}"):
                self.notes.append(f"Vale.{name}: {instead}")

    def _write(self, name: str, made: Made, notes: Sequence[str]) -> None:
        style, _, rule = name.partition(".")
        family, stem = _family(style), _stem(rule)
        identity = f"{family}/{stem.replace('_', '-')}"
        is_everywhere = any(self.config.is_on(section, name) for section in self.config.site_wide)
        whole = {"id": identity, **made, **({} if is_everywhere else {"preview": True})}
        refusal = _refusal(whole, identity)
        if refusal:
            self.notes.append(f"{name}: not carried over: {refusal}")
            return
        self.files[f"{family}/{stem}.yaml"] = _yaml(whole, [f"from {name}", *notes])
        self.carried.append(Carried(name, identity, str(made["severity"]) if "severity" in made else "warning"))
        self.notes.extend(f"{name}: {note}" for note in notes)

    def _is_on(self, name: str) -> bool:
        return any(self.config.is_on(section, name) for section in self.config.sections)

    def _vocabulary(self, name: str, target: str) -> list[str]:
        """The entries of all vocabularies; each a pattern in Vale, a phrase here."""
        found: list[str] = []
        for line in self._entries(name):
            folded = line.removeprefix("(?i)")
            listed = phrases(folded)
            found.extend(text.lower() if folded != line else text for text in listed)
            if not listed:
                self.notes.append(f'{name}: "{line}" is a pattern, and words are phrases here')
        if found:
            self.files[target] = "".join(f"{word}\n" for word in dict.fromkeys(found))
        return list(dict.fromkeys(found))

    def _entries(self, name: str) -> Iterator[str]:
        for vocabulary in self.config.vocabularies:
            homes = ("config/vocabularies", "Vocab")
            files = [self.config.styles_path / home / vocabulary / name for home in homes]
            for file in files:
                try:
                    lines = file.read_text("utf-8-sig").split("\n") if file.is_file() else []
                except (OSError, UnicodeDecodeError) as error:
                    self.notes.append(f"{vocabulary}/{name}: cannot be read: {error}")
                    continue
                yield from (word for line in lines if (word := line.strip()) and not word.startswith("#"))


def _family(style: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", style.lower()).strip("_") or "style"


def _stem(rule: str) -> str:
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", rule)
    return re.sub(r"[^a-z0-9]+", "_", parted.lower()).strip("_") or "rule"


def _yaml(made: Mapping[str, Any], comments: Sequence[str]) -> str:
    import yaml  # late, as above

    written = yaml.safe_dump(dict(made), sort_keys=False, allow_unicode=True, width=100)
    return "".join(f"# {comment}\n" for comment in comments) + written


def _refusal(made: Mapping[str, Any], identity: str) -> str:
    """What our own reader has against a rule; its word lists are not written yet."""
    lists = {"words_from": {"words": ["x"]}, "exceptions_from": {}}
    checked: dict[str, Any] = {}
    for key, value in made.items():
        checked.update(lists.get(key, {key: value}))
    try:
        data_rule(_yaml(checked, ()).encode(), identity)
    except DataError as error:
        return str(error)
    return ""


__all__ = ["Imported", "ValeError", "imported"]
