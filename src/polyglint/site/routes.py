"""Under which addresses a site generator may serve a file: `docs/02-hooks/index.es.mdx` is `docs/hooks`, among others.

Generous on purpose: whoever asks wants to know that surely nothing is served under an address.
"""

import re
from collections.abc import Iterator
from functools import cache

MARK = ".*"
"""Ends a name that is an address, not a file: `learn/hooks.*`."""

_PAGES = frozenset({
    *("md", "mdx", "markdown", "html", "htm", "adoc", "rst", "ipynb", "txt", "astro", "vue", "svelte"),
    *("tsx", "jsx", "js", "ts", "php", "erb", "njk", "liquid", "hbs"),
})  # fmt: skip
_FOLDER_PAGES = frozenset(["index", "_index", "readme", "page", "+page", "default", "home", "_default"])


@cache
def _number() -> re.Pattern[str]:
    # Docusaurus orders pages by numbers, Jekyll by dates.
    return re.compile(r"^\d{1,4}(?:-\d{2}-\d{2})?[-_. ]+(?=\D)")


def names(path: str) -> tuple[str, ...]:
    """The parts of the address of a page, as they are compared; nothing for a file that is no page."""
    *folders, last = path.split("/")
    stem, *rest = last.split(".")
    if rest and rest[-1].lower() not in _PAGES:
        return ()
    plain = [_plain(part) for part in folders]
    return tuple(plain) if stem.lower() in _FOLDER_PAGES and plain else (*plain, _plain(stem))


def asked(address: str) -> tuple[str, ...]:
    """The parts of an address that somebody links to."""
    parts = [part for part in address.removesuffix(MARK).split("/") if part not in ("", ".")]
    if len(parts) > 1 and parts[-1].lower() in _FOLDER_PAGES:
        parts.pop()
    return tuple(map(_plain, parts))


def serves(path: str, address: str) -> bool:
    """Whether a file may be what an address leads to, wherever the site's pages lie."""
    wanted = asked(address)
    return bool(wanted) and _ends_in(names(path), wanted)


def _ends_in(names_: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return names_[-len(wanted) :] == wanted


def found_in(candidates: tuple[str, ...], address: str) -> Iterator[str]:
    """Those of the candidates that the address may lead to."""
    wanted = asked(address)
    return (path for path in candidates if wanted and _ends_in(names(path), wanted))


def _plain(part: str) -> str:
    """A part of an address without what generators change: capitals, spaces, numbers that only order."""
    if part[:1].isdigit():
        part = _number().sub("", part) or part
    return part.lower().replace(" ", "-").replace("_", "-")
