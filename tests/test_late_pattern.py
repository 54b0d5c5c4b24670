"""Patterns that wait to be compiled."""

import re
import sys
from types import ModuleType

import pytest

from polyglint.late_pattern import late_pattern, late_patterns
from tests.conftest import Write
from tests.test_bad_input import RunLint


def test_a_late_pattern_answers_as_the_pattern() -> None:
    pattern = late_pattern(r"(?P<word>\w+) ", re.IGNORECASE)

    found = pattern.match("One two ")

    assert found is not None
    assert found["word"] == "One"
    assert [match[0] for match in pattern.finditer("One two ")] == ["One ", "two "]
    assert pattern.sub("x", "One two ") == "xx"
    assert (pattern.pattern, pattern.groups) == (r"(?P<word>\w+) ", 1)


def test_it_is_compiled_when_it_is_asked() -> None:
    wrong = late_pattern("(")

    with pytest.raises(re.error):
        wrong.search("a")


def test_what_a_library_compiles_while_it_is_imported_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    library = ModuleType("library")
    monkeypatch.setitem(sys.modules, "library", library)
    monkeypatch.setitem(sys.modules, "polyglint.cli", sys.modules.get("polyglint.cli", ModuleType("cli")))

    with late_patterns():
        exec('import re\nWORD = re.compile(r"\\w+")', vars(library))

    assert not isinstance(library.WORD, re.Pattern)
    assert library.WORD.findall("one two") == ["one", "two"]


def test_the_libraries_of_another_program_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "polyglint.cli", raising=False)
    compiled = re.compile

    with late_patterns():
        assert re.compile is compiled


def test_afterwards_patterns_are_patterns() -> None:
    compiled = re.compile
    with pytest.raises(ImportError), late_patterns():
        raise ImportError

    assert re.compile is compiled
    assert isinstance(re.compile("a"), re.Pattern)


def test_plural_forms_are_read_in_a_process_of_its_own(write: Write, run_lint: RunLint) -> None:
    """`gettext` hands its pattern to a function of `re`, which takes no pattern that waits."""
    header = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'
    message = '\nmsgid "%d day"\nmsgid_plural "%d days"\nmsgstr[0] "%d jour"\nmsgstr[1] "%d jours"\n'
    write({"po/fr.po": header + message, "en/a.md": "# A\n\nText.\n"})

    done = run_lint(".")

    assert "Traceback" not in done.stderr
    assert done.returncode == 0
