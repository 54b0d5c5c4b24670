"""One finding as a person reads it."""

from polyglint.reporting import Options, RuleInfo, RunReport, render
from polyglint.values import Edit, Finding, Fix, Place
from tests.reporting.findings import document, finding, related, replacing, report

PAGE = document("# Title\n\nSkip the **sauna ** today.\n\nThe sauna is open.\n")


def shown(told: RunReport, target: Options | None = None) -> str:
    return "".join(render("text", told, target or Options()))


def first_block(told: RunReport, target: Options | None = None) -> str:
    return shown(told, target).split("\n\n")[0]


def test_each_related_place_has_its_line_mark_and_label() -> None:
    elsewhere = document("Сауна закрыта.\n", "ru/page.md")
    others = (related(PAGE, "open", "said here"), related(elsewhere, "закрыта", "denied here"))

    assert first_block(report(finding(PAGE, "Skip", related=others))) == (
        "en/page.md:3:1 warning words/wrong\n"
        "   this is wrong\n"
        "    3 │ Skip the **sauna ** today.\n"
        "      │ ^^^^\n"
        "    5 │ The sauna is open.\n"
        "      │              ---- said here\n"
        "      ::: ru/page.md:1:7\n"
        "    1 │ Сауна закрыта.\n"
        "      │       ------- denied here"
    )


def test_a_related_place_without_its_line_is_named() -> None:
    other = related(PAGE, "open", "said here")._replace(excerpt="")

    assert "      ::: en/page.md:5:14 said here\n" in shown(report(finding(PAGE, "Skip", related=(other,))))


def test_many_related_places_are_counted() -> None:
    others = (related(PAGE, "open", "said here"),) * 6

    assert first_block(report(finding(PAGE, "Skip", related=others))).endswith("      = and 2 more places")


def test_a_label_stands_left_of_the_mark_where_the_right_has_no_room() -> None:
    page = document("Nobody in this whole wide house has ever seen such a thing\n")
    others = (related(page, "such a thing", "contradicted here"),)

    assert f"│{' ' * 29}contradicted here ------------\n" in shown(
        report(finding(page, "Nobody", related=others)), Options(width=66)
    ).replace("      │", "│")


def test_a_label_stands_below_where_neither_side_has_room() -> None:
    page = document("Nobody has ever seen such a thing\n")
    others = (related(page, "Nobody has ever seen such a", "contradicted here"),)

    assert first_block(report(finding(page, "Nobody", related=others)), Options(width=44)).endswith(
        "      │ ---------------------------\n      │ contradicted here"
    )


def test_a_terminal_without_unicode_gets_ascii_marks() -> None:
    told = first_block(report(finding(PAGE, "sauna")), Options(unicode=False))

    assert (
        told.partition("wrong\n")[2].partition("\n")[2]
        == "    3 | Skip the **sauna ** today.\n      |            ^^^^^"
    )


def test_a_finding_without_a_line_has_no_excerpt() -> None:
    found = Finding("pages/missing", "error", Place("en/a.md", 0, 0, 1, 1, 1, 1), "no English page")

    assert first_block(report(found)) == "en/a.md:1:1 error pages/missing\n   no English page"


def test_an_unsafe_fix_says_so() -> None:
    told = first_block(report(finding(PAGE, "sauna", fix=replacing(PAGE, "sauna", "Sauna", safe=False))))

    assert told.split("\n")[0] == "en/page.md:3:12 warning words/wrong [unsafe fix]"
    assert told.split("\n")[-1] == "      = unsafe fix: Sauna"


def test_messages_cannot_reach_the_terminal_and_long_ones_wrap() -> None:
    told = first_block(
        report(finding(PAGE, "sauna", "\x1b[2J wipes the screen and the rest goes on")), Options(width=40)
    )

    assert "   U+001B[2J wipes the screen and the\n   rest goes on\n" in told


def test_colour_and_links_come_only_where_asked_for() -> None:
    told = report(finding(PAGE, "sauna"))._replace(rules=lambda: {"words/wrong": RuleInfo(url="https://x.test/w")})
    target = Options(color=True, link=True)

    assert "\x1b" not in shown(told)
    assert (
        shown(told, target).split("\n")[0]
        == "\x1b[1men/page.md:3:12\x1b[0m \x1b[1;33mwarning\x1b[0m \x1b]8;;https://x.test/w\x1b\\words/wrong\x1b]8;;\x1b\\"
    )


def test_a_fix_that_spans_the_place_shows_the_whole_of_it() -> None:
    page = document("See \\*\\*this:\\*\\* now.\n")
    edits = (Edit(page.place(4, 8), "**"), Edit(page.place(13, 17), "**"))

    assert "      = fix: **this:**\n" in shown(report(finding(page, r"\*\*this:\*\*", fix=Fix(edits))))
