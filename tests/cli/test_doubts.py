"""Settings that the site does not bear out are told, by `check` and by `settings`."""

import pytest

from tests.conftest import Lint, Write

SITE = {"content/en/a.md": "# A\n\nText.\n", "content/fr/a.md": "# A\n\nTexte.\n"}
NO_GERMAN = "polyglint.toml:1: source-locale: no document here is in de"


def test_a_source_locale_that_nothing_is_in(call: Lint, lint: Lint, write: Write) -> None:
    write({**SITE, "polyglint.toml": 'source-locale = "de"\n'})

    assert f"polyglint: note: {NO_GERMAN}" in lint("content/fr/a.md").err
    assert NO_GERMAN in call("check", "content").out
    assert f"note: {NO_GERMAN}" in call("settings", "content").out


@pytest.mark.parametrize(
    ("settings", "files", "paths"),
    [
        ('source-locale = "en"\n', SITE, ["content"]),
        ('source-locale = "en"\n', {**SITE, "content/fr/b.md": "# B\n\nTexte.\n"}, ["content/fr/b.md"]),
        ('source-locale = "de"\n', {"a.md": "# A\n\nText.\n", "a.fr.md": "# A\n\nTexte.\n"}, ["."]),
        ('source-locale = "de"\n', {"en/a.md": "# A\n\nText.\n"}, ["."]),
        ('roots = ["static", "/content/"]\n', {**SITE, "static/a.txt": ""}, ["content"]),
    ],
)
def test_what_the_site_bears_out_is_not_doubted(
    lint: Lint, write: Write, settings: str, files: dict[str, str | bytes], paths: list[str]
) -> None:
    write({**files, "polyglint.toml": settings})

    assert "note:" not in lint(*paths).err


def test_a_root_that_is_not_there(lint: Lint, write: Write) -> None:
    write({**SITE, "polyglint.toml": 'roots = ["statik"]\n'})

    assert 'polyglint: note: polyglint.toml:1: roots: there is no folder "statik" beside the settings\n' == lint().err


@pytest.mark.parametrize("settings", ['select = ["headings"]\nignore = ["headings"]\n', ""])
def test_a_selection_without_a_rule_is_an_error(lint: Lint, write: Write, settings: str) -> None:
    write({**SITE, "polyglint.toml": settings})
    called = lint("content") if settings else lint("content", "--select", "headings", "--ignore", "headings")

    assert (2, True) == (called.code, "what is selected and what is ignored leave no rule" in called.err)


def test_a_rule_that_an_override_switches_on_is_one(lint: Lint, write: Write) -> None:
    override = '[[overrides]]\npaths = ["content/fr"]\nextend-select = ["headings/skipped-level"]\n'
    write({**SITE, "polyglint.toml": f'select = ["claims"]\nignore = ["claims"]\n{override}'})

    assert 0 == lint("content").code


def test_findings_of_the_engine_are_enough(lint: Lint, write: Write) -> None:
    write(SITE)

    assert 0 == lint("content", "--select", "suppression").code


FACTS = '[[facts]]\nsubject = "carbon peel"\ntopic = "sessions"\nvalue = "4-6"\n'
PEEL = {
    "content/en/peel.md": "---\ntitle: Carbon peel\n---\n\nFour sessions.\n",
    "content/en/news/b.md": "# B\n\nText.\n",
}


@pytest.mark.parametrize(
    ("settings", "paths"),
    [
        (FACTS, ["."]),
        (FACTS.replace("carbon", "corbon"), ["content/en/news/b.md"]),
        (FACTS.replace("carbon", "corbon"), ["content/en/news"]),
        (f'ignore = ["claims"]\n{FACTS.replace("carbon", "corbon")}', ["."]),
    ],
)
def test_facts_are_not_doubted_where_the_run_cannot_tell(
    lint: Lint, write: Write, settings: str, paths: list[str]
) -> None:
    write({**PEEL, "polyglint.toml": settings})

    assert "note:" not in lint(*paths).err


def test_a_fact_whose_subject_no_page_has(lint: Lint, write: Write) -> None:
    write({**PEEL, "README.md": "# Of this site\n", "polyglint.toml": FACTS.replace("carbon", "corbon")})
    told = 'polyglint: note: polyglint.toml:2: facts[0].subject: no page is called "corbon peel"'

    assert told in lint().err
    assert told in lint("content").err  # from the cache
