"""Cases on trial: the findings and repairs of a rule, and the promises that it may break."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from polyglint import (
    Document,
    DocumentRule,
    Edit,
    Fact,
    Fix,
    Place,
    Problem,
    Related,
    Rule,
    SiteRule,
    Translation,
    TranslationRule,
)
from polyglint.pages import PageError, cases
from polyglint.trial import Outcome, locale, page, run, updated


@dataclass(frozen=True)
class Shout(DocumentRule):
    """A sentence ends in one exclamation mark."""

    id = "words/shout"

    most: int = 1

    def check(self, document: Document) -> Iterator[Problem]:
        for shout in document.search(re.compile("!!+")):
            if len(shout[0]) > self.most:
                place = document.place(*shout.span())
                yield Problem(place, "loud", fix=Fix((Edit(place, "!"),)))


class Titles(SiteRule):
    """Titles differ."""

    id = "words/titles"

    def collect(self, document: Document) -> Iterator[Fact]:
        yield document.fact(document.title, "", document.place(0, 0), file="logo.png")

    def conclude(self, key: str, facts: Sequence[Fact]) -> Iterator[Problem]:
        first, *others = facts
        for fact in others:
            yield Problem(fact.place, f"{key} again, with {first.found}", related=(Related(first.place, "here"),))


class Longer(TranslationRule):
    """A translation is not longer."""

    id = "words/longer"

    def check(self, translation: Translation) -> Iterator[Problem]:
        if len(translation.target.text) > len(translation.source.text):
            yield Problem(translation.target.place(0, 1), "longer")


def tried(rule: Rule, *documents: tuple[str, str], more: str = "") -> Outcome:
    blocks = "\n".join(f"```md path={path}\n{text}\n```\n" for path, text in documents)
    (case,) = cases(f"## A\n\n{blocks}\n{more}")
    return run(case, rule)


def test_a_translation_is_told_what_its_source_said_before() -> None:
    class Changed(TranslationRule):
        id = "words/changed"

        def check(self, translation: Translation) -> Iterator[Problem]:
            for block in translation.outdated:
                yield Problem(block.target, f"{block.was} > {block.now}")

    basis = "```md basis path=en/a.md\nIt was here.\n```\n"
    outcome = tried(Changed(), ("en/a.md", "It is there."), ("fr/a.md", "Ici."), ("fr/b.md", "Ici."), more=basis)

    assert outcome.lines == ["fr/a.md:1:1 warning words/changed It was here. > It is there."]
    assert outcome.broken == ()


def test_findings_are_lines_in_the_order_of_their_places() -> None:
    outcome = tried(Shout(), ("en/b.md", "Oh!!"), ("en/a.md", "Ah!!!\n\nIh!! Uh!!"))

    assert outcome.lines == [
        "en/a.md:1:3 warning words/shout loud",
        "en/a.md:3:3 warning words/shout loud",
        "en/a.md:3:8 warning words/shout loud",
        "en/b.md:1:3 warning words/shout loud",
    ]


def test_texts_are_repaired_and_no_promise_breaks() -> None:
    outcome = tried(Shout(), ("en/a.md", "Ah!!! Ih!!"))

    assert (outcome.fixed, outcome.broken) == ({"en/a.md": "Ah! Ih!\n"}, ())


def test_unsafe_fixes_are_kept_apart() -> None:
    class Unsure(Shout):
        def check(self, document: Document) -> Iterator[Problem]:
            for problem in super().check(document):
                assert problem.fix
                yield problem._replace(fix=Fix(problem.fix.edits, safe=False))

    outcome = tried(Unsure(), ("en/a.md", "Ah!!"))

    assert (outcome.fixed, outcome.fixed_unsafe) == ({"en/a.md": "Ah!!\n"}, {"en/a.md": "Ah!\n"})


def test_line_ends_survive_fixing() -> None:
    (case,) = cases("## A\n\n```md escaped path=en/a.md\nAh!!\\r\nOh\\r\n```\n")

    assert run(case, Shout()).fixed == {"en/a.md": "Ah!\r\nOh\r\n"}


def test_options_configure_the_rule() -> None:
    assert tried(Shout(), ("en/a.md", "Ah!!"), more="```toml\nmost = 2\n```\n").lines == []


def test_a_wrong_option_is_named_by_its_line() -> None:
    with pytest.raises(PageError, match='words/shout has no option "mots"') as caught:
        tried(Shout(), ("en/a.md", "Ah!!"), more="```toml\n\nmots = 2\n```\n")

    assert caught.value.line == 9


def test_documents_are_compared_and_files_found() -> None:
    files = "```files\nstatic/logo.png\nmylogo.png\n```\n"

    outcome = tried(Titles(), ("a.md", "# Home"), ("b.md", "# Home"), more=files)

    assert outcome.lines == ["b.md:1:1 warning words/titles Home again, with ('static/logo.png',)"]
    assert outcome.broken == ()


def test_a_translation_is_compared_with_the_english_version_of_its_page() -> None:
    outcome = tried(Longer(), ("de/a.md", "Guten Tag"), ("en/a.md", "Hello"), ("de/b.md", "Allein hier"))

    assert outcome.lines == ["de/a.md:1:1 warning words/longer longer"]


def test_without_english_the_first_locale_is_the_source() -> None:
    outcome = tried(Longer(), ("fr/a.md", "Salut"), ("de/a.md", "Guten Tag"))

    assert outcome.lines == ["de/a.md:1:1 warning words/longer longer"]


@pytest.mark.parametrize(
    ("path", "known_locale", "known_page"),
    [
        ("en/a.md", "en", "a.md"),
        ("zh-Hans-CN/a/b.md", "zh-Hans-CN", "a/b.md"),
        ("a/index.pt-BR.md", "pt-BR", "a/index.md"),
        ("page.md", "", "page.md"),
        ("guide/en/a.md", "", "guide/en/a.md"),
        ("locales/pt-BR.json", "pt-BR", "locales/*.json"),
        ("locale/fr/LC_MESSAGES/app.po", "fr", "locale/*/LC_MESSAGES/app.po"),
    ],
)
def test_a_path_tells_locale_and_page(path: str, known_locale: str, known_page: str) -> None:
    assert (known_locale, known_page) == (locale(path), page(path))


class Broken(DocumentRule):
    """A rule that breaks a promise."""

    id = "words/broken"

    def problem(self, document: Document, **rest: Any) -> Problem:
        return Problem(document.place(0, 1), "bad", **rest)


def broken(rule: Rule, *documents: tuple[str, str]) -> str:
    return "\n".join(tried(rule, *(documents or [("en/a.md", "abc")])).broken)


def test_a_fix_that_leaves_its_problem_is_told() -> None:
    class Idle(Broken):
        def check(self, document: Document) -> Iterator[Problem]:
            yield self.problem(document, fix=Fix((Edit(document.place(1, 2), "x"),)))

    assert "en/a.md:1:1 warning words/broken bad: the problem is still there after its fix" in broken(Idle())


def test_a_fix_that_makes_a_problem_is_told() -> None:
    class Worse(Broken):
        def check(self, document: Document) -> Iterator[Problem]:
            if document.text.startswith("abc"):
                yield self.problem(document, fix=Fix((Edit(document.place(0, 1), "x\n\n"),)))
            else:
                yield Problem(document.place(4, 5), "worse")

    assert "its fix makes a new problem: en/a.md:3:2 warning words/broken worse" in broken(Worse())


def test_fixes_without_an_end_are_told() -> None:
    class Growing(Broken):
        def check(self, document: Document) -> Iterator[Problem]:
            yield self.problem(document, fix=Fix((Edit(document.place(0, 0), "x"),)))

    assert "fixing does not come to an end within 10 rounds" in broken(Growing())


def test_a_place_outside_the_text_is_told() -> None:
    class Beyond(Broken):
        def check(self, document: Document) -> Iterator[Problem]:
            yield Problem(Place(document.path, 2, 99, 1, 3, 1, 100), "bad")

    assert "2-99 is not a place of en/a.md" in broken(Beyond())


def test_a_place_in_another_document_is_told() -> None:
    class Elsewhere(Broken):
        def check(self, document: Document) -> Iterator[Problem]:
            yield self.problem(document, related=(Related(Place("x.md", 0, 0, 1, 1, 1, 1), "there"),))

    assert "speaks of x.md, which is no document of the case" in broken(Elsewhere())


def test_a_rule_that_remembers_is_told() -> None:
    seen: list[str] = []

    class Remembering(Broken):
        def check(self, document: Document) -> Iterator[Problem]:
            seen.append(document.path)
            if len(seen) == 1:
                yield self.problem(document)

    assert "a rule must not remember anything" in broken(Remembering())


def test_a_fact_that_json_changes_is_told() -> None:
    class Tuples(Titles):
        def collect(self, document: Document) -> Iterator[Fact]:
            yield Fact("key", ("a", "b"), document.place(0, 0))  # type: ignore[arg-type]  # the mistake in question

    assert "the report of en/a.md is another after JSON" in broken(Tuples())


def test_a_fact_that_is_no_plain_data_is_told() -> None:
    class Sets(Titles):
        def collect(self, document: Document) -> Iterator[Fact]:
            yield Fact("key", {"a"}, document.place(0, 0))  # type: ignore[arg-type]  # the mistake in question

    assert "the report of en/a.md is not plain data" in broken(Sets())


def test_a_document_in_no_language_is_told_where_the_rule_reads_only_some() -> None:
    class English(Broken):
        languages = ("en",)

        def check(self, document: Document) -> Iterator[Problem]:
            yield self.problem(document)

    expected = "page.md has no language, and the rule reads only en: say path=en/page.md"

    assert expected == broken(English(), ("page.md", "abc"))
    assert broken(English(), ("de/page.md", "abc")) == ""


def test_a_rule_that_raises_is_no_text_for_a_page() -> None:
    class Raising(Broken):
        def check(self, document: Document) -> Iterator[Problem]:
            raise KeyError(document.path)

    text = "## A\n\n```md\nx\n```\n"

    assert text == updated(text, Raising())


def test_a_page_is_updated_case_by_case() -> None:
    text = "## A\n\n```md\nAh!!\n```\n\n```md fixed\n```\n\n## B\n\n```md\nOh!!\n```\n"
    findings = "\n```findings\npage.md:1:3 warning words/shout loud\n```\n"

    assert updated(text, Shout()) == (
        f"## A\n\n```md\nAh!!\n```\n{findings}\n```md fixed\nAh!\n```\n\n## B\n\n```md\nOh!!\n```\n{findings}"
    )
