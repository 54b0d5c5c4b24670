"""The languages' plural categories, held to Unicode's CLDR as Babel has it."""

import pytest
from babel import Locale

from polyglint import Document
from polyglint_rules.catalogue.counting import _table, needed


@pytest.mark.parametrize("language", sorted(_table().keys() - {"bh", "ht", "no", "pap"}))
def test_the_table_agrees_with_cldr(language: str) -> None:
    rule = Locale.parse(language).plural_form

    assert {rule(number) for number in range(1000)} == set(needed(Document("a.json", "{}", language)))


def test_a_language_with_one_form_needs_nothing() -> None:
    assert [needed(Document("a.json", "{}", tag)) for tag in ("ja", "ko-KR", "zh-Hans", "")] == [()] * 4
