"""Links to a place that the page does not have."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from polyglint import (
    SLUGGERS,
    Document,
    Fact,
    Json,
    Mqm,
    Problem,
    SiteRule,
    anchors_of,
    leads_into,
    outline,
)
from polyglint_rules.links.linking import (
    PAGES,
    SERVED,
    Address,
    address,
    links_of,
    resolved,
    without_locale,
)

if TYPE_CHECKING:
    from polyglint import Translation

_OWN = "#"
_FOLDER_PAGES = ("index", "_index", "readme")
_CLOSE = 0.75


@dataclass(eq=False, repr=False)
class MissingAnchor(SiteRule):
    """A link to a place on a page, `#prices`, leads to a heading or an id that is there.

    A place that a translation has lost is for `translation/broken-anchor` to say.
    """

    id = "links/missing-anchor"
    severity = "error"
    needs = "#"
    mqm = Mqm("design and markup", "cross-reference", "major")

    slugger: str = ""
    """How the site's generator makes anchors of headings: github, docusaurus, astro, starlight, hugo,
    python-markdown, vitepress or kramdown; empty for any of them."""

    def __post_init__(self) -> None:
        """Refuse an unknown name.

        Raises ValueError.
        """
        if self.slugger and self.slugger not in SLUGGERS:
            raise ValueError(f"slugger is {self.slugger!r}; known: {', '.join(SLUGGERS)}")

    def collect(self, document: Document) -> Iterator[Fact]:
        """Places on this page that are linked to and not there; places on others; and which places this page has."""
        is_open = _is_open(document)
        if not is_open and document.headings:
            where = document.place(document.body_start, document.body_start)
            places: list[Json] = [[*pair] for pair in outline(document)]
            places += [[name, ""] for name in _components(document)]
            yield document.fact(_key(_route_of(document)), {"route": _route_of(document), "places": places}, where)
        if "#" not in document.text:
            return
        anchors = anchors_of(document, self.slugger)
        for link in links_of(document):
            found = address(link.target) if "#" in link.target and not link.is_image else None
            if found is None or _is_no_place().match(found.fragment):
                continue
            place = document.place(link.start, link.end)
            if not found.path:
                if not is_open and not anchors.has(found.fragment) and found.fragment not in _components(document):
                    near = _near(found.fragment, [*anchors.by_slugger[0], *anchors.written])
                    value: Json = {"to": link.target, "fragment": found.fragment, "near": near}
                    yield document.fact(f"{_OWN}{document.page}", value, place)
            elif route := _route(document, found):
                value = {"to": link.target, "fragment": found.fragment, "seek": route}
                yield document.fact(_key(route), value, place)

    def collect_translation(self, translation: "Translation") -> Iterator[Fact]:
        """Which document this is a translation of."""
        target = translation.target
        if "](#" in target.text or 'href="#' in target.text:
            place = target.place(target.body_start, target.body_start)
            yield target.fact(f"{_OWN}{target.page}", {"source": translation.source.path}, place)

    def conclude(self, key: str, facts: Sequence[Fact]) -> Iterator[Problem]:
        """Fragments that lead nowhere."""
        yield from _on_own_page(facts) if key.startswith(_OWN) else self._on_others(facts)

    def _on_others(self, facts: Sequence[Fact]) -> Iterator[Problem]:
        pages = [fact for fact in facts if "places" in _value(fact)]
        for fact in facts:
            value = _value(fact)
            if "seek" not in value:
                continue
            meant = [page for page in pages if page.locale == fact.locale and _leads_to(value["seek"], page)]
            if meant and not any(self._has(page, value["fragment"]) for page in meant):
                path = meant[0].place.path
                places = _value(meant[0])["places"]
                near = _of_heading(value["fragment"], places) or _near(
                    value["fragment"], [given or text for given, text in places]
                )
                yield _problem(fact, f"on the page {path}", near)

    def _has(self, page: Fact, fragment: str) -> bool:
        return leads_into(_value(page)["places"], fragment, self.slugger)


def _value(fact: Fact) -> dict[str, Any]:
    return fact.value if isinstance(fact.value, dict) else {}


def _on_own_page(facts: Sequence[Fact]) -> Iterator[Problem]:
    """Those of sources, and those of translations that the source has as well: the others are the translation's."""
    sources = {fact.place.path: _value(fact)["source"] for fact in facts if "source" in _value(fact)}
    broken = {(fact.place.path, _value(fact).get("fragment")) for fact in facts}
    for fact in facts:
        value = _value(fact)
        source = sources.get(fact.place.path)
        if "fragment" in value and (source is None or (source, value["fragment"]) in broken):
            yield _problem(fact, "on this page", value["near"])


def _problem(fact: Fact, where: str, near: str) -> Problem:
    hint = f'did you mean "#{near}"?' if near else "link to a heading that is there, or give one this id"
    return Problem(fact.place, f'"{_value(fact)["to"]}" leads to no place {where}', hint)


def _of_heading(fragment: str, places: Sequence[Sequence[str]]) -> str:
    """The id of the one heading whose text would give this fragment, had it no id of its own."""
    ids = {given for given, text in places if given and text.lower().replace(" ", "-") == fragment.lower()}
    return ids.pop() if len(ids) == 1 else ""


def _near(fragment: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches  # late: only what is missing needs it

    close = get_close_matches(fragment, sorted({name for name in known if " " not in name}), 1, _CLOSE)
    return close[0] if close else ""


@cache
def _is_no_place() -> re.Pattern[str]:
    """Fragments that no page has to have: none, the top, text to look for, lines of code, addresses of programs."""
    return re.compile(r"(?i:$|_?top$|:~:|L\d|!|/|\?|.*[=&])")


# What brings text of other files into a page, each with what it begins with: such places cannot be known.
# Patterns are texts here: those that no page needs are never compiled.
_INCLUDES = (
    ("{{", r"\{\{[<%#]?-?\s*(?:include|readfile|render|partial|snippet|import|embed)"),
    ("{%", r"\{%-?\s*(?:include|render|snippet)"),
    ("--8<--", "--8<--"),
    ("<!--", r"<!--\s*(?:@?include|#include)"),
    ("\n::: ", r"\n:::\s+[\w.]+\.[\w.]+\s*\n"),
    ("\n.. ", r"\n\.\. \w"),
)


@cache
def _component() -> re.Pattern[str]:
    return re.compile(r"<([A-Z]\w*)")


def _components(document: Document) -> list[str]:
    """What components are called: many give the place where they stand their own name, <Challenges> "challenges"."""
    tags = (construct for construct in document.constructs if construct.kind == "tag")
    found = (_component().match(document.text, tag.start) for tag in tags)
    return sorted({re.sub(r"(?<=[a-z])(?=[A-Z])", "-", tag[1]).lower() for tag in found if tag})


def _is_open(document: Document) -> bool:
    """Whether a page has places that do not stand in it."""
    if any(construct.kind == "module" for construct in document.constructs):
        return True
    text = document.text
    return any(start in text and re.search(pattern, text) for start, pattern in _INCLUDES)


def _route(document: Document, found: Address) -> str:
    """The address that a link names, as `_route_of` writes that of a page; empty where that cannot be told."""
    if found.suffix not in (*PAGES, *SERVED):
        return ""
    path = found.tail if found.is_rooted else resolved(document, found.path)
    if not found.is_rooted and found.suffix not in PAGES:
        return ""  # what it starts from depends on the generator
    return _plain(without_locale(document, path))


def _route_of(document: Document) -> str:
    return _plain(without_locale(document, document.path))


def _plain(path: str) -> str:
    folder, slash, name = path.rstrip("/").rpartition("/")
    stem = name.partition(".")[0].lower()
    return folder.lower() if slash and stem in _FOLDER_PAGES else f"{folder.lower()}{slash}{stem}"


def _key(route: str) -> str:
    return route.rpartition("/")[2]


def _leads_to(route: str, page: Fact) -> bool:
    return f"/{_value(page)['route']}".endswith(f"/{route}")
