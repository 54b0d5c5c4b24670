import pytest

from polyglint.glossary.mining import Rendering, suggestions
from polyglint.glossary.texts import Pair

FRAMES = (
    ("Open {0} slowly", "Abra {0} despacio"),
    ("Close {0} now", "Cierre {0} ya"),
    ("Clean {0} twice", "Limpie {0} dos veces"),
    ("Pull {0} out", "Saque {0} fuera"),
    ("Push {0} in", "Empuje {0} adentro"),
    ("Paint {0} red", "Pinte {0} rojo"),
    ("Carry {0} home", "Lleve {0} a casa"),
    ("Measure {0} first", "Mida {0} primero"),
)
THINGS = (
    ("the water tank", "el depósito de agua"),
    ("each drawer", "cada cajón"),
    ("the windows", "las ventanas"),
    ("a kettle", "una tetera"),
)
PAIRS = [Pair("es", source.format(thing), target.format(other)) for source, target in FRAMES for thing, other in THINGS]


def test_terms_come_with_their_renderings_and_counts() -> None:
    found = {one.text: one for one in suggestions(PAIRS, "en", 5, 20)}

    assert (Rendering("cajón", 8),) == found["drawer"].renderings["es"].named
    assert (8, 8) == (found["drawer"].times, found["drawer"].renderings["es"].texts)


def test_a_term_of_several_words_and_its_rendering_are_found_whole() -> None:
    found = {one.text: one.renderings["es"].named[0].text for one in suggestions(PAIRS, "en", 5, 20)}

    assert "depósito de agua" == found["water tank"]


def test_other_renderings_are_counted_too() -> None:
    rare = [
        Pair("es", f"{word} each drawer", f"{other} cada gaveta")
        for word, other in (("Fold", "Doble"), ("Lift", "Alce"), ("Sell", "Venda"))
    ]

    (named,) = [one.renderings["es"].named for one in suggestions(PAIRS + rare, "en", 5, 20) if one.text == "drawer"]

    assert (Rendering("cajón", 8), Rendering("gaveta", 3)) == named


def test_each_locale_is_counted_by_itself() -> None:
    others = [pair._replace(locale="ko", target=pair.target.replace("cada cajón", "서랍을")) for pair in PAIRS]

    (found,) = [one for one in suggestions(PAIRS + others, "en", 5, 20) if one.text == "drawer"]

    assert {"es": "cajón", "ko": "서랍"} == {locale: one.named[0].text for locale, one in found.renderings.items()}


def test_what_the_glossary_has_is_left_out() -> None:
    assert "drawer" not in {one.text for one in suggestions(PAIRS, "en", 5, 20, known=["Drawers"])}


def test_no_more_are_told_than_are_asked_for_and_none_that_is_rare() -> None:
    assert ([], 1) == (suggestions(PAIRS, "en", 9, 20), len(suggestions(PAIRS, "en", 5, 1)))


@pytest.mark.parametrize("word", ["useState", "the", "use", "x1"])
def test_code_function_words_and_what_names_nothing_are_no_terms(word: str) -> None:
    pairs = [Pair("es", pair.source.replace("drawer", word), pair.target) for pair in PAIRS]

    assert word not in {one.text for one in suggestions(pairs, "en", 5, 20)}


def test_a_language_without_spaces_is_read_too() -> None:
    targets = {"es": "", "ja": "引 き 出 し を 開 け る"}
    pairs = [Pair("ja", pair.source, targets["ja"] if "drawer" in pair.source else "窓 を 見 る") for pair in PAIRS]

    assert suggestions(pairs, "en", 5, 20)


def test_the_order_of_texts_does_not_matter() -> None:
    assert suggestions(PAIRS, "en", 5, 20) == suggestions(PAIRS[::-1], "en", 5, 20)
