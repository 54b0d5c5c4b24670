"""What is installed is what is here: build the wheel, install it into an empty environment, compare.

Runs with `--wheel` only: it needs PyPI and a minute.
"""

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLE_PACK = Path(__file__).parent / "example_pack"
CHECKOUT = Path(sys.executable).parent


@pytest.fixture(autouse=True, scope="module")
def _asked_for(request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("wheel"):
        pytest.skip("building and installing takes a minute and PyPI: --wheel asks for it, as .ci/run does")


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    """What a command prints; its errors are shown when it fails."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as a release is."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT)
    [file] = folder.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment in which there is nothing but the wheel and what it needs."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    run(programs / "python", "-m", "pip", "install", "--quiet", wheel)
    return programs


def rules(programs: Path, cwd: Path) -> list[dict[str, object]]:
    listed: list[dict[str, object]] = json.loads(run(programs / "polyglint", "rules", "--format", "json", cwd=cwd))
    return listed


def test_the_installed_rules_are_those_of_the_checkout(installed: Path, tmp_path: Path) -> None:
    assert rules(installed, tmp_path) == rules(CHECKOUT, tmp_path)


def test_rule_pages_and_types_and_data_are_in_the_wheel(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    packages = [ROOT / "src" / "polyglint", ROOT / "rules" / "polyglint_rules"]
    here = {
        file.relative_to(package.parent).as_posix()
        for package in packages
        for file in package.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }

    assert "polyglint/py.typed" in inside
    assert "polyglint_rules/headings/skipped_level.md" in inside
    assert here - inside == set()


def test_the_wheel_brings_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}

    assert {top for top in tops if not top.endswith(".dist-info")} == {"polyglint", "polyglint_rules"}


def test_a_page_is_explained_where_the_wheel_is_installed(installed: Path, tmp_path: Path) -> None:
    assert "## " in run(installed / "polyglint", "explain", "headings/skipped-level", cwd=tmp_path)


def test_the_example_site_is_reported_as_by_the_checkout(installed: Path) -> None:
    call = ("examples/site/content", "--output-format", "concise")

    here = run(CHECKOUT / "lint", *call)

    assert here
    assert run(installed / "lint", *call) == here


def test_nothing_but_the_wheel_s_own_needs_is_needed(installed: Path) -> None:
    assert run(installed / "python", "-m", "pip", "check").strip() == "No broken requirements found."


def test_a_stranger_s_pack_is_found(installed: Path, tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    pack.mkdir()
    run(sys.executable, "-m", "build", "--wheel", "--outdir", pack, EXAMPLE_PACK)
    run(installed / "python", "-m", "pip", "install", "--quiet", "--no-deps", *pack.glob("*.whl"))
    (tmp_path / "a.md").write_text("# Salt room\n\nCome in!! It is easy.\n")

    try:
        listed = {rule["id"] for rule in rules(installed, tmp_path)}
        found = run(installed / "lint", "a.md", "--output-format", "concise", cwd=tmp_path)
    finally:
        run(installed / "python", "-m", "pip", "uninstall", "--quiet", "--yes", "acme-house")

    assert {"tone/many-exclamations", "tone/no-easy"} <= listed
    assert "tone/many-exclamations" in found
    assert {rule["id"] for rule in rules(installed, tmp_path)} == {rule["id"] for rule in rules(CHECKOUT, tmp_path)}
