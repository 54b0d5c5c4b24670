import pytest

from polyglint.spelling.word_list import can_be_listed, locale_of, read, with_words, without_words


def test_words_are_read_without_comments() -> None:
    assert [("wolkenpad", 2), ("Zuiderzee", 3)] == [*read("# ours\nwolkenpad  # the tablet\nZuiderzee\n\n")]


def test_words_are_added_in_order_and_once() -> None:
    text = with_words("# ours\nbeta # kept\nzeta\n", ["gamma", "Beta", "alpha"], "new")

    assert "# ours\nalpha  # new\nbeta # kept\ngamma  # new\nzeta\n" == text


def test_a_new_list_says_what_it_is() -> None:
    head, word = with_words("", ["wolkenpad"]).splitlines()

    assert (True, "wolkenpad") == (head.startswith("#"), word)


def test_words_are_taken_out_with_their_comments() -> None:
    assert "# ours\nbeta\n" == without_words("# ours\nalpha # first\nbeta\n", ["ALPHA"])


@pytest.mark.parametrize(
    ("name", "locale"),
    [
        ("polyglint-words.txt", ""),
        ("a/polyglint-words.ru.txt", "ru"),
        ("words.pt-BR.txt", "pt-BR"),
        ("words.pt_BR.txt", "pt-BR"),
        ("en.txt", ""),
        ("my.words.txt", ""),
        ("my.words.es.txt", "es"),
        ("words.zh-Hant-TW.txt", "zh-Hant-TW"),
    ],
)
def test_the_name_of_a_list_says_where_it_holds(name: str, locale: str) -> None:
    assert locale_of(name) == locale


def test_what_is_added_twice_in_one_call_stands_once() -> None:
    assert "# ours\nbeta  # a b\n" == with_words("# ours\n", ["beta", "Beta"], "a\nb")


@pytest.mark.parametrize(("word", "can_be"), [("l'eau", True), ("", False), ("two words", False), ("C#", False)])
def test_a_line_holds_one_word(word: str, can_be: bool) -> None:
    assert can_be_listed(word) is can_be
