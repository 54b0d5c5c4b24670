"""Placeholders in texts, and ICU messages."""

import pytest

from polyglint_rules.translation.icu import Argument, MessageError, arguments, is_complex
from polyglint_rules.translation.placeholders import numbered, placeholders


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Hello {name}", ["brace name"]),
        ("Hello {0} and {}", ["brace 0", "brace "]),
        ("{{ name | upper }} {{count, number}}", ["template name", "template count"]),
        ("${name} %{name} #{name}", ["dollar name", "percent name", "hash name"]),
        ("%(name)s %s %1$d %i", ["named name", "printf s", "printf d", "printf d"]),
        ("%.2f of %5d, %ld", ["printf f", "printf d", "printf d"]),
        ("Click <0>here</0> or <b>there</b>", ["tag 0", "tag /0"]),
        ("100% sure, 5% discount, 20 % de plus, 100%s", []),
        ("%%d and { not this }", []),
    ],
)
def test_placeholders_are_found(text: str, keys: list[str]) -> None:
    assert keys == [one.key for one in placeholders(text, 0, is_message=True)]


def test_tags_are_placeholders_in_messages_only() -> None:
    assert [] == list(placeholders("<0>here</0>", 0))


def test_numbers_put_conversions_in_order() -> None:
    assert ["s", "d"] == numbered(list(placeholders("%2$d of %1$s", 0)))


def test_arguments_of_a_message() -> None:
    text = "{n, plural, offset:1 =0 {none} one {# by {who}} other {# by '{who}'}} on {day, date, short}"

    assert (
        Argument("n", "plural", ("=0", "one", "other")),
        Argument("who", ""),
        Argument("day", "date"),
    ) == arguments(text)


@pytest.mark.parametrize(
    "text",
    ["{n, plural, one {#} other {#}", "{n, plural, one {#}", "{n", "n}", "{}", "{n, colour}", "{n, number, #"],
)
def test_a_message_that_is_not_well_formed_is_refused(text: str) -> None:
    with pytest.raises(MessageError):
        arguments(text)


@pytest.mark.parametrize(("text", "expected"), [("{n, plural, other {#}}", True), ("{name}", False), ("{a, b}", False)])
def test_types_make_a_message(text: str, *, expected: bool) -> None:
    assert expected == is_complex(text)
