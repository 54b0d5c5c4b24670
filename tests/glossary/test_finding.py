from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglint.glossary import Renderings, TermFinder, TermHit


def found(text: str, *terms: str, language: str = "en") -> list[str]:
    return [text[hit.start : hit.end] for hit in TermFinder(terms, language).found(text)]


def test_the_longest_term_is_found_and_its_words_are_spent() -> None:
    assert ["state variables", "state"] == found(
        "Two state variables hold state.", "state", "state variable", "variable"
    )


def test_a_hit_says_which_term_it_is() -> None:
    assert [TermHit(4, 10, "state", "noun")] == TermFinder(["state"], "en").found("The states.")


@pytest.mark.parametrize(
    "text", ["side-effect", "`x`-effect\ufffceffect", "effect.js", "effect_one", "effective", "#effect"]
)
def test_compounds_names_and_other_words_are_left_alone(text: str) -> None:
    assert [] == found(text, "effect")


@pytest.mark.parametrize("text", ["event, handler", "event. Handler", "event \ufffc handler", "handler event"])
def test_the_words_of_a_term_stand_together_in_order(text: str) -> None:
    assert [] == found(text, "event handler")


def test_markup_and_line_ends_do_not_part_a_term() -> None:
    assert ["event\u2060\u2060\nhandlers"] == found("an event\u2060\u2060\nhandlers", "event handler")


def test_a_term_is_found_in_a_text_without_spaces() -> None:
    assert ["コンポーネント", "状態"] == found(
        "サーバーコンポーネントの状態です", "状態", "コンポーネント", language="ja"
    )


@pytest.mark.parametrize(
    ("language", "text", "term"),
    [
        ("es", "Vacíe los dos depósitos grandes de agua.", "depósito de agua"),
        ("es", "para que renderice el componente", "renderizar"),
        ("fr", "les états locaux", "état"),
        ("ru", "в узлах дерева", "узел"),
        ("ru", "он кеширует значение", "кеш"),
        ("ko", "이 상태변수를 씁니다", "상태 변수"),
        ("ko", "컴포넌트에서는", "컴포넌트"),
        ("de", "die Serverkomponenten", "Komponente"),
        ("ja", "サーバーコンポーネント", "コンポーネント"),
        ("zh", "服务器组件", "组件"),
    ],
)
def test_a_rendering_counts_in_any_form(language: str, text: str, term: str) -> None:
    assert Renderings(text, language).has(term)


@pytest.mark.parametrize(
    ("language", "text", "term"),
    [
        ("es", "el agua fría que sale del gran grifo y no del depósito", "depósito de agua"),
        ("fr", "il faut monter un étage", "état"),
        ("ru", "сообщение", "состояние"),
        ("ko", "상대 값", "상태"),
    ],
)
def test_another_word_is_no_rendering(language: str, text: str, term: str) -> None:
    assert not Renderings(text, language).has(term)


@given(
    st.text(), st.lists(st.text(min_size=1, max_size=12), max_size=4), st.sampled_from(["en", "fr", "ko", "ja", "xx"])
)
def test_hits_stand_in_the_text_and_do_not_overlap(text: str, terms: list[str], language: str) -> None:
    hits = TermFinder(terms, language).found(text)

    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(first.end <= second.start for first, second in pairwise(hits))


@given(st.text(max_size=40), st.text(max_size=12), st.sampled_from(["en", "fr", "ko", "ja", "xx"]))
def test_any_text_may_be_asked_for_any_term(text: str, term: str, language: str) -> None:
    assert Renderings(text, language).has(term) in (True, False)
