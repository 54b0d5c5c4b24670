"""Rules made of YAML texts, and what they say of Markdown texts."""

from pathlib import Path
from textwrap import dedent

import pytest

from polyglint import Document
from polyglint.style.data_rule import DataRule
from polyglint.style.reading import DataError, data_rule


def rule(text: str, folder: Path | None = None) -> DataRule:
    return data_rule(dedent(text).encode(), text.split("id: ")[1].split("\n")[0], folder)


def messages(made: DataRule, text: str) -> list[str]:
    return [problem.message for problem in made.check(Document("page.md", text, "en"))]


def places(made: DataRule, text: str) -> list[str]:
    return [text[problem.place.start : problem.place.end] for problem in made.check(Document("page.md", text, "en"))]


def repaired(made: DataRule, text: str) -> str:
    document = Document("page.md", text, "en")
    fixes = [problem.fix for problem in made.check(document) if problem.fix]
    edits = [(edit.place.start, edit.place.end, edit.text) for fix in fixes for edit in fix.edits]
    return document.source.edited(edits).decode()


def refusal(text: str, name: str = "words/bad") -> str:
    with pytest.raises(DataError) as caught:
        data_rule(dedent(text).encode(), name)
    return f"{caught.value.line}: {caught.value}"
