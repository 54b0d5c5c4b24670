from collections.abc import Callable
from pathlib import Path

from polyglint.site.inventory import Inventory

Write = Callable[..., Path]


def test_files_are_found_by_the_end_of_their_path(write: Write) -> None:
    inventory = Inventory(
        write("static/img/a.png", "public/img/a.png", "static/bigimg/a.png", "node_modules/img/a.png")
    )

    assert inventory.find("img/a.png") == ("public/img/a.png", "static/img/a.png")
    assert inventory.find("/img/a.png") == inventory.find("../img/a.png") == inventory.find("./x/../img/a.png")
    assert inventory.find("mg/a.png") == ()
    assert inventory.find("") == ()


def test_case_counts_unless_it_is_not_to(write: Write) -> None:
    inventory = Inventory(write("Img/A.PNG"))

    assert inventory.find("img/a.png") == ()
    assert inventory.find_ignoring_case("img/a.png") == ("Img/A.PNG",)


def test_a_bounded_inventory_says_that_it_is_not_complete(write: Write) -> None:
    root = write("a/1.png", "b/2.png", "c/3.png")

    assert Inventory(root).is_complete
    assert not Inventory(root, most=4).is_complete


def test_an_address_finds_the_pages_that_may_be_served_there(write: Write) -> None:
    inventory = Inventory(
        write("en/learn/hooks.md", "docs/learn/02-hooks/index.es.mdx", "learn/hooks.png", "learn/state.md", "hooks.md")
    )

    assert inventory.find("learn/hooks.*") == ("docs/learn/02-hooks/index.es.mdx", "en/learn/hooks.md")
    assert inventory.find("learn/Hooks/.*") == inventory.find("../learn/hooks.*") == inventory.find("learn/hooks.*")
    assert inventory.find("learn/effects.*") == inventory.find(".*") == ()
