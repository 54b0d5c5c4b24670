import pytest

from polyglint.site.globs import fixed_folder, matches


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("content/blog/**", "content/blog/a/b.md", True),
        ("content/blog", "content/blog/a.md", True),
        ("content/blog/", "content/blog/a.md", True),
        ("content/*.md", "content/a/b.md", False),
        ("**/*.md", "a.md", True),
        ("content/**/x.md", "content/x.md", True),
        ("drafts", "content/drafts/a.md", True),
        ("drafts", "content/mydrafts/a.md", False),
        ("*.draft.md", "a/b.draft.md", True),
        ("/a.md", "b/a.md", False),
        ("{en,fr}/*.md", "fr/a.md", True),
        ("[!e]n/a.md", "en/a.md", False),
        ("posts/[slug]/a.md", "posts/s/a.md", True),
        ("a+b.md", "a+b.md", True),
    ],
)
def test_a_pattern_reads_as_in_an_ignore_file(pattern: str, path: str, *, expected: bool) -> None:
    assert expected == matches([pattern], path)


def test_the_fixed_part_of_a_pattern_is_a_folder() -> None:
    assert [fixed_folder(text) for text in ("content/docs/**/*.md", "a/b", "*.md")] == ["content/docs", "a/b", ""]
