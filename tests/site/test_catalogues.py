from collections.abc import Callable
from pathlib import Path

import pytest

from polyglint.settings import Settings
from polyglint.site import Site, discover
from polyglint.site.catalogues import catalogue_homes, may_be_catalogue, stated_home
from polyglint.site.explanation import explain

Write = Callable[..., Path]
Discover = Callable[..., Site]

PAGES = {
    "locales/en.json": ("en", "locales/*.json"),
    "locales/fr.json": ("fr", "locales/*.json"),
    "public/locales/en/common.json": ("en", "public/locales/*/common.json"),
    "public/locales/pt-BR/common.json": ("pt-BR", "public/locales/*/common.json"),
    "src/messages/messages.en.json": ("en", "src/messages/messages.*.json"),
    "src/messages/messages.zh_CN.json": ("zh-CN", "src/messages/messages.*.json"),
    "lib/l10n/app_en.arb": ("en", "lib/l10n/app_*.arb"),
    "lib/l10n/app_zh_Hans_CN.arb": ("zh-Hans-CN", "lib/l10n/app_*.arb"),
    "config/locales/en.yml": ("en", "config/locales/*.yml"),
    "config/locales/devise.fr.yml": ("fr", "config/locales/devise.*.yml"),
    "config/locales/views/fr.yml": ("fr", "config/locales/views/*.yml"),
    "_locales/en/messages.json": ("en", "_locales/*/messages.json"),
    "_locales/pt_BR/messages.json": ("pt-BR", "_locales/*/messages.json"),
    "i18n/fr/code.json": ("fr", "i18n/*/code.json"),
    "i18n/es/code.json": ("es", "i18n/*/code.json"),
    "dictionaries/en.common.json": ("en", "dictionaries/*.common.json"),
    "dictionaries/it.common.json": ("it", "dictionaries/*.common.json"),
    "locale/fr/LC_MESSAGES/app.po": ("fr", "locale/*/LC_MESSAGES/app.po"),
    "languages/shop-de_DE.po": ("de-DE", "languages/shop-*.po"),
    "po/ru.po": ("ru", "po/*.po"),
}


def paths_of(site: Site) -> list[str]:
    return [file.path for file in site.files]


def test_names_tell_locale_and_page() -> None:
    found = catalogue_homes(filter(may_be_catalogue, PAGES))

    assert {path: (home.locale, home.page) for path, home in found.items()} == PAGES


@pytest.mark.parametrize(
    "path",
    [
        "package.json",
        "data/en.json",
        "locales/fr/package.json",
        "src/tsconfig.json",
        "i18n/fr/x/_category_.json",
        "i18n.js",
    ],
)
def test_other_files_are_not_looked_at(path: str) -> None:
    assert not may_be_catalogue(path)


@pytest.mark.parametrize(
    "paths",
    [
        ["locales/en.json"],
        ["locales/en.json", "locales/index.json"],
        ["languages/cs.json", "languages/ts.json"],
        ["messages/schema.json", "messages/types.json"],
    ],
    ids=["one locale", "beside an index", "programming languages", "no locale"],
)
def test_without_two_locales_nothing_is_a_catalogue(paths: list[str]) -> None:
    assert catalogue_homes(paths) == {}


def test_a_lone_po_file_is_one() -> None:
    assert catalogue_homes(["po/it.po"])["po/it.po"].locale == "it"


def test_what_is_stated_needs_no_folder() -> None:
    stated = [stated_home(path) for path in ("texts/fr.json", "fr/texts.yaml", "texts.json")]

    assert [(home.locale, home.page) for home in stated] == [
        ("fr", "texts/*.json"),
        ("fr", "*/texts.yaml"),
        ("", "texts.json"),
    ]


def test_catalogues_stand_beside_pages(write: Write, site_of: Discover) -> None:
    write("content/a.md", "content/a.fr.md", "i18n/en.yaml", "i18n/fr.yaml", "package.json", "data/x.json")

    site = site_of(".")

    assert paths_of(site) == ["content/a.fr.md", "content/a.md", "i18n/en.yaml", "i18n/fr.yaml"]
    assert (site.source_locale, site.catalogue_source) == ("", "en")
    assert [site.source_of(path) for path in ("content/a.md", "i18n/fr.yaml")] == ["", "en"]


def test_pages_do_not_change_by_catalogues(write: Write, site_of: Discover) -> None:
    write("docs/ru/a.md", "docs/ru/b.md", "docs/en/a.md")
    before = site_of(".")
    write("docs/i18n/en.json", "docs/i18n/fr.json", "docs/i18n/de.json")

    after = site_of(".")

    assert [file for file in after.files if file.path.endswith(".md")] == list(before.files)
    assert (before.source_locale, before.source_reason) == (after.source_locale, after.source_reason)


def test_catalogues_follow_the_language_of_the_pages(write: Write, site_of: Discover) -> None:
    write("docs/de-AT/a.md", "docs/fr/b.md", "docs/de-AT/b.md", "locales/en.json", "locales/de.json")

    assert site_of(".").catalogue_source == "de"


def test_the_originals_of_po_files_are_english(write: Write, site_of: Discover) -> None:
    write("locale/fr/LC_MESSAGES/app.po", "locale/de/LC_MESSAGES/app.po")

    assert site_of(".").source_of("locale/fr/LC_MESSAGES/app.po") == "en"


def test_without_english_the_source_of_catalogues_is_not_guessed(write: Write, site_of: Discover) -> None:
    write("locales/fr.json", "locales/de.json", "locales/de/more.json")

    site = site_of(".")

    assert site.source_of("locales/fr.json") == ""
    assert "catalogues: 3 in de, fr; source: unknown; set `source-locale` in the settings" in explain(
        site, Settings(), "."
    )


def test_a_named_file_is_read_and_brings_its_versions(write: Write, site_of: Discover) -> None:
    write("src/locales/en/a.json", "src/locales/fr/a.json", "src/locales/fr/b.json", "texts/x.json")

    site = site_of("src/locales/fr/a.json")

    assert [file.path for file in site.files if file.is_reported] == ["locales/fr/a.json"]
    assert "locales/en/a.json" in paths_of(site)
    assert paths_of(site_of("texts/x.json")) == ["x.json"]


def test_a_folder_of_locales_tells_by_its_own_name(write: Write, site_of: Discover) -> None:
    write("locales/en.json", "locales/fr.json")

    assert [file.locale for file in site_of("locales").files] == ["en", "fr"]


def test_the_settings_name_catalogues(write: Write, tmp_path: Path) -> None:
    write("texts/en.json", "texts/fr.json", "locales/en.json", "locales/fr.json", "a.md")

    named = discover(["."], Settings(catalogues=("texts/*.json",)), tmp_path)
    off = discover(["."], Settings(catalogues=()), tmp_path)

    assert (paths_of(named), paths_of(off)) == (["a.md", "texts/en.json", "texts/fr.json"], ["a.md"])
    assert [file.locale for file in named.files] == ["", "en", "fr"]


def test_what_is_excluded_is_left_out(write: Write, tmp_path: Path) -> None:
    write("locales/en.json", "locales/fr.json", "old/locales/en.json", "old/locales/fr.json")

    site = discover(["."], Settings(exclude=("old",)), tmp_path)

    assert paths_of(site) == ["locales/en.json", "locales/fr.json"]


def test_foreign_folders_hold_none(write: Write, site_of: Discover, git: Callable[..., None]) -> None:
    write("node_modules/x/locales/en.json", "node_modules/x/locales/fr.json", "locales/en.json", "locales/fr.json")

    listed_by_git = paths_of(site_of("."))
    git("add", ".")

    assert ["locales/en.json", "locales/fr.json"] == listed_by_git == paths_of(site_of("."))


def test_a_folder_without_pages_and_catalogues_says_so(write: Write, site_of: Discover) -> None:
    write("data/en.json", "package.json")

    assert ["nothing to check: no Markdown file here (.md, .markdown, .mdx)"] == [
        error.message for error in site_of(".").errors
    ]


def test_the_conclusion_is_told(write: Write, site_of: Discover) -> None:
    write("locales/en.json", "locales/fr.json", "a.md", "package.json")

    site = site_of(".")

    assert "catalogues: 2 in en, fr; source: en" in explain(site, Settings(), ".")
    assert "not known as a catalogue" in explain(site, Settings(), "package.json")[2]
