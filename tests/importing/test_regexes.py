"""Regular expressions of Go and .NET as Python reads them."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglint.importing.phrases import phrases
from polyglint.importing.regexes import RegexError, translated


@pytest.mark.parametrize(
    ("pattern", "matches", "others"),
    [
        (r"(?i)hello", "HELLO", "hallo"),
        (r"a(?i)b|c", "aB", "AB"),
        (r"x(?:(?i)y)z", "xYz", "xyZ"),
        (r"\p{Lu}\p{Ll}+", "Éva", "éva"),
        (r"[\p{L}']+", "Ünal's", "123"),
        (r"\P{L}", "1", "a"),
        (r"\pL", "ж", "1"),
        (r"[[:upper:]][[:digit:]]", "A1", "a1"),
        (r"(?<word>\w+) \k<word>", "so so", "so up"),
        (r"\Qa.b\E", "a.b", "axb"),
        (r"a++b", "aaab", "b"),
        (r"(?>a+)b", "aab", "b"),
        (r"\x{1F600}", "\N{GRINNING FACE}", "x"),
        (r"end\z", "end", "endless"),
        (r"(?<=an|the )x", "the x", "a x"),
        (r"(?<!no|not )x", "y x", "not x"),
        (r"[]a]", "]", "b"),
        (r"[^\]]", "b", "]"),
    ],
)
def test_a_pattern_means_the_same(pattern: str, matches: str, others: str) -> None:
    found = re.compile(translated(pattern))

    assert found.search(matches)
    assert not found.fullmatch(others)
    assert not found.search(others) or pattern in (r"end\z", r"\P{L}")


@pytest.mark.parametrize("pattern", ["[a-z-[aeiou]]", r"\Ga", r"\p{Linear_B}", "(?n)a", "(", r"[^\P{L}]"])
def test_a_pattern_without_an_equal_says_so(pattern: str) -> None:
    with pytest.raises(RegexError):
        translated(pattern)


@pytest.mark.parametrize(("pattern", "sign"), [("[a|b||c]", "|"), ("[a&&b]", "&"), ("[~~a]", "~"), ("[a+--]", "-")])
def test_operators_of_other_dialects_are_letters_in_a_class(pattern: str, sign: str) -> None:
    found = re.compile(translated(pattern))

    assert found.fullmatch("a")
    assert found.fullmatch(sign)
    assert not found.fullmatch("x")


@given(st.text(alphabet="ab(?:i)|[]\\p{L}+*-^<=!>k zQE1&~", max_size=14))
def test_any_pattern_is_translated_or_refused(pattern: str) -> None:
    with suppress(RegexError):
        re.compile(translated(pattern))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("e-?mails?", {"e-mails", "e-mail", "emails", "email"}),
        ("(?:all|al)right", {"allright", "alright"}),
        ("no[- ]brainer", {"no-brainer", "no brainer"}),
        (r"e\.g\.", {"e.g."}),
        (r"a\s(?:b|c)?", set()),
        (r"a+", set()),
        (r"\w", set()),
        ("(?i)a", set()),
        ("a(", set()),
        ("[a-z]", set()),
        ("", set()),
    ],
)
def test_a_pattern_is_the_phrases_that_it_stands_for(pattern: str, expected: set[str]) -> None:
    assert expected == set(phrases(pattern))


@given(st.text(alphabet="ab -?|()[]:.\\", max_size=12))
def test_each_phrase_of_a_pattern_matches_it(pattern: str) -> None:
    assert all(re.fullmatch(pattern.replace(r"\ ", " "), phrase) for phrase in phrases(pattern))
