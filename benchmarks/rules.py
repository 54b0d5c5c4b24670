"""What each rule costs, as a percentage of parsing the same documents with bare markdown-it-py.

    python benchmarks/rules.py CORPUS

CPU time of one process. What documents and translations compute once for all rules (blocks, prose, alignment …) is
listed by itself and is not counted against the rule that happens to ask first.
"""

import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from markdown_it import MarkdownIt

from polyglint import Document, DocumentRule, Rule, SiteRule, Translation, TranslationRule
from polyglint.discovery import rules
from polyglint.settings import Settings
from polyglint.site import Site, discover

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


_SHARED_BY_PAIRS: dict[str, Callable[[Translation], object]] = {
    "alignment": lambda translation: translation.links,
    "segments": lambda translation: translation.segments,
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


def _asked_of_pairs(rule: Rule, translations: Iterable[Translation]) -> None:
    for translation in translations:
        if isinstance(rule, TranslationRule):
            list(rule.check(translation))
        elif isinstance(rule, SiteRule):
            list(rule.collect_translation(translation))


def _translations(site: Site, documents: dict[str, Document]) -> list[Translation]:
    """Each page's source with each of its translations, so that what is known of a source can be used again."""
    pairs: list[Translation] = []
    for versions in site.pages().values():
        source = next((version for version in versions if version.locale == site.source_of(version.path)), None)
        if source:
            others = (documents[version.path] for version in versions if version is not source)
            pairs.extend(Translation(documents[source.path], other) for other in others)
    return pairs


def main(folder: Path) -> None:
    """Measure, and print the table."""
    site = discover([str(folder.resolve())], Settings(), Path.cwd())
    files = [(file, (site.root / file.path).read_bytes()) for file in site.files]
    parser = MarkdownIt("commonmark").enable("table")
    bare = _timed(lambda: [parser.parse(text.decode("utf-8", "replace")) for _, text in files])
    by_path = {file.path: Document.from_bytes(file.path, text, file.locale, file.page) for file, text in files}
    documents = list(by_path.values())
    print(f"{len(files)} documents, bare parsing {bare:.2f} s = 100 %\n")
    total = 0.0
    for name, ask in _SHARED.items():
        seconds = _timed(lambda ask=ask: [ask(document) for document in documents])  # type: ignore[misc]
        total += seconds
        print(f"{name:40}{100 * seconds / bare:7.1f} %")
    translations = _translations(site, by_path)
    for name, ask_pair in _SHARED_BY_PAIRS.items():
        seconds = _timed(lambda ask=ask_pair: [ask(translation) for translation in translations])  # type: ignore[misc]
        total += seconds
        print(f"{name:40}{100 * seconds / bare:7.1f} %")
    print(f"\n{len(translations)} translations\n")
    costs: dict[str, float] = {}
    for rule in rules().values():
        seconds = _timed(lambda rule=rule: _asked(rule, documents))  # type: ignore[misc]
        costs[rule.id] = seconds + _timed(lambda rule=rule: _asked_of_pairs(rule, translations))  # type: ignore[misc]
    for name, seconds in sorted(costs.items(), key=lambda cost: -cost[1]):
        print(f"{name:40}{100 * seconds / bare:7.1f} %")
    print(f"\n{'all':40}{100 * (total + sum(costs.values())) / bare:7.1f} %")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
