"""Blocks of a translation that have fallen behind, found from the source's bytes then or from a lock's lines."""

import pytest

from polyglint import Document, Translation

FR = "---\ntitle: Poêle\n---\n\n# Poêle\n\nIl est chauffé.\n\n- Une serviette.\n\n```js\nheat(60)\n```\n"
EN = "---\ntitle: Oven\n---\n\n# Oven\n\nIt is heated.\n\n- A towel.\n\n```js\nheat(60)\n```\n"


def outdated(now: str, basis: bytes | tuple[str, ...] | None) -> list[tuple[str, str]]:
    """The kind of what is outdated, and what stands there in the target."""
    translation = Translation(Document("en/a.md", now, "en"), Document("fr/a.md", FR, "fr"), basis)
    return [(block.kind, FR[block.target.start : block.target.end]) for block in translation.outdated]


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ("title: Oven", "title: Cold room", ("text", "Poêle")),
        ("# Oven", "# Cold room", ("heading", "# Poêle")),
        ("is heated", "is never heated", ("text", "Il est chauffé.")),
        ("A towel", "Two towels", ("text", "Une serviette.")),
        ("heat(60)", "boil(60, minutes)", ("code", "```js\nheat(60)\n```")),
    ],
)
def test_the_place_is_what_stands_for_the_block(was: str, now: str, expected: tuple[str, str]) -> None:
    assert [expected] == outdated(EN.replace(was, now), EN.encode())


def test_a_lock_knows_as_much_as_the_source_itself() -> None:
    lines = ("@title Oven", "# Oven", ". It is heated.", ". A towel.")

    assert [("text", "Il est chauffé.")] == outdated(EN.replace("is heated", "is cold"), lines)[:1]


@pytest.mark.parametrize("basis", [None, b"", b"\xff\xfe nonsense \xb0", (), EN.encode()])
def test_where_nothing_is_known_or_changed_nothing_is_outdated(basis: bytes | tuple[str, ...] | None) -> None:
    assert [] == outdated(EN, basis)


def test_code_that_has_followed_is_up_to_date() -> None:
    before = EN.replace("heat(60)", "heat(60, minutes, seconds)")

    assert [] == outdated(EN, before.encode())


def test_a_value_that_the_translation_does_not_have_is_another_rules_matter() -> None:
    assert [] == outdated(EN.replace("---\n\n", "lead: How it works\n---\n\n", 1), EN.encode())


def test_what_surely_stands_for_nothing_is_not_told_of_something_else() -> None:
    source = "# Stones\n\nThe stones are warm.\n\nEach lies on the back for {}.\n\nThe oil is warm as well.\n"
    target = "# Камни\n\nПриходите в любое время.\n"
    now = Document("en/a.md", source.format("ten minutes"), "en")

    found = Translation(now, Document("ru/a.md", target, "ru"), source.format("two hours").encode()).outdated

    assert () == found
