"""One call of the command line: its settings, its site, its run, its report, its exit code."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import click

from polyglint import discovery
from polyglint.cache import Cache, digest
from polyglint.cache_folder import cache_folder
from polyglint.cli.doubts import doubts, leaves_no_rule, nameless_facts
from polyglint.reporting import WITH_FINGERPRINTS
from polyglint.run import Outcome, Progress, Run
from polyglint.settings import Settings, SettingsError, nearest_settings, settings_from
from polyglint.site import Site, SiteFile, declared_locale, discover, is_markdown
from polyglint.site.shown import shown_from
from polyglint.site.site import SUFFIXES
from polyglint.values import RULE_CRASHED, SEVERITIES, Finding
from polyglint.version import __version__

# Front matter longer than this is no header but a page.
_HEAD = 16_384
# A second or two of parsing: less is over before a bar could be read.
_SLOW_BYTES = 6_000_000


class UsageProblem(Exception):  # noqa: N818  (it is told to a user, not raised for a caller)
    """The call or the settings cannot be followed; the run never began."""

    def __init__(self, *messages: str) -> None:
        self.messages = messages
        super().__init__("\n".join(messages))


class Session:
    """What one call of `check` works with."""

    def __init__(
        self,
        arguments: Mapping[str, Any],
        settings: Settings,
        site: Site,
        cache: Cache,
        contents: Mapping[str, bytes],
    ) -> None:
        self.arguments = arguments
        self.settings = settings
        self.site = site
        self.cache = cache
        self.contents = contents

    @classmethod
    def open(cls, arguments: Mapping[str, Any]) -> "Session":
        """Read the settings and find the documents.

        Raises UsageProblem.
        """
        cwd = Path.cwd()
        named = arguments["stdin_filename"]
        if named and arguments["paths"]:
            raise UsageProblem("--stdin-filename names the one document to check: give no other paths with it")
        paths = arguments["paths"] or (".",)
        if named:
            from polyglint.cli import standard_input  # late: editors ask for it

            _refuse_name(named, arguments)
            paths = (standard_input.existing_folder(cwd, named),)
        settings = _settings(arguments, paths, cwd)
        _refuse_unknown((*arguments["select"], *arguments["ignore"]), settings)
        caches = _Caches(settings, is_on=arguments["cache"])
        site = discover(paths, settings, cwd, caches.declared)
        contents: dict[str, bytes] = {}
        if named:
            data = standard_input.contents()
            head = partial(data[:_HEAD].decode, "utf-8", "replace")
            site, path = standard_input.with_document(site, settings, cwd / named, head)
            contents = {path: data}
        if arguments["locale"]:
            from polyglint.cli.locales import UnknownLocaleError, asked_locales  # late: few calls name locales

            try:
                arguments = {**arguments, "locale": asked_locales(site, arguments["locale"])}
            except UnknownLocaleError as error:
                raise UsageProblem(str(error)) from error
        return cls(arguments, settings, site, caches.at(site.root), contents)

    def outcome(self) -> Outcome:
        """Run the check.

        Raises UsageProblem when the settings name what does not exist, or a pack cannot be loaded.
        """
        run = Run(self.site, self.settings, self.cache, self.arguments["jobs"], self.contents)
        run.tells_fingerprints = self.arguments["output_format"] in WITH_FINGERPRINTS
        with _progress(sum(file.size for file in self.site.files)) as run.progress:
            outcome = _explained(run.outcome)
        return outcome._replace(findings=tuple(filter(self._is_asked_for, outcome.findings)))

    def again(self) -> Outcome:
        """Find the documents anew, and run the check on what they are now."""
        return Session.open(self.arguments).outcome()

    def _is_asked_for(self, finding: Finding) -> bool:
        tags = self.arguments["locale"]
        return not tags or self.locale_of.get(finding.place.path, "") in tags

    @cached_property
    def locale_of(self) -> dict[str, str]:
        """The locale of each document."""
        return {file.path: file.locale for file in self.site.files}

    @cached_property
    def checked(self) -> int:
        """How many documents were asked for."""
        return sum(file.is_reported for file in self.site.files)

    def display(self, path: str) -> str:
        """A path as the user would write it from where they are."""
        return self._shown(path)

    @cached_property
    def _shown(self) -> Callable[[str], str]:
        return shown_from(self.site.root)

    def has_failed(self, outcome: Outcome) -> bool:
        """Whether something that was asked for could not be done."""
        crashed = any(finding.rule == RULE_CRASHED for finding in outcome.findings)
        return crashed or bool(self.site.errors or outcome.errors) or not self.checked or self._has_no_rule

    def exit_code(self, outcome: Outcome) -> int:
        """0, 1 or 2, as promised."""
        if self.has_failed(outcome):
            return 2
        if self.settings.fail_on == "never":
            return 0
        least = SEVERITIES.index(self.settings.fail_on)
        return int(any(SEVERITIES.index(finding.severity) >= least for finding in outcome.findings))

    def errors(self, outcome: Outcome) -> tuple[str, ...]:
        """All that could not be done, in words."""
        found = [f"{error.path}: {error.message}" if error.path else error.message for error in self.site.errors]
        found.extend(f"{self.display(path)}: {message}" if path else message for path, message in outcome.errors)
        if not self.checked and not found:
            found.append("nothing was checked: none of the paths holds a Markdown document")
        if self._has_no_rule:
            found.append("nothing was checked: what is selected and what is ignored leave no rule")
        return tuple(found)

    @property
    def _has_no_rule(self) -> bool:
        """Whether no rule was on; known after the run."""
        return leaves_no_rule(self.settings, self.cache.kinds)

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """What the reader may want to know, in words."""
        left_out = (f"{self.display(skipped.path)}: {skipped.message}" for skipped in self.site.skipped)
        return (*left_out, *self._doubts)

    @cached_property
    def _doubts(self) -> tuple[str, ...]:
        """What is odd in the settings; all of it is known after the run."""
        nameless = () if self.contents else nameless_facts(self.settings, self.site, self.cache)
        return (*doubts(self.settings, self.site), *nameless)

    def complain(self, outcome: Outcome) -> None:
        """Tell on standard error what could not be done, and what is odd in the settings."""
        for doubt in self._doubts:
            click.echo(f"polyglint: note: {doubt}", err=True)
        for message in self.errors(outcome):
            click.echo(f"polyglint: {message}", err=True)

    def write(self, outcome: Outcome, seconds: float) -> None:
        """Write the report, to a file or to standard output.

        Raises UsageProblem when the file cannot be written.
        """
        from polyglint.cli import output  # late: it reads the formats

        try:
            output.write(self, outcome, seconds)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise UsageProblem(f"{self.arguments['output_file']}: cannot be written: {error.strerror}") from error


def _settings(arguments: Mapping[str, Any], paths: Sequence[str], cwd: Path) -> Settings:
    try:
        config = arguments["config"]
        settings = settings_from(cwd / config, cwd) if config else nearest_settings(paths, cwd)
    except SettingsError as error:
        raise UsageProblem(*error.messages) from error
    if arguments["fail_on"]:
        settings = settings._replace(fail_on=arguments["fail_on"])
    return _with_rules(settings, arguments["select"], arguments["ignore"])


def _with_rules(settings: Settings, select: tuple[str, ...], ignore: tuple[str, ...]) -> Settings:
    """The settings with the rules that the call names: what is asked for now beats what is written down."""
    extended, ignored = settings.extend_select, settings.ignore
    if select:
        extended = ()
        ignored = tuple(name for name in ignored if not any(_is_within(chosen, name) for chosen in select))
        overrides = tuple(override._replace(select=()) for override in settings.overrides)
        settings = settings._replace(select=select, overrides=overrides)
    extended = tuple(name for name in extended if not any(_is_within(name, left_out) for left_out in ignore))
    return settings._replace(extend_select=extended, ignore=(*ignored, *ignore))


def _is_within(name: str, family: str) -> bool:
    return name == family or name.startswith(f"{family}/")


def _refuse_unknown(names: Sequence[str], settings: Settings) -> None:
    if not names:
        return
    from polyglint.plans import names_of, unknown_rule  # late: few calls name rules

    known = names_of(discovery.sources(_packs(settings)))
    if unknown := [name for name in names if name not in known]:
        raise UsageProblem(*(unknown_rule(name, known) for name in unknown))


def _explained(action: Callable[[], Outcome]) -> Outcome:
    """Do it, and turn what a user can mend into a UsageProblem."""
    try:
        return action()
    except SettingsError as error:
        raise UsageProblem(*error.messages) from error
    except Exception as error:
        # A pack's own error class is loaded with the packs: a warm run does without both.
        if type(error).__name__ == "PackError":
            raise UsageProblem(str(error)) from error
        raise


class _Caches:
    """The cache of the site, opened as soon as its root is known: finding the documents may want to ask it."""

    def __init__(self, settings: Settings, *, is_on: bool) -> None:
        self._settings = settings
        self._is_on = is_on
        self._opened: dict[Path, Cache] = {}

    def at(self, root: Path) -> Cache:
        if root not in self._opened:
            if self._is_on:
                state = discovery.signature((*_packs(self._settings), discovery.engine()))
                opened = Cache(cache_folder(), root, _stamp(self._settings, state))
                opened.state = state
            else:
                opened = Cache(None, root, b"")
            self._opened[root] = opened
        return self._opened[root]

    def declared(self, root: Path) -> Callable[[SiteFile], str]:
        """What answers which locale a document declares."""
        cache = self.at(root)
        return lambda file: cache.declared(file.path, file.size, file.mtime_ns, partial(_declared, root / file.path))


def _declared(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return declared_locale(opened.read(_HEAD).decode("utf-8", "replace"))
    except OSError:
        return ""


def _packs(settings: Settings) -> tuple[discovery.Pack, ...]:
    try:
        return discovery.packs([settings.root / folder for folder in settings.rules])
    except discovery.PackError as error:
        raise UsageProblem(str(error)) from error


def _stamp(settings: Settings, state: str) -> bytes:
    """A digest of all that reports depend on beside the documents: version, libraries, sources, settings."""
    libraries = Path(click.__file__).parent.parent.stat().st_mtime_ns
    return digest(__version__.encode(), str(libraries).encode(), state.encode(), settings.digest().encode())


def _refuse_name(named: str, arguments: Mapping[str, Any]) -> None:
    if not is_markdown(named):
        raise UsageProblem(f"{named}: not a Markdown file ({', '.join(SUFFIXES)})")
    if not arguments["diff"] and (arguments["fix"] or arguments["unsafe_fixes"]):
        raise UsageProblem("--fix repairs files: with --stdin-filename, --diff shows what it would change")


@contextmanager
def _progress(size: int) -> Iterator[Progress | None]:
    """A bar on standard error, where somebody watches and there is enough to wait for."""
    if size < _SLOW_BYTES or not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=size, label="reading", file=sys.stderr) as bar:
        yield bar.update
