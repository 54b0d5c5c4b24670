"""The rules that are known without being loaded."""

import os
import re
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from polyglint import Document, DocumentRule, Rule, TranslationRule
from polyglint.cache_folder import cache_folder
from polyglint.discovery import PackError, rules
from polyglint.pages import cases
from polyglint.roster import known_rules
from polyglint.rule import LateRule

LONG_AGO = 1_600_000_000
RULES = Path(__file__).parent.parent / "rules" / "polyglint_rules"
LOUD = '''
"""Loud words."""

from dataclasses import dataclass

from polyglint import DocumentRule


@dataclass(frozen=True)
class Loud(DocumentRule):
    """A text is quiet."""

    id = "words/loud"
    severity = "error"
    needs = "!"
    roots: tuple[str, ...] = ()

    def check(self, document):
        return ()
'''


@pytest.fixture(autouse=True)
def _old_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    """The built-in rules count as old, whoever has just worked on them."""
    monkeypatch.setattr("polyglint.roster._RACY_NS", -(10**18))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "lint" / "words" / "loud.py", LOUD)
    return tmp_path / "lint"


def write(file: Path, text: str, *, seconds: int = LONG_AGO) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    os.utime(file, (seconds, seconds))


def remembered() -> list[Path]:
    return list(cache_folder().glob("rules-*.json"))


def stated(rule: Rule) -> dict[str, object]:
    names = [*Rule.__annotations__, "family", "reads_documents", "reads_translations"]
    return {name: getattr(rule, name) for name in names if name != "mqm"}


def test_what_is_remembered_is_what_the_rules_say() -> None:
    known_rules()

    late = known_rules()

    assert all(isinstance(rule, LateRule) for rule in late.values())
    assert {name: stated(rule) for name, rule in rules().items()} == {name: stated(rule) for name, rule in late.items()}


def test_a_rule_is_loaded_when_it_is_asked_for(folder: Path) -> None:
    known_rules([folder])
    for name in [name for name in sys.modules if name.endswith("words.loud")]:
        del sys.modules[name]

    rule = known_rules([folder])["words/loud"]

    assert not any(name.endswith("words.loud") for name in sys.modules)
    assert isinstance(rule.loaded, DocumentRule)
    assert rule.loaded.id == "words/loud"


def test_the_options_are_known_before_the_rule_is(folder: Path) -> None:
    known_rules([folder])

    rule = known_rules([folder])["words/loud"]

    assert isinstance(rule, LateRule)
    assert rule.option_names == ("roots",)


def test_another_text_of_a_rule_is_another_rule(folder: Path) -> None:
    known_rules([folder])

    write(folder / "words" / "loud.py", LOUD.replace('"error"', '"info"'), seconds=LONG_AGO + 5)

    assert len(remembered()) == 1
    known_rules([folder])
    assert len(remembered()) == 2


def test_what_has_just_changed_is_not_remembered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("polyglint.roster._RACY_NS", 2_000_000_000)
    (folder / "words" / "loud.py").touch()

    known_rules([folder])

    assert remembered() == []


def test_rules_that_have_changed_since_somebody_asked_are_not_remembered_as_what_they_were(folder: Path) -> None:
    known_rules([folder], "what-they-were")

    assert remembered() == []


@pytest.mark.parametrize("text", ["", "{", "[[0]]", "[[9, 'a', {}]]", '[[9, "a", {"id": "b/c"}]]', "[1]", "\udcff"])
def test_a_memory_that_cannot_be_read_is_none(folder: Path, text: str) -> None:
    known_rules([folder])
    [file] = remembered()

    file.write_text(text, errors="surrogateescape")

    assert known_rules([folder])["words/loud"].severity == "error"


def test_a_memory_that_cannot_be_written_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("POLYGLINT_CACHE_DIR", str(tmp_path / "file" / "cache"))

    assert "headings/skipped-level" in known_rules()


def test_a_declaration_that_is_no_plain_data_is_asked_for_each_time(folder: Path) -> None:
    write(folder / "words" / "loud.py", LOUD.replace('needs = "!"', 'languages = {"en"}'))

    assert list(known_rules([folder])["words/loud"].languages) == ["en"]
    assert remembered() == []


def test_a_rule_that_cannot_be_loaded_stops_everything(folder: Path) -> None:
    write(folder / "words" / "loud.py", LOUD.replace("from dataclasses", "from nowhere"))

    with pytest.raises(PackError, match=re.escape("loud.py line 4")):
        known_rules([folder])


def test_a_need_that_is_no_pattern_is_refused(folder: Path) -> None:
    write(folder / "words" / "loud.py", LOUD.replace('"!"', '"("'))

    with pytest.raises(PackError, match=re.escape("it needs '(', which is not a regular expression")):
        known_rules([folder])


def test_old_memories_are_thrown_away(folder: Path) -> None:
    for number in range(12):
        write(folder / "words" / "loud.py", LOUD, seconds=LONG_AGO + number)
        known_rules([folder])

    assert len(remembered()) == 8


def documents() -> Iterator[Document]:
    """All documents of all rule pages."""
    for page in sorted(RULES.rglob("*.md")):
        for case in cases(page.read_text("utf-8")):
            yield from (Document(path, text, "en") for path, text in case.documents.items())


@pytest.mark.parametrize(
    "rule",
    [rule for rule in rules().values() if isinstance(rule, DocumentRule) and (rule.needs or rule.needs_in_prose)],
    ids=lambda rule: rule.id,
)
def test_a_rule_finds_nothing_without_what_it_needs(rule: DocumentRule) -> None:
    """A need that is too narrow would hide findings, and nobody would notice."""
    without = (
        document
        for document in documents()
        if not re.search(rule.needs, document.text) or not re.search(rule.needs_in_prose, document.prose)
    )

    assert [] == list(chain.from_iterable(map(rule.check, without)))


def test_a_rule_of_translations_does_not_read_documents() -> None:
    class Longer(TranslationRule):
        id = "words/longer"

    assert not Longer().reads_documents
