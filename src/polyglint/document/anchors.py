"""Anchors of a page: ids that its author wrote, and those that site generators make of its headings."""

import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache

from polyglint.document.document import Document, Heading


@cache
def _explicit() -> re.Pattern[str]:
    return re.compile(r"\{/\*\s*([^*{}]+?)\s*\*/\}\s*$|\{:?[^{}#]*#([^\s{}]+)[^{}]*\}\s*$")


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(r"[^\w\- ]")


@cache
def _vitepress() -> re.Pattern[str]:
    return re.compile(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'“”‘’<>,.?/]+")


def github(text: str) -> str:
    """As GitHub, and github-slugger in Docusaurus, Astro and Starlight: every space a hyphen, marks left out."""
    return _marks().sub("", text.strip().lower()).replace(" ", "-")


def hugo(text: str) -> str:
    """As Hugo: like GitHub, and neither leading nor trailing hyphens."""
    return github(text).strip("-")


def hugo_ascii(text: str) -> str:
    """As Hugo with `autoHeadingIDType = "github-ascii"`: no accents, and nothing but ASCII."""
    return github(_without_accents(text).encode("ascii", "ignore").decode())


def python_markdown(text: str) -> str:
    """As Python-Markdown's toc extension, which MkDocs uses: no accents, nothing but ASCII, runs of spaces joined."""
    return python_markdown_unicode(_without_accents(text).encode("ascii", "ignore").decode())


def python_markdown_unicode(text: str) -> str:
    """As Python-Markdown with its Unicode function, or with that of PyMdown Extensions."""
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", text).strip().lower())


def vitepress(text: str) -> str:
    """As VitePress: no accents, runs of marks and spaces one hyphen, an underscore before a digit."""
    slug = re.sub(r"-{2,}", "-", _vitepress().sub("-", _without_accents(text))).strip("-").lower()
    return f"_{slug}" if slug[:1].isdigit() else slug


def kramdown(text: str) -> str:
    """As kramdown, which Jekyll uses: from the first ASCII letter on, nothing but ASCII."""
    letters = re.sub(r"^[^a-zA-Z]+", "", text)
    return re.sub(r"[^a-zA-Z0-9 -]", "", letters).replace(" ", "-").lower() or "section"


def _without_accents(text: str) -> str:
    return "".join(
        character for character in unicodedata.normalize("NFKD", text) if not unicodedata.combining(character)
    )


SLUGGERS: Mapping[str, tuple[Callable[[str], str], ...]] = {
    "github": (github,),
    "docusaurus": (github,),
    "astro": (github,),
    "starlight": (github,),
    "hugo": (github, hugo, hugo_ascii),
    "python-markdown": (python_markdown, python_markdown_unicode),
    "vitepress": (vitepress,),
    "kramdown": (kramdown, github),
}


def sluggers(name: str) -> tuple[Callable[[str], str], ...]:
    """The functions of one site generator; of all of them where none is named."""
    if name:
        return SLUGGERS[name]
    return (github, hugo, hugo_ascii, python_markdown, python_markdown_unicode, vitepress, kramdown)


# Attributes of tags and components that make anchors, by how their names end.
_NAMING = ("id", "Id", "ID", "name", "anchor", "permalink", "slug", "hash")
_LONGEST_NAME = 9


@cache
def _attribute() -> re.Pattern[str]:
    # The sign comes first and is searched for as such: names with alternatives would be tried at every letter.
    return re.compile(r"=(?<=[dDerkgh]=)\s*\{?\s*[\"'`]?([^\"'`\s>}]+)")


@cache
def _in_braces() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(r"\{/\*\s*([^*{}\s]+)\s*\*/\}"),
        re.compile(r"\{:?[^{}#\n]*#([^\s{}]+)[^{}\n]*\}"),
    )


def explicit_id(heading: Heading, document: Document) -> str:
    """The id that a heading's author gave it; empty if none."""
    line_end = document.text.find("\n", heading.text_start)
    line = document.text[heading.text_start : line_end if line_end >= 0 else None]
    found = _explicit().search(line) if "{" in line else None
    return (found[1] or found[2]) if found else ""


def _by_anchor(document: Document, slugger: Callable[[str], str]) -> dict[str, Heading]:
    """The ids of a page's headings, as one function makes them where none is written."""
    found: dict[str, Heading] = {}
    for heading in document.headings:
        slug = explicit_id(heading, document) or slugger(heading.text)
        for name in _numbered(slug):
            if name not in found:
                found[name] = heading
                break
    return found


def outline(document: Document) -> list[list[str]]:
    """What the anchors of a page are made of, as plain data: the id and the text of each heading, and all other ids."""
    headings = [[explicit_id(heading, document), heading.text] for heading in document.headings]
    return [*headings, *([name, ""] for name in sorted(written(document)))]


def leads_into(outline_: Iterable[Sequence[str]], fragment: str, slugger: str) -> bool:
    """Whether a page of this outline has a place that the fragment names, by one site generator or any."""
    wanted = _readings(fragment)
    for function in sluggers(slugger):
        found: set[str] = set()
        for given, text in outline_:
            slug = given or function(text)
            found.add(next(name for name in _numbered(slug) if name not in found) if text else slug)
        if any(name in found or _second(name, (found,)) for name in wanted):
            return True
    return False


def _numbered(slug: str) -> Iterator[str]:
    """A slug and what it becomes where an earlier heading has it."""
    yield slug
    number = 1
    while True:
        yield f"{slug}-{number}"
        number += 1


@lru_cache(maxsize=2)
def written(document: Document) -> frozenset[str]:
    """All ids that are written anywhere on a page."""
    text, start = document.text, document.body_start
    found = {
        attribute[1]
        for attribute in (_attribute().finditer(text, start) if "=" in text else ())
        if text[max(attribute.start() - _LONGEST_NAME, 0) : attribute.start()].endswith(_NAMING)
    }
    if "{" in text:
        found.update(match[1] for pattern in _in_braces() for match in pattern.finditer(text, start))
    return frozenset(found)


def anchors_of(document: Document, slugger: str) -> "Anchors":
    """All anchors of a page, by one site generator of `SLUGGERS` or, where none is named, by any."""
    return Anchors(document, sluggers(slugger))


class Anchors:
    """Where fragments lead on one page. What is not asked for is not computed."""

    def __init__(self, document: Document, functions: Sequence[Callable[[str], str]]) -> None:
        self.document = document
        self.functions = functions

    @cached_property
    def _first(self) -> dict[str, Heading]:
        return _by_anchor(self.document, self.functions[0])

    @cached_property
    def by_slugger(self) -> list[dict[str, Heading]]:
        """The headings by the anchors that each function makes."""
        return [self._first, *(_by_anchor(self.document, function) for function in self.functions[1:])]

    @cached_property
    def written(self) -> frozenset[str]:
        """The ids that are written anywhere."""
        return written(self.document)

    def has(self, fragment: str) -> bool:
        """Whether a fragment leads anywhere."""
        return any(
            name in self.written
            or name in self._first
            or any(name in found for found in self.by_slugger)
            or _second(name, self.by_slugger)
            for name in _readings(fragment)
        )

    def heading(self, fragment: str) -> tuple[Heading, int] | None:
        """The heading that a fragment leads to, and the number of the function that says so."""
        for name in _readings(fragment):
            for number, found in enumerate(self.by_slugger):
                if name in found:
                    return found[name], number
        return None


def _second(name: str, by_slugger: Iterable[Container[str]]) -> bool:
    """Python-Markdown writes an underscore before the number of a repeated heading."""
    stem, underscore, number = name.rpartition("_")
    return bool(underscore) and number.isdigit() and any(f"{stem}-{number}" in found for found in by_slugger)


def _readings(fragment: str) -> tuple[str, ...]:
    if "%" not in fragment and fragment.isascii():
        return (fragment,)
    from urllib.parse import unquote  # late: few fragments need it

    plain = unquote(fragment)
    return tuple(dict.fromkeys((fragment, plain, *(unicodedata.normalize(form, plain) for form in ("NFC", "NFD")))))
