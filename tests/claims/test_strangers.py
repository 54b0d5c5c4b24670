"""Clauses about another method, an illness or a thing that the page does not know claim nothing of its subject."""

import pytest

from tests.claims.score import read

_OTHERS = [
    ("en", "Thread lift", "A facelift means two weeks of recovery."),
    ("en", "Thread lift", "Fillers may cause bruising and swelling."),
    ("en", "Thread lift", "A septorhinoplasty requires two weeks of recovery."),
    ("en", "Dental implants", "Periodontitis causes bleeding and pain."),
    ("de", "Fadenlifting", "Ein Facelift bedeutet Schmerzen, blaue Flecken und wochenlange Schonung."),
    ("de", "FSME-Impfung", "Die FSME verursacht Kopfschmerzen und Fieber."),
    ("de", "Fadenlifting", "Eine Ohrenkorrektur hinterlässt Narben."),
    ("fr", "Fils tenseurs", "Un lifting impose deux semaines de convalescence."),
    ("fr", "Vaccin contre la fièvre jaune", "La fièvre jaune entraîne des hémorragies."),
    ("es", "Hilos tensores", "Una rinoplastia produce hinchazón."),
    ("es", "Vacuna de la fiebre amarilla", "La fiebre amarilla provoca dolor de cabeza y náuseas."),
    ("ru", "Нитевой лифтинг", "Филлеры могут вызвать отёк."),
    ("ru", "Вакцина от гриппа", "Грипп вызывает осложнения и головную боль."),
]
_OWN = [
    ("en", "Facelift", "A facelift means two weeks of recovery.", ["downtime", "recovery"]),
    ("en", "Thread lift", "Our fillers may cause bruising.", ["safety"]),
    ("en", "Thread lift", "Slight bruising may occur around the stitches.", ["safety"]),
    ("en", "Thread lift", "A facelift means weeks of recovery, the thread lift leaves no scars.", ["safety"]),
    ("de", "Facelift", "Ein Facelift bedeutet zwei Wochen Ausfallzeit.", ["downtime", "recovery"]),
    ("de", "FSME-Impfung", "Eine Auffrischung kann Kopfschmerzen verursachen.", ["safety"]),
    ("fr", "Lifting du visage", "Un lifting impose deux semaines de convalescence.", ["downtime", "recovery"]),
    ("fr", "Épilation laser", "Évitez le rasoir pendant 48 heures après la séance.", ["downtime"]),
    ("es", "Implantes dentales", "Un implante dura veinte años.", ["effect"]),
    ("ru", "Филлеры", "Филлеры могут вызвать отёк.", ["safety"]),
]


@pytest.mark.parametrize(("language", "title", "text"), _OTHERS)
def test_what_is_told_of_another_thing_is_no_claim(language: str, title: str, text: str) -> None:
    assert read({"text": text, "title": title, "pack": "care"}, language) == []


@pytest.mark.parametrize(("language", "title", "text", "topics"), _OWN)
def test_what_is_told_of_the_page_s_own_is_a_claim(language: str, title: str, text: str, topics: list[str]) -> None:
    found = read({"text": text, "title": title, "pack": "care"}, language)

    assert sorted(each.topic for each in found) == topics


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        ("en", "Swallow kettle", "A plumber in the village costs 12 euros."),
        ("de", "Wasserkocher Schwalbe", "Ein Handwerker kostet 80 Euro."),
        ("fr", "Bouilloire Hirondelle", "Un plombier coûte 80 euros."),
    ],
)
def test_what_something_unknown_costs_is_no_price_of_the_page(language: str, title: str, text: str) -> None:
    assert read({"text": text, "title": title, "pack": "product"}, language) == []


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("fr", "Livraison sous 5 à 7 jours.", (5 * 1440, 7 * 1440)),
        ("de", "Lieferzeit: innerhalb von 5 bis 7 Tagen.", (5 * 1440, 7 * 1440)),
    ],
)
def test_a_range_behind_within_is_the_range(language: str, text: str, said: tuple[float, float]) -> None:
    found = read({"text": text, "title": "Versand", "pack": "product"}, language)

    assert [each.ends for each in found if each.topic == "delivery time"] == [said]


def test_a_question_in_a_text_claims_nothing() -> None:
    text = "Does redness occur after the peel? We answer on the phone."

    assert read({"text": text, "title": "Peel", "pack": "care"}, "en") == []


def test_a_sentence_has_one_strength_for_what_speaks_against_a_promise() -> None:
    found = read({"text": "Redness and slight swelling may appear.", "title": "Peel", "pack": "care"}, "en")

    assert [(each.topic, each.strength) for each in found] == [("safety", "hedged")]
