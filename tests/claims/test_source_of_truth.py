"""Facts that a site declares: how its settings state them, and what its pages are held to."""

import tomllib
from collections.abc import Mapping
from functools import cache
from math import inf
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from polyglint import Document, declared_fact
from polyglint.engine import Plan, Version, check_page, conclude, grouped
from polyglint.settings import SettingsError, settings_from
from polyglint.settings_file import json_schema
from polyglint_rules.claims.source_of_truth import SourceOfTruth

ABOUT = {
    "en": "# {}\n\nOur skin treatment at the clinic.\n\n{}\n",
    "es": "# {}\n\nNuestro tratamiento de la piel en la clínica.\n\n{}\n",
    "ru": "# {}\n\nНаша процедура для кожи в клинике.\n\n{}\n",
    "fr": "# {}\n\nNotre traitement de la peau à la clinique.\n\n{}\n",
    "de": "# {}\n\nUnsere Behandlung der Haut in der Klinik.\n\n{}\n",
}
SESSIONS = {
    "en": "A course consists of {} sessions.",
    "es": "El tratamiento completo consta de {} sesiones.",
    "ru": "Курс состоит из {} сеансов.",
    "fr": "Une cure comprend {} séances.",
    "de": "Eine Kur besteht aus {} Sitzungen.",
}


def told(facts: list[dict[str, Any]], pages: Mapping[str, str], **claims: Any) -> list[str]:
    """What is said of pages by path; `en/peel` and `de/peel` are versions of one."""
    rule = SourceOfTruth(facts=tuple(facts), claims=claims)
    plan = Plan((rule,))
    versions: dict[str, list[Version]] = {}
    for path, text in pages.items():
        locale, _, page = path.partition("/")
        versions.setdefault(page, []).append(Version(f"{path}.md", locale, text.encode(), page))
    reports = [report for group in versions.values() for report in check_page(group, [plan] * len(group), "en")]
    collected = [fact for report in reports for fact in report.facts]
    return [
        f"{finding.place.path}: {finding.message}"
        for (_, key), group in grouped(collected).items()
        for finding in conclude(rule, key, group, plan.severity)
    ]


def page(locale: str, sentence: str, title: str = "Laser") -> str:
    return ABOUT[locale].format(title, sentence)


@pytest.mark.parametrize("locale", SESSIONS)
def test_pages_of_every_language_are_held_to_a_fact(locale: str) -> None:
    facts = [{"topic": "sessions", "value": "4-6"}]

    assert len(told(facts, {f"{locale}/peel": page(locale, SESSIONS[locale].format(10))})) == 1
    assert told(facts, {f"{locale}/peel": page(locale, SESSIONS[locale].format("4-6"))}) == []
    assert told(facts, {f"{locale}/peel": page(locale, SESSIONS[locale].format(5))}) == []


def test_the_message_has_the_words_of_the_page_and_of_the_fact() -> None:
    facts = [{"topic": "sessions", "value": "4-6", "stated": "polyglint.toml:3"}]

    assert told(facts, {"en/peel": page("en", SESSIONS["en"].format(10))}) == [
        "en/peel.md: sessions: “course consists of 10 sessions” does not agree with the site's fact “4-6” "
        "(polyglint.toml:3)"
    ]


@pytest.mark.parametrize("value", ["2 years", "24 Monate", "24 mo", "два года", "deux ans", "2 años"])
def test_values_in_any_unit_and_language_agree(value: str) -> None:
    facts = [{"topic": "effect", "value": value}]

    assert told(facts, {"en/peel": page("en", "The effect lasts two years.")}) == []
    assert told(facts, {"en/peel": page("en", "The effect lasts 24 months.")}) == []
    assert len(told(facts, {"en/peel": page("en", "The effect lasts three months.")})) == 1


VERSIONS = Path(__file__).parent / "versions"
# What pages say in five languages: the page, the figure or topic, its thing, what is true there, and what is not.
SAID = (
    ("radiofrequency", "sessions", "", "4-6", "8-10"),
    ("radiofrequency", "interval", "", "14 d", "a month"),
    ("radiofrequency", "session length", "", "45-60 min", "90 minutes"),
    ("radiofrequency", "effect", "", "up to two years", "six months"),
    ("radiofrequency", "onset", "", "3 weeks", "six months"),
    ("radiofrequency", "age", "", "from 18 years", "from 21 years"),
    ("coffee-maker", "price", "", "149.00 EUR", "129 EUR"),
    ("coffee-maker", "weight", "", "1400 g", "2 kg"),
    ("coffee-maker", "delivery time", "", "2-4 days", "two weeks"),
    ("coffee-maker", "warranty", "", "36 Monate", "2 years"),
    ("coffee-maker", "return period", "", "30 days", "14 days"),
    ("job-queue", "default", "port", "8080", "80"),
    ("job-queue", "default", "timeout", "300 s", "one hour"),
    ("job-queue", "required version", "node.js", "18 or later", "20 or later"),
    ("job-queue", "support", "mysql", "denied", "affirmed"),
    ("job-queue", "required", "redis", "denied", "affirmed"),
    ("job-queue", "limit", "workers", "<=100", "<=10"),
)


LEAST = 0.85


@cache
def version(name: str, locale: str) -> str:
    return (VERSIONS / name / f"{locale}.md").read_text("utf-8")


def test_pages_that_say_what_is_true_are_left_alone_in_five_languages() -> None:
    facts = [{"subject": name, "topic": topic, "thing": thing, "value": true} for name, topic, thing, true, _ in SAID]

    assert [message for name in {said[0] for said in SAID} for message in _told_of(name, facts)] == []


def test_pages_that_say_otherwise_are_told_in_five_languages() -> None:
    facts = [{"subject": name, "topic": topic, "thing": thing, "value": false} for name, topic, thing, _, false in SAID]
    found = [message for name in {said[0] for said in SAID} for message in _told_of(name, facts)]
    told_of = {(message[:2], message.partition(": ")[2].partition(": ")[0]) for message in found}
    wanted = {
        (locale, f"{topic} of {thing}" if thing else topic) for _, topic, thing, *_ in SAID for locale in SESSIONS
    }

    assert len(told_of & wanted) >= LEAST * len(wanted), sorted(wanted - told_of)


def _told_of(name: str, facts: list[dict[str, Any]]) -> list[str]:
    pages = {f"{locale}/{name}": version(name, locale) for locale in SESSIONS}
    own = [{**fact, "subject": ""} for fact in facts if fact["subject"] == name]
    return told(own, pages, packs=["care", "product", "software"])


def test_a_subject_is_known_by_any_version_of_the_page() -> None:
    facts = [{"subject": "laser peel", "topic": "sessions", "value": "4-6"}]
    german = page("de", SESSIONS["de"].format(10), "Haut wie neu")

    assert told(facts, {"de/peel": german}) == []
    assert len(told(facts, {"de/peel": german, "en/peel": page("en", "Ask us.", "Laser peel")})) == 1
    assert told(facts, {"en/massage": page("en", SESSIONS["en"].format(10), "Massage")}) == []


def test_a_subject_is_known_by_the_heading_of_a_section() -> None:
    facts = [{"subject": "laser peel", "topic": "sessions", "value": "4-6"}]
    prices = "# Our treatments\n\nFor the skin.\n\n## {}\n\nA course consists of 10 sessions.\n"

    assert len(told(facts, {"en/prices": prices.format("Laser peel")})) == 1
    assert told(facts, {"en/prices": prices.format("Massage")}) == []


def test_a_subject_is_known_by_its_aliases() -> None:
    facts = [{"subject": "laser peel", "topic": "sessions", "value": "4-6"}]
    aliases = {"laser peel": ["карбоновый пилинг"]}

    assert (
        len(told(facts, {"ru/peel": page("ru", SESSIONS["ru"].format(10), "Карбоновый пилинг")}, aliases=aliases)) == 1
    )


@pytest.mark.parametrize(
    ("value", "sentence", "is_told"),
    [
        ("affirmed", "The treatment is painless.", True),
        ("affirmed", "The treatment is almost painless.", False),
        ("affirmed absolute", "The treatment is almost painless.", True),
        ("denied", "The treatment is painless.", False),
        ("denied hedged", "The treatment is almost painless.", False),
        ("denied hedged", "The treatment is painless.", True),
        ("hedged", "The treatment is painless.", True),
        ("affirmed", "If your skin is healthy, the treatment is painless.", False),
        ("affirmed", "Unlike surgery, which is painless, ours is not.", False),
    ],
)
def test_sides_and_strengths(value: str, sentence: str, *, is_told: bool) -> None:
    assert bool(told([{"topic": "pain", "value": value}], {"en/peel": page("en", sentence)})) == is_told


def test_a_fact_of_some_locales_holds_for_those() -> None:
    facts = [{"topic": "sessions", "value": "4-6", "locales": ["es"]}]
    pages = {f"{locale}/peel": page(locale, SESSIONS[locale].format(10)) for locale in ("en", "es")}

    assert [message[:2] for message in told(facts, pages)] == ["es"]


def test_a_fact_of_a_thing_holds_for_that() -> None:
    text = "# Installing the server\n\nDownload it.\n\n- By default, the `{}` is {}.\n"
    facts = [{"topic": "default", "thing": "port", "value": "8080"}]

    assert len(told(facts, {"en/a": text.format("port", 8000)}, packs=["software"])) == 1
    assert told(facts, {"en/a": text.format("port", 8080)}, packs=["software"]) == []
    assert told(facts, {"en/a": text.format("workers", 8000)}, packs=["software"]) == []


def test_values_are_read_as_the_notation_and_as_words() -> None:
    def quantity(topic: str, value: str) -> tuple[float, float, str]:
        found = declared_fact({"topic": topic, "value": value}).quantity
        assert found
        return found.low, found.high, found.unit

    assert quantity("sessions", "4-6") == (4, 6, "time")
    assert quantity("price", "49.90 EUR") == quantity("price", "49,90 €") == (49.9, 49.9, "money:EUR")
    assert quantity("age", ">=18 y") == quantity("age", "from 18 years") == (18 * 525_600, inf, "minute")
    assert quantity("required version", "18 or later") == quantity("required version", ">=v18") == (18, inf, "version")
    assert quantity("return period", "within 30 days") == quantity("return period", "30 d")
    assert quantity("maximum upload size", "10 MB") == (10_000_000, 10_000_000, "byte")


GOOD = """
[claims]
packs = ["care"]

[[facts]]
subject = "laser peel"
topic = "sessions"
value = "4-6"
reason = "the manual"
locales = ["en", "pt_br"]

[[facts]]
topic = "pain"
thing = "redness"
value = "denied hedged"
"""


def test_settings_state_facts(tmp_path: Path) -> None:
    (tmp_path / "polyglint.toml").write_text(GOOD)
    facts = settings_from(tmp_path / "polyglint.toml", tmp_path).facts

    assert [fact["stated"] for fact in facts] == ["polyglint.toml:5", "polyglint.toml:12"]
    assert declared_fact(facts[0]).locales == ("en", "pt-BR")
    jsonschema.validate(tomllib.loads(GOOD), json_schema())


@pytest.mark.parametrize(
    ("fact", "message"),
    [
        ('topic = "pian"\nvalue = "denied"', 'polyglint.toml:2: facts[0].topic: "pian" is no topic and no figure'),
        ('topic = "pain"\nvalue = "never"', 'polyglint.toml:3: facts[0].value: "never" says nothing of pain'),
        ('topic = "sessions"\nvalue = "many"', 'polyglint.toml:3: facts[0].value: "many" is no value of'),
        ('topic = "sessions"\nvalue = "4 weeks"', 'polyglint.toml:3: facts[0].value: "4 weeks" is no value of'),
        ('topic = "pain"', "polyglint.toml:1: facts[0]: key 'value' is missing"),
        ('topic = "pain"\nvalue = "denied"\nplace = "x"', "polyglint.toml:4: facts[0].place: unknown key"),
        ('topic = "pain"\nvalue = 3', "polyglint.toml:3: facts[0].value: must be a string, not 3"),
    ],
)
def test_bad_facts_are_named_with_their_key(tmp_path: Path, fact: str, message: str) -> None:
    (tmp_path / "polyglint.toml").write_text(f"[[facts]]\n{fact}\n")

    with pytest.raises(SettingsError) as caught:
        settings_from(tmp_path / "polyglint.toml", tmp_path)

    assert caught.value.messages[0].startswith(message)


def test_an_unknown_topic_is_told_what_is_known(tmp_path: Path) -> None:
    (tmp_path / "polyglint.toml").write_text('[[facts]]\ntopic = "pian"\nvalue = "denied"\n')

    with pytest.raises(SettingsError, match=r"topics: safety, pain, .*; figures: sessions, interval"):
        settings_from(tmp_path / "polyglint.toml", tmp_path)


def test_a_document_that_claims_nothing_contributes_nothing() -> None:
    rule = SourceOfTruth(facts=({"topic": "pain", "value": "denied"},))

    assert list(rule.collect(Document("en/a.md", "# A walk\n\nThe weather was fine.\n", "en"))) == []
