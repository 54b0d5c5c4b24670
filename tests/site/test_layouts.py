"""Whole sites in the layouts that people use: which locales, which source, and what is one page."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from polyglint import discovery
from polyglint.cli import polyglint
from polyglint.rule import TranslationRule
from polyglint.site import Site

Write = Callable[..., Path]
Discover = Callable[..., Site]


class Layout(NamedTuple):
    """A site's files; by page its locales; and the source, of catalogues too where there are any."""

    files: str
    pages: dict[str, str]
    source: str
    catalogue_source: str = ""


HUGO_SUFFIXES = Layout(
    """
    hugo.toml i18n/en.yaml i18n/de.yaml archetypes/default.md
    content/_index.md content/_index.de.md content/about.md content/about.de.md
    content/posts/first/index.md content/posts/first/index.de.md content/posts/second.md
    """,
    {
        "archetypes/default": "-",
        "content/_index": "- de",
        "content/about": "- de",
        "content/posts/first/index": "- de",
        "content/posts/second": "-",
        "i18n/*.yaml": "de en",
    },
    "",
    "en",
)
HUGO_FOLDERS = Layout(
    """
    config.toml content/en/_index.md content/en/posts/one.md content/en/posts/two.md
    content/pt-br/_index.md content/pt-br/posts/one.md
    """,
    {"content/_index": "en pt-BR", "content/posts/one": "en pt-BR", "content/posts/two": "en"},
    "en",
)
DOCUSAURUS = Layout(
    """
    docusaurus.config.js package.json README.md docs/intro.md docs/guide/start.md blog/2024-hello.md
    i18n/en/code.json i18n/fr/code.json
    i18n/fr/docusaurus-theme-classic/navbar.json i18n/en/docusaurus-theme-classic/navbar.json
    i18n/fr/docusaurus-plugin-content-docs/current/intro.md
    i18n/fr/docusaurus-plugin-content-docs/current/guide/start.md
    i18n/fr/docusaurus-plugin-content-docs/current/guide/_category_.json
    i18n/fr/docusaurus-plugin-content-docs/current.json
    i18n/fr/docusaurus-plugin-content-blog/2024-hello.md
    """,
    {
        "README": "-",
        "blog/2024-hello": "- fr",
        "docs/guide/start": "- fr",
        "docs/intro": "- fr",
        "i18n/*/code.json": "en fr",
        "i18n/*/docusaurus-plugin-content-docs/current.json": "fr",
        "i18n/*/docusaurus-theme-classic/navbar.json": "en fr",
    },
    "",
    "en",
)
STARLIGHT = Layout(
    """
    astro.config.mjs package.json tsconfig.json
    src/content/docs/index.mdx src/content/docs/guides/setup.mdx
    src/content/docs/fr/index.mdx src/content/docs/fr/guides/setup.mdx
    src/content/docs/zh-cn/index.mdx
    src/content/i18n/fr.json src/content/i18n/zh-CN.json
    """,
    {
        "src/content/docs/guides/setup": "- fr",
        "src/content/docs/index": "- fr zh-CN",
        "src/content/i18n/*.json": "fr zh-CN",
    },
    "",
)
ASTRO_FOLDERS = Layout(
    """
    astro.config.mjs src/content/blog/en/one.md src/content/blog/en/two.md src/content/blog/es/one.md
    """,
    {"src/content/blog/one": "en es", "src/content/blog/two": "en"},
    "en",
)
VITEPRESS = Layout(
    """
    .vitepress/config.ts package.json index.md guide/start.md guide/api.md
    zh/index.md zh/guide/start.md zh/guide/api.md ko/index.md ko/guide/start.md
    """,
    {"guide/api": "- zh", "guide/start": "- ko zh", "index": "- ko zh"},
    "",
)
MKDOCS_FOLDERS = Layout(
    """
    mkdocs.yml docs/en/index.md docs/en/install.md docs/it/index.md docs/it/install.md docs/en/use.md
    """,
    {"docs/index": "en it", "docs/install": "en it", "docs/use": "en"},
    "en",
)
MKDOCS_SUFFIXES = Layout(
    """
    mkdocs.yml docs/index.md docs/index.de.md docs/install.md docs/install.de.md docs/use.md
    """,
    {"docs/index": "- de", "docs/install": "- de", "docs/use": "-"},
    "",
)
JEKYLL = Layout(
    """
    _config.yml _posts/en/2024-01-01-one.md _posts/en/2024-02-01-two.md _posts/fr/2024-01-01-one.md
    _i18n/en.yml _i18n/fr.yml
    """,
    {"_i18n/*.yml": "en fr", "_posts/2024-01-01-one": "en fr", "_posts/2024-02-01-two": "en"},
    "en",
    "en",
)
NEXT = Layout(
    """
    next.config.js package.json tsconfig.json messages/en.json messages/pt-BR.json
    public/locales/en/common.json public/locales/pt-BR/common.json
    content/en/about.mdx content/pt-BR/about.mdx content/en/price.mdx
    """,
    {
        "content/about": "en pt-BR",
        "content/price": "en",
        "messages/*.json": "en pt-BR",
        "public/locales/*/common.json": "en pt-BR",
    },
    "en",
    "en",
)
MDN = Layout(
    """
    package.json files/en-us/web/html/index.md files/en-us/web/css/index.md
    files/fr/web/html/index.md files/zh-cn/web/html/index.md
    """,
    {"files/web/css/index": "en-US", "files/web/html/index": "en-US fr zh-CN"},
    "en-US",
)
RAILS = Layout(
    """
    Gemfile config/application.yml config/locales/en.yml config/locales/ru.yml
    config/locales/views/shop.en.yml config/locales/views/shop.ru.yml README.md
    """,
    {"README": "-", "config/locales/*.yml": "en ru", "config/locales/views/shop.*.yml": "en ru"},
    "",
    "en",
)
DJANGO = Layout(
    """
    pyproject.toml locale/de/LC_MESSAGES/django.po locale/ru/LC_MESSAGES/django.po package.json
    """,
    {"locale/*/LC_MESSAGES/django.po": "de ru"},
    "",
)
PLAIN = Layout("a.md notes/b.md notes/it/c.md", {"a": "-", "notes/b": "-", "notes/it/c": "-"}, "")

LAYOUTS = {
    "hugo suffixes": HUGO_SUFFIXES,
    "hugo folders": HUGO_FOLDERS,
    "docusaurus": DOCUSAURUS,
    "starlight": STARLIGHT,
    "astro folders": ASTRO_FOLDERS,
    "vitepress": VITEPRESS,
    "mkdocs folders": MKDOCS_FOLDERS,
    "mkdocs suffixes": MKDOCS_SUFFIXES,
    "jekyll": JEKYLL,
    "next.js": NEXT,
    "mdn": MDN,
    "rails": RAILS,
    "django": DJANGO,
    "plain folders": PLAIN,
}


def pages_of(site: Site) -> dict[str, str]:
    return {page: " ".join(sorted(file.locale or "-" for file in files)) for page, files in site.pages().items()}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_pages_and_locales_come_out_right(layout: Layout, write: Write, site_of: Discover) -> None:
    write(*layout.files.split())

    site = site_of(".")

    assert pages_of(site) == layout.pages
    assert (site.source_locale, site.catalogue_source) == (layout.source, layout.catalogue_source)
    assert site.errors == ()


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_repository_is_read_as_a_folder_is(
    layout: Layout, write: Write, site_of: Discover, git: Callable[..., None]
) -> None:
    write(*layout.files.split())
    git("add", ".")

    assert pages_of(site_of(".")) == layout.pages


SENTENCES = "Ask at the desk before 6 pm. There are 3 rooms, and `code`, and a [link](https://example.org/en/a)."
ONE_LANGUAGE = {
    "folders": "content/en/a.md content/en/b/c.md content/en/d.md",
    "no locale": "docs/a.md docs/b/c.md docs/it/d.md README.md",
    "beside catalogues": "docs/a.md docs/b.md locales/en.json package.json",
    "suffixes": "content/a.en.md content/b.en.md",
}


@pytest.mark.parametrize("files", ONE_LANGUAGE.values(), ids=ONE_LANGUAGE)
def test_a_site_in_one_language_has_no_translation_finding(
    files: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, name in enumerate(files.split()):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        text = '{"a": ""}' if name.endswith(".json") else f"# Page {number}\n\n{SENTENCES}\n\nHello {number}.\n"
        file.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    compare = {
        rule.id
        for rule in discovery.rules().values()
        if isinstance(rule, TranslationRule) or rule.family in ("translation", "catalogue")
    }

    output = CliRunner().invoke(
        polyglint, ["check", ".", "--no-cache", "--select", ",".join(sorted(compare)), "--output-format", "concise"]
    )

    assert (output.exit_code, output.output) == (0, "")
