import lzma
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from polyglint.spelling.front_coded import FrontCodedForms, compiled, encoded
from polyglint.spelling.mapped import Columns
from polyglint.spelling.sources import _lemma_file, _package_folder

# Few letters, so that words share their beginnings.
_WORDS = st.text(st.sampled_from("aabeÄé’ё"), min_size=1, max_size=12)


def forms_of(stream: bytes) -> FrontCodedForms:
    return FrontCodedForms(Columns(compiled(stream)))


@given(st.dictionaries(_WORDS, _WORDS, min_size=1, max_size=300), st.lists(_WORDS, max_size=20))
def test_each_form_is_known_and_no_other(lemmas: dict[str, str], strangers: list[str]) -> None:
    forms = forms_of(encoded(lemmas))

    assert lemmas == {form: forms.lemma(form) for form in lemmas}
    assert [lemmas.get(word) for word in strangers] == [forms.lemma(word) for word in strangers]
    assert [None, None] == [forms.lemma(""), forms.lemma("\ud800")]


def test_forms_of_large_groups_and_of_many_are_found() -> None:
    lemmas = {f"abcdef{number:05}x": f"abcd{number // 7:05}" for number in range(5000)}
    lemmas |= {f"{number:05}y": "y" for number in range(5000)}
    forms = forms_of(encoded(lemmas))

    assert lemmas == {form: forms.lemma(form) for form in lemmas}
    assert forms.lemma("abcdef00001") is None


def test_a_dictionary_form_may_stand_groups_before() -> None:
    record = bytes((0, 3)) + b"aaa" + bytes((255, 2)) + b"aa"
    same = b"".join(bytes((0, 3)) + word + bytes((254,)) for word in (b"bbb", b"ccc", b"ddd"))
    forms = forms_of(b"SMFC1\0\4" + record + same)

    assert ["aa"] * 4 == [forms.lemma(word) for word in ("aaa", "bbb", "ccc", "ddd")]


@pytest.mark.parametrize("language", ["ms", "hi", "en", "sw"])
def test_simplemma_s_own_streams_say_what_it_says(language: str) -> None:
    expected = DefaultDictionaryFactory(cache_max_size=0).get_dictionary(language)
    stream = lzma.decompress(_lemma_file(_package_folder("simplemma") or Path(), language).read_bytes())
    forms = forms_of(stream)
    some = [*expected][:: 1 + len(expected) // 5000]

    assert {form: expected[form] for form in some} == {form: forms.lemma(form) for form in some}
    assert {None} == {forms.lemma(f"{form}\u0421") for form in some}


@pytest.mark.parametrize(
    "stream",
    [
        b"",
        b"SMFC2" + encoded({"house": "house"})[5:],
        b"SMFC1\2" + encoded({"house": "house"})[6:],
        encoded({"house": "house"})[:-1],
        encoded({"house": "house"}) + b"\0",
        encoded({}),
        encoded({"house\n": "house"}),
        encoded({"mouse": "mouse"}) + encoded({"house": "house"})[7:],
    ],
)
def test_a_stream_that_is_not_as_it_is_known_is_refused(stream: bytes) -> None:
    with pytest.raises(ValueError, match="stream"):
        compiled(stream)
