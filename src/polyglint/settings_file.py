"""A settings file: one table of keys that reads it, refuses it with all that is wrong, and describes it to editors.

Imported late, by `settings`: a site without a settings file does not pay for it.
"""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, get_args

from polyglint.claims.settings import PACKS
from polyglint.settings import SECTION, FailOn, KeyPath, Override, Settings, SettingsError, key_text
from polyglint.site.tags import is_well_formed, normalised
from polyglint.values import SEVERITIES, Json

_Wrong = list[tuple[KeyPath, str]]
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*(B|[kKMG]i?B)?")
_UNITS = {"B": 1, "kB": 10**3, "MB": 10**6, "GB": 10**9, "KiB": 2**10, "MiB": 2**20, "GiB": 2**30}


def read(file: Path, cwd: Path) -> Settings:
    """The settings in this file, whatever its name.

    Raises SettingsError with all that is wrong in it.
    """
    shown = _shown(file, cwd)
    try:
        text = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        data = tomllib.loads(text)
    except OSError as error:
        raise SettingsError([f"{shown}: cannot be read: {error.strerror}"]) from error
    except UnicodeDecodeError as error:
        raise SettingsError([f"{shown}: is not UTF-8 at byte {error.start}"]) from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError([_syntax_message(shown, text, str(error))]) from error
    if file.name == "pyproject.toml":
        data = data.get("tool", {}).get("polyglint", {})
    return _settings(data, file, text, shown)


def place_of(settings: Settings, key: KeyPath, cwd: Path) -> str:
    """Where a key stands, as messages begin: `polyglint.toml:7: ignore`."""
    if not settings.path:
        return key_text(key)
    file = Path(settings.path)
    return f"{_shown(file, cwd)}:{_line(file.read_text('utf-8-sig', errors='replace'), key)}: {key_text(key)}"


def json_schema() -> dict[str, Json]:
    """The JSON Schema of a settings file, for editors that complete and check it."""
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, "title": "Settings of Polyglint", **_record_schema(_KEYS)}


def _settings(data: object, file: Path, text: str, shown: str) -> Settings:
    wrong: _Wrong = []
    values = _record(_KEYS)(data, (), wrong) or {}
    schemas = values.get("schemas") or {}
    values["schemas"] = {
        glob: _schema(stated, file.parent, ("schemas", glob), wrong) for glob, stated in schemas.items()
    }
    values["glossaries"] = _terms(values, file.parent, wrong)
    values["facts"] = tuple(
        {**fact, "stated": f"{shown}:{_line(text, ('facts', index))}"}
        for index, fact in enumerate(values.get("facts") or ())
    )
    values["spelling"] = _spelling(values, file.parent, wrong)
    if judge := (values.get("claims") or {}).get("judge"):
        judge["folder"] = str(file.parent)
    if wrong:
        placed = sorted((_line(text, key), f"{key_text(key)}: {message}") for key, message in wrong)
        raise SettingsError([f"{shown}:{line}: {message}" for line, message in placed])
    return Settings(path=str(file), root=file.parent, **values)


def _terms(values: Mapping[str, Any], root: Path, wrong: _Wrong) -> tuple[Mapping[str, Json], ...]:
    """The terms of the glossary files, each told the source locale where the settings state it."""
    if not values.get("glossaries"):
        return ()
    from polyglint.glossary import files  # late: few sites have a glossary

    found: list[Mapping[str, Json]] = []
    for pattern in values["glossaries"]:
        try:
            found.extend(files.read(pattern, root))
        except files.GlossaryError as error:
            wrong.extend((("glossaries",), message) for message in error.messages)
    source = values.get("source_locale")
    return tuple({**term, "source": source} if source else term for term in found)


def _spelling(values: Mapping[str, Any], root: Path, wrong: _Wrong) -> Mapping[str, Json]:
    """The site's own words, and where its Hunspell dictionaries lie."""
    if not values.get("spelling"):
        return {}
    from polyglint.spelling import declared  # late: few sites have words of their own

    try:
        return declared.spelling(values["spelling"], root)
    except declared.SpellingError as error:
        wrong.append((("spelling", error.key), str(error)))
        return {}


def _schema(stated: Any, root: Path, key: KeyPath, wrong: _Wrong) -> Json:
    if not isinstance(stated, str):
        return stated  # type: ignore[no-any-return]  # an inline table, checked to be JSON data by its kind
    import json  # only sites with schemas in files need it

    try:
        loaded = json.loads((root / stated).read_bytes())
    except OSError as error:
        wrong.append((key, f"{stated} cannot be read: {error.strerror}"))
    except ValueError as error:
        wrong.append((key, f"{stated} is not JSON: {error}"))
    else:
        if isinstance(loaded, dict):
            return loaded
        wrong.append((key, f"{stated} is not a JSON Schema: it must hold an object"))
    return None


# Each kind of value reads it, adds what is wrong with it to a list, and describes itself to editors.
_Read = Callable[[Any, KeyPath, _Wrong], Any]


class _Kind(NamedTuple):
    read: _Read
    schema: dict[str, Json]


class _Key(NamedTuple):
    name: str
    kind: _Kind
    summary: str


def _kind(accepts: Callable[[Any], Any], expected: str, schema: dict[str, Json]) -> _Kind:
    """A kind of single value: `accepts` returns the value to keep, or None."""

    def read(value: Any, key: KeyPath, wrong: _Wrong) -> Any:
        kept = accepts(value)
        if kept is None:
            wrong.append((key, f"must be {expected}, not {value!r}"))
        return kept

    return _Kind(read, schema)


def _choice(*choices: str) -> _Kind:
    def read(value: Any, key: KeyPath, wrong: _Wrong) -> Any:
        if isinstance(value, str) and value in choices:
            return value
        wrong.append((key, f"{value!r} is none of {', '.join(choices)}{_meant(value, choices)}"))
        return None

    return _Kind(read, {"enum": list(choices)})


def _share(value: Any) -> float | None:
    return float(value) if type(value) in (int, float) and 0 <= value <= 1 else None


def _several(one: _Kind) -> _Kind:
    """A kind of list of texts of one kind."""

    def read(value: Any, key: KeyPath, wrong: _Wrong) -> Any:
        texts = _TEXTS.read(value, key, wrong)
        return [one.read(text, key, wrong) for text in texts or ()]

    return _Kind(read, {"type": "array", "items": one.schema})


def _texts(value: Any) -> tuple[str, ...] | None:
    return tuple(value) if isinstance(value, list) and all(isinstance(text, str) for text in value) else None


def _locale(value: Any) -> str | None:
    return normalised(value) or value if isinstance(value, str) and is_well_formed(value) else None


def _template(value: Any) -> str | None:
    return value if isinstance(value, str) and value.count("{path}") == 1 else None


def _text_or_table(value: Any) -> str | dict[str, Json] | None:
    return value if isinstance(value, str | dict) else None


def _bytes(value: Any) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    match = _SIZE.fullmatch(value.strip()) if isinstance(value, str) else None
    if not match:
        return None
    unit = (match[2] or "B").replace("KB", "kB").replace("kiB", "KiB")
    return int(float(match[1]) * _UNITS[unit]) or None


def _table(kind: _Kind, names: Callable[[Any], Any] = str, expected: str = "") -> _Kind:
    """A kind of table whose keys are the writer's own: rule ids, locales, path patterns."""

    def read(value: Any, key: KeyPath, wrong: _Wrong) -> Any:
        if not isinstance(value, dict):
            return wrong.append((key, f"must be a table, not {value!r}"))
        wrong.extend(((*key, name), f"{name!r} is not {expected}") for name in value if names(name) is None)
        return {names(name): kind.read(inner, (*key, name), wrong) for name, inner in value.items()}

    return _Kind(read, {"type": "object", "additionalProperties": kind.schema})


def _records(keys: Sequence[_Key]) -> _Kind:
    def read(value: Any, key: KeyPath, wrong: _Wrong) -> Any:
        if not isinstance(value, list):
            return wrong.append((key, f"must be an array of tables, not {value!r}"))
        read_one = _record(keys, "paths")
        records = [read_one(inner, (*key, index), wrong) for index, inner in enumerate(value)]
        return tuple(Override(**{"paths": (), **record}) for record in records if record is not None)

    return _Kind(read, {"type": "array", "items": {**_record_schema(keys), "required": ["paths"]}})


def _facts(keys: Sequence[_Key]) -> _Kind:
    def read(value: Any, key: KeyPath, wrong: _Wrong) -> Any:
        if not isinstance(value, list):
            return wrong.append((key, f"must be an array of tables, not {value!r}"))
        before = len(wrong)
        facts = [_record(keys, *_OF_A_FACT)(inner, (*key, index), wrong) for index, inner in enumerate(value)]
        if len(wrong) > before:
            return ()
        from polyglint.claims.declared import DeclaredFactError, declared_fact  # late: few sites declare facts

        for index, fact in enumerate(facts):
            try:
                declared_fact(fact)
            except DeclaredFactError as error:
                wrong.append(((*key, index, error.key), str(error)))
        return tuple(facts)

    return _Kind(read, {"type": "array", "items": {**_record_schema(keys), "required": [*_OF_A_FACT]}})


def _record(keys: Sequence[_Key], *required: str) -> _Read:
    """A table with these keys and no others, read to a mapping of Python names."""
    known = {key.name: key for key in keys}

    def read(value: Any, at: KeyPath, wrong: _Wrong) -> Any:
        if not isinstance(value, dict):
            return wrong.append((at, f"must be a table, not {value!r}"))
        unknown = [name for name in value if name not in known]
        wrong.extend(((*at, name), f"unknown key{_meant(name, known)}; known: {', '.join(known)}") for name in unknown)
        wrong.extend((at, f"key {name!r} is missing") for name in required if name not in value)
        stated = [(known[name], inner) for name, inner in value.items() if name in known]
        return {key.name.replace("-", "_"): key.kind.read(inner, (*at, key.name), wrong) for key, inner in stated}

    return read


def _record_schema(keys: Sequence[_Key]) -> dict[str, Json]:
    properties: dict[str, Json] = {key.name: {"description": key.summary, **key.kind.schema} for key in keys}
    return {"type": "object", "additionalProperties": False, "properties": properties}


_TEXTS = _kind(_texts, "a list of strings", {"type": "array", "items": {"type": "string"}})
_OF_A_FACT = ("topic", "value")
_TEXT = _kind(lambda value: value if isinstance(value, str) else None, "a string", {"type": "string"})
_TAG_PATTERN: dict[str, Json] = {"type": "string", "pattern": "^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$"}
_LOCALE = _kind(_locale, 'a locale tag such as "en" or "pt-BR"', _TAG_PATTERN)
_LOCALES = _several(_LOCALE)
_PACKS = _several(_choice(*PACKS))
_TEMPLATE = _kind(_template, 'a path with one {path}, such as "content/en/{path}"', {"type": "string"})
_BYTES = _kind(_bytes, 'a size such as "10 MB"', {"type": ["integer", "string"]})
_ANYTHING = _Kind(lambda value, _key, _wrong: value, {})
_SCHEMA = _kind(_text_or_table, "a JSON Schema file or an inline table", {"type": ["string", "object"]})

_SHARED_KEYS = (
    _Key("select", _TEXTS, "Rule families or ids to run; without it, all that are on by default."),
    _Key("ignore", _TEXTS, "Rule families or ids to leave out."),
    _Key("severity", _table(_choice(*SEVERITIES)), "Severity by rule id."),
    _Key("options", _table(_table(_ANYTHING)), "Options of a rule by its id."),
)
_OVERRIDE_KEYS = (
    _Key("paths", _TEXTS, "Path patterns that the override holds for."),
    *_SHARED_KEYS,
    _Key("extend-select", _TEXTS, "Rule families or ids to run here beside those that run anyway."),
    _Key("locale", _LOCALE, "The locale that these documents are written in."),
)
_SHARE = _kind(_share, "a number from 0 to 1", {"type": "number", "minimum": 0, "maximum": 1})
_JUDGE_KEYS = (
    _Key("name", _TEXT, "An installed judge: nli comes with the extra polyglint[nli]."),
    _Key("options", _table(_ANYTHING), "What the judge wants to know: for nli the folder of its model."),
    _Key("mute-below", _SHARE, "A pair is left out where a contradiction is less likely: 0.2 without it."),
    _Key("doubt-below", _SHARE, "A pair is an info where a contradiction is less likely: 0.5 without it."),
)
_CLAIM_KEYS = (
    _Key(
        "judge",
        _Kind(_record(_JUDGE_KEYS, "name"), {**_record_schema(_JUDGE_KEYS), "required": ["name"]}),
        "Who may mute pairs of claims that the rules would report.",
    ),
    _Key("packs", _PACKS, f"The matters whose claims are read: {', '.join(PACKS)}; without it, care."),
    _Key("aliases", _table(_TEXTS), 'Names of one subject: "laser peel" = ["carbon peel", "карбоновый пилинг"].'),
    _Key("accepted", _TEXT, "The file of pairs of claims that are fine as they are."),
)
_SPELLING_KEYS = (
    _Key("words", _TEXTS, "Path patterns of the site's word lists: one word a line; words.ru.txt holds for Russian."),
    _Key("dictionaries", _TEXTS, 'Folders with Hunspell dictionaries; "system" for those that programs here use.'),
)
_FACT_KEYS = (
    _Key("topic", _TEXT, "A topic or a figure of a pack, or the name of another figure: pain, sessions."),
    _Key("value", _TEXT, 'What is true: "4-6", "24 months", "49.90 EUR", "denied", "hedged".'),
    _Key("subject", _TEXT, "The subject whose pages it holds for; without it, all pages."),
    _Key("thing", _TEXT, "The setting, product or side of the topic that it is about: timeout, redness."),
    _Key("locales", _LOCALES, "The locales that it holds for; without it, all."),
    _Key("reason", _TEXT, "Where the fact comes from, for those who read a finding."),
)
_KEYS = (
    *_SHARED_KEYS,
    _Key("extend-select", _TEXTS, "Rule families or ids to run beside those on by default."),
    _Key("fail-on", _choice(*get_args(FailOn)), "The least severity that makes the run fail."),
    _Key("source-locale", _LOCALE, "The locale that pages are written in first; without it, a stated guess."),
    _Key("locales", _table(_TEMPLATE, _locale, "a locale tag"), 'Where each locale lies: fr = "content/fr/{path}".'),
    _Key("catalogues", _TEXTS, "Path patterns of message catalogues, none for []; without it, as folders are named."),
    _Key("include", _TEXTS, "Path patterns of the site; without it, all Markdown files under the paths asked for."),
    _Key("exclude", _TEXTS, "Path patterns that are left out, even when they are named on the command line."),
    _Key("rules", _TEXTS, "Folders with the site's own rules."),
    _Key("roots", _TEXTS, "Folders that links to files start from, such as static or public."),
    _Key("max-file-size", _BYTES, 'The size from which a file is not read: "10 MB".'),
    _Key(
        "staleness",
        _choice("auto", "git", "lock", "off"),
        "What tells when a translation was last brought up to date: the lock, git, or one and then the other (auto).",
    ),
    _Key("schemas", _table(_SCHEMA), "JSON Schema of the front matter by path pattern: a file or an inline table."),
    _Key("glossaries", _TEXTS, "Path patterns of glossary files: CSV tables, YAML lists and TBX termbases."),
    _Key("claims", _Kind(_record(_CLAIM_KEYS), _record_schema(_CLAIM_KEYS)), "How statements of fact are read."),
    _Key("spelling", _Kind(_record(_SPELLING_KEYS), _record_schema(_SPELLING_KEYS)), "What is spelt right here."),
    _Key("facts", _facts(_FACT_KEYS), "What is true, and what the pages of every locale are held to."),
    _Key("overrides", _records(_OVERRIDE_KEYS), "What holds for some paths only."),
)


def _meant(name: Any, known: Mapping[str, object] | Sequence[str]) -> str:
    from difflib import get_close_matches  # only for messages

    near = get_close_matches(str(name).lower().replace("_", "-"), list(known), n=1)
    return f" (did you mean {near[0]}?)" if near else ""


def _shown(file: Path, cwd: Path) -> str:
    return file.relative_to(cwd).as_posix() if file.is_relative_to(cwd) else file.as_posix()


def _syntax_message(shown: str, text: str, message: str) -> str:
    at = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)", message)
    line = (at and at[1]) or text.count("\n") + 1
    return f"{shown}:{line}: is not TOML: {message[: at.start()] if at else message}"


def _line(text: str, key: KeyPath) -> int:
    """The line that a key most probably stands in: the parser tells no places, so its parts are looked for in turn."""
    at = max(text.find(SECTION), 0)
    for part, following in zip(key, (*key[1:], None), strict=True):
        if isinstance(following, int):
            tables = [match.start() for match in re.finditer(rf"^\[\[[^\]\n]*\b{part}\s*\]\]", text, re.MULTILINE)]
            at = tables[following] if following < len(tables) else at
        elif isinstance(part, str):
            found = re.compile(rf"^[^#\n]*?(?<![\w/-]){re.escape(part)}(?![\w/-])", re.MULTILINE).search(text, at)
            at = found.end() if found else at
    return text.count("\n", 0, at) + 1
