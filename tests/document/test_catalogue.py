import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglint.document import MARKUP, OBJECT, Document
from polyglint.document.formats import FORMATS, format_of
from polyglint.site.catalogues import SUFFIXES

TEXTS = st.text(max_size=12)
MESSAGES = st.recursive(
    TEXTS | st.none() | st.integers() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS.map(lambda key: f"k{key}"), inner, max_size=3),
    max_leaves=12,
)


def messages(document: Document) -> dict[str, str]:
    entries = [entry for entry in document.front_matter.entries if entry.is_text]
    return {".".join(map(str, entry.keys)): entry.value for entry in entries}


def written(document: Document) -> list[str]:
    entries = [entry for entry in document.front_matter.entries if entry.is_text]
    return [document.text[entry.value_start : entry.value_end] for entry in entries]


def test_a_catalogue_is_all_header() -> None:
    document = Document("locales/fr.json", '{"save": "Enregistrer **tout**"}', "fr")

    assert document.is_catalogue
    assert (document.blocks, document.headings, document.sentences, document.title) == ((), (), (), "")
    assert bool(document.front_matter)


def test_the_prose_of_a_catalogue_is_its_messages() -> None:
    document = Document("locales/fr.json", '{"save": "Tout", "list": ["un", 2]}', "fr")

    assert document.prose.replace(OBJECT, "") == "Toutun"
    assert len(document.prose) == len(document.text)


@pytest.mark.parametrize("path", ["a.md", "README", "a.markdown", "json", "b/po"])
def test_other_files_are_none(path: str) -> None:
    assert format_of(path) == ""
    assert not Document(path, '{"a": "b"}').is_catalogue


def test_names_may_be_in_capitals() -> None:
    assert format_of("LOCALES/FR.JSON") == "json"


def test_the_site_looks_for_what_can_be_read() -> None:
    assert sorted(FORMATS) == sorted(SUFFIXES)


def test_messages_have_the_places_of_their_texts() -> None:
    document = Document("fr.json", '{\n "a": {"b": ["eins", "zw\\"ei"]}, "c": ""\n}')

    assert messages(document) == {"a.b.0": "eins", "a.b.1": 'zw"ei', "c": ""}
    assert written(document) == ["eins", 'zw\\"ei', ""]


@given(
    st.dictionaries(TEXTS.map(lambda key: f"k{key}"), MESSAGES, max_size=4), st.booleans(), st.sampled_from([None, 1])
)
def test_any_json_is_read_as_written(data: dict[str, object], is_ascii: bool, indent: int | None) -> None:
    document = Document("a.json", json.dumps(data, ensure_ascii=is_ascii, indent=indent))

    assert document.front_matter.errors == ()
    assert len(document.masked) == len(document.text)
    for entry in document.front_matter.entries:
        text = document.text[entry.value_start : entry.value_end]
        assert json.loads(f'"{text}"' if entry.is_text else text) == _at(data, entry.keys)


def _at(data: object, keys: tuple[str | int, ...]) -> object:
    for key in keys:
        data = data[key]  # type: ignore[index]  # the keys are those of the data
    return data


def test_escapes_are_masked_so_that_words_are_read() -> None:
    document = Document("ru.json", '{"a": "\\u043e\\u043d 3\\nx"}')
    entry = document.front_matter.entries[0]

    read = document.masked[entry.value_start : entry.value_end]

    assert read.replace(MARKUP, "") == "он 3 x"
    assert len(read) == entry.value_end - entry.value_start


def test_characters_beyond_the_first_plane_are_two_escapes() -> None:
    document = Document("a.json", '{"a": "\\ud83d\\ude00!"}')

    assert "\N{GRINNING FACE}" in document.masked


@pytest.mark.parametrize("written", ['"Bonjour"', "'Bonjour'", "Bonjour", ">\n    Bonjour\n", "|-\n    Bonjour"])
def test_a_yaml_value_is_its_text(written: str) -> None:
    document = Document("config/locales/fr.yml", f"fr:\n  hello: {written}\n", "fr")
    entry = document.front_matter.entries[0]

    assert entry.keys == ("hello",)
    assert document.text[entry.value_start : entry.value_end] == "Bonjour"


def test_the_locale_above_all_messages_is_no_key() -> None:
    portuguese = Document("pt-BR.yml", "pt-BR:\n  save: Salvar\n", "pt-BR")
    other = Document("pt-BR.yml", "form:\n  save: Salvar\n", "pt-BR")

    assert (list(messages(portuguese)), list(messages(other))) == (["save"], ["form.save"])


def test_a_key_that_yaml_takes_for_a_truth_value_has_its_text() -> None:
    document = Document("fr.yml", "fr:\n  no: Non\n  yes: Oui\n", "fr")

    assert messages(document) == {"no": "Non", "yes": "Oui"}


def test_what_translators_are_told_is_no_message() -> None:
    chrome = Document(
        "messages.json", '{"a": {"message": "A", "description": "B", "placeholders": {"x": {"c": "$1"}}}}'
    )
    flutter = Document("app_en.arb", '{"@@locale": "en", "a": "A", "@a": {"description": "B"}}')
    real = Document("en.json", '{"a": {"message": "A", "title": "T", "description": "B"}}')

    assert list(messages(chrome)) == ["a.message"]
    assert list(messages(flutter)) == ["a"]
    assert list(messages(real)) == ["a.message", "a.title", "a.description"]


@pytest.mark.parametrize(
    ("path", "text", "start"),
    [
        ("a.json", '{"a": "b",}', 10),
        ("a.json", "", 0),
        ("a.json", '{"a": "b"', 9),
        ("a.yml", "a: b: c\n", 4),
        ("a.po", 'msgid "a"\nmsgstr "b\n', 10),
        ("a.po", '"a"\n', 1),
    ],
)
def test_what_cannot_be_read_is_an_error_with_its_place(path: str, text: str, start: int) -> None:
    errors = Document(path, text).front_matter.errors

    assert [("syntax", start)] == [(error.kind, error.start) for error in errors]


@pytest.mark.parametrize("text", ["[1, 2]", '"text"', "null"])
def test_data_without_keys_has_no_messages(text: str) -> None:
    document = Document("a.json", text)

    assert (document.front_matter.entries, document.front_matter.errors) == ((), ())


def test_what_is_nested_without_end_is_an_error() -> None:
    document = Document("a.json", '{"a":' * 100_000)

    assert [error.kind for error in document.front_matter.errors] == ["syntax"]


def test_a_key_that_stands_twice_is_an_error() -> None:
    document = Document("a.json", '{"a": "b", "c": {"d": "e"}, "c": {"f": "g"}}')

    assert [error.kind for error in document.front_matter.errors] == ["duplicate-key"]
    assert list(messages(document)) == ["a", "c.d"]


def test_the_originals_of_a_po_file_are_a_document_beside_it() -> None:
    document = Document("fr.po", 'msgid "Save"\nmsgstr "Enregistrer"\n', "fr")
    originals = document.originals("en")

    assert originals
    assert (originals.path, originals.locale, messages(originals)) == ("fr.po", "en", {"Save": "Save"})
    assert originals.place(7, 11).column == 8
    assert Document("fr.json", "{}").originals("en") is None


def test_a_po_file_that_only_repeats_its_originals_has_no_texts_of_its_own() -> None:
    texts = ['msgid "Save"\nmsgstr ""\n', 'msgid "Save"\nmsgstr "Save"\n', 'msgid "save"\nmsgstr "Save"\n']
    catalogues = [Document("en.po", text, "en").catalogue for text in texts]

    assert [False, False, True] == [catalogue.has_own_texts for catalogue in catalogues if catalogue]


PIECES = st.sampled_from(
    [
        *"\"'{}[]:,|>#a\n é",
        "\\",
        "\\u00e9",
        "  ",
        "- ",
        "#, fuzzy",
        "#~ ",
        '""',
        '"%d x"',
        "fr:",
        "no",
        "&a",
        "*a",
        "!!bool",
    ]
)
KEYWORDS = st.sampled_from(["msgid ", "msgid_plural ", "msgstr ", "msgstr[1] ", "msgctxt "])


@given(
    st.lists(PIECES | KEYWORDS, max_size=30).map("".join), st.sampled_from(["fr.json", "fr.yml", "fr.po", "app_fr.arb"])
)
def test_any_text_is_read_without_a_crash(text: str, path: str) -> None:
    document = Document(path, text, "fr")
    originals = document.originals("en")

    assert len(document.prose) == len(document.masked) == len(text)
    for entry in (*document.front_matter.entries, *(originals.front_matter.entries if originals else ())):
        assert 0 <= entry.key_start <= entry.key_end <= len(text)
        assert 0 <= entry.value_start <= entry.value_end <= len(text)
    for error in document.front_matter.errors:
        assert 0 <= error.start <= error.end <= len(text)
