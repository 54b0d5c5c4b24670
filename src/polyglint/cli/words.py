"""`polyglint words`: what no dictionary knows of a site's words, and the list of those that are right all the same."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import click

from polyglint import executors
from polyglint.cli.shown import shown_from
from polyglint.language.words import primary
from polyglint.settings import Settings, SettingsError, nearest_settings
from polyglint.site import Site, discover
from polyglint.spelling import word_list
from polyglint.spelling.census import Met, Setup, prepare
from polyglint.spelling.dictionary import Dictionaries
from polyglint.spelling.judgement import misspellings
from polyglint.spelling.letters import folded

_KINDS = {"misspelt": "misspelt", "word": "unknown", "name": "names", "foreign": "of another language"}


class Row(NamedTuple):
    """An unknown word of a locale with all that the site says of it."""

    locale: str
    word: str
    kind: str
    times: int
    pages: int
    place: str
    suggestions: tuple[str, ...] = ()


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--add", multiple=True, metavar="WORD", help="Accept WORD: put it into the site's word list.")
@click.option("--comment", default="", help="With --add: what stands behind the word.")
@click.option("--why", multiple=True, metavar="WORD", help="Tell which dictionary accepts or refuses WORD.")
@click.option("--unused", is_flag=True, help="Tell which words of the lists no document uses; exit code 1 if any.")
@click.option("--prune", is_flag=True, help="Take these words out of the lists.")
@click.option("--locale", multiple=True, metavar="TAG", help="Only these locales.")
@click.option("--all", "show_all", is_flag=True, help="Show names and words of other languages too.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--jobs", type=click.IntRange(1), help="Processes to use.  [default: as many as there are processors]")
@click.pass_context
def words(
    context: click.Context,
    paths: tuple[str, ...],
    *,
    add: tuple[str, ...],
    comment: str,
    why: tuple[str, ...],
    unused: bool,
    prune: bool,
    locale: tuple[str, ...],
    show_all: bool,
    shape: str,
    jobs: int | None,
) -> None:
    """List the words below PATHS that no dictionary knows: each once, the misspelt ones first, with count and place.

    What is right goes into a word list, sorted, one word a line, with `--add`; with `--locale ru` it holds there alone.
    """
    settings, site = _site(paths or (".",))
    if add:
        click.echo(_add(settings, add, comment, locale))
        return
    tags = [tag for tag in sorted({file.locale for file in site.files if file.locale}) if not locale or tag in locale]
    if why:
        click.echo("\n".join(_why(settings, tags or list(locale), why)))
        return
    met, used = _census(settings, site, tags, jobs)
    if unused or prune:
        context.exit(_unused(settings, used, is_pruned=prune))
    rows = [row for row in _rows(settings, met) if show_all or row.kind in ("misspelt", "word")]
    click.echo("\n".join(_as_json(rows) if shape == "json" else _as_text(rows, _silent(settings, tags))))


def _site(paths: Sequence[str]) -> tuple[Settings, Site]:
    cwd = Path.cwd()
    try:
        settings = nearest_settings(paths, cwd)
    except SettingsError as error:
        raise click.UsageError("\n".join(error.messages)) from error
    site = discover(paths, settings, cwd)
    if site.errors and not site.files:
        raise click.UsageError("\n".join(f"{error.path}: {error.message}" for error in site.errors))
    return settings, site


def _census(settings: Settings, site: Site, tags: Sequence[str], jobs: int | None) -> tuple[list[Met], set[str]]:
    files = [file for file in site.files if file.is_reported and file.locale in tags]
    setup = Setup(site.root, settings.spelling, settings.glossaries)
    work, sizes = [(file.path, file.locale) for file in files], [file.size for file in files]
    workers = executors.workers(jobs, sum(sizes))
    results = (
        executors.here(prepare(setup), work)
        if workers == 1
        else executors.in_processes(prepare, setup, work, sizes, workers)
    )
    met: list[Met] = []
    used: set[str] = set()
    for counted in results:
        met.extend(counted.met)
        used.update(counted.used)
    return met, used


def _rows(settings: Settings, met: Iterable[Met]) -> list[Row]:
    """One row a word and language, the misspelt ones first, then the most frequent."""
    dictionaries = Dictionaries(settings.spelling, settings.glossaries)
    shown = shown_from(settings.root)
    rows = []
    ordered = sorted(met, key=lambda one: (primary(one.locale), one.stated["word"], one.path, one.line))
    for language, group in groupby(ordered, lambda one: primary(one.locale)):
        found = list(group)
        dictionary = dictionaries.of(found[0].locale)
        plain = [(one.path, one.stated) for one in found if one.kind == "word"]
        wrong = misspellings(plain, dictionary) if dictionary.is_sufficient else {}
        for word, uses in groupby(found, lambda one: str(one.stated["word"])):
            places = list(uses)
            kinds = {one.kind for one in places}
            verdict = wrong.get(word)
            kind = "misspelt" if verdict else "word" if "word" in kinds else places[0].kind
            rows.append(
                Row(
                    language,
                    _form(places),
                    kind,
                    sum(one.stated["count"] for one in places),
                    len({one.path for one in places}),
                    f"{shown(places[0].path)}:{places[0].line}:{places[0].column}",
                    verdict.suggestions if verdict else (),
                )
            )
    order = list(_KINDS)
    return sorted(rows, key=lambda row: (row.locale, order.index(row.kind), -row.times, row.word))


def _form(places: Sequence[Met]) -> str:
    """The word as a list takes it: with its capital where it is a name, else small."""
    first = places[0]
    return str(first.stated["form"] if first.kind == "name" else first.stated["word"])


def _silent(settings: Settings, tags: Iterable[str]) -> list[str]:
    """The locales that nothing can be said of, with the reason."""
    dictionaries = Dictionaries(settings.spelling, settings.glossaries)
    return [f"{tag}: {dictionaries.of(tag).described()}" for tag in tags if not dictionaries.of(tag).is_sufficient]


def _as_text(rows: Sequence[Row], silent: Sequence[str]) -> Iterator[str]:
    for (locale, kind), group in groupby(rows, lambda row: (row.locale, row.kind)):
        listed = list(group)
        yield f"{locale}, {_KINDS[kind]}: {len(listed)}"
        for row in listed:
            meant = f"  → {', '.join(row.suggestions)}" if row.suggestions else ""
            pages = f" on {row.pages} pages" if row.pages > 1 else ""
            yield f"  {row.word:28} {row.times:4}{pages}  {row.place}{meant}"
    yield from silent
    if rows:
        yield "What is right: polyglint words --add WORD"
    elif not silent:
        yield "every word is known"


def _as_json(rows: Iterable[Row]) -> Iterator[str]:
    import json  # late: only here

    yield json.dumps([row._asdict() for row in rows], ensure_ascii=False, indent=2)


def _why(settings: Settings, tags: Iterable[str], asked: Iterable[str]) -> Iterator[str]:
    dictionaries = Dictionaries(settings.spelling, settings.glossaries)
    for word in asked:
        for tag in tags:
            dictionary = dictionaries.of(tag)
            by = dictionary.acceptance(folded(word, dictionary.language))
            yield f"{word}, {tag}: {f'accepted: {by}' if by else f'unknown to {dictionary.described()}'}"


def _add(settings: Settings, added: Sequence[str], comment: str, locales: Sequence[str]) -> str:
    """Put the words into the list for each of these locales, or for all; and the list into the settings."""
    files = [_list_for(settings, locale) for locale in locales or ("",)]
    for file in files:
        text = file.read_text("utf-8") if file.exists() else ""
        file.write_text(word_list.with_words(text, added, comment), "utf-8", newline="\n")
    if not settings.spelling.get("files"):
        _name_lists(settings)
    shown = shown_from(settings.root)
    return f"{', '.join(added)}: in {', '.join(shown(file.name) for file in files)}"


def _list_for(settings: Settings, locale: str) -> Path:
    named: Any = settings.spelling.get("files") or ()
    fitting = [Path(file) for file in named if word_list.locale_of(file) == locale]
    name = word_list.NAME.replace(".txt", f".{locale}.txt") if locale else word_list.NAME
    return fitting[0] if fitting else settings.root / name


def _name_lists(settings: Settings) -> None:
    """Say in the settings that there are word lists: a table at the end of the file, which stays as it is otherwise."""
    file = Path(settings.path) if settings.path else settings.root / "polyglint.toml"
    table = "[tool.polyglint.spelling]" if file.name == "pyproject.toml" else "[spelling]"
    text = file.read_text("utf-8") if file.exists() else ""
    stated = f'words = ["{word_list.NAME.replace(".txt", "*.txt")}"]\n'
    if table in text:
        text = text.replace(f"{table}\n", f"{table}\n{stated}", 1)
    else:
        text = f"{text.rstrip()}\n\n{table}\n{stated}".lstrip()
    file.write_text(text, "utf-8", newline="\n")


def _unused(settings: Settings, used: Iterable[str], *, is_pruned: bool) -> int:
    """Tell which entries no document uses, or take them out; the exit code."""
    known = {folded(word, "") for word in used}
    shown = shown_from(settings.root)
    found = 0
    for file in _files(settings.spelling):
        text = file.read_text("utf-8-sig")
        idle = [listed for listed in word_list.read(text) if folded(listed.word, "") not in known]
        found += len(idle)
        for listed in idle:
            click.echo(f"{shown(file.name)}:{listed.line}: {listed.word}: no document uses it")
        if idle and is_pruned:
            file.write_text(word_list.without_words(text, (listed.word for listed in idle)), "utf-8", newline="\n")
    return int(bool(found) and not is_pruned)


def _files(spelling: Mapping[str, Any]) -> list[Path]:
    return [Path(str(file)) for file in spelling.get("files") or ()]
