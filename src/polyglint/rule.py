"""What a rule is: a value with an id, options as fields, and one way to look at documents."""

from collections.abc import Iterable, Sequence
from dataclasses import FrozenInstanceError
from typing import TYPE_CHECKING

from polyglint.values import Fact, Mqm, Problem, Severity

if TYPE_CHECKING:
    from polyglint.document import Document
    from polyglint.translation import Translation


class Rule:
    """One kind of problem.

    A rule is frozen: it cannot remember the last document. One with options is a `@dataclass(frozen=True)` whose
    fields are its options, each with a type and a default. The docstring's first line states what is right.
    """

    id: str
    """`family/name`: the rule's only name, equal to its path in its pack."""

    severity: Severity = "warning"
    preview: bool = False
    """A preview rule is off unless it is selected by its id."""

    languages: tuple[str, ...] = ()
    """Primary language subtags (`en`) of the documents that the rule reads; empty for all."""

    reads_undecodable: bool = False
    """Whether the rule also looks at documents whose bytes are not UTF-8: their text is not the author's."""

    reads_catalogues: bool = False
    """Whether the rule also looks at catalogues of messages: they are no Markdown and have no blocks."""

    mqm: Mqm | None = None
    """How translation reviewers class the problem; None where it says nothing of a translation."""

    notes_source: bool = False
    """Whether a finding in a translation says that the source has none of its kind: damage that came in on the way."""

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: rules are frozen.

        Raises FrozenInstanceError always.
        """
        raise FrozenInstanceError(f"rule {self.id} is frozen: cannot set {name!r}")

    @property
    def family(self) -> str:
        """The part of the id before the slash."""
        return self.id.partition("/")[0]

    @property
    def reads_translations(self) -> bool:
        """Whether the rule looks at translations beside their source."""
        return False


class DocumentRule(Rule):
    """A rule that looks at one document at a time."""

    def check(self, document: "Document") -> Iterable[Problem]:
        """All problems of this kind in the document."""
        raise NotImplementedError


class TranslationRule(Rule):
    """A rule that looks at a source document and one translation of it, side by side.

    Messages of catalogues are segments too; a rule that means only Markdown says `reads_catalogues = False`.
    """

    reads_catalogues = True

    def check(self, translation: "Translation") -> Iterable[Problem]:
        """All problems of this kind in the target; places in the source go into `related`."""
        raise NotImplementedError

    @property
    def reads_translations(self) -> bool:
        """It does."""
        return True


class SiteRule(Rule):
    """A rule that compares what documents state.

    `collect` runs with each document and `collect_translation` with each translation, anywhere; `conclude` sees all
    facts of one key, sorted by path and place.
    """

    def collect(self, document: "Document") -> Iterable[Fact]:
        """What this document contributes."""
        return ()

    def collect_translation(self, translation: "Translation") -> Iterable[Fact]:
        """What this translation contributes: facts with places in its target."""
        return ()

    @property
    def reads_translations(self) -> bool:
        """Whether it collects from translations."""
        return type(self).collect_translation is not SiteRule.collect_translation

    def conclude(self, key: str, facts: Sequence[Fact]) -> Iterable[Problem]:
        """What is wrong among the statements under one key."""
        raise NotImplementedError
