"""Findings are counted by severity, rule and locale."""

from polyglint.reporting import Options, RunReport
from polyglint.reporting.totals import last_line, rule_table, statistics
from tests.reporting.findings import document, finding, replacing, report

EN = document("one two three\n", "en/page.md")
RU = document("один два три\n", "ru/page.md")
FOUND = (
    finding(EN, "one", rule="words/rare", severity="error", fix=replacing(EN, "one", "1")),
    finding(EN, "two", rule="words/often"),
    finding(RU, "два", rule="words/often", fix=replacing(RU, "два", "2", safe=False)),
    finding(RU, "три", rule="words/note", severity="info"),
)
TOLD = report(*FOUND)._replace(locales=(("en", 1), ("ru", 1)))


def test_the_last_line_counts_findings_documents_and_fixes() -> None:
    assert (
        last_line(TOLD)
        == "4 findings (1 error, 2 warnings, 1 info) in 2 documents. 1 fixable with --fix, 1 more with --unsafe-fixes."
    )


def test_great_numbers_have_separators() -> None:
    assert last_line(RunReport(checked=4012)) == "No findings in 4,012 documents."


def test_unsafe_fixes_alone_are_named() -> None:
    assert last_line(report(FOUND[2])).endswith(" 1 fixable with --unsafe-fixes.")


def test_the_table_has_the_worst_rules_first_and_a_column_a_locale() -> None:
    assert list(rule_table(TOLD, Options())) == [
        "severity  rule         en  ru  total  fixable",
        "error     words/rare    1   ·      1        1",
        "warning   words/often   1   1      2        ·",
        "info      words/note    ·   1      1        ·",
    ]


def test_a_table_too_wide_does_without_locales() -> None:
    assert next(rule_table(TOLD, Options(width=40))) == "severity  rule         total  fixable"


def test_a_site_in_one_language_needs_no_column_for_it() -> None:
    assert next(rule_table(TOLD._replace(locales=(("en", 2),)), Options())) == "severity  rule         total  fixable"


def test_statistics_have_the_most_frequent_first() -> None:
    assert list(statistics(TOLD, Options(unicode=False))) == [
        "rule         severity  en  ru  total  fixable\n",
        "words/often  warning    1   1      2        .\n",
        "words/note   info       .   1      1        .\n",
        "words/rare   error      1   .      1        1\n",
    ]


def test_statistics_of_nothing_are_nothing() -> None:
    assert list(statistics(report())) == []
