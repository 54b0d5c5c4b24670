"""Where words come from: pyspellchecker's lists, simplemma's forms, and Hunspell dictionaries that a site names."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from polyglint.cache_folder import cache_folder
from polyglint.language.stems import stems
from polyglint.language.words import primary
from polyglint.spelling import counted, front_coded
from polyglint.spelling.counted import CountedWords
from polyglint.spelling.front_coded import FrontCodedForms
from polyglint.spelling.listed import ListedWords
from polyglint.spelling.mapped import Columns, kept

SYSTEM = "system"
"""Stands for the folders in which this system's programs keep Hunspell dictionaries."""

_LISTED = frozenset({"ar", "de", "en", "es", "eu", "fa", "fr", "it", "lv", "nl", "pt", "ru"})
ENOUGH = frozenset({"en"})
"""Languages whose plain lists will do for the commonest slips; in all others most inflected forms are missing."""
_FORMAT = 10  # of how words are compiled
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


def listed_words(language: str) -> ListedWords | None:
    """The words that this Python's packages list for a language; None where they list none."""
    return _listed_words(primary(language))


@cache
def _listed_words(language: str) -> ListedWords | None:
    packages = packages_for(language)
    words = CountedWords(_kept(language, "spellchecker", _counted)) if "spellchecker" in packages else None
    forms = FrontCodedForms(_kept(language, "simplemma", _forms)) if "simplemma" in packages else None
    return ListedWords(words, forms, language) if words or forms else None


def _kept(language: str, package: str, compiled: Callable[[str], bytes]) -> Columns:
    """What a package lists, compiled once a machine."""
    file = cache_folder() / "words" / f"{language}-{_FORMAT}-{package}-{_state(package)}"
    return kept(file, lambda: compiled(language))


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


def _counted(language: str) -> bytes:
    """The words of pyspellchecker, compiled."""
    import gzip  # late, both: a list is compiled once
    import pkgutil

    data = pkgutil.get_data("spellchecker", f"resources/{language}.json.gz")
    lines, total = counted.lines_of(gzip.decompress(data or b""), language)
    if lines and language == "ru":  # no other source tells which of its forms belong to a counted word
        words, counts = zip(*map(counted.read, lines), strict=True)
        roots = dict(zip(stems(words, language), counts, strict=True))
        lines += [counted.line(root_key(root), count) for root, count in roots.items()]
    return counted.compiled(lines, total)


def _forms(language: str) -> bytes:
    """The forms of simplemma, compiled: from its file, else from what it says when it is asked."""
    import lzma  # late: a list is compiled once

    folder = _package_folder("simplemma")
    try:
        return front_coded.compiled(lzma.decompress(_lemma_file(folder, language).read_bytes() if folder else b""))
    except (ValueError, IndexError, OSError, lzma.LZMAError):
        from simplemma.strategies.dictionaries import DefaultDictionaryFactory  # late: only for what is not as known

        listed = DefaultDictionaryFactory(cache_max_size=0).get_dictionary(_LEMMAS.get(language, language))
        return front_coded.compiled(front_coded.encoded(listed))


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
