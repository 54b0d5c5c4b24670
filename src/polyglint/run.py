"""A whole run: the documents of a site in, what is wrong with them out.

Which documents have to be read at all is the cache's answer; who reads them is the executor's; what is found is the
engine's. Here they meet.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from polyglint import cache as caching
from polyglint import executors
from polyglint.cache import Cache, Record
from polyglint.conclusions import Group, concluded, packed
from polyglint.plain import Plain, finding, plain_finding, plain_suppression, suppression
from polyglint.settings import Settings
from polyglint.site import Site, SiteFile
from polyglint.suppression import applied
from polyglint.values import Fact, Finding, Report

if TYPE_CHECKING:
    from polyglint.engine import Version
    from polyglint.history.bases import Basis
    from polyglint.history.upkeep import Upkeep
    from polyglint.plans import Choice, Plans

Failure = tuple[str, str]
"""A document that could not be checked, and why; no path where it concerns them all."""

Progress = Callable[[int], None]
"""Is told how many bytes of Markdown have been read since it was last told."""


class Setup(NamedTuple):
    """What a process has to know to check pages: plain data, so that it can be sent."""

    root: Path
    settings: Settings


class Job(NamedTuple):
    """A page with at least one document to read. `contents` stands in for what is on disk."""

    versions: tuple[tuple[str, str, str], ...]  # path, locale, page
    contents: Mapping[str, bytes]
    source_locale: str
    tokens: Mapping[str, bytes] = {}  # what tells the bases of translations apart
    bases: Mapping[str, "Basis"] = {}  # what the source said when a translation was last brought up to date


class Examined(NamedTuple):
    """What a job gives back: records of the documents that were read, errors of those that could not be."""

    records: tuple[tuple[str, Record], ...]
    errors: tuple["Failure", ...] = ()


class Outcome(NamedTuple):
    """What a run found. `errors` are things that it could not do."""

    findings: tuple[Finding, ...]
    errors: tuple["Failure", ...]
    read: int  # documents that were read, not remembered
    translated_words: Mapping[str, int] = {}  # by locale: how many words the sources of its translations have


def prepare(setup: Setup, known: "Plans | None" = None) -> Callable[[Job], Examined]:
    """The map as one call, for executors."""
    from polyglint.engine import Version, check_page  # late: a warm run needs no rule
    from polyglint.plans import plans

    chosen = known or plans(setup.settings)

    def examine(job: Job) -> Examined:
        versions, stats, errors = [], [], []
        for path, locale, page in job.versions:
            try:
                data, size, mtime_ns = _read(setup.root / path, job.contents.get(path))
            except OSError as error:
                errors.append((path, f"cannot be read: {error.strerror or error}"))
                continue
            versions.append(Version(path, locale, data, page, job.bases.get(path)))
            stats.append((size, mtime_ns))
        reports = check_page(versions, [chosen.plan_for(version.path) for version in versions], job.source_locale)
        source = next((version for version in versions if version.locale == job.source_locale), None)
        digest = caching.digest(source.data) if source else b""
        records = tuple(
            (
                version.path,
                _record(
                    version,
                    stat,
                    _partner(source, version, digest, job.tokens) if chosen.has_translation_rules else None,
                    [one for one in reports if one.path == version.path],
                ),
            )
            for version, stat in zip(versions, stats, strict=True)
        )
        return Examined(records, tuple(errors))

    return examine


def _partner(
    source: "Version | SiteFile | None", version: "Version | SiteFile", digest: bytes, tokens: Mapping[str, bytes]
) -> bytes:
    """What a translation was compared with: which document, what stands in it, and what once did."""
    if source is None or source.path == version.path:
        return b""
    basis = tokens.get(version.path, b"")
    return caching.digest(source.path.encode("utf-8", "surrogateescape"), source.locale.encode(), digest, basis)


def _read(file: Path, given: bytes | None) -> tuple[bytes, int, int]:
    if given is not None:
        return given, len(given), 0
    stat = file.stat()
    return file.read_bytes(), stat.st_size, stat.st_mtime_ns


def _record(version: "Version", stat: tuple[int, int], partner: bytes | None, reports: Sequence[Report]) -> Record:
    facts = packed(stated for report in reports for stated in report.facts)
    files = {stated.file for report in reports for _, stated in report.facts if stated.file}
    return Record(
        *stat,
        caching.digest(version.data),
        caching.now(),
        version.locale,
        partner,
        tuple(plain_finding(found) for report in reports for found in report.findings),
        facts,
        caching.digest(facts) if facts else b"",
        tuple(plain_suppression(one) for report in reports for one in report.suppressions),
        tuple(sorted(files)),
        sum(report.words for report in reports),
    )


class Run:
    """One run over a site."""

    def __init__(
        self, site: Site, settings: Settings, cache: Cache, jobs: int | None, contents: Mapping[str, bytes]
    ) -> None:
        self.site = site
        self.settings = settings
        self.cache = cache
        self.jobs = jobs
        self.contents = contents
        self.progress: Progress | None = None
        self.tells_fingerprints = True  # few forms of output print them, and they are dear

    def outcome(self) -> Outcome:
        """Check what has changed, remember it, and conclude."""
        try:
            return self._outcome()
        except caching.DamagedError:
            self.cache.recover()
            return self._outcome()

    def _outcome(self) -> Outcome:
        records, errors, read = self._records()
        site_findings = self._concluded(records)
        if not self.contents:
            self.cache.save()
        findings = [finding(plain) for record in records.values() for plain in record.findings]
        findings.extend(finding(plain) for plain in site_findings)
        kept = self._unsuppressed(findings, records)
        if self.settings.path and any(found.related for found in kept):
            from polyglint.acceptance import unaccepted  # late: sites without settings have accepted nothing

            kept, wrong = unaccepted(kept, self.settings.accepted_file)
            errors.extend(("", message) for message in wrong)
        if self.tells_fingerprints:
            from polyglint.fingerprint import with_fingerprints  # late, as they are asked for

            kept = [*with_fingerprints(kept)]
        return Outcome(tuple(self._reported(kept)), tuple(errors), read, self._translated_words(records))

    def _translated_words(self, records: Mapping[str, Record]) -> dict[str, int]:
        words: dict[str, int] = {}
        for versions in self.site.pages().values():
            source = self._source(versions) if len(versions) > 1 else None
            if source is None or source.path not in records:
                continue
            for version in versions:
                if version is not source and version.is_reported and version.path in records:
                    words[version.locale] = words.get(version.locale, 0) + records[source.path].words
        return words

    @cached_property
    def _setup(self) -> Setup:
        return Setup(self.site.root, self.settings)

    @cached_property
    def _plans(self) -> "Plans":
        from polyglint.plans import plans  # late: a warm run needs no rule

        found = plans(self.settings, self.cache.state)
        self.cache.kinds = dict(found.kinds)
        return found

    @property
    def _choice(self) -> "Choice":
        """Which rules are on where: remembered, so that suppressions load no rule."""
        if not self.cache.kinds:
            return self._plans
        from polyglint.plans import Choice  # late: a run without suppressions needs none

        return Choice(self.cache.kinds, self.settings)

    def _records(self) -> tuple[dict[str, Record], list[Failure], int]:
        fresh: dict[str, Record] = {}
        jobs: list[Job] = []
        sizes: list[int] = []
        pages = self.site.pages().values()
        known = {file.path: self._known(file) for file in self.site.files}
        upkeep = self._upkeep(pages, known)
        for versions in pages:
            stale = self._stale(versions, known, upkeep)
            fresh.update(
                (version.path, record)
                for version in versions
                if (record := known[version.path]) and version.path not in stale
            )
            if stale:
                jobs.append(self._job(versions, stale))
                sizes.append(sum(version.size for version in versions if version.path in stale))
        errors: list[Failure] = []
        if upkeep:
            jobs = self._with_bases(jobs, upkeep)
            errors.extend(upkeep.errors)
        for examined in self._examined(jobs, sizes):
            errors.extend(examined.errors)
            for path, record in examined.records:
                fresh[path] = record
                if path not in self.contents:
                    self.cache.remember(path, record)
        return {path: fresh[path] for path in sorted(fresh)}, errors, sum(len(job.versions) for job in jobs)

    def _known(self, file: SiteFile) -> Record | None:
        if file.path in self.contents:
            return None
        record = self.cache.known(file.path, file.size, file.mtime_ns) or self._same(file)
        return record if record and record.locale == file.locale else None

    def _same(self, file: SiteFile) -> Record | None:
        """The record of a file that was touched but not changed, as by a fresh checkout."""
        if file.path not in self.cache.records:
            return None
        try:
            digest = caching.digest((self.site.root / file.path).read_bytes())
        except OSError:
            return None
        record = self.cache.same(file.path, digest)
        if record:
            record = record._replace(size=file.size, mtime_ns=file.mtime_ns, seen_ns=caching.now())
            self.cache.remember(file.path, record)
        return record

    def _source(self, versions: Sequence[SiteFile]) -> SiteFile | None:
        source_locale = self.site.source_of(versions[0].path)
        return next((version for version in versions if version.locale == source_locale), None)

    def _stale(
        self, versions: Sequence[SiteFile], known: Mapping[str, Record | None], upkeep: "Upkeep | None"
    ) -> set[str]:
        """The documents of a page that have to be read: changed ones, and translations of what changed."""
        source = self._source(versions)
        source_record = known[source.path] if source else None
        tokens = upkeep.remembered[1] if upkeep else {}
        stale = set()
        for version in versions:
            record = known[version.path]
            if record is None:
                stale.add(version.path)
            elif record.partner is not None:
                beside = _partner(source, version, source_record.digest, tokens) if source_record else b""
                is_new = source is not None and source_record is None
                if is_new or record.partner != beside:
                    stale.add(version.path)
        return stale

    def _upkeep(self, pages: Iterable[Sequence[SiteFile]], known: Mapping[str, Record | None]) -> "Upkeep | None":
        """What is known of the times when translations were brought up to date; None where nobody asks."""
        if self.settings.staleness == "off":
            return None
        pairs = [
            (version, source)
            for versions in pages
            if len(versions) > 1 and (source := self._source(versions))
            for version in versions
            if version.path != source.path
        ]
        changed = {version.path for version, _ in pairs if known[version.path] is None}
        if not pairs or not (
            self._has_pairs if changed else any(record and record.partner for record in known.values())
        ):
            return None
        from polyglint.history.bases import Bases  # late: sites in one language need none of it
        from polyglint.history.upkeep import Upkeep

        bases = Bases(self.site.root, self.settings.staleness, self.cache.folder, self.contents)
        upkeep = Upkeep.of(bases, pairs, changed, self.cache.bases)
        self.cache.remember_bases(upkeep.remembered)
        return upkeep

    def _with_bases(self, jobs: Sequence[Job], upkeep: "Upkeep") -> list[Job]:
        """The jobs with what the sources said when the translations were last brought up to date."""
        read = [path for job in jobs for path, *_ in job.versions if path in upkeep.wanted]
        bases = upkeep.load(read, lambda path: _read(self.site.root / path, self.contents.get(path))[0])
        return [job._replace(**upkeep.of_page([path for path, *_ in job.versions], bases)) for job in jobs]

    def _job(self, versions: Sequence[SiteFile], stale: set[str]) -> Job:
        source = self._source(versions)
        read = tuple(
            (version.path, version.locale, version.page)
            for version in versions
            if version.path in stale or (source is not None and version.path == source.path and self._has_pairs)
        )
        contents = {path: self.contents[path] for path, *_ in read if path in self.contents}
        return Job(read, contents, self.site.source_of(versions[0].path))

    @cached_property
    def _has_pairs(self) -> bool:
        return self._plans.has_translation_rules

    def _examined(self, jobs: Sequence[Job], sizes: Sequence[int]) -> Iterator[Examined]:
        if not jobs:
            return
        workers = executors.workers(self.jobs, sum(sizes))
        _ = self._plans  # settings that name unknown rules stop the run before any work
        results = (
            executors.here(prepare(self._setup, self._plans), jobs)
            if workers == 1
            else executors.in_processes(prepare, self._setup, jobs, sizes, workers)
        )
        try:
            for examined, size in zip(results, sizes, strict=True):
                if self.progress:
                    self.progress(size)
                yield examined
        except executors.WorkerDiedError as error:
            yield Examined((), (("", f"what was not finished was not checked: {error}"),))

    def _concluded(self, records: Mapping[str, Record]) -> Iterator[Plain]:
        """What the documents state together; what it was the last time where no fact has changed since."""
        cache = self.cache
        stated = {path: cache.stated(record) for path, record in records.items()}
        now = concluded(cache.conclusions, cache.stated_before, stated, self._found(records), self._concluded_anew)
        if now is not cache.conclusions:
            cache.conclude(now)
        return chain.from_iterable(now.findings.values())

    def _concluded_anew(self, facts: Iterable[tuple[str, Fact]]) -> Mapping[Group, Iterable[Finding]]:
        return self._plans.concluded(facts)  # which loads rules: only where there is something to conclude

    def _found(self, records: Mapping[str, Record]) -> dict[str, tuple[str, ...]]:
        """Which of the site's files the facts ask for are there."""
        asked = {name for record in records.values() for name in record.files}
        if not asked:
            return {}
        from polyglint.site.inventory import Inventory  # late: most facts ask for no file

        return Inventory(self.site.root).found(asked)

    def _unsuppressed(self, findings: list[Finding], records: Mapping[str, Record]) -> list[Finding]:
        by_path = {
            path: tuple(suppression(plain) for plain in record.suppressions)
            for path, record in records.items()
            if record.suppressions
        }
        if not by_path:
            return findings
        choice = self._choice
        kept, about = applied(findings, by_path, choice.names, choice.active_names)
        return [*kept, *filter(None, map(choice.as_set, about))]

    def _reported(self, findings: Iterable[Finding]) -> list[Finding]:
        """Findings that concern a document that was asked for, in reading order."""
        asked = {file.path: file.page for file in self.site.files if file.is_reported}
        pages = {file.path: file.page for file in self.site.files}
        return sorted(
            (found for found in findings if found.place.path in asked or _concerns(found, asked, pages)),
            key=lambda found: (found.place.path, found.place.start, found.place.end, found.rule, found.message),
        )


def _concerns(found: Finding, asked: Mapping[str, str], pages: Mapping[str, str]) -> bool:
    """Whether a document that was asked for is the other side of a finding.

    A source is not the other side of its translations: who repairs a word in it is not told of what they all lack.
    """
    page = pages.get(found.place.path)
    return any(other.place.path in asked and asked[other.place.path] != page for other in found.related)
