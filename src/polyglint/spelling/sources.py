"""Where words come from: pyspellchecker's lists, simplemma's forms, and Hunspell dictionaries that a site names."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from polyglint.cache_folder import cache_folder
from polyglint.language.stems import stem
from polyglint.language.words import primary
from polyglint.spelling import compact
from polyglint.spelling.compact import CompactWords
from polyglint.spelling.letters import folded

SYSTEM = "system"
"""Stands for the folders in which this system's programs keep Hunspell dictionaries."""

_LISTED = frozenset({"ar", "de", "en", "es", "eu", "fa", "fr", "it", "lv", "nl", "pt", "ru"})
ENOUGH = frozenset({"en"})
"""Languages whose plain lists will do for the commonest slips; in all others most inflected forms are missing."""
FORMS = 8
"""How many times as common as one of its other forms a dictionary form is."""
_FORMAT = 6  # of how words are compiled
FEW_FORMS = frozenset({"es", "ru"})
"""Languages of whose words most forms are in no list that has counts."""
_RUSSIAN = "pymorphy3_dicts_ru"
_LEMMAS = {"nb": "nb", "hr": "hbs", "sr": "hbs", "bs": "hbs"}


class HunspellFiles(NamedTuple):
    """A dictionary: where its two files lie, without `.dic` and `.aff`, and what tells it from another version."""

    locale: str
    stem: str
    size: int
    mtime_ns: int


def listed_words(language: str) -> CompactWords | None:
    """The words that this Python's packages list for a language; None where they list none."""
    return _listed_words(primary(language))


@cache
def _listed_words(language: str) -> CompactWords | None:
    packages = [package for package in packages_for(language) if package != _RUSSIAN]
    if not packages:
        return None
    file = cache_folder() / "words" / f"{language}-{_FORMAT}-{'-'.join(f'{name}-{_state(name)}' for name in packages)}"
    if known := compact.opened(file):
        return known
    data = compact.compiled(*_words(language, packages))
    compact.written(file, data)
    return compact.opened(file) or CompactWords(data)


def packages_for(language: str) -> tuple[str, ...]:
    """The packages that list words of a language, of those that are there."""
    language = primary(language)
    found = ["spellchecker"] if language in _LISTED else []
    if language == "ru" and _package_folder(_RUSSIAN) and _package_folder("dawg_python"):
        return (*found, _RUSSIAN)
    folder = _package_folder("simplemma")
    if folder and _lemma_file(folder, language).is_file():
        found.append("simplemma")
    return tuple(found)


def is_thin(language: str) -> bool:
    """Whether the lists lack most inflected forms, so that a word that they do not have may well be right."""
    return {"simplemma", _RUSSIAN}.isdisjoint(packages_for(language))


@cache
def inflections(language: str) -> Callable[[str], bool] | None:
    """Whether a word is a form of a word of OpenCorpora, for Russian, where its dictionary is installed."""
    if language != "ru" or _RUSSIAN not in packages_for(language):
        return None
    from dawg_python import RecordDAWG  # late: of the extra

    folder = _package_folder(_RUSSIAN)
    words = RecordDAWG(">HH").load(str(folder / "data" / "words.dawg")) if folder else None
    if words is None:
        return None
    both = words.compile_replaces({"е": "ё"})
    return lambda word: word in words or ("е" in word and bool(words.similar_keys(word, both)))


def hunspell_files(folders: Sequence[str], root: Path) -> Iterator[HunspellFiles]:
    """The Hunspell dictionaries in these folders, each by its locale; `SYSTEM` stands for those of the system."""
    for folder in folders:
        places = _system_folders() if folder == SYSTEM else [root / folder]
        for place in places:
            for file in sorted(place.glob("*.dic")):
                if file.with_suffix(".aff").is_file() and "hyph" not in file.stem:
                    stat = file.stat()
                    yield HunspellFiles(
                        file.stem.replace("_", "-"), str(file.with_suffix("")), stat.st_size, stat.st_mtime_ns
                    )


def chosen(files: Iterable[Sequence[Any]], locale: str) -> tuple[HunspellFiles, ...]:
    """The dictionaries for a locale: its own, else all of its language, each once however many names it has."""
    language = primary(locale)
    fitting = [HunspellFiles(*file) for file in files if primary(str(file[0])) == language]
    own = [file for file in fitting if file.locale.lower() == locale.lower()]
    return tuple({(file.size, file.mtime_ns): file for file in reversed(own or fitting)}.values())


@cache
def hunspell(stem: str) -> Any:
    """A Hunspell dictionary, read by chunspell; None where that is not installed or cannot read it."""
    try:
        from hunspell import Hunspell, HunspellFilePathError  # late: of the extra, and only where a site names one
    except ImportError:
        return None
    folder, _, name = stem.replace(os.sep, "/").rpartition("/")
    try:
        return Hunspell(name, hunspell_data_dir=folder)
    except (HunspellFilePathError, OSError):
        return None


def root_key(root: str) -> str:
    """What the frequency of all words with this stem is filed under, where only a few forms are counted."""
    return f"\0{root}"


def _words(language: str, packages: Sequence[str]) -> tuple[list[str], list[int]]:
    """All words and their frequencies. A million are joined, folded and looked up as columns, none by itself."""
    counts = _counted(language) if "spellchecker" in packages else {}
    words, frequencies = _inflected(language, counts) if "simplemma" in packages else ([], [])
    if language == "ru":  # no other source tells which of its forms belong to a counted word
        words += [root_key(stem(word, language)) for word in counts]
        frequencies += counts.values()
    return [*words, *counts], [*frequencies, *counts.values()]


def _counted(language: str) -> dict[str, int]:
    """The words of pyspellchecker, counted per thousand million, so that languages compare."""
    import gzip  # late, all of these: a list is compiled once
    import json
    import pkgutil

    data = pkgutil.get_data("spellchecker", f"resources/{language}.json.gz")
    counts: dict[str, int] = json.loads(gzip.decompress(data)) if data else {}
    total = sum(counts.values()) or 1
    shares = {count: min(max(1, count * 1_000_000_000 // total), 0xFFFF_FFFF) for count in {*counts.values()}}
    words = _folded_lines("\n".join(counts), language)
    return dict(zip(words, map(shares.__getitem__, counts.values()), strict=True))


def _inflected(language: str, counts: Mapping[str, int]) -> tuple[list[str], list[int]]:
    """The forms that simplemma knows. One that nobody has counted is less common than its dictionary form is."""
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory  # late: compiled once

    listed = DefaultDictionaryFactory(cache_max_size=0).get_dictionary(_LEMMAS.get(language, language))
    # What lies behind the mapping: to ask the mapping for each word costs three times what decoding them all does.
    encoded = getattr(listed, "_dict", None)
    forms = encoded if isinstance(encoded, dict) else {form.encode(): lemma.encode() for form, lemma in listed.items()}
    lemmas = [*{*forms.values()}]
    words = _folded_lines(b"\n".join(lemmas).decode(), language)
    shares = {lemma: counts.get(word, 0) // FORMS for lemma, word in zip(lemmas, words, strict=True)}
    words = _folded_lines(b"\n".join(forms).decode(), language)
    return words, [*map(shares.__getitem__, forms.values())]


def _folded_lines(text: str, language: str) -> list[str]:
    """What `folded` makes of each word of a list, at a hundredth of the price."""
    return folded(text, language).split("\n") if text else []


@cache
def _package_folder(name: str) -> Path | None:
    for entry in sys.path:
        folder = Path(entry or os.curdir, name)
        if folder.is_dir():
            return folder
    return None


def _lemma_file(folder: Path, language: str) -> Path:
    return folder / "strategies" / "dictionaries" / "data" / f"{_LEMMAS.get(language, language)}.plzma"


def _state(package: str) -> str:
    """What tells one installed version of a package from another."""
    folder = _package_folder(package)
    return f"{folder.stat().st_mtime_ns:x}" if folder else "0"


def _system_folders() -> list[Path]:
    home = Path(os.path.expanduser("~"))  # noqa: PTH111  # Path.home() raises where there is none
    return [
        Path("/usr/share/hunspell"),
        Path("/usr/share/myspell/dicts"),
        Path("/usr/local/share/hunspell"),
        Path("/opt/homebrew/share/hunspell"),
        Path("/Library/Spelling"),
        home / "Library" / "Spelling",
        home / ".local" / "share" / "hunspell",
        *sorted(Path("/usr/lib/libreoffice/share/extensions").glob("dict-*")),
        *sorted(Path("/opt").glob("libreoffice*/share/extensions/dict-*")),
        *sorted((home / ".mozilla" / "firefox").glob("*/extensions/*/dictionaries")),
    ]
