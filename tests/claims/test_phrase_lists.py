"""A list of phrases finds what one pattern of all its phrases finds: what a phrase needs only rules phrases out."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import polyglint
from polyglint.claims.gate import languages
from polyglint.claims.lexicon import Lexicon, lexicon
from polyglint.claims.needs import needs
from polyglint.claims.patterns import Grammar
from polyglint.claims.phrases import Compiler
from polyglint.claims.quantities import DAYS, MINUTES
from polyglint.claims.wording import head, lowered

FOLDER = Path(polyglint.__file__).parent / "claims" / "lexicons"
PHRASES = (
    "pain", "no pain", "side effect", "side effect of laser", "(free|without) (any)? risk", "allerg*", "=risks", "risk",
    "rest for <days>", "<time> of rest", "avoid ... sauna", "safe for !(the skin)", "^no (mild|lasting)* pain", "laser",
    "supports <thing>", "(pain|no laser) risk", "risk-free",
)  # fmt: skip
WORDS = (
    "no", "pain", "pains", "side", "effects", "of", "laser", "free", "without", "any", "risk", "risks", "allergic",
    "it's", "rest", "for", "avoid", "the", "sauna", "safe", "skin", "mild", "lasting", "supports", "risk-free",
    "allergy", "pain's",
)  # fmt: skip
TEXTS = st.lists(
    st.tuples(st.sampled_from([*WORDS, DAYS * 6, MINUTES * 3]), st.sampled_from(" -,.:")), max_size=14
).map(lambda pieces: "".join(word + mark + (" " if mark in ",.:" else "") for word, mark in pieces))


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, phrases=st.lists(st.sampled_from(PHRASES), min_size=1, max_size=8, unique=True))
def test_a_list_finds_what_one_pattern_finds(text: str, phrases: list[str]) -> None:
    wording = Lexicon("en", (), more=PHRASES).wording
    grammar = Grammar(wording)
    ordered = sorted(phrases, key=len, reverse=True)
    all_of_them = re.compile("|".join(grammar.pattern(phrase, is_figure=False).pattern for phrase in ordered))
    worded = wording.text(text)

    found = Compiler(grammar).compiled(phrases).find(worded, worded)

    assert [match.span() for match in all_of_them.finditer(worded)] == [(match.start, match.end) for match in found]


@pytest.mark.parametrize(
    ("phrase", "groups"),
    [
        ("pain", [("pain",)]),
        ("no (very)? pain", [("pain",), ("no",)]),
        ("(free|without) of risk", [("risk",), ("free", "without"), ("of",)]),
        ("(free of|without <thing>) risk", [("risk",), ("free", "without")]),
        ("rest for !(<days>)", [("rest",), ("for",)]),
        ("<thing>", []),
    ],
)
def test_a_phrase_needs_what_it_cannot_do_without(phrase: str, groups: list[tuple[str, ...]]) -> None:
    assert groups == list(needs(phrase))


def test_a_list_made_later_finds_beginnings_in_a_text_that_was_read_before() -> None:
    words = Lexicon("en", (), more=["pain", "allerg*"])
    text = words.wording.text("an allergic reaction")

    assert words.compiled(["pain"]).first(text, text) is None
    assert words.compiled(["allerg*"]).first(text, text) is not None


@pytest.mark.parametrize("language", languages())
def test_no_stemmer_changes_how_a_word_begins(language: str) -> None:
    written = "".join(file.read_text(encoding="utf-8") for file in (FOLDER / language).glob("*.yaml"))
    root = lexicon(language).wording.root
    words = {*re.findall(r"[^\W\d_]{4,}", lowered(written)), "dying", "lying", "süßlich"}

    assert [] == [word for word in words if head(root(word)) != head(word)]


@pytest.mark.parametrize("form", ["ей", "ее"])
def test_short_words_that_stand_by_their_form_are_known_by_their_root(form: str) -> None:
    assert form in lexicon("ru").wording.forms(form)
    assert "ее" in lexicon("ru").wording.forms("ей")
