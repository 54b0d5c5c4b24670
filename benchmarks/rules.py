"""What each rule costs, as a percentage of parsing the same documents with bare markdown-it-py.

    python benchmarks/rules.py CORPUS

CPU time of one process. What documents compute once for all rules (blocks, prose, sentences …) is listed by itself and
is not counted against the rule that happens to ask first.
"""

import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from markdown_it import MarkdownIt

from polyglint import Document, DocumentRule, Rule, SiteRule
from polyglint.discovery import rules

_SHARED: dict[str, Callable[[Document], object]] = {
    "reading and masking": lambda document: document.masked,
    "blocks": lambda document: document.blocks,
    "front matter": lambda document: document.front_matter.data,
    "prose, with inlines": lambda document: document.prose,
    "headings": lambda document: document.headings,
    "sentences": lambda document: document.sentences,
    "inlines of all blocks": lambda document: [block.inlines for block in document.blocks],
    "lines": lambda document: document.place(0, 0),
}


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _asked(rule: Rule, documents: Iterable[Document]) -> None:
    for document in documents:
        if rule.languages and document.language not in rule.languages:
            continue
        if isinstance(rule, DocumentRule):
            list(rule.check(document))
        elif isinstance(rule, SiteRule):
            list(rule.collect(document))


def main(folder: Path) -> None:
    """Measure, and print the table."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".md", ".mdx"))
    data = [(path.relative_to(folder), path.read_bytes()) for path in files]
    parser = MarkdownIt("commonmark").enable("table")
    bare = _timed(lambda: [parser.parse(text.decode("utf-8", "replace")) for _, text in data])
    documents = [Document.from_bytes(path.as_posix(), text, path.parts[0]) for path, text in data]
    print(f"{len(files)} documents, bare parsing {bare:.2f} s = 100 %\n")
    total = 0.0
    for name, ask in _SHARED.items():
        seconds = _timed(lambda ask=ask: [ask(document) for document in documents])  # type: ignore[misc]
        total += seconds
        print(f"{name:40}{100 * seconds / bare:7.1f} %")
    print()
    costs = {rule.id: _timed(lambda rule=rule: _asked(rule, documents)) for rule in rules().values()}  # type: ignore[misc]
    for name, seconds in sorted(costs.items(), key=lambda cost: -cost[1]):
        print(f"{name:40}{100 * seconds / bare:7.1f} %")
    print(f"\n{'all':40}{100 * (total + sum(costs.values())) / bare:7.1f} %")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
