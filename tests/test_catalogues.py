"""Catalogues of messages, from the command line to the report."""

from tests.conftest import Lint, Write

PO = 'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "Save"\nmsgstr ""\n'


def rules_of(lines: list[str]) -> list[str]:
    return [" ".join(line.split()[:3:2]) for line in lines]


def test_messages_are_compared_beside_pages_of_another_layout(write: Write, lint: Lint) -> None:
    write(
        {
            "content/about.md": "# About us\n\nText.\n",
            "content/about.de.md": "# Über uns\n\nText.\n",
            "i18n/en.yaml": "save: Save\ncancel: Cancel\n",
            "i18n/de.yaml": "save: Speichern\n",
        }
    )

    called = lint(".", "--select", "catalogue", "--output-format", "concise")

    assert rules_of(called.lines) == ["i18n/de.yaml:1:1 catalogue/missing-message"]


def test_a_po_file_is_compared_with_itself(write: Write, lint: Lint) -> None:
    write({"locale/fr/LC_MESSAGES/app.po": PO, "locale/en/LC_MESSAGES/app.po": PO})

    called = lint(".", "--select", "catalogue", "--output-format", "concise")

    assert rules_of(called.lines) == ["locale/fr/LC_MESSAGES/app.po:5:1 catalogue/empty-message"]


def test_a_lone_po_file_says_its_language(write: Write, lint: Lint) -> None:
    write({"app.po": PO})

    called = lint("app.po", "--select", "catalogue", "--output-format", "concise")

    assert rules_of(called.lines) == ["app.po:5:1 catalogue/empty-message"]


def test_a_catalogue_that_cannot_be_read_is_a_finding_and_the_rest_is_checked(write: Write, lint: Lint) -> None:
    write(
        {
            "locales/en.json": '{"save": "Save", "cancel": "Cancel"}\n',
            "locales/fr.json": '{"save": }\n',
            "locales/de.json": '{"save": "Speichern"}\n',
            "locales/ru.json": b"\xff\xfe\x00\x01",
        }
    )

    called = lint(".", "--output-format", "concise")

    assert called.code == 1
    assert rules_of(called.lines) == [
        "locales/de.json:1:2 catalogue/missing-message",
        "locales/fr.json:1:10 catalogue/unparsable",
        "locales/ru.json:1:1 encoding/not-utf8",
    ]


def test_a_comma_too_many_is_taken_out(write: Write, lint: Lint) -> None:
    root = write({"locales/en.json": '{"a": "b"}', "locales/fr.json": '{\r\n  "a": "c",\r\n}\r\n'})

    lint(".", "--fix", "--select", "catalogue")

    assert (root / "locales/fr.json").read_bytes() == b'{\r\n  "a": "c"\r\n}\r\n'


def test_damaged_text_is_repaired_in_its_message(write: Write, lint: Lint) -> None:
    root = write(
        {
            "locales/en.json": '{"a": "summer"}',
            "locales/fr.json": '{"a": "l\u00c3\u00a9gumes d\u00c3\u00a9j\u00c3\u00a0 pr\u00c3\u00aats"}',
        }
    )

    lint(".", "--fix", "--select", "encoding")

    assert (root / "locales/fr.json").read_text(encoding="utf-8") == '{"a": "légumes déjà prêts"}'


def test_a_comment_in_yaml_silences(write: Write, lint: Lint) -> None:
    comment = '# polyglint: ignore-file[catalogue/missing-message] reason="half done"'
    write({"locales/en.yml": "en:\n  a: b\n  c: d\n", "locales/fr.yml": f"{comment}\nfr:\n  a: b\n"})

    assert lint(".", "--select", "catalogue", "--output-format", "concise").lines == []


def test_a_changed_source_is_compared_again(write: Write, lint: Lint) -> None:
    files = {"locales/en.json": '{"a": "b"}', "locales/fr.json": '{"a": "c"}'}
    root = write(files)
    before = lint(".", "--select", "catalogue", "--output-format", "concise").lines
    (root / "locales/en.json").write_text('{"a": "b", "d": "e"}', encoding="utf-8")

    after = lint(".", "--select", "catalogue", "--output-format", "concise").lines

    assert (before, rules_of(after)) == ([], ["locales/fr.json:1:2 catalogue/missing-message"])


def test_pages_without_catalogues_are_checked_as_before(write: Write, lint: Lint) -> None:
    write({"a.md": "# A\n\nText.\n", "package.json": "{broken", "locales/en.json": "{broken"})

    assert lint(".", "--output-format", "concise").lines == []
