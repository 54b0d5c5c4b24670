"""Locale and page of each path, concluded from all paths together: a folder `it/` is Italian only beside its likes.

Each reading of a layout returns the files that it can place; an earlier one wins. The page is a key that all language
versions of a document share: its path without locale and suffix.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from polyglint.late_pattern import late_pattern
from polyglint.site.tags import is_regional, is_telling, normalised


class Home(NamedTuple):
    """Where a path belongs, and what told so."""

    locale: str
    page: str
    told_by: str


FOLDERS, SUFFIXES, NAMES = "folder names", "file suffixes", "file names"
DOCUSAURUS, TEMPLATES = "Docusaurus i18n folders", "`locales` in the settings"

_CONTENT = frozenset(
    ["content", "contents", "docs", "doc", "documentation", "files", "pages", "posts", "_posts", "blog", "articles"]
)
_TRANSLATIONS = frozenset(
    [
        "i18n",
        "_i18n",
        "l10n",
        "locale",
        "locales",
        "translations",
        "translation",
        "translated",
        "lang",
        "langs",
        "languages",
    ]
)
_IN_EVERY_FOLDER = frozenset(["index", "_index", "readme", "summary", "changelog", "license", "contributing"])
# Patterns that few sites need are compiled when they are first asked.
_DOCUSAURUS = (
    r"(?P<site>(?:.*/)?)i18n/(?P<tag>[^/]+)/docusaurus-plugin-content-(?P<kind>docs|blog|pages)"
    r"(?:-(?P<id>[^/]+))?/(?P<rest>.*)"
)
_LOCALISED_NAME = late_pattern(r"(.+)[._-]([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)")
_README = r"(?i)(readme)[._-]([a-z]{2}(?:[-_][a-z0-9]{2,4})?)"


def homes(paths: Sequence[str], templates: Mapping[str, str], stated: frozenset[str]) -> list[Home]:
    """The home of each path; `stated` are the locales that the settings name and that need no further evidence."""
    stems = {path: path[: path.rindex(".")] for path in paths}
    known: dict[str, Home] = {}
    for reading in (_by_templates(templates), _by_docusaurus, _by_folders(stated), _by_suffixes(stated), _by_names):
        left = {path: stem for path, stem in stems.items() if path not in known} if known else stems
        known |= reading(left) if left else {}
    return [known.get(path) or Home("", stem, "") for path, stem in stems.items()]


_Reading = Callable[[Mapping[str, str]], dict[str, Home]]


def _by_templates(templates: Mapping[str, str]) -> _Reading:
    """`fr = "content/fr/{path}"`: the settings say where a locale lies."""
    parted = [(locale, *template.removeprefix("./").split("{path}")) for locale, template in templates.items()]
    # `content/{path}` also holds what `content/fr/{path}` says more exactly: the later one wins.
    parted.sort(key=lambda part: len(part[1]))

    def reading(stems: Mapping[str, str]) -> dict[str, Home]:
        return {
            path: Home(locale, path[len(start) : len(path) - len(end)].rpartition(".")[0] or stem, TEMPLATES)
            for locale, start, end in parted
            for path, stem in stems.items()
            if path.startswith(start) and path.endswith(end)
        }

    return reading


def _by_docusaurus(stems: Mapping[str, str]) -> dict[str, Home]:
    """`i18n/fr/docusaurus-plugin-content-docs/current/a.md` is `docs/a.md` in French."""
    found = {
        path: re.fullmatch(_DOCUSAURUS, stem) for path, stem in stems.items() if "/docusaurus-plugin-content-" in stem
    }
    return {
        path: Home(normalised(match["tag"]), _docusaurus_page(match), DOCUSAURUS)
        for path, match in found.items()
        if match and normalised(match["tag"])
    }


def _docusaurus_page(match: re.Match[str]) -> str:
    site, kind, own_id, rest = match.group("site", "kind", "id", "rest")
    if kind == "pages":
        return f"{site}{own_id or 'src/pages'}/{rest}"
    version, _, inner = rest.partition("/")
    if kind == "docs" and version == "current":
        return f"{site}{own_id or 'docs'}/{inner}"
    if kind == "docs" and version.startswith("version-"):
        return f"{site}{own_id + '_' if own_id else ''}versioned_docs/{rest}"
    return f"{site}{own_id or kind}/{rest}"


class _Candidate(NamedTuple):
    """A folder in a path that may be a locale: all candidates under one `slot` are judged together."""

    slot: str  # with its final slash; "" at the root
    tag: str
    name: str
    rest: str  # the folder below, with its final slash


def _by_folders(stated: frozenset[str]) -> _Reading:
    """`content/fr/a.md`, `docs/pt-br/a.md` beside `docs/a.md`, `content.fr/a.md` beside `content/a.md`."""

    def reading(stems: Mapping[str, str]) -> dict[str, Home]:
        by_folder = _by_folder(stems)
        candidates = _candidates(by_folder)
        if not candidates:
            return {}
        slots = _slots(candidates, by_folder)
        every = set(stems.values())
        children = _children(by_folder, slots)
        accepted = {name: slot.accepted(children[name], every, stated) for name, slot in slots.items()}
        return dict(_homes_in(candidates, by_folder, accepted, every))

    return reading


def _by_folder(stems: Mapping[str, str]) -> dict[str, list[tuple[str, str]]]:
    folders: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for path, stem in stems.items():
        folder, slash, name = stem.rpartition("/")
        folders[folder + slash].append((path, name))
    return folders


def _candidates(folders: Iterable[str]) -> dict[str, list[_Candidate]]:
    """By folder, outermost first: in `en/blog/fr/` the locale is `en` if both could be."""
    parted = {folder: folder.split("/")[:-1] for folder in folders}
    named = {name: _named(name) for name in {name for names in parted.values() for name in names}}
    candidates: dict[str, list[_Candidate]] = {}
    for folder, names in parted.items():
        for index, name in enumerate(names):
            if found := named[name]:
                kept, tag, shown = found
                start, rest = "/".join(names[:index]), "/".join(names[index + 1 :])
                slot = f"{start}/{kept}" if start else kept
                candidate = _Candidate(slot, tag, shown, f"{rest}/" if rest else "")
                candidates.setdefault(folder, []).append(candidate)
    return candidates


def _named(name: str) -> tuple[str, str, str] | None:
    """What of a folder's name belongs to the slot, and the locale: `content.fr` keeps `content`."""
    if len(name) > 1 and (tag := normalised(name)):
        return "", tag, name
    match = _LOCALISED_NAME.fullmatch(name)
    if match and match[1] in _CONTENT and (tag := normalised(match[2])):
        return f"{match[1]}/", tag, match[2]
    return None


def _slots(
    candidates: Mapping[str, Iterable[_Candidate]], by_folder: Mapping[str, list[tuple[str, str]]]
) -> dict[str, "_Slot"]:
    slots: dict[str, _Slot] = {}
    for folder, found in candidates.items():
        for candidate in found:
            slot = slots.setdefault(candidate.slot, _Slot(candidate.slot, {}, {}))
            slot.names[candidate.tag] = candidate.name
            rests = slot.rests.setdefault(candidate.tag, set())
            rests.update(candidate.rest + name for _, name in by_folder[folder])
    return slots


def _children(by_folder: Iterable[str], slots: Iterable[str]) -> dict[str, set[str]]:
    """The names that stand in each slot's folder."""
    children: dict[str, set[str]] = {slot: set() for slot in slots}
    for folder in by_folder:
        start = 0
        while start >= 0:
            if folder[:start] in children:
                children[folder[:start]].add(folder[start:].partition("/")[0])
            start = folder.find("/", start) + 1 or -1
    return children


class _Slot(NamedTuple):
    """The folders at one place whose names are locale tags, and what is below each."""

    folder: str
    names: dict[str, str]
    rests: dict[str, set[str]]

    def accepted(self, children: set[str], every: set[str], stated: frozenset[str]) -> frozenset[str]:
        """Those of the tags that are locales."""
        parent = self.folder.rstrip("/").rpartition("/")[2]
        if parent in _TRANSLATIONS:
            return frozenset(self.names)
        shared = self._shared(every)
        is_pure = children <= set(self.names.values())
        telling = {tag for tag, name in self.names.items() if is_telling(name)}
        alone = {tag for tag in telling if is_regional(tag)} | (stated & self.names.keys())
        if len(self.names) == 1 and is_pure and (parent in _CONTENT or not self.folder):
            alone |= telling
        return frozenset(alone | self._by_company(shared, telling, is_pure=is_pure, is_content=parent in _CONTENT))

    def _by_company(
        self, shared: Mapping[str, set[str]], telling: set[str], *, is_pure: bool, is_content: bool
    ) -> set[str]:
        """The tags that others beside them make believable."""
        sharing = {tag for tag, rests in shared.items() if rests}
        if telling & sharing or (len(telling) > 1 and (is_pure or is_content)):
            return telling | sharing | (set(self.names) if is_pure else set())
        if is_pure and is_content and len(sharing) > 1:
            return sharing
        return {tag for tag in sharing if _is_no_accident(shared[tag], self.rests[tag])}

    def _shared(self, every: set[str]) -> dict[str, set[str]]:
        """What each tag has in common with another one or with the version that stands without a locale."""
        counts = Counter(rest for rests in self.rests.values() for rest in rests)
        return {
            tag: {rest for rest in rests if counts[rest] > 1 or self.folder + rest in every}
            for tag, rests in self.rests.items()
        }


def _is_no_accident(shared: set[str], rests: set[str]) -> bool:
    """Whether a folder named by a word, such as `it/`, repeats too much of its neighbour not to be its translation."""
    own = [rest for rest in shared if rest.rpartition("/")[2].lower() not in _IN_EVERY_FOLDER]
    return len(own) > 1 and 2 * len(shared) >= len(rests)


def _homes_in(
    candidates: Mapping[str, Iterable[_Candidate]],
    by_folder: Mapping[str, list[tuple[str, str]]],
    accepted: Mapping[str, frozenset[str]],
    every: set[str],
) -> Iterator[tuple[str, Home]]:
    for folder, found in candidates.items():
        home = next((candidate for candidate in found if candidate.tag in accepted[candidate.slot]), None)
        if not home:
            continue
        here, outside = home.slot + home.rest, _outside(home.slot) + home.rest
        for path, name in by_folder[folder]:
            is_outside = here != outside and outside + name in every
            yield path, Home(home.tag, (outside if is_outside else here) + name, FOLDERS)


def _outside(slot: str) -> str:
    """Where the version without a locale lies: beside `translations/fr/a.md` it is `a.md`."""
    parent, _, name = slot.rstrip("/").rpartition("/")
    if name not in _TRANSLATIONS:
        return slot
    return f"{parent}/" if parent else ""


def _by_suffixes(stated: frozenset[str]) -> _Reading:
    """`about.fr.md` beside `about.md` or `about.de.md`."""

    def reading(stems: Mapping[str, str]) -> dict[str, Home]:
        suffixed = {path: found for path, stem in stems.items() if (found := _suffixed(stem))}
        every = set(stems.values())
        versions = Counter(page for page, _, _ in suffixed.values())
        pairs = Counter(
            tag for page, tag, _ in suffixed.values() if page in every or versions[page] > 1 or tag in stated
        )
        return {
            path: Home(tag, page, SUFFIXES)
            for path, (page, tag, name) in suffixed.items()
            if _is_suffix(page, tag, name, pairs[tag], is_stated=tag in stated)
        }

    return reading


def _suffixed(stem: str) -> tuple[str, str, str] | None:
    folder, slash, name = stem.rpartition("/")
    plain, dot, last = name.rpartition(".")
    if dot and plain and (tag := normalised(last)):
        return folder + slash + plain, tag, last
    match = re.fullmatch(_README, name) if name[:6].lower() == "readme" else None
    if match and (tag := normalised(match[2])):
        return folder + slash + match[1], tag, match[2]
    return None


def _is_suffix(page: str, tag: str, name: str, pairs: int, *, is_stated: bool) -> bool:
    """Whether the suffix is a locale: `socket.io.md` beside `socket.md` is not, many such pairs are."""
    is_usual = page.rpartition("/")[2].lower() in _IN_EVERY_FOLDER
    if is_stated or (is_telling(name) and is_regional(tag)):
        return True
    return pairs > 0 and (is_telling(name) or is_usual or pairs > 1)


def _by_names(stems: Mapping[str, str]) -> dict[str, Home]:
    """`posts/hello/en.md` beside `posts/hello/fr.md`, when several folders are built so."""
    folders = {
        folder: [(path, tag, name) for path, name in files if (tag := normalised(name))]
        for folder, files in _by_folder(
            {path: stem for path, stem in stems.items() if len(stem.rpartition("/")[2]) < 8}
        ).items()
    }
    built_so = {
        folder: files
        for folder, files in folders.items()
        if folder and len(files) > 1 and any(is_telling(name) for *_, name in files)
    }
    if len(built_so) < 2:
        return {}
    return {path: Home(tag, folder.rstrip("/"), NAMES) for folder, files in built_so.items() for path, tag, _ in files}
