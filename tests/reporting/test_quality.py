"""The automatic MQM score: what is weighed, against what, and how it is labelled."""

import json

import pytest

from polyglint import Mqm
from polyglint.reporting import Options, RuleInfo, RunReport, render
from polyglint.reporting.quality import qualities, quality_table
from tests.reporting.findings import document, finding, report

EN = document("one two three\n", "en/page.md")
RU = document("один два три\n", "ru/page.md")
RULES = {
    "words/rare": RuleInfo(mqm=Mqm("accuracy", "omission", "major")),
    "words/note": RuleInfo(mqm=Mqm("design and markup", "length", "neutral")),
    "words/grave": RuleInfo(mqm=Mqm("accuracy", "mistranslation", "critical")),
    "words/other": RuleInfo(),
}
TOLD = report(
    finding(EN, "one", rule="words/rare"),
    finding(RU, "один", rule="words/rare"),
    finding(RU, "два", rule="words/note"),
    finding(RU, "три", rule="words/other"),
)._replace(rules=lambda: RULES, translated_words=lambda: {"ru": 1000, "fr": 200})


def told(*, statistics: bool, name: str = "json", run: RunReport = TOLD) -> str:
    return "".join(render(name, run, Options(statistics=statistics)))


def test_the_score_weighs_issues_against_the_words_of_the_source() -> None:
    french, russian = qualities(TOLD)
    assert (french.locale, french.score) == ("fr", 100.0)
    assert russian.score == pytest.approx(99.5)  # one major issue, 5 points in 1,000 words
    assert russian.issues == {"major": 1, "neutral": 1}


def test_the_source_is_not_scored() -> None:
    assert "en" not in {one.locale for one in qualities(TOLD)}


def test_a_site_in_one_language_has_no_score() -> None:
    assert list(quality_table(TOLD._replace(translated_words=dict), Options())) == []


def test_the_table_says_that_nobody_has_confirmed_the_issues() -> None:
    assert list(quality_table(TOLD, Options())) == [
        "",
        "automatic MQM (unconfirmed)",
        "locale   score  source words  neutral  minor  major  critical",
        "fr      100.00           200        ·      ·      ·         ·",
        "ru       99.50         1,000        1      ·      1         ·",
    ]


def test_a_score_is_rounded_down_and_never_shown_negative() -> None:
    grave = report(finding(RU, "один", rule="words/grave"))._replace(
        rules=lambda: RULES, translated_words=lambda: {"ru": 3}
    )
    assert "below 0" in "\n".join(quality_table(grave, Options()))
    almost = report(finding(RU, "один", rule="words/rare"))._replace(
        rules=lambda: RULES, translated_words=lambda: {"ru": 70_000}
    )
    assert "99.99" in "\n".join(quality_table(almost, Options()))


def test_statistics_show_it_as_text_and_as_json() -> None:
    assert "automatic MQM (unconfirmed)" in told(statistics=True, name="text")
    assert "automatic MQM" not in told(statistics=False, name="text")
    mqm = json.loads(told(statistics=True))["summary"]["mqm"]
    assert mqm["confirmed"] is False
    assert mqm["ru"] == {"score": 99.5, "source_words": 1000, "neutral": 1, "minor": 0, "major": 1, "critical": 0}
    assert "mqm" not in json.loads(told(statistics=False))["summary"]


def test_sarif_says_how_reviewers_class_a_rule() -> None:
    rules = json.loads(told(statistics=False, name="sarif"))["runs"][0]["tool"]["driver"]["rules"]
    properties = {rule["id"]: rule["properties"] for rule in rules}
    assert properties["words/rare"]["mqm"] == {"dimension": "accuracy", "type": "omission", "severity": "major"}
    assert "mqm" not in properties["words/other"]
