"""What a rule is: a value with an id, options as fields, and one way to look at documents."""

from collections.abc import Iterable, Sequence
from dataclasses import FrozenInstanceError
from typing import TYPE_CHECKING

from polyglint.values import Fact, Problem, Severity

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

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: rules are frozen.

        Raises FrozenInstanceError always.
        """
        raise FrozenInstanceError(f"rule {self.id} is frozen: cannot set {name!r}")

    @property
    def family(self) -> str:
        """The part of the id before the slash."""
        return self.id.partition("/")[0]


class DocumentRule(Rule):
    """A rule that looks at one document at a time."""

    def check(self, document: "Document") -> Iterable[Problem]:
        """All problems of this kind in the document."""
        raise NotImplementedError


class TranslationRule(Rule):
    """A rule that looks at a source document and one translation of it, side by side."""

    def check(self, translation: "Translation") -> Iterable[Problem]:
        """All problems of this kind in the target; places in the source go into `related`."""
        raise NotImplementedError


class SiteRule(Rule):
    """A rule that compares what documents state.

    `collect` runs with each document, anywhere; `conclude` sees all facts of one key, sorted by path and place.
    """

    def collect(self, document: "Document") -> Iterable[Fact]:
        """What this document contributes."""
        raise NotImplementedError

    def conclude(self, key: str, facts: Sequence[Fact]) -> Iterable[Problem]:
        """What is wrong among the statements under one key."""
        raise NotImplementedError
