"""What a rule is: a value with an id, options as fields, and one way to look at documents."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from polyglint.values import Fact, Mqm, Problem, Severity

if TYPE_CHECKING:
    from polyglint.document import Document
    from polyglint.translation import Translation

Kind = Literal["document", "translation", "site"]


class Rule:
    """One kind of problem.

    A rule is frozen: it cannot remember the last document. One with options is a `@dataclass(frozen=True)` whose
    fields are its options, each with a type and a default; `@dataclass(eq=False, repr=False)` does as well, for what
    freezes a rule is here, and is defined in a fifth of the time. The docstring's first line states what is right.
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

    reads_pages: bool = True
    """Whether the rule looks at Markdown: one for catalogues alone says no."""

    needs_option: str = ""
    """The option without which the rule has nothing to say: it is not loaded where nobody has set it."""

    needs: str = ""
    """A pattern of what a document's text, for a translation the target's, must hold for the rule to have anything to
    say: `[*_]`. Empty for nothing. The engine neither asks nor loads a rule for a document without it.
    """

    needs_in_prose: str = ""
    """The same of what a reader sees: a pattern for `Document.prose`."""

    kind: Kind = "document"
    """What it looks at: each of the three classes of rules has its own."""

    mqm: Mqm | None = None
    """How translation reviewers class the problem; None where it says nothing of a translation."""

    notes_source: bool = False
    """Whether a finding in a translation says that the source has none of its kind: damage that came in on the way."""

    def __setattr__(self, name: str, value: object) -> None:
        """Fill in an option, as a dataclass does that is being made; refuse all else: rules are frozen.

        Raises FrozenInstanceError for what is no option, and for one that has its value.
        """
        if name in getattr(self, "__dataclass_fields__", ()) and name not in vars(self):
            super().__setattr__(name, value)
            return
        from dataclasses import FrozenInstanceError  # late: hopefully never, and a warm run needs no dataclass

        raise FrozenInstanceError(f"rule {self.id} is frozen: cannot set {name!r}")

    def __delattr__(self, name: str) -> None:
        """Refuse: rules are frozen.

        Raises FrozenInstanceError always.
        """
        from dataclasses import FrozenInstanceError  # late, as above

        raise FrozenInstanceError(f"rule {self.id} is frozen: cannot delete {name!r}")

    @property
    def family(self) -> str:
        """The part of the id before the slash."""
        return self.id.partition("/")[0]

    @property
    def reads_documents(self) -> bool:
        """Whether the rule looks at documents by themselves."""
        return True

    @property
    def reads_translations(self) -> bool:
        """Whether the rule looks at translations beside their source."""
        return False

    @property
    def loaded(self) -> "Rule":
        """The rule itself: see `LateRule`."""
        return self


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

    kind = "translation"

    def check(self, translation: "Translation") -> Iterable[Problem]:
        """All problems of this kind in the target; places in the source go into `related`."""
        raise NotImplementedError

    @property
    def reads_documents(self) -> bool:
        """It does not."""
        return False

    @property
    def reads_translations(self) -> bool:
        """It does."""
        return True


class SiteRule(Rule):
    """A rule that compares what documents state.

    `collect` runs with each document and `collect_translation` with each translation, anywhere; `conclude` sees all
    facts of one key, sorted by path and place.
    """

    kind = "site"

    def collect(self, document: "Document") -> Iterable[Fact]:  # noqa: ARG002  (for those that collect)
        """What this document contributes."""
        return ()

    def collect_translation(self, translation: "Translation") -> Iterable[Fact]:  # noqa: ARG002  (as above)
        """What this translation contributes: facts with places in its target."""
        return ()

    @property
    def reads_documents(self) -> bool:
        """Whether it collects from documents."""
        return type(self).collect is not SiteRule.collect

    @property
    def reads_translations(self) -> bool:
        """Whether it collects from translations."""
        return type(self).collect_translation is not SiteRule.collect_translation

    def conclude(self, key: str, facts: Sequence[Fact]) -> Iterable[Problem]:
        """What is wrong among the statements under one key."""
        raise NotImplementedError


class LateRule(Rule):
    """A rule that is known by what it declares, and loaded for the first document that it concerns."""

    option_names: tuple[str, ...]

    def __init__(self, declared: Mapping[str, Any], load: Callable[[], Rule]) -> None:
        vars(self).update(declared, _load=load)

    @staticmethod
    def declared(rule: Rule, option_names: Sequence[str]) -> dict[str, Any]:
        """What a rule says of itself, as plain data."""
        stated = {name: getattr(rule, name) for name in Rule.__annotations__ if name != "mqm"}
        reads = {"_reads_documents": rule.reads_documents, "_reads_translations": rule.reads_translations}
        return {**stated, **reads, "option_names": tuple(option_names)}

    @property
    def reads_documents(self) -> bool:
        """As the rule says."""
        return bool(vars(self)["_reads_documents"])

    @property
    def reads_translations(self) -> bool:
        """As the rule says."""
        return bool(vars(self)["_reads_translations"])

    @cached_property
    def loaded(self) -> Rule:
        """The rule itself."""
        rule: Rule = vars(self)["_load"]()
        return rule
