"""What shows that a text of a translation is in the language of its source."""

import pytest

from polyglint import Document, Translation
from polyglint_rules.translation.evidence import tongues
from polyglint_rules.translation.untranslated_sentence import UntranslatedSentence
from polyglint_rules.translation.untranslated_text import UntranslatedText

LEFT = {
    ("en", "fr"): "Please leave your shoes at the door and take the slippers.",
    ("en", "de"): "Please leave your shoes at the door before you come to us.",
    ("en", "ru"): "Please leave your shoes at the door and take the slippers.",
    ("en", "ja"): "Please leave your shoes at the door and take the slippers.",
    ("fr", "en"): "Veuillez laisser vos chaussures près de la porte et prendre les pantoufles.",
    ("de", "en"): "Bitte lassen Sie die Schuhe an der Tür und nehmen Sie sich Pantoffeln.",
    ("es", "pt"): "Por favor deje los zapatos en la puerta y póngase las zapatillas que hay allí.",
    ("ru", "en"): "Пожалуйста, оставьте обувь у двери и возьмите тапочки.",
    ("ru", "uk"): "Пожалуйста, оставьте обувь у двери, если вы хотите взять тапочки, которые там лежат.",
    ("ko", "en"): "신발을 문 앞에 두고 슬리퍼를 신어 주세요.",
    ("ja", "en"): "靴をドアのところに置いて、スリッパを履いてください。",
    ("zh", "en"): "请把鞋放在门口，换上我们为您准备的拖鞋。",
    ("zh", "ko"): "请把鞋放在门口，换上我们为您准备的拖鞋。",
    ("el", "en"): "Παρακαλώ αφήστε τα παπούτσια σας στην πόρτα και πάρτε τις παντόφλες.",
}
NAMES = (
    "Anna Smith",
    "React DOM Server",
    "npm install react react-dom",
    "Москва",
    "東京",
    "서울",
    "Grand Hotel, Paris",
)


@pytest.mark.parametrize(("source", "target"), LEFT)
def test_a_text_that_was_left_is_in_the_source_language(source: str, target: str) -> None:
    pair = tongues(source, target)

    assert pair
    assert pair.may_stand_in(LEFT[source, target])
    assert pair.is_source(LEFT[source, target], is_same=True)


@pytest.mark.parametrize(("source", "target"), LEFT)
def test_a_text_of_the_target_language_is_not(source: str, target: str) -> None:
    pair = tongues(source, target)
    texts = [text for (language, _), text in LEFT.items() if language == target]

    assert pair
    assert not any(pair.is_source(text, is_same=same) for text in texts for same in (True, False))


@pytest.mark.parametrize(("source", "target"), LEFT)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_no_evidence(source: str, target: str, name: str) -> None:
    pair = tongues(source, target)

    assert pair
    assert not pair.is_source(name, is_same=True)


@pytest.mark.parametrize(("source", "target"), [("en", "en"), ("en", "tlh"), ("zh", "ja"), ("ja", "zh"), ("sr", "en")])
def test_languages_that_nothing_tells_apart_are_not_judged(source: str, target: str) -> None:
    assert tongues(source, target) is None


@pytest.mark.parametrize(("source", "target"), LEFT)
def test_a_paragraph_that_was_left_is_one_finding(source: str, target: str) -> None:
    left = LEFT[source, target]
    translated = next((text for (language, _), text in LEFT.items() if language == target), "Abc.")
    translation = Translation(
        Document(f"{source}/a.md", f"# 1\n\n{left}\n\n2. {left}\n", source),
        Document(f"{target}/a.md", f"# 1\n\n{left}\n\n2. {translated}\n", target),
    )

    found = [
        problem.place.line
        for rule in (UntranslatedText(), UntranslatedSentence())
        for problem in rule.check(translation)
    ]

    assert [3] == found
