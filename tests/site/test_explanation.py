from collections.abc import Callable
from pathlib import Path

from polyglint.settings import nearest_settings
from polyglint.site import discover
from polyglint.site.explanation import explain

Write = Callable[..., Path]


def explained(root: Path, path: str) -> list[str]:
    settings = nearest_settings(["."], root)
    return explain(discover(["."], settings, root), settings, path)


def test_a_path_is_explained(write: Write, tmp_path: Path) -> None:
    write("content/en/a.md", "content/fr/a.md", "content/en/b.md")
    (tmp_path / "polyglint.toml").write_text('[[overrides]]\npaths = ["content/fr"]\nignore = ["claims"]\n')

    assert [
        f"settings: {tmp_path / 'polyglint.toml'}",
        f"root: {tmp_path}",
        "locale: fr (folder names)",
        "page: content/a",
        "  en: content/en/a.md",
        "  fr: content/fr/a.md",
        "source: en (guess: most pages (2 of 3))",
        "override 1 (content/fr): ignore",
    ] == explained(tmp_path, "content/fr/a.md")


def test_a_folder_is_explained_by_its_files(write: Write, tmp_path: Path) -> None:
    write("content/en/a.md", "content/fr/a.md")

    assert explained(tmp_path, "content")[2:5] == ["files: 2", "  en: 1 (folder names)", "  fr: 1 (folder names)"]


def test_what_is_not_checked_is_explained(write: Write, tmp_path: Path) -> None:
    write("a.md", "drafts/b.md", "c.txt")
    (tmp_path / "polyglint.toml").write_text('exclude = ["drafts"]\n')

    assert "file: not checked: left out by `exclude` (drafts)" in explained(tmp_path, "drafts/b.md")
    assert "file: not checked: not a Markdown file" in explained(tmp_path, "c.txt")
    assert "file: not checked: no such file or folder" in explained(tmp_path, "d.md")
