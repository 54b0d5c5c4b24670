"""`polyglint sync`: record what sources say now as what their translations know."""

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from polyglint import executors
from polyglint.cache_folder import cache_folder
from polyglint.cli.survey import Pair, Survey
from polyglint.history import LOCK_NAME, Bases, Lock, LockError, Wanted
from polyglint.history.lock import Edition, write
from polyglint.history.syncing import Source, Synced, edition, prepare, prune, record
from polyglint.site import SiteFile
from polyglint.site.shown import shown_from

_SHOWN = 40


class _Done(NamedTuple):
    """What a call came to."""

    lock: Lock
    synced: tuple[Synced, ...]
    forgotten: tuple[str, ...]
    errors: tuple[tuple[str, str], ...]


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--check", is_flag=True, help="Write nothing; fail if a translation is behind or not recorded.")
@click.option(
    "--from-git", is_flag=True, help="For translations that are new to the lock: what git says they were made from."
)
@click.option("--config", type=click.Path(dir_okay=False), help="This settings file instead of the nearest one.")
@click.pass_context
def sync(context: click.Context, paths: Sequence[str], *, check: bool, from_git: bool, config: str | None) -> None:
    """Record in polyglint.lock that the translations in PATHS are up to date with their sources as these are now.

    PATHS are translations, sources (then all their translations are meant) or folders; without PATHS, the current
    folder. `translation/stale` tells from the lock what has changed since. The documents themselves are not touched.

    Exit code: 0 all recorded, 1 with --check when something is to be recorded, 2 what could not be.
    """
    survey = Survey.of(paths, config)
    pairs = survey.pairs()
    file = survey.site.root / LOCK_NAME
    try:
        lock = Lock.read(file)
        done = _recorded(survey, pairs, lock, from_git=from_git)
        text = lock.text()
    except LockError as error:
        raise click.UsageError(f"{_shown(file)}: {error}") from error
    if not check:
        _write(file, text, has_entries=bool(lock.sources))
    # A console that cannot show a name's character gets its number rather than an error.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    click.echo("\n".join(_told(done, file, survey, is_check=check)))
    has_failed = survey.complain(done.errors)
    is_behind = bool(done.forgotten) or any(one.is_new or one.behind for one in done.synced)
    context.exit(2 if has_failed else int(check and is_behind))


def _recorded(survey: Survey, pairs: Sequence[Pair], lock: Lock, *, from_git: bool) -> _Done:
    sources = {pair.source.path: pair.source for pair in pairs}
    present, errors = _present(survey.site.root, [*sources.values()])
    wanted = [Wanted(target.path, target.locale, source.path) for target, source in pairs]
    then = _from_git(survey, [one for one in wanted if one.locale not in lock.editions(one.source)]) if from_git else {}
    locales = {
        source.path: [version.locale for version in versions if version.path != source.path]
        for versions in survey.site.pages().values()
        if (source := survey.source(versions))
    }
    return _Done(
        lock,
        tuple(record(lock, wanted, present, then)),
        # What could not be listed is not gone.
        () if survey.site.errors else tuple(prune(lock, lambda path: (survey.site.root / path).exists(), locales.get)),
        tuple(errors),
    )


def _present(root: Path, files: Sequence[SiteFile]) -> tuple[dict[str, Edition], list[tuple[str, str]]]:
    """What the sources say now, and which of them cannot be recorded."""
    named = [file for file in files if _can_be_named(file.path)]
    sources = [Source(file.path, file.locale) for file in named]
    read = executors.each(prepare, root, sources, [file.size for file in named], None)
    present = {}
    errors = [(file.path, "not recorded: its name is no line of text") for file in files if file not in named]
    try:
        for source, said in zip(sources, read, strict=True):
            if said.error:
                errors.append((source.path, f"not recorded: {said.error}"))
            else:
                present[source.path] = said.lines
    except executors.WorkerDiedError:
        errors.append(("", "a worker process was killed, perhaps for want of memory: not all was recorded; run again"))
    return present, errors


def _can_be_named(path: str) -> bool:
    """Whether a lock can hold the name: text, in one line."""
    return "\n" not in path and path.encode("utf-8", "ignore").decode() == path


def _from_git(survey: Survey, new: Sequence[Wanted]) -> dict[str, Edition]:
    from polyglint.document import Document  # late: only here

    bases = Bases(survey.site.root, "git", cache_folder())
    bases.tokens(new)
    sources = {one.path: one.source for one in new}
    locale = {file.path: file.locale for file in survey.site.files}
    return {
        path: edition(Document.from_bytes(sources[path], basis, locale[sources[path]]))
        for path, basis in bases.load(new, {}).items()
        if isinstance(basis, bytes)
    }


def _told(done: _Done, file: Path, survey: Survey, *, is_check: bool) -> Iterator[str]:
    """What was recorded, or what would be."""
    if not done.synced and not done.forgotten:
        yield _nothing(survey)
        return
    verb = "to record" if is_check else "recorded"
    shown = shown_from(survey.site.root)
    done = done._replace(
        synced=tuple(one._replace(path=shown(one.path), source=shown(one.source)) for one in done.synced),
        forgotten=tuple(map(shown, done.forgotten)),
    )
    new = [one for one in done.synced if one.is_new]
    changed = [one for one in done.synced if one.is_changed and not one.is_new and (one.behind or not is_check)]
    yield from _listed([f"{verb}: {one.path}: {_since(one)}" for one in changed])
    yield from _listed([f"{verb}: {one.path}: for the first time" for one in new] if len(new) <= _SHOWN else [])
    if len(new) > _SHOWN:
        yield f"{verb} for the first time: {_by_locale(new)}"
    yield from _listed([f"{'to forget' if is_check else 'forgotten'}: {path}" for path in done.forgotten])
    same = len(done.synced) - len(new) - len(changed)
    counts = f"{len(new) + len(changed)} {verb}, {same} as recorded before, {len(done.forgotten)} forgotten"
    yield f"{_shown(file)}: {counts}"
    if survey.settings.staleness in ("git", "off"):
        yield f'`staleness = "{survey.settings.staleness}"` in the settings: `lint` does not read this lock'


def _since(one: Synced) -> str:
    if not one.behind:
        return f"nothing of substance had changed in {one.source}"
    blocks = "1 block" if one.behind == 1 else f"{one.behind} blocks"
    return f"{blocks} of {one.source} had changed"


def _listed(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:_SHOWN]
    if len(lines) > _SHOWN:
        yield f"… and {len(lines) - _SHOWN} more"


def _by_locale(synced: Sequence[Synced]) -> str:
    return ", ".join(f"{locale} {count}" for locale, count in sorted(Counter(one.locale for one in synced).items()))


def _nothing(survey: Survey) -> str:
    locales = {file.locale for file in survey.site.files if file.locale}
    if len(locales) < 2:
        return f"nothing to record: all is in one language{f' ({min(locales)})' if locales else ''}"
    return "nothing to record: none of these documents has a translation, or is one"


def _write(file: Path, text: str, *, has_entries: bool) -> None:
    if not file.exists() and not has_entries:
        return
    try:
        if not file.exists() or file.read_text("utf-8") != text:
            write(file, text)
    except OSError as error:
        raise click.UsageError(f"{_shown(file)}: cannot be written: {error.strerror}; it is as it was") from error


def _shown(file: Path) -> str:
    return Path(os.path.relpath(file)).as_posix()
