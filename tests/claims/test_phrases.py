"""The little language of the lexicon's phrases."""

import pytest

from polyglint.claims.lexicon import Lexicon
from polyglint.claims.quantities import DAYS
from polyglint_rules.claims.contradiction import Contradiction


def stands(phrase: str, text: str, language: str = "en") -> bool:
    words = Lexicon(language, (), more=[phrase])
    worded = words.wording.text(text)
    return words.compiled([phrase]).first(worded, worded) is not None


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("side effect", "side effects"),
        ("side effect", "side-effects"),
        ("(mild|slight) redness", "slight redness"),
        ("no (unwanted)? effect", "no effects"),
        ("no (unwanted)? effect", "no unwanted effects"),
        ("no (lasting|unwanted)* effect", "no lasting unwanted effects"),
        ("avoid ... sauna", "avoid the pool, the gym and the sauna"),
        ("safe for !(the environment|nature)", "safe for you"),
        ("rest for <days>", f"rest for {DAYS * 6}"),
        ("allerg*", "allergist"),
        ("=risks", "risks"),
        ("24/7", "24/7"),
        ("^no pain", "no pain"),
        ("supports <thing>", "supports node.js"),
    ],
)
def test_a_phrase_is_found(phrase: str, text: str) -> None:
    assert stands(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("pain", "painted"),
        ("pain", "pain-free"),
        ("avoid ... sauna", "avoid it. A sauna"),
        ("safe for !(the environment|nature)", "safe for nature"),
        ("=risks", "risk"),
        ("=risk", "risks"),
        ("^pain", "no pain"),
    ],
)
def test_other_words_are_not_found(phrase: str, text: str) -> None:
    assert not stands(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text", "language"),
    [
        ("побочный эффект", "побочных эффектов", "ru"),
        ("efecto secundario", "efectos secundarios", "es"),
        ("ne entraîner", "n'entraîne", "fr"),
        ("effet", "l'effet", "fr"),
        ("größe", "große", "de"),
    ],
)
def test_words_are_compared_by_stem_in_every_language(phrase: str, text: str, language: str) -> None:
    assert stands(phrase, text, language)


@pytest.mark.parametrize("phrase", ["(open", "closed)"])
def test_a_phrase_with_a_lone_bracket_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="bracket"):
        stands(phrase, "open")


def test_a_phrase_of_the_site_names_its_topic() -> None:
    with pytest.raises(ValueError, match="known topics: safety, pain"):
        Contradiction(promises=("as soft as a feather",))
