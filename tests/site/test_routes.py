"""Addresses of pages."""

import pytest

from polyglint.site import routes


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("learn/hooks.md", "learn/hooks.*"),
        ("en/learn/hooks.mdx", "learn/hooks/.*"),
        ("learn/hooks/index.md", "learn/hooks.*"),
        ("content/learn/hooks/_index.es.md", "learn/hooks.*"),
        ("_posts/2024-05-01-opening-day.md", "opening-day.*"),
        ("docs/01-Start Here.md", "docs/start-here.*"),
        ("app/prices/page.tsx", "prices.*"),
        ("docs/2024.md", "docs/2024.*"),
    ],
)
def test_a_page_may_be_served_there(path: str, address: str) -> None:
    assert routes.serves(path, address)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("learn/hooks.png", "learn/hooks.*"),
        ("learn/my-hooks.md", "hooks.*"),
        ("hooks.md", "learn/hooks.*"),
        ("index.md", ".*"),
    ],
)
def test_a_page_is_not_served_there(path: str, address: str) -> None:
    assert not routes.serves(path, address)
