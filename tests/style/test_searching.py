"""Rules that are data."""

import pickle

import pytest

from polyglint import Document
from polyglint.options import configured
from polyglint.style.data_rule import DataRule
from tests.style.making import messages, repaired, rule

PATTERN = r"""
id: words/utilize
pattern: '\butili[sz]e\b'
message: write "use" for "{match}"
replace: use
"""
SWAP = """
id: words/better
swap:
  log in: sign in
  utilize: use
  github: GitHub
  Javascript: JavaScript
  don't: do not
  ログイン: サインイン
"""


def test_a_pattern_is_found_in_prose() -> None:
    assert messages(rule(PATTERN), "We utilise it, not `utilize`.\n") == ['write "use" for "utilise"']


def test_a_replacement_is_unsafe_unless_the_file_says_otherwise() -> None:
    safe = rule(PATTERN + "safe: true\n")

    assert [
        problem.fix.safe
        for made in (rule(PATTERN), safe)
        for problem in made.check(Document("page.md", "utilize", "en"))
        if problem.fix
    ] == [False, True]


def test_groups_are_filled_into_message_and_replacement() -> None:
    made = rule(
        r"""
        id: words/order
        pattern: '(?P<first>\w+) and/or (\w+)'
        message: '"{first} or {2}" says the same'
        replace: '{first} or {2}'
        """
    )

    assert messages(made, "Take tea and/or milk.\n") == ['"tea or milk" says the same']
    assert repaired(made, "Take tea and/or milk.\n") == "Take tea or milk.\n"


def test_case_counts_in_a_pattern_unless_the_file_says_otherwise() -> None:
    assert messages(rule(PATTERN), "Utilize it.\n") == []
    assert len(messages(rule(PATTERN + "ignorecase: true\n"), "Utilize it.\n")) == 1


def test_what_is_already_as_it_is_to_be_is_no_problem() -> None:
    made = rule(
        """
        id: words/script
        pattern: 'java ?script'
        ignorecase: true
        message: write JavaScript
        replace: JavaScript
        """
    )

    assert repaired(made, "JavaScript and Java script\n") == "JavaScript and JavaScript\n"
    assert len(messages(made, "JavaScript and Java script\n")) == 1


def test_a_fix_never_eats_markup() -> None:
    made = rule("id: words/very\npattern: 'very\\W+good'\nmessage: write excellent\nreplace: excellent\n")

    assert repaired(made, "It is very *good*.\n") == "It is very *good*.\n"
    assert len(messages(made, "It is very *good*.\n")) == 1


@pytest.mark.parametrize(
    ("scope", "lines"),
    [("prose", [5, 7]), ("headings", [5]), ("front_matter", [2]), ("raw", [2, 5, 7, 7])],
)
def test_a_scope_says_where_is_searched(scope: str, lines: list[int]) -> None:
    made = rule(f"id: words/draft\npattern: draft\nmessage: no draft\nscope: {scope}\n")
    document = Document("page.md", "---\ntitle: A draft\n---\n\n# The draft\n\nThis draft, `draft`.\n", "en")

    assert lines == [problem.place.line for problem in made.check(document)]


def test_phrases_that_are_excepted_are_left_alone() -> None:
    made = rule("id: words/simple\npattern: '[Ss]imple'\nmessage: say nothing\nexceptions: [Simple Mail Transfer]\n")

    assert len(messages(made, "Simple as the Simple Mail\nTransfer Protocol.\n")) == 1


def test_a_site_can_add_exceptions() -> None:
    made = configured(rule(PATTERN), {"exceptions": ["utilize Inc"]})

    assert isinstance(made, DataRule)
    assert messages(made, "The firm utilize Inc.\n") == []


def test_a_phrase_is_found_over_a_line_end_and_keeps_it() -> None:
    assert repaired(rule(SWAP), "Please log\nin.\n") == "Please sign\nin.\n"


def test_a_phrase_is_found_through_markup_and_keeps_it() -> None:
    assert repaired(rule(SWAP), "Please log **in** now.\n") == "Please sign **in** now.\n"


def test_a_phrase_in_a_quote_is_found_over_a_line_end() -> None:
    assert repaired(rule(SWAP), "> Please log\n> in.\n") == "> Please sign\n> in.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("utilize", "use"),
        ("Utilize", "Use"),
        ("UTILIZE", "USE"),
        ("github", "GitHub"),
        ("Github", "GitHub"),
        ("Javascript", "JavaScript"),
        ("Don’t", "Do not"),
        ("github's", "GitHub's"),
        ("ここでログインする", "ここでサインインする"),
    ],
)
def test_a_swap_keeps_the_case_of_what_it_replaces(text: str, expected: str) -> None:
    assert expected == repaired(rule(SWAP), text)


@pytest.mark.parametrize(
    "text",
    [
        "GitHub",
        "GITHUB",
        "javascript",
        "catalog in print",
        "a log indeed",
        "log in-depth",
        "my-github",
        "github.example",
        "@github",
        "a/github",
        "`utilize`",
        "log\n\nin",
        "utilize.example",
    ],
)
def test_a_swap_leaves_alone(text: str) -> None:
    assert messages(rule(SWAP), text) == []


def test_the_longest_phrase_wins() -> None:
    made = rule("id: words/long\nswap:\n  log: record\n  log in: sign in\n")

    assert messages(made, "Now log in.\n") == ['write "sign in" for "log in"']


def test_many_swaps_are_found_as_few_are() -> None:
    swaps = "".join(f"  wrong{number}: right\n" for number in range(200))
    made = rule(f"id: words/many\nswap:\n{swaps}  c++: C\n")

    assert messages(made, "Wrong77 and c++ here.\n") == ['write "Right" for "Wrong77"', 'write "C" for "c++"']
    assert messages(made, "wrong is right.\n") == []


def test_a_rule_travels_to_another_process() -> None:
    made = rule(SWAP)
    messages(made, "log in")

    assert made == pickle.loads(pickle.dumps(made))


def test_a_pattern_that_turns_out_to_match_nothing_says_so() -> None:
    made = rule("id: words/nothing\npattern: '(?=x)'\nmessage: y\n")

    with pytest.raises(ValueError, match="matches nothing at all at offset 2"):
        messages(made, "a x\n")


def test_a_letter_that_only_the_search_takes_for_another_is_no_match() -> None:
    made = rule("id: words/sale\nswap:\n  sale: offer\n")

    assert messages(made, "A \N{LATIN SMALL LETTER LONG S}ale is no sale.\n") == ['write "offer" for "sale"']
