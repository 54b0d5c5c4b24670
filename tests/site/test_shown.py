from pathlib import Path

import pytest

from polyglint.site.shown import shown_from


@pytest.mark.parametrize(
    ("cwd", "shown"), [("/site", "content/en/a.md"), ("/", "site/content/en/a.md"), ("/site/content/fr", "../en/a.md")]
)
def test_a_path_leads_there_from_the_working_folder(cwd: str, shown: str) -> None:
    assert shown == shown_from(Path("/site"), Path(cwd))("content/en/a.md")
