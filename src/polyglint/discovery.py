"""Rule packs → rules by id and their pages: installed packs through their entry point, and a site's own folders.

A pack is a folder of families; `<family>/<rule>.py` or `.yaml` is the rule `family/rule`, with its page beside it.
"""

import importlib
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from pathlib import Path
from types import ModuleType, TracebackType
from typing import NamedTuple, NoReturn

from polyglint.installed import Entry, entries, package_folders
from polyglint.rule import DocumentRule, Rule, SiteRule, TranslationRule
from polyglint.version import __version__

# Patterns are texts here: a run in which no pack has changed asks neither.
_PYTHON_RULE = rb"""\n[ \t]+id(?:[ \t]*:[ \t]*\w+)?[ \t]*=[ \t]*["']"""
_DATA_RULE = rb"(?m)^(?:id|pattern|swap)\s*:"
_DATA_SUFFIXES = (".yaml", ".yml")


class PackError(Exception):
    """A rule pack that cannot be loaded, with the name of whoever brought it."""


class Pack(NamedTuple):
    """A collection of rules. `module` is its import package, `distribution` its name and version, where it has one."""

    name: str
    distribution: str
    module: str
    folders: tuple[Path, ...]

    def __str__(self) -> str:
        """How messages name the pack."""
        return f'rule pack "{self.name}" ({self.distribution})' if self.distribution else f'rule folder "{self.name}"'


class Source(NamedTuple):
    """Where a rule is written; nothing of it is loaded."""

    id: str
    path: Path
    pack: Pack

    @property
    def page(self) -> Path:
        """The rule page, whether there is one or not."""
        return self.path.with_suffix(".md")

    def refuse(self, message: str, line: int | None = None) -> NoReturn:
        """Raises PackError with the pack, the file and the line before the message."""
        place = f"{self.path.parent.name}/{self.path.name}{f' line {line}' if line else ''}"
        raise PackError(f"{self.pack}: {place}: {message}")


def packs(local: Sequence[Path] = ()) -> tuple[Pack, ...]:
    """The installed packs and the folders of a site's own rules.

    Raises PackError when a pack, or its folder, cannot be found.
    """
    installed = [_installed(entry) for entry in entries()]
    if not installed:
        raise PackError("no rule pack is installed, not even Polyglint's own: install polyglint again")
    return (*installed, *(local_pack(folder) for folder in local))


def engine() -> Pack:
    """Polyglint itself as one more pack: what it says may change with its sources, too."""
    return Pack("engine", __version__, "polyglint", (Path(__file__).parent,))


def _installed(entry: Entry) -> Pack:
    pack = Pack(entry.name, entry.distribution, entry.module, tuple(map(Path, entry.folders)))
    if not pack.folders:
        raise PackError(f"{pack}: its entry point names {entry.module}, and there is no such import package")
    return pack


def local_pack(folder: Path) -> Pack:
    """A folder of rules as a pack: under its own import name where it has one, else under one made from its path.

    Rules of such a made-up package reach their siblings by relative imports, and another process has to call this
    function before it can unpickle them.

    Raises PackError when there is no such folder.
    """
    if not folder.is_dir():
        raise PackError(f'rule folder "{folder}" does not exist')
    resolved = folder.resolve()
    return Pack(str(folder), "", _import_name(resolved) or _made_up_package(resolved), (resolved,))


def _import_name(folder: Path) -> str:
    """The name under which the folder can be imported as a package, or ""."""
    names = [folder.name]
    top = folder
    while (top := top.parent) and (top / "__init__.py").exists():
        names.insert(0, top.name)
    if not (folder / "__init__.py").exists() or not all(name.isidentifier() for name in names):
        return ""
    name = ".".join(names)
    return name if str(folder) in map(os.path.realpath, package_folders(name)) else ""


def _made_up_package(folder: Path) -> str:
    from polyglint.hashing import blake2b  # only sites with their own rules need it

    name = f"polyglint_local_{blake2b(str(folder).encode(errors='surrogateescape'), digest_size=6).hexdigest()}"
    package = ModuleType(name, "A folder of rules that is no installed package.")
    package.__path__ = [str(folder)]
    sys.modules.setdefault(name, package)
    return name


def sources(packs: Iterable[Pack]) -> dict[str, Source]:
    """Where each rule is written, by id.

    Raises PackError for a pack without rules and for two rules of one id.
    """
    found: dict[str, Source] = {}
    for pack in packs:
        own = list(_sources(pack))
        if not own:
            raise PackError(f"{pack}: there is no rule in it; a rule is <family>/<rule>.py or <family>/<rule>.yaml")
        for source in own:
            other = found.setdefault(source.id, source)
            if other is not source:
                source.refuse(f"{source.id} is also the id of {other.path.name} in {other.pack}")
    return dict(sorted(found.items()))


def _sources(pack: Pack) -> Iterator[Source]:
    for folder in pack.folders:
        files, families = _contents(folder)
        for name in files:
            if name != "__init__.py" and _is_rule(folder, name, files):
                raise PackError(f"{pack}: {name}: a rule lies in the folder of its family: <family>/{name}")
        for family in families:
            inside, _ = _contents(folder / family)
            for name in inside:
                if _is_rule(folder / family, name, inside):
                    yield Source(rule_id(folder / family / name), folder / family / name, pack)


def rule_id(path: Path) -> str:
    """The id that a rule in this file has."""
    return f"{path.parent.name}/{path.stem.replace('_', '-')}"


def _contents(folder: Path) -> tuple[list[str], list[str]]:
    """The names of a folder's files and folders, private ones left out, in order."""
    with os.scandir(folder) as found:
        entries = sorted((entry.name, entry.is_dir()) for entry in found if entry.name[0] not in "._")
    return [name for name, is_dir in entries if not is_dir], [name for name, is_dir in entries if is_dir]


def _is_rule(folder: Path, name: str, siblings: Sequence[str]) -> bool:
    """Whether a file is a rule: told from its page or a glance at its text, for importing is what costs."""
    stem, suffix = os.path.splitext(name)  # noqa: PTH122  # called for every file of every pack in every run
    if suffix == ".py":
        return f"{stem}.md" in siblings or re.search(_PYTHON_RULE, _bytes(folder / name)) is not None
    return suffix in _DATA_SUFFIXES and re.search(_DATA_RULE, _bytes(folder / name)) is not None


def _bytes(path: Path) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123  # called for every file of every pack
        return file.read()


def rule_file(page: Path) -> Path | None:
    """The rule that lies beside a file named as its page; None when there is none."""
    for suffix in (".py", *_DATA_SUFFIXES):
        path = page.with_suffix(suffix)
        pattern = _PYTHON_RULE if suffix == ".py" else _DATA_RULE
        if path.is_file() and re.search(pattern, _bytes(path)):
            return path
    return None


def rules(local: Sequence[Path] = ()) -> dict[str, Rule]:
    """All rules with their default options, by id.

    Raises PackError when one of them cannot be loaded.
    """
    loaded = ((source.id, load(source)) for source in sources(packs(local)).values())
    return {name: rule for name, rule in loaded if rule}


def page(rule: str, local: Sequence[Path] = ()) -> Path | None:
    """The page of a rule; None when there is no such rule or it has none."""
    source = sources(packs(local)).get(rule)
    return source.page if source and source.page.is_file() else None


def summary(rule: Rule) -> str:
    """What is right where the rule finds nothing, in one sentence; for a rule that is data, else its message."""
    stated = getattr(rule, "summary", None)
    if stated is None:
        return (type(rule).__doc__ or "").partition("\n")[0]
    return stated or str(getattr(rule, "message", ""))


def load(source: Source) -> Rule | None:
    """The rule that is written here; None for a module that only looks like one.

    Raises PackError when it cannot be loaded.
    """
    if source.path.suffix in _DATA_SUFFIXES:
        return _data_rule(source)
    try:
        module = importlib.import_module(f"{source.pack.module}.{source.path.parent.name}.{source.path.stem}")
        rule = _python_rule(source, module)
    except PackError:
        raise
    except Exception as error:  # a pack is a stranger's code: whatever it raises, the message must name the pack
        source.refuse(f"{type(error).__name__}: {error}", _line(error, source.path))
    if rule and not isinstance(rule, DocumentRule | TranslationRule | SiteRule):
        source.refuse(f"{type(rule).__name__} is neither a DocumentRule nor a TranslationRule nor a SiteRule")
    for pattern in (rule.needs, rule.needs_in_prose) if rule else ():
        try:
            re.compile(pattern)
        except re.error as error:
            source.refuse(f"it needs {pattern!r}, which is not a regular expression: {error}")
    return rule


def _data_rule(source: Source) -> Rule:
    from polyglint.style.reading import DataError, data_rule  # late: few sites have rules that are data

    try:
        return data_rule(source.path.read_bytes(), source.id, source.path.parent)
    except DataError as error:
        source.refuse(str(error), error.line)


def _python_rule(source: Source, module: ModuleType) -> Rule | None:
    classes = [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Rule) and value.__module__ == module.__name__
        if hasattr(value, "id")
    ]
    if not classes and not source.page.exists():
        return None
    if len(classes) != 1:
        names = ", ".join(found.__name__ for found in classes) or "none"
        source.refuse(f"a module defines one rule with an id; this one defines {names}")
    if classes[0].id != source.id:
        source.refuse(f'the id is "{classes[0].id}", and the path says "{source.id}": make them equal')
    return classes[0]()


def _line(error: BaseException, path: Path) -> int | None:
    """The line of the file that an error comes from."""
    if isinstance(error, SyntaxError) and error.filename == str(path):
        return error.lineno
    lines = [number for file, number in _frames(error.__traceback__) if file == str(path)]
    return lines[-1] if lines else None


def _frames(traceback: TracebackType | None) -> Iterator[tuple[str, int]]:
    while traceback:
        yield traceback.tb_frame.f_code.co_filename, traceback.tb_lineno
        traceback = traceback.tb_next


def signature(packs: Iterable[Pack]) -> str:
    """A text that differs when a file of a pack does; no rule is loaded for it."""
    from polyglint.hashing import blake2b  # late for the sake of `polyglint --help`

    digest = blake2b(digest_size=16)
    for pack in packs:
        digest.update(f"{pack.name}\0{pack.distribution}\0{pack.module}\0".encode("utf-8", "surrogateescape"))
        for folder in pack.folders:
            files = "".join([f"{path}\0{size}\0{mtime_ns}\0" for path, size, mtime_ns in _stats(str(folder))])
            digest.update(files.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def youngest(packs: Iterable[Pack]) -> int:
    """When a file of the packs was last changed."""
    stats = (stats for pack in packs for folder in pack.folders for stats in _stats(str(folder)))
    return max((mtime_ns for _, _, mtime_ns in stats), default=0)


def _stats(folder: str) -> list[tuple[str, int, int]]:
    """Path, size and time of each file below a folder: several hundred of them in every run."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=attrgetter("name"))
    stats: list[tuple[str, int, int]] = []
    for entry in entries:
        if entry.name.endswith(".md"):
            stats.append((entry.path, 0, 0))  # a page says nothing to a run, but that it is there
        elif not entry.is_dir():
            stat = entry.stat()
            stats.append((entry.path, stat.st_size, stat.st_mtime_ns))
        elif entry.name != "__pycache__":
            stats += _stats(entry.path)
    return stats
