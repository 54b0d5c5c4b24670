"""How much of a site stands in each of its languages: what is missing, what is stale, what has a counterpart."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from polyglint.document import Document
from polyglint.language.counting import count_words
from polyglint.translation import Translation
from polyglint.translation.imprints import Imprinted, imprints
from polyglint.translation.units import Unit

if TYPE_CHECKING:
    from polyglint.history.bases import Basis


class Amount(NamedTuple):
    """An amount of text."""

    blocks: int = 0
    words: int = 0

    def plus(self, other: "Amount") -> "Amount":
        """Both together."""
        return Amount(self.blocks + other.blocks, self.words + other.words)


class Cell(NamedTuple):
    """A page in one locale; `path` is empty where it is missing there.

    `covered` is what of the source has a counterpart, `stale` what of that has changed since it was translated.
    """

    page: str
    locale: str
    path: str
    whole: Amount
    covered: Amount = Amount()
    stale: Amount = Amount()

    @property
    def is_missing(self) -> bool:
        """Whether the page is not there."""
        return not self.path

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left to do."""
        return bool(self.path) and self.covered == self.whole and not self.stale.blocks


class Total(NamedTuple):
    """All pages in one locale."""

    locale: str
    pages: int
    missing: int
    stale_pages: int
    whole: Amount
    covered: Amount
    stale: Amount


class Job(NamedTuple):
    """A page to measure: its source, and its versions by locale."""

    page: str
    source: tuple[str, str]  # path, locale
    versions: tuple[tuple[str, str], ...]
    locales: tuple[str, ...]
    bases: Mapping[str, "Basis"]


class Measured(NamedTuple):
    """The cells of a page, and what could not be read."""

    cells: tuple[Cell, ...]
    errors: tuple[tuple[str, str], ...] = ()


def prepare(root: Path) -> Callable[[Job], Measured]:
    """What measures a page, for executors."""

    def measure(job: Job) -> Measured:
        documents: dict[str, Document] = {}
        errors = []
        for path, locale in (job.source, *job.versions):
            try:
                document = Document.from_bytes(path, (root / path).read_bytes(), locale, job.page)
            except OSError as error:
                errors.append((path, f"cannot be read: {error.strerror or error}"))
                continue
            if document.undecodable:
                errors.append((path, "its bytes are not UTF-8, so it cannot be compared"))
            else:
                documents[locale] = document
        source = documents.pop(job.source[1], None)
        return Measured(tuple(_cells(job, source, documents)) if source else (), tuple(errors))

    return measure


def totals(cells: Iterable[Cell]) -> list[Total]:
    """The totals by locale, in the order of their names."""
    by_locale: dict[str, list[Cell]] = {}
    for cell in cells:
        by_locale.setdefault(cell.locale, []).append(cell)
    return [_total(locale, by_locale[locale]) for locale in sorted(by_locale)]


def _total(locale: str, cells: Sequence[Cell]) -> Total:
    return Total(
        locale,
        len(cells),
        sum(cell.is_missing for cell in cells),
        sum(bool(cell.stale.blocks) for cell in cells),
        *(_sum(getattr(cell, name) for cell in cells) for name in ("whole", "covered", "stale")),
    )


def _sum(amounts: Iterable[Amount]) -> Amount:
    total = Amount()
    for amount in amounts:
        total = total.plus(amount)
    return total


def _cells(job: Job, source: Document, documents: Mapping[str, Document]) -> Iterable[Cell]:
    parts = imprints(source)
    whole = _amount(parts)
    for locale in job.locales:
        if locale not in documents:
            yield Cell(job.page, locale, "", whole)
            continue
        document = documents[locale]
        translation = Translation(source, document, job.bases.get(document.path))
        stale = {outdated.source.start for outdated in translation.outdated if outdated.kind != "code"}
        linked = {unit.start for link in translation.links if link.target for unit in link.source}
        yield Cell(
            job.page,
            locale,
            document.path,
            whole,
            _amount([part for part in parts if _is_there(part, document, linked)]),
            _amount([part for part in parts if _start(part) in stale]),
        )


def _is_there(part: Imprinted, target: Document, linked: set[int]) -> bool:
    if isinstance(part.of, Unit):
        return part.of.start in linked
    entry = target.front_matter.entry(*part.of.keys)
    return entry is not None and bool(entry.value)


def _start(part: Imprinted) -> int:
    return part.of.start if isinstance(part.of, Unit) else part.of.value_start


def _amount(parts: Sequence[Imprinted]) -> Amount:
    words = sum(count_words(part.imprint.text) for part in parts if part.imprint.mark != "```")
    return Amount(len(parts), words)
