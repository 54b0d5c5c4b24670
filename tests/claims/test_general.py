"""Named figures are read without a pack, and only where nothing can be meant but the figure itself."""

import pytest

from polyglint.claims.general import figures_of
from polyglint.claims.lexicon import lexicon
from polyglint.claims.model import Claim
from polyglint.claims.passages import lone_passage
from polyglint.claims.settings import PACKS


def figure(language: str, text: str) -> list[Claim]:
    words = lexicon(language, PACKS)
    return list(figures_of(lone_passage(text, words), 0, words))


@pytest.mark.parametrize(
    ("language", "one", "other", "low"),
    [
        ("en", "The maximum upload size is 10 MB.", "Maximum size of uploads: 20 MB", 1e7),
        ("en", "The battery capacity is 5 litres", "Battery capacity — 6 litres", 5),
        ("ru", "Максимальный размер файла — 10 МБ.", "Размер файлов максимальный: 20 МБ", 1e7),
        ("ru", "Стоимость установки составляет 500 рублей.", "Стоимость установки: 600 рублей", 500),
        ("es", "El tamaño máximo del archivo es de 10 MB.", "Tamaño máximo de archivos: 20 MB", 1e7),
        ("fr", "La taille maximale du fichier est de 10 Mo.", "Taille maximale des fichiers : 20 Mo", 1e7),
        ("de", "Die maximale Dateigröße beträgt 10 MB.", "Maximale Dateigröße: 20 MB", 1e7),
    ],
)
def test_a_named_value_is_a_figure(language: str, one: str, other: str, low: float) -> None:
    [first], [second] = figure(language, one), figure(language, other)

    assert first.thing == second.thing
    assert first.quantity is not None
    assert first.quantity.low == low
    assert first.quantity != second.quantity


@pytest.mark.parametrize(
    "text",
    [
        "The maximum size is 10 MB.",
        "This upload size is 10 MB.",
        "If the upload size is 10 MB, it fails.",
        "The upload size is 10 MB for images.",
        "The upload size is 10 MB if you pay.",
        "Is the upload size 10 MB?",
        "The upload limit is 3.",
        "The upload size of the new plan is large.",
        "The upload size was 10 MB.",
        "Weight: 5 kg",
        "For example, the upload size is 10 MB.",
        "Other servers: the upload size is 10 MB.",
    ],
)
def test_what_may_be_another_figure_is_left_alone(text: str) -> None:
    assert [] == figure("en", text)
