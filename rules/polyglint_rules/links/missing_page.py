"""Links to pages that the site does not have."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from posixpath import dirname
from typing import Any

from polyglint import Document, Fact, Json, Mqm, Problem, SiteRule
from polyglint_rules.links.evidence import tally
from polyglint_rules.links.linking import (
    LINKED,
    PAGES,
    SERVED,
    Address,
    address,
    links_of,
    resolved,
    without_locale,
)

_FILES, _ROOTED_FILES, _RELATIVE, _REFERENCES = "files", "rooted files", "relative", "references"
_ADDRESS_KEYS = ("slug", "url", "permalink", "path", "id", "alias", "aliases", "redirect_from", "redirects")
_CLOSE, _CLOSER = 0.75, 0.85
_DOUBTFUL = 0.5  # the share of pages that may be missing where only what looks like a typing error is told


class MissingPage(SiteRule):
    """A link within the site leads to a page that is there."""

    id = "links/missing-page"
    severity = "error"
    needs = rf"{LINKED}|\{{\{{[<%]\s*(?:rel)?ref|{'|'.join(_ADDRESS_KEYS)}"
    mqm = Mqm("design and markup", "cross-reference", "major")

    def collect(self, document: Document) -> Iterator[Fact]:
        """The pages that are linked to, each once, and addresses that the header gives the page."""
        yield from _stated_addresses(document)
        seen: set[tuple[str, str]] = set()
        for link in links_of(document):
            found = None if link.is_image else address(link.target)
            if found and found.path and (where := _sought(document, found)) and where not in seen:
                seen.add(where)
                place = document.place(link.start, link.end)
                value: dict[str, Json] = {"to": found.path}
                if name := _name().match(document.text, link.start, link.end):
                    value["called"] = name[1]
                yield document.fact(where[0], value, place, where[1])
        yield from _references(document)

    def conclude(self, key: str, facts: Sequence[Fact]) -> Iterator[Problem]:
        """The links of one kind that lead nowhere, where nearly all the others lead somewhere."""
        if key == _FILES:
            yield from _broken_files(facts)
            return
        stated = {_last(name) for fact in facts for name in _value(fact).get("stated", ())}
        links = [fact for fact in facts if "to" in _value(fact)]
        folders = _folders(links)
        counted = tally(
            (fact.file, bool(fact.found) or _last(fact.file) in stated)
            for fact in links
            if fact.found or _route(fact) not in folders
        )
        is_sure = counted.is_telling()
        for fact in links if is_sure or counted.is_telling(missing=_DOUBTFUL) else ():
            if fact.file in counted.missing:
                called = _value(fact).get("called", "")
                meant = _named(called, folders) or _meant(_route(fact), folders, _CLOSE if is_sure else _CLOSER)
                if is_sure or meant:
                    yield _problem(fact, meant)


def _value(fact: Fact) -> dict[str, Any]:
    return fact.value if isinstance(fact.value, dict) else {}


def _route(fact: Fact) -> str:
    return fact.file.removesuffix(".*").rstrip("/")


def _broken_files(facts: Sequence[Fact]) -> Iterator[Problem]:
    """Relative links to files: these name a file without doubt, of this language or another."""
    counted = tally((fact.file, bool(fact.found)) for fact in facts)
    for fact in facts if counted.is_telling(1, 0.5) else ():
        if not fact.found:
            yield _problem(fact)
        elif all(not found.endswith(fact.file) for found in fact.found):
            spelt = fact.found[0][-len(fact.file) :].rpartition("/")[2]
            yield _problem(
                fact, spelt, f'the file of "{_value(fact)["to"]}" is "{spelt}": on most servers, case matters'
            )


def _sought(document: Document, found: Address) -> tuple[str, str] | None:
    """The kind of link that this is, and the end of the path that the page would have."""
    if found.suffix in PAGES:
        if found.is_rooted:
            return _ROOTED_FILES, without_locale(document, found.tail)
        path = resolved(document, found.path)
        return (_FILES, without_locale(document, path)) if path else None
    if found.suffix not in SERVED or not found.tail:
        return None
    route = without_locale(document, found.tail.removesuffix(found.suffix))
    if not route or route == document.locale:
        return None
    return (f"/{route.partition('/')[0]}" if found.is_rooted else _RELATIVE), f"{route}.*"


@cache
def _reference() -> re.Pattern[str]:
    return re.compile(r"\{\{[<%]\s*(?:rel)?ref\s+(?:path\s*=\s*)?[\"`]?([^\"`\s>%]+)[\"`]?\s*[>%]\}\}")


def _references(document: Document) -> Iterator[Fact]:
    """Hugo's ref and relref: the build ends with an error where the page is not there."""
    if "ref" not in document.text or "{{" not in document.text:
        return
    for construct in document.constructs:
        found = _reference().match(document.text, construct.start) if construct.kind == "template" else None
        path = address(found[1]) if found else None
        if found and path and path.tail:
            name = path.tail if path.suffix in PAGES else f"{path.tail}.*"
            place = document.place(construct.start, found.end())
            yield document.fact(_REFERENCES, {"to": found[1]}, place, name)


def _stated_addresses(document: Document) -> Iterator[Fact]:
    """Addresses that the header gives a page, said to all sections that they may belong to."""
    header = document.front_matter.content if document.front_matter else ""
    if not any(key in header for key in _ADDRESS_KEYS):
        return
    stated: list[Json] = [name for key in _ADDRESS_KEYS for name in _texts(document.front_matter.data.get(key))]
    place = document.place(document.body_start, document.body_start)
    sections = {*(f"/{part}" for part in dirname(document.path).split("/") if part), _RELATIVE, _REFERENCES}
    sections |= {f"/{str(name).strip('/').partition('/')[0]}" for name in stated}
    for section in sorted(sections) if stated else ():
        yield document.fact(section, {"stated": stated}, place)


def _texts(value: object) -> Iterator[str]:
    values = value if isinstance(value, list) else [value]
    yield from (text for text in values if isinstance(text, str) and text.strip("/"))


def _last(path: str) -> str:
    return path.removesuffix(".*").rstrip("/").rpartition("/")[2].lower()


def _folders(links: Sequence[Fact]) -> dict[str, set[str]]:
    """The pages that are there by the folder that they are linked in."""
    folders: dict[str, set[str]] = defaultdict(set)
    for fact in links:
        if fact.found:
            folder, _, name = _route(fact).rpartition("/")
            folders[folder].add(name)
            while folder:
                folder, _, name = folder.rpartition("/")
                folders[folder].add("")
    return folders


def _problem(fact: Fact, meant: str = "", message: str = "") -> Problem:
    hint = f'did you mean "{meant}"?' if meant else "correct the link, or say where the page has gone"
    return Problem(fact.place, message or f'"{_value(fact)["to"]}" leads to no page of the site', hint)


def _meant(route: str, folders: dict[str, set[str]], close: float) -> str:
    """The page that was probably meant: of the same name elsewhere, else of nearly the same."""
    folder, _, name = route.rpartition("/")
    if elsewhere := _named(name, folders):
        return elsewhere
    from difflib import get_close_matches  # late: only what is missing needs it

    # "part-1" is no slip for "part-2".
    known = sorted(other for other in folders.get(folder, ()) if _letters(other) != _letters(name))
    near = get_close_matches(name, known, 1, close)
    return f"/{folder}/{near[0]}" if near else ""


def _named(name: str, folders: dict[str, set[str]]) -> str:
    """The one page of this name, in whatever folder."""
    found = sorted(folder for folder, names in folders.items() if name and name in names)
    return f"/{found[0]}/{name}".replace("//", "/") if len(found) == 1 else ""


@cache
def _name() -> re.Pattern[str]:
    """A link whose text is one name."""
    return re.compile(r"\[`?(\w[\w.-]*)`?\]\(")


def _letters(name: str) -> str:
    return re.sub(r"\d", "", name)
