"""Locales that a call names are those of documents."""

import pytest

from tests.conftest import Lint, Write


@pytest.mark.parametrize("command", ["check", "coverage", "claims", "words"])
def test_a_locale_that_no_document_is_in_is_refused(call: Lint, write: Write, command: str) -> None:
    write({"content/en/a.md": "# A\n\nText.\n", "content/fr/a.md": "# A\n\nTexte.\n"})
    called = call(command, "content", "--locale", "de")

    assert (2, True) == (called.code, "no document is in de; locales here: en, fr" in called.err)


def test_several_tags_may_stand_in_one_option(call: Lint, write: Write) -> None:
    write({"content/en/a.md": "# A\n\nText.\n", "content/pt-BR/a.md": "# A\n\nTexto.\n"})

    assert 0 == call("coverage", "content", "--locale", "en,pt_BR").code


def test_coverage_of_the_source_is_none(call: Lint, write: Write) -> None:
    write({"content/en/a.md": "# A\n\nText.\n", "content/fr/a.md": "# A\n\nTexte.\n"})

    assert "no page here is translated to en" in call("coverage", "content", "--locale", "en").err
