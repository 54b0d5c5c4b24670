"""What a person at a terminal sees."""

from polyglint.reporting import Options, RunReport, render
from tests.reporting.findings import document, finding, replacing, report

PAGE = document("# Title\n\nSkip the **sauna ** today.\n\nThe sauna is open.\n")


def shown(told: RunReport, target: Options | None = None) -> str:
    return "".join(render("text", told, target or Options()))


def test_a_clean_run_is_one_line() -> None:
    assert shown(RunReport(checked=80)) == "No findings in 80 documents.\n"


def test_a_finding_shows_its_line_its_mark_its_fix_and_its_hint() -> None:
    found = finding(
        PAGE,
        "**sauna **",
        "a space before the closing marks",
        hint="take the space out",
        fix=replacing(PAGE, " ** today", "** today"),
    )

    assert shown(report(found)) == (
        "en/page.md:3:10 warning words/wrong [fixable]\n"
        "   a space before the closing marks\n"
        "    3 │ Skip the **sauna ** today.\n"
        "      │          ^^^^^^^^^^\n"
        "      = fix: **sauna** today\n"
        "      = help: take the space out\n"
        "\n"
        "1 finding (1 warning) in 2 documents. 1 fixable with --fix.\n"
    )


def test_paths_are_shown_as_seen_from_the_working_folder() -> None:
    told = report(finding(PAGE, "sauna"))._replace(display=lambda path: f"../site/{path}")

    assert shown(told).startswith("../site/en/page.md:3:12 ")


def test_what_could_not_be_done_and_notes_come_before_the_last_line() -> None:
    told = report()._replace(errors=("en/b.md: cannot be read",), notes=("the cache was renewed",))

    assert shown(told) == "note: the cache was renewed\nerror: en/b.md: cannot be read\nNo findings in 2 documents.\n"


def test_a_digest_shows_examples_and_what_to_do_next() -> None:
    pages = [document("A sauna. A bath.\n", f"en/{name}.md") for name in "abc"]
    found = [finding(page, quote, rule=f"words/{quote}") for page in pages for quote in ("sauna", "bath")]
    told = report(*found)._replace(
        locales=(("en", 3), ("ru", 4)), source_locale="ru", source_reason="it has the most pages", elapsed=0.21
    )
    digest = shown(told, Options(digest=True, command="lint content/"))

    assert digest.startswith(
        "  locales  en 3 · ru 4\n  source   ru (it has the most pages)\n  checked  2 documents in 0.2 s\n\n"
    )
    assert digest.count("   this is wrong\n") == 4
    assert "\n… 2 more. All of them: lint content/ --all\n" in digest
    assert digest.endswith(
        "Next:\n"
        "  polyglint explain words/bath  what it means, and why it matters\n"
        "  polyglint settings            what holds here, and why\n"
    )


def test_statistics_stand_in_for_findings() -> None:
    told = shown(report(finding(PAGE, "sauna"), finding(PAGE, "open")), Options(statistics=True))

    assert told == (
        "rule         severity  en  total  fixable\n"
        "words/wrong  warning    2      2        ·\n"
        "\n"
        "2 findings (2 warnings) in 2 documents.\n"
    )
