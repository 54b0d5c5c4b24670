"""What is fast and how fast, as ratios measured side by side in one run.

    python benchmarks/run.py CORPUS [--markdownlint PATH] [--rounds 5] [--select FAMILIES]

Each round runs every command once, in turn, so that a busy moment of the machine hits all of them; the medians are
compared. Peers are run as their users run them, with their default rules; one that is not installed is left out, and
said to be. `rumdl` comes with `pip install rumdl`, markdownlint-cli2 with `npm install markdownlint-cli2`.
"""

import argparse
import compileall
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import polyglint
import polyglint_rules

BIN = Path(sys.executable).parent
SMALL = """---
title: A small page
description: One screen of text, as most pages are.
---

# A small page

Some **bold** text, a [link](/there), and `code`.

## Why

- one
- two

It ends here.
"""
BARE = """
import sys
from markdown_it import MarkdownIt
parser = MarkdownIt("commonmark").enable("table")
for name in sys.stdin.read().splitlines():
    with open(name, encoding="utf-8") as file:
        parser.parse(file.read())
"""


@dataclass
class Contest:
    """A command, what has to be done before each run, and how long the runs took."""

    name: str
    command: list[str]
    folder: Path
    before: Callable[[], None] = lambda: None
    stdin: str = ""
    seconds: list[float] = field(default_factory=list)

    def run(self) -> None:
        """Run it once and note the time."""
        self.before()
        environment = _environment(self.folder)
        start = time.perf_counter()
        subprocess.run(self.command, input=self.stdin, text=True, capture_output=True, check=False, env=environment)
        self.seconds.append(time.perf_counter() - start)

    @property
    def median(self) -> float:
        """The median of the runs, in seconds."""
        return statistics.median(self.seconds)


def main() -> None:
    """Measure, and print the table."""
    options = _options()
    compileall.compile_dir(Path(polyglint.__file__).parent, quiet=1)
    compileall.compile_dir(Path(polyglint_rules.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus, small = folder / "corpus", folder / "small" / "page.md"
        shutil.copytree(options.corpus, corpus)
        small.parent.mkdir()
        small.write_text(SMALL, encoding="utf-8")
        _start_up(folder, small, options)
        _corpus(folder, corpus, options)
        _memory(folder, corpus, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--markdownlint", default=shutil.which("markdownlint-cli2"))
    parser.add_argument("--rumdl", default=shutil.which("rumdl", path=f"{BIN}:{os.environ['PATH']}"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--select", help="only these families and rules, as `lint --select` takes them")
    return parser.parse_args()


def _lint(options: argparse.Namespace, *arguments: object) -> list[str]:
    chosen = ("--select", options.select) if options.select else ()
    return [str(BIN / "lint"), *map(str, arguments), *chosen, "--output-format", "concise"]


def _start_up(folder: Path, small: Path, options: argparse.Namespace) -> None:
    bare = Contest("python -c pass", [sys.executable, "-c", "pass"], folder)
    contests = [
        bare,
        Contest("lint --version", [str(BIN / "lint"), "--version"], folder),
        Contest("lint page.md, not cached", _lint(options, small, "--no-cache"), folder),
        Contest("lint page.md, cached", _lint(options, small), folder),
        *_peers(options, small, folder),
    ]
    _compete(contests, options.rounds * 3)
    _print("Start-up and one small page", bare, contests)


def _corpus(folder: Path, corpus: Path, options: argparse.Namespace) -> None:
    files = sorted(path for path in corpus.rglob("*") if path.suffix in (".md", ".mdx", ".markdown"))
    changed = files[len(files) // 2]
    text = changed.read_text(encoding="utf-8")
    cache = folder / "cache"

    def clear() -> None:
        # What discovery remembers of installed packs belongs to the installation, not to the corpus.
        shutil.rmtree(cache / "reports", ignore_errors=True)

    def change() -> None:
        changed.write_text(f"{text}\nAnd one more line, {time.time_ns()}.\n", encoding="utf-8")

    names = "\n".join(map(str, files))
    bare = Contest("bare markdown-it-py", [sys.executable, "-c", BARE], folder, stdin=names)
    cold = [
        bare,
        Contest("lint, one process, no cache", _lint(options, corpus, "--no-cache", "--jobs", 1), folder),
        Contest("lint, two processes, no cache", _lint(options, corpus, "--no-cache", "--jobs", 2), folder),
        Contest("lint, one process, filling the cache", _lint(options, corpus, "--jobs", 1), folder, clear),
        *_peers(options, corpus, folder),
    ]
    _compete(cold, options.rounds)
    size = sum(file.stat().st_size for file in files)
    _print(f"{len(files)} documents, {size / 1e6:.1f} MB, cold", bare, cold)
    same = Contest("lint, nothing changed", _lint(options, corpus), folder)
    same.run()
    # Older than the tick of the clock within which a file's times are not believed.
    time.sleep(2.5)
    same.run()
    same.seconds.clear()
    warm = [same, Contest("lint, one document changed", _lint(options, corpus), folder, change)]
    warm += [peer for peer in _peers(options, corpus, folder, cached=True) if "cache" in peer.name]
    _compete(warm, options.rounds * 3)
    changed.write_text(text, encoding="utf-8")
    _print("The same, warm", same, warm)


def _peers(options: argparse.Namespace, target: Path, folder: Path, *, cached: bool = False) -> Iterable[Contest]:
    if options.rumdl:
        cache = ["--cache-dir", str(folder / "rumdl")] if cached else ["--no-cache"]
        name = "rumdl, its cache warm" if cached else "rumdl"
        yield Contest(name, [options.rumdl, "check", *cache, str(target)], folder)
    if options.markdownlint and not cached:
        pattern = f"{target}/**/*.md" if target.is_dir() else str(target)
        yield Contest("markdownlint-cli2", [options.markdownlint, pattern], folder)


def _environment(folder: Path) -> dict[str, str]:
    """Ours for all: caches of this run's own, and bytecode as an installed package has it."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, "POLYGLINT_CACHE_DIR": str(folder / "cache")}


def _compete(contests: Iterable[Contest], rounds: int) -> None:
    for _ in range(rounds):
        for contest in contests:
            contest.run()


def _print(title: str, bare: Contest, contests: Iterable[Contest]) -> None:
    print(f"\n{title}  (median of {len(bare.seconds)})")
    print(f"{'':42}{'ms':>9}   × {bare.name}")
    for contest in contests:
        print(f"{contest.name:42}{contest.median * 1000:9.1f}{contest.median / bare.median:8.2f}")


def _memory(folder: Path, corpus: Path, options: argparse.Namespace) -> None:
    """Copy the corpus until there are 20,000 documents; what the largest of the processes needed."""
    files = sorted(corpus.rglob("*.md"))
    large = folder / "large"
    for number in range(20_000):
        source = files[number % len(files)]
        target = large / str(number // len(files)) / source.relative_to(corpus)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes()[:4000])
    print("\n20,000 documents (each cut to its first 4 kB)")
    for name in ("cold", "warm"):
        start = time.perf_counter()
        process = subprocess.Popen(
            _lint(options, large), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment(folder)
        )
        _, _, usage = os.wait4(process.pid, 0)
        print(f"lint, {name:10}{time.perf_counter() - start:8.1f} s {usage.ru_maxrss / 1024:8.0f} MB at most")


if __name__ == "__main__":
    main()
