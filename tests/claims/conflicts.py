"""How well conflicts are found: small labelled sites against what the rules report.

`python -m tests.claims.conflicts [FOLDER]` prints precision and recall and each miss. A site is a `##` heading with its
files in fences, and a last fence `conflicts` with a line for each pair of statements that cannot both be true.
"""

import json
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import chdir
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from polyglint.cli import polyglint

SITES = Path(__file__).parent / "sites"
_FENCE = re.compile(r"^(?P<fence>`{3,})(?P<info>[^\n]*)\n(?P<body>.*?)^(?P=fence)\s*$", re.DOTALL | re.MULTILINE)
_RULES = ("claims/contradiction", "claims/quantity")


class Conflict(NamedTuple):
    """Two places, by path and line, and how they conflict."""

    kind: str
    places: frozenset[str]

    @classmethod
    def read(cls, line: str) -> "Conflict":
        one, kind, other = line.split()
        return cls(kind, frozenset((one, other)))

    def __str__(self) -> str:
        return f"{self.kind} {' and '.join(sorted(self.places))}"


class Site(NamedTuple):
    """A labelled site."""

    name: str
    files: Mapping[str, str]
    conflicts: frozenset[Conflict]


class Found(NamedTuple):
    """What was found in a site: each finding as the pairs that it names."""

    site: Site
    findings: tuple[frozenset[Conflict], ...]

    @property
    def wrong(self) -> list[frozenset[Conflict]]:
        """The findings none of whose pairs is a conflict."""
        return [pairs for pairs in self.findings if not pairs & self.site.conflicts]

    @property
    def missed(self) -> list[Conflict]:
        """The conflicts that no finding names."""
        named = frozenset().union(*self.findings)
        return sorted(self.site.conflicts - named)


def sites(folder: Path = SITES) -> Iterator[Site]:
    """The sites of a folder."""
    for file in sorted(folder.glob("*.md")):
        text = file.read_text(encoding="utf-8")
        blank = _FENCE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
        starts = [(found.start(), found[1].strip()) for found in re.finditer(r"^## (.+)$", blank, re.MULTILINE)]
        for (start, name), end in zip(starts, [*(start for start, _ in starts[1:]), len(text)], strict=True):
            yield _site(f"{file.stem}: {name}", text[start:end])


def _site(name: str, text: str) -> Site:
    files: dict[str, str] = {}
    conflicts: list[str] = []
    for found in _FENCE.finditer(text):
        words = found["info"].split()
        if words[0] == "conflicts":
            conflicts = found["body"].split("\n")
        else:
            files[next(word.removeprefix("path=") for word in words[1:])] = found["body"]
    return Site(name, files, frozenset(Conflict.read(line) for line in conflicts if line.strip()))


def found_in(site: Site) -> Found:
    """What the rules report of a site."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        for name, text in site.files.items():
            file = Path(name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        arguments = ["check", ".", "--no-cache", "--jobs", "1", "--fail-on", "never", "--output-format", "json"]
        done = CliRunner().invoke(polyglint, [*arguments, "--select", ",".join(_RULES)], catch_exceptions=False)
        reported = json.loads(done.stdout)["findings"] if done.stdout else _select_each(arguments)
    return Found(site, tuple(_pairs(finding) for finding in reported))


def _select_each(arguments: list[str]) -> list[dict[str, object]]:
    selected = [part for rule in _RULES for part in ("--select", rule)]
    done = CliRunner().invoke(polyglint, [*arguments, *selected], catch_exceptions=False)
    found: list[dict[str, object]] = json.loads(done.stdout)["findings"]
    return found


def _pairs(finding: Mapping[str, object]) -> frozenset[Conflict]:
    kind = str(finding["rule"]).partition("/")[2]
    if kind == "quantity" and finding["severity"] == "info":
        kind = "quantity-overlap"
    here = _place(finding)
    related = finding["related"]
    assert isinstance(related, list)
    return frozenset(Conflict(kind, frozenset((here, _place(other)))) for other in related)


def _place(at: Mapping[str, object]) -> str:
    place = at["place"]
    assert isinstance(place, dict)
    return f"{at['path']}:{place['line']}"


class Figures(NamedTuple):
    """What a measurement comes to."""

    findings: int
    right: int
    conflicts: int
    caught: int

    @property
    def precision(self) -> float:
        """The share of findings that are right."""
        return self.right / self.findings if self.findings else 1.0

    @property
    def recall(self) -> float:
        """The share of conflicts that a finding names."""
        return self.caught / self.conflicts if self.conflicts else 1.0


def figures(found: list[Found]) -> Figures:
    """The figures of a measurement."""
    findings = sum(len(one.findings) for one in found)
    conflicts = sum(len(one.site.conflicts) for one in found)
    return Figures(
        findings,
        findings - sum(len(one.wrong) for one in found),
        conflicts,
        conflicts - sum(len(one.missed) for one in found),
    )


def report(found: list[Found]) -> Iterator[str]:
    """The figures in words, and all that went wrong."""
    all_of = figures(found)
    yield f"{len(found)} sites, {sum(not one.site.conflicts for one in found)} without a conflict"
    yield f"precision {all_of.precision:.3f} ({all_of.right}/{all_of.findings})"
    yield f"recall    {all_of.recall:.3f} ({all_of.caught}/{all_of.conflicts})"
    for one in found:
        for pairs in one.wrong:
            yield f"wrong  {one.site.name}: {'; '.join(map(str, pairs))}"
        for conflict in one.missed:
            yield f"missed {one.site.name}: {conflict}"


if __name__ == "__main__":
    chosen = Path(sys.argv[1]) if len(sys.argv) > 1 else SITES
    print("\n".join(report([found_in(site) for site in sites(chosen)])))
