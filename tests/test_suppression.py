"""What each form of suppression silences, and what is said of those that are wrong or idle."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglint.document import Document
from polyglint.fixing import fix_document
from polyglint.suppression import ENGINE_FINDINGS, applied, suppressions
from polyglint.values import Finding, Suppression

IDS = ("headings/level", "headings/colon", "emphasis/escaped", "spelling/unknown")


def silenced(text: str, path: str = "page.md") -> list[str]:
    """The text of each stretch that is silenced."""
    return [text[found.start : found.end] for found in suppressions(Document(path, text)) if not found.flaw]


def flaws(text: str, path: str = "page.md") -> list[str]:
    return [found.flaw for found in suppressions(Document(path, text))]


def finding(document: Document, rule: str, quoted: str) -> Finding:
    start = document.text.index(quoted)
    return Finding(rule, "warning", document.place(start, start + len(quoted)), "wrong")


def run(
    text: str, *found: tuple[str, str], active: Sequence[str] = IDS, path: str = "page.md"
) -> tuple[list[str], list[Finding]]:
    """The rules whose findings stay, and the findings about suppressions."""
    document = Document(path, text)
    findings = [finding(document, rule, quoted) for rule, quoted in found]
    kept, about = applied(findings, {path: suppressions(document)}, IDS, lambda _: active)
    return [known.rule for known in kept], about


def after_fix(text: str, about: Finding) -> str:
    assert about.fix
    for edit in sorted(about.fix.edits, key=lambda edit: edit.place.start, reverse=True):
        text = text[: edit.place.start] + edit.text + text[edit.place.end :]
    return text


def test_a_document_that_does_not_name_polyglint_is_not_even_parsed() -> None:
    document = Document("page.md", "# Title\n")

    assert suppressions(document) == ()
    assert "_structure" not in vars(document)


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("<!-- polyglint: ignore[a/b] -->\n# Title\n\nText\n", "<!-- polyglint: ignore[a/b] -->\n# Title\n"),
        ("<!-- polyglint: ignore[a/b] -->\n\nOne\ntwo\n\nThree\n", "<!-- polyglint: ignore[a/b] -->\n\nOne\ntwo\n"),
        (
            "<!-- polyglint: ignore[a/b] -->\n\n- one\n\n  two\n- three\n\nFour\n",
            "<!-- polyglint: ignore[a/b] -->\n\n- one\n\n  two\n- three\n",
        ),
        (
            "<!-- polyglint: ignore[a/b] -->\n| a |\n|---|\n| b |\n\nText\n",
            "<!-- polyglint: ignore[a/b] -->\n| a |\n|---|\n| b |\n",
        ),
        ("> <!-- polyglint: ignore[a/b] -->\n> One\n\nTwo\n", "<!-- polyglint: ignore[a/b] -->\n> One\n"),
        ("- <!-- polyglint: ignore[a/b] -->\n  One\n- Two\n", "<!-- polyglint: ignore[a/b] -->\n  One\n"),
        (
            "<!-- polyglint: ignore[a/b] -->\n<!-- formatter: off -->\n\nOne\n\nTwo\n",
            "<!-- polyglint: ignore[a/b] -->\n<!-- formatter: off -->\n\nOne\n",
        ),
        (
            "<div>\n<!-- polyglint: ignore[a/b] -->\n<p>One</p>\n</div>\n\nTwo\n",
            "<!-- polyglint: ignore[a/b] -->\n<p>One</p>\n</div>\n",
        ),
        ("Text\n\n<!-- polyglint: ignore[a/b] -->\n", "<!-- polyglint: ignore[a/b] -->"),
    ],
    ids=["heading", "paragraph", "list", "table", "quote", "item", "comment between", "in html", "nothing follows"],
)
def test_a_comment_of_its_own_silences_the_next_block(text: str, stretch: str) -> None:
    assert silenced(text) == [stretch]


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("One\nTwo <!-- polyglint: ignore[a/b] -->\nThree\n", "Two <!-- polyglint: ignore[a/b] -->\n"),
        ("# Title <!-- polyglint: ignore[a/b] -->\n\nText\n", "# Title <!-- polyglint: ignore[a/b] -->\n"),
        ("- One <!-- polyglint: ignore[a/b] -->\n- Two\n", "- One <!-- polyglint: ignore[a/b] -->\n"),
        ("<!-- polyglint: ignore[a/b] --> One\n\nTwo\n", "<!-- polyglint: ignore[a/b] --> One\n"),
        ("| a |\n|---|\n| b <!-- polyglint: ignore[a/b] --> |\n", "| b <!-- polyglint: ignore[a/b] --> |\n"),
        (
            "One <!-- polyglint: ignore[a/b]\nreason='x' --> two\n",
            "One <!-- polyglint: ignore[a/b]\nreason='x' --> two\n",
        ),
        ("One <!-- polyglint: ignore[a/b] -->", "One <!-- polyglint: ignore[a/b] -->"),
    ],
    ids=["paragraph", "heading", "item", "in front", "cell", "two lines", "no final newline"],
)
def test_a_comment_beside_text_silences_its_line(text: str, stretch: str) -> None:
    assert silenced(text) == [stretch]


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("{/* polyglint: ignore[a/b] */}\n\nOne\n\nTwo\n", "{/* polyglint: ignore[a/b] */}\n\nOne\n"),
        ("One {/* polyglint: ignore[a/b] */}\n\nTwo\n", "One {/* polyglint: ignore[a/b] */}\n"),
    ],
    ids=["block", "line"],
)
@pytest.mark.parametrize("path", ["page.mdx", "page.md"])
def test_comments_of_mdx_play_the_same_parts(text: str, stretch: str, path: str) -> None:
    assert silenced(text, path) == [stretch]


@pytest.mark.parametrize(
    "text",
    [
        "```md\n<!-- polyglint: ignore[a/b] -->\n```\n",
        "    <!-- polyglint: ignore[a/b] -->\n",
        "Write `<!-- polyglint: ignore[a/b] -->` before it.\n",
        "```md\n{/* polyglint: ignore[a/b] */}\n```\n",
        "Write `{/* polyglint: ignore[a/b] */}` before it.\n",
        "<!-- an example: <!-- polyglint: ignore[a/b] -->\n",
        "\\<!-- polyglint: ignore[a/b] -->\n",
        "<!-- polyglint is our linter -->\n",
        "---\ntitle: 'A # polyglint: ignore[a/b]'\n---\n",
        "---\ntext: |\n  # polyglint: ignore[a/b]\n---\n",
        '+++\ntitle = "A # polyglint: ignore[a/b]"\n+++\n',
    ],
)
def test_what_only_shows_a_comment_silences_nothing(text: str) -> None:
    assert suppressions(Document("page.md", text)) == ()


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        (
            "One\n\n<!-- polyglint: disable[a/b] -->\n\nTwo\n\n<!-- polyglint: enable[a/b] -->\n\nThree\n",
            {"a/b": "Two"},
        ),
        ("One\n\n<!-- polyglint: disable[a/b] -->\n\nTwo\n\nThree\n", {"a/b": "Two Three"}),
        (
            "<!-- polyglint: disable[a/b, c/d] -->\n\nOne\n\n<!-- polyglint: enable[a/b] -->\n\nTwo\n\n"
            "<!-- polyglint: enable -->\n\nThree\n",
            {"a/b": "One", "c/d": "One Two"},
        ),
        (
            "<!-- polyglint: disable[a/b] -->\n\nOne\n\n<!-- polyglint: disable[c/d] -->\n\nTwo\n\n"
            "<!-- polyglint: enable -->\n\nThree\n",
            {"a/b": "One Two", "c/d": "Two"},
        ),
        (
            "<!-- polyglint: disable[a/b] -->\n\nOne\n\n<!-- polyglint: disable[c/d] -->\n\nTwo\n\n"
            "<!-- polyglint: enable[a/b] -->\n\nThree\n",
            {"a/b": "One Two", "c/d": "Two Three"},
        ),
        ("<!-- polyglint: disable[a/b] -->\n\nOne\n\n<!-- polyglint: enable[a] -->\n\nTwo\n", {"a/b": "One"}),
    ],
    ids=["range", "to the end", "name by name", "nested", "overlapping", "ended by family"],
)
def test_a_range_reaches_from_disable_to_enable(text: str, stretches: dict[str, str]) -> None:
    found = {
        known.rules[0]: " ".join(word for word in ("One", "Two", "Three") if word in text[known.start : known.end])
        for known in suppressions(Document("page.md", text))
    }

    assert found == stretches


@pytest.mark.parametrize(
    "text",
    [
        "One\n\n<!-- polyglint: ignore-file[a/b] -->\n",
        "---\npolyglint: {ignore: [a/b]}\n---\nOne\n",
        "---\npolyglint:\n  ignore:\n    - a/b\n---\nOne\n",
        "---\npolyglint.ignore: a/b\n---\nOne\n",
        '+++\npolyglint.ignore = ["a/b"]\n+++\nOne\n',
        '+++\n[polyglint]\nignore = ["a/b"]\n+++\nOne\n',
        '{"polyglint": {"ignore": ["a/b"]}}\nOne\n',
    ],
)
def test_a_whole_document_is_silenced_with_what_is_about_the_file(text: str) -> None:
    (found,) = suppressions(Document("page.md", text))

    assert (found.rules, found.start, found.end) == (("a/b",), 0, len(text) + 1)


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("---\n# polyglint: ignore[a/b]\ntitle: One\nother: Two\n---\n", "# polyglint: ignore[a/b]\ntitle: One\n"),
        ("---\ntitle: One # polyglint: ignore[a/b]\nother: Two\n---\n", "title: One # polyglint: ignore[a/b]\n"),
        (
            "---\n# polyglint: ignore[a/b]\ntags:\n  - one\n  - two\nother: Three\n---\n",
            "# polyglint: ignore[a/b]\ntags:\n  - one\n  - two\n",
        ),
        ("---\ntags:\n  # polyglint: ignore[a/b]\n  - one\n  - two\n---\n", "# polyglint: ignore[a/b]\n  - one\n"),
        ("---\n# polyglint: ignore[a/b]\ntitle: [One\nother: Two\n---\n", "# polyglint: ignore[a/b]\ntitle: [One\n"),
        ("+++\n# polyglint: ignore[a/b]\na = 'One'\nb = 'Two'\n+++\n", "# polyglint: ignore[a/b]\na = 'One'\n"),
        ("+++\na = '#One' # polyglint: ignore[a/b]\nb = 'Two'\n+++\n", "a = '#One' # polyglint: ignore[a/b]\n"),
    ],
    ids=["key", "line", "list", "entry", "unreadable", "toml key", "toml line"],
)
def test_a_comment_in_the_header_silences_a_key_or_a_line(text: str, stretch: str) -> None:
    assert silenced(text) == [stretch]


def test_a_reason_and_several_names_are_read() -> None:
    text = '<!-- polyglint: ignore[headings/level, emphasis] reason="a quote" -->\n# Title\n'

    (found,) = suppressions(Document("page.md", text))

    assert (found.rules, found.reason) == (("headings/level", "emphasis"), "a quote")


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("ignore", "it names no rule"),
        ("ignore[]", "it names no rule"),
        ("ignore[*]", "it names no rule"),
        ("disable", "it names no rule"),
        ("ingore[a/b]", '"ingore" is none of ignore'),
        ("", "it says none of ignore"),
        ("ignore[a/b", "bracket is not closed"),
        ("ignore[a/b] ignore[c/d]", "only reason"),
        ("enable[a/b]", 'no "disable" above it'),
    ],
)
def test_a_comment_that_cannot_be_obeyed_silences_nothing_and_says_why(comment: str, words: str) -> None:
    (flaw,) = flaws(f"<!-- polyglint: {comment} -->\n\nText\n")

    assert words in flaw


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<!-- polyglint-disable a/b -->\n\nText\n", "colon"),
        ("Text\n\n<!-- polyglint: ignore[a/b]\n\nMore\n", "never closed"),
        ("---\npolyglint: {ignore: []}\n---\n", "it names no rule"),
        ("---\npolyglint: true\n---\n", 'only "ignore"'),
    ],
)
def test_other_slips_are_told_too(text: str, words: str) -> None:
    (flaw,) = flaws(text)

    assert words in flaw


def test_a_flawed_comment_is_a_finding_that_shows_the_form() -> None:
    kept, (about,) = run("<!-- polyglint: ignore -->\n# Title\n", ("headings/level", "# Title"))

    assert kept == ["headings/level"]
    assert (about.rule, about.quote) == ("suppression/malformed", "<!-- polyglint: ignore -->")
    assert "ignore[family/name]" in about.hint


@pytest.mark.parametrize("name", ["headings/level", "headings"])
def test_a_rule_is_silenced_by_its_id_and_by_its_family(name: str) -> None:
    text = f"<!-- polyglint: ignore[{name}] -->\n# One\n\n# Two\n"

    kept, about = run(text, ("headings/level", "# One"), ("headings/level", "# Two"), ("spelling/unknown", "One"))

    assert kept == ["headings/level", "spelling/unknown"]
    assert about == []


def test_an_unknown_name_is_a_finding_with_the_nearest_one() -> None:
    _, (about,) = run("<!-- polyglint: ignore[heading/level] -->\n# One\n")

    assert about.rule == "suppression/unknown-rule"
    assert 'did you mean "headings/level"?' in about.hint
    assert "polyglint rules" in about.hint


@pytest.mark.parametrize("name", ["engine/rule-crashed", "engine", "suppression", "suppression/malformed"])
def test_what_the_engine_says_cannot_be_silenced(name: str) -> None:
    text = f"<!-- polyglint: ignore-file[{name}] -->\n# One\n"

    kept, (about,) = run(text, (name if "/" in name else f"{name}/other", "# One"))

    assert len(kept) == 1
    assert "cannot be silenced" in about.message


def test_a_comment_that_silences_nothing_is_a_finding() -> None:
    _, (about,) = run("<!-- polyglint: ignore[headings/level] -->\n# One\n")

    assert (about.rule, about.severity) == ("suppression/unused", "warning")
    assert about.message == "nothing to silence: headings/level finds nothing here"


@pytest.mark.parametrize("name", ["headings", "headings/level"])
def test_a_comment_about_a_rule_that_was_not_at_work_is_not_called_unused(name: str) -> None:
    _, about = run(f"<!-- polyglint: ignore[{name}] -->\n# One\n", active=("headings/colon",))

    assert about == []


def test_a_crashed_rule_makes_no_comment_unused() -> None:
    text = "<!-- polyglint: ignore[headings/level] -->\n# One\n"

    _, about = run(text, ("engine/rule-crashed", "# One"))

    assert about == []


def test_bytes_that_are_not_text_make_no_comment_unused() -> None:
    data = b"<!-- polyglint: ignore[headings/level] -->\n# One \xff\n"
    document = Document.from_bytes("page.md", data)

    _, about = applied([], {"page.md": suppressions(document)}, IDS, lambda _: IDS)

    assert about == []


def test_unused_comments_can_be_accepted_by_id() -> None:
    text = "<!-- polyglint: ignore-file[suppression/unused] -->\n\n<!-- polyglint: ignore[headings/level] -->\n# One\n"

    _, about = run(text)

    assert about == []


def test_a_finding_of_the_site_is_silenced_where_it_is_shown() -> None:
    here, there = (
        Document(path, "<!-- polyglint: ignore[headings/level] -->\n# One\n") for path in ("here.md", "there.md")
    )
    by_path = {document.path: suppressions(document) for document in (here, there)}

    kept, about = applied([finding(here, "headings/level", "# One")], by_path, IDS, lambda _: IDS)

    assert kept == []
    assert [found.place.path for found in about] == ["there.md"]


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("One\n\n<!-- polyglint: ignore[headings/level] -->\n\nTwo\n", "One\n\nTwo\n"),
        ("One\n\n<!-- polyglint: ignore[headings/level] -->\nTwo\n", "One\n\nTwo\n"),
        ("One\n<!-- polyglint: ignore[headings/level] -->\nTwo\n", "One\n\nTwo\n"),
        ("One\n\n<!-- polyglint: ignore[headings/level] -->", "One\n\n"),
        ("- a\n  <!-- polyglint: ignore[headings/level] -->\n- b\n", "- a\n- b\n"),
        ("One <!-- polyglint: ignore[headings/level] -->\nTwo\n", "One\nTwo\n"),
        ("One <!-- polyglint: ignore[headings/level] --> two\n", "One two\n"),
        ("# One <!-- polyglint: ignore[headings/level] -->\n", "# One\n"),
        ("One\n\n{/* polyglint: ignore[headings/level] */}\n\nTwo\n", "One\n\nTwo\n"),
        ("---\n# polyglint: ignore[headings/level]\na: 1\n---\n", "---\na: 1\n---\n"),
        ("---\na: 1 # polyglint: ignore[headings/level]\n---\n", "---\na: 1\n---\n"),
        ("---\na: 1\npolyglint:\n  ignore:\n    - headings/level\nb: 2\n---\n", "---\na: 1\nb: 2\n---\n"),
        ('+++\na = 1\npolyglint.ignore = ["headings/level"]\n+++\n', "+++\na = 1\n+++\n"),
        (
            "<!-- polyglint: disable[headings/level] -->\n\nOne\n\n<!-- polyglint: enable -->\n\nTwo\n",
            "One\n\nTwo\n",
        ),
    ],
)
def test_the_fix_takes_an_unused_comment_out_without_a_trace(text: str, fixed: str) -> None:
    _, (about,) = run(text)

    assert after_fix(text, about) == fixed


@pytest.mark.parametrize(
    "text",
    [
        "- a\n\n<!-- polyglint: ignore[headings/level] -->\n\n- b\n",
        "<!-- polyglint: ignore[headings/level] --> One\n",
        "<!-- polyglint: ignore[headings/level] -->\n---\na: 1\n---\n",
        '+++\na = 1\n[polyglint]\nignore = ["headings/level"]\n+++\n',
    ],
    ids=["two lists would be one", "html would be a paragraph", "a header would appear", "a table would stay"],
)
def test_no_fix_is_offered_where_more_than_the_comment_would_change(text: str) -> None:
    _, (about,) = run(text)

    assert about.fix is None


def test_the_fix_takes_only_the_idle_names_out() -> None:
    text = '<!-- polyglint: ignore[headings/level, headings/colon] reason="so" -->\n# One\n'

    _, (about,) = run(text, ("headings/level", "# One"))

    assert about.message == "nothing to silence: headings/colon finds nothing here"
    assert after_fix(text, about) == '<!-- polyglint: ignore[headings/level] reason="so" -->\n# One\n'


PIECES = st.sampled_from(
    [
        "<!-- polyglint: ignore[headings/level] -->",
        "<!-- polyglint: ignore[headings/level, spelling/unknown] reason='x' -->",
        "<!-- polyglint: disable[headings/level] -->",
        "<!-- polyglint: enable -->",
        "<!-- polyglint: ignore -->",
        "{/* polyglint: ignore-file[headings/level] */}",
        "# polyglint: ignore[headings/level]",
        "polyglint: {ignore: [headings/level]}",
        *["---\n", "+++\n", "\n", "\n\n", "\n\n", " ", "    ", "- ", "> ", "# ", "text", "**bold**", "a: 1", "<div>"],
        *["```\n", "<!--", "-->", "| a |\n|---|\n", "{/*", "*/}", "`"],
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join), st.sampled_from(["page.md", "page.mdx"]))
def test_in_any_text_stretches_lie_inside_and_fixes_keep_their_promises(text: str, path: str) -> None:
    def check(data: bytes) -> list[Finding]:
        return run(data.decode(), path=path)[1]

    found = suppressions(Document(path, text))
    outcome = fix_document(path, text.encode(), check)

    assert all(0 <= known.start <= known.end <= len(text) + 1 for known in found)
    assert outcome.refused == ()
    assert fix_document(path, outcome.data, check).data == outcome.data


def test_suppressions_are_comparable_plain_data() -> None:
    text = "<!-- polyglint: ignore[headings/level] -->\n# One\n"

    first, second = (suppressions(Document("page.md", text)) for _ in range(2))

    assert first == second
    assert {type(found) for found in first} == {Suppression}


@pytest.mark.parametrize("rule", ENGINE_FINDINGS)
def test_each_of_the_engine_s_own_findings_is_told_in_one_line(rule: str) -> None:
    assert ENGINE_FINDINGS[rule].summary.endswith(".")
