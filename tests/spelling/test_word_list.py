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


def test_the_name_of_a_list_says_where_it_holds() -> None:
    assert ["", "ru", "pt-BR"] == [
        *map(locale_of, ("polyglint-words.txt", "a/polyglint-words.ru.txt", "words.pt-BR.txt"))
    ]


def test_what_is_added_twice_in_one_call_stands_once() -> None:
    assert "# ours\nbeta  # a b\n" == with_words("# ours\n", ["beta", "Beta"], "a\nb")


@pytest.mark.parametrize(("word", "can_be"), [("l'eau", True), ("", False), ("two words", False), ("C#", False)])
def test_a_line_holds_one_word(word: str, can_be: bool) -> None:
    assert can_be_listed(word) is can_be
