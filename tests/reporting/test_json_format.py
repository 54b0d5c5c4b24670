"""JSON for programs keeps its keys."""

import json

from hypothesis import given
from hypothesis import strategies as st

from polyglint.reporting import Options, RunReport, render
from polyglint.reporting.json_format import encoded
from polyglint.values import Json
from tests.reporting.findings import document, finding, related, replacing, report

PAGE = document("A wrong word.\n")


def told(report: RunReport) -> dict[str, Json]:
    read: dict[str, Json] = json.loads("".join(render("json", report, Options())))
    return read


def test_a_finding_has_all_that_is_known_of_it() -> None:
    found = finding(
        PAGE,
        "wrong",
        hint="write right",
        related=(related(PAGE, "word", "see"),),
        fix=replacing(PAGE, "wrong", "right"),
    )._replace(fingerprint="0123456789abcdef", section="Title")
    place = {"start": 2, "end": 7, "line": 1, "column": 3, "end_line": 1, "end_column": 8}
    there = {"start": 8, "end": 12, "line": 1, "column": 9, "end_line": 1, "end_column": 13}

    assert told(report(found)._replace(display=lambda path: f"content/{path}"))["findings"] == [
        {
            "rule": "words/wrong",
            "severity": "warning",
            "path": "content/en/page.md",
            "locale": "en",
            "message": "this is wrong",
            "hint": "write right",
            "place": place,
            "excerpt": "A wrong word.",
            "quote": "wrong",
            "section": "Title",
            "related": [{"path": "content/en/page.md", "message": "see", "place": there, "excerpt": "A wrong word."}],
            "fix": {"safe": True, "edits": [{"path": "content/en/page.md", "place": place, "text": "right"}]},
            "fingerprint": "0123456789abcdef",
        }
    ]


def test_a_clean_run_says_what_was_checked() -> None:
    clean = RunReport(checked=3, locales=(("en", 2), ("ru", 1)), source_locale="en", version="1.2.3", notes=("hm",))

    assert told(clean) == {
        "schema_version": 1,
        "tool": {"name": "polyglint", "version": "1.2.3"},
        "findings": [],
        "errors": [],
        "notes": ["hm"],
        "summary": {
            "documents": 3,
            "locales": {"en": 2, "ru": 1},
            "source_locale": "en",
            "findings": 0,
            "errors": 0,
            "warnings": 0,
            "info": 0,
            "fixable": 0,
            "fixable_unsafe": 0,
        },
    }


def test_each_finding_has_its_line_and_its_letters() -> None:
    lines = "".join(render("json", report(*[finding(PAGE, "wrong", "Слово — не то")] * 2), Options())).split("\n")

    assert sum('"message": "Слово — не то"' in line for line in lines) == 2


@given(st.text(st.characters(codec=None)))
def test_any_text_can_be_written_as_utf_8(text: str) -> None:
    assert encoded({"text": text}).encode()


def test_half_a_surrogate_pair_comes_back() -> None:
    assert json.loads(encoded(["a\udc80b"])) == ["a\udc80b"]
