"""What tests share: a site on disk, and the command line called as a user calls it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from polyglint.cli import polyglint

BIN = Path(sys.executable).parent


class Called(NamedTuple):
    """What a call of the command line led to."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Lint = Callable[..., Called]
Write = Callable[[Mapping[str, str | bytes]], Path]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--wheel", action="store_true", help="build the wheel and install it: needs PyPI and a minute")
    parser.addoption(
        "--update-reports", action="store_true", help="write what lint says of the example site into its kept report"
    )


@pytest.fixture(scope="session")
def _word_lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compiled dictionaries hang on nothing but installed packages; each takes a second."""
    return tmp_path_factory.mktemp("words")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, _word_lists: Path) -> None:
    """No test sees what another one, or the developer, has cached."""
    folder = tmp_path_factory.mktemp("cache")
    (folder / "words").symlink_to(_word_lists)
    monkeypatch.setenv("POLYGLINT_CACHE_DIR", str(folder))
    for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def no_hang() -> Iterator[None]:
    """Fail a test that computes for minutes, as it would if its time grew with the square of its input.

    No measure of speed: each test takes a hundredth of it.
    """

    def stop(_signal: int, _frame: FrameType | None) -> None:
        pytest.fail("it has computed for two minutes")

    if not hasattr(signal, "setitimer"):  # Windows
        yield
        return
    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, 120)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


def function_calls(work: Callable[[], object]) -> int:
    """How many Python functions are called: what stands for time where time must not be measured."""
    called = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal called
        called += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return called


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write files by name into the site's folder, and go there."""
    root = tmp_path / "site"
    root.mkdir(exist_ok=True)
    monkeypatch.chdir(root)

    def files(contents: Mapping[str, str | bytes]) -> Path:
        for name, content in contents.items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode() if isinstance(content, str) else content)
        return root

    return files


@pytest.fixture
def call() -> Lint:
    """Call `polyglint` in this process."""

    def called(*arguments: str, stdin: str | bytes = b"") -> Called:
        done = CliRunner().invoke(polyglint, arguments, input=stdin, catch_exceptions=False)
        return Called(done.exit_code, done.stdout, done.stderr)

    return called


@pytest.fixture
def lint(call: Lint) -> Lint:
    """Call `lint` in this process, for one line a finding unless another format is asked for."""

    def called(*arguments: str, stdin: str | bytes = b"") -> Called:
        shape = () if "--output-format" in arguments else ("--output-format", "concise")
        return call("check", *arguments, *shape, stdin=stdin)

    return called


@pytest.fixture
def run_lint() -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """Run the installed `lint` in a process of its own, where being a process matters."""

    def run(
        *arguments: str, env: Mapping[str, str | None] | None = None, timeout: float = 60
    ) -> "subprocess.CompletedProcess[str]":
        merged = {**os.environ, **(env or {})}
        return subprocess.run(
            [BIN / "lint", *arguments],
            capture_output=True,
            check=False,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            timeout=timeout,
            env={name: value for name, value in merged.items() if value is not None},
        )

    return run
