import os
from collections.abc import Callable
from pathlib import Path

import pytest

from polyglint.settings import Settings
from polyglint.site import Site, SiteFile, discover

Write = Callable[..., Path]
Discover = Callable[..., Site]


def paths_of(site: Site) -> list[str]:
    return [file.path for file in site.files]


def reported(site: Site) -> list[str]:
    return [file.path for file in site.files if file.is_reported]


def messages(site: Site) -> list[tuple[str, str]]:
    return [(error.path, error.message) for error in site.errors]


def test_a_folder_of_locales_is_a_site(write: Write, site_of: Discover) -> None:
    root = write("docs/en/a.md", "docs/en/b.md", "docs/fr/a.md")

    site = site_of("docs")

    assert root / "docs" == site.root
    assert ["en/a.md", "en/b.md", "fr/a.md"] == paths_of(site) == reported(site)
    assert {page: len(files) for page, files in site.pages().items()} == {"a": 2, "b": 1}
    assert (site.source_locale, site.source_reason) == ("en", "guess: most pages (2 of 3)")
    assert site.layout == {"en": "folder names", "fr": "folder names"}


def test_a_named_file_brings_its_folder_and_the_other_languages(write: Write, site_of: Discover) -> None:
    write("docs/en/x/a.md", "docs/en/x/b.md", "docs/en/y.md", "docs/fr/x/a.md", "docs/fr/x/b.md", "docs/fr/y.md")

    site = site_of("docs/fr/x/a.md")

    assert reported(site) == ["fr/x/a.md"]
    assert paths_of(site) == ["en/x/a.md", "en/x/b.md", "fr/x/a.md", "fr/x/b.md"]


def test_the_same_is_concluded_whatever_is_named(write: Write, site_of: Discover) -> None:
    write("docs/ru/a.md", "docs/ru/b.md", "docs/en/a.md")

    sites = [site_of(path) for path in ("docs", "docs/en", "docs/en/a.md", "docs/ru/b.md")]

    assert {("ru", "guess: most pages (2 of 3)")} == {(site.source_locale, site.source_reason) for site in sites}
    assert len({site.root for site in sites}) == 1


def test_a_folder_of_one_locale_brings_the_others(write: Write, site_of: Discover) -> None:
    write("manual/en/a.md", "manual/en/b.md", "manual/ko/a.md")

    site = site_of("manual/ko")

    assert (reported(site), paths_of(site)) == (["ko/a.md"], ["en/a.md", "ko/a.md"])


def test_the_version_without_a_locale_brings_the_others(write: Write, site_of: Discover) -> None:
    write("site/guide/a.md", "site/fr/guide/a.md", "site/guide/b.md", "site/other/c.md")

    site = site_of("site/guide/a.md")

    assert paths_of(site) == ["fr/guide/a.md", "guide/a.md", "guide/b.md"]
    assert (site.source_locale, site.source_reason) == (
        "",
        "guess: most pages, without a locale in their path (1 of 2)",
    )


def test_docusaurus_folders_bring_each_other(write: Write, site_of: Discover) -> None:
    translated = "i18n/fr/docusaurus-plugin-content-docs/current/a.md"
    write(f"w/{translated}", "w/docs/a.md")

    assert ["docs/a.md", translated] == paths_of(site_of(f"w/{translated}")) == paths_of(site_of("w/docs/a.md"))


def test_a_lone_file_is_seen_with_its_folder_only(write: Write, site_of: Discover) -> None:
    write("notes/a.md", "notes/b.md", "notes/deep/c.md")

    site = site_of("notes/a.md")

    assert (reported(site), paths_of(site)) == (["a.md"], ["a.md", "b.md"])
    assert (site.source_locale, site.source_reason) == ("", "no locale is known")


def test_a_few_more_pages_do_not_make_a_source_of_a_translation(write: Write, site_of: Discover) -> None:
    write(*(f"d/ko/{page}.md" for page in range(41)), *(f"d/en/{page}.md" for page in range(40)))

    assert site_of("d").source_locale == "en"


def test_arguments_may_repeat_overlap_and_climb(write: Write, site_of: Discover) -> None:
    root = write("d/a.md", "d/e/b.md")

    site = site_of("d", "d/../d/a.md", str(root / "d" / "e"), "d/./a.md", "./d")

    assert ["a.md", "e/b.md"] == paths_of(site) == reported(site)


def test_a_path_from_inside_the_site(write: Write, site_of: Discover) -> None:
    root = write("d/a.md", "d/e/b.md")

    assert reported(site_of("..", cwd=root / "d" / "e")) == ["a.md", "e/b.md"]


def test_foreign_and_hidden_folders_are_left_out_unless_named(write: Write, site_of: Discover) -> None:
    write(
        "a.md",
        "node_modules/x/b.md",
        ".hidden/c.md",
        "vendor/d.md",
        "package.json",
        "docs/build/e.md",
        "docs/vendor/f.md",
    )

    assert paths_of(site_of(".")) == ["a.md", "docs/build/e.md", "docs/vendor/f.md"]
    assert paths_of(site_of(".hidden")) == ["c.md"]
    assert paths_of(site_of("node_modules/x")) == ["b.md"]


def test_all_three_suffixes_in_any_case(write: Write, site_of: Discover) -> None:
    write("a.MD", "b.markdown", "c.mdx", "d.txt", "e.md.bak")

    assert paths_of(site_of(".")) == ["a.MD", "b.markdown", "c.mdx"]


def test_two_files_of_one_name_and_locale_are_two_pages(write: Write, site_of: Discover) -> None:
    write("a.md", "a.mdx")

    assert {"a", "a.mdx"} == site_of(".").pages().keys()


def test_ignore_files_hold_without_git(write: Write, site_of: Discover, tmp_path: Path) -> None:
    write("a.md", "out/b.md", "docs/c.md", "docs/draft.md", "docs/keep/draft.md")
    (tmp_path / ".gitignore").write_text("out/\ndraft.md\n")
    (tmp_path / "docs/keep/.gitignore").write_text("!draft.md\n")

    assert paths_of(site_of(".")) == ["a.md", "docs/c.md", "docs/keep/draft.md"]


def test_what_is_excluded_stays_excluded_when_named(write: Write, tmp_path: Path) -> None:
    write("a.md", "drafts/b.md", "old/c.md")
    (tmp_path / ".polyglintignore").write_text("old/\n")
    settings = Settings(exclude=("drafts",))

    site = discover(["a.md", "drafts/b.md", "old/c.md"], settings, tmp_path)

    assert (reported(site), site.errors) == (["a.md"], ())
    assert [(skipped.path, skipped.message) for skipped in site.skipped] == [
        ("drafts/b.md", "left out by `exclude` (drafts)"),
        ("old/c.md", "left out by .polyglintignore"),
    ]


def test_a_hook_that_names_only_what_is_excluded_has_nothing_to_complain_of(write: Write, tmp_path: Path) -> None:
    write("drafts/b.md")

    site = discover(["drafts/b.md"], Settings(exclude=("drafts",), root=tmp_path, path=str(tmp_path / "x")), tmp_path)

    assert (site.files, site.errors, len(site.skipped)) == ((), (), 1)


def test_include_says_what_the_site_is(write: Write, site_of: Discover, tmp_path: Path) -> None:
    write("content/en/a.md", "content/fr/a.md", "README.md", "content/en/deep/b.md")
    (tmp_path / "polyglint.toml").write_text('include = ["content/**/*.md"]\n')

    site = site_of("content/fr/a.md")

    assert paths_of(site) == ["content/en/a.md", "content/en/deep/b.md", "content/fr/a.md"]
    assert reported(site) == ["content/fr/a.md"]
    assert [(skipped.path, skipped.message) for skipped in site_of("README.md").skipped] == [
        ("README.md", "left out: no pattern of `include` matches it")
    ]


def test_nothing_to_check_names_what_took_it_away(write: Write, tmp_path: Path, site_of: Discover) -> None:
    write("empty/x.txt", "drafts/a.md")
    settings = Settings(exclude=("drafts",))

    assert messages(site_of("empty")) == [("empty", "nothing to check: no Markdown file here (.md, .markdown, .mdx)")]
    site = discover(["."], settings, tmp_path)
    assert messages(site) == [(".", "nothing to check: 1 Markdown files, 1 left out by `exclude`")]


def test_a_missing_path_is_an_error_that_knows_better(write: Write, site_of: Discover) -> None:
    write("content/a.md")

    site = site_of("contnet/a.md", "content/b.txt", "")

    assert messages(site) == [
        ("contnet/a.md", "no such file or folder; did you mean content/a.md?"),
        ("content/b.txt", "no such file or folder"),
        ("", "no such file or folder"),
    ]


def test_the_rest_is_checked_beside_an_error(write: Write, site_of: Discover) -> None:
    write("a.md", "b.txt")

    site = site_of("a.md", "b.txt", "gone.md")

    assert reported(site) == ["a.md"]
    assert messages(site)[:1] == [("b.txt", "not a Markdown file (.md, .markdown, .mdx)")]
    assert len(site.errors) == 2


def test_a_file_that_is_too_large_is_not_read(write: Write, tmp_path: Path) -> None:
    write("a.md", "b.md")
    (tmp_path / "b.md").write_bytes(b"x" * 2_000_000)

    site = discover(["."], Settings(max_file_size=1_000_000), tmp_path)

    assert paths_of(site) == ["a.md"]
    assert messages(site) == [("b.md", "not read: 2.0 MB is more than `max-file-size` (1.0 MB)")]


def test_links_are_followed_once_and_loops_end(write: Write, site_of: Discover, tmp_path: Path) -> None:
    write("site/a.md", "elsewhere/b.md")
    (tmp_path / "site/loop").symlink_to(tmp_path / "site")
    (tmp_path / "site/up").symlink_to(tmp_path)
    (tmp_path / "site/more").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere/back").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "site/a-again.md").symlink_to("a.md")

    site = site_of("site")

    assert paths_of(site) == ["a.md", "more/b.md"]
    assert site.errors == ()


def test_links_to_nothing_are_errors(write: Write, site_of: Discover, tmp_path: Path) -> None:
    write("a.md")
    (tmp_path / "gone.md").symlink_to("nowhere.md")
    (tmp_path / "self.md").symlink_to("self.md")

    assert messages(site_of(".")) == [
        ("gone.md", "a symbolic link to nowhere.md, which does not exist"),
        ("self.md", "a symbolic link that leads back to itself"),
    ]
    assert messages(site_of(".")) == messages(site_of("gone.md", "self.md"))


def test_a_pipe_is_no_document(write: Write, site_of: Discover, tmp_path: Path) -> None:
    write("a.md")
    os.mkfifo(tmp_path / "b.md")

    assert messages(site_of(".")) == [("b.md", "neither a file nor a folder")]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_what_may_not_be_read_is_an_error(write: Write, site_of: Discover, tmp_path: Path) -> None:
    write("a.md", "b.md", "closed/c.md")
    (tmp_path / "b.md").chmod(0)
    (tmp_path / "closed").chmod(0)

    found = messages(site_of("."))
    (tmp_path / "closed").chmod(0o700)

    assert found == [
        ("closed", "this folder cannot be read: Permission denied"),
        ("b.md", "cannot be read: permission denied"),
    ]


def test_documents_are_asked_for_their_locale_only_when_the_path_tells_none(write: Write, tmp_path: Path) -> None:
    write("en/a.md", "fr/a.md", "b.md", "c.md")
    asked: list[str] = []

    def declared(file: SiteFile) -> str:
        asked.append(file.path)
        return {"b.md": "pt_br"}.get(file.path, "")

    site = discover(["."], Settings(), tmp_path, lambda _root: declared)

    assert asked == ["b.md", "c.md"]
    assert {file.path: file.locale for file in site.files} == {
        "b.md": "pt-BR",
        "c.md": "",
        "en/a.md": "en",
        "fr/a.md": "fr",
    }
    assert site.layout["pt-BR"] == "front matter"


def test_the_version_without_a_locale_says_which_the_source_is(write: Write, tmp_path: Path) -> None:
    write("a.md", "a.fr.md", "b.md", "b.fr.md")

    site = discover(["."], Settings(), tmp_path, lambda _root: lambda _file: "en")

    assert site.source_locale == "en"
    assert site.source_reason.endswith("front matter says en")


def test_a_stated_source_is_the_locale_of_what_names_none(write: Write, tmp_path: Path) -> None:
    write("a.md", "a.fr.md")

    site = discover(["."], Settings(source_locale="en"), tmp_path)

    assert [file.locale for file in site.files] == ["fr", "en"]
    assert (site.source_locale, site.source_reason) == ("en", "`source-locale` in the settings")


def test_an_override_states_the_locale(write: Write, site_of: Discover, tmp_path: Path) -> None:
    write("blog/a.md", "b.md")
    (tmp_path / "polyglint.toml").write_text('[[overrides]]\npaths = ["blog"]\nlocale = "uk"\n')

    assert [file.locale for file in site_of(".").files] == ["", "uk"]
