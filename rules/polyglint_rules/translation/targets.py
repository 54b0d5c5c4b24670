"""Targets of links and images, without what the language versions of one page write differently.

Two targets with the same canonical form lead to the same thing for readers of either language.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from posixpath import normpath
from typing import NamedTuple

from polyglint import Translation


@cache
def _with_scheme() -> re.Pattern[str]:
    return re.compile(r"(?:https?:)?//([^/?#]*)(.*)", re.DOTALL | re.IGNORECASE)


@cache
def _other_scheme() -> re.Pattern[str]:
    return re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)


# What a page is called where it stands for its folder, and endings that servers add or drop.
@cache
def _ending() -> re.Pattern[str]:
    return re.compile(r"(?:/|^)(?:_?index|readme)?(?:\.(?:mdx?|html?|markdown))?/*$", re.IGNORECASE)


@cache
def _extension() -> re.Pattern[str]:
    return re.compile(r"\.(?:mdx?|html?|markdown)/*$", re.IGNORECASE)


@cache
def _tracking() -> re.Pattern[str]:
    return re.compile(r"(?:utm_\w+|hl|lang|locale|language|setlang|ref)=", re.IGNORECASE)


# Translators search in their own language.
@cache
def _search() -> re.Pattern[str]:
    return re.compile(r"/search\?(?:.*&)?(?:q|query)=")


@cache
def _regional() -> re.Pattern[str]:
    return re.compile(r"[a-z]{2}[-_](?:[a-z]{2}|[a-z]{4})", re.IGNORECASE)


@cache
def _language() -> re.Pattern[str]:
    return re.compile(r"[a-z]{2,3}(?:[-_](?:[a-z]{2}|[a-z]{4}|\d{3}))?", re.IGNORECASE)


# The same site under another name: moved, or in another language.
_HOSTS = {
    "docs.microsoft.com": "learn.microsoft.com",
    "learn.javascript.ru": "javascript.info",
    "mobile.twitter.com": "x.com",
    "twitter.com": "x.com",
}


# Encyclopedias and the like: each language writes its own articles under its own titles.
@cache
def _own_titles() -> re.Pattern[str]:
    return re.compile(
        r"//(?:www\.)?(?:([a-z-]+)\.)?(?:m\.)?(wikipedia|wiktionary|wikibooks|wikisource|wikiquote|wikiversity|wikivoyage|wikinews)\.org/",
    )


_WITH_HOST = ("http://", "https://")


class Target(NamedTuple):
    """Where a link leads: `raw` as written, `host` and `path` without what names a language."""

    raw: str
    host: str  # empty within the site
    path: str

    @property
    def canonical(self) -> str:
        """What is compared."""
        return f"{self.host}{self.path}"


class Reader:
    """Reads the targets of one document of a translation."""

    def __init__(self, translation: Translation, *, is_source: bool) -> None:
        document = translation.source if is_source else translation.target
        tags = {"en", translation.source.language, translation.target.language}
        self.languages = tuple(sorted(tags - {""}))
        self.page = translation.target.page
        self.path = document.path

    def read(self, raw: str) -> Target:
        """A target as written here; what is relative starts at the place that all versions share."""
        # What needs no page is read once for all pages.
        is_whole = raw.startswith(_WITH_HOST) or (raw.startswith("/") and "#" not in raw)
        return read(raw, "" if is_whole else self.page, self.languages)

    def on_disk(self, raw: str) -> str:
        """The canonical form if what is relative starts at this very file."""
        return read(raw, self.path, self.languages).canonical


@lru_cache(maxsize=4096)
def read(raw: str, page: str, languages: tuple[str, ...]) -> Target:
    """The target that is written like this on a page."""
    if _other_scheme().match(raw) and not _with_scheme().match(raw):
        return Target(raw, "", raw.partition("?")[0].lower() if raw.startswith("mailto:") else raw)
    whole = _with_scheme().match(raw)
    host = _host(whole[1], languages) if whole else ""
    rest, _, _ = (whole[2] if whole else raw).partition("#")
    path, _, query = rest.partition("?")
    if not whole and not path and not query:
        return Target(raw, "", "#" if "#" in raw else "")
    if not whole and not path.startswith("/"):
        path = f"/{page.rpartition('/')[0]}/{path}"
    name = _path(_decoded(path), languages)
    if not host and "#" in raw and name == _path(f"/{page}", languages):
        name = "#"  # the page itself
    return Target(raw, host, name + _query(query))


def _host(host: str, languages: Iterable[str]) -> str:
    host = host.lower().removeprefix("www.")
    first, _, rest = host.partition(".")
    if "." in rest and _names_language(first, languages):
        host = rest
    return _HOSTS.get(host, host)


def _names_language(name: str, languages: Iterable[str]) -> bool:
    name = name.lower()
    return _language().fullmatch(name) is not None and re.split("[-_]", name)[0] in languages


def _decoded(path: str) -> str:
    if "%" not in path:
        return path
    from urllib.parse import unquote  # late: few targets need it

    return unquote(path)


def _path(path: str, languages: tuple[str, ...]) -> str:
    path = normpath(f"/{path.lstrip('/')}") + "/" * path.endswith("/")
    parts = (_kept(part, languages) for part in _extension().sub("", _ending().sub("/", path)).split("/"))
    return f"/{'/'.join(filter(None, parts))}"


@lru_cache(maxsize=4096)
def _kept(part: str, languages: tuple[str, ...]) -> str:
    """What is left of a part of a path without languages; empty where it only names one."""
    part = _without_language(part, languages)
    return "" if _names_language(part, languages) or _regional().fullmatch(part) else part


def _without_language(part: str, languages: Iterable[str]) -> str:
    """A name without the language in it: `hero.fr.png`, `hero-fr.png`, `fr.example.dev`."""
    for language in languages:
        if language in part.lower():
            tag = rf"{language}(?:[-_](?:[a-z]{{2}}|[a-z]{{4}}))?"
            part = re.sub(rf"(?i)[-_.@]{tag}(?=\.\w+$|$)|^{tag}[-_.](?=.*\.)", "", part)
    return part


def _query(query: str) -> str:
    kept = sorted(part for part in query.split("&") if part and not _tracking().match(part))
    return f"?{'&'.join(kept)}" if kept else ""


def own_titles(raw: str) -> tuple[str, str] | None:
    """The language and the name of an encyclopedia whose language versions name their articles themselves."""
    found = _own_titles().search(raw.lower())
    return (found[1] or "", found[2]) if found else None


def is_same(source: Target, target: Target) -> bool:
    """Whether two targets with different canonical forms still are versions of each other."""
    ours, theirs = own_titles(source.raw), own_titles(target.raw)
    if ours and theirs:
        return ours[1] == theirs[1] and ours[0] != theirs[0]
    if source.host == target.host and _search().search(source.path) and _search().search(target.path):
        return True
    if source.path != target.path:
        return _is_end(source, target) or _is_end(target, source)
    # The site's own address, spelled out or not; a shop's address in another country; a site's older part.
    ours_host, theirs_host = source.host, target.host
    return (
        not (ours_host and theirs_host)
        or _name(ours_host) == _name(theirs_host)
        or _is_part(ours_host, theirs_host)
        or _is_part(theirs_host, ours_host)
    )


def _is_part(host: str, other: str) -> bool:
    return host.endswith(f".{other}")


def _is_end(whole: Target, part: Target) -> bool:
    """Whether a relative path is the end of one from the root."""
    is_relative = not part.raw.startswith(("/", "http", "#"))
    return is_relative and whole.path.endswith(part.path) and part.path.count("/") > 1


def _name(host: str) -> str:
    """A host without its top-level domain."""
    return re.sub(r"\.(?:com?\.)?[a-z]{2,3}$", "", host)


def difference(source: Target, target: Target) -> tuple[str, str]:
    """The parts in which two targets differ: the same for all links that one replacement changed."""
    ours, theirs = source.canonical.split("/"), target.canonical.split("/")
    while ours and theirs and ours[-1] == theirs[-1]:
        ours.pop()
        theirs.pop()
    return "/".join(ours), "/".join(theirs)


def has_own_slugs(translation: Translation) -> bool:
    """Whether the site gives its pages addresses in their own language."""
    ours, theirs = translation.source.front_matter.data, translation.target.front_matter.data
    return any(theirs.get(key) != ours.get(key) for key in ("slug", "url", "permalink", "path")) or any(
        theirs.get(key) for key in ("translationKey", "translation_key", "translation_id")
    )


def is_version(translation: Translation, source: Target, target: Target) -> bool:
    """Whether two targets within the site may be one page under slugs in either language."""
    if source.host or target.host or "#" in (source.path, target.path):
        return False
    marked = f"/{translation.target.language}" in target.raw.lower() or not source.raw.startswith("/")
    return marked and source.path.count("/") == target.path.count("/")


def localised(translation: Translation, raw: str) -> str:
    """A target of the source as the translation would write it: within the site, under its own locale."""
    if _other_scheme().match(raw) or raw.startswith("//"):
        return raw
    ours, theirs = translation.source.locale, translation.target.locale
    parts = raw.split("/")
    if not ours or not theirs or ours not in parts:
        return raw
    parts[parts.index(ours)] = theirs
    return "/".join(parts)
