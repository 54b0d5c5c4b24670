"""The tree keeps its word: floors, the front door, pages beside rules, names that say something."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from polyglint.cli import polyglint

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "polyglint"
RULES = ROOT / "rules" / "polyglint_rules"

# Each floor may import from itself and from those that follow it.
FLOORS = (
    ("__main__", "cli", "pytest_plugin"),
    ("reporting", "scaffold", "trial", "importing"),
    ("pages",),
    ("run",),
    ("fixing",),
    ("proof",),
    ("plans", "executors", "cache", "coverage", "history"),
    ("conclusions",),
    ("roster",),
    ("discovery", "engine"),
    ("style", "installed"),
    ("settings", "settings_file", "suppression", "comments", "options"),
    ("glossary",),
    ("acceptance", "plain", "fingerprint"),
    ("site",),
    ("spelling",),
    ("cache_folder",),
    ("translation",),
    ("rule",),
    ("claims",),
    ("document",),
    ("language",),
    ("values", "version", "hashing", "late_pattern"),
)
DRAWERS = {"utils", "util", "helpers", "helper", "common", "base", "misc", "manager", "constants", "models", "handlers"}


def modules(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def imported(file: Path) -> Iterator[str]:
    """The modules that a file imports, type checking aside: what only types need ties nothing together."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for_types = {
        id(child)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for child in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in for_types:
            continue
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "polyglint":
            yield from (f"polyglint.{name.name}" for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def floor_of(room: str) -> int | None:
    return next((number for number, rooms in enumerate(FLOORS) if room in rooms), None)


@pytest.mark.parametrize("file", modules(SOURCE), ids=lambda file: file.relative_to(SOURCE).as_posix())
def test_a_room_rests_only_on_those_below(file: Path) -> None:
    room = file.relative_to(SOURCE).parts[0].removesuffix(".py")
    rooms = {name.split(".")[1] for name in imported(file) if name.startswith("polyglint.")} - {room}
    above = [name for name in sorted(rooms) if (floor_of(name) or 0) < (floor_of(room) or 0)]

    assert room == "__init__" or floor_of(room) is not None, f"{room} has no floor: say in FLOORS where it stands"
    assert room == "__init__" or above == []


@pytest.mark.parametrize("file", modules(RULES), ids=lambda file: file.relative_to(RULES).as_posix())
def test_rules_enter_by_the_front_door(file: Path) -> None:
    """What a built-in rule may import, any plug-in may: the public names and nothing deeper."""
    import polyglint

    public = {f"polyglint.{name}" for name in polyglint.__all__}
    inside = [name for name in imported(file) if name.startswith("polyglint.") and name not in public]

    assert [] == inside


@pytest.mark.parametrize("file", modules(RULES), ids=lambda file: file.relative_to(RULES).as_posix())
def test_a_rule_keeps_to_its_family(file: Path) -> None:
    family = file.relative_to(RULES).parts[0]
    foreign = [name for name in imported(file) if name.startswith("polyglint_rules.") and name.split(".")[1] != family]

    assert [] == foreign


@pytest.mark.parametrize("file", modules(SOURCE) + modules(RULES), ids=lambda file: file.name)
def test_no_room_is_a_drawer(file: Path) -> None:
    assert file.stem not in DRAWERS


@pytest.mark.parametrize("file", modules(SOURCE) + modules(RULES), ids=lambda file: file.name)
def test_no_module_is_long(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("file", modules(SOURCE), ids=lambda file: file.relative_to(SOURCE).as_posix())
def test_only_the_command_line_prints_and_exits(file: Path) -> None:
    if file.relative_to(SOURCE).parts[0] == "cli":
        return
    tree = ast.parse(file.read_text(encoding="utf-8"))
    calls = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}

    assert set() == calls & {"print", "sys.exit", "exit", "click.echo", "sys.stdout.write"}


def test_the_readme_lists_the_rules_as_the_tool_does() -> None:
    listed = CliRunner().invoke(polyglint, ["rules", "--format", "markdown"]).output

    assert listed in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_shows_what_the_tool_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "examples" / "site")
    shown = (ROOT / "README.md").read_text(encoding="utf-8").partition("hot-stones.md\n")[2].partition("```")[0]
    printed = CliRunner().invoke(polyglint, ["check", "content/en/hot-stones.md", "--no-cache"]).output

    assert [] == [line for line in shown.splitlines() if line not in ("…", *printed.splitlines())]
