"""Images and files that a page links to and the site does not have."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from polyglint import Document, Fact, Mqm, Problem, SiteRule
from polyglint_rules.links.evidence import tally
from polyglint_rules.links.linking import LINKED, PAGES, SERVED, Address, address, links_of, resolved, without_locale

_RELATIVE = "relative"


@dataclass(eq=False, repr=False)
class MissingFile(SiteRule):
    """An image or a file that a page shows or links to is there.

    `roots` are the folders that `/img/a.png` starts from, such as static or public: the settings' own `roots` unless
    they are stated here. Without any, the other files of the same folder tell whether the files are here at all.
    """

    id = "links/missing-file"
    severity = "error"
    needs = LINKED
    mqm = Mqm("design and markup", "graphics and tables", "major")

    roots: tuple[str, ...] = ()

    def collect(self, document: Document) -> Iterator[Fact]:
        """The files that the page shows or links to, each once."""
        seen: set[str] = set()
        for link in links_of(document):
            found = address(link.target)
            if found is None or found.path in seen or not _is_file(found):
                continue
            seen.add(found.path)
            place = document.place(link.start, link.end)
            if found.is_rooted:
                key = f"/{found.tail.partition('/')[0]}" if "/" in found.tail else "/"
                yield document.fact(key, {"to": found.path, "at": ""}, place, found.tail)
            elif path := resolved(document, found.path):
                yield document.fact(_RELATIVE, {"to": found.path, "at": path}, place, without_locale(document, path))

    def conclude(self, key: str, facts: Sequence[Fact]) -> Iterator[Problem]:
        """The files of one folder that are not there, where nearly all the others are."""
        counted = tally((fact.file, bool(fact.found)) for fact in facts)
        has_roots = bool(self.roots) and key != _RELATIVE
        if not counted.is_telling(*((1, 1.0) if has_roots else (3, 0.2))):
            return
        for fact in facts:
            if not fact.found:
                yield _problem(fact, "add the file or correct its name")
            elif all(not found.endswith(fact.file) for found in fact.found):
                spelt = fact.found[0][-len(fact.file) :]
                yield _problem(fact, f'the file is called "{spelt}": on most servers, case matters')
            elif has_roots and not self._is_below_roots(fact):
                yield _problem(fact, f"there is one at {fact.found[0]}, outside {', '.join(self.roots)}")

    def _is_below_roots(self, fact: Fact) -> bool:
        homes = [found[: -len(fact.file)].strip("/") for found in fact.found]
        roots = [root.strip("/") for root in self.roots]
        return any(home == root or home.startswith(f"{root}/") for home in homes for root in roots)


@cache
def _endings() -> frozenset[str]:
    """What files of a site end in; "v1.2" and "example.com" end in something else."""
    listed = (
        "png jpg jpeg gif svg webp avif bmp ico tif tiff heic mp4 webm mov m4v mp3 ogg wav m4a flac pdf doc docx xls "
        "xlsx ppt pptx odt ods zip gz csv json yaml yml xml txt epub"
    )
    return frozenset(f".{ending}" for ending in listed.split())


def _is_file(found: Address) -> bool:
    return found.suffix not in (*SERVED, *PAGES) and found.suffix in _endings()


def _value(fact: Fact) -> dict[str, Any]:
    return fact.value if isinstance(fact.value, dict) else {}


def _problem(fact: Fact, hint: str) -> Problem:
    return Problem(fact.place, f'there is no file "{_value(fact)["to"]}"', hint)
