"""The links and images of a page, and what their targets mean within the site."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from posixpath import dirname, normpath, splitext
from typing import NamedTuple

from polyglint import OBJECT, Document, Inline

LINKED = r"\]\(|\]\[|\]:|<a\s|<img\s"
"""What a page with links has in it."""

PAGES = (".md", ".mdx", ".markdown")
SERVED = ("", ".html", ".htm")


class Linked(NamedTuple):
    """A link or an image: its target as written, the text that is shown, and where all of it stands."""

    target: str
    text: str
    start: int
    end: int
    is_image: bool


class Address(NamedTuple):
    """A target within the site: its path without query, and the place on the page that it names."""

    path: str
    fragment: str

    @property
    def is_rooted(self) -> bool:
        """Whether it starts at the root of the site."""
        return self.path.startswith("/")

    @property
    def suffix(self) -> str:
        """The ending of the file's name, in small letters."""
        return splitext(self.path)[1].lower()

    @property
    def tail(self) -> str:
        """The path without what leads up or nowhere."""
        return "/".join(part for part in self.path.split("/") if part not in ("", ".", ".."))


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(r"<(a|img)\s[^>]*?\b(?:href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')[^>]*>", re.IGNORECASE)


@cache
def _elsewhere() -> re.Pattern[str]:
    """What leads out of the site, or is filled in by a program."""
    return re.compile(rf"[a-zA-Z][\w+.-]*:|//|[@~#]?[{{<$%]|[@~]|.*(?:[{{}}<>$|\\\n{OBJECT}]|\.\.\.|…)", re.DOTALL)


@lru_cache(maxsize=4)
def links_of(document: Document) -> tuple[Linked, ...]:
    """All links and images of the body, in order."""
    return tuple(_links(document))


def _links(document: Document) -> Iterator[Linked]:
    for block in document.blocks:
        if block.kind == "html":
            yield from _tagged(Inline("html", block.start, block.end, document.text[block.start : block.end]))
        elif block.has_inlines and ("](" in block.content or "]" in block.content or "<" in block.content):
            yield from _inline(document, block.inlines)


def _inline(document: Document, inlines: Sequence[Inline]) -> Iterator[Linked]:
    opened: list[Inline] = []
    for inline in inlines:
        match inline.kind:
            case "link_open":
                opened.append(inline)
            case "link_close" if opened:
                link = opened.pop()
                yield Linked(link.content, document.text[link.end : inline.start], link.start, inline.end, False)
            case "image":
                yield Linked(inline.content, "", inline.start, inline.end, True)
            case "html":
                yield from _tagged(inline)


def _tagged(inline: Inline) -> Iterator[Linked]:
    text = inline.content
    if text.startswith("<!--") or "=" not in text or "<pre" in text or "<code" in text:
        return
    for tag in _tag().finditer(text):
        start = inline.start + tag.start()
        yield Linked(tag[2] or tag[3] or "", "", start, start + len(tag[0]), tag[1].lower() == "img")


@lru_cache(maxsize=4096)
def address(target: str) -> Address | None:
    """What a target means; None where it leads out of the site, or is no plain address."""
    target = target.strip()
    if not target or (not target.startswith("#") and _elsewhere().match(target)):
        return None
    if "%" in target:
        from urllib.parse import unquote  # late: few targets need it

        target = unquote(target)
    whole, _, fragment = target.partition("#")
    return Address(whole.partition("?")[0], fragment)


def resolved(document: Document, path: str) -> str:
    """The file that a relative path names; empty where it leads out of the site's folder."""
    found = normpath(f"{dirname(document.path)}/{path}") if dirname(document.path) else normpath(path)
    return "" if found.startswith("..") else found


def without_locale(document: Document, path: str) -> str:
    """A path or an address below the folder of the document's locale, where it begins with that."""
    first, slash, rest = path.partition("/")
    return rest if slash and document.locale and first.lower() == document.locale.lower() else path
