"""What holds for any text, whatever a rule or an author comes up with."""

import json
import marshal
import os
import tempfile
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polyglint.cli import polyglint
from polyglint.discovery import packs, sources
from polyglint.document import Document
from polyglint.document.source import decode
from polyglint.engine import Plan, check_document
from polyglint.fixing import fix_document, repaired
from polyglint.pages import cases
from polyglint.plain import plain_report, report
from polyglint.plans import Plans, plans
from polyglint.settings import Settings
from polyglint.suppression import applied
from polyglint.values import RULE_CRASHED, Fact, Finding, Place, Report

HEADERS = [
    "---\ntitle: One\n---\n",
    "---\ntitle: One\n title: Two\nimage: a.jpg\nempty:\n---\n",
    "---\ntitle: [One\n---\n",
    "---\ntitle: One: two\ndate: 2024-02-31\ntitle: Three\n---\n",
    "---\n- a\n- b\n---\n",
    "---\ntitle: One\n",
    "---\npolyglint:\n  ignore: [headings]\n---\n",
    "+++\ntitle = 'One'\n[a]\nb = 1\n+++\n",
    "+++\ntitle = \n+++\n",
    '{"title": "One", "a": null}\n',
    '{"title": }\n',
]
BLOCKS = [
    "# One\n\n",
    "## Two:\n\n",
    "#### Four\n\n",
    "#Six\n\n",
    "One\n===\n\n",
    "**Cold feet**\n\n",
    "- a\n- \n  - **b**\n\n",
    "1. a\n\n   > b\n",
    "> a\nb\n> - c\n\n",
    "| a | b |\n|---|---|\n| **c | d\\| |\n\n",
    "```md\n**x **\n```\n\n",
    "    indented\n\n",
    "<div>\n\n",
    "</div>\n\n",
    '<!-- polyglint: ignore[headings] reason="x" -->\n\n',
    "<!-- polyglint: disable[emphasis] -->\n",
    "<!-- polyglint: enable[emphasis] -->\n",
    "<!-- polyglint: ignore[nothing] -->\n",
    "<!-- polyglint ignore -->\n",
    "{/* polyglint: ignore[emphasis] */}\n",
    "import A from 'a'\n\n",
    "<A b={1}>\n\n",
    '{{< a b="c" >}}\n',
    "$$\na\n$$\n\n",
    "[x]: y\n\n",
    "[^1]: a\n\n",
    "---\n\n",
    "\n\n",
    "\n",
]
INLINES = [
    "\\*\\*Acne:\\*\\* ",
    "**a **b",
    "** a** ",
    "**a.**b ",
    "**a** **b**",
    "**a****b**",
    "**",
    "__",
    "*",
    "_",
    "****",
    "＊＊a＊＊",
    "**你好。**世界",
    "`x`",
    "`",
    "[a](b",
    "](c)",
    "[x]",
    "![a](b.jpg)",
    "<b>",
    "</b>",
    "<https://e.org>",
    "&amp;",
    "\\",
    "$x$",
    "{a}",
    "dÃ©colletage ",
    "d√©colletage ",
    "â€™",
    "Ïðèâåò ",
    "╨Я╤А╨╕╨▓╨╡╤В ",
    "Мezo ",
    "Аpple",
    "e\u0301",
    "\u200b",
    "\u200d",
    "\ufeff",
    "\xad",
    "\u202e",
    "\u202c",
    "\ufffd",
    "\ufffc",
    "\u2060",
    "\u2028",
    "\x00",
    "\x85",
    "\x1b",
    "\t",
    "  \n",
    "می\u200cخواهم ",
    "👩\u200d👧 ",
    "привет ",
    "text ",
    "Text. ",
    "No side effects. ",
    "Redness may occur for 3-5 days. ",
    "7 sessions, e.g. two hours. ",
    ": ",
    "a",
    " ",
]
LOCALES = ["", "en", "fr", "ru", "zh-CN", "ar", "fa", "ko"]

bodies = st.lists(st.sampled_from(BLOCKS + INLINES) | st.text(max_size=4), max_size=14).map("".join)
texts = st.builds(str.__add__, st.sampled_from(["", "", "\ufeff", *HEADERS]), bodies)
line_ends = st.sampled_from(["\n", "\n", "\r\n", "\r"])
contents = st.builds(
    lambda text, end: text.replace("\n", end).encode("utf-8", "replace"), texts, line_ends
) | st.binary(max_size=40)
paths = st.sampled_from(["a.md", "en/a.md", "a.mdx", "docs/index.md", "README.md", "a copy.md"])
versions = st.tuples(paths, contents, st.sampled_from(LOCALES))

often = settings(max_examples=150, deadline=None)
seldom = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@cache
def chosen() -> Plans:
    return plans(Settings())


def plan() -> Plan:
    return chosen().site


def document_of(version: tuple[str, bytes, str]) -> Document:
    path, data, locale = version
    return Document.from_bytes(path, data, locale)


def findings_of(path: str, data: bytes, locale: str) -> list[Finding]:
    """What is reported of a document by itself, as the command line has it."""
    found = check_document(Document.from_bytes(path, data, locale), plan())
    kept, about = applied(found.findings, {path: found.suppressions}, chosen().names, chosen().active_names)
    return [*kept, *about]


def places(found: Report) -> Iterator[Place]:
    for finding in found.findings:
        yield finding.place
        yield from (other.place for other in finding.related)
        yield from (edit.place for edit in (finding.fix.edits if finding.fix else ()))
    yield from (fact.place for _, fact in found.facts)
    for suppression in found.suppressions:
        yield suppression.place
        yield from (edit.place for edit in suppression.removal)


def at(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, counted the slow way."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


@given(versions)
@often
def test_no_rule_crashes(version: tuple[str, bytes, str]) -> None:
    found = check_document(document_of(version), plan())

    assert [finding.message for finding in found.findings if finding.rule == RULE_CRASHED] == []


@given(versions)
@often
def test_each_place_stands_in_the_text_and_knows_its_lines(version: tuple[str, bytes, str]) -> None:
    document = document_of(version)

    for place in places(check_document(document, plan())):
        assert place.path == document.path
        assert 0 <= place.start <= place.end <= len(document.text)
        assert (place.line, place.column) == at(document.text, place.start)
        assert (place.end_line, place.end_column) == at(document.text, place.end)


@given(versions)
@often
def test_an_excerpt_is_the_line_that_its_finding_begins_in(version: tuple[str, bytes, str]) -> None:
    document = document_of(version)

    for finding in check_document(document, plan()).findings:
        assert finding.excerpt == document.text.split("\n")[finding.place.line - 1]
        assert finding.quote in " ".join(document.text[finding.place.start : finding.place.end].split())


@given(versions)
@often
def test_a_report_survives_its_journey(version: tuple[str, bytes, str]) -> None:
    found = check_document(document_of(version), plan())
    plain = plain_report(found)

    assert report(plain) == found
    assert marshal.loads(marshal.dumps(plain)) == plain


@given(versions)
@often
def test_the_same_document_gives_the_same_report(version: tuple[str, bytes, str]) -> None:
    assert check_document(document_of(version), plan()) == check_document(document_of(version), plan())


@given(st.lists(contents, min_size=2, max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_order_of_documents_does_not_matter(several: list[bytes], random: Random) -> None:
    reports = [
        check_document(Document.from_bytes(f"en/{number}.md", data, "en"), plan())
        for number, data in enumerate(several)
    ]
    facts = list(chain.from_iterable(found.facts for found in reports))
    concluded = chosen().concluded(facts)

    random.shuffle(facts)

    assert chosen().concluded(facts) == concluded


@given(versions, st.booleans())
@settings(max_examples=60, deadline=None)
def test_repairing_twice_changes_nothing_more(version: tuple[str, bytes, str], unsafe: bool) -> None:
    path, data, locale = version

    def check(bytes_now: bytes) -> list[Finding]:
        return findings_of(path, bytes_now, locale)

    once = fix_document(path, data, check, unsafe=unsafe)

    assert fix_document(path, once.data, check, unsafe=unsafe).data == once.data


@given(paths, texts, st.sampled_from(LOCALES), line_ends)
@often
def test_repairs_touch_no_byte_outside_their_edits(path: str, text: str, locale: str, end: str) -> None:
    data = text.replace("\r", "").replace("\n", end).encode("utf-8", "replace")
    source = decode(data)
    found = check_document(Document.from_bytes(path, data, locale), plan()).findings
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""

    done = () if source.undecodable else repaired(path, source, found, unsafe=True).applied
    after = data if source.undecodable else repaired(path, source, found, unsafe=True).data

    assert after == mark + edited(source.text, done).replace("\n", end).encode() or source.undecodable


def edited(text: str, done: tuple[Finding, ...]) -> str:
    """The text after these fixes, from its end to its beginning."""
    edits = sorted(
        (edit.place.start, edit.place.end, edit.text) for finding in done if finding.fix for edit in finding.fix.edits
    )
    for start, end, new in reversed(edits):
        text = text[:start] + new + text[end:]
    return text


@given(st.dictionaries(st.sampled_from(["en/a.md", "fr/a.md", "ru/a.mdx", "b.md", "en/c d.md"]), contents, min_size=1))
@seldom
def test_every_way_to_run_gives_the_same_answer(documents: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, data in documents.items():
            file = Path(folder, "site", name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        ways = [
            said(folder, "--no-cache", "--jobs", "1"),
            said(folder, "--no-cache", "--jobs", "2"),
            said(folder),  # fills the cache
            said(folder),  # answers from it
            said(folder, "--jobs", "2"),
        ]

    assert ways[1:] == ways[:1] * 4


def said(folder: str, *arguments: str) -> tuple[int, str, str]:
    """What the command line says of the site in a folder."""
    done = CliRunner().invoke(
        polyglint,
        ["check", os.path.join(folder, "site"), "--output-format", "json", *arguments],  # noqa: PTH118
        env={"POLYGLINT_CACHE_DIR": os.path.join(folder, "cache")},  # noqa: PTH118
        catch_exceptions=False,
    )
    json.loads(done.stdout)
    return done.exit_code, done.stdout, done.stderr


@given(st.lists(st.integers(0, 50), max_size=8), st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_facts_meet_in_the_order_of_their_places(starts: list[int], random: Random) -> None:
    from polyglint.engine import grouped

    facts = [("a/b", Fact("key", start, Place("a.md", start, start, 1, 1, 1, 1))) for start in starts]
    random.shuffle(facts)

    assert [fact.value for fact in grouped(facts).get(("a/b", "key"), [])] == sorted(starts)


@pytest.mark.parametrize("name", sorted(sources(packs())))
def test_each_rule_is_seen_to_find_something(name: str) -> None:
    page = sources(packs())[name].page

    assert any(f" {name} " in expected for case in cases(page.read_text("utf-8")) for expected in case.findings)
