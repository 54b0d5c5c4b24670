"""A glossary for pages on web components, on a page in four languages that keeps to it, and on one that does not."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from polyglint.cli import polyglint

GLOSSARY = Path(__file__).parent / "web.csv"
RULES = ["translation/term-missing", "translation/term-forbidden", "translation/term-translated"]
SOURCE = """\
# State of a component

A component keeps its state between renders. We state this once more below.

Pass each prop to the nodes of an array, and give every item a key in the list.

An Effect is a Hook of React that runs event handlers. JSX has no state variables.
"""
RIGHT = {
    "es": """\
# El estado de un componente

Un componente conserva su estado entre renderizados. Lo decimos una vez más abajo.

Pase cada prop a los nodos de un arreglo y dé a cada elemento una clave en la lista.

Un Efecto es un Hook de React que ejecuta controladores de eventos. JSX no tiene variables de estado.
""",
    "fr": """\
# L'état d'un composant

Un composant garde ses états entre deux rendus. Nous le disons encore une fois plus bas.

Passez chaque prop aux nœuds d'un tableau et donnez à chaque élément une clé dans la liste.

Un Effet est un Hook de React qui exécute des gestionnaires d'événements. JSX n'a pas de variable d'état.
""",
    "ru": """\
# Состояние компонента

Компонент хранит своё состояние между рендерами. Ниже мы говорим об этом ещё раз.

Передайте каждый проп узлам массива и дайте каждому элементу списка ключ.

Эффект — это хук React, который запускает обработчики событий. В JSX нет переменных состояния.
""",
    "ko": """\
# 컴포넌트의 상태

컴포넌트는 렌더링 사이에 상태를 유지합니다. 아래에서 한 번 더 말합니다.

각 prop을 배열의 노드에 전달하고 목록의 모든 항목에 키를 주세요.

Effect는 이벤트 핸들러를 실행하는 React의 Hook입니다. JSX에는 상태 변수가 없습니다.
""",
}
WRONG = [
    ("es", "un arreglo", "una matriz", "translation/term-forbidden"),
    ("fr", "Effet", "Impact", "translation/term-missing"),
    ("ru", "хук", "крюк", "translation/term-missing"),
    ("ko", "컴포넌트", "구성 요소", "translation/term-missing"),
    ("es", "Hook", "gancho", "translation/term-missing"),
    ("ru", "React", "Реакт", "translation/term-translated"),
    ("ko", "JSX", "jsx", "translation/term-translated"),
]


def checked(folder: Path, locale: str, text: str) -> str:
    for name, content in (("en", SOURCE), (locale, text)):
        (folder / name).mkdir()
        (folder / name / "page.md").write_text(content, "utf-8")
    (folder / "terms.csv").write_bytes(GLOSSARY.read_bytes())
    (folder / "polyglint.toml").write_text(f'glossaries = ["*.csv"]\nsource-locale = "en"\nselect = {RULES}\n')
    return CliRunner().invoke(polyglint, ["check", str(folder), "--no-cache", "--output-format", "concise"]).stdout


@pytest.mark.parametrize("locale", RIGHT)
def test_a_translation_that_keeps_to_the_glossary_is_left_alone(tmp_path: Path, locale: str) -> None:
    assert "translation/" not in checked(tmp_path, locale, RIGHT[locale])


@pytest.mark.parametrize(("locale", "right", "wrong", "rule"), WRONG)
def test_a_word_that_departs_from_it_is_found(tmp_path: Path, locale: str, right: str, wrong: str, rule: str) -> None:
    assert rule in checked(tmp_path, locale, RIGHT[locale].replace(right, wrong))
