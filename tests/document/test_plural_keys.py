from polyglint.document import Document
from polyglint.document.plural_keys import counterpart, plural_form, plural_groups


def groups(text: str) -> dict[tuple[str | int, ...], list[str]]:
    found = plural_groups(Document("en.json", text).front_matter.entries)
    return {keys: list(forms) for keys, forms in found.items()}


def test_a_form_is_told_by_the_end_of_its_key_or_by_the_key() -> None:
    assert plural_form(("cart", "item_few")) == (("cart", "item"), "few")
    assert plural_form(("cart", "items", "other")) == (("cart", "items"), "other")
    assert plural_form(("item_ordinal_one",)) == (("item_ordinal",), "one")


def test_other_keys_are_no_forms() -> None:
    assert [plural_form(keys) for keys in [("item",), ("one",), ("a", 1), ("item_eleven",)]] == [None] * 4


def test_forms_of_one_number_are_a_group() -> None:
    assert groups('{"item_one": "", "item_other": "b", "x": {"one": "c", "other": "d"}}') == {
        ("item",): ["one", "other"],
        ("x",): ["one", "other"],
    }


def test_a_lone_other_is_no_group() -> None:
    assert groups('{"login_other": "a", "step_one": "b", "step_two": "c"}') == {}


def test_other_beside_something_else_is_no_number() -> None:
    assert groups('{"gender": {"male": "a", "one": "b", "other": "c"}}') == {}


def test_forms_for_many_are_versions_of_the_form_for_others() -> None:
    entries = Document("en.json", '{"item_one": "a", "item_other": "b", "c": "d"}').front_matter.entries
    plurals = plural_groups(entries)

    assert [counterpart((key,), plurals) for key in ("item_few", "item_many", "item_other")] == [("item_other",)] * 3
    assert counterpart(("item_one",), plurals) == ()
    assert counterpart(("c",), plurals) == ("c",)
