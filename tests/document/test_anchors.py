"""Anchors as site generators make them."""

import pytest

from polyglint import Document
from polyglint.document import anchors


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Hello, World!", "hello-world"),
        ("État initial", "état-initial"),
        ("C'est - quoi ?", "cest---quoi-"),
        ("snake_case", "snake_case"),
        ("Цены", "цены"),
    ],
)
def test_github(text: str, slug: str) -> None:
    assert slug == anchors.github(text)


@pytest.mark.parametrize(
    ("text", "slug"), [("État  initial", "etat-initial"), ("What's new?", "whats-new"), ("Цены", "")]
)
def test_python_markdown(text: str, slug: str) -> None:
    assert slug == anchors.python_markdown(text)


@pytest.mark.parametrize(("text", "slug"), [("2. État (initial)", "_2-etat-initial"), ("Цены", "цены")])
def test_vitepress(text: str, slug: str) -> None:
    assert slug == anchors.vitepress(text)


@pytest.mark.parametrize(("text", "slug"), [("2. Quick start!", "quick-start"), ("Цены", "section")])
def test_kramdown(text: str, slug: str) -> None:
    assert slug == anchors.kramdown(text)


def test_hugo_can_leave_accents_out() -> None:
    assert "etat-initial" == anchors.hugo_ascii("État initial")


@pytest.mark.parametrize(
    "text",
    [
        "## Prices {#costs}",
        "## Prices {/*costs*/}",
        "## Prices {:#costs}",
        "Prices\n{: .wide #costs}",
        '<a id="costs"></a>',
        "<a name='costs'></a>",
        "<Tabs titleId={'costs'} />",
    ],
)
def test_ids_that_are_written_are_anchors(text: str) -> None:
    assert anchors.anchors_of(Document("page.md", text), "").has("costs")


def test_an_id_that_is_written_stands_for_that_of_the_heading() -> None:
    found = anchors.anchors_of(Document("page.md", "## Prices {#costs}"), "github")

    assert not found.has("prices")


@pytest.mark.parametrize("fragment", ["notes", "notes-1", "notes_1"])
def test_repeated_headings_are_numbered(fragment: str) -> None:
    assert anchors.anchors_of(Document("page.md", "## Notes\n\n## Notes\n"), "").has(fragment)


def test_encoded_fragments_are_read() -> None:
    assert anchors.anchors_of(Document("page.md", "## Café\n"), "").has("caf%C3%A9")


def test_an_outline_is_plain_data_that_tells_where_fragments_lead() -> None:
    text = "## Notes\n\n## Notes\n\n## Café au lait\n\n## Prices {#costs}\n\n<a id='here'></a>\n"
    places = anchors.outline(Document("page.md", text))

    assert [
        ["", "Notes"],
        ["", "Notes"],
        ["", "Café au lait"],
        ["costs", "Prices"],
        ["costs", ""],
        ["here", ""],
    ] == places
    led = [
        name
        for name in ("notes", "notes-1", "notes_1", "caf%C3%A9-au-lait", "cafe-au-lait", "costs", "here", "prices")
        if anchors.leads_into(places, name, "")
    ]
    assert ["notes", "notes-1", "notes_1", "caf%C3%A9-au-lait", "cafe-au-lait", "costs", "here"] == led
    assert not anchors.leads_into(places, "cafe-au-lait", "github")
