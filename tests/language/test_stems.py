from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglint.language.stems import Word, are_alike, are_forms, stem, stems, word_tokens

LANGUAGES = ["en", "es", "fr", "de", "ru", "ko", "ja", "zh", "uk", "th", "xx", ""]


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "component components component's"),
        ("es", "estado estados"),
        ("es", "función funciones"),
        ("es", "hook hooks"),
        ("fr", "état états"),
        ("fr", "événement événements"),
        ("pt", "função funções"),
        ("de", "Komponente Komponenten"),
        ("ru", "состояние состояния состоянием состояний"),
        ("ru", "узел узлы узлов узлом"),
        ("ru", "ссылка ссылки ссылок"),
        ("ko", "컴포넌트 컴포넌트를 컴포넌트의 컴포넌트에서는 컴포넌트들"),
        ("ko", "Hook Hook은 Hook을"),
        ("uk", "компонент компонента компоненти"),
    ],
)
def test_forms_of_one_word_are_told_to_be_so(language: str, forms: str) -> None:
    first, *others = forms.split()

    assert [other for other in others if not are_forms(first, other, language)] == []


@pytest.mark.parametrize(
    ("language", "word", "other"),
    [
        ("en", "state", "static"),
        ("es", "estado", "estadio"),
        ("fr", "état", "étage"),
        ("ru", "состояние", "сообщение"),
        ("ko", "상태", "상대"),
        ("uk", "дім", "дно"),
        ("ja", "状態", "状況"),
    ],
)
def test_other_words_are_told_apart(language: str, word: str, other: str) -> None:
    assert not are_forms(word, other, language)


@pytest.mark.parametrize("word", ["결과", "나이", "데이터", "이미지", "아이"])
def test_a_korean_noun_keeps_what_only_looks_like_a_particle(word: str) -> None:
    assert word == stem(word, "ko")


def test_vowels_that_change_do_not_make_another_word() -> None:
    assert are_alike("Zustand", "Zustände")


def test_words_have_their_offsets_and_are_shown_as_they_are_read() -> None:
    assert [Word(1, 4, "big"), Word(5, 15, "component")] == word_tokens("\u2060big compo\u2060nent", "en")


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "don't stop the component's state", "don't stop the component's state"),
        ("fr", "l’état d'un composant", "l état d un composant"),
        ("ja", "サーバーの状態です", "サーバー の 状 態 です"),
        ("zh", "组件 state", "组 件 state"),
        ("ko", "\u2060상태\u2060\u2060를 바꾼다", "상태를 바꾼다"),
        ("hi", "हिन्दी में", "हिन्दी में"),
        ("en", "server-side, 19 files", "server side 19 files"),
    ],
)
def test_words_are_found_in_all_scripts(language: str, text: str, words: str) -> None:
    assert words.split() == [word.text for word in word_tokens(text, language)]


@given(st.text(), st.sampled_from(LANGUAGES))
def test_words_stand_where_they_say_in_order(text: str, language: str) -> None:
    words = word_tokens(text, language)

    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)
    assert all(first.end <= second.start for first, second in pairwise(words))


@given(st.text(max_size=30), st.sampled_from(LANGUAGES))
def test_every_word_has_a_stem_and_is_a_form_of_itself(word: str, language: str) -> None:
    assert stem(word, language) == stem(word, language)
    assert are_forms(word, word, language)


@given(st.text(max_size=20), st.text(max_size=20), st.sampled_from(LANGUAGES))
def test_being_forms_of_one_word_is_mutual(word: str, other: str, language: str) -> None:
    assert are_forms(word, other, language) == are_forms(other, word, language)
    assert are_alike(word, other) == are_alike(other, word)


@pytest.mark.parametrize("language", ["ru", "fr", "es", "pt", "de", "ko", "ja"])
def test_many_words_have_the_stems_that_each_has(language: str) -> None:
    words = ["ссылок", "ссылка", "Узлы", "états", "hooks", "funções", "l’eau", "Häuser", "상태에서는", "x", "ёлка"]

    assert [stem(word, language) for word in words] == stems(words, language)
    assert [] == stems([], language)
