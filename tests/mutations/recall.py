"""The share of broken translations that is reported: of this project's own pages, or of any folder of real ones.

    python -m tests.mutations.recall FOLDER [MOST]

FOLDER has one folder for each locale, English (`en`) the source. A pair counts as clean for a kind of damage when none
of the rules that must report it has found anything in it before; MOST bounds the pairs a kind and locale.
"""

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from polyglint.engine import Plan, Version, check_page
from polyglint.plans import plans
from polyglint.settings import Settings
from polyglint.values import Finding
from tests.mutations.mutations import MUTATIONS, Broken, Pair

# What is not translated cannot be broken by mistranslating it, nor can what has lost more already.
_NOT_CLEAN = (
    "translation/wrong-language",
    "translation/untranslated-text",
    "translation/untranslated-sentence",
    "translation/out-of-step",
    "translation/missing-section",
    "translation/missing-block",
    "translation/extra-section",
    "translation/extra-block",
)

LOCALES = ("es", "fr", "ru", "ko")


class Page(NamedTuple):
    """A page and its translation into one locale, with what the tool says of it."""

    path: str
    locale: str
    source: str
    target: str
    before: Counter[tuple[str, str]]


class Result(NamedTuple):
    """One broken translation: which kind of damage, where, and whether it was reported."""

    kind: str
    page: Page
    broken: Broken
    is_caught: bool
    others: tuple[Finding, ...]  # new findings of other rules


def findings(plan: Plan, locale: str, source: str, target: str) -> list[Finding]:
    """What the rules that are on by default say of the target."""
    versions = [
        Version("en/a.md", "en", source.encode("utf-8", "surrogateescape"), "a"),
        Version(f"{locale}/a.md", locale, target.encode("utf-8", "surrogateescape"), "a"),
    ]
    reports = check_page(versions, [plan, plan], "en")
    return [found for report in reports if report.path == f"{locale}/a.md" for found in report.findings]


def pages(folder: Path, plan: Plan) -> Iterator[Page]:
    """The pairs under a folder that are translated throughout and follow their source."""
    for locale in LOCALES:
        for file in sorted((folder / locale).rglob("*.md")):
            original = folder / "en" / file.relative_to(folder / locale)
            if original.exists():
                source, target = (one.read_text(encoding="utf-8") for one in (original, file))
                page = page_of(plan, file.relative_to(folder).as_posix(), locale, source, target)
                if not any(rule in _NOT_CLEAN for rule, _ in page.before):
                    yield page


def page_of(plan: Plan, path: str, locale: str, source: str, target: str) -> Page:
    """The page, with what the tool says of it before it is broken."""
    return Page(path, locale, source, target, Counter(map(_kind, findings(plan, locale, source, target))))


def _kind(found: Finding) -> tuple[str, str]:
    return found.rule, found.quote


def results(all_pages: list[Page], plan: Plan, most: int) -> Iterator[Result]:
    """Every kind of damage, done to up to `most` pages of each locale."""
    for kind, mutation in MUTATIONS.items():
        done: Counter[str] = Counter()
        for page in _shuffled(all_pages, kind):
            if done[page.locale] >= most:
                continue
            pair = Pair.of(page.source, page.target, page.locale)
            broken = mutation(pair, random.Random(f"{kind} {page.path}"))
            if broken is None or any(rule in broken.rules for rule, _ in page.before):
                continue
            done[page.locale] += 1
            new = [
                found
                for found in findings(plan, page.locale, page.source, broken.text)
                if _kind(found) not in page.before
            ]
            caught = any(found.rule in broken.rules for found in new)
            yield Result(kind, page, broken, caught, tuple(found for found in new if found.rule not in broken.rules))


def _shuffled(all_pages: list[Page], kind: str) -> list[Page]:
    return random.Random(kind).sample(all_pages, len(all_pages))


def table(found: list[Result]) -> str:
    """Caught of done, for each kind and locale."""
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for result in found:
        for key in ((result.kind, result.page.locale), (result.kind, "all"), ("all", "all")):
            counts[key][0] += result.is_caught
            counts[key][1] += 1
    lines = [f"{'':30}" + "".join(f"{locale:>10}" for locale in (*LOCALES, "all")) + "     share"]
    for kind in (*MUTATIONS, "all"):
        cells = [counts[kind, locale] for locale in (*LOCALES, "all")]
        share = 100 * cells[-1][0] / max(cells[-1][1], 1)
        row = "".join(f"{f'{caught}/{done}':>10}" for caught, done in cells)
        lines.append(f"{kind:30}{row}{share:9.1f} %")
    return "\n".join(lines)


def main(folder: Path, most: int) -> None:
    """Print the table, then what was missed."""
    plan = plans(Settings()).plan_for("a.md")
    found = list(results(list(pages(folder, plan)), plan, most))
    print(table(found))
    for result in found:
        if not result.is_caught:
            print(f"\nmissed: {result.kind} in {result.page.path}")
            print(_difference(result.page.target, result.broken.text))


def _difference(before: str, after: str) -> str:
    start = next((at for at, (old, new) in enumerate(zip(before, after, strict=False)) if old != new), 0)
    return f"  {before[max(start - 60, 0) : start + 80]!r}\n  {after[max(start - 60, 0) : start + 80]!r}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 12)
