"""Rule pages as text: what their cases are, and how they are rewritten."""

from textwrap import dedent

import pytest

from polyglint.pages import Case, PageError, cases, rewritten, title

PAGE = """\
# words/shout

Why.

## Loud

```md path=en/a.md
Hey!!
```

```md path=en/b.md
Ho!
```

```findings
en/a.md:1:4 warning words/shout loud
```

```md fixed path=en/a.md
Hey!
```

```md fixed unsafe path=en/a.md
Hey.
```

## Quiet

```toml
most = 2
```

```md
Hey!!
```

```files
img/a.png
img/b.png
```

## Precision

Measured by hand.
"""


def only(text: str) -> Case:
    (case,) = cases(dedent(text))
    return case


def case_of(info: str, text: str) -> Case:
    return only(f"## A\n\n```{info}\n{text}\n```\n")


def refusal(text: str) -> tuple[int, str]:
    with pytest.raises(PageError) as caught:
        cases(dedent(text))
    return caught.value.line, str(caught.value)


def test_the_title_is_the_first_heading() -> None:
    assert title(PAGE) == "words/shout"


def test_each_section_with_documents_is_a_case() -> None:
    assert [(case.title, case.line) for case in cases(PAGE)] == [("Loud", 5), ("Quiet", 27)]


def test_the_documents_of_a_case_keep_their_order_and_last_line_end() -> None:
    assert list(cases(PAGE)[0].documents.items()) == [("en/a.md", "Hey!!\n"), ("en/b.md", "Ho!\n")]


def test_a_document_without_a_path_has_the_usual_one() -> None:
    assert list(cases(PAGE)[1].documents) == ["page.md"]


def test_findings_and_fixed_texts_are_what_is_expected() -> None:
    case = cases(PAGE)[0]

    assert case.findings == ["en/a.md:1:4 warning words/shout loud"]
    assert case.fixed(unsafe=False) == {"en/a.md": "Hey!\n"}
    assert case.fixed(unsafe=True) == {"en/a.md": "Hey.\n"}


def test_options_and_further_files_belong_to_their_case() -> None:
    case = cases(PAGE)[1]

    assert case.options == {"most": 2}
    assert case.files == ("img/a.png", "img/b.png")


def test_the_line_that_sets_an_option_is_known() -> None:
    assert cases(PAGE)[1].option_line("most") == 30


def test_a_fixed_text_without_a_path_is_that_of_the_only_document() -> None:
    case = only("## A\n\n```md path=en/a.md\nx\n```\n\n```md fixed\ny\n```\n")

    assert case.fixed(unsafe=False) == {"en/a.md": "y\n"}


def test_a_longer_fence_holds_shorter_ones() -> None:
    case = only("## A\n\n````md\n```\ncode\n```\n````\n")

    assert case.documents == {"page.md": "```\ncode\n```\n"}


def test_a_block_of_a_catalogue_is_a_document_where_it_says_where_it_stands() -> None:
    case = only(
        """\
        ## Case

        ```json path=locales/en.json
        {"a": "b"}
        ```

        ```po path=fr.po
        msgid "a"
        ```

        ```yaml
        for: people
        ```
        """
    )

    assert case.documents == {"locales/en.json": '{"a": "b"}\n', "fr.po": 'msgid "a"\n'}


def test_blocks_of_other_languages_are_for_people() -> None:
    case = only("## A\n\n```md\nx\n```\n\n```console\n$ lint\n```\n")

    assert len(case.blocks) == 1


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"a\tb", "a\tb\n"),
        (r"a\r", "a\r\n"),
        (r"a\x20", "a \n"),
        (r"a\u2028b", "a\u2028b\n"),
        (r"\U0001f600", "\U0001f600\n"),
        (r"\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}\n"),
        (r"a\\tb", "a\\tb\n"),
        (r"a\*b", "a\\*b\n"),
        ("a\\", "a"),
    ],
)
def test_an_escaped_block_says_what_editors_eat(written: str, meant: str) -> None:
    assert {"page.md": meant} == case_of("md escaped", written).documents


def test_a_block_that_is_not_escaped_keeps_its_backslashes() -> None:
    assert case_of("md", "a\\tb").documents == {"page.md": "a\\tb\n"}


def test_a_block_of_bytes_can_hold_what_is_not_utf_8() -> None:
    case = case_of("md bytes", r"caf\xe9")

    assert case.documents["page.md"].encode("utf-8", "surrogateescape") == b"caf\xe9\n"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("## A\n\n```md fixt\nx\n```\n", 3, '"fixt" says nothing about this block; known: bytes, escaped, path=…'),
        (
            "## A\n\n```findings path=a.md\nx\n```\n",
            3,
            '"path=a.md" says nothing about this block',
        ),
        ("## A\n\n```md\nx\n```\n\n```md\ny\n```\n", 7, "a second document block page.md in one case"),
        ("## A\n\n```md\nx\n```\n\n```md fixed path=b.md\ny\n```\n", 7, "there is no document b.md in this case"),
        ("## A\n\n```findings\nx\n```\n", 3, "a findings block needs an md block under the same ## heading"),
        ("# a/b\n\n```md\nx\n```\n", 3, "this md block stands before the first ## heading; a case begins with one"),
        ("## A\n\n```md\nx\n", 3, "this block has no closing fence"),
        ("## A\n\n```md\n```\n\n## A\n\n```md\n```\n", 6, 'two cases are named "A"'),
        ("## A\n\n```md\nx\n```\n\n```toml\nx = 1\ny\n```\n", 9, "not TOML: Expected '=' after a key"),
        ("## A\n\n```md escaped\n\\N{NO SUCH}\n```\n", 3, "an escape that means nothing: undefined character"),
    ],
)
def test_a_block_that_cannot_be_understood_is_named_by_its_line(text: str, line: int, message: str) -> None:
    where, said = refusal(text)

    assert line == where
    assert message in said


def test_a_page_that_says_what_is_so_stays_as_it_is() -> None:
    case = cases(PAGE)[0]
    fixed = {False: {"en/a.md": "Hey!\n"}, True: {"en/a.md": "Hey.\n"}}

    assert rewritten(PAGE, case, case.findings, fixed) == PAGE


def test_other_findings_and_fixed_texts_are_written_and_nothing_else() -> None:
    fixed = {False: {"en/a.md": "Hey\nyou\n"}, True: {"en/a.md": ""}}

    expected = (
        PAGE.replace("words/shout loud", "words/shout louder").replace("Hey!\n", "Hey\nyou\n").replace("Hey.\n", "")
    )

    assert expected == rewritten(PAGE, cases(PAGE)[0], ["en/a.md:1:4 warning words/shout louder"], fixed)


def test_the_first_findings_of_a_case_are_written_after_its_documents() -> None:
    expected = PAGE.replace(
        "most = 2\n```\n\n```md\nHey!!\n```\n", "most = 2\n```\n\n```md\nHey!!\n```\n\n```findings\nx\n```\n"
    )

    assert expected == rewritten(PAGE, cases(PAGE)[1], ["x"], {})


def test_a_findings_block_with_nothing_to_say_goes() -> None:
    text = "## A\n\n```md\nx\n```\n\n```findings\ny\n```\n"

    assert rewritten(text, cases(text)[0], [], {}) == "## A\n\n```md\nx\n```\n"


def test_a_known_miss_stays_until_it_is_found() -> None:
    text = "## A\n\n```md\nx\n```\n\n```findings wanted\ny\n```\n"

    assert text == rewritten(text, cases(text)[0], [], {})
    assert text.replace(" wanted", "") == rewritten(text, cases(text)[0], ["y"], {})


def test_findings_with_characters_that_do_not_show_are_written_as_escapes() -> None:
    text = "## A\n\n```md\nx\n```\n"
    new = rewritten(text, cases(text)[0], ["a\u200bb \\"], {})

    assert text + "\n```findings escaped\na\\u200bb \\\\\n```\n" == new
    assert cases(new)[0].findings == ["a\u200bb \\"]


@pytest.mark.parametrize(
    "text", ["a\tb \n", "no line end", "\u2028\n\n", "back\\slash\n", "caf\udce9\n", "\U0001f600\u200d\n"]
)
def test_an_escaped_text_is_written_so_that_it_is_read_again(text: str) -> None:
    page = "## A\n\n```md\nx\n```\n\n```md fixed bytes\n\n```\n"
    new = rewritten(page, cases(page)[0], [], {False: {"page.md": text}})

    assert {"page.md": text} == cases(new)[0].fixed(unsafe=False)


def test_a_basis_is_what_a_document_said_before() -> None:
    (case,) = cases("## A\n\n```md basis path=en/a.md\nold\n```\n\n```md path=en/a.md\nnew\n```\n")

    assert ({"en/a.md": "new\n"}, {"en/a.md": "old\n"}) == (case.documents, case.bases)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("## A\n\n```md basis path=en/b.md\nx\n```\n\n```md path=en/a.md\nx\n```\n", "no document en/b.md"),
        ("## A\n\n```md basis path=en/a.md\nx\n```\n", "no document en/a.md"),
    ],
)
def test_a_basis_of_no_document_is_refused(text: str, said: str) -> None:
    with pytest.raises(PageError, match=said):
        cases(text)
