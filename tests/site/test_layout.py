"""Locale and page of made-up sites in the layouts that people use."""

import pytest

from polyglint.site.layout import homes

HUGO_SUFFIXES = {
    "content/about.md": ("", "content/about"),
    "content/about.fr.md": ("fr", "content/about"),
    "content/posts/first/index.md": ("", "content/posts/first/index"),
    "content/posts/first/index.zh-cn.md": ("zh-CN", "content/posts/first/index"),
}
HUGO_FOLDERS = {
    "content/en/_index.md": ("en", "content/_index"),
    "content/pt-br/_index.md": ("pt-BR", "content/_index"),
}
HUGO_CONTENT_DIRS = {
    "content/guide.md": ("", "content/guide"),
    "content.fr/guide.md": ("fr", "content/guide"),
}
DOCUSAURUS = {
    "docs/intro.md": ("", "docs/intro"),
    "i18n/fr/docusaurus-plugin-content-docs/current/intro.md": ("fr", "docs/intro"),
    "versioned_docs/version-1.0/intro.md": ("", "versioned_docs/version-1.0/intro"),
    "i18n/fr/docusaurus-plugin-content-docs/version-1.0/intro.md": ("fr", "versioned_docs/version-1.0/intro"),
    "blog/2024-hello.md": ("", "blog/2024-hello"),
    "i18n/zh-CN/docusaurus-plugin-content-blog/2024-hello.md": ("zh-CN", "blog/2024-hello"),
    "src/pages/about.md": ("", "src/pages/about"),
    "i18n/fr/docusaurus-plugin-content-pages/about.md": ("fr", "src/pages/about"),
    "community/team.md": ("", "community/team"),
    "i18n/fr/docusaurus-plugin-content-docs-community/current/team.md": ("fr", "community/team"),
}
STARLIGHT = {
    "src/content/docs/guides/setup.mdx": ("", "src/content/docs/guides/setup"),
    "src/content/docs/fr/guides/setup.mdx": ("fr", "src/content/docs/guides/setup"),
    "src/content/docs/pt-br/guides/setup.mdx": ("pt-BR", "src/content/docs/guides/setup"),
}
VITEPRESS = {
    "guide/start.md": ("", "guide/start"),
    "zh/guide/start.md": ("zh", "guide/start"),
    "index.md": ("", "index"),
    "zh/index.md": ("zh", "index"),
}
MKDOCS_FOLDERS = {
    "docs/en/index.md": ("en", "docs/index"),
    "docs/it/index.md": ("it", "docs/index"),
    "docs/it/install.md": ("it", "docs/install"),
}
MKDOCS_SUFFIXES = {
    "docs/index.md": ("", "docs/index"),
    "docs/index.de.md": ("de", "docs/index"),
    "docs/install.en.md": ("en", "docs/install"),
    "docs/install.de.md": ("de", "docs/install"),
}
JEKYLL = {
    "_posts/fr/2024-01-01-one.md": ("fr", "_posts/2024-01-01-one"),
    "_posts/en/2024-01-01-one.md": ("en", "_posts/2024-01-01-one"),
    "_i18n/es/about.md": ("es", "_i18n/about"),
    "_i18n/it/about.md": ("it", "_i18n/about"),
}
NEXT = {
    "posts/hello/en.mdx": ("en", "posts/hello"),
    "posts/hello/fr.mdx": ("fr", "posts/hello"),
    "posts/world/en.mdx": ("en", "posts/world"),
    "posts/world/fr.mdx": ("fr", "posts/world"),
}
MDN = {
    "files/en-us/web/html/index.md": ("en-US", "files/web/html/index"),
    "files/fr/web/html/index.md": ("fr", "files/web/html/index"),
    "files/zh_CN/web/html/index.md": ("zh-CN", "files/web/html/index"),
}
TRANSLATED_README = {
    "README.md": ("", "README"),
    "README.zh-CN.md": ("zh-CN", "README"),
    "README_it.md": ("it", "README"),
    "CONTRIBUTING.md": ("", "CONTRIBUTING"),
    "translations/fr/CONTRIBUTING.md": ("fr", "CONTRIBUTING"),
}
LONE_LOCALE = {"content/en/a.md": ("en", "content/a"), "content/en/b/c.md": ("en", "content/b/c")}
ENGLISH_WORDS = {
    "docs/it/laptops.md": ("", "docs/it/laptops"),
    "docs/hr/leave.md": ("", "docs/hr/leave"),
    "docs/no/index.md": ("", "docs/no/index"),
    "docs/index.md": ("", "docs/index"),
    "docs/ts/start.md": ("", "docs/ts/start"),
    "docs/js/start.md": ("", "docs/js/start"),
    "docs/cs/start.md": ("", "docs/cs/start"),
    "docs/to-do/today.md": ("", "docs/to-do/today"),
    "docs/en-guide/a.md": ("", "docs/en-guide/a"),
    "docs/socket.io.md": ("", "docs/socket.io"),
    "docs/socket.md": ("", "docs/socket"),
    "docs/main.ts.md": ("", "docs/main.ts"),
    "docs/amazon.de.md": ("", "docs/amazon.de"),
    "src/ast/nodes.md": ("", "src/ast/nodes"),
}
PLAIN = {"a.md": ("", "a"), "b/c.markdown": ("", "b/c"), "b/D.MDX": ("", "b/D")}
LOCALES_UNDER_A_LOCALE = {
    "en/blog/fr/a.md": ("en", "blog/fr/a"),
    "de/blog/fr/a.md": ("de", "blog/fr/a"),
}


@pytest.mark.parametrize(
    "site",
    [
        HUGO_SUFFIXES,
        HUGO_FOLDERS,
        HUGO_CONTENT_DIRS,
        DOCUSAURUS,
        STARLIGHT,
        VITEPRESS,
        MKDOCS_FOLDERS,
        MKDOCS_SUFFIXES,
        JEKYLL,
        NEXT,
        MDN,
        TRANSLATED_README,
        LONE_LOCALE,
        ENGLISH_WORDS,
        PLAIN,
        LOCALES_UNDER_A_LOCALE,
    ],
    ids=[
        "hugo-suffixes",
        "hugo-folders",
        "hugo-content-dirs",
        "docusaurus",
        "starlight",
        "vitepress",
        "mkdocs-folders",
        "mkdocs-suffixes",
        "jekyll",
        "next",
        "mdn",
        "readme",
        "lone-locale",
        "english-words",
        "plain",
        "locales-under-a-locale",
    ],
)
def test_each_path_gets_its_locale_and_page(site: dict[str, tuple[str, str]]) -> None:
    found = homes(list(site), {}, frozenset())

    assert site == {path: (home.locale, home.page) for path, home in zip(site, found, strict=True)}


def test_a_word_that_repeats_its_neighbours_pages_is_a_locale() -> None:
    paths = ["docs/start.md", "docs/use.md", "docs/it/start.md", "docs/it/use.md"]

    assert [home.locale for home in homes(paths, {}, frozenset())] == ["", "", "it", "it"]


def test_the_settings_need_no_evidence() -> None:
    assert [home.locale for home in homes(["pages-of/it/a.md"], {}, frozenset({"it"}))] == ["it"]


def test_a_template_places_what_no_tag_names() -> None:
    templates = {"ja": "content/jp/{path}", "en": "content/{path}"}

    found = homes(["content/jp/a.md", "content/a.md"], templates, frozenset(templates))

    assert [(home.locale, home.page) for home in found] == [("ja", "a"), ("en", "a")]


def test_what_told_a_locale_is_kept() -> None:
    found = homes(["fr/a.md", "en/a.md", "b.md", "b.de.md"], {}, frozenset())

    assert [home.told_by for home in found] == ["folder names", "folder names", "", "file suffixes"]
