"""The little language of the lexicon's phrases."""

import pytest

from polyglint_rules.claims.contradiction import Contradiction
from polyglint_rules.claims.phrases import DAYS, compiled, pattern


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("side effect*", "side effects"),
        ("side effect*", "side-effects"),
        ("(mild|slight) redness", "slight redness"),
        ("no (unwanted)? effect*", "no effects"),
        ("no (unwanted)? effect*", "no unwanted effects"),
        ("avoid ... sauna", "avoid the pool, the gym and the sauna"),
        ("safe for !(the environment|nature)", "safe for you"),
        ("rest for <days>", f"rest for {DAYS * 6}"),
    ],
)
def test_a_phrase_is_found(phrase: str, text: str) -> None:
    assert compiled([phrase]).search(text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("pain", "painted"),
        ("pain", "pain-free"),
        ("avoid ... sauna", "avoid it. A sauna"),
        ("safe for !(the environment|nature)", "safe for nature"),
    ],
)
def test_other_words_are_not_found(phrase: str, text: str) -> None:
    assert not compiled([phrase]).search(text)


@pytest.mark.parametrize("phrase", ["(open", "closed)", ""])
def test_a_phrase_with_a_lone_bracket_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="bracket"):
        pattern(phrase)


def test_a_phrase_of_the_site_names_its_topic() -> None:
    with pytest.raises(ValueError, match="known topics: safety, pain"):
        Contradiction(promises=("as soft as a feather",))
