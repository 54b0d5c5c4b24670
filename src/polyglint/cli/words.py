"""`polyglint words`: what no dictionary knows of a site's words, and the list of those that are right all the same."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import click

from polyglint import executors
from polyglint.cli.survey import Survey
from polyglint.language.words import primary
from polyglint.settings import Settings
from polyglint.site import Site, SiteFile
from polyglint.site.shown import shown_from
from polyglint.spelling import word_list
from polyglint.spelling.census import Met, Setup, plainly, prepare
from polyglint.spelling.dictionary import Dictionaries
from polyglint.spelling.judgement import misspellings
from polyglint.spelling.letters import folded

_NO_LANGUAGE = """\
nothing tells the language of {}, so no word was looked up there: set `lang` in the front matter, or `source-locale`"""
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
@click.option("--jobs", type=click.IntRange(1), help="Processes to use.  [default: by size of site]")
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
    if sum(map(bool, (add, why, unused or prune))) > 1 or (comment and not add) or (locale and (unused or prune)):
        raise click.UsageError(
            "--add, --why, --unused and --prune each go alone, --comment goes with --add, --locale not with --unused"
        )
    settings, site = survey = Survey.with_documents(paths)
    asked = locale if why else survey.asked_locales(locale)
    if add:
        click.echo(_add(settings, add, comment, asked))
    elif why:
        click.echo("\n".join(_why(settings, _tags(site.files, asked) or asked, why)))
    elif unused or prune:
        # What a list no longer needs, only all of the site can tell.
        settings, site = Survey.with_documents([str(settings.root)] if settings.path else paths)
        _, used, unread = _census(settings, site, site.files, jobs)
        if prune and (unread or site.errors):
            raise click.UsageError(f"nothing was taken out: {unread or 'some'} documents could not be read, see lint")
        context.exit(_unused(settings, used, is_pruned=prune))
    else:
        files = [file for file in site.files if file.is_reported]
        tags = _tags(files, asked)
        met, _, _ = _census(settings, site, [file for file in files if file.locale in tags], jobs)
        rows = [row for row in _rows(settings, site.root, met) if show_all or row.kind in ("misspelt", "word")]
        silent = _silent(settings, tags, [] if asked else files)
        click.echo("\n".join(_as_json(rows) if shape == "json" else _as_text(rows, silent)))
        if shape == "json" and silent:
            click.echo("\n".join(silent), err=True)
        context.exit(2 if survey.complain() else 0)


def _tags(files: Iterable[SiteFile], asked: Sequence[str]) -> list[str]:
    """The locales that these files have, of those that were asked for."""
    return [tag for tag in sorted({file.locale for file in files if file.locale}) if not asked or tag in asked]


def _census(
    settings: Settings, site: Site, files: Sequence[SiteFile], jobs: int | None
) -> tuple[list[Met], set[str], int]:
    """What no dictionary knows, which of the site's own words are used, and how many documents could not be read."""
    setup = Setup(site.root, settings.spelling, settings.glossaries)
    work, sizes = [(file.path, file.locale) for file in files], [file.size for file in files]
    met: list[Met] = []
    used: set[str] = set()
    unread = 0
    for counted in executors.each(prepare, setup, work, sizes, jobs):
        met.extend(counted.met)
        used.update(counted.used)
        unread += counted.is_unread
    return met, used, unread


def _rows(settings: Settings, root: Path, met: Iterable[Met]) -> list[Row]:
    """One row a word and language, the misspelt ones first, then the most frequent."""
    dictionaries = Dictionaries(settings.spelling, settings.glossaries)
    shown = shown_from(root)
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


def _silent(settings: Settings, tags: Sequence[str], files: Sequence[SiteFile]) -> list[str]:
    """The locales that nothing can be said of, with the reason, and the documents whose language nobody knows."""
    dictionaries = Dictionaries(settings.spelling, settings.glossaries)
    silent = [f"{tag}: {dictionaries.of(tag).described()}" for tag in tags if not dictionaries.of(tag).is_sufficient]
    if unknown := sum(not file.locale for file in files):
        silent.append(_NO_LANGUAGE.format("1 document" if unknown == 1 else f"{unknown} documents"))
    return silent or ([] if tags else ["no document here is in a language that was asked for"])


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
    from polyglint.cli import word_lists  # late: only here

    shown = shown_from(Path())
    lists, named = word_lists.add(settings, added, comment, locales)
    said = f"{', '.join(added)}: in {', '.join(shown(str(file)) for file in lists)}"
    return f"{said}; {shown(str(named[0]))} names the list from now on" if named else said


def _unused(settings: Settings, used: Iterable[str], *, is_pruned: bool) -> int:
    """Tell which entries no document uses, or take them out; the exit code."""
    known = set(map(plainly, used))
    shown = shown_from(settings.root)
    what = "taken out: no document uses it" if is_pruned else "no document uses it"
    found = 0
    for file in _files(settings.spelling):
        text = file.read_text("utf-8-sig")
        idle = [listed for listed in word_list.read(text) if plainly(listed.word) not in known]
        found += len(idle)
        for listed in idle:
            click.echo(f"{shown(file.relative_to(settings.root).as_posix())}:{listed.line}: {listed.word}: {what}")
        if idle and is_pruned:
            file.write_text(word_list.without_words(text, (listed.word for listed in idle)), "utf-8", newline="\n")
    if not found:
        click.echo("documents use every listed word" if _files(settings.spelling) else "there is no word list")
    return int(bool(found) and not is_pruned)


def _files(spelling: Mapping[str, Any]) -> list[Path]:
    return [Path(str(file)) for file in spelling.get("files") or ()]
