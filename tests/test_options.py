"""Which options a rule has, and what it takes for them."""

from collections.abc import Iterator, Mapping
from dataclasses import FrozenInstanceError, dataclass, field, replace
from typing import Any, Literal

import pytest

from polyglint import Document, DocumentRule, Problem
from polyglint.options import Option, OptionError, configured, options


@dataclass(frozen=True)
class Lengths(DocumentRule):
    """A paragraph is short."""

    id = "words/lengths"
    severity = "info"

    most: int = 100
    share: float = 0.5
    is_strict: bool = False
    words: tuple[str, ...] = ("and",)
    limits: Mapping[str, int] = field(default_factory=dict)
    unit: Literal["words", "characters"] = "words"
    name: str | None = None
    spans: tuple[tuple[str, int], ...] = ()

    def check(self, document: Document) -> Iterator[Problem]:  # noqa: ARG002
        yield from ()


@dataclass(eq=False, repr=False)
class Light(DocumentRule):
    """A rule that leaves it to `Rule` to be frozen."""

    id = "words/light"

    most: int = 100


class Bare(DocumentRule):
    """A rule without options."""

    id = "words/bare"


@pytest.mark.parametrize("rule", [Lengths(), Light(), replace(Light(), most=3), Bare()])
@pytest.mark.parametrize("name", ["most", "seen", "id"])
def test_a_rule_is_frozen(rule: DocumentRule, name: str) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(rule, name, 1)
    with pytest.raises(FrozenInstanceError):
        delattr(rule, name)


def test_the_fields_of_a_rule_are_its_options() -> None:
    assert Option("most", "int", 100) == options(Lengths())[0]


def test_types_are_shown_as_they_are_written() -> None:
    assert [option.type for option in options(Lengths())] == [
        "int",
        "float",
        "bool",
        "tuple[str, ...]",
        "Mapping[str, int]",
        "Literal['words', 'characters']",
        "str | None",
        "tuple[tuple[str, int], ...]",
    ]


def test_a_rule_that_is_no_dataclass_has_no_options() -> None:
    assert options(Bare()) == []


@pytest.mark.parametrize(
    ("key", "value", "held"),
    [
        ("most", 3, 3),
        ("share", 1, 1.0),
        ("is_strict", True, True),
        ("words", ["or", "but"], ("or", "but")),
        ("limits", {"en": 3}, {"en": 3}),
        ("unit", "characters", "characters"),
        ("name", "x", "x"),
        ("spans", [["a", 1]], (("a", 1),)),
    ],
)
def test_a_value_of_the_right_type_is_held(key: str, value: Any, held: Any) -> None:
    assert held == getattr(configured(Lengths(), {key: value}), key)


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("most", "3", "option \"most\" of words/lengths takes a whole number, not '3'"),
        ("most", True, 'option "most" of words/lengths takes a whole number, not True'),
        ("share", "x", "option \"share\" of words/lengths takes a number, not 'x'"),
        ("is_strict", 1, 'option "is_strict" of words/lengths takes true or false, not 1'),
        ("words", "or", "option \"words\" of words/lengths takes a list, each a text, not 'or'"),
        ("words", ["or", 3], 'option "words" of words/lengths takes a list, each a text, not 3'),
        ("limits", {"en": "x"}, "option \"limits\" of words/lengths takes a table, each value a whole number, not 'x'"),
        ("unit", "lines", 'option "unit" of words/lengths takes "words" or "characters", not \'lines\''),
        ("name", 3, 'option "name" of words/lengths takes a text or nothing, not 3'),
    ],
)
def test_a_value_of_another_type_is_refused(key: str, value: Any, message: str) -> None:
    with pytest.raises(OptionError) as caught:
        configured(Lengths(), {key: value})

    assert (key, message) == (caught.value.key, str(caught.value))


def test_an_unknown_option_is_refused_with_the_known_ones() -> None:
    message = (
        'words/lengths has no option "mots", did you mean "most"?; '
        "known: most, share, is_strict, words, limits, unit, name, spans"
    )

    with pytest.raises(OptionError) as caught:
        configured(Lengths(), {"mots": 3})

    assert message == str(caught.value)


def test_what_a_rule_says_of_itself_is_no_option() -> None:
    with pytest.raises(OptionError, match='words/bare has no option "severity"; it has no options'):
        configured(Bare(), {"severity": "error"})


def test_a_rule_without_options_to_set_stays_the_same_rule() -> None:
    rule = Bare()

    assert rule is configured(rule, {})
