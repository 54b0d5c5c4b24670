"""What claims cost: beside a run without them, and across pages as a site grows.

    python benchmarks/claims.py FOLDER [PACK…]

Prints the CPU time of checking the documents below FOLDER (each locale a folder) with all rules, with and without the
claim rules, one after the other in one process; then what it takes to conclude the claims of 1, 10 and 100 copies of
the site: once with a subject of its own for each copy's pages, and once with one subject for all copies, which is the
worst case. What is compared is time a fact: linear is what stays the same.
"""

import gc
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from polyglint import Fact, Rule, SiteRule
from polyglint.engine import Plan, Version, check_page
from polyglint.plans import plans
from polyglint.settings import Settings
from polyglint.site import discover

_COPIES = (1, 10, 100)


def pages(folder: Path) -> list[list[Version]]:
    """The language versions of each page."""
    settings = Settings(root=folder)
    site = discover([str(folder)], settings, folder)
    return [
        [Version(one.path, one.locale, (folder / one.path).read_bytes(), one.page) for one in versions]
        for versions in site.pages().values()
    ]


def checked(documents: Sequence[Sequence[Version]], rules: Sequence[Rule]) -> tuple[float, list[tuple[str, Fact]]]:
    """Seconds of CPU for checking the pages, and the facts that they state."""
    plan = Plan(tuple(rules), {})
    facts: list[tuple[str, Fact]] = []
    gc.collect()
    began = time.process_time()
    for versions in documents:
        for report in check_page(versions, [plan] * len(versions), "en"):
            facts.extend(report.facts)
    return time.process_time() - began, facts


def concluded(rules: Iterable[SiteRule], facts: Sequence[tuple[str, Fact]], copies: int, *, are_apart: bool) -> float:
    """Seconds of CPU a thousand facts for concluding so many copies of a site's facts."""
    groups: dict[tuple[str, str], list[Fact]] = {}
    for copy in range(copies):
        for rule, fact in facts:
            key = f"{copy} {fact.key}" if are_apart else fact.key
            place = fact.place._replace(path=f"{copy}/{fact.place.path}")
            groups.setdefault((rule, key), []).append(fact._replace(place=place))
    by_id = {rule.id: rule for rule in rules}
    gc.collect()
    began = time.process_time()
    for (rule, key), together in groups.items():
        list(by_id[rule].conclude(key, together))
    return 1000 * (time.process_time() - began) / max(1, copies * len(facts))


def main(folder: Path, packs: Sequence[str]) -> None:
    """Measure and print."""
    stated: dict[str, Any] = {"packs": list(packs)} if packs else {}
    every = [rule.loaded for rule in plans(Settings(root=folder, claims=stated)).plan_for("a.md").rules]
    others = [rule for rule in every if rule.family != "claims"]
    documents = pages(folder)
    checked(documents[:20], every)  # what is compiled and read once
    without, _ = checked(documents, others)
    with_claims, facts = checked(documents, every)
    again, _ = checked(documents, others)
    beside = min(without, again)
    count = sum(map(len, documents))
    print(f"{count} documents, packs: {', '.join(packs) or 'as by default'}")
    print(f"without claims {beside:.2f} s, with claims {with_claims:.2f} s: {with_claims / beside:.2f} times")
    claims = [(rule, fact) for rule, fact in facts if rule.startswith("claims/")]
    rules = [rule for rule in every if rule.family == "claims" and isinstance(rule, SiteRule)]
    print(f"{len(claims)} facts; seconds a thousand facts, subjects of their own / one subject for all copies:")
    for copies in _COPIES:
        figures = [concluded(rules, claims, copies, are_apart=are_apart) for are_apart in (True, False)]
        print(f"{copies:4} times  {figures[0]:8.4f}  {figures[1]:8.4f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2:])
