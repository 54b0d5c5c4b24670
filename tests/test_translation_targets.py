"""Link targets: what language versions write differently and what not."""

import pytest

from polyglint_rules.translation.targets import difference, is_same, read


def _canonical(raw: str, page: str = "guide/start.md") -> str:
    return read(raw, page, ("en", "fr")).canonical


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("/en/rooms/", "/fr/rooms"),
        ("/en-us/rooms", "/fr-fr/rooms"),
        ("https://example.com/en/rooms", "http://www.example.com/fr/rooms/"),
        ("https://hotel.example.com/a", "https://fr.hotel.example.com/a"),
        ("https://example.com/a?utm_source=x&b=1", "https://example.com/a?b=1&hl=fr"),
        ("https://example.com/a/index.html", "https://example.com/a/"),
        ("rooms.md", "./rooms/"),
        ("../en/terms.md", "../fr/terms.md"),
        ("rooms.en.md", "rooms.fr.md"),
        ("/img/hero.png", "/img/hero-fr.png"),
        ("/caf%C3%A9", "/café"),
        ("#one", "#un"),
        ("start.md#one", "#un"),
        ("/rooms#one", "/rooms#un"),
        ("mailto:Desk@Hotel.example", "mailto:desk@hotel.example?subject=x"),
    ],
)
def test_versions_have_the_same_canonical_form(source: str, target: str) -> None:
    assert _canonical(source) == _canonical(target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("/en/rooms", "/fr/prices"),
        ("https://example.com/a", "https://example.org/b"),
        ("https://example.com/a?b=1", "https://example.com/a?b=2"),
        ("/rooms", "/rooms/more"),
        ("#one", "/rooms"),
        ("mailto:desk@hotel.example", "mailto:bar@hotel.example"),
    ],
)
def test_other_targets_have_another_canonical_form(source: str, target: str) -> None:
    assert _canonical(source) != _canonical(target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("https://en.wikipedia.org/wiki/Boat", "https://fr.wikipedia.org/wiki/Bateau"),
        ("https://wikipedia.org/wiki/Boat", "https://fr.m.wikipedia.org/wiki/Bateau"),
        ("https://shop.example.com/list", "https://shop.example.fr/list"),
        ("https://hotel.example/rooms", "/rooms"),
        ("https://example.com/search?q=boats", "https://example.com/search?q=bateaux"),
    ],
)
def test_versions_under_other_addresses_are_the_same(source: str, target: str) -> None:
    assert is_same(*(read(raw, "page.md", ("en", "fr")) for raw in (source, target)))


def test_articles_of_one_language_are_not_the_same() -> None:
    articles = ("https://en.wikipedia.org/wiki/Boat", "https://en.wikipedia.org/wiki/Ship")

    assert not is_same(*(read(raw, "page.md", ("en", "fr")) for raw in articles))


def test_the_difference_is_what_one_replacement_changed() -> None:
    pairs = [
        ("https://a.example/old/one", "https://a.example/new/one"),
        ("https://a.example/old/2", "https://a.example/new/2"),
    ]
    found = {difference(*(read(raw, "page.md", ("en",)) for raw in pair)) for pair in pairs}

    assert {("a.example/old", "a.example/new")} == found
