"""The map and the conclusion, with rules made for the purpose."""

# ruff: noqa: ARG002  (rules that need not look)

import json
import re
from collections.abc import Iterator, Sequence

import pytest

from polyglint import Document, DocumentRule, Fact, Problem, Related, SiteRule, Translation, TranslationRule
from polyglint.engine import Plan, Version, check_document, check_page, conclude, grouped
from polyglint.rule import LateRule
from polyglint.values import RULE_CRASHED, Finding, Place, Severity

TEXT = "# Prices\n\nA towel costs 3.\n\n> A sauna costs\n> 12.\n"


class Numbers(DocumentRule):
    """A text has no digits."""

    id = "words/numbers"

    def check(self, document: Document) -> Iterator[Problem]:
        for number in document.search(re.compile(r"\d+")):
            yield Problem(document.place(*number.span()), f"{number[0]} is a number")


class Stumbling(DocumentRule):
    """A text is read to its end."""

    id = "words/stumbling"

    def check(self, document: Document) -> Iterator[Problem]:
        yield Problem(document.place(0, 1), "this far")
        raise LookupError("no further")


class English(Numbers):
    """An English text has no digits."""

    id = "words/english"
    languages = ("en",)


class Loud(Numbers):
    """A loud text has no digits."""

    id = "words/loud"
    needs = "!"


class Bold(Numbers):
    """A text that shows asterisks has no digits."""

    id = "words/bold"
    needs_in_prose = r"\*"


class Bytes(DocumentRule):
    """Bytes are text."""

    id = "words/bytes"
    reads_undecodable = True

    def check(self, document: Document) -> Iterator[Problem]:
        yield Problem(document.place(0, 0), "read")


class Longer(TranslationRule):
    """A translation is as long as its source."""

    id = "words/longer"

    def check(self, translation: Translation) -> Iterator[Problem]:
        source, target = translation.source, translation.target
        said = Related(source.place(0, 1), "the source")
        yield Problem(target.place(0, 1), f"{len(source.text)} and {len(target.text)}", related=(said,))


class Prices(SiteRule):
    """A price is the same everywhere."""

    id = "words/prices"

    def collect(self, document: Document) -> Iterator[Fact]:
        for price in document.search(re.compile(r"costs\s+(\d+)")):
            yield document.fact("price", price[1], document.place(*price.span(1)))

    def conclude(self, key: str, facts: Sequence[Fact]) -> Iterator[Problem]:
        first, *others = facts
        for other in others:
            said = (Related(first.place, f"{first.value} here"),)
            yield Problem(other.place, f"{key} {other.value}, not {first.value}", related=said)


class Faulty(Prices):
    """A price is known."""

    id = "words/faulty"

    def conclude(self, key: str, facts: Sequence[Fact]) -> Iterator[Problem]:
        raise ZeroDivisionError(key)


def document(text: str = TEXT, path: str = "en/a.md", locale: str = "en") -> Document:
    return Document.from_bytes(path, text.encode(), locale)


def found(*rules: DocumentRule, text: str = TEXT, **severities: Severity) -> tuple[Finding, ...]:
    return check_document(document(text), Plan(rules, severities)).findings


def test_a_problem_becomes_a_finding_of_its_rule() -> None:
    first, second = found(Numbers())

    assert (first.rule, first.severity, first.message) == ("words/numbers", "warning", "3 is a number")
    assert (first.place.line, first.place.column) == (3, 15)
    assert (second.place.line, second.place.column) == (6, 3)


def test_a_finding_brings_its_line_its_text_and_its_heading() -> None:
    _, finding = found(Numbers())

    assert (finding.excerpt, finding.quote, finding.section) == ("> 12.", "12", "Prices")


def test_the_settings_say_how_much_a_rule_weighs() -> None:
    plan = Plan((Numbers(),), {"words/numbers": "error"})

    assert {finding.severity for finding in check_document(document(), plan).findings} == {"error"}


def test_a_problem_may_weigh_differently_from_its_rule() -> None:
    class Light(Numbers):
        """A text has few digits."""

        id = "words/light"

        def check(self, document: Document) -> Iterator[Problem]:
            yield Problem(document.place(0, 1), "few", severity="info")

    assert [finding.severity for finding in found(Light())] == ["info"]


def test_what_a_rule_found_before_it_raised_stands_beside_the_crash() -> None:
    findings = found(Stumbling(), Numbers())

    assert [finding.rule for finding in findings] == [
        "words/stumbling",
        RULE_CRASHED,
        "words/numbers",
        "words/numbers",
    ]


def test_a_crash_names_the_rule_the_error_and_where() -> None:
    crash = next(finding for finding in found(Stumbling()) if finding.rule == RULE_CRASHED)

    assert crash.severity == "error"
    assert "words/stumbling" in crash.message
    assert "LookupError: no further (test_engine.py:" in crash.message


@pytest.mark.parametrize(("locale", "number"), [("en", 2), ("en-GB", 2), ("fr", 0), ("", 0)])
def test_a_rule_reads_the_languages_that_it_knows(locale: str, number: int) -> None:
    report = check_document(document(locale=locale), Plan((English(),)))

    assert len(report.findings) == number


def test_bytes_that_are_no_text_are_read_by_rules_that_ask_for_them() -> None:
    undecodable = Document.from_bytes("a.md", b"# caf\xe9 12\n", "en")

    report = check_document(undecodable, Plan((Bytes(), Numbers())))

    assert [finding.rule for finding in report.findings] == ["words/bytes"]


def test_a_site_rule_collects_and_finds_nothing_yet() -> None:
    report = check_document(document(), Plan((Prices(),)))

    assert report.findings == ()
    assert [(rule, fact.key, fact.value) for rule, fact in report.facts] == [
        ("words/prices", "price", "3"),
        ("words/prices", "price", "12"),
    ]


def test_a_fact_knows_where_it_stands() -> None:
    [_, (_, fact)] = check_document(document(), Plan((Prices(),))).facts

    assert (fact.locale, fact.excerpt, fact.section) == ("en", "> 12.", "Prices")


def facts_of(*documents: Document) -> list[Fact]:
    reports = [check_document(one, Plan((Prices(),))) for one in documents]
    return grouped(stated for report in reports for stated in report.facts)["words/prices", "price"]


def test_facts_of_one_key_come_in_the_order_of_their_places() -> None:
    facts = facts_of(document(path="fr/b.md"), document(path="en/a.md"))

    assert [(fact.place.path, fact.value) for fact in facts] == [
        ("en/a.md", "3"),
        ("en/a.md", "12"),
        ("fr/b.md", "3"),
        ("fr/b.md", "12"),
    ]


def severity(*_: object) -> Severity:
    return "info"


def test_a_conclusion_quotes_both_places_without_reading_them_again() -> None:
    [finding] = conclude(Prices(), "price", facts_of(document()), severity)

    assert (finding.rule, finding.severity, finding.message) == ("words/prices", "info", "price 12, not 3")
    assert (finding.excerpt, finding.quote, finding.section) == ("> 12.", "12", "Prices")
    assert [related.excerpt for related in finding.related] == ["A towel costs 3."]


def test_a_conclusion_that_raises_is_a_finding_at_the_first_fact() -> None:
    facts = facts_of(document())

    [finding] = conclude(Faulty(), "price", facts, severity)

    assert (finding.rule, finding.severity, finding.place) == (RULE_CRASHED, "error", facts[0].place)
    assert "words/faulty" in finding.message
    assert "ZeroDivisionError" in finding.message


def versions(**texts: str) -> list[Version]:
    return [Version(f"{locale}/a.md", locale, text.encode("latin-1")) for locale, text in texts.items()]


def test_each_translation_is_compared_with_its_source() -> None:
    page = versions(de="drei", en="one", fr="deux!")

    reports = check_page(page, [Plan((Longer(),))] * 3, "en")

    assert [(report.path, finding.message) for report in reports for finding in report.findings] == [
        ("de/a.md", "3 and 4"),
        ("fr/a.md", "3 and 5"),
    ]


def test_a_comparison_quotes_its_source() -> None:
    reports = check_page(versions(en="one", fr="deux"), [Plan((Longer(),))] * 2, "en")

    [finding] = [finding for report in reports for finding in report.findings]
    assert (finding.excerpt, finding.related[0].excerpt) == ("deux", "one")


@pytest.mark.parametrize("source", ["", "es"])
def test_without_a_source_nothing_is_compared(source: str) -> None:
    reports = check_page(versions(en="one", fr="deux"), [Plan((Longer(),))] * 2, source)

    assert [finding for report in reports for finding in report.findings] == []


class Stain(DocumentRule):
    """No text has a stain."""

    id = "words/stain"
    notes_source = True

    def check(self, document: Document) -> Iterator[Problem]:
        at = document.text.find("#")
        if at >= 0:
            yield Problem(document.place(at, at + 1), "a stain", "wash it")


@pytest.mark.parametrize(
    ("source", "hint"),
    [("one", "wash it; the source has none of this: it came in with the translation"), ("o#", "wash it")],
)
def test_damage_in_a_translation_says_whether_its_source_has_it_too(source: str, hint: str) -> None:
    reports = check_page(versions(en=source, fr="d#"), [Plan((Stain(), Longer()))] * 2, "en")

    found = [finding for report in reports for finding in report.findings if finding.rule == "words/stain"]
    assert [finding.hint for finding in found if finding.place.path == "fr/a.md"] == [hint]
    assert all(finding.hint == "wash it" for finding in found if finding.place.path == "en/a.md")


class Segments(SiteRule):
    """Collects from translations."""

    id = "words/segments"

    def collect_translation(self, translation: Translation) -> Iterator[Fact]:
        for segment in translation.segments:
            yield translation.target.fact("segment", segment.source.text, segment.target.place)


def test_a_site_rule_collects_from_translations() -> None:
    reports = check_page(versions(en="one", fr="deux", de="drei"), [Plan((Segments(),))] * 3, "en")

    facts = [(report.path, fact.value, fact.excerpt) for report in reports for _, fact in report.facts]
    assert facts == [("fr/a.md", "one", "deux"), ("de/a.md", "one", "drei")]


def test_a_rule_for_pages_does_not_read_catalogues() -> None:
    class Pages(Longer):
        """Pages only."""

        reads_catalogues = False

    texts = [Version(f"locales/{locale}.json", locale, b'{"a": "b"}') for locale in ("en", "fr")]
    document = Document("locales/en.json", '{"title": "Price costs 3"}', "en")

    assert check_document(document, Plan((Prices(),))).facts == ()
    assert [len(check_page(texts, [Plan((rule,))] * 2, "en")[2].findings) for rule in (Longer(), Pages())] == [1, 0]


def po(locale: str, translation: str) -> Version:
    return Version(f"{locale}.po", locale, f'msgid "Save"\nmsgstr "{translation}"\n'.encode())


@pytest.mark.parametrize(
    ("files", "compared"),
    [
        ([po("fr", "Enregistrer")], ["fr.po fr.po"]),
        ([po("en", ""), po("fr", "Enregistrer")], ["fr.po fr.po"]),
        ([po("en", "Store"), po("fr", "Enregistrer")], ["fr.po en.po"]),
        ([po("en", "Save")], []),
    ],
    ids=["alone", "beside an empty source", "beside a source with texts", "the source"],
)
def test_a_po_file_is_compared_with_its_originals_or_with_what_the_source_makes_of_them(
    files: list[Version], compared: list[str]
) -> None:
    reports = check_page(files, [Plan((Longer(),))] * len(files), "en")

    found = [finding for report in reports for finding in report.findings]
    assert [f"{finding.place.path} {finding.related[0].place.path}" for finding in found] == compared


def test_what_is_no_text_is_not_compared() -> None:
    reports = check_page(versions(en="caf\xe9", fr="deux"), [Plan((Longer(),))] * 2, "en")

    assert [finding for report in reports for finding in report.findings] == []


def test_a_long_text_is_quoted_in_part() -> None:
    class Whole(Numbers):
        """A text is short."""

        id = "words/whole"

        def check(self, document: Document) -> Iterator[Problem]:
            yield Problem(document.place(0, len(document.text)), "long")

    [finding] = found(Whole(), text="word " * 1000)

    assert len(finding.quote) <= 120


def test_a_place_at_the_end_of_an_empty_document_is_one() -> None:
    report = check_document(document(""), Plan((Bytes(),)))

    assert report.findings[0].place == Place("en/a.md", 0, 0, 1, 1, 1, 1)
    assert json.dumps(report.findings[0])


@pytest.mark.parametrize(
    ("text", "rules"), [("3.", []), ("3!", ["words/loud"]), ("**3**", []), ("**3", ["words/bold"])]
)
def test_a_rule_is_not_asked_about_a_document_without_what_it_needs(text: str, rules: list[str]) -> None:
    assert [finding.rule for finding in found(Loud(), Bold(), text=text)] == rules


def late(rule: DocumentRule) -> LateRule:
    return LateRule(LateRule.declared(rule, ()), lambda: rule)


def test_a_late_rule_is_loaded_for_a_document_that_concerns_it() -> None:
    rules = [late(Loud()), late(Numbers())]

    report = check_document(document("Only 3"), Plan(tuple(rules)))

    assert [finding.rule for finding in report.findings] == ["words/numbers"]
    assert ["loaded" in vars(rule) for rule in rules] == [False, True]


class Catalogued(Bytes):
    """A catalogue has no text."""

    id = "words/catalogued"
    reads_pages = False


class Named(Numbers):
    """A name has no digits."""

    id = "words/named"
    needs_option = "names"


def test_a_rule_for_catalogues_is_not_asked_about_pages() -> None:
    assert found(Catalogued()) == ()


def test_a_late_rule_is_not_loaded_where_nobody_has_set_the_option_that_it_needs() -> None:
    rule = late(Named())

    assert check_document(document("Only 3"), Plan((rule,))).findings == ()
    assert "loaded" not in vars(rule)
